#ifndef NEWSGRAPH_EXPORT_PROFILE_CHECK_HPP
#define NEWSGRAPH_EXPORT_PROFILE_CHECK_HPP

// Whether an RDF file is a graph of our profile: what `validate FILE` asks.

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/document/record.hpp"
#include "newsgraph/knowledge/ontology.hpp"

namespace newsgraph::exporting {

struct ProfileReport {
  std::size_t articles = 0, entities = 0, claims = 0, spans = 0;
  std::size_t triples = 0;          ///< Distinct ones, those of named graphs included.
  std::size_t compared = 0;         ///< Spans held against the text of their article.
  std::vector<std::string> faults;  ///< In one order; at most `most_faults` of them.
  std::size_t fault_count = 0;      ///< All of them.
};
inline constexpr std::size_t most_faults = 50;

/// Reads JSON-LD of the profile (an inline context and @graph), N-Quads, N-Triples, Turtle or TriG
/// by the extension and checks: each claim has its keys with values that they may have and a known
/// predicate; each reference has its node; spans begin before they end and, where `records` hold
/// the article with the same hash, have the words that stand there; no node is blank; the graph is
/// not empty. Throws InputError for a file of no such format or with an error of syntax.
ProfileReport check_profile(const std::filesystem::path& file, const knowledge::Ontology& ontology,
                            std::span<const Record> records = {});

}  // namespace newsgraph::exporting

#endif
