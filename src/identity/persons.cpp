#include "persons.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/sorted.hpp"

#include "person_names.hpp"

namespace newsgraph::identity {
namespace {

using UnitId = std::uint32_t;

/// Of how many articles one may tell two names apart that are one in all others: coreference is
/// right in more than nine of ten. Two spellings of one name it keeps apart more often, where words
/// before the name were taken into it.
constexpr std::size_t articles_to_one_error = 10;
constexpr std::size_t articles_to_one_error_of_same = 2;

/// In so many articles a person is so well known that others give the surname alone.
constexpr std::size_t articles_of_the_well_known = 10;
/// In so many, even where the surname is a common one.
constexpr std::size_t articles_of_the_famous = 100;

/// Who is written of that much more often than all others of that surname, at that time, is meant
/// where the surname stands alone: "President Putin" is not his wife, whom one article in a hundred
/// names and one in a thousand confuses with him. Judged by reading
/// a hundred joins: three of them were wrong, all for other reasons.
constexpr std::size_t times_better_known = 20;
/// Half the width of "at that time", in years.
constexpr std::int32_t years_around = 2;

/// More names under one block than this are no help: common names of a country's presidents do not
/// come near it, made-up or numbered ones do.
constexpr std::size_t largest_block = 400;

struct Person {
  std::vector<UnitId> units;
  std::vector<const PersonName*> names;
  std::vector<std::uint32_t> records;
  std::vector<std::pair<std::string_view, std::string_view>> offices;
  std::vector<std::string_view> countries;
  std::vector<std::string_view> genders;
  std::string_view wikidata;
};

template <typename T>
void unite(std::vector<T>& into, const std::vector<T>& from) {
  std::vector<T> all;
  all.reserve(into.size() + from.size());
  std::ranges::set_union(into, from, std::back_inserter(all));
  into = std::move(all);
}

/// How much two persons have in common beside their names.
enum class Support : std::uint8_t { Against, Nothing, Role, State, Office };

struct Pair {
  UnitId a = 0;
  UnitId b = 0;
  Likeness likeness = Likeness::None;
};

class Joiner {
 public:
  Joiner(std::span<const PersonUnit> units, std::span<const std::int32_t> years)
      : units_(units), years_(years), joined_(units.size()) {
    std::iota(joined_.begin(), joined_.end(), 0U);
    names_.resize(units.size());
    persons_.resize(units.size());
    order_.resize(units.size());
    for (UnitId i = 0; i < units.size(); ++i) {
      names_[i].push_back(parse_person_name(units[i].name));
      for (const std::string_view other : units[i].other_names) {
        PersonName name = parse_person_name(other);
        // A form that shares no word with the name is rather an error of its article.
        const bool shares =
            std::ranges::find_first_of(name.words, names_[i].front().words) != name.words.end();
        if (name.words.size() >= 2 &&
            (shares || likeness(name, names_[i].front()) >= Likeness::Possible)) {
          names_[i].push_back(std::move(name));
        }
      }
    }
    for (UnitId i = 0; i < units.size(); ++i) {
      Person& person = persons_[i];
      person.units = {i};
      for (const PersonName& name : names_[i]) person.names.push_back(&name);
      person.records = units[i].records;
      person.offices = units[i].offices;
      if (!units[i].country.empty()) person.countries = {units[i].country};
      if (!units[i].gender.empty()) person.genders = {units[i].gender};
      person.wikidata = units[i].wikidata;
    }
    // One order of the units that does not hang on where their articles stand in the collection.
    std::iota(order_.begin(), order_.end(), 0U);
    std::ranges::sort(order_, [this](UnitId a, UnitId b) {
      return std::tuple(units_[a].name, units_[a].records) <
             std::tuple(units_[b].name, units_[b].records);
    });
    rank_.resize(units.size());
    for (UnitId i = 0; i < order_.size(); ++i) rank_[order_[i]] = i;
  }

  std::vector<PersonJoin> run() {
    const std::vector<Pair> pairs = pairs_of_full_names();
    join_same(pairs);
    join_alike(pairs, Likeness::Likely);
    join_alike(pairs, Likeness::Possible);
    join_given_names_in_short();
    join_short_names();
    join_reigning();
    return std::move(joins_);
  }

