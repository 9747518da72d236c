#include "extract/embedding_walk.hpp"

namespace newsgraph::extract {
namespace {

constexpr int way_limit = 32;  // longest way up that is read; deeper trees are pathological

}  // namespace

Outlook EmbeddingWalk::read(TokenIndex at, bool future) {
  future_ = future;
  start_ = at;
  const EntityIndex entity = surface_.entity_at(at);
  event_ = (entity != no_entity && surface_.root(entity) == EventRoot) ||
           is(start_, language_.visit_noun);
  granted_ = event_ && entity != no_entity && befalls(entity);
  own_words(at);
  TokenIndex t = at;
  for (int step = 0; step < way_limit; ++step) {
    const TokenIndex governor = tree_.head(t);
    if (governor == no_token) break;
    climb(t, governor);
    t = governor;
  }
  if (carried_ && asks(t)) out_.open = true;
  return out_;
}

bool EmbeddingWalk::befalls(EntityIndex entity) const {
  const std::string& type = surface_.document().entities[entity].type;
  const auto& ontology = surface_.resources().knowledge->ontology;
  return ontology.is_a(type, "Disaster") ||
         (ontology.is_a(type, "Conflict") && !ontology.is_a(type, "Attack"));
}

bool EmbeddingWalk::of_group(TokenIndex verb, TokenIndex adverb) const {
  if (verb != start_ || group_.empty() || adverb > verb || text(adverb, "longer")) return false;
  for (TokenIndex t = adverb + 1; t < group_.first; ++t) {
    if (!surface_.is_adverb(t) && !is(t, language_.negation)) return false;
  }
  return true;
}

bool EmbeddingWalk::negated(TokenIndex t) const {
  bool negative = false;
  for (const TokenIndex c : tree_.children(t)) {
    // What the way came through has said its own.
    if (group_.contains(c) || c == from_) continue;
    const Relation relation = tree_.relation(c);
    if (relation == Relation::Adverb && !of_group(t, c)) {
      const bool longer = text(c, "longer") && c > 0 && text(c - 1, "no");
      // "not once did Kask meet"
      const TokenIndex inner = tree_.child(c, Relation::Adverb);
      const bool fronted = inner != no_token && inner < c && negation(inner);
      if (negation(c) || longer || fronted) negative = !negative;
    }
    const bool fronted =  // "at no time did Kask meet"
        relation == Relation::Oblique && c < t &&
        (has_case(c, "at") || has_case(c, "under") || has_case(c, "in"));
    if (relation == Relation::Subject || relation == Relation::PassiveSubject ||
        relation == Relation::Object || fronted) {
      if (denied_nominal(c)) negative = !negative;
    }
  }
  return negative;
}

bool EmbeddingWalk::undoubted(TokenIndex h) const {
  if (!is(h, language_.doubt)) return false;
  if (!is_nominal(h)) return negated(h);
  if (h > 0 && (text(h - 1, "no") || text(h - 1, "little"))) return true;
  const TokenIndex verb = tree_.head(h);
  return verb != no_token && tree_.relation(h) == Relation::Object && negated(verb);
}

void EmbeddingWalk::own_words(TokenIndex t) {
  tellers_beside(t);
  if (!carried_) return;
  if (is_nominal(t)) {
    own_words_of_noun(t);
    return;
  }
  // Of a governor, take_group() asks whether it is negated.
  if (t == start_ && negated(t)) out_.negative = !out_.negative;
  if (is_condition(t)) out_.open = true;
  if (has_marker(t, "without") || has_marker(t, "instead") || has_case(t, "instead") ||
      has_marker(t, "rather")) {
    out_.negative = !out_.negative;
  }
  if (future_ || future(t)) {
    for (const TokenIndex c : tree_.children(t)) {
      if (tree_.relation(c) != Relation::AdverbialClause || !is_condition(c)) continue;
      out_.open = true;
      out_.would = false;
    }
  }
}

void EmbeddingWalk::own_words_of_noun(TokenIndex t) {
  if (denied_nominal(t) || has_case(t, "without")) out_.negative = !out_.negative;
  // "discussed preparations for a visit", where the parser takes the visit for the verb's
  const TokenIndex joint = tree_.child(t, Relation::Case);
  const bool prepared = joint != no_token && joint > 0 && joint < t && text(joint, "for") &&
                        tree_.head(t) != joint - 1 && is(joint - 1, language_.planned_noun);
  if (has_case(t, "ahead") || prepared) {
    out_.planned = true;
    carried_ = false;
  }
  for (const TokenIndex c : tree_.children(t)) {
    if (tree_.relation(c) != Relation::Clause) continue;
    // "talks [planned] for May", "talks [cancelled] by Norland"
    if (tag(c) != "VBN") continue;
    if (is(c, language_.planned_object)) out_.planned = true;
    if (is(c, language_.open_object)) out_.open = true;
    if (cancels(c)) out_.cancelled = true;
  }
}

void EmbeddingWalk::tellers_beside(TokenIndex t) {
  for (const TokenIndex c : tree_.children(t)) {
    const Relation relation = tree_.relation(c);
    const bool aside = relation == Relation::Parataxis;
    const bool as = relation == Relation::AdverbialClause && has_marker(c, "as");
    if ((aside || as) && is_verb(c) && is(c, language_.speech) && !tree_.subjects(c).empty()) {
      tell(c, false);
    }
  }
}

void EmbeddingWalk::take_modals(TokenIndex t) {
  for (const TokenIndex c : tree_.children(t)) {
    if (tree_.relation(c) != Relation::Auxiliary || group_.contains(c)) continue;
    if (is(c, language_.future_modal)) out_.planned = true;
    if (is(c, language_.open_modal)) {
      (text(c, "would") || text(c, "'d") ? out_.would : out_.open) = true;
    }
  }
  if (is_to(t)) out_.planned = true;
}

bool EmbeddingWalk::is_to(TokenIndex t) const {
  const TokenIndex to = child(
      t, [&](TokenIndex c) { return tree_.relation(c) == Relation::Marker && text(c, "to"); });
  if (to == no_token || to == 0) return false;
  const TokenIndex be = to - 1;
  return tree_.head(be) == t && (text(be, "is") || text(be, "are")) &&
         (tree_.relation(be) == Relation::Auxiliary || tree_.relation(be) == Relation::Copula ||
          tree_.relation(be) == Relation::PassiveAuxiliary);
}

void EmbeddingWalk::take_group_but_object(TokenIndex governor) {
  take_modals(governor);
  for (const TokenIndex c : tree_.children(governor)) {
    if (tree_.relation(c) == Relation::Adverb && negation(c)) out_.negative = !out_.negative;
  }
}

void EmbeddingWalk::take_group(TokenIndex governor) {
  if (group_.contains(governor)) return;
  take_modals(governor);
  if (negated(governor)) out_.negative = !out_.negative;
}

bool EmbeddingWalk::own_voice(TokenIndex verb) const {
  if (is(verb, language_.opinion)) return false;
  if (surface_.quotation_of(verb) != surface_.quotation_of(surface_.sentence_of(verb).first)) {
    return false;
  }
  constexpr int controls = 3;
  for (int i = 0; i < controls && verb != no_token; ++i) {
    const std::vector<TokenIndex> subjects = tree_.subjects(verb);
    if (!subjects.empty()) {
      return is(subjects.front(), language_.first_singular) ||
             is(subjects.front(), language_.first_plural);
    }
    const Relation relation = tree_.relation(verb);
    if (relation != Relation::OpenComplement && relation != Relation::AdverbialClause &&
        relation != Relation::ClosedComplement) {
      return false;
    }
    verb = tree_.head(verb);
  }
  return false;
}

void EmbeddingWalk::tell(TokenIndex verb, bool denied) {
  if (out_.teller || of_document(verb)) return;
  const EntityIndex speaker = speaker_of(verb);
  if (speaker != no_entity && is_publisher(surface_, speaker)) return;
  if (speaker == no_entity && !denied && own_voice(verb)) return;
  out_.teller = Teller{speaker, denied && carried_, verb};
}

void EmbeddingWalk::climb(TokenIndex t, TokenIndex governor) {
  from_ = t;
  switch (tree_.relation(t)) {
    case Relation::Coordinated:
      coordinated(t, governor);
      break;
    case Relation::OpenComplement:
    case Relation::ClosedComplement:
      complement(t, governor);
      break;
    case Relation::Clause:
      if (is_verb(t) || has_marker(t, "that")) complement(t, governor);
      break;
    case Relation::RelativeClause:
      if (is(governor, language_.claim_noun) && tells_content(t)) {
        complement(t, governor);
      } else {
        if (said_behind(t, governor)) tell(tree_.head(governor), false);
        carried_ = false;
      }
      break;
    case Relation::AdverbialClause:
      adverbial(t, governor);
      break;
    case Relation::Parataxis:
      if (is_verb(governor) && is(governor, language_.speech) && t < governor) {
        tell(governor, false);
      }
      carried_ = false;
      break;
    default:
      if (is_verb(t) && tree_.relation(t) == Relation::Subject) {
        complement(t, governor);  // "that Kask met Berg is untrue"
      } else if (is_nominal(t) || tag(t) == "VBG") {
        nominal(t, governor);
      }
      break;
  }
  own_words(governor);
}

void EmbeddingWalk::coordinated(TokenIndex t, TokenIndex governor) {
  if (!carried_) return;
  const bool verbs = is_verb(t) && is_verb(governor);
  if (verbs && group_.contains(governor)) return;
  if (!verbs) {
    // "no talks or meeting"; a verb beside a noun is a clause of its own
    if (is_verb(t) != is_verb(governor)) carried_ = false;
    return;
  }
  const bool own_subject = child(t, [&](TokenIndex c) {
                             return tree_.relation(c) == Relation::Subject ||
                                    tree_.relation(c) == Relation::PassiveSubject;
                           }) != no_token;
  // "will meet Berg and [visit] Norland" shares the auxiliary; "met Berg and will visit" does
  // not.
  const bool shares = !own_subject && (bare(t) || tag(t) == "VBN" || tag(t) == "VBG") &&
                      tree_.child(t, Relation::Auxiliary) == no_token;
  if (shares) {
    take_modals(governor);
  } else if (tree_.relation(governor) == Relation::Root) {
    // Another clause: what stands beside the first one is its own.
    carried_ = false;
  }
}

}  // namespace newsgraph::extract
