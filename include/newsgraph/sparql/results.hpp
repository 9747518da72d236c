#ifndef NEWSGRAPH_SPARQL_RESULTS_HPP
#define NEWSGRAPH_SPARQL_RESULTS_HPP

// Results as the standards write them.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/sparql/query.hpp"

namespace newsgraph::sparql {

/// Solutions and truth values: SPARQL 1.1 Query Results JSON Format, SPARQL Query Results XML
/// Format (Second Edition), SPARQL 1.1 Query Results CSV and TSV Formats. Triples: N-Triples,
/// Turtle (one subject after another, with prefixes).
enum class ResultFormat : std::uint8_t { Json, Xml, Csv, Tsv, NTriples, Turtle };

/// "json", "xml", "csv", "tsv", "nt", "ttl"; nothing for others.
std::optional<ResultFormat> result_format(std::string_view name);

/// Whether the format can hold a result of this form: triples or solutions.
bool can_hold(ResultFormat format, QueryForm form) noexcept;

/// Receives output piece by piece.
using ResultSink = std::function<void(std::string_view)>;

/// Requires can_hold(). `prefixes` (names without colon, IRIs) shorten Turtle.
void write_result(const Result& result, ResultFormat format,
                  const std::vector<std::pair<std::string, std::string>>& prefixes,
                  const ResultSink& sink);

}  // namespace newsgraph::sparql

#endif
