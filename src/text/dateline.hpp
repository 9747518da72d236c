#ifndef NEWSGRAPH_SRC_TEXT_DATELINE_HPP
#define NEWSGRAPH_SRC_TEXT_DATELINE_HPP

// The beginning of agency news: where, when and by whom a piece was filed.

#include "newsgraph/document/token.hpp"

#include "text/token_view.hpp"

namespace newsgraph::text {

/// End of a date with a day or a year that begins at `i`: "May 3, 2022", "Tuesday, 3 May",
/// "2022-05-03", "3.5.2022", "May 2022"; `i` when there is none.
TokenIndex date_end(const TokenView& view, TokenIndex i, TokenIndex last);

/// End of the dateline at the beginning of a paragraph, its closing mark included; range.first when
/// there is none. `lead`: the paragraph is the first of the body, where looser forms are taken.
///
/// Reads "ASTANA, Kazakhstan, August 22." "WASHINGTON (Reuters) -" "MOSCOW, March 3 (TASS) -"
/// "Riverton, May 3, 2022 /Agency/." "(AP) --" "TEHRAN –" "ASTANA. KAZINFORM –"; not "NATO –
/// founded in 1949 – is ..." and not "BREAKING - Talks failed".
TokenIndex dateline_end(const TokenView& view, TokenSpan range, bool lead);

}  // namespace newsgraph::text

#endif
