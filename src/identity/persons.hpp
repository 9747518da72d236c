#ifndef NEWSGRAPH_SRC_IDENTITY_PERSONS_HPP
#define NEWSGRAPH_SRC_IDENTITY_PERSONS_HPP

// Persons whose names are not the same but mean one: another romanisation, a patronymic more, the
// family name first, a surname alone.
//
// Blocking proposes: names that share two words as far as consonants go, or a family name. What
// accepts depends on how much alike the names are (person_names.hpp):
//
//   Same       nothing speaks against it (another office of another state);
//   Likely     and nobody else fits either name;
//   Possible   and both are known by one office of one state;
//   Initials, a surname alone    and nobody else of the whole collection fits, and the office, or
//                                at least the state, is the same; or the surname is rare and the
//                                person in many articles.
//
// Two that one article tells apart stay apart, unless the article is one of many: then it is the
// article that errs. Each pass goes through its pairs in one total order of what they say, so the
// result depends on the set of persons alone.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgraph::identity {

/// Mentions of one person under one name, so far.
struct PersonUnit {
  std::string_view name;  ///< As it stands in the articles, the most frequent spelling.
  std::vector<std::string_view> other_names;  ///< Full forms that its articles use beside it.
  bool full_name = false;                     ///< Else a surname, an initial with one.
  std::vector<std::uint32_t> records;         ///< Articles, ascending.
  /// Offices: (role, code of the state), folded, ascending, each once. A role may stand without a
  /// state.
  std::vector<std::pair<std::string_view, std::string_view>> offices;
  bool rare_name = false;    ///< A short name that is no common family name.
  bool given_name = false;   ///< A short name that is a given name and no family name.
  bool reigns = false;       ///< Holds an office whose holders go by one name: king, pope.
  std::string_view country;  ///< Code of the state that most articles connect with it.
  std::string_view wikidata;
  std::vector<std::uint32_t> apart;  ///< Units that people judged to be somebody else.
  std::string_view gender;           ///< "female", "male"; empty when unknown.
};

/// Unit `from` is the same person as unit `into`.
struct PersonJoin {
  std::uint32_t from = 0;
  std::uint32_t into = 0;
  std::string reason;  ///< For people: "same name in another spelling".
};

/// Joins, in the order in which they were found; following them unites what is one. `years` has the
/// year of each article, 0 where it is not known.
std::vector<PersonJoin> join_persons(std::span<const PersonUnit> units,
                                     std::span<const std::int32_t> years);

}  // namespace newsgraph::identity

#endif
