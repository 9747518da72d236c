// Events named by a noun: "closed-door talks", "the seventh meeting of the Council".

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "newsgraph/text/tokenizer.hpp"

#include "coref/described.hpp"

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;

/// Phrases that say which event is meant: with whom and about what one meets, where one travels,
/// whom one attacks.
constexpr std::array<std::string_view, 9> of_gatherings{"of", "with",    "between", "on",  "to",
                                                        "by", "against", "among",   "over"};
constexpr std::array<std::string_view, 4> of_visits{"of", "with", "to", "by"};  // "by" last
constexpr std::array<std::string_view, 8> of_attacks{"of",      "on",    "against", "by",
                                                     "between", "among", "over",    "at"};
constexpr std::array<std::string_view, 7> of_wars{"of",    "with", "between", "against",
                                                  "among", "over", "by"};
constexpr std::array<std::string_view, 2> of_disasters{"of", "at"};

/// What a plural without article needs to mean certain occasions and not the kind in general.
enum class Plural : std::uint8_t { Nothing, Modifier, Name, Never };

/// When words with a noun of this type mean one occasion.
struct Policy {
  std::string_view type;
  bool indefinite;  ///< "a meeting" alone counts.
  bool definite;    ///< "the meeting" counts also when nothing before it is meant.
  bool described;   ///< With a name beside it: "the trial of Anna Kask".
  Plural plural;
};

/// The first row whose type is the noun's or above it. Counted by eye on press releases and news
/// in brief: resignations, sanctions and speeches are mostly facts about persons and states, not
/// occasions that a reader would point at.
constexpr std::array policies{
    Policy{"Negotiation", true, true, true, Plural::Name},
    Policy{"Meeting", true, true, true, Plural::Name},
    Policy{"PhoneCall", true, true, true, Plural::Name},
    Policy{"Visit", true, true, true, Plural::Name},
    Policy{"Attack", true, true, true, Plural::Modifier},
    Policy{"Battle", true, true, true, Plural::Modifier},
    Policy{"Conflict", false, true, true, Plural::Modifier},
    Policy{"Disaster", true, true, true, Plural::Modifier},
    Policy{"Protest", true, true, true, Plural::Modifier},
    Policy{"Election", true, true, true, Plural::Modifier},
    Policy{"Vote", true, false, true, Plural::Never},
    Policy{"Ceremony", true, true, true, Plural::Name},
    Policy{"Competition", true, true, true, Plural::Name},
    Policy{"MilitaryExercise", false, false, true, Plural::Name},
    Policy{"Anniversary", false, false, true, Plural::Never},
    Policy{"Trial", false, false, true, Plural::Never},
    Policy{"Arrest", false, false, false, Plural::Never},
    Policy{"Speech", false, false, false, Plural::Never},
    Policy{"Appointment", false, false, false, Plural::Never},
    Policy{"Sanction", false, false, false, Plural::Never},
    Policy{"Launch", false, false, false, Plural::Never},
    Policy{"Event", false, false, false, Plural::Never},
};

}  // namespace

/// "the meeting in Paris": end of the place; `token` when there is none.
TokenIndex DescriptionReader::place_after(TokenIndex token) const {
  if (!facts_.form_is(token, "in")) return token;
  const NameSpan* name = reading_.name_at(token + 1);
  const bool place =
      name != nullptr && (name->label == NameLabel::Gpe || name->label == NameLabel::Location);
  return place ? name->tokens.last : token;
}

std::span<const std::string_view> DescriptionReader::phrases_of(std::string_view type) const {
  const auto& ontology = reading_.knowledge.ontology;
  if (ontology.is_a(type, "Visit")) return of_visits;
  if (ontology.is_a(type, "Attack") || ontology.is_a(type, "Battle")) return of_attacks;
  if (ontology.is_a(type, "Conflict")) return of_wars;
  if (ontology.is_a(type, "Disaster")) return of_disasters;
  return of_gatherings;
}

