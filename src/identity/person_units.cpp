#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <set>

#include "newsgraph/base/sorted.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/document/date.hpp"

#include "grouper.hpp"
#include "names.hpp"
#include "person_names.hpp"

namespace newsgraph::identity {
namespace {

/// The value that most have, of equally frequent ones the first; empty when none has one.
std::string_view most_frequent(const std::map<std::string_view, std::size_t>& counts) {
  const auto most =
      std::ranges::max_element(counts, {}, [](const auto& pair) { return pair.second; });
  return most == counts.end() ? std::string_view() : most->first;
}

/// 0 where a date has no year.
std::int32_t year_of(std::string_view date) {
  const auto range = date_range(date);
  if (!range) return 0;
  return static_cast<int>(std::chrono::year_month_day(range->first).year());
}

}  // namespace

/// Who held the office at the date of the article, if the tables know one person only.
const std::string* Grouper::holder_of(const Entity& entity, const Article& article) {
  const std::string& role = feature(entity, "role");
  const std::string& state = feature(entity, "roleCountry");
  if (role.empty() || state.empty() || date_precision(article.date) < DatePrecision::Year)
    return nullptr;
  const auto [at, is_new] = holders_.try_emplace(state + '|' + role + '|' + article.date, nullptr);
  if (!is_new) return at->second;
  std::vector<PersonName> names;
  for (const knowledge::EntryId id :
       knowledge_.gazetteer.office_holders(state, role, article.date)) {
    const knowledge::Entry& entry = knowledge_.gazetteer.entry(id);
    names.push_back(parse_person_name(entry.name));
    if (likeness(names.front(), names.back()) < Likeness::Possible) return at->second = nullptr;
    if (at->second == nullptr || entry.name < *at->second) at->second = &entry.name;
  }
  return at->second;
}

bool Grouper::is_kind(std::string_view word, knowledge::EntryKind kind) const {
  return std::ranges::any_of(knowledge_.gazetteer.find(word), [&](knowledge::EntryId id) {
    return knowledge_.gazetteer.entry(id).kind == kind;
  });
}

/// "German Chancellor", found only inside other words, names nobody.
bool Grouper::is_title_alone(const Entity& entity) const {
  if (std::ranges::any_of(entity.mentions, [](const Mention& mention) {
        return mention.kind == MentionKind::Name;
      })) {
    return false;
  }
  const std::size_t last = entity.name.rfind(' ');
  return last == std::string::npos || without_titles(entity.name) != entity.name ||
         is_kind(std::string_view(entity.name).substr(last + 1), knowledge::EntryKind::Title);
}

/// What is left of "Minister of Trade Anna Kask" behind the last word that is a title or joins
/// titles; the whole name where that leaves nothing.
std::string_view Grouper::without_titles(std::string_view name) const {
  std::string_view rest = name;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    const std::string_view word = name.substr(begin, end - begin);
    const bool joins = word == "of" || word == "the" || word == "for" || word == "and";
    if (end + 1 < name.size() && (joins || is_kind(word, knowledge::EntryKind::Title)))
      rest = name.substr(end + 1);
    begin = end + 1;
  }
  return rest;
}

/// "Council Anna Kask", where the recogniser took in the end of an office: without its first word,
/// when that is no name of persons and the second is; else empty.
std::string_view Grouper::without_stray_word(std::string_view name) const {
  const std::size_t first = name.find(' ');
  if (first == std::string_view::npos) return {};
  const std::string_view rest = name.substr(first + 1);
  const std::size_t second = rest.find(' ');
  if (second == std::string_view::npos) return {};
  const std::string_view word = name.substr(0, first);
  const bool stray = !is_kind(word, knowledge::EntryKind::GivenName) &&
                     !is_kind(word, knowledge::EntryKind::FamilyName) &&
                     is_kind(rest.substr(0, second), knowledge::EntryKind::GivenName);
  return stray ? rest : std::string_view();
}

