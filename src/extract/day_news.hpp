#ifndef NEWSGRAPH_SRC_EXTRACT_DAY_NEWS_HPP
#define NEWSGRAPH_SRC_EXTRACT_DAY_NEWS_HPP

// Whether a sentence tells something as the news of its day or takes it for granted. "Kask met Berg
// and thanked him" tells both; "Kask condemned the attack", "Kask spoke of his recent visit",
// "after he met Berg" and "Kask has met Berg" tell of things that happened on a day unknown.

#include "extract/tree_words.hpp"

namespace newsgraph::extract {

class DayNews : private TreeWords {
 public:
  /// The surface must outlive this. Without trees everything is news.
  explicit DayNews(const Surface& surface) : TreeWords(surface) {}

  /// Whether the way from the words of a claim up to the root of its sentence tells of the day. The
  /// claim must be read from the document of the surface.
  bool tells(const Claim& claim) const;

  /// Whether the words of a claim are those of the headline.
  bool is_headline(const Claim& claim) const;
  /// "invited Berg for a meeting": whether the event that a claim is about is what something is
  /// for.
  bool is_purpose(const Claim& claim) const;
  /// Whether the body tells of a journey to a place as still to come: "will travel to Norland".
  bool is_journey_ahead(EntityIndex place) const;

 private:
  TokenSpan words_of(Span span) const;
  bool is_news(TokenIndex token, bool title) const;
  bool verb_is_news(TokenIndex verb, bool title) const;
  bool noun_is_news(TokenIndex noun, bool title) const;
  bool is_signed(TokenIndex agreement, bool title) const;
  bool is_perfect(TokenIndex verb) const;
  bool is_earlier(TokenIndex noun) const;
  bool is_event(TokenIndex noun) const;
  bool is_mishap(TokenIndex noun) const;
  bool opens_news(TokenIndex noun) const;
  bool holds(TokenIndex verb) const;
};

}  // namespace newsgraph::extract

#endif
