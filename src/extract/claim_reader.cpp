#include "extract/claim_reader.hpp"

#include <algorithm>

namespace newsgraph::extract {

void TreeClaimReader::read(const Reading& reading, std::vector<Claim>& claims) const {
  if (reading.surface.tree().empty()) return;
  for (const Sentence& sentence : reading.surface.document().sentences) {
    if (tells(sentence.zone)) read_sentence(reading, sentence.tokens, claims);
  }
}

namespace {

/// 1900/1999: too long for its first year to be the beginning of anything.
bool is_century(std::string_view value) {
  constexpr std::size_t length = 9;
  return value.size() == length && value.substr(2, 3) == "00/" && value.substr(7) == "99" &&
         value.substr(0, 2) == value.substr(5, 2);
}

}  // namespace

Claim make_claim(const Surface& surface, const Member& subject, std::string_view predicate,
                 const Member& object, TokenSpan predicate_words, std::string_view rule,
                 double confidence) {
  const Document& document = surface.document();
  Claim claim;
  claim.subject = subject.entity;
  claim.predicate = predicate;
  claim.object.entity = object.entity;
  claim.confidence = confidence;
  claim.rule = rule;
  claim.surface = document.text(predicate_words);
  std::ranges::replace(claim.surface, '\n', ' ');
  claim.evidence.predicate = document.span(predicate_words);
  claim.evidence.sentence = document.span(surface.sentence_of(predicate_words.first));
  claim.evidence.subject = document.span(subject.words);
  if (object.entity != no_entity || !object.words.empty()) {
    claim.evidence.object = document.span(object.words);
  }
  return claim;
}

std::optional<Claim> make_start(const Surface& surface, const Member& subject,
                                const TimeExpression& time, TokenSpan predicate_words,
                                std::string_view rule, double confidence) {
  const std::string& value = time.date.value;
  if (time.is_duration || value.empty() || is_century(value)) return std::nullopt;
  // "the September 11 attacks": a day of no year, where the year of the article is known.
  const std::string& today = surface.document().article.date;
  if (value.front() == '-' && !today.empty() && today.front() != '-') return std::nullopt;
  Claim claim = make_claim(surface, subject, "startDate", {no_entity, time.tokens}, predicate_words,
                           rule, confidence);
  claim.object.literal = value.substr(0, value.find('/'));
  return claim;
}

Stance presupposed(Stance stance) {
  stance.modality = Modality::Asserted;
  stance.polarity = Polarity::Positive;
  return stance;
}

}  // namespace newsgraph::extract
