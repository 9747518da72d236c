#ifndef NEWSGRAPH_SRC_SPARQL_LEXER_HPP
#define NEWSGRAPH_SRC_SPARQL_LEXER_HPP

// SPARQL text to tokens (SPARQL 1.1 Query, sections 19.2 to 19.8, terminals).

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::sparql {

struct Token {
  enum class Kind : std::uint8_t {
    End,
    Iri,       ///< `text` is what stands between the brackets.
    Prefixed,  ///< `prefix` and `text`, escapes resolved.
    Blank,     ///< `text` is the label.
    Variable,  ///< `text` is the name.
    Language,  ///< `text` is the tag, without "@".
    Integer,   ///< Numbers: `text` as it stands, sign included.
    Decimal,
    Double,
    String,      ///< `text` with escapes resolved.
    Word,        ///< A keyword or the name of a function.
    Punctuation  ///< `text` is "{", "&&", "^^", ...
  };
  Kind kind = Kind::End;
  std::string text;
  std::string prefix;
  std::size_t offset = 0;  ///< First byte in the text.
  std::size_t end = 0;     ///< Behind the last one.
};

/// The text with \uXXXX and \UXXXXXXXX replaced by their characters (section 19.2); a backslash
/// behind a backslash begins none. Throws InputError for those that stand for no character.
std::string resolve_code_points(std::string_view text, const std::string& name);

/// All tokens and an End. Throws InputError, naming `name`, where none begins.
std::vector<Token> tokenize(std::string_view text, const std::string& name);

}  // namespace newsgraph::sparql

#endif
