// What verbs and nouns say of the clauses and nouns that they govern.

#include <algorithm>

#include "extract/embedding_walk.hpp"

namespace newsgraph::extract {

void EmbeddingWalk::complement(TokenIndex t, TokenIndex h) {
  if (group_.contains(h)) {
    out_.governed = true;
    return;
  }
  if (!is_verb(h)) {
    complement_of_noun(t, h);
    return;
  }
  const bool infinitive = bare(t) && !future(t) && marker(t) != no_token && has_marker(t, "to");
  const bool gerund = tag(t) == "VBG" && tree_.child(t, Relation::Auxiliary) == no_token;
  if (is(h, language_.denial)) {
    const bool not_denied = negated(h);
    tell(h, !not_denied);
    if (not_denied && carried_) out_.open = true;
    return;
  }
  if (is(h, language_.accusation)) {
    tell(h, false);
    if (gerund) out_.governed = true;
    return;
  }
  // "claims to have shot down"
  if (has_marker(t, "to") && is(h, language_.speech) && perfect(t)) {
    tell(h, false);
    out_.governed = true;
    if (carried_ && negated(h)) out_.negative = !out_.negative;
    return;
  }
  if (!infinitive && !gerund && is(h, language_.speech)) {
    tell(h, false);
    if (carried_ && negated(h)) out_.open = true;
    const bool wished = bare(t) || future(t);
    if (carried_ && (is(h, language_.open_control) || voices_wish(h)) && wished) {
      out_.open = true;
    }
    return;
  }
  if (!carried_) return;
  if (undoubted(h)) {
    carried_ = false;
    return;
  }
  // The order is what decides: NOLINTNEXTLINE(bugprone-branch-clone)
  if (is(h, language_.doubt)) {
    out_.open = true;
    out_.governed = true;
  } else if (is(h, language_.prevent) || is(h, language_.negative_control) || rules_out(h)) {
    out_.negative = !out_.negative;
    out_.governed = true;
    if (rules_out(h)) out_.planned = true;
  } else if (cancels(h)) {
    out_.cancelled = true;
  } else if (is(h, language_.planned_control) || awaits(h)) {
    out_.planned = true;
    out_.governed = true;
  } else if (is(h, language_.open_control) || (infinitive && is(h, language_.speech))) {
    out_.open = true;
    out_.governed = true;
  } else if (is(h, language_.factual_control)) {
    out_.governed = true;
  } else if (!infinitive && !gerund) {
    // "showed that", "knew that": taken for granted
    if (is_condition(t)) out_.open = true;
    carried_ = false;
    return;
  }
  take_group(h);
}

bool EmbeddingWalk::said_behind(TokenIndex clause, TokenIndex noun) const {
  const TokenIndex verb = tree_.head(noun);
  return verb != no_token && verb < noun && is_verb(verb) && is(verb, language_.speech) &&
         tree_.relation(noun) == Relation::Oblique && has_marker(clause, "that") &&
         !tree_.subjects(clause).empty();
}

bool EmbeddingWalk::voices_wish(TokenIndex verb) const {
  const TokenIndex object = tree_.child(verb, Relation::Object);
  return object != no_token && is(object, language_.open_noun);
}

bool EmbeddingWalk::perfect(TokenIndex verb) const {
  return tag(verb) == "VBN" && child(verb, [&](TokenIndex c) {
                                 return tree_.relation(c) == Relation::Auxiliary && text(c, "have");
                               }) != no_token;
}

bool EmbeddingWalk::taken(TokenIndex occasion) const {
  if (!is(occasion, language_.occasion_noun)) return false;
  const TokenIndex verb = tree_.head(occasion);
  if (verb == no_token || tree_.relation(occasion) != Relation::Object ||
      !is(verb, language_.have)) {
    return false;
  }
  if (past(verb)) return true;
  const TokenIndex governor = tree_.head(verb);
  return tree_.relation(verb) == Relation::OpenComplement && governor != no_token &&
         is(governor, language_.factual_control) && !is_verb(governor);
}

void EmbeddingWalk::complement_of_noun(TokenIndex t, TokenIndex h) {
  if (is(h, language_.claim_noun)) {
    claimed(h, t);
    carried_ = false;
    return;
  }
  if (!carried_) return;
  if (undoubted(h)) {
    carried_ = false;
    return;
  }
  const bool participle = tag(t) == "VBN" || (tag(t) == "VBG" && marker(t) == no_token);
  // "their commitment to supporting Norland" is support already
  if (is(h, language_.planned_noun) && text(h, "commitment") && is(t, language_.back_verb)) {
    out_.governed = true;
    carried_ = false;
    return;
  }
  if (has_marker(t, "to") && taken(h)) {
    out_.governed = true;
    leave_noun(h);
    return;
  }
  if (has_marker(t, "to") && ranked(h)) {
    // "the first president to visit Norland"
    out_.governed = true;
    carried_ = false;
    return;
  }
  if (has_marker(t, "to") && tree_.child(t, Relation::PassiveAuxiliary) != no_token &&
      is_nominal(h) && !is(h, language_.open_noun) && !is(h, language_.negative_noun)) {
    // "talks to be held in Riverton"
    out_.planned = true;
    out_.governed = true;
    carried_ = false;
    return;
  }
  // "Riverton to host the meeting", a headline
  if (has_marker(t, "to") && bare(t) && tree_.relation(h) == Relation::Root && is_nominal(h) &&
      !is(h, language_.open_noun) && !is(h, language_.open_clause_noun)) {
    out_.planned = true;
    out_.governed = true;
    carried_ = false;
    return;
  }
  if (is(h, language_.negative_noun) || is(h, language_.negative_control)) {
    out_.negative = !out_.negative;
    out_.governed = true;
  } else if (is(h, language_.cancel_noun)) {
    out_.cancelled = true;
  } else if (is(h, language_.planned_noun) || is(h, language_.planned_control)) {
    out_.planned = true;
    out_.governed = true;
  } else if (is(h, language_.open_noun) || is(h, language_.open_clause_noun) ||
             is(h, language_.open_control) || is(h, language_.doubt) ||
             (has_marker(t, "to") && bare(t) && is_nominal(h))) {
    // "the hope to meet", "diplomacy to bring about a truce"
    out_.open = true;
    out_.governed = true;
  } else if (is(h, language_.factual_control)) {
    out_.governed = true;
  } else if (participle || tree_.upos(h) != Upos::Adj) {
    // "troops attacking Norland", "the fact that"
    carried_ = false;
    return;
  } else {
    out_.open = true;  // "important to meet", "hard to say that"
  }
  leave_noun(h);
}

void EmbeddingWalk::leave_noun(TokenIndex h) {
  if (denied_nominal(h)) out_.negative = !out_.negative;
  if (tree_.child(h, Relation::Copula) != no_token) {
    take_group(h);
    return;
  }
  const TokenIndex verb = tree_.head(h);
  const bool has_it = verb != no_token && tree_.relation(h) == Relation::Object &&
                      (is(verb, language_.have) || is(verb, language_.light_verb));
  if (has_it) take_group_but_object(verb);
  carried_ = false;
}

void EmbeddingWalk::claimed(TokenIndex noun, TokenIndex clause) {
  if (out_.teller) return;
  const auto untrue_below = [&](TokenIndex t) {
    return child(t, [&](TokenIndex c) { return is(c, language_.untrue); }) != no_token;
  };
  const TokenIndex verb = tree_.head(noun);
  const bool object =
      tree_.relation(noun) == Relation::Object || tree_.relation(noun) == Relation::PassiveSubject;
  if (verb != no_token && is_verb(verb) && object) {
    const bool untrue = untrue_below(verb) || (clause != no_token && untrue_below(clause));
    if (is(verb, language_.denial) || is(verb, language_.reject) || untrue) {
      tell(verb, true);
      return;
    }
  }
  const TokenIndex owner = tree_.child(noun, Relation::Possessor);
  const EntityIndex speaker = owner == no_token ? no_entity : agent_at({owner});
  out_.teller = Teller{speaker, false, noun};
}

void EmbeddingWalk::adverbial(TokenIndex t, TokenIndex h) {
  if (!carried_) return;
  const TokenIndex mark = marker(t);
  const bool gerund = tag(t) == "VBG" && tree_.child(t, Relation::Auxiliary) == no_token;
  if (gerund && mark != no_token && is(mark, language_.preposition)) {
    if (text(mark, "of") || text(mark, "from") || text(mark, "for") || text(mark, "to") ||
        text(mark, "with")) {
      if (is(h, language_.accusation) || is(h, language_.prevent) || awaits(h) ||
          is(h, language_.open_control) || is(h, language_.planned_control)) {
        complement(t, h);
        return;
      }
      carried_ = false;
      return;
    }
    // "working on signing", "spoke about meeting", "warned against attacking"
    if (text(mark, "on") || text(mark, "about") || text(mark, "against") || text(mark, "toward") ||
        text(mark, "towards")) {
      out_.open = true;
      return;
    }
  }
  // "will travel to Norland to meet Berg"
  if (bare(t) && mark != no_token && text(mark, "to") && !group_.contains(h) && future(h)) {
    take_modals(h);
    out_.governed = true;
    carried_ = false;
    return;
  }
  // "supports efforts to conclude an agreement", where parsers hang the infinitive on the verb
  if (made_ && bare(t) && mark != no_token && text(mark, "to")) {
    out_.open = true;
    carried_ = false;
    return;
  }
  // "will speak after meeting Berg", "will thank him when he visits": of the future as well
  const bool with_it =
      !past(t) && !bare(t) && !is_condition(t) &&
      child(t, [&](TokenIndex c) { return tree_.relation(c) == Relation::Auxiliary; }) == no_token;
  if (with_it && mark != no_token && !group_.contains(h)) take_modals(h);
  carried_ = false;
}

void EmbeddingWalk::nominal(TokenIndex t, TokenIndex h) {
  if (!carried_) return;
  Relation relation = tree_.relation(t);
  // "will discuss trade during his visit": parsers hang it on the object.
  if (!is_verb(h) && relation == Relation::Nominal && has_case(t, "during") &&
      tree_.head(h) != no_token && is_verb(tree_.head(h))) {
    h = tree_.head(h);
    relation = Relation::Oblique;
  }
  if (!is_verb(h)) {
    nominal_of_noun(relation, h);
    return;
  }
  // "The programme includes a meeting"
  if (relation == Relation::Object && is(h, language_.include)) {
    const std::vector<TokenIndex> subjects = tree_.subjects(h);
    if (std::ranges::any_of(subjects, [&](TokenIndex s) { return is(s, language_.agenda_noun); }))
      out_.planned = true;
  }
  const bool object = relation == Relation::Object || relation == Relation::PassiveSubject;
  // "support Norland's membership": who supports it says that it is not there yet
  if (object && is(h, language_.back_verb) &&
      (text(t, "membership") || text(t, "accession") || text(t, "entry"))) {
    out_.open = true;
  }
  if (object || relation == Relation::Oblique || relation == Relation::ClosedComplement) {
    if (governs(t, h, object)) return;
  }
  // "to impose sanctions", "to conclude an agreement": there is none before
  // Parsers take "bring about a truce" for a verb with "about a truce".
  const bool brought =
      text(h, "bring") && (object ? has_particle(h, "about") : has_case(t, "about"));
  const bool makes = !event_ && ((object && is(h, language_.bring_about)) || brought);
  if (makes) {
    made_ = true;
    return take_group(h);
  }
  if (is(h, language_.ongoing) && relation != Relation::Oblique) {
    // "will strengthen cooperation": there is some
    carried_ = false;
    return;
  }
  // "the talks did not take place", "held no talks"; "the war does not make us safer" has a war.
  const bool happens = is(h, language_.take_place) || is(h, language_.aspect);
  const bool done = is(h, language_.light_verb) || is(h, language_.host_event);
  const bool same = happens || (done && relation != Relation::Subject);
  if (same && relation != Relation::Oblique) {
    take_group(h);
    return;
  }
  // "the visit will help", "will sign it at the meeting": in the future as well; not "will return
  // after the meeting", and not a state such as cooperation.
  const bool behind = has_case(t, "after") || has_case(t, "following") || has_case(t, "since");
  // "ready to engage in talks"
  if (event_ && relation == Relation::Oblique && has_case(t, "in") && is(h, language_.light_verb)) {
    take_group(h);
    return;
  }
  if (event_ && !granted_ && !behind && !present(t) &&
      (relation == Relation::Subject || relation == Relation::PassiveSubject ||
       relation == Relation::Oblique || is(h, language_.attend))) {
    take_modals(h);
    if (relation == Relation::Oblique && is_planned(h)) out_.planned = true;
  }
  carried_ = false;
}

bool EmbeddingWalk::is_planned(TokenIndex verb) const {
  const TokenIndex governor = tree_.head(verb);
  if (governor == no_token || !is_verb(governor)) return false;
  const Relation relation = tree_.relation(verb);
  const bool gerund = tag(verb) == "VBG" && tree_.child(verb, Relation::Auxiliary) == no_token;
  const bool infinitive = bare(verb) && has_marker(verb, "to");
  const bool governed = relation == Relation::OpenComplement ||
                        relation == Relation::ClosedComplement ||
                        (relation == Relation::AdverbialClause && awaits(governor));
  return governed && (gerund || infinitive) &&
         (is(governor, language_.planned_control) || awaits(governor));
}

void EmbeddingWalk::nominal_of_noun(Relation relation, TokenIndex h) {
  if (relation != Relation::Nominal && relation != Relation::Possessor &&
      relation != Relation::Compound) {
    return;
  }
  if (is(h, language_.planned_noun)) {
    out_.planned = true;
  } else if (is(h, language_.open_noun)) {
    out_.open = true;
  } else if (is(h, language_.cancel_noun)) {
    out_.cancelled = true;
  } else if (is(h, language_.missing_noun)) {
    out_.negative = !out_.negative;
  } else if (is(h, language_.hearsay_noun)) {
    claimed(h, no_token);
  } else if (is(h, language_.aspect_noun)) {
    return;
  } else {
    carried_ = false;
    return;
  }
  leave_noun(h);
}

bool EmbeddingWalk::governs(TokenIndex t, TokenIndex h, bool object) {
  // NOLINTBEGIN(bugprone-branch-clone): the order is what decides
  if (object && (cancels(h) || rules_out(h))) {
    out_.cancelled = true;
  } else if (object && is(h, language_.denial) && !is(h, language_.reject)) {
    tell(h, true);
    carried_ = false;
    return true;
  } else if (object && (is(h, language_.reject) || is(h, language_.negative_control) ||
                        is(h, language_.prevent))) {
    out_.open = true;
  } else if ((awaits(h) && has_case(t, "to")) ||
             (is(h, language_.planned_object) && (object || has_case(t, "for")))) {
    out_.planned = true;
  } else if (is(h, language_.open_object) && (object || has_case(t, "for"))) {
    out_.open = true;
  } else if (!object && has_case(t, "for") && is(h, language_.depart)) {
    out_.planned = true;
  } else {
    return false;
  }
  // NOLINTEND(bugprone-branch-clone)
  take_group(h);
  return true;
}

}  // namespace newsgraph::extract
