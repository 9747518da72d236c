#ifndef NEWSGRAPH_SRC_BENCH_MEMORY_HPP
#define NEWSGRAPH_SRC_BENCH_MEMORY_HPP

// What the process holds of the machine's memory (Linux; 0 elsewhere).

#include <cstdint>

namespace newsgraph::bench {

/// Bytes resident now, after what was freed has been given back to the system.
std::uint64_t settled_memory();

/// Most bytes resident at once since the last call of forget_peak.
std::uint64_t peak_memory();

void forget_peak();

}  // namespace newsgraph::bench

#endif
