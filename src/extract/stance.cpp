#include "extract/stance.hpp"

#include <algorithm>

namespace newsgraph::extract {

StanceReader::StanceReader(const Surface& surface)
    : surface_(surface), language_(surface.language()), embedding_(surface) {
  for (const Sentence& sentence : surface.document().sentences) {
    if (!tells(sentence.zone)) continue;
    // A tree tells exactly what a verb of saying governs; see embedding.hpp.
    if (surface.tree().empty()) read_reports(sentence);
    read_according_to(sentence.tokens);
  }
}

void StanceReader::read_reports(const Sentence& sentence) {
  const TokenSpan words = sentence.tokens;
  const Vocabulary& vocabulary = language_.vocabulary;
  for (TokenIndex t = words.first; t < words.last; ++t) {
    const bool speech = surface_.is(t, language_.speech);
    const bool denial = surface_.is(t, language_.denial);
    const bool accusation = surface_.is(t, language_.accusation);
    const bool reject = surface_.is(t, language_.reject);
    if (!speech && !denial && !accusation && !reject) continue;
    // "States" of a name is no verb.
    if (surface_.entity_at(t) != no_entity || surface_.has_shape(t, Capitalized)) continue;
    const std::uint8_t forms = vocabulary.verb_forms(surface_.word(t));
    if (forms == 0) continue;
    const auto group = read_verb_group(surface_, t, forms);
    if (!group) continue;
    Report report;
    report.verb = t;
    report.denied = denial || reject;
    report.accusation = accusation;
    if (group->infinitive) {
      // "to say that": nobody has said it yet, but it is somebody's word.
      report.scope = {t + 1, words.last};
      reports_.push_back(report);
      continue;
    }
    if (group->participle && !accusation) continue;
    // Denials and rejections speak of P only with "that", a gerund or a noun of claiming.
    if (reject && !denial) {
      bool claim = false;
      for (TokenIndex n = t + 1; n < words.last && n - t < 6; ++n) {
        claim = claim || surface_.is(n, language_.claim_noun);
      }
      if (!claim) continue;
    }
    // The speaker after the verb: ", said Berg".
    const bool inverted_place =
        t > words.first && (surface_.is_comma(t - 1) || surface_.has_shape(t - 1, CloseQuote) ||
                            surface_.is_text(t - 1, "”"));
    if (speech && inverted_place && !surface_.starting_at(t + 1).empty()) {
      const Chunk& chunk = surface_.chunks()[surface_.starting_at(t + 1).front()];
      if ((chunk.roots & ~agent_roots) == 0) {
        report.speaker = chunk.members.front().entity;
        report.scope = {words.first, t};
        if (!is_publisher(report.speaker)) reports_.push_back(report);
        continue;
      }
    }
    const auto subjects = subject_chunks(surface_, *group);
    bool agent = false;
    TokenIndex subject_first = group->tokens.first;
    for (const std::uint32_t index : subjects) {
      const Chunk& chunk = surface_.chunks()[index];
      if ((chunk.roots & ~agent_roots) != 0) continue;
      agent = true;
      subject_first = chunk.tokens.first;
      if (!group->passive) report.speaker = chunk.members.front().entity;
      break;
    }
    // "rejected claims that": a noun.
    if (!agent && surface_.is(t, language_.claim_noun)) continue;
    if (group->passive) {
      // "is accused by Berg of": the agent answers.
      report.speaker = no_entity;
      for (TokenIndex n = t + 1; n < words.last && n - t < 4; ++n) {
        if (!surface_.is_text(n, "by") || n + 1 >= words.last) continue;
        for (const std::uint32_t index : surface_.starting_at(n + 1)) {
          const Chunk& chunk = surface_.chunks()[index];
          if ((chunk.roots & ~agent_roots) == 0) report.speaker = chunk.members.front().entity;
          break;
        }
      }
    }
    if (report.speaker != no_entity && is_publisher(report.speaker)) continue;
    // "the release said": the publisher's own document.
    const TokenIndex before = group->tokens.first;
    if (before > words.first && surface_.is(before - 1, language_.source_noun)) continue;
    if (group->gerund && report.speaker == no_entity) continue;
    // "..., Berg said." and "..., officials said on Tuesday": the clause stands before.
    const TokenIndex next = t + 1;
    bool ends = next >= words.last || (surface_.is_punctuation(next) && !surface_.is_comma(next) &&
                                       !surface_.is_text(next, ":"));
    if (!ends && surface_.time_at(next) != nullptr) {
      const TokenIndex after = surface_.time_at(next)->tokens.last;
      ends = after >= words.last || surface_.is_punctuation(after);
    }
    if (!ends && surface_.is(next, language_.preposition) && !surface_.is_text(next, "of")) {
      // "..., Berg said at a meeting": nothing that is said follows.
      ends = true;
      for (TokenIndex n = next; n < words.last; ++n) ends = ends && !is_finite_verb(surface_, n);
    }
    TokenIndex border = agent ? subject_first : group->tokens.first;
    while (!agent && border > words.first && !surface_.is_comma(border - 1) &&
           border + 6 > group->tokens.first) {
      --border;
    }
    const bool trailing =
        speech && ends && border > words.first && (surface_.is_punctuation(border - 1));
    if (trailing) {
      report.scope = {words.first, border};
    } else {
      report.scope = clause_behind(t, words.last);
      if (report.scope.empty() && !accusation && !denial) continue;
      if (report.scope.empty()) report.scope = {t + 1, words.last};
    }
    reports_.push_back(report);
  }
}

/// What a verb of saying governs: from "that", or from the next word when a finite verb follows
/// before the phrase ends. Empty for "claims responsibility for the attack".
TokenSpan StanceReader::clause_behind(TokenIndex verb, TokenIndex end) const {
  for (TokenIndex t = verb + 1; t < end; ++t) {
    if (surface_.is_text(t, "that")) return {t + 1, end};
    if (surface_.is_text(t, ":") || surface_.has_shape(t, OpenQuote)) return {t + 1, end};
    if (is_finite_verb(surface_, t)) return {verb + 1, end};
    if (surface_.is(t, language_.relative) || surface_.is_punctuation(t)) break;
  }
  return {};
}

EntityIndex StanceReader::source_of(TokenIndex from, TokenIndex end) const {
  constexpr TokenIndex reach = 8;
  for (TokenIndex n = from; n + 1 < end && n - from < reach; ++n) {
    if (surface_.is_punctuation(n) || is_finite_verb(surface_, n)) break;
    if (!surface_.is_text(n, "from") && !surface_.is_text(n, "by")) continue;
    for (const std::uint32_t index : surface_.starting_at(n + 1)) {
      const Chunk& chunk = surface_.chunks()[index];
      if ((chunk.roots & ~agent_roots) == 0 && !chunk.adjectival) {
        return chunk.members.front().entity;
      }
    }
  }
  return no_entity;
}

void StanceReader::read_according_to(TokenSpan words) {
  for (TokenIndex t = words.first; t + 2 < words.last; ++t) {
    // "according to Berg", "in the view of Berg"
    const bool view = t > words.first + 1 && surface_.is_text(t + 1, "of") &&
                      (surface_.is_text(t, "view") || surface_.is_text(t, "opinion") ||
                       surface_.is_text(t, "words")) &&
                      (surface_.is_text(t - 1, "the") || surface_.is_text(t - 1, "in"));
    if (!view && (!surface_.is_text(t, "according") || !surface_.is_text(t + 1, "to"))) continue;
    Report report;
    report.scope = words;
    report.verb = t;
    bool document = false;
    for (const std::uint32_t index : surface_.starting_at(t + 2)) {
      const Chunk& chunk = surface_.chunks()[index];
      document = (chunk.roots & (AgreementRoot | EventRoot | WorkRoot)) != 0;
      if ((chunk.roots & ~agent_roots) != 0 || chunk.adjectival) continue;
      report.speaker = chunk.members.front().entity;
      break;
    }
    // "according to the Norlandic newspaper Dawn": the name behind the noun
    for (TokenIndex n = t + 2; report.speaker == no_entity && n < words.last && n - t < 7; ++n) {
      if (surface_.is_punctuation(n) || is_finite_verb(surface_, n)) break;
      const EntityIndex named = surface_.entity_at(n);
      if (named == no_entity || (surface_.root(named) & ~agent_roots) != 0) continue;
      if (!surface_.is_demonym({n, n + 1})) report.speaker = named;
    }
    // "according to a statement from the Ministry": whose statement
    if (report.speaker == no_entity) report.speaker = source_of(t + 2, words.last);
    // according to the treaty, according to a news release
    for (TokenIndex n = t + 2; n < words.last && n - t < 10 && !surface_.is_punctuation(n); ++n) {
      document = document || surface_.is(n, language_.source_noun);
    }
    if (document && report.speaker == no_entity) continue;
    if (report.speaker != no_entity && is_publisher(report.speaker)) continue;
    reports_.push_back(report);
  }
}

bool StanceReader::conditional(TokenIndex at, bool future) const {
  const TokenSpan words = surface_.sentence_of(at);
  bool comma = false;
  for (TokenIndex t = at; t-- > words.first;) {
    if (surface_.is_text(t, ";")) return false;
    comma = comma || surface_.is_comma(t);
    if (!surface_.is(t, language_.condition) || surface_.is_text(t, "should")) continue;
    // In the condition itself, or in what would follow from it.
    return !comma || future || t == words.first;
  }
  if (!future) return false;
  for (TokenIndex t = at; t < words.last; ++t) {
    if (surface_.is_text(t, "if") || surface_.is_text(t, "unless")) return true;
  }
  return false;
}

bool StanceReader::owns(EntityIndex speaker, EntityIndex subject, EntityIndex object) const {
  return speaker != no_entity &&
         (speaker == subject || speaker == object ||
          (subject != no_entity && surface_.holds_office_in(speaker, subject)));
}

const Report* StanceReader::innermost_report(TokenIndex at) const {
  const Report* inner = nullptr;
  for (const Report& report : reports_) {
    if (!report.scope.contains(at) || report.verb == at) continue;
    // The verb nearest before the words is the innermost.
    if (inner == nullptr || (report.verb < at && report.verb > inner->verb)) inner = &report;
  }
  return inner;
}

void StanceReader::add_voice(Stance& stance, TokenIndex at, bool would, EntityIndex subject,
                             EntityIndex object, bool direct_only, const Outlook* outlook) const {
  std::optional<Teller> teller;
  const int q = surface_.quotation_of(at);
  if (outlook != nullptr && outlook->teller) {
    teller = outlook->teller;
    // Who says the quoted words is known better by the marks than by the tree.
    if (q >= 0 && teller->verb != no_token && surface_.quotation_of(teller->verb) != q) {
      teller.reset();
    }
  }
  if (!teller && !direct_only) {
    if (const Report* report = innermost_report(at)) {
      teller = Teller{report->speaker, report->denied, report->verb};
    }
  }
  bool denied = false;
  if (teller) {
    stance.speaker = teller->speaker;
    if (teller->denied && stance.modality != Modality::Hypothetical) {
      stance.modality = Modality::Denied;
      stance.polarity = Polarity::Positive;
      denied = true;
    } else if (teller->speaker == no_entity && stance.modality == Modality::Asserted) {
      stance.modality = Modality::Hypothetical;
    }
    if (would && stance.modality == Modality::Hypothetical) stance.modality = Modality::Planned;
  } else if (q >= 0) {
    const Document& document = surface_.document();
    stance.speaker = document.quotations[static_cast<std::size_t>(q)].speaker;
    if (stance.speaker == no_entity && stance.modality == Modality::Asserted) {
      stance.modality = Modality::Hypothetical;
    }
  }
  // Who denies an act does not tell it as his own.
  stance.own_act = !denied && owns(stance.speaker, subject, object);
}

Stance StanceReader::of_clause_in_tree(TokenIndex predicate, const VerbGroup& group,
                                       EntityIndex subject, EntityIndex object) const {
  const bool future = group.planned || group.would || group.open;
  const TokenIndex verb = group.head == no_token ? predicate : group.head;
  const Outlook outlook = embedding_.of_clause(verb, group.tokens, future);
  Stance stance;
  if (group.negative != outlook.negative) stance.polarity = Polarity::Negative;
  if (group.planned || outlook.planned || lies_ahead(group)) stance.modality = Modality::Planned;
  const bool open = group.open || outlook.open || (group.infinitive && !outlook.governed);
  const bool would = !open && (group.would || outlook.would);
  if (open || would) stance.modality = Modality::Hypothetical;
  if (outlook.cancelled) {
    stance.modality = Modality::Planned;
    stance.polarity = Polarity::Negative;
  }
  add_voice(stance, predicate, would, subject, object, false, &outlook);
  if (group.denied) {
    // "denied meeting Berg"
    stance.modality = Modality::Denied;
    stance.polarity = Polarity::Positive;
    stance.speaker = subject;
    stance.own_act = false;
  }
  return stance;
}

Stance StanceReader::of_clause(TokenIndex predicate, const VerbGroup* group, EntityIndex subject,
                               EntityIndex object) const {
  if (group != nullptr && !surface_.tree().empty()) {
    return of_clause_in_tree(predicate, *group, subject, object);
  }
  Stance stance;
  bool would = false;
  bool future = false;
  if (group != nullptr) {
    if (group->negative) stance.polarity = Polarity::Negative;
    if (group->planned) stance.modality = Modality::Planned;
    if (group->open || group->would) stance.modality = Modality::Hypothetical;
    if (group->denied) stance.modality = Modality::Denied;
    would = group->would && !group->open;
    future = group->planned || group->would || group->open;
    if (group->denied) stance.speaker = subject;
  }
  if (conditional(predicate, future)) {
    stance.modality = Modality::Hypothetical;
    would = false;
  }
  const EntityIndex denier = stance.speaker;
  add_voice(stance, predicate, would, subject, object, false);
  if (group != nullptr && group->denied) {
    stance.speaker = denier;
    stance.own_act = false;
  }
  return stance;
}

/// "the planned visit", "a possible meeting", "the cancelled talks".
void StanceReader::add_adjectives(Stance& stance, bool& cancelled, TokenSpan noun,
                                  TokenIndex end) const {
  const TokenSpan words = surface_.sentence_of(noun.first);
  TokenIndex phrase = noun.first;
  while (phrase > words.first && !surface_.is_punctuation(phrase - 1) &&
         !surface_.is(phrase - 1, language_.preposition) && noun.first - phrase < 4) {
    const bool border = surface_.is(phrase - 1, language_.determiner);
    if (is_finite_verb(surface_, phrase - 1)) break;
    --phrase;
    if (border) break;
  }
  for (TokenIndex t = phrase; t < end; ++t) {
    if (surface_.is(t, language_.planned_adjective)) stance.modality = Modality::Planned;
    if (surface_.is(t, language_.open_adjective)) stance.modality = Modality::Hypothetical;
    if (surface_.is(t, language_.cancelled_adjective)) cancelled = true;
  }
}

/// "next week", "tomorrow", "later this week", or a day after that of the article.
bool StanceReader::is_ahead(const TimeChunk& time) const {
  const Document& document = surface_.document();
  for (TokenIndex w = time.tokens.first; w < time.tokens.last; ++w) {
    const bool later =
        surface_.is_text(w, "later") && w + 1 < time.tokens.last && surface_.is_text(w + 1, "this");
    if (later || surface_.is_text(w, "next") || surface_.is_text(w, "tomorrow")) return true;
  }
  // "2024-04-19": a whole day on both sides
  const std::string& day = document.times[time.time].date.value;
  return day.size() == 10 && document.article.date.size() == 10 && day[0] != '-' &&
         day > document.article.date;
}

/// "the visit to Israel later this week", "tomorrow's talks": a time to come behind or in the noun
/// phrase.
bool StanceReader::lies_ahead(TokenSpan noun) const {
  const TokenIndex end = surface_.sentence_of(noun.first).last;
  for (TokenIndex t = noun.first; t < end && t < noun.last + 6; ++t) {
    if (t >= noun.last && (surface_.is_punctuation(t) || is_finite_verb(surface_, t))) return false;
    const TimeChunk* time = surface_.time_at(t);
    if (time != nullptr && is_ahead(*time)) return true;
  }
  return false;
}

/// "Kask travels to Norland next Tuesday": the present tense with a time to come.
bool StanceReader::lies_ahead(const VerbGroup& group) const {
  if (!group.present) return false;
  const Tree& tree = surface_.tree();
  for (const TokenIndex c : tree.children(group.head)) {
    const TimeChunk* time = surface_.time_at(c);
    if (time != nullptr && is_ahead(*time)) return true;
  }
  return false;
}

Stance StanceReader::of_noun_in_tree(TokenSpan noun, TokenIndex top, EntityIndex subject,
                                     EntityIndex object) const {
  Stance stance;
  bool cancelled = false;
  add_adjectives(stance, cancelled, noun, top + 1);
  const Outlook outlook = embedding_.of_noun(top);
  if (stance.modality == Modality::Asserted && (outlook.planned || lies_ahead(noun))) {
    stance.modality = Modality::Planned;
  }
  const bool would = outlook.would && !outlook.open;
  if (outlook.open || would) stance.modality = Modality::Hypothetical;
  if (outlook.negative) stance.polarity = Polarity::Negative;
  if (cancelled || outlook.cancelled) {
    stance.modality = Modality::Planned;
    stance.polarity = Polarity::Negative;
  }
  const bool marked = stance.modality != Modality::Asserted || outlook.negative;
  add_voice(stance, noun.first, would, subject, object, false, &outlook);
  // What a noun phrase takes for granted is in doubt only when somebody denies it.
  if (!marked && stance.speaker == no_entity && stance.modality == Modality::Hypothetical) {
    stance.modality = Modality::Asserted;
  }
  return stance;
}

Stance StanceReader::of_noun(TokenSpan noun, EntityIndex subject, EntityIndex object) const {
  if (!surface_.tree().empty()) {
    const TokenIndex top = surface_.tree().top(noun);
    if (top != no_token) return of_noun_in_tree(noun, top, subject, object);
  }
  const TokenSpan words = surface_.sentence_of(noun.first);
  const Vocabulary& vocabulary = language_.vocabulary;
  Stance stance;
  VerbGroup governor;
  bool governed = false;
  bool cancelled = false;
  // The verb it is the object of, or whose place in the sentence it fills.
  TokenIndex left = noun.first;
  while (left > words.first) {
    const TokenIndex before = left - 1;
    if (surface_.is(before, language_.determiner) || surface_.is(before, language_.possessive) ||
        surface_.has_shape(before, AllLower)) {
      // "the proposed talks", against "Lind proposed talks"
      const bool behind_determiner =
          before == words.first || surface_.is(before - 1, language_.determiner) ||
          surface_.is(before - 1, language_.possessive) || surface_.is_text(before - 1, "'s") ||
          surface_.is_text(before - 1, "’s");
      const bool adjective =
          behind_determiner && (surface_.is(before, language_.planned_adjective) ||
                                surface_.is(before, language_.open_adjective) ||
                                surface_.is(before, language_.cancelled_adjective));
      if (!adjective && vocabulary.verb_forms(surface_.word(before)) != 0) break;
      if (surface_.is(before, language_.preposition) && !surface_.is_text(before, "for") &&
          !surface_.is_text(before, "on") && !surface_.is_text(before, "of")) {
        break;
      }
      --left;
      if (noun.first - left > 6) break;
      continue;
    }
    break;
  }
  add_adjectives(stance, cancelled, noun, noun.last);
  // "look forward to your visit"
  for (TokenIndex t = noun.first; t-- > words.first && noun.first - t < 5;) {
    if (!surface_.is_text(t, "to")) continue;
    if (t > words.first && surface_.is_text(t - 1, "forward")) stance.modality = Modality::Planned;
    break;
  }
  if (left > words.first) {
    const TokenIndex verb = left - 1;
    const std::uint8_t forms = vocabulary.verb_forms(surface_.word(verb));
    if (forms != 0) {
      if (const auto group = read_verb_group(surface_, verb, forms)) {
        governor = *group;
        governed = true;
        if (surface_.is(verb, language_.planned_control)) governor.planned = true;
        if (surface_.is(verb, language_.open_control)) governor.open = true;
        if (surface_.is(verb, language_.negative_control) || surface_.is(verb, language_.reject)) {
          governor.open = true;
        }
        if (surface_.is(verb, language_.cancel)) cancelled = true;
      }
    }
  }
  // The verb it is the subject of: "was postponed", "will take place".
  if (!governed) {
    for (TokenIndex t = noun.last; t < words.last && t - noun.last < 16; ++t) {
      if (surface_.is_punctuation(t) || surface_.is(t, language_.relative)) break;
      const std::uint8_t forms = vocabulary.verb_forms(surface_.word(t));
      if (forms == 0 || surface_.is(t, language_.be)) continue;
      const auto group = read_verb_group(surface_, t, forms);
      if (!group || !group->finite()) continue;
      if (group->tokens.first < noun.last) break;
      governor = *group;
      governed = true;
      if (surface_.is(t, language_.cancel)) cancelled = true;
      break;
    }
  }
  if (cancelled) {
    stance.modality = Modality::Planned;
    stance.polarity = Polarity::Negative;
    add_voice(stance, noun.first, false, subject, object, false);
    return stance;
  }
  const bool told =
      governed && (governor.planned || governor.open || governor.would || governor.negative ||
                   surface_.is(governor.head, language_.light_verb) ||
                   surface_.is(governor.head, language_.take_place));
  if (stance.modality == Modality::Asserted && told) {
    return of_clause(noun.first, &governor, subject, object);
  }
  // What a noun phrase takes for granted is in doubt only when somebody denies it.
  const bool marked = stance.modality != Modality::Asserted;
  add_voice(stance, noun.first, false, subject, object, false);
  const bool unnamed = stance.speaker == no_entity && surface_.quotation_of(noun.first) < 0;
  if (!marked && unnamed && stance.modality == Modality::Hypothetical) {
    stance.modality = Modality::Asserted;
  }
  return stance;
}

Stance StanceReader::of_phrase(TokenIndex token, EntityIndex subject, EntityIndex object) const {
  Stance stance;
  add_voice(stance, token, false, subject, object, true);
  return stance;
}

}  // namespace newsgraph::extract
