#include "nlp/name_cues.hpp"

#include <algorithm>
#include <array>

#include "nlp/name_context.hpp"

namespace newsgraph::nlp {
namespace {

namespace word = knowledge::word;
using knowledge::EntryKind;
using knowledge::KindMask;
using knowledge::mask;
using knowledge::TokenFacts;

struct Cue {
  const char* name;
  NameLabel label;
  float weight;
  bool (*fires)(const NameContext&);
};

/// Weights were set by hand in units of about one nat; strong evidence (a gazetteer entry over the
/// whole name, a title before it) outweighs the context.
constexpr std::array cues{
    // gazetteers over the whole candidate
    Cue{"country", NameLabel::Gpe, 6.0F,
        [](const NameContext& c) { return whole_is(c, EntryKind::Country); }},
    Cue{"demonym", NameLabel::Norp, 5.5F,
        [](const NameContext& c) {
          return whole_is(c, EntryKind::Demonym) && !whole_is(c, EntryKind::Country);
        }},
    Cue{"city", NameLabel::Gpe, 1.0F,
        [](const NameContext& c) { return place_is(c, EntryKind::City); }},
    Cue{"city-no-word", NameLabel::Gpe, 2.2F,
        [](const NameContext& c) { return place_is(c, EntryKind::City) && !all_common(c); }},
    Cue{"capital", NameLabel::Gpe, 2.0F, is_capital_city},
    Cue{"common-city", NameLabel::Gpe, -2.0F,
        [](const NameContext& c) {
          return place_is(c, EntryKind::City) && all_common(c) && !inside_of(c) &&
                 !country_follows(c) && !after_place_noun(c) && !is_capital_city(c);
        }},
    Cue{"town-with-article", NameLabel::Gpe, -2.5F, town_with_article},
    Cue{"region", NameLabel::Location, 3.2F,
        [](const NameContext& c) { return place_is(c, EntryKind::Region); }},
    Cue{"organization", NameLabel::Organization, 5.0F,
        [](const NameContext& c) { return whole_is(c, EntryKind::Organization); }},
    Cue{"office-holder", NameLabel::Person, 5.0F,
        [](const NameContext& c) { return whole_is(c, EntryKind::OfficeHolder); }},
    Cue{"family-name", NameLabel::Person, 1.5F,
        [](const NameContext& c) { return c.size == 1 && whole_is(c, EntryKind::FamilyName); }},
    Cue{"given-name", NameLabel::Person, 1.2F,
        [](const NameContext& c) {
          return c.size == 1 && whole_is(c, EntryKind::GivenName) &&
                 (c.whole & mask(EntryKind::AgreementNoun, EntryKind::EventNoun)) == 0;
        }},
    Cue{"venue", NameLabel::Facility, 5.5F,
        [](const NameContext& c) { return whole_is(c, EntryKind::Venue); }},
    // words inside
    Cue{"given-first", NameLabel::Person, 3.0F,
        [](const NameContext& c) {
          return c.size > 1 && (c.first & mask(EntryKind::GivenName)) != 0 && !has_connector(c) &&
                 !has_head_noun(c);
        }},
    Cue{"patronymic-last", NameLabel::Person, 3.0F, has_patronymic},
    Cue{"family-last", NameLabel::Person, 1.5F,
        [](const NameContext& c) {
          return c.size > 1 && (c.last & mask(EntryKind::FamilyName)) != 0 && !has_connector(c) &&
                 !has_head_noun(c);
        }},
    Cue{"particle", NameLabel::Person, 2.0F, has_particle},
    Cue{"initial", NameLabel::Person, 2.0F, has_initial},
    Cue{"name-suffix", NameLabel::Person, 2.0F, numbered_person},
    Cue{"organization-noun", NameLabel::Organization, 4.5F,
        [](const NameContext& c) { return head_is(c, EntryKind::OrganizationNoun); }},
    Cue{"company-suffix", NameLabel::Organization, 4.0F,
        [](const NameContext& c) {
          return c.size > 1 && c.facts.is(c.candidate.tokens.last - 1, word::CompanySuffix);
        }},
    Cue{"venue-noun", NameLabel::Facility, 4.4F,
        [](const NameContext& c) { return head_is(c, EntryKind::VenueNoun); }},
    Cue{"agreement-noun", NameLabel::Law, 4.6F,
        [](const NameContext& c) {
          return head_is(c, EntryKind::AgreementNoun) ||
                 (c.size > 1 && (c.first & mask(EntryKind::AgreementNoun)) != 0);
        }},
    Cue{"event-noun", NameLabel::Event, 4.6F,
        [](const NameContext& c) { return head_is(c, EntryKind::EventNoun); }},
    Cue{"day", NameLabel::Event, 4.5F, names_day},
    Cue{"work-noun", NameLabel::Work, 3.5F,
        [](const NameContext& c) {
          return c.size > 1 && c.facts.is(c.head_index, word::WorkNoun);
        }},
    Cue{"place-noun", NameLabel::Location, 3.8F,
        [](const NameContext& c) {
          return c.size > 1 && c.facts.is(c.head_index, word::PlaceNoun);
        }},
    Cue{"place-prefix", NameLabel::Location, 2.5F,
        [](const NameContext& c) {
          return c.size > 1 && c.facts.is(c.candidate.tokens.first, word::PlacePrefix);
        }},
    Cue{"direction", NameLabel::Location, 4.0F,
        [](const NameContext& c) {
          return c.size > 1 && c.facts.is(c.candidate.tokens.first, word::Direction) &&
                 (c.last & mask(EntryKind::Country, EntryKind::City, EntryKind::Region)) != 0;
        }},
    Cue{"acronym-first", NameLabel::Organization, 1.5F, acronym_first},
    Cue{"no-person-with-acronym", NameLabel::Person, -3.0F, acronym_first},
    Cue{"no-person-of-people", NameLabel::Person, -3.0F,
        [](const NameContext& c) {
          return people_first(c) && !c.candidate.after_title &&
                 (c.first & mask(EntryKind::GivenName, EntryKind::FamilyName)) == 0 &&
                 c.candidate.recognised != NameLabel::Person;
        }},
    Cue{"people-first", NameLabel::Organization, 2.0F,
        [](const NameContext& c) {
          return people_first(c) &&
                 (c.size > 2 || c.candidate.recognised.value_or(NameLabel::Organization) ==
                                    NameLabel::Organization);
        }},
    Cue{"capitals", NameLabel::Organization, 3.0F, one_capital_word},
    Cue{"connector-inside", NameLabel::Organization, 1.5F,
        [](const NameContext& c) {
          return has_connector(c) && !headed_otherwise(c) && !begins_with_gerund(c);
        }},
    // words around
    Cue{"after-title", NameLabel::Person, 4.0F,
        [](const NameContext& c) { return c.candidate.after_title && !names_field(c); }},
    Cue{"after-honorific", NameLabel::Person, 6.0F, is_honorific_before},
    Cue{"after-role", NameLabel::Person, 3.0F,
        [](const NameContext& c) {
          return !c.after_the && (c.before_is(word::PersonNoun) ||
                                  (c.before_kinds() & mask(EntryKind::Title)) != 0);
        }},
    Cue{"after-the", NameLabel::Organization, 1.5F,
        [](const NameContext& c) {
          return c.after_the && !attributive(c) && !headed_otherwise(c) && !word_alone(c);
        }},
    Cue{"role-follows", NameLabel::Person, 2.5F, role_follows},
    Cue{"no-person-after-the", NameLabel::Person, -4.0F,
        [](const NameContext& c) { return c.after_the && !attributive(c); }},
    Cue{"inner-capital", NameLabel::Organization, 2.5F, inner_capital},
    Cue{"publisher", NameLabel::Organization, 5.0F, is_publisher},
    Cue{"inside-of", NameLabel::Gpe, 3.3F, inside_of},
    Cue{"toward", NameLabel::Gpe, 1.4F, toward},
    Cue{"place-noun-before", NameLabel::Gpe, 4.0F, after_place_noun},
    Cue{"country-follows", NameLabel::Gpe, 3.0F, country_follows},
    Cue{"speaks", NameLabel::Person, 2.0F,
        [](const NameContext& c) { return c.after_is(word::SayVerb | word::PersonVerb); }},
    Cue{"parentheses", NameLabel::Organization, 2.0F, in_parentheses},
    Cue{"cited-source", NameLabel::Organization, 4.0F, cited_source},
    Cue{"newspaper", NameLabel::Organization, 3.2F, is_newspaper},
    Cue{"event-first", NameLabel::Event, 4.8F, event_first},
    Cue{"after-body-noun", NameLabel::Organization, 3.0F, after_body_noun},
    Cue{"administration", NameLabel::Person, 3.0F, before_administration},
    Cue{"quoted", NameLabel::Work, 2.0F, quoted_alone},
    // form alone, and what a recogniser makes of it
    Cue{"overlooked", NameLabel::Person, -1.6F,
        [](const NameContext& c) { return c.candidate.overlooked && !c.candidate.after_title; }},
    Cue{"two-words", NameLabel::Person, 1.6F,
        [](const NameContext& c) {
          return c.size >= 2 && c.size <= 3 && !has_connector(c) && !c.after_the &&
                 !has_head_noun(c) && !all_common(c) && !attributive(c) && !numbered_thing(c);
        }},
    Cue{"one-word", NameLabel::Person, 0.6F,
        [](const NameContext& c) {
          return c.size == 1 && !c.after_the && !one_capital_word(c) &&
                 !c.facts.is(c.candidate.tokens.first, word::Common);
        }},
    Cue{"common-words", NameLabel::Organization, 1.0F,
        [](const NameContext& c) { return c.size >= 2 && all_common(c) && !headed_otherwise(c); }},
    Cue{"many-words", NameLabel::Organization, 0.8F,
        [](const NameContext& c) { return c.size >= 4 && !headed_otherwise(c); }},
};

constexpr std::size_t label_count = 14;
/// Below this sum nothing is named. One unknown capitalised word inside a sentence stays below.
constexpr float threshold = 1.4F;
/// Of a name that the recogniser is certain of: more than form alone, less than what the words
/// around state.
constexpr float recognised_weight = 2.2F;
/// Taken from every label where the capital proves nothing.
constexpr float doubt = 3.0F;

bool is_place(NameLabel label) {
  return label == NameLabel::Gpe || label == NameLabel::Location || label == NameLabel::Facility;
}

}  // namespace

std::optional<NameJudgement> judge_name(const TokenFacts& facts, const NameCandidate& candidate) {
  const NameContext context = make_context(facts, candidate);
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
