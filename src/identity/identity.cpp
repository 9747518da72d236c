#include "newsgraph/identity/identity.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/sorted.hpp"
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
  if (!group.by_place) {
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

/// Groups by id. The beginnings of the ids stand in the keys as numbers, so that sorting does not
/// go through memory for every comparison.
std::vector<std::uint32_t> order_by_id(const std::vector<std::string>& ids) {
  struct Key {
    std::array<std::uint64_t, 4> begin{};
    std::uint32_t index = 0;
  };
  std::vector<Key> keys(ids.size());
  for (std::uint32_t i = 0; i < ids.size(); ++i) {
    keys[i].index = i;
    for (std::size_t byte = 0; byte < std::min<std::size_t>(ids[i].size(), 32); ++byte) {
      keys[i].begin[byte / 8] |= std::uint64_t{static_cast<unsigned char>(ids[i][byte])}
                                 << (56 - byte % 8 * 8);
    }
  }
  std::ranges::sort(keys, [&ids](const Key& a, const Key& b) {
    return a.begin != b.begin ? a.begin < b.begin : ids[a.index] < ids[b.index];
  });
  std::vector<std::uint32_t> order;
  order.reserve(keys.size());
  for (const Key& key : keys) order.push_back(key.index);
  return order;
}

/// Where groups share an id, all but the first (by article, place in the text) add where they are
/// first seen; where even that is shared (two events of one verb), their number in the article.
std::vector<std::string> make_ids(std::span<const Record> records,
                                  const std::vector<Group>& groups) {
  std::vector<std::string> ids;
  ids.reserve(groups.size());
  for (const Group& group : groups) ids.push_back(base_id(records, group));

  for (const bool with_number : {false, true}) {
    std::vector<std::uint32_t> order = order_by_id(ids);
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
        const std::string number = with_number ? std::to_string(member.entity) : std::string();
        ids[i] = small_letters(groups[i].root) + '-' +
                 content_id({shared, records[member.record].article.identifier,
                             place_of(records, groups[i], member.entity), number});
      }
    }
  }
  return ids;
}

/// Distinct numbers of the members and how often each occurs; names known by office alone count
/// only where they are asked for.
std::vector<std::pair<std::uint32_t, std::size_t>> count_values(
    const Grouping& grouping, const Group& group, const std::vector<std::uint32_t>& of_row,
    bool by_office = true) {
  std::vector<std::uint32_t> values;
  values.reserve(group.members.size());
  for (const Member& member : group.members) {
    const std::uint32_t row = grouping.row(member);
    if (by_office || !grouping.by_office[row]) values.push_back(of_row[row]);
  }
  std::ranges::sort(values);
  std::vector<std::pair<std::uint32_t, std::size_t>> counts;
  for (const std::uint32_t value : values) {
    if (counts.empty() || counts.back().first != value) counts.emplace_back(value, 0);
    ++counts.back().second;
  }
  return counts;
}

/// The most precise type that all members agree on: of Place, City the City; of City, Region the
/// Place above both.
std::string common_type(const Grouping& grouping, const Group& group,
                        const knowledge::Ontology& ontology) {
  std::vector<std::string_view> types;
  for (const auto& [type, count] : count_values(grouping, group, grouping.type_of_row)) {
    types.push_back(grouping.types[type]);
  }
  std::ranges::sort(types);
  std::string_view common = types.front();
  bool split = false;
  for (const std::string_view other : types) {
    if (ontology.is_a(common, other)) continue;
    if (!split && ontology.is_a(other, common)) {
      common = other;
      continue;
    }
    while (!ontology.is_a(other, common)) {
      const knowledge::EntityType* row = ontology.find_type(common);
      if (row == nullptr || row->parent.empty()) return group.root;
      common = row->parent;
    }
    split = true;
  }
  return std::string(common);
}

/// For persons those of several words first; most frequent, then not all in capitals ("ASTANA" of a
/// dateline), longest, first.
struct Counted {
  std::string_view text;
  std::size_t count = 0;
  bool whole = false;  ///< No surname alone.
};

bool better_name(const Counted& a, const Counted& b) {
  const auto key = [](const Counted& each) {
    return std::tuple(each.whole, each.count, !all_capitals(each.text),
                      count_code_points(each.text));
  };
  const auto left = key(a);
  const auto right = key(b);
  return left != right ? left > right : a.text < b.text;
}

std::string canonical_name(const Grouping& grouping, const Group& group) {
  for (const bool by_office : {false, true}) {
    Counted best;
    for (const auto& [name, count] :
         count_values(grouping, group, grouping.name_of_row, by_office)) {
      const std::string_view text = grouping.names[name];
      const bool whole = group.root == "Person" && text.find(' ') != std::string_view::npos;
      const Counted candidate = {text, count, whole};
      if (best.count == 0 || better_name(candidate, best)) best = candidate;
    }
    if (best.count > 0) return single_spaced(best.text);
  }
  return {};
}

