#ifndef NEWSGRAPH_NLP_QUANTITY_MONEY_HPP
#define NEWSGRAPH_NLP_QUANTITY_MONEY_HPP

// Currencies by sign, code and word.

#include <string>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/gazetteer.hpp"

namespace newsgraph::nlp {

/// A currency as written, with the tokens it takes; `last` == `first` when there is none.
struct CurrencyMention {
  TokenSpan tokens;
  std::string unit;  ///< ISO 4217, or the word itself when several countries use it: "rials".
};

/// "$", "US$", "A$", "EUR", "US $" that begins at a token and stands before a number.
CurrencyMention currency_before(const Document& document, TokenIndex at, TokenIndex end);

/// "dollars", "US dollars", "Canadian dollars", "yen", "EUR", "€" that begins at a token and stands
/// behind a number. Longest gazetteer match first.
CurrencyMention currency_after(const Document& document, const knowledge::Gazetteer& gazetteer,
                               TokenIndex at, TokenIndex end);

}  // namespace newsgraph::nlp

#endif