/// Plural in form, one occasion in meaning.
bool DescriptionReader::plural_only(const Noun& noun) const {
  static constexpr std::array words{"talks", "consultations", "celebrations"};
  return std::ranges::any_of(
      words, [&](const char* form) { return facts_.form_is(noun.tokens.last - 1, form); });
}

bool DescriptionReader::stands_as_event(const Noun& noun, const Candidate& candidate) const {
  if (candidate.kind == MentionKind::Name) return true;
  // "the delegation, March 23"
  const TokenIndex head = noun.tokens.last - 1;
  if (facts_.is(head, word::Month) && facts_.capitalized(head)) return false;
  const auto& ontology = reading_.knowledge.ontology;
  const auto* policy = std::ranges::find_if(
      policies, [&](const Policy& row) { return ontology.is_a(candidate.type, row.type); });
  if (policy == policies.end()) return false;
  const bool named = names_something(noun, candidate);
  // "ahead of an expected arrival": storms and goods arrive too
  const bool arrival = facts_.form_is(head, "arrival") || facts_.form_is(head, "arrivals");
  if (arrival && !named && candidate.determination != Determination::Possessive) return false;
  const bool points = candidate.determination == Determination::Definite ||
                      candidate.determination == Determination::Possessive;
  if (plural_only(noun)) return true;
  if (!candidate.ordinal.empty() && policy->described) return true;
  if (plural(noun) && !points) {
    switch (policy->plural) {
      case Plural::Nothing:
        return true;
      case Plural::Modifier:
        return modified(noun, candidate) || noun.tokens.size() > 1;
      case Plural::Name:
        return named;
      case Plural::Never:
        return false;
    }
  }
  if (policy->described && named && (points || in_title(noun))) return true;
  if (points) return policy->definite;
  if (candidate.determination == Determination::Indefinite) return policy->indefinite;
  // A singular without article is a headline's, or no phrase at all.
  return in_title(noun) && policy->indefinite;
}

void DescriptionReader::note_event_words(Candidate& candidate, const Noun& noun) const {
  for (TokenIndex token = candidate.tokens.first; token < noun.tokens.first; ++token) {
    if (facts_.is(token, word::OrdinalWord) && candidate.ordinal.empty()) {
      candidate.ordinal = text::fold(reading_.document.form(token));
    }
    if (facts_.form_is(token, "closed") && facts_.form_is(token + 1, "-")) {
      candidate.format = "closed-door";
    }
  }
}

/// "the execution of Anna Kask", "public executions"; not "budget execution", "the execution of the
/// plan".
bool DescriptionReader::executes_somebody(const Noun& noun) const {
  const auto& upos = reading_.document.tokens.upos;
  const TokenIndex first = noun.tokens.first;
  if (first > 0 && !upos.empty() && upos[first - 1] == Upos::Noun &&
      facts_.has_shape(first - 1, AllLower)) {
    return false;
  }
  if (!facts_.form_is(noun.tokens.last, "of")) return true;
  constexpr TokenIndex reach = 5;  // "of the pro-democracy cleric Anna Kask"
  const TokenIndex end = std::min(facts_.sentence(first).last, noun.tokens.last + 1 + reach);
  for (TokenIndex t = noun.tokens.last + 1; t < end; ++t) {
    const NameSpan* name = reading_.name_at(t);
    if ((name != nullptr && name->label == NameLabel::Person) || grammar_.role_end(t) > t ||
        facts_.is(t, word::Number | word::PersonNoun)) {
      return true;
    }
  }
  return false;
}

