#include "sparql/lexer.hpp"

#include <algorithm>
#include <array>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/utf8.hpp"

namespace newsgraph::sparql {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
bool is_hex(char byte) {
  return is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

struct Range {
  char32_t first;
  char32_t last;
};

/// PN_CHARS_BASE.
bool is_base_character(char32_t c) {
  constexpr std::array<Range, 14> ranges = {{{'A', 'Z'},
                                             {'a', 'z'},
                                             {0xC0, 0xD6},
                                             {0xD8, 0xF6},
                                             {0xF8, 0x2FF},
                                             {0x370, 0x37D},
                                             {0x37F, 0x1FFF},
                                             {0x200C, 0x200D},
                                             {0x2070, 0x218F},
                                             {0x2C00, 0x2FEF},
                                             {0x3001, 0xD7FF},
                                             {0xF900, 0xFDCF},
                                             {0xFDF0, 0xFFFD},
                                             {0x10000, 0xEFFFF}}};
  return std::ranges::any_of(
      ranges, [c](const Range& range) { return c >= range.first && c <= range.last; });
}
bool is_digit_character(char32_t c) { return c >= '0' && c <= '9'; }
/// PN_CHARS_U.
bool is_name_start(char32_t c) { return is_base_character(c) || c == '_'; }
/// The characters of VARNAME behind its first.
bool is_variable_character(char32_t c) {
  return is_name_start(c) || is_digit_character(c) || c == 0xB7 || (c >= 0x300 && c <= 0x36F) ||
         c == 0x203F || c == 0x2040;
}
/// PN_CHARS.
bool is_name_character(char32_t c) { return is_variable_character(c) || c == '-'; }

/// Value of hexadecimal digits; more than any character when they are none.
char32_t hex_value(std::string_view digits) {
  char32_t value = 0;
  for (const char digit : digits) {
    if (!is_hex(digit)) return 0xFFFFFFFFU;
    const int number = is_digit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
    value = value * 16 + static_cast<char32_t>(number);
  }
  return value;
}

bool is_character(char32_t c) { return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF); }

class Lexer {
 public:
  Lexer(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  std::vector<Token> all() {
    std::vector<Token> tokens;
    while (true) {
      skip_blank();
      Token token;
      token.offset = at_;
      if (at_ < text_.size()) read(token);
      token.end = at_;
      tokens.push_back(std::move(token));
      if (tokens.back().kind == Token::Kind::End) return tokens;
    }
  }

 private:
  [[noreturn]] void fail(const std::string& message, std::size_t offset) const {
    throw input_error_at(name_, text_, offset, message);
  }
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  CodePoint character() const {
    return at_ < text_.size() ? decode_utf8(text_, at_) : CodePoint{0, 0, true};
  }

  void skip_blank() {
    while (at_ < text_.size()) {
      const char byte = text_[at_];
      if (byte == '#') {
        while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
      } else if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
        ++at_;
      } else {
        return;
      }
    }
  }

  void read(Token& token) {
    const char byte = peek();
    if (byte == '<' && read_iri(token)) return;
    if (byte == '?' || byte == '$') {
      if (read_variable(token)) return;
    }
    if (byte == '"' || byte == '\'') return read_string(token);
    if (byte == '@') return read_language(token);
    if (byte == '_' && peek(1) == ':') return read_blank_label(token);
    const bool sign = byte == '+' || byte == '-';
    const std::size_t digits = sign ? 1 : 0;
    if (is_digit(peek(digits)) || (peek(digits) == '.' && is_digit(peek(digits + 1)))) {
      return read_number(token);
    }
    if (byte == ':' || is_base_character(character().value)) return read_word(token);
    read_punctuation(token);
  }

  /// IRIREF; false when the "<" begins none and is an operator.
  bool read_iri(Token& token) {
    for (std::size_t end = at_ + 1; end < text_.size(); ++end) {
      const char byte = text_[end];
      if (byte == '>') {
        token.kind = Token::Kind::Iri;
        token.text = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return true;
      }
      constexpr std::string_view forbidden = "<\"{}|^`\\";
      if (static_cast<unsigned char>(byte) <= 0x20 || forbidden.find(byte) != forbidden.npos) break;
    }
    return false;
  }

