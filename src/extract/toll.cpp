#include "extract/toll.hpp"

#include <algorithm>
#include <array>

#include "extract/tree.hpp"

namespace newsgraph::extract {
namespace {

/// Clauses climbed from the verb of harm to the one that names the event.
constexpr int climb_limit = 2;
/// Longer than the modifiers of any event seen, in tokens.
constexpr TokenIndex modifier_limit = 8;

const Quantity* count_at(const Surface& surface, TokenSpan sentence, TokenIndex nominal) {
  constexpr TokenIndex reach = 6;  // "more than 2,000 mostly young people"
  const Tree& tree = surface.tree();
  for (const Quantity& quantity : surface.document().quantities) {
    if (quantity.kind != Quantity::Kind::Count || quantity.tokens.empty()) continue;
    if (quantity.tokens.first > nominal) return nullptr;
    if (quantity.tokens.first < sentence.first || quantity.tokens.last + reach < nominal) continue;
    if (quantity.tokens.contains(nominal)) return &quantity;
    const TokenIndex top = tree.top(quantity.tokens);
    if (top != no_token && tree.head(top) == nominal) return &quantity;
  }
  return nullptr;
}

std::optional<MentionRef> event_at(const Surface& surface, TokenSpan sentence, TokenIndex noun) {
  for (TokenIndex first = noun + 1; first-- > sentence.first;) {
    for (const MentionRef& mention : surface.mentions_from(first)) {
      if (!mention.tokens.contains(noun) || surface.root(mention.entity) != EventRoot) continue;
      if (surface.tree().top(mention.tokens) == noun || mention.tokens.size() == 1) return mention;
    }
    if (noun - first > modifier_limit) break;
  }
  return std::nullopt;
}

/// "in an explosion", "after the floods": the only event of force or disaster that the sentence
/// names in such a phrase, wherever the parser hangs it.
std::optional<MentionRef> violence_in(const Surface& surface, TokenSpan sentence) {
  const auto& ontology = surface.resources().knowledge->ontology;
  std::optional<MentionRef> found;
  for (TokenIndex t = sentence.first + 1; t < sentence.last; ++t) {
    for (const MentionRef& mention : surface.mentions_from(t)) {
      if (surface.root(mention.entity) != EventRoot) continue;
      const std::string& type = surface.document().entities[mention.entity].type;
      // Not wars by their names: who was killed in one place was not all that were killed there.
      const bool violence = ontology.is_a(type, "Conflict") || ontology.is_a(type, "Disaster") ||
                            ontology.is_a(type, "Protest");
      const bool whole_war = type == "Conflict" && mention.kind == MentionKind::Name;
      if (!violence || whole_war) continue;
      TokenIndex before = t;
      while (before > sentence.first && !surface.is(before - 1, surface.language().preposition) &&
             t - before < modifier_limit && !surface.is_punctuation(before - 1)) {
        --before;
      }
      const bool within =
          before > sentence.first &&
          std::ranges::any_of(std::array{"in", "during", "after", "following"},
                              [&](const char* word) { return surface.is_text(before - 1, word); });
      if (!within) continue;
      if (found && found->entity != mention.entity) return std::nullopt;
      if (!found) found = mention;
    }
  }
  return found;
}

}  // namespace

const Quantity* harmed_count(const Surface& surface, TokenIndex verb) {
  const Tree& tree = surface.tree();
  const TokenSpan sentence = surface.sentence_of(verb);
  for (const TokenIndex c : tree.children(verb)) {
    const Relation relation = tree.relation(c);
    const bool dies = surface.is(verb, surface.language().die);
    const bool harmed =
        dies ? relation == Relation::Subject
             : relation == Relation::PassiveSubject || relation == Relation::Object ||
                   (relation == Relation::Oblique && tree.child(c, Relation::Case) == no_token);
    if (!harmed || surface.entity_at(c) != no_entity) continue;
    if (const Quantity* count = count_at(surface, sentence, c)) return count;
  }
  return nullptr;
}

std::optional<MentionRef> event_around(const Surface& surface, TokenIndex verb) {
  const Tree& tree = surface.tree();
  const TokenSpan sentence = surface.sentence_of(verb);
  const auto event_in_phrases = [&](TokenIndex of) -> std::optional<MentionRef> {
    for (const TokenIndex c : tree.children(of)) {
      if (tree.relation(c) != Relation::Oblique) continue;
      if (const auto event = event_at(surface, sentence, c)) return event;
    }
    return std::nullopt;
  };
  TokenIndex at = verb;
  for (int step = 0; step <= climb_limit && at != no_token; ++step) {
    if (const auto event = event_in_phrases(at)) return event;
    if (!tree.is_passive(at)) {
      for (const TokenIndex subject : tree.subjects(at)) {
        if (const auto event = event_at(surface, sentence, subject)) return event;
      }
    }
    for (const TokenIndex c : tree.children(at)) {
      if (tree.relation(c) != Relation::Coordinated) continue;
      if (const auto event = event_in_phrases(c)) return event;
    }
    const Relation relation = tree.relation(at);
    if (relation != Relation::Coordinated && relation != Relation::AdverbialClause) break;
    at = tree.head(at);
  }
  return violence_in(surface, sentence);
}

}  // namespace newsgraph::extract
