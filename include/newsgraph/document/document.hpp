#ifndef NEWSGRAPH_DOCUMENT_DOCUMENT_HPP
#define NEWSGRAPH_DOCUMENT_DOCUMENT_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/article.hpp"
#include "newsgraph/document/claim.hpp"
#include "newsgraph/document/record.hpp"
#include "newsgraph/document/token.hpp"

namespace newsgraph {

/// What part of an article a sentence belongs to. Only Title and Body are read for claims.
enum class Zone : std::uint8_t {
  Title,      ///< Headline: a sentence of its own, read for claims.
  Header,     ///< "date 2024-04-19": read for the date only.
  Dateline,   ///< "ASTANA, Kazakhstan, August 22." or "(Reuters) -": read for place, date, agency.
  Byline,     ///< "By Anna Kask": read for nothing.
  PlaceLine,  ///< "Bishkek" alone under the headline of a press office: place of the headline
              ///< event.
  Speaker,    ///< "PRESIDENT OF RUSSIA VLADIMIR PUTIN:" before a turn of a transcript.
  Body
};

struct Sentence {
  TokenSpan tokens;
  Zone zone = Zone::Body;
  std::uint32_t paragraph = 0;
};

/// What the recogniser says of some words, in the words of OntoNotes.
enum class NameLabel : std::uint8_t {
  Person,
  Norp,
  Facility,
  Organization,
  Gpe,
  Location,
  Event,
  Work,
  Law,
  Date,
  Money,
  Percent,
  Cardinal,
  Ordinal
};

/// A stretch of tokens that the name recogniser marked.
struct NameSpan {
  TokenSpan tokens;
  NameLabel label = NameLabel::Person;
  float score = 1.0F;  ///< In [0, 1].
};

/// Longest match of the gazetteers; what it stands for is asked of knowledge::Gazetteer.
struct GazetteerMatch {
  TokenSpan tokens;
  std::uint32_t alias = 0;  ///< knowledge::Gazetteer::entries(alias)
};

/// A time expression with its value.
struct TimeExpression {
  TokenSpan tokens;
  Date date;
  bool is_duration = false;  ///< "for three years": no point in time.
};

/// An amount of money, a percentage or a count with its unit.
struct Quantity {
  enum class Kind : std::uint8_t { Money, Percent, Count };
  TokenSpan tokens;
  Kind kind = Kind::Count;
  std::string value;  ///< Decimal digits: "1500000000", "26".
  std::string unit;   ///< ISO 4217 for money, "%" for percentages, the noun for counts.
  std::string bound;  ///< exact, about, atLeast, atMost; empty when bare.
};

/// Words between quotation marks, the marks outside.
struct QuotedSpan {
  TokenSpan tokens;
  std::uint32_t depth = 0;  ///< 0 outermost, 1 a quotation inside another.
};

/// One article on its way: each stage fills its part and reads those before. Reused by a thread for
/// one article after another (clear keeps the memory).
struct Document {
  Article article;

  // text
  Tokens tokens;
  std::vector<Sentence> sentences;  ///< Text order; they cover all tokens.
  std::vector<QuotedSpan> quoted;   ///< Text order, outer before inner.

  // knowledge
  std::vector<GazetteerMatch> gazetteer_matches;  ///< Text order, not overlapping.

  // nlp
  std::vector<std::string> lemmas;  ///< Distinct lemmas of the document.
  std::vector<NameSpan> names;      ///< Text order, not overlapping.
  std::vector<TimeExpression> times;
  std::vector<Quantity> quantities;

  // coref, extract
  std::vector<Entity> entities;
  std::vector<Claim> claims;
  std::vector<Quotation> quotations;
  std::vector<std::string> problems;

  void clear() noexcept;

  /// Form of a token as it stands. Valid while the document is not changed.
  std::string_view form(TokenIndex token) const noexcept;
  /// Stored text of a token span, with the white space inside it.
  std::string_view text(TokenSpan words) const noexcept;
  /// Code-point span of a token span; for an empty one an empty span at its beginning.
  Span span(TokenSpan words) const noexcept;
};

/// Moves what is kept of a document into a record and leaves the document cleared.
Record take_record(Document& document, const ToolStamp& tool);

}  // namespace newsgraph

#endif
