#ifndef NEWSGRAPH_EXTRACT_CALIBRATION_HPP
#define NEWSGRAPH_EXTRACT_CALIBRATION_HPP

// What a claim's confidence means: the share of claims like it that were right, counted on claims
// that were judged. schema/calibration.tsv holds the counts, tests/real/calibrate.py makes it.

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "newsgraph/document/document.hpp"

namespace newsgraph::extract {

/// Circumstances that make a claim less (or more) likely to be right than its rule alone says.
enum class Circumstance : std::uint8_t {
  Described,     ///< The subject stands there as a description or pronoun, not as a name.
  LongName,      ///< An end has a name of five words or more: it may have run on.
  Marked,        ///< Not a plain claim: negative, planned, denied, open, somebody's word.
  LongSentence,  ///< The sentence has 300 code points or more.
  Far,           ///< Subject and object begin 40 code points or more apart.
  Unlinked       ///< No end has a Wikidata number.
};
inline constexpr std::size_t circumstance_count = 6;

/// Names of the circumstances as calibration.tsv gives them, in the order of the enumeration.
std::span<const std::string_view, circumstance_count> circumstance_names() noexcept;

class Calibration {
 public:
  /// No counts: confidences stay what the rules say.
  Calibration() = default;
  /// Reads calibration.tsv of each folder that has one; a later one replaces an earlier. Throws
  /// InputError naming file, line and column.
  explicit Calibration(std::span<const std::filesystem::path> schema_folders);

  bool empty() const noexcept { return all_.judged == 0; }

  /// In [0.01, 0.99]. The share of right claims of the rule, smoothed with that of its predicate,
  /// smoothed with that of all (Laplace's rule with `prior_weight` claims, which of 2, 4, 8 gave
  /// the least log loss on articles left out: 0.343, against 0.374 for 2), shifted by the
  /// circumstances.
  /// With no counts, what the claim has.
  double confidence(const Document& document, const Claim& claim) const;

  /// Sets the confidence of every claim. Mentions must have their last kinds.
  void apply(Document& document) const;

 private:
  struct Count {
    double right = 0;
    double judged = 0;
  };
  void read(const std::filesystem::path& path);
  /// The share of a group, as if `prior_weight` claims of the share `prior` had been seen before.
  static double smoothed(const Count& count, double prior) noexcept;

  Count all_;
  std::unordered_map<std::string, Count> rules_, predicates_;
  std::array<Count, circumstance_count> circumstances_{};
};

}  // namespace newsgraph::extract

#endif
