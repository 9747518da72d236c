#ifndef NEWSGRAPH_SRC_TEXT_ABBREVIATIONS_HPP
#define NEWSGRAPH_SRC_TEXT_ABBREVIATIONS_HPP

// Words that are written with a full stop that is not the end of a sentence.

#include <array>
#include <cstdint>

namespace newsgraph::text {

/// When a stop after a word belongs to the word.
enum class Abbreviation : std::uint8_t {
  None,
  Title,    ///< "Mr. Berg", "Gen. Berg": capitalised before a name; never ends a sentence.
  Plain,    ///< "Inc.", "etc.", "vs.": with its stop wherever it stands; may end a sentence.
  Capital,  ///< "Co.", "Oct.": the same, but only when capitalised.
  Number,   ///< "No. 5", "p. 12": before a number.
  Date,     ///< "Sun. 5", "Mar. 3": days and months that are other words as well.
  State     ///< "Richmond, Va.": after a comma.
};

/// Looks a word up, without its stop, by its fold_hash.
Abbreviation abbreviation(std::uint64_t hash) noexcept;

/// A Bloom filter over the words that need a second look before a stop or a hyphen: abbreviations,
/// "al" of "et al.", prefixes.
extern const std::array<std::uint64_t, 64> second_look_filter;

/// Whether the word with this hash is, or may be, one of those. For inner loops.
inline bool may_need_second_look(std::uint64_t hash) noexcept {
  const std::uint64_t bits =
      (std::uint64_t{1} << (hash & 63U)) | (std::uint64_t{1} << ((hash >> 12U) & 63U));
  return (second_look_filter[(hash >> 6U) & 63U] & bits) == bits;
}

/// Words that begin a sentence far more often than they go on after an abbreviation or an initial:
/// "in the U.S. The ...", but not "the U.S. Senate". Folded words.
bool is_sentence_starter(std::uint64_t hash) noexcept;

/// "e.g.", "vs.": abbreviations that never end a sentence, without their last stop.
bool is_introducing(std::uint64_t hash) noexcept;

/// Prefixes that keep their hyphen in one token: "e-mail", "non-profit", "co-operation", as the
/// Universal Dependencies treebanks have them (annotation guidelines of the English Web Treebank,
/// Linguistic Data Consortium 2012, "list of affixes").
bool is_kept_prefix(std::uint64_t hash) noexcept;

/// Units written without a space after a number: "5km", "221bn", "10pm". Two tokens.
bool is_unit(std::uint64_t hash) noexcept;

/// Last parts of the names of internet hosts: "com", "org".
bool is_host_ending(std::uint64_t hash) noexcept;

}  // namespace newsgraph::text

#endif
