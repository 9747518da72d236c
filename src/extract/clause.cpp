#include "extract/clause.hpp"

#include <algorithm>

namespace newsgraph::extract {
namespace {

/// Longest verb group in words; beyond it the words are no longer one group.
constexpr int group_limit = 14;

class GroupReader {
 public:
  GroupReader(const Surface& surface, TokenIndex head, std::uint8_t forms)
      : surface_(surface),
        language_(surface.language()),
        begin_(surface.sentence_of(head).first),
        forms_(forms) {
    group_.head = head;
    group_.tokens = {head, head + 1};
  }

  std::optional<VerbGroup> read() {
    TokenIndex at = group_.head;
    for (int step = 0; step < group_limit; ++step) {
      TokenIndex before = skip_adverbs(at);
      if (before == no_token) break;
      const TokenIndex reached = take(before);
      if (reached == no_token) break;
      at = reached;
      group_.tokens.first = at;
    }
    if (!finish()) return std::nullopt;
    // "is not on a visit": of a copula the negation stands behind.
    const TokenIndex end = surface_.sentence_of(group_.head).last;
    if (is(group_.head, language_.be) && group_.head + 1 < end &&
        is(group_.head + 1, language_.negation) && !only_more(group_.head + 1)) {
      group_.negative = !group_.negative;
    }
    return group_;
  }

 private:
  bool is(TokenIndex t, ClassId id) const noexcept { return surface_.is(t, id); }
  bool text(TokenIndex t, std::string_view lower) const noexcept {
    return surface_.is_text(t, lower);
  }

  /// Token before `at` that is no adverb; notes negation on the way. no_token at the beginning.
  TokenIndex skip_adverbs(TokenIndex at) {
    bool negative = false;
    while (at > begin_) {
      const TokenIndex before = at - 1;
      const bool negation = is(before, language_.negation) && !text(before, "without") &&
                            !text(before, "no") && !text(before, "neither") && !only_more(before);
      const TimeChunk* time = surface_.time_at(before);
      if (negation) {
        negative = true;
      } else if (time != nullptr && time->tokens.size() == 1) {
        // "will tomorrow meet"
      } else if (!surface_.is_adverb(before)) {
        if (negative) pending_negative_ = true;
        return before;
      }
      if (is(before, language_.hearsay)) group_.open = true;
      at = before;
    }
    if (negative) pending_negative_ = true;
    return no_token;
  }

  /// "not only met": it did meet.
  bool only_more(TokenIndex negation) const noexcept {
    const TokenIndex next = negation + 1;
    return text(next, "only") || text(next, "just") || text(next, "merely") ||
           text(next, "simply") || text(next, "solely");
  }

  /// Takes the word before into the group when its form fits what follows. Returns the first token
  /// of the group then, else no_token.
  TokenIndex take(TokenIndex t) {
    const bool base = (forms_ & BaseForm) != 0;
    const bool participle = (forms_ & ParticipleForm) != 0;
    const bool gerund = (forms_ & GerundForm) != 0;
    if (is(t, language_.be) && (participle || gerund)) {
      if (!gerund && !copula_) group_.passive = group_.passive || at_head();
      return accept(t, be_forms(t));
    }
    if (is(t, language_.have) && participle && !text(t, "having")) return accept(t, tense(t));
    if (text(t, "having") && participle) return accept(t, GerundForm);
    if (is(t, language_.auxiliary_do) && base) return accept(t, tense(t));
    if (is(t, language_.future_modal) && base) {
      group_.planned = true;
      modal_ = true;
      return accept(t, PastForm);
    }
    if (is(t, language_.open_modal) && base) {
      (text(t, "would") || text(t, "'d") ? group_.would : group_.open) = true;
      modal_ = true;
      return accept(t, PastForm);
    }
    if (text(t, "to") && (base || gerund)) return take_to(t, gerund && !base);
    // denied meeting, avoided meeting
    if (gerund && is(t, language_.denial)) {
      group_.denied = true;
      return accept(t, language_.vocabulary.verb_forms(surface_.word(t)));
    }
    return no_token;
  }

