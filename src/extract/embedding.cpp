#include "extract/embedding.hpp"

#include <algorithm>

#include "extract/tree_words.hpp"

namespace newsgraph::extract {
namespace {

constexpr int way_limit = 32;  // longest way up that is read; deeper trees are pathological

}  // namespace

bool is_publisher(const Surface& surface, EntityIndex entity) {
  const Document& document = surface.document();
  const Entity& what = document.entities[entity];
  if (surface.resources().knowledge->ontology.is_a(what.type, "NewsMediaOrganization")) return true;
  const std::string& publisher = document.article.publisher;
  return !publisher.empty() && (what.name.find(publisher) != std::string::npos ||
                                publisher.find(what.name) != std::string::npos);
}

/// One way up. `carried_` is whether what is said of the word reached so far is said of the word at
/// the beginning as well.
class Embedding::Walk : private TreeWords {
 public:
  Walk(const Surface& surface, TokenSpan group) : TreeWords(surface), group_(group) {}

  Outlook read(TokenIndex at, bool future) {
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

 private:
  /// Wars and disasters: nobody holds them, and what will be done about one has it.
  bool befalls(EntityIndex entity) const {
    const std::string& type = surface_.document().entities[entity].type;
    const auto& ontology = surface_.resources().knowledge->ontology;
    return ontology.is_a(type, "Disaster") ||
           (ontology.is_a(type, "Conflict") && !ontology.is_a(type, "Attack"));
  }

  /// Whether an adverb stands among the words before the verb at the beginning, whose group has
  /// counted it. "No longer" counts as nothing there.
  bool of_group(TokenIndex verb, TokenIndex adverb) const {
    if (verb != start_ || group_.empty() || adverb > verb || text(adverb, "longer")) return false;
    for (TokenIndex t = adverb + 1; t < group_.first; ++t) {
      if (!surface_.is_adverb(t) && !is(t, language_.negation)) return false;
    }
    return true;
  }
  /// "did not", "no longer", "neither Norland nor Estland".
  bool negated(TokenIndex t) const {
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
  /// "there is no doubt that", "do not doubt that", "do not have any doubt that".
  bool undoubted(TokenIndex h) const {
    if (!is(h, language_.doubt)) return false;
    if (!is_nominal(h)) return negated(h);
    if (h > 0 && (text(h - 1, "no") || text(h - 1, "little"))) return true;
    const TokenIndex verb = tree_.head(h);
    return verb != no_token && tree_.relation(h) == Relation::Object && negated(verb);
  }

  void own_words(TokenIndex t) {
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
  void own_words_of_noun(TokenIndex t) {
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

  /// ", Lind said", ", as Lind said,": of all that it stands beside.
  void tellers_beside(TokenIndex t) {
    for (const TokenIndex c : tree_.children(t)) {
      const Relation relation = tree_.relation(c);
      const bool aside = relation == Relation::Parataxis;
      const bool as = relation == Relation::AdverbialClause && has_marker(c, "as");
      if ((aside || as) && is_verb(c) && is(c, language_.speech) && !tree_.subjects(c).empty()) {
        tell(c, false);
      }
    }
  }

  void take_modals(TokenIndex t) {
    for (const TokenIndex c : tree_.children(t)) {
      if (tree_.relation(c) != Relation::Auxiliary || group_.contains(c)) continue;
      if (is(c, language_.future_modal)) out_.planned = true;
      if (is(c, language_.open_modal)) {
        (text(c, "would") || text(c, "'d") ? out_.would : out_.open) = true;
      }
    }
    if (is_to(t)) out_.planned = true;
  }
  /// "are to be discussed", "is to meet"
  bool is_to(TokenIndex t) const {
    const TokenIndex to = child(
        t, [&](TokenIndex c) { return tree_.relation(c) == Relation::Marker && text(c, "to"); });
    if (to == no_token || to == 0) return false;
    const TokenIndex be = to - 1;
    return tree_.head(be) == t && (text(be, "is") || text(be, "are")) &&
           (tree_.relation(be) == Relation::Auxiliary || tree_.relation(be) == Relation::Copula ||
            tree_.relation(be) == Relation::PassiveAuxiliary);
  }
  /// What a governor's own group says of what it governs.
  void take_group_but_object(TokenIndex governor) {
    take_modals(governor);
    for (const TokenIndex c : tree_.children(governor)) {
      if (tree_.relation(c) == Relation::Adverb && negation(c)) out_.negative = !out_.negative;
    }
  }
  void take_group(TokenIndex governor) {
    if (group_.contains(governor)) return;
    take_modals(governor);
    if (negated(governor)) out_.negative = !out_.negative;
  }

  /// "I am pleased to announce that": who writes the text says it, in no quotation.
  bool own_voice(TokenIndex verb) const {
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

  void tell(TokenIndex verb, bool denied) {
    if (out_.teller || of_document(verb)) return;
    const EntityIndex speaker = speaker_of(verb);
    if (speaker != no_entity && is_publisher(surface_, speaker)) return;
    if (speaker == no_entity && !denied && own_voice(verb)) return;
    out_.teller = Teller{speaker, denied && carried_, verb};
  }

  void climb(TokenIndex t, TokenIndex governor) {
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

  void coordinated(TokenIndex t, TokenIndex governor) {
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

  /// "Kask plans to [meet] Berg", "said that Kask [met] Berg", "the plan to [meet] Berg".
  void complement(TokenIndex t, TokenIndex h) {
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

  /// "Kask said during her visit that Berg had", which parsers take for a clause about the visit.
  bool said_behind(TokenIndex clause, TokenIndex noun) const {
    const TokenIndex verb = tree_.head(noun);
    return verb != no_token && verb < noun && is_verb(verb) && is(verb, language_.speech) &&
           tree_.relation(noun) == Relation::Oblique && has_marker(clause, "that") &&
           !tree_.subjects(clause).empty();
  }
  /// "expressed [hope] that"
  bool voices_wish(TokenIndex verb) const {
    const TokenIndex object = tree_.child(verb, Relation::Object);
    return object != no_token && is(object, language_.open_noun);
  }
  /// "to have met"
  bool perfect(TokenIndex verb) const {
    return tag(verb) == "VBN" && child(verb, [&](TokenIndex c) {
                                   return tree_.relation(c) == Relation::Auxiliary &&
                                          text(c, "have");
                                 }) != no_token;
  }
  /// "had the opportunity to meet", "glad to have the opportunity to meet": taken.
  bool taken(TokenIndex occasion) const {
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

  /// "the [plan] to meet", "[claims] that Kask met", "it is [possible] that".
  void complement_of_noun(TokenIndex t, TokenIndex h) {
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

  /// Away from a plan, a wish or the like: "had no plans", "there are no plans", "is not ready".
  void leave_noun(TokenIndex h) {
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

  /// "[claims] that Kask met Berg": whose claims, and who denies them.
  void claimed(TokenIndex noun, TokenIndex clause) {
    if (out_.teller) return;
    const auto untrue_below = [&](TokenIndex t) {
      return child(t, [&](TokenIndex c) { return is(c, language_.untrue); }) != no_token;
    };
    const TokenIndex verb = tree_.head(noun);
    const bool object = tree_.relation(noun) == Relation::Object ||
                        tree_.relation(noun) == Relation::PassiveSubject;
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

  void adverbial(TokenIndex t, TokenIndex h) {
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
      if (text(mark, "on") || text(mark, "about") || text(mark, "against") ||
          text(mark, "toward") || text(mark, "towards")) {
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
    const bool with_it = !past(t) && !bare(t) && !is_condition(t) &&
                         child(t, [&](TokenIndex c) {
                           return tree_.relation(c) == Relation::Auxiliary;
                         }) == no_token;
    if (with_it && mark != no_token && !group_.contains(h)) take_modals(h);
    carried_ = false;
  }

  void nominal(TokenIndex t, TokenIndex h) {
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
    if (event_ && relation == Relation::Oblique && has_case(t, "in") &&
        is(h, language_.light_verb)) {
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

  /// "agreed to continue the talks during his visit", "look forward to hosting them at the summit".
  bool is_planned(TokenIndex verb) const {
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

  void nominal_of_noun(Relation relation, TokenIndex h) {
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

  /// "cancelled the [visit]", "called for [talks]", "plans a [visit]". Returns whether it does.
  bool governs(TokenIndex t, TokenIndex h, bool object) {
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

  TokenSpan group_;
  TokenIndex start_ = no_token;
  TokenIndex from_ = no_token;  ///< Where the way came to the present word from.
  bool future_ = false;
  bool event_ = false;    ///< The word at the beginning names an event.
  bool granted_ = false;  ///< One that befalls people and is not held.
  bool made_ = false;     ///< "conclude an agreement": there is none before.
  bool carried_ = true;
  Outlook out_;
};

Embedding::Embedding(const Surface& surface) : surface_(surface) {}

Outlook Embedding::of_clause(TokenIndex verb, TokenSpan group, bool future) const {
  return Walk(surface_, group).read(verb, future);
}

Outlook Embedding::of_noun(TokenIndex noun) const { return Walk(surface_, {}).read(noun, false); }

}  // namespace newsgraph::extract