 private:
  UnitId find(UnitId unit) const {
    while (joined_[unit] != unit) unit = joined_[unit];
    return unit;
  }
  const Person& person(UnitId unit) const { return persons_[find(unit)]; }

  std::vector<Pair> pairs_of_full_names() const;
  Likeness best_likeness(UnitId a, UnitId b) const;
  Support support(const Person& a, const Person& b) const;
  bool may_be_one(const Person& a, const Person& b, Likeness likeness) const;
  void join(UnitId a, UnitId b, std::string reason);
  void join_same(const std::vector<Pair>& pairs);
  void join_alike(const std::vector<Pair>& pairs, Likeness least);
  bool sounds_like(UnitId a, UnitId b) const;
  std::size_t articles_around(const PersonUnit& unit, UnitId bearer) const;
  std::pair<UnitId, std::string> bearer_of(UnitId unit, std::span<const UnitId> bearers) const;
  void join_given_names_in_short();
  void join_short_names();
  void join_reigning();

  std::span<const PersonUnit> units_;
  std::span<const std::int32_t> years_;  ///< By article.
  std::vector<std::vector<PersonName>> names_;
  std::vector<UnitId> joined_;
  std::vector<Person> persons_;  ///< By unit; of those joined to others, empty.
  std::vector<UnitId> order_;
  std::vector<std::uint32_t> rank_;  ///< Place of a unit in the order.
  std::vector<PersonJoin> joins_;
};

/// Units whose names share two words as far as consonants go, or all of it when written in one.
std::vector<Pair> Joiner::pairs_of_full_names() const {
  std::vector<std::pair<std::uint64_t, UnitId>> blocks;
  for (const UnitId unit : order_) {
    if (!units_[unit].full_name) continue;
    for (const PersonName& name : names_[unit]) {
      std::vector<std::string> bones;
      for (const std::string& word : name.words) bones.push_back(skeleton(word));
      blocks.emplace_back(hash64(skeleton(name.glued), 1), unit);
      for (std::size_t i = 0; i < bones.size(); ++i) {
        for (std::size_t j = i + 1; j < bones.size(); ++j) {
          const auto& [less, more] = std::minmax(bones[i], bones[j]);
          blocks.emplace_back(hash64(less, hash64(more)), unit);
        }
      }
      // A slip in the middle of the family name, where the office is the same.
      if (name.words.size() < 2) continue;
      const std::string& family = bones.back();
      if (family.size() >= 3) {
        for (const auto& [role, country] : units_[unit].offices) {
          if (country.empty()) continue;
          std::string block = bones.front() + '|' + family.front() + family.back() + '|';
          block += role;
          block += '|';
          block += country;
          blocks.emplace_back(hash64(block, 2), unit);
        }
      }
    }
  }
  std::ranges::sort(blocks, {}, [this](const auto& block) {
    return std::pair(block.first, rank_[block.second]);
  });
  blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());

