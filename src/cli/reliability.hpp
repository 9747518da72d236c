#ifndef NEWSGRAPH_SRC_CLI_RELIABILITY_HPP
#define NEWSGRAPH_SRC_CLI_RELIABILITY_HPP

// Whether confidences mean what they say: claims that people judged, in bins of confidence, beside
// the share of each bin that was right (Guo et al. 2017, "On Calibration of Modern Neural
// Networks").

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/document/record.hpp"

namespace newsgraph::cli {

/// One judged claim, as the file of verdicts names it.
struct Verdict {
  std::string article;  ///< Identifier.
  std::uint32_t start =
      0;  ///< Where the sentence of the claim begins, in code points of the stored text.
  std::string subject, predicate, object;  ///< Names of entities, or the literal.
  bool right = false;
};

/// Reads tab-separated verdicts. The first line names the columns: article, start, subject,
/// predicate, object and verdict (right or wrong), in any order; others are passed over. Throws
/// InputError naming file, line and column.
std::vector<Verdict> read_verdicts(const std::string& path);

struct Bin {
  double least = 0, most = 0;  ///< Confidences in [least, most); the last bin holds 1 as well.
  std::size_t claims = 0;
  double confidence = 0;  ///< Mean.
  double right = 0;       ///< Share.
};

struct Reliability {
  std::vector<Bin> bins;  ///< From low to high, the empty ones as well.
  std::size_t claims = 0;
  std::size_t unknown = 0;       ///< Verdicts that no claim answers to.
  double confidence = 0;         ///< Mean.
  double right = 0;              ///< Share.
  double calibration_error = 0;  ///< Expected: mean over claims of |confidence - share| of bins.
  double brier = 0;              ///< Mean squared distance of confidence from 1 (right) or 0.
};

/// Every verdict looked up among the claims of the records; of several claims that it names (one
/// fact said twice in one sentence) the most confident one is taken. Requires bins > 0.
Reliability reliability(std::span<const Record> records, std::span<const Verdict> verdicts,
                        std::size_t bins);

}  // namespace newsgraph::cli

#endif
