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
#include "newsgraph/base/utf8.hpp"

#include "names.hpp"

namespace newsgraph::identity {
namespace {

using GroupId = std::uint32_t;
using NameId = std::uint32_t;
using RootId = std::uint32_t;
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Not noexcept, so that libstdc++ keeps the hash beside each entry: else it hashes the strings of
/// a bucket again for every search.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return hash64(text); }
};
using StringIds = std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>>;

/// What the steps need to know of one entity.
struct Row {
  Member member;
  RootId root = 0;
  NameId name = 0;
  bool identifying = false;
  GroupId group = none;
};

/// Root and name key together: the unit of "same name".
struct Name {
  RootId root = 0;
  std::string key;
};

/// A name as it stands.
struct RawName {
  std::uint32_t number = 0;  ///< In Grouping::names.
  NameId name = 0;
  bool enough = false;  ///< name_is_enough
};

struct Type {
  std::uint32_t number = 0;  ///< In Grouping::types.
  RootId root = 0;
  /// A ministry, a parliament: every state has one, so its name tells only with its country.
  bool body_of_state = false;
};

struct Draft {
  RootId root = 0;
  std::string_view wikidata;
  std::string_view country;  ///< First of the members in ascending order that has one.
  std::vector<std::uint32_t> rows;
};

/// Kinds of things of which several may bear one name in different countries.
bool country_tells_apart(std::string_view root) noexcept {
  return root == "Organization" || root == "Place" || root == "Venue";
}

bool aliases_tell(std::string_view root) noexcept { return root != "Person" && root != "Event"; }

class Grouper {
 public:
  Grouper(std::span<const Record> records, const knowledge::Knowledge& knowledge)
      : records_(records), knowledge_(knowledge) {}

  Grouping run() {
    read_rows();
    group_by_wikidata();
    group_by_name();
    keep_one_of_each_article();
    join_aliases();
    make_groups();
    return std::move(result_);
  }

 private:
  const Entity& entity(const Row& row) const {
    return records_[row.member.record].entities[row.member.entity];
  }

  GroupId new_group(RootId root) {
    drafts_.push_back({root, {}, {}, {}});
    return static_cast<GroupId>(drafts_.size() - 1);
  }

  void put(std::uint32_t row, GroupId group) {
    rows_[row].group = group;
    drafts_[group].rows.push_back(row);
  }

  const Type& type_of(const std::string& type);
  RawName name_of(RootId root, const std::string& name);
  std::optional<NameId> known_name(RootId root, std::string_view key) const;
  void read_rows();
  void group_by_wikidata();
  void group_by_name();
  void group_rows_of_name(std::span<const std::uint32_t> rows);
  void keep_one_of_each_article();
  void set_country(Draft& draft) const;
  void join_aliases();
  std::vector<std::pair<GroupId, GroupId>> alias_pairs() const;
  bool can_be_one(GroupId a, GroupId b) const;
  void make_groups();