/// "a [sitting] President"
bool DescriptionReader::qualifies_office(const Noun& noun) const {
  const auto& upos = reading_.document.tokens.upos;
  TokenIndex last = noun.tokens.last;
  // "a sitting Norland Senator"
  const NameSpan* state = reading_.name_at(last);
  if (state != nullptr && (state->label == NameLabel::Gpe || state->label == NameLabel::Norp)) {
    last = state->tokens.last;
  }
  const TokenIndex word = noun.tokens.last - 1;
  return !upos.empty() && last < facts_.size() && upos[word] != Upos::Noun &&
         noun.name == nullptr && facts_.has_shape(word, AllLower) &&
         (facts_.match_kinds(facts_.match_at(last)) &
          knowledge::mask(knowledge::EntryKind::Title)) != 0;
}

/// "his call with Jon Berg" is by telephone; "a call for peace" is none.
bool DescriptionReader::is_call_to_somebody(const Noun& noun) const {
  const TokenIndex next = noun.tokens.last;
  if (!facts_.form_is(next, "with") && !facts_.form_is(next, "between")) return false;
  return reading_.name_at(next + 1) != nullptr || grammar_.role_end(next + 1) > next + 1;
}

std::optional<Candidate> DescriptionReader::event(const Noun& noun) const {
  if (grammar_.is_verb(noun.tokens) || qualifies_next(noun.tokens.last)) return std::nullopt;
  if (qualifies_office(noun)) return std::nullopt;
  // "a demonstration of the growth in trade"
  if (facts_.form_is(noun.tokens.first, "demonstration") &&
      facts_.form_is(noun.tokens.last, "of")) {
    return std::nullopt;
  }
  // "war-ravaged"; "in the exercise of its right"
  const TokenIndex next = noun.tokens.last;
  const bool drill = facts_.form_is(next - 1, "exercise") && facts_.form_is(next, "of");
  const bool joined = facts_.form_is(next, "-") && facts_.glued(next) && facts_.glued(next + 1) &&
                      facts_.has_shape(next + 1, AllLower);
  if (noun.name == nullptr && (drill || joined)) return std::nullopt;
  // "a heart attack": of the body
  static constexpr std::array ills{"heart", "panic", "asthma"};
  if (noun.tokens.first > 0 && std::ranges::any_of(ills, [&](const char* form) {
        return facts_.form_is(noun.tokens.first - 1, form);
      })) {
    return std::nullopt;
  }
  // "budget execution": people are executed, and so are plans
  if (facts_.form_is(noun.tokens.first, "execution") && !executes_somebody(noun)) {
    return std::nullopt;
  }
  if (noun.tokens.size() == 1 && noun.entry->type == "PhoneCall" && !is_call_to_somebody(noun)) {
    return std::nullopt;
  }
  const Premodifiers modifiers = grammar_.before(noun.tokens);
  if (modifiers.quantified && noun.name == nullptr) return std::nullopt;
  // "A small plane crashes": the verb of a singular.
  if (modifiers.determination == Determination::Indefinite && plural(noun) && !plural_only(noun) &&
      modifiers.first < noun.tokens.first) {
    return std::nullopt;
  }
  const std::string type = noun.entry->type.empty() ? "Event" : noun.entry->type;
  // "accompanied on my visit by Anna Kask": the visitor stands before.
  auto phrases = phrases_of(type);
  const bool owned = modifiers.first > 0 && facts_.is(modifiers.first - 1, word::Possessive);
  if (owned && phrases.data() == of_visits.data()) phrases = phrases.first(of_visits.size() - 1);
  TokenIndex last = grammar_.after(noun.tokens.last, phrases, false);
  // A noun alone or with its article: then a place that follows tells which one is meant.
  if (last == noun.tokens.last && modifiers.first == noun.tokens.first &&
      (modifiers.determination == Determination::Definite || in_title(noun) ||
       (plural(noun) && !plural_only(noun)))) {
    last = place_after(last);
  }
  Candidate candidate = describe(noun, modifiers, last, type);
  take_name(candidate, noun, NameLabel::Event);
  note_event_words(candidate, noun);
  candidate.plural = plural(noun) && !plural_only(noun);
  if (!stands_as_event(noun, candidate)) return std::nullopt;
  return candidate;
}

}  // namespace newsgraph::coref
