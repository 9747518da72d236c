#include <algorithm>
#include <numeric>

#include "newsgraph/base/utf8.hpp"

#include "grouper.hpp"
#include "names.hpp"

namespace newsgraph::identity {

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
        if (form.empty() || form == entity(row).name || stands_behind_of(form, entity(row).name)) {
          return;
        }
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
  if (judged_apart(a, b)) return false;
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

void Grouper::take_in(GroupId into, GroupId from) {
  Draft& target = drafts_[into];
  Draft& source = drafts_[from];
  std::vector<std::uint32_t> all;
  all.reserve(target.rows.size() + source.rows.size());
  std::ranges::merge(target.rows, source.rows, std::back_inserter(all));
  for (const std::uint32_t row : source.rows) rows_[row].group = into;
  target.rows = std::move(all);
  if (target.wikidata.empty()) target.wikidata = source.wikidata;
  if (target.country.empty()) target.country = source.country;
  target.merges.insert(target.merges.end(), source.merges.begin(), source.merges.end());
  source.rows.clear();
  source.merges.clear();
}

void Grouper::join_aliases() {
  std::vector<GroupId> joined(drafts_.size());
  std::iota(joined.begin(), joined.end(), 0U);
  const auto find = [&joined](GroupId group) {
    while (joined[group] != group) group = joined[group];
    return group;
  };
  const auto name_of_group = [this](GroupId group) {
    return std::string(result_.names[result_.name_of_row[drafts_[group].rows.front()]]);
  };
  for (const auto& [named, known] : alias_pairs()) {
    const GroupId from = find(named);
    const GroupId to = find(known);
    if (from == to || !can_be_one(from, to)) continue;
    // "Greek Orthodox Church" is more than "Saint Nicholas Greek Orthodox Church": a part of a name
    // that stands alone more often than the whole is a name of something else.
    const auto words = [&](GroupId group) { return name_key(name_of_group(group)); };
    const bool part = words(to).find(words(from)) != std::string::npos;
    if (part && drafts_[from].rows.size() > drafts_[to].rows.size()) continue;
    Merge merge = {name_of_group(to), name_of_group(from), "an article uses both names"};
    take_in(to, from);
    drafts_[to].merges.push_back(std::move(merge));
    joined[from] = to;
  }
}

}  // namespace newsgraph::identity
