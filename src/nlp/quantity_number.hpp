#ifndef NEWSGRAPH_NLP_QUANTITY_NUMBER_HPP
#define NEWSGRAPH_NLP_QUANTITY_NUMBER_HPP

// Numbers in digits and words, read into exact decimal digits.

#include <optional>
#include <string>
#include <string_view>

#include "newsgraph/document/document.hpp"

namespace newsgraph::nlp {

/// A number as it stands in the text.
struct NumberPhrase {
  TokenSpan tokens;
  std::string value;      ///< "1500000000", "26.5": no sign, no leading or trailing zeros.
  std::string suffix;     ///< Letters or signs glued to the digits: "bn" of "221bn", "+" of "20+".
  unsigned exponent = 0;  ///< Power of ten of the scale word or suffix behind the digits.
  bool in_words = false;  ///< No digit in it: "three".
};

/// The number that begins at a token and ends before `end`: "1,500.3", "1.5 million", "twenty-five
/// thousand", "two and a half million", "a hundred", "half a million", "221bn". A suffix that is a
/// scale (k m bn tn) is applied only when `money`, for "300m" may be metres. Empty for ordinals,
/// and for "a" and "hundreds of" without a number. Cost is that of its tokens.
std::optional<NumberPhrase> read_number(const Document& document, TokenIndex at, TokenIndex end,
                                        bool money);

/// `digits` times ten to the power of `exponent`, zeros trimmed: ("1.50", 9) is "1500000000". Takes
/// digits with at most one point; commas are left out.
std::string scale_decimal(std::string_view digits, unsigned exponent);

}  // namespace newsgraph::nlp

#endif
