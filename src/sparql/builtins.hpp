#ifndef NEWSGRAPH_SRC_SPARQL_BUILTINS_HPP
#define NEWSGRAPH_SRC_SPARQL_BUILTINS_HPP

// The built-in functions whose arguments are all evaluated before (section 17.4); the others are
// forms of the evaluator.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "sparql/functions.hpp"
#include "sparql/regex.hpp"
#include "sparql/value.hpp"

namespace newsgraph::sparql {

/// What functions need beside their arguments.
struct FunctionContext {
  std::string base_iri;
  std::string now;
  std::uint64_t random = 0;  ///< State of the generator, moved on by next_random().
  RegexCache regexes;
};

/// SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).
std::uint64_t next_random(FunctionContext& context);

/// Functions of strings (17.4.3) and hashes (17.4.6).
Value call_text(Function function, std::span<const Value> arguments, FunctionContext& context);
/// Functions of terms (17.4.2), numbers (17.4.4) and dates (17.4.5).
Value call_term(Function function, std::span<const Value> arguments, FunctionContext& context);

/// Whether `function` is one of call_text().
bool is_text_function(Function function);

/// MD5, SHA1, ... of bytes as lower-case hexadecimal digits.
std::string digest(Function function, std::string_view bytes);

}  // namespace newsgraph::sparql

#endif
