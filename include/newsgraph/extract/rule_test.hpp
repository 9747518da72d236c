#ifndef NEWSGRAPH_EXTRACT_RULE_TEST_HPP
#define NEWSGRAPH_EXTRACT_RULE_TEST_HPP

// The examples that stand beside every rule, run: a rule must find what it says it finds and
// nothing in what it says it misses.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::extract {

/// One rule after its examples were run.
struct RuleTestResult {
  std::string file;
  std::string rule;          ///< Id.
  std::size_t examples = 0;  ///< Finds and misses.
  std::vector<std::string>
      faults;  ///< "finds: ...: wanted A | p | B, got nothing"; empty when right.
};

/// Runs the examples of all rules of the files. `run` takes a sentence through all stages into the
/// document. Throws InputError for a file that cannot be read as rules.
std::vector<RuleTestResult> test_rules(
    const std::vector<std::filesystem::path>& files, const knowledge::Knowledge& knowledge,
    const std::function<void(const std::string&, Document&)>& run);

}  // namespace newsgraph::extract

#endif
