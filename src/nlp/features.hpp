#ifndef NEWSGRAPH_NLP_FEATURES_INTERNAL_HPP
#define NEWSGRAPH_NLP_FEATURES_INTERNAL_HPP

// What the encoder sees of a token: its form alone, as rows of tables. Trainer and inference share
// this file; any change to what it returns makes older model files wrong (raise model_format).

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsgraph::nlp {

/// Tables that are filled by hashing, beside the vocabulary.
enum HashedTable : std::uint8_t { Suffix2, Suffix3, Suffix4, Prefix3, FormShape, HashedTables };

/// Rows per hashed table. At these sizes fewer than a fifth of the suffixes seen in training share
/// a row with another; doubling them bought nothing in the trials.
inline constexpr std::array<std::uint32_t, HashedTables> hashed_rows = {2048, 4096, 8192, 4096,
                                                                        512};

struct FormFeatures {
  std::uint64_t cased = 0;  ///< Key of the form with digits and typographic marks folded.
  std::uint64_t lower = 0;  ///< The same in lower case.
  std::array<std::uint32_t, HashedTables> rows{};
};

/// 64-bit hash that is part of the model format: FNV-1a over bytes with the mixer of SplitMix64.
std::uint64_t stable_hash(std::string_view bytes) noexcept;

/// The form as the vocabulary knows it: digits become 0, curly quotation marks, dashes and the
/// ellipsis their ASCII forms. Cut to 64 bytes, which no word reaches.
std::string normal_form(std::string_view form);

/// Lower case of ASCII and Latin-1 letters; other bytes stay.
std::string lower_form(std::string_view normal);

FormFeatures form_features(std::string_view form);

}  // namespace newsgraph::nlp

#endif