/// Forms of entities that differ from their names, end to end, by group; gathered article by
/// article, because their texts lie far apart in memory.
class OtherForms {
 public:
  OtherForms(std::span<const Record> records, const Grouping& grouping,
             const std::vector<std::uint32_t>& group_of_row, std::size_t groups) {
    std::vector<std::pair<std::uint32_t, std::string_view>> found;
    std::vector<std::string_view> own;
    for (std::uint32_t r = 0; r < records.size(); ++r) {
      const CodePointIndex text(records[r].article.text);
      for (EntityIndex e = 0; e < records[r].entities.size(); ++e) {
        const Entity& entity = records[r].entities[e];
        own.clear();
        for (const Mention& mention : entity.mentions) {
          if (mention.kind != MentionKind::Name) continue;
          const std::string_view form = text.slice(mention.span.begin, mention.span.end);
          if (form == entity.name || std::ranges::find(own, form) != own.end()) continue;
          own.push_back(form);
          found.emplace_back(group_of_row[grouping.row({r, e})], form);
        }
      }
    }
    first_.assign(groups + 1, 0);
    for (const auto& [group, form] : found) ++first_[group + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    forms_.resize(found.size());
    std::vector<std::uint32_t> next(first_);
    for (const auto& [group, form] : found) forms_[next[group]++] = form;
  }

  std::span<const std::string_view> of(std::uint32_t group) const {
    return std::span(forms_).subspan(first_[group], first_[group + 1] - first_[group]);
  }

 private:
  std::vector<std::uint32_t> first_;
  std::vector<std::string_view> forms_;
};

std::vector<std::string> other_names(const Grouping& grouping, const Group& group,
                                     std::span<const std::string_view> forms,
                                     const std::string& name) {
  std::vector<std::string_view> all(forms.begin(), forms.end());
  for (const auto& [number, count] : count_values(grouping, group, grouping.name_of_row, false)) {
    all.push_back(grouping.names[number]);
  }
  make_set(all);
  std::vector<std::string> names;
  for (const std::string_view form : all) {
    std::string spaced = single_spaced(form);
    if (!spaced.empty() && spaced != name) names.push_back(std::move(spaced));
  }
  make_set(names);
  names.shrink_to_fit();
  return names;
}

/// Of every feature the value that most members have, of equally frequent ones the first.
std::vector<std::pair<std::string, std::string>> merged_features(
    std::span<const Record> records, const Group& group, std::span<const InferredDate> dates) {
  const auto& first = entity_of(records, group.members.front()).features;
  const bool all_equal = std::ranges::all_of(group.members, [&](const Member& member) {
    return entity_of(records, member).features == first;
  });
  const bool some_inferred = std::ranges::any_of(
      group.members, [&](const Member& member) { return !dates[member.record].value.empty(); });
  if (all_equal && !some_inferred) return first;
  std::map<std::string_view, std::map<std::string, std::size_t, std::less<>>> counts;
  for (const Member& member : group.members) {
    const std::string& inferred = dates[member.record].value;
    for (const auto& [key, value] : entity_of(records, member).features) {
      const bool is_date = key == "startDate" || key == "endDate";
      ++counts[key][is_date ? with_inferred_year(value, false, inferred) : value];
    }
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

Identities resolve(std::span<const Record> records, const knowledge::Knowledge& knowledge,
                   const Judgements& judgements) {
  Grouping grouping = group_entities(records, knowledge, judgements);
  const std::vector<Group>& groups = grouping.groups;
  std::vector<std::string> ids = make_ids(records, groups);
  std::vector<std::uint32_t> group_of_row(grouping.name_of_row.size());
  for (std::uint32_t i = 0; i < groups.size(); ++i) {
    for (const Member& member : groups[i].members) group_of_row[grouping.row(member)] = i;
  }
  const OtherForms forms(records, grouping, group_of_row, groups.size());

  Identities identities;
  identities.clusters.reserve(groups.size());
  std::vector<ClusterId> cluster_of_group(groups.size());
  for (const std::uint32_t i : order_by_id(ids)) {
    const Group& group = groups[i];
    Cluster cluster;
    cluster.id = std::move(ids[i]);
    cluster.type = common_type(grouping, group, knowledge.ontology);
    cluster.name = canonical_name(grouping, group);
    cluster.aliases = other_names(grouping, group, forms.of(i), cluster.name);
    cluster.wikidata = group.wikidata;
    cluster.features = merged_features(records, group, grouping.dates);
    cluster.members.reserve(group.members.size());
    for (const Member& member : group.members) {
      cluster.members.emplace_back(member.record, member.entity);
    }
    cluster.merges = group.merges;
    cluster_of_group[i] = static_cast<ClusterId>(identities.clusters.size());
    identities.clusters.push_back(std::move(cluster));
  }
  identities.cluster_of.resize(records.size());
  for (std::uint32_t r = 0; r < records.size(); ++r) {
    std::vector<ClusterId>& clusters = identities.cluster_of[r];
    clusters.reserve(records[r].entities.size());
    for (EntityIndex e = 0; e < records[r].entities.size(); ++e) {
      clusters.push_back(cluster_of_group[group_of_row[grouping.row({r, e})]]);
    }
  }
  identities.dates = std::move(grouping.dates);
  return identities;
}

std::string article_id(const Article& article) {
  return "article-" + content_id({article.identifier});
}

}  // namespace newsgraph::identity
