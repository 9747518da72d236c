#ifndef NEWSGRAPH_NLP_NAME_CONTEXT_HPP
#define NEWSGRAPH_NLP_NAME_CONTEXT_HPP

// What is seen of a name where it stands: the words inside, the words around, what the tables say
// of them. One question a function; name_cues weighs the answers.

#include "newsgraph/knowledge/token_facts.hpp"

#include "nlp/name_candidates.hpp"

namespace newsgraph::nlp {

/// What the cues look at.
struct NameContext {
  const knowledge::TokenFacts& facts;
  const NameCandidate& candidate;
  TokenSpan sentence;
  TokenIndex before;  ///< Token before the candidate, articles skipped; no_token at the start.
  bool after_the;     ///< "the" stands directly before.
  knowledge::KindMask whole;  ///< Kinds of the gazetteer match over exactly these tokens.
  knowledge::KindMask first;  ///< Kinds of the match at the first token (may be shorter).
  knowledge::KindMask last;   ///< Kinds of the match over the last token.
  knowledge::KindMask head;   ///< Kinds of the match over the head token.
  TokenIndex head_index;
  TokenIndex size;

  bool before_is(std::uint64_t any_of) const {
    return before != no_token && facts.is(before, any_of);
  }
  knowledge::KindMask before_kinds() const {
    return before == no_token ? 0 : facts.match_kinds(facts.match_over(before));
  }
  bool after_is(std::uint64_t any_of) const {
    return candidate.tokens.last < sentence.last && facts.is(candidate.tokens.last, any_of);
  }
};

bool whole_is(const NameContext& c, knowledge::EntryKind kind);
/// Whether the likeliest place of that name is of the kind: "Moscow" the city, not its province.
bool place_is(const NameContext& c, knowledge::EntryKind kind);
/// The noun of the name says that it is no body: "Agreement on Marine Transport".
bool headed_otherwise(const NameContext& c);
/// The capital of a state is the likeliest bearer of its name: "Lima hosts the talks".
bool is_capital_city(const NameContext& c);
bool head_is(const NameContext& c, knowledge::EntryKind kind);
bool is_honorific_before(const NameContext& c);
bool one_capital_word(const NameContext& c);
/// "Norlandic Workers", "Norland Partnership": a state or its people before words that no table
/// knows together.
bool people_first(const NameContext& c);
/// "Day of Unity", "National Youth Week"
bool names_day(const NameContext& c);
/// "the Commonwealth", though a town is called so; the Hague is one.
bool town_with_article(const NameContext& c);
/// Where somebody is: hardly ever a person.
bool inside_of(const NameContext& c);
/// Where somebody goes; persons are written to and heard from as well.
bool toward(const NameContext& c);
/// "the town of Riverton"
bool after_place_noun(const NameContext& c);
/// "Anna Kask, head of the Norland Bank", "Anna Kask, the foreign minister"
bool role_follows(const NameContext& c);
/// "Anna Kask III"; "Annex III" and "Phase II" are numbered things.
bool numbered_person(const NameContext& c);
/// "African Home Affairs" behind a title: what the office deals with.
bool names_field(const NameContext& c);
/// "Annex III"
bool numbered_thing(const NameContext& c);
bool all_common(const NameContext& c);
/// "the World", "the Nation": one ordinary word that names no body.
bool word_alone(const NameContext& c);
/// "Adjusting Imports of Automobiles": what a document is about.
bool begins_with_gerund(const NameContext& c);
bool country_follows(const NameContext& c);
bool has_particle(const NameContext& c);
/// "Igor Sergeevich": the father's name in East Slavic and Turkic use.
bool has_patronymic(const NameContext& c);
bool has_initial(const NameContext& c);
bool has_connector(const NameContext& c);
/// The head says what it is, so given names inside are those of whom it is named after.
bool has_head_noun(const NameContext& c);
/// Stands before a noun of its own: "the Kask administration".
bool attributive(const NameContext& c);
/// "AfD", "YouTube": capitals inside of a word, Scottish names aside.
bool inner_capital(const NameContext& c);
/// The agency whose report this is: "..., Trend reports."
bool is_publisher(const NameContext& c);
bool in_parentheses(const NameContext& c);
/// "... on Friday. (The Norland Herald)": the source of a news item.
bool cited_source(const NameContext& c);
bool is_newspaper(const NameContext& c);
/// "CIS Affairs"
bool acronym_first(const NameContext& c);
/// "Hurricane Dolly", "Tropical Storm Dolly", "Operation Cactus": the kind first, then the name.
bool event_first(const NameContext& c);
/// "the carmaker Daimler", "the group Hamas"
bool after_body_noun(const NameContext& c);
/// "the Kask administration": a body that goes by the name of its head.
bool before_administration(const NameContext& c);
bool quoted_alone(const NameContext& c);
/// Words whose capital may come from their place in the sentence alone: all are common words.
bool doubtful_capital(const NameContext& c);
NameContext make_context(const knowledge::TokenFacts& facts, const NameCandidate& candidate);
/// "the Agreement", "the Summit", "the Parties": a noun with a capital, not a name.
bool is_noun_alone(const NameContext& c);
/// "Head of the Interim Government": an office, whoever is called Head.
bool is_office(const NameContext& c);
/// "COVID-19", "US$": signs and numbers that are no part of a name, unless its noun says so.
bool is_code(const NameContext& c);

}  // namespace newsgraph::nlp

#endif
