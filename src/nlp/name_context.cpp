#include "nlp/name_context.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "nlp/name_words.hpp"

namespace newsgraph::nlp {

namespace word = knowledge::word;
using knowledge::EntryKind;
using knowledge::KindMask;
using knowledge::mask;
using knowledge::TokenFacts;

namespace {

bool before_is_one_of(const NameContext& c, std::initializer_list<std::string_view> forms) {
  if (c.before == no_token || c.after_the) return false;
  // "missing in Action", "leading in Education": an ordinary word is no place.
  if (all_common(c) && (c.whole & mask(EntryKind::City, EntryKind::Region)) == 0) return false;
  // "at a Shi'ite funeral"
  if (c.facts.is(c.candidate.tokens.first - 1, word::Indefinite)) return false;
  return std::ranges::any_of(
      forms, [&](std::string_view form) { return c.facts.form_is(c.before, form); });
}

}  // namespace

bool whole_is(const NameContext& c, EntryKind kind) { return (c.whole & mask(kind)) != 0; }

bool place_is(const NameContext& c, EntryKind kind) {
  if (!whole_is(c, kind)) return false;
  const auto* place = c.facts.entry(c.facts.match_at(c.candidate.tokens.first),
                                    mask(EntryKind::City, EntryKind::Region));
  return place != nullptr && place->kind == kind;
}

bool headed_otherwise(const NameContext& c) {
  return c.size > 1 && (c.head & mask(EntryKind::OrganizationNoun)) == 0 &&
         (c.head & mask(EntryKind::AgreementNoun, EntryKind::EventNoun, EntryKind::VenueNoun)) != 0;
}

bool is_capital_city(const NameContext& c) {
  if (!place_is(c, EntryKind::City)) return false;
  const auto* city =
      c.facts.entry(c.facts.match_at(c.candidate.tokens.first), mask(EntryKind::City));
  return city != nullptr && city->is_capital;
}

bool head_is(const NameContext& c, EntryKind kind) {
  return c.size > 1 && (c.head & mask(kind)) != 0;
}

bool is_honorific_before(const NameContext& c) {
  if (c.before == no_token) return false;
  const std::uint32_t match = c.facts.match_over(c.before);
  const auto* title = c.facts.entry(match, mask(EntryKind::Title));
  return title != nullptr && title->role == "honorific";
}

bool one_capital_word(const NameContext& c) {
  if (c.size != 1 || c.candidate.all_capitals ||
      (c.whole & mask(EntryKind::Country, EntryKind::Demonym)) != 0 ||
      !c.facts.has_shape(c.candidate.tokens.first, AllUpper)) {
    return false;
  }
  // "RESTORING FAIRNESS TO STEEL: ...": a heading in capitals within the sentence.
  const TokenIndex token = c.candidate.tokens.first;
  const bool shouted = c.facts.is(token, word::Common) &&
                       c.facts.document().form(token).size() > 3 &&
                       ((token > 0 && c.facts.has_shape(token - 1, AllUpper)) ||
                        c.facts.has_shape(token + 1, AllUpper));
  return !shouted;
}

bool people_first(const NameContext& c) {
  return c.size > 1 && c.whole == 0 &&
         (c.first & mask(EntryKind::Country, EntryKind::Demonym)) != 0;
}

bool names_day(const NameContext& c) {
  return c.size > 1 &&
         (c.facts.form_is(c.head_index, "Day") || c.facts.form_is(c.head_index, "Week"));
}

bool town_with_article(const NameContext& c) {
  return c.after_the && c.size == 1 && place_is(c, EntryKind::City) && !is_capital_city(c) &&
         !attributive(c) && !c.facts.form_is(c.candidate.tokens.last, "/") &&
         !c.facts.form_is(c.candidate.tokens.last, "\u2013") &&
         !c.facts.form_is(c.candidate.tokens.first, "Hague");
}

bool inside_of(const NameContext& c) {
  return before_is_one_of(c, {"in", "near", "outside", "In", "Near"});
}

bool toward(const NameContext& c) {
  return before_is_one_of(c, {"at", "from", "to", "At", "From"});
}

bool after_place_noun(const NameContext& c) {
  return c.before != no_token && !c.after_the && c.facts.form_is(c.before, "of") &&
         c.before > c.sentence.first && c.facts.is(c.before - 1, word::PlaceNoun) &&
         c.facts.has_shape(c.before - 1, AllLower);
}

bool role_follows(const NameContext& c) {
  TokenIndex at = c.candidate.tokens.last;
  if (c.size < 2 || c.after_the || !c.facts.form_is(at, ",")) return false;
  ++at;
  if (c.facts.is(at, word::Article)) ++at;
  while (at < c.sentence.last && c.facts.is(at, word::RoleModifier)) ++at;
  if (at >= c.sentence.last || c.facts.is(at, word::PluralRole)) return false;
  const auto* title = c.facts.entry(c.facts.match_at(at), mask(EntryKind::Title));
  return c.facts.is(at, word::PersonNoun) || (title != nullptr && title->role != "honorific");
}

bool numbered_person(const NameContext& c) {
  if (c.size < 2 || !c.facts.is(c.candidate.tokens.last - 1, word::NameSuffix)) return false;
  const bool numeral = c.facts.has_shape(c.candidate.tokens.last - 1, AllUpper) &&
                       !c.facts.form_is(c.candidate.tokens.last - 1, "JR");
  return !numeral || c.candidate.after_title || (c.first & mask(EntryKind::GivenName)) != 0 ||
         c.candidate.recognised == NameLabel::Person;
}

bool names_field(const NameContext& c) {
  constexpr KindMask persons = mask(EntryKind::GivenName, EntryKind::FamilyName);
  return c.size > 1 && c.candidate.recognised != NameLabel::Person &&
         (c.first & mask(EntryKind::Demonym)) != 0 && (c.last & persons) == 0 &&
         c.facts.is(c.candidate.tokens.last - 1, word::Common);
}

bool numbered_thing(const NameContext& c) {
  return c.size > 1 && c.facts.is(c.candidate.tokens.last - 1, word::NameSuffix) &&
         !numbered_person(c);
}

bool all_common(const NameContext& c) {
  for (TokenIndex t = c.candidate.tokens.first; t < c.candidate.tokens.last; ++t) {
    if (!c.facts.is(t, word::Common | word::Connector)) return false;
  }
  return true;
}

bool word_alone(const NameContext& c) {
  return c.size == 1 && all_common(c) &&
         (c.whole & mask(EntryKind::OrganizationNoun, EntryKind::Organization)) == 0 &&
         !c.facts.is(c.candidate.tokens.first, word::BodyNoun);
}

bool begins_with_gerund(const NameContext& c) {
  const TokenIndex first = c.candidate.tokens.first;
  return c.size > 2 && c.facts.is(first, word::Common) &&
         c.facts.document().form(first).ends_with("ing") && (c.first == 0);
}

bool country_follows(const NameContext& c) {
  const TokenIndex comma = c.candidate.tokens.last;
  if (comma + 1 >= c.sentence.last || !c.facts.form_is(comma, ",")) return false;
  return (c.facts.match_kinds(c.facts.match_at(comma + 1)) &
          mask(EntryKind::Country, EntryKind::Region)) != 0;
}

bool has_particle(const NameContext& c) {
  for (TokenIndex t = c.candidate.tokens.first; t < c.candidate.tokens.last; ++t) {
    if (c.facts.is(t, word::PersonParticle) && !c.facts.is(t, word::Connector)) return true;
  }
  return false;
}

bool has_patronymic(const NameContext& c) {
  static constexpr std::array<std::string_view, 9> endings{"ovich", "evich", "ovna", "evna", "uly",
                                                           "ogly",  "oglu",  "kyzy", "qizi"};
  if (c.size < 2) return false;
  const std::string_view last = c.facts.document().form(c.candidate.tokens.last - 1);
  return last.size() > 6 && std::ranges::any_of(endings, [&](std::string_view ending) {
           return last.ends_with(ending);
         });
}

bool has_initial(const NameContext& c) {
  for (TokenIndex t = c.candidate.tokens.first; t + 1 < c.candidate.tokens.last; ++t) {
    const std::string_view form = c.facts.document().form(t);
    if (form.size() == 2 && form[1] == '.') return true;
  }
  return false;
}

bool has_connector(const NameContext& c) {
  for (TokenIndex t = c.candidate.tokens.first; t < c.candidate.tokens.last; ++t) {
    if (c.facts.is(t, word::Connector) && !c.facts.is(t, word::PersonParticle) &&
        !c.facts.capitalized(t)) {
      return true;
    }
  }
  return false;
}

bool has_head_noun(const NameContext& c) {
  return c.size > 1 && (c.head & mask(EntryKind::OrganizationNoun, EntryKind::AgreementNoun,
                                      EntryKind::EventNoun, EntryKind::VenueNoun)) != 0;
}

bool attributive(const NameContext& c) {
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

bool inner_capital(const NameContext& c) {
  if (c.size != 1 || one_capital_word(c)) return false;
  const std::string_view form = c.facts.document().form(c.candidate.tokens.first);
  if (form.starts_with("Mc") || form.starts_with("Mac") || form.find('\'') != form.npos ||
      form.find("\u2019") != form.npos) {
    return false;
  }
  return std::ranges::any_of(form.substr(1), [](char x) { return x >= 'A' && x <= 'Z'; });
}

bool is_publisher(const NameContext& c) {
  const Document& document = c.facts.document();
  return !document.article.publisher.empty() &&
         document.text(c.candidate.tokens) == document.article.publisher;
}

bool in_parentheses(const NameContext& c) {
  return c.candidate.tokens.first > c.sentence.first &&
         c.facts.form_is(c.candidate.tokens.first - 1, "(") &&
         c.facts.form_is(c.candidate.tokens.last, ")");
}

bool cited_source(const NameContext& c) {
  if (!in_parentheses(c)) return false;
  const TokenIndex open = c.candidate.tokens.first - 1;
  return open == c.sentence.first || c.facts.form_is(open - 1, ".") ||
         c.facts.form_is(open - 1, ")") || c.facts.form_is(c.candidate.tokens.last + 1, ".");
}

bool is_newspaper(const NameContext& c) {
  return c.size > 1 && c.facts.is(c.candidate.tokens.last - 1, word::MediaNoun);
}

bool acronym_first(const NameContext& c) {
  return c.size > 1 && !c.candidate.all_capitals && c.whole == 0 &&
         c.facts.has_shape(c.candidate.tokens.first, AllUpper) &&
         c.facts.document().form(c.candidate.tokens.first).size() > 2 &&
         !c.facts.has_shape(c.candidate.tokens.first + 1, AllUpper);
}

bool event_first(const NameContext& c) {
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

bool after_body_noun(const NameContext& c) {
  return c.before != no_token && !c.after_the && c.facts.has_shape(c.before, AllLower) &&
         (c.before_kinds() & mask(EntryKind::OrganizationNoun)) != 0;
}

bool before_administration(const NameContext& c) {
  return c.size <= 2 &&
         (c.facts.form_is(c.candidate.tokens.last, "administration") ||
          c.facts.form_is(c.candidate.tokens.last, "government")) &&
         (c.whole & mask(EntryKind::Country, EntryKind::Demonym)) == 0;
}

bool quoted_alone(const NameContext& c) {
  return c.candidate.tokens.first > 0 && c.size > 1 &&
         c.facts.has_shape(c.candidate.tokens.first - 1, OpenQuote) &&
         c.facts.has_shape(c.candidate.tokens.last, CloseQuote);
}

bool doubtful_capital(const NameContext& c) {
  if (!c.candidate.sentence_start && !c.candidate.title_case) return false;
  if (c.whole != 0 && (c.whole & mask(EntryKind::GivenName, EntryKind::FamilyName)) != c.whole) {
    return false;
  }
  for (TokenIndex t = c.candidate.tokens.first; t < c.candidate.tokens.last; ++t) {
    if (!c.facts.is(t, word::Common)) return false;
  }
  return true;
}

NameContext make_context(const TokenFacts& facts, const NameCandidate& candidate) {
  NameContext c{facts,
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

bool is_noun_alone(const NameContext& c) {
  constexpr KindMask nouns = mask(EntryKind::AgreementNoun, EntryKind::EventNoun,
                                  EntryKind::VenueNoun, EntryKind::OrganizationNoun);
  if ((c.whole & nouns) == 0 || c.candidate.after_title) return false;
  if ((c.whole & mask(EntryKind::Organization, EntryKind::Country, EntryKind::Venue)) != 0) {
    return false;
  }
  const bool body = (c.whole & mask(EntryKind::OrganizationNoun)) != 0;
  return !body || c.facts.document().form(c.candidate.tokens.last - 1).ends_with("s");
}

bool is_office(const NameContext& c) {
  return c.size == 1 && (c.whole & mask(EntryKind::Title)) != 0 &&
         c.facts.form_is(c.candidate.tokens.last, "of");
}

bool is_code(const NameContext& c) {
  if (c.whole != 0 || has_head_noun(c) || names_day(c)) return false;
  for (TokenIndex t = c.candidate.tokens.first; t < c.candidate.tokens.last; ++t) {
    if (c.facts.has_shape(t, HasDigit)) return true;
  }
  const std::string_view last = c.facts.document().form(c.candidate.tokens.last - 1);
  return last.ends_with('$') ||
         (c.facts.form_is(c.candidate.tokens.last, "$") && c.facts.glued(c.candidate.tokens.last));
}

}  // namespace newsgraph::nlp