  bool read_variable(Token& token) {
    const std::size_t begin = at_ + 1;
    std::size_t end = begin;
    while (end < text_.size()) {
      const CodePoint next = decode_utf8(text_, end);
      const bool fits = end == begin ? is_name_start(next.value) || is_digit_character(next.value)
                                     : is_variable_character(next.value);
      if (!fits) break;
      end += next.length;
    }
    if (end == begin) return false;
    token.kind = Token::Kind::Variable;
    token.text = text_.substr(begin, end - begin);
    at_ = end;
    return true;
  }

  void read_language(Token& token) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    if (end == at_ + 1) fail("\"@\" begins no language tag", at_);
    while (end + 1 < text_.size() && text_[end] == '-' &&
           (is_letter(text_[end + 1]) || is_digit(text_[end + 1]))) {
      ++end;
      while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
    }
    token.kind = Token::Kind::Language;
    token.text = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
  }

  void read_blank_label(Token& token) {
    at_ += 2;
    const std::size_t begin = at_;
    const CodePoint first = character();
    if (!is_name_start(first.value) && !is_digit_character(first.value)) {
      fail("a blank node needs a label, as in _:b1", begin - 2);
    }
    at_ += first.length;
    skip_name(false, nullptr);
    token.kind = Token::Kind::Blank;
    token.text = text_.substr(begin, at_ - begin);
  }

  /// The rest of a name whose dots stand inside. In a local name (`resolved` given) there are also
  /// colons, %HH and escapes, and the text goes there.
  void skip_name(bool first, std::string* resolved) {
    std::size_t behind_last = at_;  ///< Trailing dots belong to the sentence, not to the name.
    std::size_t resolved_size = resolved != nullptr ? resolved->size() : 0;
    const auto keep = [&](std::size_t length) {
      if (resolved != nullptr) resolved->append(text_.substr(at_, length));
      at_ += length;
    };
    while (at_ < text_.size()) {
      const CodePoint next = character();
      bool taken = false;
      if (next.value == '.') {
        if (first) break;
        keep(1);
        continue;
      }
      if (resolved != nullptr && next.value == '%') {
        if (!is_hex(peek(1)) || !is_hex(peek(2))) fail("\"%\" wants two hexadecimal digits", at_);
        keep(3);
        taken = true;
      } else if (resolved != nullptr && next.value == '\\') {
        constexpr std::string_view escapable = "_~.-!$&'()*+,;=/?#@%";
        if (escapable.find(peek(1)) == escapable.npos || peek(1) == '\0') {
          fail("this character cannot be escaped in a prefixed name", at_);
        }
        *resolved += peek(1);
        at_ += 2;
        taken = true;
      } else if (resolved != nullptr && next.value == ':') {
        keep(1);
        taken = true;
      } else if (first ? is_name_start(next.value) || is_digit_character(next.value)
                       : is_name_character(next.value)) {
        keep(next.length);
        taken = true;
      }
      if (!taken) break;
      first = false;
      behind_last = at_;
      if (resolved != nullptr) resolved_size = resolved->size();
    }
    at_ = behind_last;
    if (resolved != nullptr) resolved->resize(resolved_size);
  }

  /// A prefixed name, or else a keyword.
  void read_word(Token& token) {
    const std::size_t begin = at_;
    if (peek() != ':') {
      at_ += character().length;
      skip_name(false, nullptr);
    }
    if (peek() == ':') {
      token.kind = Token::Kind::Prefixed;
      token.prefix = text_.substr(begin, at_ - begin);
      ++at_;
      skip_name(true, &token.text);
      return;
    }
    at_ = begin;
    while (is_letter(peek()) || is_digit(peek()) || peek() == '_') ++at_;
    if (at_ == begin) fail("no SPARQL begins with this character", at_);
    token.kind = Token::Kind::Word;
    token.text = text_.substr(begin, at_ - begin);
  }

