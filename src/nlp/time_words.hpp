#ifndef NEWSGRAPH_NLP_TIME_WORDS_HPP
#define NEWSGRAPH_NLP_TIME_WORDS_HPP

// The closed words of English time and number expressions with their values, known by token hash.

#include <cstdint>

namespace newsgraph::nlp {

enum class WordKind : std::uint8_t {
  None,
  Month,     ///< value 1..12
  Weekday,   ///< value 1 (Monday) .. 7, ISO 8601
  Unit,      ///< value is a TimeUnit; singular or plural
  Deictic,   ///< today, yesterday, tomorrow: value in days from the article's date
  DayPart,   ///< morning, night ...
  Season,    ///< summer ...
  Last,      ///< last
  Past,      ///< past, previous, preceding: mostly durations or back references
  This,      ///< this, current
  Next,      ///< next, coming, upcoming, following
  Edge,      ///< early, late, mid, beginning, end ...: inside the period named next
  Ago,       ///< ago
  Earlier,   ///< earlier, before, previously: back from a time named before
  Later,     ///< later, after, afterwards
  About,     ///< about, around, circa
  Cardinal,  ///< one .. ninety: value
  Scale,     ///< hundred, thousand, million ...: value is the power of ten
  Ordinal,   ///< first .. thirty-first: value
  Vague      ///< several, few, many, couple: a number nobody knows
};

enum class TimeUnit : std::uint8_t {
  Second,
  Minute,
  Hour,
  Day,
  Night,
  Week,
  Weekend,
  Month,
  Quarter,
  Year,
  Decade,
  Century
};

struct WordValue {
  WordKind kind = WordKind::None;
  std::uint8_t value = 0;
  std::int8_t shift = 0;  ///< Deictic: days from the article's date.
  bool plural = false;    ///< Unit: "days".
};

/// What a word says by its text::fold_hash; kind None for all others. Month and weekday words need
/// capitals to be meant ("may", "march"): the caller looks.
WordValue time_word(std::uint64_t hash) noexcept;

}  // namespace newsgraph::nlp

#endif
