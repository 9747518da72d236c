#include "grouping.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/sorted.hpp"
#include "newsgraph/base/utf8.hpp"

#include "grouper.hpp"
#include "names.hpp"
#include "person_names.hpp"

namespace newsgraph::identity {

const Type& Grouper::type_of(const std::string& type) {
  const auto found = types_.find(type);
  if (found != types_.end()) return found->second;
  const std::string_view known = knowledge_.ontology.root(type);
  const std::string root(known.empty() ? std::string_view(type) : known);
  const auto at = std::ranges::find(roots_, root);
  const auto id = static_cast<RootId>(at - roots_.begin());
  if (at == roots_.end()) {
    roots_.push_back(root);
    raw_names_.emplace_back();
    name_ids_.emplace_back();
  }
  const bool body_of_state = knowledge_.ontology.is_a(type, "GovernmentOrganization");
  result_.types.emplace_back(type);
  const auto number = static_cast<std::uint32_t>(result_.types.size() - 1);
  return types_.emplace(type, Type{number, id, body_of_state}).first->second;
}

RawName Grouper::name_of(RootId root, const std::string& name) {
  const auto found = raw_names_[root].find(name);
  if (found != raw_names_[root].end()) return found->second;
  std::string key = name_key(name);
  const bool enough = name_is_enough(name, roots_[root], key, knowledge_);
  const auto [at, is_new] = name_ids_[root].emplace(key, static_cast<NameId>(names_.size()));
  if (is_new) names_.push_back({root, std::move(key)});
  result_.names.emplace_back(name);
  const auto number = static_cast<std::uint32_t>(result_.names.size() - 1);
  return raw_names_[root].emplace(name, RawName{number, at->second, enough}).first->second;
}

std::optional<NameId> Grouper::known_name(RootId root, std::string_view key) const {
  const auto found = name_ids_[root].find(key);
  if (found == name_ids_[root].end()) return std::nullopt;
  return found->second;
}

void Grouper::read_rows() {
  std::size_t count = 0;
  for (const Record& record : records_) count += record.entities.size();
  rows_.reserve(count);
  result_.first_row.reserve(records_.size());
  result_.name_of_row.reserve(count);
  result_.type_of_row.reserve(count);
  result_.by_office.reserve(count);
  for (std::uint32_t r = 0; r < records_.size(); ++r) {
    const std::vector<Entity>& entities = records_[r].entities;
    result_.first_row.push_back(static_cast<std::uint32_t>(rows_.size()));
    for (EntityIndex e = 0; e < entities.size(); ++e) {
      Row row;
      row.member = {r, e};
      const Type& type = type_of(entities[e].type);
      const bool person = roots_[type.root] == "Person";
      const bool named = is_named(entities[e]) && !(person && is_title_alone(entities[e]));
      const std::string* holder = person ? holder_of(entities[e], records_[r].article) : nullptr;
      // "President Kask", "Jonathan Kask, President" where the tables have Jon Kask.
      if (holder != nullptr && named && !may_be_short_for(entities[e].name, *holder)) {
        holder = nullptr;
      }
      const RawName own = name_of(type.root, entities[e].name);
      const RawName name = holder == nullptr ? own : name_of(type.root, *holder);
      const bool has_own_name = named && own.enough;
      row.root = type.root;
      row.name = name.name;
      row.identifying = name.enough && (named || holder != nullptr) &&
                        !(type.body_of_state && feature(entities[e], "country").empty());
      result_.by_office.push_back(holder != nullptr && !has_own_name);
      rows_.push_back(row);
      result_.name_of_row.push_back(has_own_name ? own.number : name.number);
      result_.type_of_row.push_back(type.number);
    }
  }
}

void Grouper::group_by_wikidata() {
  std::vector<StringIds> groups(roots_.size());
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    const std::string& wikidata = entity(rows_[i]).wikidata;
    if (wikidata.empty()) continue;
    StringIds& of_root = groups[rows_[i].root];
    auto found = of_root.find(wikidata);
    if (found == of_root.end()) {
      found = of_root.emplace(wikidata, new_group(rows_[i].root)).first;
      drafts_[found->second].wikidata = wikidata;
    }
    put(i, found->second);
  }
  for (Draft& draft : drafts_) set_country(draft);
}

void Grouper::set_country(Draft& draft) const {
  for (const std::uint32_t row : draft.rows) {
    draft.country = feature(entity(rows_[row]), "country");
    if (!draft.country.empty()) return;
  }
}

void Grouper::group_by_name() {
  // A counting sort: rows of each name end to end, in their order.
  std::vector<std::uint32_t> first(names_.size() + 1, 0);
  for (const Row& row : rows_) ++first[row.name + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<std::uint32_t> by_name(rows_.size());
  std::vector<std::uint32_t> next = first;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) by_name[next[rows_[i].name]++] = i;
  for (NameId name = 0; name < names_.size(); ++name) {
    group_rows_of_name(std::span(by_name).subspan(first[name], first[name + 1] - first[name]));
  }
}

