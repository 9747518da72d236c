#ifndef NEWSGRAPH_NLP_QUANTITY_HPP
#define NEWSGRAPH_NLP_QUANTITY_HPP

// Amounts of money, percentages and counts, in exact decimal digits.

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::nlp {

/// Fills document.quantities (text order, not overlapping) of sentences in Zone::Title and
/// Zone::Body. Runs after find_times: numbers inside of dates and durations are left out.
///
/// - Money: "$1.5 billion" = 1500000000 USD. A bare "dollar" is USD, "pound" GBP; a currency word
/// of
///   several countries without a country beside it keeps the word ("rials").
/// - Percent: "26 per cent" = 26 %; percentage points have the unit "pp".
/// - Count: "1.5 million tonnes" = 1500000 tonnes; "killing 25" = 25 with an empty unit. The unit
/// is
///   the noun as it stands; words between number and noun ("five Ukrainian soldiers") are inside
///   the span. "one" counts only with a unit.
/// In "5 to 6 billion euros" both ends are quantities. The span reaches from the number or the sign
/// of the currency to the unit; bound words ("about", "at least") stand outside of it.
void find_quantities(Document& document, const knowledge::Knowledge& knowledge);

}  // namespace newsgraph::nlp

#endif