PersonUnit Grouper::person_unit(std::span<const std::uint32_t> rows) const {
  PersonUnit unit;
  std::map<std::string_view, std::size_t> names;
  std::map<std::string_view, std::size_t> inferred;
  std::map<std::string_view, std::size_t> countries;
  std::map<std::string_view, std::size_t> genders;
  std::set<std::string_view> forms;
  for (const std::uint32_t row : rows) {
    const Entity& each = entity(rows_[row]);
    const Record& record = records_[rows_[row].member.record];
    unit.records.push_back(rows_[row].member.record);
    if (unit.wikidata.empty()) unit.wikidata = each.wikidata;
    ++(result_.by_office[row] ? inferred : names)[result_.names[result_.name_of_row[row]]];
    const std::string& role = feature(each, "role");
    if (!role.empty()) unit.offices.emplace_back(role, feature(each, "roleCountry"));
    if (const std::string& country = feature(each, "country"); !country.empty())
      ++countries[country];
    if (const std::string& gender = feature(each, "gender"); !gender.empty()) ++genders[gender];
    if (result_.by_office[row]) continue;
    // Other full forms; those as long as the name are the name.
    const std::size_t length = count_code_points(each.name);
    std::optional<CodePointIndex> text;
    for (const Mention& mention : each.mentions) {
      constexpr std::uint32_t shortest_full_name = 5;
      const std::uint32_t size = mention.span.end - mention.span.begin;
      if (mention.kind != MentionKind::Name || size == length || size < shortest_full_name)
        continue;
      if (!text) text.emplace(record.article.text);
      const std::string_view form = text->slice(mention.span.begin, mention.span.end);
      if (form.find(' ') != std::string_view::npos && without_titles(form) == form)
        forms.insert(form);
    }
  }
  make_set(unit.offices);
  unit.name = without_titles(most_frequent(names.empty() ? inferred : names));
  unit.country = most_frequent(countries);
  unit.gender = most_frequent(genders);
  std::string_view bare = unit.name;
  for (std::string_view rest = without_stray_word(bare); !rest.empty();
       rest = without_stray_word(bare)) {
    bare = rest;
  }
  forms.insert(bare);
  const bool family_name = is_kind(unit.name, knowledge::EntryKind::FamilyName);
  const bool given_name = is_kind(unit.name, knowledge::EntryKind::GivenName);
  unit.rare_name = !family_name && !given_name;
  unit.given_name = given_name && !family_name;
  unit.reigns = std::ranges::any_of(unit.offices, [this](const auto& office) {
    return std::ranges::any_of(knowledge_.gazetteer.find(office.first), [this](auto id) {
      const knowledge::Entry& entry = knowledge_.gazetteer.entry(id);
      return entry.kind == knowledge::EntryKind::Title &&
             (entry.role == "religious" || entry.role == "nobility");
    });
  });
  forms.erase(unit.name);
  unit.other_names.assign(forms.begin(), forms.end());
  return unit;
}

void Grouper::join_persons() {
  const auto person = std::ranges::find(roots_, "Person") - roots_.begin();
  std::vector<PersonUnit> units;
  std::vector<GroupId> group_of_unit;
  std::vector<std::uint32_t> row_of_unit;  // Of those that are no group yet.
  for (GroupId group = 0; group < drafts_.size(); ++group) {
    const Draft& draft = drafts_[group];
    if (draft.root != person || draft.rows.empty()) continue;
    units.push_back(person_unit(draft.rows));
    units.back().full_name = true;
    group_of_unit.push_back(group);
    row_of_unit.push_back(none);
  }
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (rows_[row].root != person || rows_[row].group != none || rows_[row].identifying ||
        !is_named(entity(rows_[row]))) {
      continue;
    }
    units.push_back(person_unit(std::span(&row, 1)));
    group_of_unit.push_back(none);
    row_of_unit.push_back(row);
  }
  if (!apart_.empty()) {
    std::map<std::uint32_t, std::uint32_t> unit_of;  // By row.
    for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
      if (row_of_unit[unit] != none) {
        unit_of[row_of_unit[unit]] = unit;
        continue;
      }
      for (const std::uint32_t row : drafts_[group_of_unit[unit]].rows) unit_of[row] = unit;
    }
    for (const JudgedPair& pair : apart_) {
      const auto one = unit_of.find(pair.one);
      const auto other = unit_of.find(pair.other);
      if (one == unit_of.end() || other == unit_of.end()) continue;
      units[one->second].apart.push_back(other->second);
      units[other->second].apart.push_back(one->second);
    }
  }
  std::vector<GroupId> changed;
  std::vector<std::uint32_t> first_row;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const GroupId group = group_of_unit[unit];
    first_row.push_back(group == none ? row_of_unit[unit] : drafts_[group].rows.front());
  }
  std::vector<std::int32_t> years;
  years.reserve(records_.size());
  for (const Record& record : records_) years.push_back(year_of(record.article.date));
  for (const PersonJoin& join : identity::join_persons(units, years)) {
    if (group_of_unit[join.into] == none) {
      group_of_unit[join.into] = new_group(static_cast<RootId>(person));
      put(row_of_unit[join.into], group_of_unit[join.into]);
      drafts_.back().by_place = true;
    }
    const GroupId into = group_of_unit[join.into];
    if (group_of_unit[join.from] == none) {
      put(row_of_unit[join.from], into);
    } else {
      take_in(into, group_of_unit[join.from]);
    }
    const Member other = rows_[first_row[join.from]].member;
    drafts_[into].merges.push_back({std::string(units[join.into].name),
                                    std::string(units[join.from].name), join.reason,
                                    std::pair(other.record, other.entity)});
    changed.push_back(into);
  }
  for (const GroupId group : changed) keep_one_of_each_article(drafts_[group]);
}

}  // namespace newsgraph::identity
