#ifndef NEWSGRAPH_NLP_TIME_VALUE_HPP
#define NEWSGRAPH_NLP_TIME_VALUE_HPP

// What a time expression means: its words, the tense around it and the article's date put together.

#include <chrono>
#include <optional>
#include <string>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

#include "nlp/time_grammar.hpp"

namespace newsgraph::nlp {

/// Which way a time lies from the article's day.
struct Outlook {
  Direction direction = Direction::None;
  bool sure = false;  ///< Said by the expression, by the verb that it tells of or by the event.
};

/// Values the expressions of one article in text order; remembers the last date for "the next day".
class TimeResolver {
 public:
  /// Both must outlive the resolver.
  TimeResolver(const Document& document, const knowledge::Knowledge& knowledge);

  /// Values the expressions of one sentence and appends them to `times`.
  void resolve(std::vector<TimeMatch>& matches, const Sentence& sentence,
               std::vector<TimeExpression>& times);

 private:
  void share_years(std::vector<TimeMatch>& matches, TokenSpan sentence) const;
  Date value(const TimeMatch& match, TokenSpan sentence, bool& is_duration);
  std::string calendar(const TimeMatch& match, TokenSpan sentence) const;
  bool is_famous(const PartialDate& date, int year) const;
  std::string weekday(const TimeMatch& match, TokenSpan sentence) const;
  std::string weekend(const TimeMatch& match, TokenSpan sentence) const;
  Date offset(const TimeMatch& match) const;
  Outlook outlook(const TimeMatch& match, TokenSpan sentence) const;
  Direction direction(const TimeMatch& match, TokenSpan sentence) const {
    return outlook(match, sentence).direction;
  }
  bool dates_mishap(TokenSpan expression) const;
  int year_of(const PartialDate& date, const TimeMatch& match, const Outlook& outlook) const;

  const Document& document_;
  const knowledge::Knowledge& knowledge_;
  std::optional<std::chrono::sys_days> article_day_;  ///< When the article's date is a whole day.
  std::optional<std::chrono::sys_days> first_day_;    ///< First and last day it may mean.
  std::optional<std::chrono::sys_days> last_day_;

  // What was said before, in the same sentence or the one before.
  std::string last_date_;  ///< A simple date: day, month or year.
  int told_year_ = 0;      ///< A year in digits, of the same paragraph.
  std::uint32_t paragraph_ = 0;
  std::uint32_t date_age_ = 0;  ///< Sentences since.
  std::uint32_t year_age_ = 0;
};

}  // namespace newsgraph::nlp

#endif
