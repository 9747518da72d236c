#include "nlp/quantity_number.hpp"

#include <algorithm>
#include <cstdint>

#include "newsgraph/text/tokenizer.hpp"

#include "nlp/time_words.hpp"

namespace newsgraph::nlp {
namespace {

constexpr std::uint64_t word_a = text::hash_folded("a");
constexpr std::uint64_t word_an = text::hash_folded("an");
constexpr std::uint64_t word_and = text::hash_folded("and");
constexpr std::uint64_t word_half = text::hash_folded("half");
constexpr std::uint64_t word_dozen = text::hash_folded("dozen");
constexpr std::uint64_t hyphen = text::hash_folded("-");

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// The power of ten of a glued suffix; 0 when it is none.
unsigned suffix_exponent(std::string_view suffix) noexcept {
  struct Row {
    std::string_view suffix;
    unsigned exponent;
  };
  static constexpr Row rows[] = {{"k", 3},   {"K", 3},  {"m", 6},    {"M", 6},   {"mn", 6},
                                 {"bn", 9},  {"b", 9},  {"B", 9},    {"BN", 9},  {"Bn", 9},
                                 {"tn", 12}, {"t", 12}, {"trn", 12}, {"mln", 6}, {"bln", 9}};
  const auto* found = std::ranges::find(rows, suffix, &Row::suffix);
  return found == std::end(rows) ? 0 : found->exponent;
}

class NumberReader {
 public:
  NumberReader(const Document& document, TokenIndex end) : document_(document), end_(end) {}

  std::uint64_t hash(TokenIndex token) const {
    return token < end_ ? document_.tokens.hash[token] : 0;
  }
  WordValue word(TokenIndex token) const {
    return token < end_ ? time_word(hash(token)) : WordValue{};
  }
  bool glued(TokenIndex token) const {
    return token < end_ && (document_.tokens.shape[token] & SpaceBefore) == 0;
  }

  /// Digits at a token: sets `value` and `suffix`.
  bool read_digits(TokenIndex token, std::string& value, std::string& suffix) const {
    if (token >= end_ || (document_.tokens.shape[token] & HasDigit) == 0) return false;
    const std::string_view form = document_.form(token);
    std::size_t length = 0;
    while (length < form.size() &&
           (is_digit(form[length]) || ((form[length] == '.' || form[length] == ',') && length > 0 &&
                                       length + 1 < form.size() && is_digit(form[length + 1])))) {
      ++length;
    }
    if (length == 0) return false;
    std::string_view digits = form.substr(0, length);
    if (std::ranges::count(digits, '.') > 1) return false;  // 19.04.2024, a version
    const std::size_t comma = digits.find(',');
    const bool grouped = comma != std::string_view::npos && digits.size() - digits.rfind(',') == 4;
    if (comma != std::string_view::npos && !grouped && digits.find('.') == std::string_view::npos) {
      // "1,5 billion": a decimal comma.
      if (std::ranges::count(digits, ',') > 1) return false;
      value.assign(digits);
      value[comma] = '.';
    } else {
      value.assign(digits);
      std::erase(value, ',');
    }
    suffix.assign(form.substr(length));
    return true;
  }

