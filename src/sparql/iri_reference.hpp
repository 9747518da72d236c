#ifndef NEWSGRAPH_SRC_SPARQL_IRI_REFERENCE_HPP
#define NEWSGRAPH_SRC_SPARQL_IRI_REFERENCE_HPP

#include <string>
#include <string_view>

namespace newsgraph::sparql {

/// Whether the text begins with a scheme, "http:".
bool has_scheme(std::string_view iri);

/// The reference resolved with a base as RFC 3986, section 5.2, says, with no other normalisation.
/// Requires a base with a scheme.
std::string resolve_iri(std::string_view base, std::string_view reference);

/// Whether the text could stand between the brackets of an IRI.
bool is_iri_text(std::string_view iri);

}  // namespace newsgraph::sparql

#endif
