#include "cli/words.hpp"

#include "cli/console.hpp"

namespace newsgraph::cli {

std::string predicate_words(const graph::KnowledgeGraph& graph, const graph::Fact& fact,
                            bool turned) {
  const auto& predicate = graph.knowledge().ontology.predicates()[fact.predicate];
  if (turned && !predicate.symmetric) return predicate.inverse_label;
  if (fact.role.empty()) return predicate.label;
  if (predicate.name == "positionHeld" || predicate.name == "relativeOf") return fact.role + " of";
  return predicate.label + " (" + fact.role + ")";
}

std::string stance_words(const graph::KnowledgeGraph& graph, const graph::Fact& fact) {
  if (fact.plain()) return {};
  std::string text;
  if (fact.stance.modality != Modality::Asserted) text = to_string(fact.stance.modality);
  if (fact.stance.polarity == Polarity::Negative) text += text.empty() ? "not" : ", not";
  for (const graph::EntityId speaker : fact.speakers) {
    text += (text.empty() ? "says " : ", says ") + name_of(graph, speaker);
  }
  return text;
}

std::string name_of(const graph::KnowledgeGraph& graph, graph::EntityId entity) {
  return entity == graph::no_entity_id ? std::string() : graph.entities()[entity].name;
}

std::string object_words(const graph::KnowledgeGraph& graph, const graph::Fact& fact) {
  if (fact.object != graph::no_entity_id) return name_of(graph, fact.object);
  return fact.literal;
}

std::string sources_words(const graph::KnowledgeGraph& graph, const graph::Fact& fact) {
  const std::size_t all = fact.sources.size();
  const std::size_t independent = graph.independent_sources(fact);
  std::string words = counted(all, "article");
  if (independent < all) words += ", " + std::to_string(independent) + " independent";
  return words;
}

std::string source_words(const graph::KnowledgeGraph& graph, std::uint32_t record) {
  const Article& article = graph.records()[record].article;
  std::string date = graph.article_date(record);
  if (graph.article_date_source(record) == "inferred") date += " (inferred)";
  std::string text = article.title;
  for (const std::string& part : {article.publisher, date}) {
    if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
  }
  return text.empty() ? article.identifier : text + " [" + article.identifier + ']';
}

}  // namespace newsgraph::cli
