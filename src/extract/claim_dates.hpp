#ifndef NEWSGRAPH_SRC_EXTRACT_CLAIM_DATES_HPP
#define NEWSGRAPH_SRC_EXTRACT_CLAIM_DATES_HPP

// Dates that a claim has from the rest of its article: from the same interaction told with its day,
// from the event it is, from the headline's day. The words around a claim are read before, in
// qualifiers.hpp.

#include "newsgraph/document/document.hpp"

#include "extract/surface.hpp"

namespace newsgraph::extract {

/// Dates the undated claims of a document where the article leaves one day only, and marks as
/// planned what lies after the article's day. Requires all claims, read from the
/// surface of this document.
void date_claims(const Surface& surface, Document& document);

}  // namespace newsgraph::extract

#endif
