#include "sparql/functions.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace newsgraph::sparql {
namespace {

constexpr std::array<FunctionRow, 52> table = {{
    {"ABS", Function::Abs, 1, 1},
    {"BNODE", Function::BNode, 0, 1},
    {"BOUND", Function::Bound, 1, 1},
    {"CEIL", Function::Ceil, 1, 1},
    {"COALESCE", Function::Coalesce, 0, any_number},
    {"CONCAT", Function::Concat, 0, any_number},
    {"CONTAINS", Function::Contains, 2, 2},
    {"DATATYPE", Function::Datatype, 1, 1},
    {"DAY", Function::Day, 1, 1},
    {"ENCODE_FOR_URI", Function::EncodeForUri, 1, 1},
    {"FLOOR", Function::Floor, 1, 1},
    {"HOURS", Function::Hours, 1, 1},
    {"IF", Function::If, 3, 3},
    {"IRI", Function::Iri, 1, 1},
    {"ISBLANK", Function::IsBlank, 1, 1},
    {"ISIRI", Function::IsIri, 1, 1},
    {"ISLITERAL", Function::IsLiteral, 1, 1},
    {"ISNUMERIC", Function::IsNumeric, 1, 1},
    {"ISURI", Function::IsIri, 1, 1},
    {"LANG", Function::Lang, 1, 1},
    {"LANGMATCHES", Function::LangMatches, 2, 2},
    {"LCASE", Function::LCase, 1, 1},
    {"MD5", Function::Md5, 1, 1},
    {"MINUTES", Function::Minutes, 1, 1},
    {"MONTH", Function::Month, 1, 1},
    {"NOW", Function::Now, 0, 0},
    {"RAND", Function::Rand, 0, 0},
    {"REGEX", Function::Regex, 2, 3},
    {"REPLACE", Function::Replace, 3, 4},
    {"ROUND", Function::Round, 1, 1},
    {"SAMETERM", Function::SameTerm, 2, 2},
    {"SECONDS", Function::Seconds, 1, 1},
    {"SHA1", Function::Sha1, 1, 1},
    {"SHA256", Function::Sha256, 1, 1},
    {"SHA384", Function::Sha384, 1, 1},
    {"SHA512", Function::Sha512, 1, 1},
    {"STR", Function::Str, 1, 1},
    {"STRAFTER", Function::StrAfter, 2, 2},
    {"STRBEFORE", Function::StrBefore, 2, 2},
    {"STRDT", Function::StrDt, 2, 2},
    {"STRENDS", Function::StrEnds, 2, 2},
    {"STRLANG", Function::StrLang, 2, 2},
    {"STRLEN", Function::StrLen, 1, 1},
    {"STRSTARTS", Function::StrStarts, 2, 2},
    {"STRUUID", Function::StrUuid, 0, 0},
    {"SUBSTR", Function::SubStr, 2, 3},
    {"TIMEZONE", Function::Timezone, 1, 1},
    {"TZ", Function::Tz, 1, 1},
    {"UCASE", Function::UCase, 1, 1},
    {"URI", Function::Iri, 1, 1},
    {"UUID", Function::Uuid, 0, 0},
    {"YEAR", Function::Year, 1, 1},
}};

}  // namespace

const FunctionRow* find_function(std::string_view name) {
  std::string capitals(name);
  for (char& byte : capitals) {
    if (byte >= 'a' && byte <= 'z') byte = static_cast<char>(byte - 'a' + 'A');
  }
  const auto* const row = std::ranges::find(table, capitals, &FunctionRow::name);
  return row == table.end() ? nullptr : row;
}

std::string_view name_of(Function function) {
  const auto* const row = std::ranges::find(table, function, &FunctionRow::function);
  return row == table.end() ? std::string_view() : row->name;
}

}  // namespace newsgraph::sparql