  std::vector<Pair> pairs;
  std::vector<std::pair<UnitId, UnitId>> seen;
  for (std::size_t begin = 0; begin < blocks.size();) {
    std::size_t end = begin + 1;
    while (end < blocks.size() && blocks[end].first == blocks[begin].first) ++end;
    if (end - begin <= largest_block) {
      for (std::size_t i = begin; i < end; ++i) {
        for (std::size_t j = i + 1; j < end; ++j)
          seen.emplace_back(blocks[i].second, blocks[j].second);
      }
    }
    begin = end;
  }
  std::ranges::sort(seen, {}, [this](const auto& pair) {
    return std::pair(rank_[pair.first], rank_[pair.second]);
  });
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  for (const auto& [a, b] : seen) {
    const Likeness found = best_likeness(a, b);
    if (found != Likeness::None && found != Likeness::Initials) pairs.push_back({a, b, found});
  }
  // Strongest first; pairs of one strength are in the order of names already.
  std::ranges::stable_sort(pairs, std::ranges::greater{}, &Pair::likeness);
  return pairs;
}

Likeness Joiner::best_likeness(UnitId a, UnitId b) const {
  Likeness best = Likeness::None;
  for (const PersonName& left : names_[a]) {
    for (const PersonName& right : names_[b]) {
      const Likeness found = likeness(left, right);
      if (found == Likeness::Conflict) return found;
      best = std::max(best, found);
    }
  }
  return best;
}

Support Joiner::support(const Person& a, const Person& b) const {
  if (!a.genders.empty() && !b.genders.empty() && count_shared(a.genders, b.genders) == 0)
    return Support::Against;
  const auto states_role = [](const auto& office) { return !office.second.empty(); };
  bool same_role = false;
  for (const auto& office : a.offices) {
    if (std::ranges::binary_search(b.offices, office)) {
      if (states_role(office)) return Support::Office;
      same_role = true;
    }
  }
  if (!a.countries.empty() && !b.countries.empty()) {
    return count_shared(a.countries, b.countries) > 0 ? Support::State : Support::Against;
  }
  return same_role ? Support::Role : Support::Nothing;
}

/// Hard reasons not to: what people said, two Wikidata numbers, names in conflict, articles that
/// know both.
bool Joiner::may_be_one(const Person& a, const Person& b, Likeness likeness_of_pair) const {
  if (!a.wikidata.empty() && !b.wikidata.empty()) return false;
  const bool judged_apart = std::ranges::any_of(a.units, [&](UnitId unit) {
    return std::ranges::find_first_of(units_[unit].apart, b.units) != units_[unit].apart.end();
  });
  if (judged_apart) return false;
  const std::size_t shared = count_shared(a.records, b.records);
  if (shared > 0) {
    const std::size_t smaller = std::min(a.records.size(), b.records.size());
    const std::size_t to_one =
        likeness_of_pair == Likeness::Same ? articles_to_one_error_of_same : articles_to_one_error;
    if (likeness_of_pair < Likeness::Likely || shared * to_one > smaller) return false;
  }
  for (const PersonName* left : a.names) {
    for (const PersonName* right : b.names) {
      if (likeness(*left, *right) == Likeness::Conflict) return false;
    }
  }
  return true;
}

void Joiner::join(UnitId a, UnitId b, std::string reason) {
  UnitId into = find(a);
  UnitId from = find(b);
  // The one of more articles takes the other in.
  const auto weight = [this](UnitId unit) {
    return std::tuple(!units_[unit].full_name, ~persons_[unit].records.size(), rank_[unit]);
  };
  if (weight(from) < weight(into)) std::swap(into, from);
  joins_.push_back({from, into, std::move(reason)});
  Person& target = persons_[into];
  Person& source = persons_[from];
  target.units.insert(target.units.end(), source.units.begin(), source.units.end());
  target.names.insert(target.names.end(), source.names.begin(), source.names.end());
  unite(target.records, source.records);
  unite(target.offices, source.offices);
  unite(target.countries, source.countries);
  unite(target.genders, source.genders);
  if (target.wikidata.empty()) target.wikidata = source.wikidata;
  source = {};
  joined_[from] = into;
}

void Joiner::join_same(const std::vector<Pair>& pairs) {
  for (const Pair& pair : pairs) {
    if (pair.likeness != Likeness::Same) break;
    if (find(pair.a) == find(pair.b)) continue;
    const Person& a = person(pair.a);
    const Person& b = person(pair.b);
    if (support(a, b) == Support::Against || !may_be_one(a, b, pair.likeness)) continue;
    join(pair.a, pair.b, "one name in two spellings");
  }
}

/// Pairs of one likeness, or better ones that were refused, with one candidate each.
void Joiner::join_alike(const std::vector<Pair>& pairs, Likeness least) {
  // Who else fits: persons, not units, each once.
  std::map<UnitId, std::vector<UnitId>> fitting;
  const auto note = [&](UnitId a, UnitId b) {
    std::vector<UnitId>& others = fitting[a];
    if (std::ranges::find(others, b) == others.end()) others.push_back(b);
  };
  for (const Pair& pair : pairs) {
    if (pair.likeness < least) break;
    const UnitId a = find(pair.a);
    const UnitId b = find(pair.b);
    if (a == b) continue;
    note(a, b);
    note(b, a);
  }
  for (const Pair& pair : pairs) {
    if (pair.likeness < least) break;
    const UnitId a = find(pair.a);
    const UnitId b = find(pair.b);
    if (a == b) continue;
    const Support support_here = support(persons_[a], persons_[b]);
    if (support_here == Support::Against || !may_be_one(persons_[a], persons_[b], pair.likeness))
      continue;
    if (pair.likeness == Likeness::Possible && support_here != Support::Office) continue;
    // Rivals are those that are not this person, and have as much for them.
    const auto has_rival = [&](UnitId one, UnitId other) {
      return std::ranges::any_of(fitting[one], [&](UnitId rival) {
        rival = find(rival);
        return rival != find(one) && rival != find(other) &&
               support(persons_[find(one)], persons_[rival]) >= support_here;
      });
    };
    if (has_rival(a, b) || has_rival(b, a)) continue;
    join(a, b,
         pair.likeness == Likeness::Possible ? "alike in name, one office"
                                             : "alike in name, nobody else fits");
  }
}

/// "Joe Biden" and "Joseph R. Biden, Jr.": one family name, one office of one state, and given
/// names that begin alike.
void Joiner::join_given_names_in_short() {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::vector<UnitId>>
      holders;
  for (const UnitId unit : order_) {
    if (!units_[unit].full_name || find(unit) != unit || names_[unit].front().words.size() < 2) {
      continue;
    }
    for (const auto& [role, state] : persons_[unit].offices) {
      if (state.empty()) continue;
      holders[{names_[unit].front().words.back(), role, state}].push_back(unit);
    }
  }
  for (const auto& [office, units] : holders) {
    for (std::size_t i = 1; i < units.size(); ++i) {
      // The best known first: who is written of most is named most surely.
      const UnitId known = *std::ranges::max_element(
          units.begin(), units.begin() + static_cast<std::ptrdiff_t>(i), {},
          [this](UnitId unit) { return std::pair(person(unit).records.size(), ~rank_[unit]); });
      const UnitId a = find(known);
      const UnitId b = find(units[i]);
      if (a == b || !sounds_like(a, b) || !may_be_one(persons_[a], persons_[b], Likeness::Likely))
        continue;
      join(a, b, "one family name, one office, given names that begin alike");
    }
  }
}

/// Surnames and initials join the only person of that family name, if office or state agree, or the
/// person is well known and the name rare.
void Joiner::join_short_names() {
  std::unordered_map<std::string_view, std::vector<UnitId>> by_word;
  for (const UnitId unit : order_) {
    if (!units_[unit].full_name) continue;
    for (const PersonName& name : names_[unit]) {
      if (name.words.empty()) continue;
      // "Board Anna Kask", "Anna Kask Meeting" may stand among the other names: they tell no
      // surname.
      if (&name != &names_[unit].front()) break;
      for (const std::string* word : {&name.words.front(), &name.words.back()}) {
        std::vector<UnitId>& bearers = by_word[*word];
        if (std::ranges::find(bearers, find(unit)) == bearers.end()) bearers.push_back(find(unit));
      }
    }
  }
  // All are judged before any is joined: what one brings along must not decide on the next.
  std::vector<std::tuple<UnitId, UnitId, std::string>> decided;
  for (const UnitId unit : order_) {
    if (units_[unit].full_name || names_[unit].front().words.empty()) continue;
    const auto bearers = by_word.find(names_[unit].front().words.back());
    if (bearers == by_word.end()) continue;
    auto [bearer, reason] = bearer_of(unit, bearers->second);
    if (!reason.empty()) decided.emplace_back(unit, bearer, std::move(reason));
  }
  for (auto& [unit, bearer, reason] : decided) {
    if (find(unit) == find(bearer) ||
        !may_be_one(persons_[unit], person(bearer), Likeness::Initials)) {
      continue;
    }
    join(bearer, unit, std::move(reason));
  }
}

/// Whether two of one surname may be one person under a short and a long given name ("Joe",
/// "Joseph R."): no rivals then.
bool Joiner::sounds_like(UnitId a, UnitId b) const {
  const PersonName& left = names_[a].front();
  const PersonName& right = names_[b].front();
  if (left.words.empty() || right.words.empty()) return false;
  const std::string_view one = left.words.front();
  const std::string_view other = right.words.front();
  return one.size() > 1 && other.size() > 1 && one.substr(0, 2) == other.substr(0, 2) &&
         likeness(left, right) != Likeness::Conflict &&
         (persons_[a].genders.empty() || persons_[b].genders.empty() ||
          count_shared(persons_[a].genders, persons_[b].genders) > 0);
}

/// How many articles name the bearer at the time of the unit; all that do, when that has no date.
std::size_t Joiner::articles_around(const PersonUnit& unit, UnitId bearer) const {
  const std::int32_t year = years_[unit.records.front()];
  const std::vector<std::uint32_t>& records = persons_[bearer].records;
  if (year == 0) return records.size();
  return static_cast<std::size_t>(std::ranges::count_if(records, [&](std::uint32_t record) {
    return years_[record] != 0 && std::abs(years_[record] - year) <= years_around;
  }));
}

/// Who is meant by a surname or by initials, and why; no reason where that cannot be told.
std::pair<UnitId, std::string> Joiner::bearer_of(UnitId unit,
                                                 std::span<const UnitId> bearers) const {
  const PersonName& name = names_[unit].front();
  struct Standing {
    UnitId bearer = 0;
    Support support = Support::Against;
    std::size_t articles = 0;
  };
  std::vector<Standing> fitting;
  for (const UnitId bearer : bearers) {
    if (name.words.size() > 1 &&
        std::ranges::none_of(persons_[bearer].names, [&](const PersonName* full) {
          return likeness(*full, name) >= Likeness::Initials;
        })) {
      continue;
    }
    const Support here = support(persons_[unit], persons_[bearer]);
    if (here != Support::Against) fitting.push_back({bearer, here, 0});
  }
  if (fitting.empty()) return {};
  if (fitting.size() > 1) {
    for (Standing& one : fitting) one.articles = articles_around(units_[unit], one.bearer);
  }
  const Standing best = *std::ranges::max_element(fitting, {}, [this](const Standing& one) {
    return std::tuple(one.support, one.articles, ~rank_[one.bearer]);
  });
  // The only one of those with as much for them, or by far the best known.
  const auto outdoes = [&](Support least) {
    std::size_t others = 0;
    std::size_t articles = 0;
    for (const Standing& one : fitting) {
      if (one.bearer == best.bearer || one.support < least) continue;
      if (sounds_like(one.bearer, best.bearer)) continue;
      ++others;
      articles += one.articles;
    }
    return others == 0 || (best.articles > 0 && best.articles >= times_better_known * articles);
  };
  if (!outdoes(best.support)) return {};
  if (best.support == Support::Office) return {best.bearer, "surname and office"};
  if (best.support == Support::State) {
    return {best.bearer, "surname and state, nobody else fits as well"};
  }
  const std::size_t enough =
      units_[unit].rare_name ? articles_of_the_well_known : articles_of_the_famous;
  // "Run, Rustam": a given name alone is anybody's. Nor does a name tell that the person has in few
  // articles only.
  const PersonName& usual = names_[best.bearer].front();
  const std::string& word = name.words.back();
  const bool known = !units_[unit].given_name && !usual.words.empty() &&
                     (word == usual.words.front() || word == usual.words.back()) &&
                     outdoes(Support::Nothing) && persons_[best.bearer].records.size() >= enough;
  return {best.bearer, known ? "surname of somebody well known, nobody else fits as well" : ""};
}

/// Kings and popes go by one name: theirs and the office make one person.
void Joiner::join_reigning() {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, UnitId> first;
  for (const UnitId unit : order_) {
    if (units_[unit].full_name || !units_[unit].reigns || find(unit) != unit) continue;
    const PersonName& name = names_[unit].front();
    if (units_[unit].offices.empty() || name.glued.empty()) continue;
    const auto& [role, state] = units_[unit].offices.front();
    const auto [at, is_new] = first.try_emplace({name.glued, role, state}, unit);
    if (is_new || name.number != names_[at->second].front().number) continue;
    if (may_be_one(persons_[unit], person(at->second), Likeness::Initials))
      join(at->second, unit, "one name, one office of those that go by a single name");
  }
}

}  // namespace

std::vector<PersonJoin> join_persons(std::span<const PersonUnit> units,
                                     std::span<const std::int32_t> years) {
  return Joiner(units, years).run();
}

}  // namespace newsgraph::identity