  std::span<const Record> records_;
  const knowledge::Knowledge& knowledge_;
  std::vector<std::string> roots_;
  std::unordered_map<std::string_view, Type> types_;
  std::vector<Name> names_;
  std::vector<std::unordered_map<std::string_view, RawName, StringHash>> raw_names_;  ///< By root.
  std::vector<StringIds> name_ids_;  ///< By root: name key -> NameId.
  std::vector<Row> rows_;
  std::vector<Draft> drafts_;
  Grouping result_;
};

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
  for (std::uint32_t r = 0; r < records_.size(); ++r) {
    const std::vector<Entity>& entities = records_[r].entities;
    result_.first_row.push_back(static_cast<std::uint32_t>(rows_.size()));
    for (EntityIndex e = 0; e < entities.size(); ++e) {
      Row row;
      row.member = {r, e};
      const Type& type = type_of(entities[e].type);
      const RawName name = name_of(type.root, entities[e].name);
      row.root = type.root;
      row.name = name.name;
      row.identifying = name.enough && is_named(entities[e]) &&
                        !(type.body_of_state && feature(entities[e], "country").empty());
      rows_.push_back(row);
      result_.name_of_row.push_back(name.number);
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
  const auto make_unique = [](auto& values) {
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
  };
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
void Grouper::keep_one_of_each_article() {
  for (Draft& draft : drafts_) {
    const auto order = [this](std::uint32_t row) {
      const Row& each = rows_[row];
      return std::tuple(each.member.record, entity(each).wikidata.empty(),
                        first_seen(records_[each.member.record], each.member.entity).begin,
                        each.member.entity);
    };
    // Members came in the order of rows in two runs (linked, named); few groups have two of one
    // article, so look before sorting.
    std::ranges::sort(draft.rows);
    const auto same_article = [this](std::uint32_t a, std::uint32_t b) {
      return rows_[a].member.record == rows_[b].member.record;
    };
    if (std::ranges::adjacent_find(draft.rows, same_article) == draft.rows.end()) continue;
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
}

/// Pairs (named, known): the first group's name is an alias of the second, and of no other.
std::vector<std::pair<GroupId, GroupId>> Grouper::alias_pairs() const {
  // Groups that bear a name, and groups that have it as an alias; `several` when more than one.
  constexpr GroupId several = none - 1;
  const auto note = [](GroupId& slot, GroupId group) {
    if (slot == none) slot = group;
    if (slot != group) slot = several;
  };
  std::vector<GroupId> bearer(names_.size(), none);
  for (const Row& row : rows_) {
    if (row.group != none) note(bearer[row.name], row.group);
  }
  std::vector<GroupId> knower(names_.size(), none);
  std::vector<StringIds> seen(roots_.size());  // Raw form -> name that it is, or none.
  for (std::uint32_t r = 0, i = 0; r < records_.size(); ++r) {
    const std::size_t last = i + records_[r].entities.size();
    std::optional<CodePointIndex> text;
    for (; i < last; ++i) {
      const Row& row = rows_[i];
      if (row.group == none || !aliases_tell(roots_[row.root])) continue;
      const auto look = [&](std::string_view form) {
        if (form.empty() || form == entity(row).name) return;
        auto found = seen[row.root].find(form);
        if (found == seen[row.root].end()) {
          NameId name = none;
          if (alias_names_one_thing(form))
            name = known_name(row.root, name_key(form)).value_or(none);
          found = seen[row.root].emplace(form, name).first;
        }
        const NameId name = found->second;
        if (name == none || bearer[name] == none || bearer[name] == row.group) return;
        note(knower[name], row.group);
      };
      if (!text) text.emplace(records_[r].article.text);
      for (const Mention& mention : entity(row).mentions) {
        if (mention.kind == MentionKind::Name)
          look(text->slice(mention.span.begin, mention.span.end));
      }
      look(feature(entity(row), "acronym"));
    }
  }
  std::vector<NameId> order;
  for (NameId name = 0; name < names_.size(); ++name) {
    if (bearer[name] < several && knower[name] < several) order.push_back(name);
  }
  std::ranges::sort(order, {}, [this](NameId name) {
    return std::tuple<std::string_view, std::string_view>(roots_[names_[name].root],
                                                          names_[name].key);
  });
  std::vector<std::pair<GroupId, GroupId>> pairs;
  for (const NameId name : order) pairs.emplace_back(bearer[name], knower[name]);
  return pairs;
}

bool Grouper::can_be_one(GroupId a, GroupId b) const {
  const Draft& left = drafts_[a];
  const Draft& right = drafts_[b];
  if (!left.wikidata.empty() && !right.wikidata.empty()) return false;
  if (!left.country.empty() && !right.country.empty() && left.country != right.country)
    return false;
  // Rows ascend by record, so two sorted lists are walked side by side.
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < left.rows.size() && j < right.rows.size()) {
    const std::uint32_t in_left = rows_[left.rows[i]].member.record;
    const std::uint32_t in_right = rows_[right.rows[j]].member.record;
    if (in_left == in_right) return false;
    if (in_left < in_right) {
      ++i;
    } else {
      ++j;
    }
  }
  return true;
}

void Grouper::join_aliases() {
  std::vector<GroupId> joined(drafts_.size());
  std::iota(joined.begin(), joined.end(), 0U);
  const auto find = [&joined](GroupId group) {
    while (joined[group] != group) group = joined[group];
    return group;
  };
  for (const auto& [named, known] : alias_pairs()) {
    const GroupId from = find(named);
    const GroupId to = find(known);
    if (from == to || !can_be_one(from, to)) continue;
    Draft& target = drafts_[to];
    Draft& source = drafts_[from];
    std::vector<std::uint32_t> all;
    all.reserve(target.rows.size() + source.rows.size());
    std::ranges::merge(target.rows, source.rows, std::back_inserter(all));
    target.rows = std::move(all);
    if (target.wikidata.empty()) target.wikidata = source.wikidata;
    if (target.country.empty()) target.country = source.country;
    source.rows.clear();
    joined[from] = to;
  }
}

void Grouper::make_groups() {
  std::vector<Group>& groups = result_.groups;
  for (const Draft& draft : drafts_) {
    if (draft.rows.empty()) continue;
    Group group;
    group.root = roots_[draft.root];
    group.wikidata = draft.wikidata;
    group.country = country_tells_apart(group.root) ? draft.country : std::string_view();
    group.members.reserve(draft.rows.size());
    NameId last = none;
    for (const std::uint32_t row : draft.rows) {
      group.members.push_back(rows_[row].member);
      if (rows_[row].name == last) continue;
      last = rows_[row].name;
      const std::string& key = names_[last].key;
      if (group.members.size() == 1 || key.size() > group.name_key.size() ||
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
                      std::vector<Member>{row.member}});
  }
}

}  // namespace

Grouping group_entities(std::span<const Record> records, const knowledge::Knowledge& knowledge) {
  return Grouper(records, knowledge).run();
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