  /// Number words from a token on: "one hundred and twenty-five". Returns the token after them; the
  /// token itself when there are none.
  TokenIndex read_words(TokenIndex at, std::string& value) const {
    bool scaled = false;
    std::uint64_t total = 0;
    std::uint64_t part = 0;
    bool any = false;
    TokenIndex i = at;
    if (hash(i) == word_half && (hash(i + 1) == word_a) && word(i + 2).kind == WordKind::Scale) {
      value = scale_decimal("0.5", word(i + 2).value);
      return i + 3;
    }
    if ((hash(i) == word_a || hash(i) == word_an) &&
        (word(i + 1).kind == WordKind::Scale || hash(i + 1) == word_dozen)) {
      part = 1;
      any = true;
      ++i;
    }
    while (i < end_) {
      const WordValue next = word(i);
      if (next.kind == WordKind::Cardinal) {
        const std::uint64_t low = part % 100;
        if (any && part != 0 && !(low == 0 && part >= 100) &&
            !(low >= 20 && low % 10 == 0 && next.value < 10)) {
          break;  // "two three": two numbers
        }
        part += next.value;
        any = true;
        ++i;
        // "twenty-five"
        if (next.value >= 20 && hash(i) == hyphen && glued(i) &&
            word(i + 1).kind == WordKind::Cardinal && word(i + 1).value < 10 && glued(i + 1)) {
          part += word(i + 1).value;
          i += 2;
        }
      } else if (any && hash(i) == word_dozen) {
        part *= 12;
        ++i;
      } else if (any && next.kind == WordKind::Scale && next.value <= 12) {
        scaled = true;
        std::uint64_t power = 1;
        for (unsigned k = 0; k < next.value; ++k) power *= 10;
        if (power == 100) {
          part = std::max<std::uint64_t>(part, 1) * 100;
        } else {
          if (part >= 1'000'000) break;
          total += part * power;
          part = 0;
        }
        ++i;
      } else if (any && hash(i) == word_and && scaled && word(i + 1).kind == WordKind::Cardinal &&
                 (part >= 100 || part == 0) && part % 100 == 0 && i > at) {
        ++i;  // "one hundred and twenty"
      } else if (any && hash(i) == word_and && hash(i + 1) == word_a && hash(i + 2) == word_half) {
        // "two and a half million"; "two and a half years"
        i += 3;
        if (word(i).kind == WordKind::Scale) {
          value = scale_decimal(std::to_string(total + part) + ".5", word(i).value);
          return i + 1;
        }
        value = std::to_string(total + part) + ".5";
        return i;
      } else {
        break;
      }
    }
    if (!any) return at;
    value = std::to_string(total + part);
    return i;
  }

 private:
  const Document& document_;
  TokenIndex end_;
};

}  // namespace

std::string scale_decimal(std::string_view digits, unsigned exponent) {
  std::string whole;
  std::string fraction;
  bool after_point = false;
  for (const char c : digits) {
    if (c == '.') {
      after_point = true;
    } else if (is_digit(c)) {
      (after_point ? fraction : whole) += c;
    }
  }
  for (unsigned i = 0; i < exponent; ++i) {
    if (fraction.empty()) {
      whole += '0';
    } else {
      whole += fraction.front();
      fraction.erase(0, 1);
    }
  }
  const std::size_t first = std::min(whole.find_first_not_of('0'), whole.size());
  whole.erase(0, first);
  if (whole.empty()) whole = "0";
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return fraction.empty() ? whole : whole + "." + fraction;
}

std::optional<NumberPhrase> read_number(const Document& document, TokenIndex at, TokenIndex end,
                                        bool money) {
  const NumberReader reader(document, end);
  NumberPhrase number;
  TokenIndex i = at;
  std::string value;
  if (reader.read_digits(i, value, number.suffix)) {
    ++i;
    unsigned exponent = 0;
    if (!number.suffix.empty()) {
      exponent = money ? suffix_exponent(number.suffix) : 0;
      if (exponent > 0) number.suffix.clear();
    } else {
      // "2 000": groups of three set apart by one space.
      std::string group;
      std::string rest;
      const bool short_head = value.size() <= 3 && value.find('.') == std::string::npos;
      while (short_head && !reader.glued(i) && reader.read_digits(i, group, rest) && rest.empty() &&
             group.size() == 3 && group == "000" &&
             document.tokens.begin[i] == document.tokens.end[i - 1] + 1) {
        value += group;
        ++i;
      }
      // "1.5-million", "1.5 million", "221 bn", "300 m" only for money
      const TokenIndex scale =
          reader.hash(i) == hyphen && reader.glued(i) && reader.glued(i + 1) ? i + 1 : i;
      const WordValue word = reader.word(scale);
      if (word.kind == WordKind::Scale) {
        exponent = word.value;
        i = scale + 1;
        if (reader.word(i).kind == WordKind::Scale && word.value == 2) {
          exponent += reader.word(i).value;  // "3 hundred thousand"
          ++i;
        }
      } else if (money && i < end && document.form(i).size() <= 3) {
        exponent = suffix_exponent(document.form(i));
        if (exponent > 0) ++i;
      }
    }
    number.exponent = exponent;
    number.value = scale_decimal(value, exponent);
  } else {
    const TokenIndex after = reader.read_words(at, value);
    if (after == at) return std::nullopt;
    i = after;
    number.value = scale_decimal(value, 0);
    number.in_words = true;
  }
  number.tokens = {at, i};
  return number;
}

}  // namespace newsgraph::nlp
