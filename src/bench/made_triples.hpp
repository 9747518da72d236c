#ifndef NEWSGRAPH_SRC_BENCH_MADE_TRIPLES_HPP
#define NEWSGRAPH_SRC_BENCH_MADE_TRIPLES_HPP

// A graph to measure questions with, shaped like ours: of 16 triples six join entities (three kinds
// of relation, objects drawn with a skew of u^3, so that few are met by many), one types and one
// labels an entity, eight describe a claim (subject, predicate, object, date, confidence, article,
// type, rule). A million triples have about 250,000 terms. The same call gives the same bytes
// everywhere.

#include <cstddef>
#include <filesystem>

namespace newsgraph::bench {

/// Writes about `count` triples as N-Triples; returns how many.
std::size_t write_made_triples(const std::filesystem::path& path, std::size_t count);

}  // namespace newsgraph::bench

#endif