/// Rows that bear one name: those that are linked are in groups already; the others join the only
/// one that fits, or make groups of their own, one of each country where countries tell.
void Grouper::group_rows_of_name(std::span<const std::uint32_t> rows) {
  const RootId root = rows_[rows.front()].root;
  const bool countries_tell = country_tells_apart(roots_[root]);
  std::vector<GroupId> linked;
  std::vector<std::string_view> countries;  // Of those that are not linked.
  for (const std::uint32_t row : rows) {
    if (rows_[row].group != none) {
      linked.push_back(rows_[row].group);
    } else if (rows_[row].identifying && countries_tell) {
      const std::string& country = feature(entity(rows_[row]), "country");
      if (!country.empty()) countries.push_back(country);
    }
  }
  const auto make_unique = [](auto& values) { make_set(values); };
  make_unique(linked);
  make_unique(countries);

  std::map<std::string_view, GroupId> made;
  for (const std::uint32_t row : rows) {
    if (rows_[row].group != none) continue;
    const std::string_view country =
        countries_tell ? std::string_view(feature(entity(rows_[row]), "country")) : "";
    GroupId target = none;
    bool own = false;
    if (rows_[row].identifying) {
      if (!linked.empty()) {
        std::size_t fitting = 0;
        for (const GroupId group : linked) {
          const std::string_view other = drafts_[group].country;
          const bool fits = linked.size() == 1
                                ? country.empty() || other.empty() || country == other
                                : !country.empty() && country == other;
          if (!fits) continue;
          ++fitting;
          target = group;
        }
        if (fitting != 1) target = none;
        own = target == none && !country.empty();
      } else {
        own = countries.size() <= 1 || !country.empty();
      }
    }
    if (own) {
      const std::string_view which = linked.empty() && countries.size() <= 1 ? "" : country;
      auto found = made.find(which);
      if (found == made.end()) {
        found = made.emplace(which, new_group(root)).first;
        drafts_[found->second].country = countries.size() == 1 ? countries.front() : which;
      }
      target = found->second;
    }
    if (target != none) put(row, target);
  }
}

/// Coreference has kept two entities of an article apart: the linked one, else the first in the
/// text, stays in the group, the others stand alone.
void Grouper::keep_one_of_each_article(Draft& draft) {
  const auto order = [this](std::uint32_t row) {
    const Row& each = rows_[row];
    return std::tuple(each.member.record, entity(each).wikidata.empty(),
                      first_seen(records_[each.member.record], each.member.entity).begin,
                      each.member.entity);
  };
  // Few groups have two of one article, so look before sorting.
  std::ranges::sort(draft.rows);
  const auto same_article = [this](std::uint32_t a, std::uint32_t b) {
    return rows_[a].member.record == rows_[b].member.record;
  };
  if (std::ranges::adjacent_find(draft.rows, same_article) == draft.rows.end()) return;
  std::ranges::sort(draft.rows, {}, order);
  std::vector<std::uint32_t> kept;
  for (const std::uint32_t row : draft.rows) {
    if (!kept.empty() && same_article(kept.back(), row)) {
      rows_[row].group = none;
    } else {
      kept.push_back(row);
    }
  }
  draft.rows = std::move(kept);
}

void Grouper::make_groups() {
  std::vector<Group>& groups = result_.groups;
  for (const Draft& draft : drafts_) {
    if (draft.rows.empty()) continue;
    Group group;
    group.root = roots_[draft.root];
    group.wikidata = draft.wikidata;
    group.country = country_tells_apart(group.root) ? draft.country : std::string_view();
    group.merges = draft.merges;
    group.members.reserve(draft.rows.size());
    group.by_place = draft.by_place;
    // What names it decides, if anything does: not a surname or an office that joined it.
    const auto names_it = [this](std::uint32_t row) {
      return rows_[row].identifying && !result_.by_office[row];
    };
    const bool named = std::ranges::any_of(draft.rows, names_it);
    NameId last = none;
    for (const std::uint32_t row : draft.rows) {
      group.members.push_back(rows_[row].member);
      if (rows_[row].name == last || (named && !names_it(row))) continue;
      const bool first = last == none;
      last = rows_[row].name;
      const std::string& key = names_[last].key;
      if (first || key.size() > group.name_key.size() ||
          (key.size() == group.name_key.size() && key < group.name_key)) {
        group.name_key = key;
      }
    }
    groups.push_back(std::move(group));
  }
  for (const Row& row : rows_) {
    if (row.group != none) continue;
    groups.push_back({roots_[row.root],
                      entity(row).wikidata,
                      names_[row.name].key,
                      {},
                      true,
                      {},
                      std::vector<Member>{row.member}});
  }
}

Grouping group_entities(std::span<const Record> records, const knowledge::Knowledge& knowledge,
                        const Judgements& judgements) {
  return Grouper(records, knowledge, judgements).run();
}

Span first_seen(const Record& record, EntityIndex entity) {
  const std::vector<Mention>& mentions = record.entities[entity].mentions;
  if (!mentions.empty()) return mentions.front().span;
  std::optional<Span> first;
  for (const Claim& claim : record.claims) {
    if (claim.subject != entity && claim.object.entity != entity &&
        claim.qualifiers.event != entity) {
      continue;
    }
    const Span words =
        claim.evidence.predicate.empty() ? claim.evidence.sentence : claim.evidence.predicate;
    if (!first || words < *first) first = words;
  }
  return first.value_or(Span{});
}

}  // namespace newsgraph::identity
