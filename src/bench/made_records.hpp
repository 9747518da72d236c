#ifndef NEWSGRAPH_SRC_BENCH_MADE_RECORDS_HPP
#define NEWSGRAPH_SRC_BENCH_MADE_RECORDS_HPP

// Records to measure merging with, as extraction would give them from a stream of political news:
// few people and countries are in most articles, most are in few; of each article ten claims (half
// of them dated, a tenth planned, denied or reported), eight to nine entities with three mentions
// each, one event, about 2 kB of text in which every span says what it claims to say. The same
// number gives the same record on every machine.

#include <cstdint>

#include "newsgraph/document/record.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::bench {

inline constexpr int claims_of_made_record = 10;

/// The record of article `number`.
Record make_record(std::uint32_t number);

/// Ontology and lexicon alone: merging asks nothing of the gazetteers.
const knowledge::Knowledge& vocabulary();

}  // namespace newsgraph::bench

#endif
