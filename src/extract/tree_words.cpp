#include "extract/tree_words.hpp"

#include <algorithm>

#include "newsgraph/nlp/labels.hpp"

namespace newsgraph::extract {

std::string_view TreeWords::tag(TokenIndex t) const {
  return nlp::xpos_names()[surface_.document().tokens.xpos[t]];
}

bool TreeWords::is_nominal(TokenIndex t) const {
  const Upos upos = tree_.upos(t);
  return upos == Upos::Noun || upos == Upos::Propn || upos == Upos::Pron || upos == Upos::Num;
}

bool TreeWords::is_condition(TokenIndex clause) const {
  if (is(clause, language_.condition)) return true;
  if (child(clause, [&](TokenIndex c) {
        const bool marker = tree_.relation(c) == Relation::Marker && is(c, language_.condition) &&
                            !text(c, "should");
        return marker || (c < clause && text(c, "in") && text(c + 1, "case"));
      }) != no_token) {
    return true;
  }
  // "provided that", "supposing": the parser may hang the clause on the participle
  const TokenIndex governor = tree_.head(clause);
  if (governor != no_token && tree_.relation(clause) != Relation::AdverbialClause &&
      is(governor, language_.condition)) {
    return true;
  }
  return inverted(clause);
}

/// "[Had] Kask met him, ...", "[should] the vote be rigged": an auxiliary before its subject.
bool TreeWords::inverted(TokenIndex t) const {
  if (marker(t) != no_token) return false;
  const bool adverbial = tree_.relation(t) == Relation::AdverbialClause;
  const TokenIndex auxiliary = child(t, [&](TokenIndex c) {
    return (tree_.relation(c) == Relation::Auxiliary ||
            tree_.relation(c) == Relation::PassiveAuxiliary ||
            tree_.relation(c) == Relation::Copula) &&
           (text(c, "had") || text(c, "should") || text(c, "were"));
  });
  if (auxiliary == no_token) return false;
  const TokenIndex subject = child(t, [&](TokenIndex c) {
    return tree_.relation(c) == Relation::Subject || tree_.relation(c) == Relation::PassiveSubject;
  });
  if (subject == no_token || auxiliary > subject) return false;
  // At the beginning of a sentence that is no question the parser may take it for the main clause.
  const TokenSpan words = surface_.sentence_of(t);
  return adverbial || (auxiliary == words.first && !text(words.last - 1, "?") &&
                       (text(auxiliary, "had") || text(auxiliary, "should")));
}

bool TreeWords::asks(TokenIndex root) const {
  const TokenSpan words = surface_.sentence_of(root);
  return text(words.last - 1, "?") && surface_.quotation_of(root) < 0;
}

bool TreeWords::negation(TokenIndex t) const {
  if (!is(t, language_.negation) || text(t, "without")) return false;
  const TokenIndex next = t + 1;
  return next >= surface_.sentence_of(t).last ||
         !(text(next, "only") || text(next, "just") || text(next, "merely") ||
           text(next, "simply") || text(next, "solely"));
}

bool TreeWords::denied_nominal(TokenIndex noun) const {
  return child(noun, [&](TokenIndex c) {
           return c < noun && (text(c, "no") || text(c, "neither")) &&
                  tree_.relation(c) != Relation::Coordinated;
         }) != no_token;
}

bool TreeWords::future(TokenIndex t) const {
  return child(t, [&](TokenIndex c) {
           return tree_.relation(c) == Relation::Auxiliary &&
                  (is(c, language_.future_modal) || is(c, language_.open_modal));
         }) != no_token;
}

bool TreeWords::tells_content(TokenIndex clause) const {
  return child(clause, [&](TokenIndex c) {
           const Relation relation = tree_.relation(c);
           return c < clause && text(c, "that") && relation != Relation::Subject &&
                  relation != Relation::PassiveSubject && relation != Relation::Object;
         }) != no_token;
}

bool TreeWords::ranked(TokenIndex noun) const {
  return child(noun, [&](TokenIndex c) {
           if (text(c, "first") || text(c, "last") || text(c, "only") || tag(c) == "JJS") {
             return true;
           }
           return child(c, [&](TokenIndex d) { return tag(d) == "RBS"; }) != no_token;
         }) != no_token;
}

bool TreeWords::present(TokenIndex noun) const {
  return child(noun, [&](TokenIndex c) {
           return text(c, "this") || text(c, "these") || text(c, "today");
         }) != no_token;
}

EntityIndex TreeWords::speaker_of(TokenIndex verb) const {
  if (!tree_.is_passive(verb)) return agent_at(tree_.subjects(verb));
  std::vector<TokenIndex> heads;
  for (const TokenIndex c : tree_.children(verb)) {
    if (tree_.relation(c) == Relation::Oblique && has_case(c, "by")) heads.push_back(c);
  }
  return agent_at(heads);
}

EntityIndex TreeWords::agent_at(const std::vector<TokenIndex>& heads) const {
  for (const TokenIndex head : heads) {
    for (const std::uint32_t index : surface_.headed_by(head)) {
      const Chunk& chunk = surface_.chunks()[index];
      if (chunk.adjectival || (chunk.roots & ~agent_roots) != 0) continue;
      return chunk.members.front().entity;
    }
  }
  return no_entity;
}

const Chunk* TreeWords::phrase_of(TokenIndex head, std::uint16_t roots) const {
  const TokenSpan sentence = surface_.sentence_of(head);
  for (const std::uint32_t index : surface_.headed_by(head)) {
    const Chunk& chunk = surface_.chunks()[index];
    if (chunk.adjectival || chunk.delegates || (chunk.roots & ~roots) != 0) continue;
    if (chunk.we != Collective::None) continue;
    if (chunk.tokens.first >= sentence.first && chunk.tokens.last <= sentence.last) return &chunk;
  }
  return nullptr;
}

std::vector<const Chunk*> TreeWords::sites_of(TokenIndex governor) const {
  std::vector<const Chunk*> sites;
  for (const TokenIndex c : tree_.children(governor)) {
    const Relation relation = tree_.relation(c);
    if (relation != Relation::Oblique && relation != Relation::Nominal) continue;
    if (!has_case(c, language_.place_preposition)) continue;
    if (const Chunk* site = phrase_of(c, site_roots)) {
      sites.push_back(site);
      continue;
    }
    if (surface_.entity_at(c) != no_entity) continue;
    for (const TokenIndex inner : tree_.children(c)) {
      if (tree_.relation(inner) != Relation::Nominal || has_case(inner, "near")) continue;
      if (!is(c, language_.place_noun) && !has_case(inner, language_.place_preposition)) continue;
      if (const Chunk* site = phrase_of(inner, site_roots)) sites.push_back(site);
    }
  }
  return sites;
}

bool TreeWords::of_document(TokenIndex verb) const {
  return std::ranges::any_of(tree_.subjects(verb),
                             [&](TokenIndex s) { return is(s, language_.source_noun); });
}

}  // namespace newsgraph::extract