  /// "is to meet", "plans to meet", "is expected to meet", "to meet".
  /// "open to meeting", "committed to signing": only after such a word a gerund follows "to".
  TokenIndex take_to(TokenIndex t, bool gerund) {
    TokenIndex before = t;
    while (before > begin_ && surface_.is_adverb(before - 1) &&
           !is(before - 1, language_.negation)) {
      --before;
    }
    const bool negative = before > begin_ && is(before - 1, language_.negation);
    if (negative) --before;
    if (before == begin_) return gerund ? no_token : infinitive(t);
    const TokenIndex control = before - 1;
    if (gerund && !is(control, language_.open_control) && !is(control, language_.planned_control)) {
      return no_token;
    }
    const WordId word = surface_.word(control);
    const std::uint8_t verb = language_.vocabulary.verb_forms(word);
    const bool is_to_meet = is(control, language_.be) && !text(control, "being");
    const bool has_to_meet = !is_to_meet && is(control, language_.have);
    if (is_to_meet || (!has_to_meet && (text(control, "about") || text(control, "due") ||
                                        is(control, language_.planned_control)))) {
      group_.planned = true;
    } else if (!has_to_meet && is(control, language_.negative_control)) {
      group_.negative = !group_.negative;
    } else if (has_to_meet || (is(control, language_.open_control) && !was_able(control))) {
      group_.open = true;
      group_.desire = is(control, language_.desire);
    } else if (!is(control, language_.factual_control) && !was_able(control)) {
      return infinitive(t);
    }
    if (negative) group_.negative = !group_.negative;
    settle_negation();
    if (is(control, language_.be)) {
      forms_ = be_forms(control);
    } else if (is(control, language_.have)) {
      forms_ = tense(control);
    } else if (verb != 0) {
      forms_ = verb;
    } else {
      forms_ = ParticipleForm;  // due, set, ready: "is due to"
      copula_ = true;
    }
    return control;
  }

  /// "was able to deploy": it did.
  bool was_able(TokenIndex control) const {
    if (!text(control, "able")) return false;
    TokenIndex be = control;
    while (be > begin_ && (surface_.is_adverb(be - 1) || is(be - 1, language_.negation))) --be;
    return be > begin_ && (text(be - 1, "was") || text(be - 1, "were"));
  }

  TokenIndex infinitive(TokenIndex t) {
    group_.infinitive = true;
    group_.tokens.first = t;
    return no_token;
  }

  bool at_head() const noexcept { return group_.tokens.first == group_.head; }

  TokenIndex accept(TokenIndex t, std::uint8_t forms) {
    settle_negation();
    forms_ = forms;
    return t;
  }
  void settle_negation() {
    if (pending_negative_) group_.negative = !group_.negative;
    pending_negative_ = false;
  }

  std::uint8_t be_forms(TokenIndex t) const noexcept {
    if (text(t, "be")) return BaseForm;
    if (text(t, "been")) return ParticipleForm;
    if (text(t, "being")) return GerundForm;
    return tense(t);
  }
  std::uint8_t tense(TokenIndex t) const noexcept {
    if (text(t, "was") || text(t, "were") || text(t, "had") || text(t, "did")) return PastForm;
    if (text(t, "have") || text(t, "do")) return BaseForm | ThirdForm;
    if (text(t, "done")) return ParticipleForm;
    if (text(t, "doing")) return GerundForm;
    return ThirdForm;
  }

  bool finish() {
    settle_negation();
    // "would like to thank", "I must congratulate": it is done by being said.
    const bool owed = text(group_.tokens.first, "must") && group_.tokens.first > begin_ &&
                      is(group_.tokens.first - 1, language_.first_singular);
    if ((group_.desire || owed) && is(group_.head, language_.performative) && !group_.negative) {
      group_.open = false;
      group_.would = false;
    }
    const TokenIndex first = group_.tokens.first;
    const bool alone = first == group_.head;
    if (modal_) return true;
    if (group_.infinitive) return true;
    if ((forms_ & (PastForm | ThirdForm)) != 0) {
      group_.past = (forms_ & PastForm) != 0;
      group_.present = !group_.past;
      // "the accused", "a planned visit"
      if (alone && first > begin_) {
        const TokenIndex before = first - 1;
        if (is(before, language_.determiner) || is(before, language_.possessive)) {
          if (surface_.entity_at(before) == no_entity && !is(before, language_.pronoun))
            return false;
        }
        if (is(before, language_.preposition) && surface_.time_at(before) == nullptr) return false;
      }
      return true;
    }
    if ((forms_ & ParticipleForm) != 0) {
      group_.participle = true;
      return true;
    }
    if ((forms_ & GerundForm) != 0) {
      group_.gerund = true;
      return true;
    }
    // A bare base form is finite after a plural subject only: "Norland and Estland sign".
    group_.present = true;
    return true;
  }

