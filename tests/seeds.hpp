#ifndef NEWSGRAPH_TESTS_SEEDS_HPP
#define NEWSGRAPH_TESTS_SEEDS_HPP

// The two seed articles are no part of the repository: NEWSGRAPH_MATERIAL names the folder that has
// gold/seeds, else ../shared beside the checkout. Tests that use them are skipped without them.

#include <cstdlib>
#include <filesystem>

#include <doctest/doctest.h>

namespace newsgraph::test {

inline std::filesystem::path seeds() {
  const char* given = std::getenv("NEWSGRAPH_MATERIAL");
  const std::filesystem::path folder =
      given != nullptr ? std::filesystem::path(given)
                       : std::filesystem::path(NEWSGRAPH_SOURCE_DIR).parent_path() / "shared";
  return folder / "gold" / "seeds";
}

/// Whether the articles are not at hand, which is said in the test's output.
inline bool without_seeds() {
  if (std::filesystem::exists(seeds())) return false;
  MESSAGE("seed articles are not here: ", seeds().string());
  return true;
}

}  // namespace newsgraph::test

#endif
