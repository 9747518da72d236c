#ifndef NEWSGRAPH_QUERY_JOIN_HPP
#define NEWSGRAPH_QUERY_JOIN_HPP

// Questions of several patterns that share variables: "?who met Tokayev . ?who 'position held'
// ?where".

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/query/pattern.hpp"

namespace newsgraph::query {

/// What a variable stands for: an entity, a literal, or (of a predicate's place) a predicate.
struct Value {
  enum class Kind : std::uint8_t { None, Entity, Literal, Predicate };
  Kind kind = Kind::None;
  std::uint32_t number = 0;  ///< EntityId, or row of Ontology::predicates().
  std::string_view literal;

  friend bool operator==(const Value&, const Value&) = default;
  friend auto operator<=>(const Value&, const Value&) = default;
};

/// Patterns and the variables that they name, in the order of the text.
struct Question {
  std::vector<Pattern> patterns;
  std::vector<std::string> variables;
};

/// One way to fill the variables, with all facts that say so.
struct Solution {
  std::vector<Value> values;            ///< By variable.
  std::vector<std::vector<Row>> facts;  ///< By pattern; each by date.
};

struct Solutions {
  std::vector<Solution> rows;  ///< By the names of their values; each way once.
  LeftOut left_out;
  std::vector<std::string> plan;  ///< How it was answered, a line a step.
};

/// No answer is longer than this: more than anybody reads, and what a question without a name
/// would fill the memory with.
inline constexpr std::size_t most_solutions = 200'000;

/// Reads patterns divided by " . ", ";" or line ends. Names and predicates of several words are
/// written in quotes, or plainly where one reading alone has a predicate in its middle. Throws
/// InputError with the place and "did you mean".
Question parse_question(const Snapshot& snapshot, std::string_view text, Notes& notes);

/// Fills the variables. Different variables stand for different things. Filters hold as Scope says.
/// Throws InputError when there are more than most_solutions.
Solutions solve(const Snapshot& snapshot, const Question& question, const FactFilter& filter);

/// A value in people's words: a name, a literal, or a predicate's label.
std::string value_words(const Snapshot& snapshot, const Value& value);

/// A pattern in words, for plans and messages: "?who met Kassym-Jomart Tokayev".
std::string pattern_words(const Snapshot& snapshot, const Pattern& pattern);

}  // namespace newsgraph::query

#endif