  void read_number(Token& token) {
    const std::size_t begin = at_;
    token.kind = Token::Kind::Integer;
    if (!is_digit(peek())) at_ += peek() == '.' ? 0U : 1U;
    while (is_digit(peek())) ++at_;
    const bool exponent_follows = [&] {
      const std::size_t e = peek() == '.' ? fraction_length() + 1 : 0;
      if (peek(e) != 'e' && peek(e) != 'E') return false;
      const std::size_t sign = peek(e + 1) == '+' || peek(e + 1) == '-' ? 1 : 0;
      return is_digit(peek(e + 1 + sign));
    }();
    if (peek() == '.' && (exponent_follows || is_digit(peek(1)))) {
      token.kind = Token::Kind::Decimal;
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    if (exponent_follows) {
      token.kind = Token::Kind::Double;
      at_ += peek(1) == '+' || peek(1) == '-' ? 2U : 1U;
      while (is_digit(peek())) ++at_;
    }
    token.text = text_.substr(begin, at_ - begin);
  }
  std::size_t fraction_length() const {
    std::size_t length = 0;
    while (is_digit(peek(1 + length))) ++length;
    return length;
  }

  void read_string(Token& token) {
    const std::size_t begin = at_;
    const char quote = peek();
    const bool is_long = peek(1) == quote && peek(2) == quote;
    at_ += is_long ? 3 : 1;
    token.kind = Token::Kind::String;
    while (true) {
      if (at_ >= text_.size()) fail("this string has no end", begin);
      const char byte = peek();
      if (byte == quote && (!is_long || (peek(1) == quote && peek(2) == quote))) {
        at_ += is_long ? 3 : 1;
        return;
      }
      if (!is_long && (byte == '\n' || byte == '\r')) {
        fail("a string in single quotation marks ends on its line (want three for more)", begin);
      }
      if (byte == '\\') {
        read_escape(token.text);
      } else {
        token.text += byte;
        ++at_;
      }
    }
  }

  void read_escape(std::string& to) {
    constexpr std::string_view letters = "tbnrf\\\"'";
    constexpr std::string_view meanings = "\t\b\n\r\f\\\"'";
    const std::size_t place = peek(1) == '\0' ? letters.npos : letters.find(peek(1));
    if (place == letters.npos) fail("unknown escape in a string", at_);
    to += meanings[place];
    at_ += 2;
  }

  void read_punctuation(Token& token) {
    constexpr std::array<std::string_view, 6> doubles = {"&&", "||", "!=", "<=", ">=", "^^"};
    token.kind = Token::Kind::Punctuation;
    const std::string_view two = text_.substr(at_, 2);
    if (std::ranges::find(doubles, two) != doubles.end()) {
      token.text = two;
    } else {
      constexpr std::string_view singles = "{}()[].,;*/+-|^?!=<>";
      if (singles.find(peek()) == singles.npos) fail("no SPARQL begins with this character", at_);
      token.text = peek();
    }
    at_ += token.text.size();
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t at_ = 0;
};

}  // namespace

std::string resolve_code_points(std::string_view text, const std::string& name) {
  std::string resolved;
  resolved.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 1 < text.size();
    if (escape && text[i + 1] == '\\') {
      resolved += "\\\\";
      ++i;
    } else if (escape && (text[i + 1] == 'u' || text[i + 1] == 'U')) {
      const std::size_t digits = text[i + 1] == 'u' ? 4 : 8;
      const char32_t value =
          i + 2 + digits <= text.size() ? hex_value(text.substr(i + 2, digits)) : 0xFFFFFFFFU;
      if (!is_character(value)) {
        throw input_error_at(name, text, i,
                             "this escape stands for no character (want \\uXXXX or \\UXXXXXXXX)");
      }
      append_utf8(resolved, value);
      i += digits + 1;
    } else {
      resolved += text[i];
    }
  }
  return resolved;
}

std::vector<Token> tokenize(std::string_view text, const std::string& name) {
  if (!is_valid_utf8(text)) throw InputError(name, "is no valid UTF-8");
  return Lexer(text, name).all();
}

}  // namespace newsgraph::sparql
