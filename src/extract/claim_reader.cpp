#include "extract/claim_reader.hpp"

#include <algorithm>

namespace newsgraph::extract {

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

Stance presupposed(Stance stance) {
  stance.modality = Modality::Asserted;
  stance.polarity = Polarity::Positive;
  return stance;
}

}  // namespace newsgraph::extract
