#include "nlp/name_cues.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "nlp/name_words.hpp"

namespace newsgraph::nlp {
namespace {

namespace word = knowledge::word;
using knowledge::EntryKind;
using knowledge::KindMask;
using knowledge::mask;
using knowledge::TokenFacts;

/// What the cues look at.
struct Context {
  const TokenFacts& facts;
  const NameCandidate& candidate;
  TokenSpan sentence;
  TokenIndex before;  ///< Token before the candidate, articles skipped; no_token at the start.
  bool after_the;     ///< "the" stands directly before.
  KindMask whole;     ///< Kinds of the gazetteer match over exactly these tokens.
  KindMask first;     ///< Kinds of the match at the first token (may be shorter).
  KindMask last;      ///< Kinds of the match over the last token.
  KindMask head;      ///< Kinds of the match over the head token.
  TokenIndex head_index;
  TokenIndex size;

  bool before_is(std::uint64_t any_of) const {
    return before != no_token && facts.is(before, any_of);
  }
  KindMask before_kinds() const {
    return before == no_token ? 0 : facts.match_kinds(facts.match_over(before));
  }
  bool after_is(std::uint64_t any_of) const {
    return candidate.tokens.last < sentence.last && facts.is(candidate.tokens.last, any_of);
  }
};

bool whole_is(const Context& c, EntryKind kind) { return (c.whole & mask(kind)) != 0; }
/// Whether the likeliest place of that name is of the kind: "Moscow" the city, not its province.
bool place_is(const Context& c, EntryKind kind) {
  if (!whole_is(c, kind)) return false;
  const auto* place = c.facts.entry(c.facts.match_at(c.candidate.tokens.first),
                                    mask(EntryKind::City, EntryKind::Region));
  return place != nullptr && place->kind == kind;
}
/// The noun of the name says that it is no body: "Agreement on Marine Transport".
bool headed_otherwise(const Context& c) {
  return c.size > 1 && (c.head & mask(EntryKind::OrganizationNoun)) == 0 &&
         (c.head & mask(EntryKind::AgreementNoun, EntryKind::EventNoun, EntryKind::VenueNoun)) != 0;
}

/// The capital of a state is the likeliest bearer of its name: "Lima hosts the talks".
bool is_capital_city(const Context& c) {
  if (!place_is(c, EntryKind::City)) return false;
  const auto* city =
      c.facts.entry(c.facts.match_at(c.candidate.tokens.first), mask(EntryKind::City));
  return city != nullptr && city->is_capital;
}
bool head_is(const Context& c, EntryKind kind) { return c.size > 1 && (c.head & mask(kind)) != 0; }

bool is_honorific_before(const Context& c) {
  if (c.before == no_token) return false;
  const std::uint32_t match = c.facts.match_over(c.before);
  const auto* title = c.facts.entry(match, mask(EntryKind::Title));
  return title != nullptr && title->role == "honorific";
}

bool one_capital_word(const Context& c) {
  return c.size == 1 && !c.candidate.all_capitals &&
         (c.whole & mask(EntryKind::Country, EntryKind::Demonym)) == 0 &&
         c.facts.has_shape(c.candidate.tokens.first, AllUpper);
}

bool before_is_one_of(const Context& c, std::initializer_list<std::string_view> forms) {
  if (c.before == no_token || c.after_the) return false;
  // "at a Shi'ite funeral"
  if (c.facts.is(c.candidate.tokens.first - 1, word::Indefinite)) return false;
  return std::ranges::any_of(
      forms, [&](std::string_view form) { return c.facts.form_is(c.before, form); });
}

/// Where somebody is: hardly ever a person.
bool inside_of(const Context& c) {
  return before_is_one_of(c, {"in", "near", "outside", "In", "Near"});
}

/// Where somebody goes; persons are written to and heard from as well.
bool toward(const Context& c) { return before_is_one_of(c, {"at", "from", "to", "At", "From"}); }

/// "the town of Riverton"
bool after_place_noun(const Context& c) {
  return c.before != no_token && !c.after_the && c.facts.form_is(c.before, "of") &&
         c.before > c.sentence.first && c.facts.is(c.before - 1, word::PlaceNoun) &&
         c.facts.has_shape(c.before - 1, AllLower);
}

/// "Anna Kask, head of the Norland Bank", "Anna Kask, the foreign minister"
bool role_follows(const Context& c) {
  TokenIndex at = c.candidate.tokens.last;
  if (c.size < 2 || c.after_the || !c.facts.form_is(at, ",")) return false;
  ++at;
  if (c.facts.is(at, word::Article)) ++at;
  while (at < c.sentence.last && c.facts.is(at, word::RoleModifier)) ++at;
  if (at >= c.sentence.last || c.facts.is(at, word::PluralRole)) return false;
  const auto* title = c.facts.entry(c.facts.match_at(at), mask(EntryKind::Title));
  return c.facts.is(at, word::PersonNoun) || (title != nullptr && title->role != "honorific");
}

/// "Anna Kask III"; "Annex III" and "Phase II" are numbered things.
bool numbered_person(const Context& c) {
  if (c.size < 2 || !c.facts.is(c.candidate.tokens.last - 1, word::NameSuffix)) return false;
  const bool numeral = c.facts.has_shape(c.candidate.tokens.last - 1, AllUpper) &&
                       !c.facts.form_is(c.candidate.tokens.last - 1, "JR");
  return !numeral || c.candidate.after_title || (c.first & mask(EntryKind::GivenName)) != 0 ||
         c.candidate.recognised == NameLabel::Person;
}

/// "Annex III"
bool numbered_thing(const Context& c) {
  return c.size > 1 && c.facts.is(c.candidate.tokens.last - 1, word::NameSuffix) &&
         !numbered_person(c);
}

bool all_common(const Context& c) {
  for (TokenIndex t = c.candidate.tokens.first; t < c.candidate.tokens.last; ++t) {
    if (!c.facts.is(t, word::Common | word::Connector)) return false;
  }
  return true;
}

bool country_follows(const Context& c) {
  const TokenIndex comma = c.candidate.tokens.last;
  if (comma + 1 >= c.sentence.last || !c.facts.form_is(comma, ",")) return false;
  return (c.facts.match_kinds(c.facts.match_at(comma + 1)) &
          mask(EntryKind::Country, EntryKind::Region)) != 0;
}

bool has_particle(const Context& c) {
  for (TokenIndex t = c.candidate.tokens.first; t < c.candidate.tokens.last; ++t) {
    if (c.facts.is(t, word::PersonParticle) && !c.facts.is(t, word::Connector)) return true;
  }
  return false;
}

/// "Igor Sergeevich": the father's name in East Slavic and Turkic use.
bool has_patronymic(const Context& c) {
  static constexpr std::array<std::string_view, 9> endings{"ovich", "evich", "ovna", "evna", "uly",
                                                           "ogly",  "oglu",  "kyzy", "qizi"};
  if (c.size < 2) return false;
  const std::string_view last = c.facts.document().form(c.candidate.tokens.last - 1);
  return last.size() > 6 && std::ranges::any_of(endings, [&](std::string_view ending) {
           return last.ends_with(ending);
         });
}

bool has_initial(const Context& c) {
  for (TokenIndex t = c.candidate.tokens.first; t + 1 < c.candidate.tokens.last; ++t) {
    const std::string_view form = c.facts.document().form(t);
    if (form.size() == 2 && form[1] == '.') return true;
  }
  return false;
}

bool has_connector(const Context& c) {
  for (TokenIndex t = c.candidate.tokens.first; t < c.candidate.tokens.last; ++t) {
    if (c.facts.is(t, word::Connector) && !c.facts.is(t, word::PersonParticle) &&
        !c.facts.capitalized(t)) {
      return true;
    }
  }
  return false;
}

/// The head says what it is, so given names inside are those of whom it is named after.
bool has_head_noun(const Context& c) {
  return c.size > 1 && (c.head & mask(EntryKind::OrganizationNoun, EntryKind::AgreementNoun,
                                      EntryKind::EventNoun, EntryKind::VenueNoun)) != 0;
}

/// Stands before a noun of its own: "the Kask administration".
bool attributive(const Context& c) {
  const TokenIndex next = c.candidate.tokens.last;
  if (next >= c.sentence.last) return false;
  if (c.facts.form_is(next, "-") && c.facts.glued(next)) return true;
  constexpr std::uint64_t no_noun = word::Preposition | word::Conjunction | word::Subordinator |
                                    word::Auxiliary | word::Pronoun | word::Adverb | word::SayVerb |
                                    word::PersonVerb | word::PastVerb | word::Article |
                                    word::Definite | word::Negation;
  return c.facts.has_shape(next, AllLower) && !c.facts.is(next, no_noun) &&
         !c.facts.document().form(next).ends_with("ed");
}

/// "AfD", "YouTube": capitals inside of a word, Scottish names aside.
bool inner_capital(const Context& c) {
  if (c.size != 1 || one_capital_word(c)) return false;
  const std::string_view form = c.facts.document().form(c.candidate.tokens.first);
  if (form.starts_with("Mc") || form.starts_with("Mac") || form.find('\'') != form.npos ||
      form.find("\u2019") != form.npos) {
    return false;
  }
  return std::ranges::any_of(form.substr(1), [](char x) { return x >= 'A' && x <= 'Z'; });
}

/// The agency whose report this is: "..., Trend reports."
bool is_publisher(const Context& c) {
  const Document& document = c.facts.document();
  return !document.article.publisher.empty() &&
         document.text(c.candidate.tokens) == document.article.publisher;
}

bool in_parentheses(const Context& c) {
  return c.candidate.tokens.first > c.sentence.first &&
         c.facts.form_is(c.candidate.tokens.first - 1, "(") &&
         c.facts.form_is(c.candidate.tokens.last, ")");
}

/// "... on Friday. (The Norland Herald)": the source of a news item.
bool cited_source(const Context& c) {
  if (!in_parentheses(c)) return false;
  const TokenIndex open = c.candidate.tokens.first - 1;
  return open == c.sentence.first || c.facts.form_is(open - 1, ".") ||
         c.facts.form_is(open - 1, ")") || c.facts.form_is(c.candidate.tokens.last + 1, ".");
}

bool is_newspaper(const Context& c) {
  return c.size > 1 && c.facts.is(c.candidate.tokens.last - 1, word::MediaNoun);
}

/// "CIS Affairs"
bool acronym_first(const Context& c) {
  return c.size > 1 && !c.candidate.all_capitals && c.whole == 0 &&
         c.facts.has_shape(c.candidate.tokens.first, AllUpper) &&
         c.facts.document().form(c.candidate.tokens.first).size() > 2 &&
         !c.facts.has_shape(c.candidate.tokens.first + 1, AllUpper);
}

/// "Hurricane Dolly", "Tropical Storm Dolly", "Operation Cactus": the kind first, then the name.
bool event_first(const Context& c) {
  if (c.size < 2 || has_connector(c) || has_head_noun(c)) return false;
  TokenIndex first = c.candidate.tokens.first;
  const knowledge::Entry* noun = nullptr;
  while (noun == nullptr && first + 1 < c.candidate.tokens.last) {
    noun = c.facts.entry(c.facts.match_at(first), mask(EntryKind::EventNoun));
    // "Establish Operation Cactus"
    const auto& upos = c.facts.document().tokens.upos;
    if (!c.facts.is(first, word::Common) || (!upos.empty() && upos[first] == Upos::Verb)) break;
    ++first;
  }
  return noun != nullptr &&
         (noun->type == "Disaster" || noun->type == "Battle" || noun->type == "MilitaryExercise");
}

/// "the carmaker Daimler", "the group Hamas"
bool after_body_noun(const Context& c) {
  return c.before != no_token && !c.after_the && c.facts.has_shape(c.before, AllLower) &&
         (c.before_kinds() & mask(EntryKind::OrganizationNoun)) != 0;
}

/// "the Kask administration": a body that goes by the name of its head.
bool before_administration(const Context& c) {
  return c.size <= 2 &&
         (c.facts.form_is(c.candidate.tokens.last, "administration") ||
          c.facts.form_is(c.candidate.tokens.last, "government")) &&
         (c.whole & mask(EntryKind::Country, EntryKind::Demonym)) == 0;
}

bool quoted_alone(const Context& c) {
  return c.candidate.tokens.first > 0 && c.size > 1 &&
         c.facts.has_shape(c.candidate.tokens.first - 1, OpenQuote) &&
         c.facts.has_shape(c.candidate.tokens.last, CloseQuote);
}

/// Words whose capital may come from their place in the sentence alone: all are common words.
bool doubtful_capital(const Context& c) {
  if (!c.candidate.sentence_start && !c.candidate.title_case) return false;
  if (c.whole != 0 && (c.whole & mask(EntryKind::GivenName, EntryKind::FamilyName)) != c.whole) {
    return false;
  }
  for (TokenIndex t = c.candidate.tokens.first; t < c.candidate.tokens.last; ++t) {
    if (!c.facts.is(t, word::Common)) return false;
  }
  return true;
}

struct Cue {
  const char* name;
  NameLabel label;
  float weight;
  bool (*fires)(const Context&);
};

/// Weights were set by hand in units of about one nat; strong evidence (a gazetteer entry over the
/// whole name, a title before it) outweighs the context.
constexpr std::array cues{
    // gazetteers over the whole candidate
    Cue{"country", NameLabel::Gpe, 6.0F,
        [](const Context& c) { return whole_is(c, EntryKind::Country); }},
    Cue{"demonym", NameLabel::Norp, 5.5F,
        [](const Context& c) {
          return whole_is(c, EntryKind::Demonym) && !whole_is(c, EntryKind::Country);
        }},
    Cue{"city", NameLabel::Gpe, 1.0F,
        [](const Context& c) { return place_is(c, EntryKind::City); }},
    Cue{"city-no-word", NameLabel::Gpe, 2.2F,
        [](const Context& c) { return place_is(c, EntryKind::City) && !all_common(c); }},
    Cue{"capital", NameLabel::Gpe, 2.0F, is_capital_city},
    Cue{"region", NameLabel::Location, 3.2F,
        [](const Context& c) { return place_is(c, EntryKind::Region); }},
    Cue{"organization", NameLabel::Organization, 5.0F,
        [](const Context& c) { return whole_is(c, EntryKind::Organization); }},
    Cue{"office-holder", NameLabel::Person, 5.0F,
        [](const Context& c) { return whole_is(c, EntryKind::OfficeHolder); }},
    Cue{"family-name", NameLabel::Person, 1.5F,
        [](const Context& c) { return c.size == 1 && whole_is(c, EntryKind::FamilyName); }},
    Cue{"given-name", NameLabel::Person, 1.2F,
        [](const Context& c) {
          return c.size == 1 && whole_is(c, EntryKind::GivenName) &&
                 (c.whole & mask(EntryKind::AgreementNoun, EntryKind::EventNoun)) == 0;
        }},
    Cue{"venue", NameLabel::Facility, 5.5F,
        [](const Context& c) { return whole_is(c, EntryKind::Venue); }},
    // words inside
    Cue{"given-first", NameLabel::Person, 3.0F,
        [](const Context& c) {
          return c.size > 1 && (c.first & mask(EntryKind::GivenName)) != 0 && !has_connector(c) &&
                 !has_head_noun(c);
        }},
    Cue{"patronymic-last", NameLabel::Person, 3.0F, has_patronymic},
    Cue{"family-last", NameLabel::Person, 1.5F,
        [](const Context& c) {
          return c.size > 1 && (c.last & mask(EntryKind::FamilyName)) != 0 && !has_connector(c) &&
                 !has_head_noun(c);
        }},
    Cue{"particle", NameLabel::Person, 2.0F, has_particle},
    Cue{"initial", NameLabel::Person, 2.0F, has_initial},
    Cue{"name-suffix", NameLabel::Person, 2.0F, numbered_person},
    Cue{"organization-noun", NameLabel::Organization, 4.5F,
        [](const Context& c) { return head_is(c, EntryKind::OrganizationNoun); }},
    Cue{"company-suffix", NameLabel::Organization, 4.0F,
        [](const Context& c) {
          return c.size > 1 && c.facts.is(c.candidate.tokens.last - 1, word::CompanySuffix);
        }},
    Cue{"venue-noun", NameLabel::Facility, 4.4F,
        [](const Context& c) { return head_is(c, EntryKind::VenueNoun); }},
    Cue{"agreement-noun", NameLabel::Law, 4.6F,
        [](const Context& c) {
          return head_is(c, EntryKind::AgreementNoun) ||
                 (c.size > 1 && (c.first & mask(EntryKind::AgreementNoun)) != 0);
        }},
    Cue{"event-noun", NameLabel::Event, 4.6F,
        [](const Context& c) { return head_is(c, EntryKind::EventNoun); }},
    Cue{"work-noun", NameLabel::Work, 3.5F,
        [](const Context& c) { return c.size > 1 && c.facts.is(c.head_index, word::WorkNoun); }},
    Cue{"place-noun", NameLabel::Location, 3.8F,
        [](const Context& c) { return c.size > 1 && c.facts.is(c.head_index, word::PlaceNoun); }},
    Cue{"place-prefix", NameLabel::Location, 2.5F,
        [](const Context& c) {
          return c.size > 1 && c.facts.is(c.candidate.tokens.first, word::PlacePrefix);
        }},
    Cue{"direction", NameLabel::Location, 4.0F,
        [](const Context& c) {
          return c.size > 1 && c.facts.is(c.candidate.tokens.first, word::Direction) &&
                 (c.last & mask(EntryKind::Country, EntryKind::City, EntryKind::Region)) != 0;
        }},
    Cue{"acronym-first", NameLabel::Organization, 1.5F, acronym_first},
    Cue{"no-person-with-acronym", NameLabel::Person, -3.0F, acronym_first},
    Cue{"people-first", NameLabel::Organization, 2.0F,
        [](const Context& c) {
          return c.size > 1 && c.whole == 0 &&
                 (c.first & mask(EntryKind::Country, EntryKind::Demonym)) != 0;
        }},
    Cue{"capitals", NameLabel::Organization, 3.0F, one_capital_word},
    Cue{"connector-inside", NameLabel::Organization, 1.5F,
        [](const Context& c) { return has_connector(c) && !headed_otherwise(c); }},
    // words around
    Cue{"after-title", NameLabel::Person, 4.0F,
        [](const Context& c) { return c.candidate.after_title; }},
    Cue{"after-honorific", NameLabel::Person, 6.0F, is_honorific_before},
    Cue{"after-role", NameLabel::Person, 3.0F,
        [](const Context& c) {
          return !c.after_the && (c.before_is(word::PersonNoun) ||
                                  (c.before_kinds() & mask(EntryKind::Title)) != 0);
        }},
    Cue{"after-the", NameLabel::Organization, 1.5F,
        [](const Context& c) { return c.after_the && !attributive(c) && !headed_otherwise(c); }},
    Cue{"role-follows", NameLabel::Person, 2.5F, role_follows},
    Cue{"no-person-after-the", NameLabel::Person, -4.0F,
        [](const Context& c) { return c.after_the && !attributive(c); }},
    Cue{"inner-capital", NameLabel::Organization, 2.5F, inner_capital},
    Cue{"publisher", NameLabel::Organization, 5.0F, is_publisher},
    Cue{"inside-of", NameLabel::Gpe, 3.3F, inside_of},
    Cue{"toward", NameLabel::Gpe, 1.4F, toward},
    Cue{"place-noun-before", NameLabel::Gpe, 4.0F, after_place_noun},
    Cue{"country-follows", NameLabel::Gpe, 3.0F, country_follows},
    Cue{"speaks", NameLabel::Person, 2.0F,
        [](const Context& c) { return c.after_is(word::SayVerb | word::PersonVerb); }},
    Cue{"parentheses", NameLabel::Organization, 2.0F, in_parentheses},
    Cue{"cited-source", NameLabel::Organization, 4.0F, cited_source},
    Cue{"newspaper", NameLabel::Organization, 3.2F, is_newspaper},
    Cue{"event-first", NameLabel::Event, 4.8F, event_first},
    Cue{"after-body-noun", NameLabel::Organization, 3.0F, after_body_noun},
    Cue{"administration", NameLabel::Person, 3.0F, before_administration},
    Cue{"quoted", NameLabel::Work, 2.0F, quoted_alone},
    // form alone, and what a recogniser makes of it
    Cue{"overlooked", NameLabel::Person, -1.6F,
        [](const Context& c) { return c.candidate.overlooked && !c.candidate.after_title; }},
    Cue{"two-words", NameLabel::Person, 1.6F,
        [](const Context& c) {
          return c.size >= 2 && c.size <= 3 && !has_connector(c) && !c.after_the &&
                 !has_head_noun(c) && !all_common(c) && !attributive(c) && !numbered_thing(c);
        }},
    Cue{"one-word", NameLabel::Person, 0.6F,
        [](const Context& c) {
          return c.size == 1 && !c.after_the && !one_capital_word(c) &&
                 !c.facts.is(c.candidate.tokens.first, word::Common);
        }},
    Cue{"common-words", NameLabel::Organization, 1.0F,
        [](const Context& c) { return c.size >= 2 && all_common(c) && !headed_otherwise(c); }},
    Cue{"many-words", NameLabel::Organization, 0.8F,
        [](const Context& c) { return c.size >= 4 && !headed_otherwise(c); }},
};

constexpr std::size_t label_count = 14;
/// Below this sum nothing is named. One unknown capitalised word inside a sentence stays below.
constexpr float threshold = 1.4F;
/// Of a name that the recogniser is certain of: more than form alone, less than what the words
/// around state.
constexpr float recognised_weight = 2.2F;
/// Taken from every label where the capital proves nothing.
constexpr float doubt = 3.0F;

Context make_context(const TokenFacts& facts, const NameCandidate& candidate) {
  Context c{facts,
            candidate,
            facts.sentence(candidate.tokens.first),
            no_token,
            false,
            0,
            0,
            0,
            0,
            0,
            candidate.tokens.size()};
  if (candidate.tokens.first > c.sentence.first) {
    TokenIndex before = candidate.tokens.first - 1;
    c.after_the = facts.is(before, word::Definite) && facts.is(before, word::Article);
    if (facts.is(before, word::Article)) {
      before = before > c.sentence.first ? before - 1 : no_token;
    }
    c.before = before;
  }
  c.whole = facts.kinds(candidate.tokens);
  c.first = facts.match_kinds(facts.match_at(candidate.tokens.first));
  c.last = facts.match_kinds(facts.match_over(candidate.tokens.last - 1));
  c.head_index = head_token(facts, candidate.tokens);
  c.head = facts.match_kinds(facts.match_over(c.head_index));
  return c;
}

/// "the Agreement", "the Summit", "the Parties": a noun with a capital, not a name.
bool is_noun_alone(const Context& c) {
  constexpr KindMask nouns = mask(EntryKind::AgreementNoun, EntryKind::EventNoun,
                                  EntryKind::VenueNoun, EntryKind::OrganizationNoun);
  if ((c.whole & nouns) == 0 || c.candidate.after_title) return false;
  if ((c.whole & mask(EntryKind::Organization, EntryKind::Country, EntryKind::Venue)) != 0) {
    return false;
  }
  const bool body = (c.whole & mask(EntryKind::OrganizationNoun)) != 0;
  return !body || c.facts.document().form(c.candidate.tokens.last - 1).ends_with("s");
}

/// "Head of the Interim Government": an office, whoever is called Head.
bool is_office(const Context& c) {
  return c.size == 1 && (c.whole & mask(EntryKind::Title)) != 0 &&
         c.facts.form_is(c.candidate.tokens.last, "of");
}

bool is_place(NameLabel label) {
  return label == NameLabel::Gpe || label == NameLabel::Location || label == NameLabel::Facility;
}

/// "COVID-19", "US$": signs and numbers that are no part of a name, unless its noun says so.
bool is_code(const Context& c) {
  if (c.whole != 0 || has_head_noun(c)) return false;
  for (TokenIndex t = c.candidate.tokens.first; t < c.candidate.tokens.last; ++t) {
    if (c.facts.has_shape(t, HasDigit)) return true;
  }
  const std::string_view last = c.facts.document().form(c.candidate.tokens.last - 1);
  return last.ends_with('$') ||
         (c.facts.form_is(c.candidate.tokens.last, "$") && c.facts.glued(c.candidate.tokens.last));
}

}  // namespace

std::optional<NameJudgement> judge_name(const TokenFacts& facts, const NameCandidate& candidate) {
  const Context context = make_context(facts, candidate);
  if (numbered_thing(context) && context.whole == 0 && !has_head_noun(context)) return std::nullopt;
  if (is_code(context) || is_noun_alone(context) || is_office(context)) return std::nullopt;
  std::array<float, label_count> sums{};
  const auto sum_of = [&](NameLabel label) -> float& {
    return sums[static_cast<std::size_t>(label)];
  };
  for (const Cue& cue : cues) {
    if (cue.fires(context)) sums[static_cast<std::size_t>(cue.label)] += cue.weight;
  }
  if (candidate.recognised) {
    NameLabel label = *candidate.recognised;
    // Recognisers know one kind of place; which one it is the other cues say.
    if (is_place(label)) {
      for (const NameLabel other : {NameLabel::Gpe, NameLabel::Location, NameLabel::Facility}) {
        if (sum_of(other) > sum_of(label)) label = other;
      }
    }
    sum_of(label) += recognised_weight * candidate.recognised_score;
  }
  if (doubtful_capital(context)) {
    const float kept = candidate.recognised ? 1.0F - candidate.recognised_score : 1.0F;
    for (float& sum : sums) sum -= doubt * kept;
  }
  const auto best = std::ranges::max_element(sums);
  NameJudgement judgement;
  judgement.label = static_cast<NameLabel>(best - sums.begin());
  judgement.weight = *best;
  float second = 0.0F;
  for (auto other = sums.begin(); other != sums.end(); ++other) {
    if (other != best) second = std::max(second, *other);
  }
  judgement.margin = judgement.weight - second;
  if (judgement.weight < threshold) return std::nullopt;
  return judgement;
}

}  // namespace newsgraph::nlp
