#ifndef NEWSGRAPH_SRC_SPARQL_FUNCTIONS_HPP
#define NEWSGRAPH_SRC_SPARQL_FUNCTIONS_HPP

// The built-in functions of SPARQL 1.1 Query, section 17.4, by name.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsgraph::sparql {

enum class Function : std::uint8_t {
  Abs,
  BNode,
  Bound,
  Ceil,
  Coalesce,
  Concat,
  Contains,
  Datatype,
  Day,
  EncodeForUri,
  Floor,
  Hours,
  If,
  Iri,
  IsBlank,
  IsIri,
  IsLiteral,
  IsNumeric,
  Lang,
  LangMatches,
  LCase,
  Md5,
  Minutes,
  Month,
  Now,
  Rand,
  Regex,
  Replace,
  Round,
  SameTerm,
  Seconds,
  Sha1,
  Sha256,
  Sha384,
  Sha512,
  Str,
  StrAfter,
  StrBefore,
  StrDt,
  StrEnds,
  StrLang,
  StrLen,
  StrStarts,
  StrUuid,
  SubStr,
  Timezone,
  Tz,
  UCase,
  Uuid,
  Year
};

struct FunctionRow {
  std::string_view name;  ///< In capitals.
  Function function;
  std::size_t least;  ///< Arguments.
  std::size_t most;
};

inline constexpr std::size_t any_number = 1'000'000;

/// The row of a name in any case; null when it is no built-in function.
const FunctionRow* find_function(std::string_view name);
/// The name of a function.
std::string_view name_of(Function function);

}  // namespace newsgraph::sparql

#endif
