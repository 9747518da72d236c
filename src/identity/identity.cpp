#include "newsgraph/identity/identity.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/utf8.hpp"

#include "grouping.hpp"
#include "names.hpp"

namespace newsgraph::identity {
namespace {

std::string small_letters(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

const Entity& entity_of(std::span<const Record> records, Member member) {
  return records[member.record].entities[member.entity];
}

/// Where the group is first seen, as a part of an id.
std::string place_of(std::span<const Record> records, const Group& group, EntityIndex entity) {
  const Record& record = records[group.members.front().record];
  const Span span = first_seen(record, entity);
  return std::to_string(span.begin) + '-' + std::to_string(span.end);
}

/// Id of a group by what it is known by everywhere, or by its place in its only article.
std::string base_id(std::span<const Record> records, const Group& group) {
  const std::string prefix = small_letters(group.root) + '-';
  if (!group.alone) {
    if (!group.wikidata.empty()) return prefix + group.wikidata;
    return prefix + content_id({group.root, group.name_key, group.country});
  }
  const Member& member = group.members.front();
  const std::string& article = records[member.record].article.identifier;
  const std::string place = place_of(records, group, member.entity);
  if (group.root == "Event" || group.root == "Agreement") {
    return prefix + content_id({group.root, article, place});
  }
  const std::string& known_as = group.wikidata.empty() ? group.name_key : group.wikidata;
  return prefix + content_id({group.root, known_as, article, place});
}

/// Where groups share an id, all but the first (by article, place in the text) add where they are
/// first seen; where even that is shared (two events of one verb), their number in the article.
std::vector<std::string> make_ids(std::span<const Record> records,
                                  const std::vector<Group>& groups) {
  std::vector<std::string> ids;
  ids.reserve(groups.size());
  for (const Group& group : groups) ids.push_back(base_id(records, group));

  const auto mend = [&](auto&& more) {
    std::vector<std::uint32_t> order(groups.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t i) -> std::string_view { return ids[i]; });
    for (std::size_t begin = 0; begin < order.size();) {
      std::size_t end = begin + 1;
      while (end < order.size() && ids[order[end]] == ids[order[begin]]) ++end;
      const auto equal = std::span(order).subspan(begin, end - begin);
      begin = end;
      if (equal.size() == 1) continue;
      std::ranges::sort(equal, {}, [&](std::uint32_t i) {
        const Member& member = groups[i].members.front();
        return std::tuple(member.record, first_seen(records[member.record], member.entity),
                          member.entity);
      });
      const std::string shared = ids[equal.front()];
      for (const std::uint32_t i : equal.subspan(1)) {
        const Member& member = groups[i].members.front();
        ids[i] = small_letters(groups[i].root) + '-' +
                 content_id({shared, records[member.record].article.identifier, more(groups[i])});
      }
    }
  };
  mend([&](const Group& group) { return place_of(records, group, group.members.front().entity); });
  mend([&](const Group& group) {
    return place_of(records, group, group.members.front().entity) + '#' +
           std::to_string(group.members.front().entity);
  });
  return ids;
}

/// The most precise type that all members agree on: of Place, City the City; of City, Region the
/// Place above both.
std::string common_type(std::span<const Record> records, const Group& group,
                        const knowledge::Ontology& ontology) {
  if (group.members.size() == 1) return entity_of(records, group.members.front()).type;
  std::vector<std::string_view> types;
  for (const Member& member : group.members) {
    const std::string& type = entity_of(records, member).type;
    if (std::ranges::find(types, type) == types.end()) types.push_back(type);
  }
  std::ranges::sort(types);
  std::string_view common = types.front();
  bool split = false;
  for (const std::string_view type : types) {
    if (ontology.is_a(common, type)) continue;
    if (!split && ontology.is_a(type, common)) {
      common = type;
      continue;
    }
    while (!ontology.is_a(type, common)) {
      const knowledge::EntityType* row = ontology.find_type(common);
      if (row == nullptr || row->parent.empty()) return group.root;
      common = row->parent;
    }
    split = true;
  }
  return std::string(common);
}

/// Most frequent, then not all in capitals ("ASTANA" of a dateline), longest, first.
struct Counted {
  std::string_view text;
  std::size_t count = 0;
};

bool better_name(const Counted& a, const Counted& b) {
  const auto key = [](const Counted& each) {
    return std::tuple(each.count, !all_capitals(each.text), count_code_points(each.text));
  };
  const auto left = key(a);
  const auto right = key(b);
  return left != right ? left > right : a.text < b.text;
}

std::string canonical_name(std::span<const Record> records, const Group& group) {
  if (group.members.size() == 1)
    return single_spaced(entity_of(records, group.members.front()).name);
  std::map<std::string_view, std::size_t> counts;
  for (const Member& member : group.members) ++counts[entity_of(records, member).name];
  Counted best;
  for (const auto& [text, count] : counts) {
    if (best.count == 0 || better_name({text, count}, best)) best = {text, count};
  }
  return single_spaced(best.text);
}

std::vector<std::string> other_names(std::span<const Record> records, const Group& group,
                                     std::span<const CodePointIndex> texts,
                                     const std::string& name) {
  std::vector<std::string_view> forms;
  // Of a thing in thousands of articles most forms are the same: drop repeats before they pile up.
  std::size_t limit = 64;
  const auto drop_repeats = [&forms] {
    std::ranges::sort(forms);
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  };
  for (const Member& member : group.members) {
    const Entity& entity = entity_of(records, member);
    forms.push_back(entity.name);
    for (const Mention& mention : entity.mentions) {
      if (mention.kind != MentionKind::Name) continue;
      forms.push_back(texts[member.record].slice(mention.span.begin, mention.span.end));
    }
    if (forms.size() < limit) continue;
    drop_repeats();
    limit = 2 * forms.size() + 64;
  }
  drop_repeats();
  std::vector<std::string> names;
  names.reserve(forms.size());
  for (const std::string_view form : forms) {
    std::string spaced = single_spaced(form);
    if (!spaced.empty() && spaced != name) names.push_back(std::move(spaced));
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  names.shrink_to_fit();
  return names;
}

/// Of every feature the value that most members have, of equally frequent ones the first.
std::vector<std::pair<std::string, std::string>> merged_features(std::span<const Record> records,
                                                                 const Group& group) {
  if (group.members.size() == 1) return entity_of(records, group.members.front()).features;
  std::map<std::string_view, std::map<std::string_view, std::size_t>> counts;
  for (const Member& member : group.members) {
    for (const auto& [key, value] : entity_of(records, member).features) ++counts[key][value];
  }
  std::vector<std::pair<std::string, std::string>> features;
  for (const auto& [key, values] : counts) {
    const auto most =
        std::ranges::max_element(values, {}, [](const auto& pair) { return pair.second; });
    features.emplace_back(key, most->first);
  }
  return features;
}

}  // namespace

Identities resolve(std::span<const Record> records, const knowledge::Knowledge& knowledge) {
  const std::vector<Group> groups = group_entities(records, knowledge);
  std::vector<std::string> ids = make_ids(records, groups);
  std::vector<std::uint32_t> order(groups.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) -> std::string_view { return ids[i]; });

  std::vector<CodePointIndex> texts;
  texts.reserve(records.size());
  for (const Record& record : records) texts.emplace_back(record.article.text);

  Identities identities;
  identities.clusters.reserve(groups.size());
  identities.cluster_of.resize(records.size());
  for (std::size_t r = 0; r < records.size(); ++r) {
    identities.cluster_of[r].resize(records[r].entities.size());
  }
  for (const std::uint32_t i : order) {
    const Group& group = groups[i];
    Cluster cluster;
    cluster.id = std::move(ids[i]);
    cluster.type = common_type(records, group, knowledge.ontology);
    cluster.name = canonical_name(records, group);
    cluster.aliases = other_names(records, group, texts, cluster.name);
    cluster.wikidata = group.wikidata;
    cluster.features = merged_features(records, group);
    const auto id = static_cast<ClusterId>(identities.clusters.size());
    cluster.members.reserve(group.members.size());
    for (const Member& member : group.members) {
      cluster.members.emplace_back(member.record, member.entity);
      identities.cluster_of[member.record][member.entity] = id;
    }
    identities.clusters.push_back(std::move(cluster));
  }
  return identities;
}

std::string article_id(const Article& article) {
  return "article-" + content_id({article.identifier});
}

}  // namespace newsgraph::identity