  const Surface& surface_;
  const Language& language_;
  TokenIndex begin_;
  std::uint8_t forms_;
  VerbGroup group_;
  bool modal_ = false;
  bool copula_ = false;
  bool pending_negative_ = false;
};

}  // namespace

std::optional<VerbGroup> read_verb_group(const Surface& surface, TokenIndex head,
                                         std::uint8_t forms) {
  // "has shelved a visit": where the tree is known, an auxiliary heads nothing.
  const Tree& tree = surface.tree();
  if (!tree.empty() && (tree.relation(head) == Relation::Auxiliary ||
                        tree.relation(head) == Relation::PassiveAuxiliary)) {
    return std::nullopt;
  }
  // "had to cancel a meeting" is no having of a meeting.
  if (!tree.empty() && surface.is(head, surface.language().have) &&
      tree.child(head, Relation::OpenComplement) != no_token) {
    return std::nullopt;
  }
  return GroupReader(surface, head, forms).read();
}

std::optional<VerbGroup> read_verb_group(const Surface& surface, TokenIndex head) {
  return read_verb_group(surface, head,
                         surface.language().vocabulary.verb_forms(surface.word(head)));
}

bool harms_on_site(const Surface& surface, std::string_view type, TokenIndex verb) {
  const Language& language = surface.language();
  if (surface.is(verb, language.kill) || surface.is(verb, language.hurt)) return true;
  const auto& ontology = surface.resources().knowledge->ontology;
  return surface.is(verb, language.harm) &&
         (ontology.is_a(type, "Attack") || ontology.is_a(type, "Battle") ||
          ontology.is_a(type, "Disaster"));
}

bool is_finite_verb(const Surface& surface, TokenIndex token) {
  const Language& language = surface.language();
  if (surface.is(token, language.be) || surface.is(token, language.have) ||
      surface.is(token, language.future_modal) || surface.is(token, language.open_modal) ||
      surface.is(token, language.auxiliary_do)) {
    return !surface.is_text(token, "being") && !surface.is_text(token, "been") &&
           !surface.is_text(token, "having") && !surface.is_text(token, "be") &&
           !surface.has_shape(token, AllUpper);
  }
  const std::uint8_t forms = language.vocabulary.verb_forms(surface.word(token));
  if ((forms & (ThirdForm | PastForm)) == 0 || !surface.has_shape(token, AllLower)) return false;
  const TokenIndex begin = surface.sentence_of(token).first;
  if (token == begin) return false;
  const TokenIndex before = token - 1;
  if (surface.is(before, language.determiner) && !surface.is(before, language.pronoun))
    return false;
  if (surface.is(before, language.possessive) || surface.is(before, language.preposition) ||
      surface.is_text(before, "'s") || surface.is_text(before, "’s")) {
    return false;
  }
  // "talks", "plans", "visits" after an adjective are nouns; a name, pronoun or noun before a form
  // in -s does not say. A past form that is a participle may be a reduced relative clause.
  if ((forms & PastForm) != 0) {
    const TokenIndex end = surface.sentence_of(token).last;
    return token + 1 >= end || !surface.is_text(token + 1, "by");
  }
  return surface.entity_at(before) != no_entity || surface.is(before, language.pronoun) ||
         surface.is_adverb(before) || surface.is_punctuation(before) ||
         surface.is(before, language.coordinator);
}

namespace {

/// Whether a token may stand before the first word of a clause's subject.
bool is_clause_border(const Surface& surface, TokenIndex t) {
  const Language& language = surface.language();
  if (surface.is_punctuation(t)) {
    return !surface.is_text(t, "-") || surface.has_shape(t, SpaceBefore);
  }
  if (surface.is(t, language.coordinator) || surface.is(t, language.subordinator) ||
      surface.is(t, language.speech) || surface.is(t, language.condition) ||
      surface.is(t, language.denial)) {
    return true;
  }
  return surface.is_adverb(t);
}

}  // namespace

bool opens_clause(const Surface& surface, const Chunk& chunk) {
  const Language& language = surface.language();
  const TokenIndex begin = surface.sentence_of(chunk.tokens.first).first;
  TokenIndex at = chunk.tokens.first;
  for (int step = 0; step < 4; ++step) {
    if (at <= begin) return true;
    const TokenIndex before = at - 1;
    if (const TimeChunk* time = surface.time_at(before)) {
      at = time->tokens.first;  // On Tuesday Kask met
      continue;
    }
    if (surface.is(before, language.coordinator)) {
      // The last of a list is no subject of its own, unless the list is the object of a verb
      // before it: "Kask met [Berg] and [Lind] left".
      for (const std::uint32_t index : surface.ending_at(chunk.tokens.last)) {
        const Chunk& longer = surface.chunks()[index];
        if (longer.tokens.first >= chunk.tokens.first || longer.members.size() < 2) continue;
        if (longer.tokens.first == begin) return false;
        return is_finite_verb(surface, longer.tokens.first - 1);
      }
      return true;
    }
    if (is_clause_border(surface, before)) return true;
    // "In Norland Kask met": a place phrase at the beginning.
    bool moved = false;
    for (const std::uint32_t index : surface.ending_at(at)) {
      const Chunk& place = surface.chunks()[index];
      if ((place.roots & ~site_roots) != 0 || place.tokens.first <= begin) continue;
      const TokenIndex preposition = place.tokens.first - 1;
      if (!surface.is(preposition, language.place_preposition)) continue;
      at = preposition;
      moved = true;
      break;
    }
    if (!moved) return false;
  }
  return false;
}

bool closes_phrase(const Surface& surface, const Chunk& chunk) {
  const Language& language = surface.language();
  const TokenIndex end = surface.sentence_of(chunk.tokens.first).last;
  const TokenIndex next = chunk.tokens.last;
  if (next >= end) return true;
  if (surface.is_text(next, "'s") || surface.is_text(next, "’s")) return false;
  if (surface.is_text(next, "'") || surface.is_text(next, "’")) {
    return surface.has_shape(next, CloseQuote) && surface.quotation_of(next) >= 0;
  }
  if (surface.is_text(next, "-") && !surface.has_shape(next, SpaceBefore)) return false;
  if (surface.is_punctuation(next)) return true;
  if (surface.is(next, language.function_word) || surface.is_adverb(next)) return true;
  if (surface.time_at(next) != nullptr) return true;
  // "that Norland forsake", "Norland bluntly": the tree tells a verb that no list has.
  const Tree& tree = surface.tree();
  if (!tree.empty() && tree.upos(next) == Upos::Verb && surface.has_shape(next, AllLower)) {
    const TokenIndex top = tree.top(chunk.tokens);
    if (top != no_token && tree.head(top) == next && tree.relation(top) == Relation::Subject) {
      return true;
    }
  }
  const std::uint8_t forms = language.vocabulary.verb_forms(surface.word(next));
  return (forms & (PastForm | ThirdForm | ParticipleForm | GerundForm)) != 0 &&
         surface.has_shape(next, AllLower);
}

std::vector<TokenIndex> after_adjuncts(const Surface& surface, TokenIndex at, int most) {
  const Language& language = surface.language();
  // `at` is one past something: at the end of its sentence it is not in it any more.
  const TokenIndex end = at == 0 ? 0 : surface.sentence_of(at - 1).last;
  std::vector<TokenIndex> positions{at};
  for (int i = 0; i < most && at < end; ++i) {
    TokenIndex next = at;
    const TimeChunk* time = surface.time_at(at);
    if (time != nullptr && time->tokens.first == at) {
      next = time->tokens.last;
    } else if (surface.is_adverb(at)) {
      next = at + 1;
    } else if (surface.is_text(at, "(")) {
      for (TokenIndex t = at + 1; t < end && t - at < 9; ++t) {
        if (surface.is_text(t, ")")) {
          next = t + 1;
          break;
        }
      }
    } else if (surface.is(at, language.place_preposition) && at + 1 < end) {
      for (const std::uint32_t index : surface.starting_at(at + 1)) {
        const Chunk& chunk = surface.chunks()[index];
        if ((chunk.roots & ~site_roots) != 0 || chunk.adjectival) continue;
        next = chunk.tokens.last;
        break;
      }
    }
    if (next == at) break;
    at = next;
    positions.push_back(at);
  }
  return positions;
}

}  // namespace newsgraph::extract
