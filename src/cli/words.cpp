#include "cli/words.hpp"

#include "cli/console.hpp"

namespace newsgraph::cli {
namespace {

std::string with_country(const query::Snapshot& graph, std::string itself,
                         const query::ActorView& actor) {
  const std::string country = name_of(graph, actor.country);
  if (country.empty() || country == itself) return itself;
  return country + " (" + itself + ')';
}

}  // namespace

std::string predicate_words(const query::Snapshot& graph, const query::FactView& fact,
                            bool turned) {
  const auto& predicate = graph.predicate(fact);
  if (turned && !predicate.symmetric) return predicate.inverse_label;
  if (fact.role.empty()) return predicate.label;
  if (predicate.name == "positionHeld" || predicate.name == "relativeOf")
    return std::string(fact.role) + " of";
  return predicate.label + " (" + std::string(fact.role) + ")";
}

std::string stance_words(const query::Snapshot& graph, const query::FactView& fact) {
  if (fact.plain()) return {};
  std::string text;
  if (fact.stance.modality != Modality::Asserted) text = to_string(fact.stance.modality);
  if (fact.stance.polarity == Polarity::Negative) text += text.empty() ? "not" : ", not";
  for (const query::EntityId speaker : fact.speakers) {
    text += (text.empty() ? "says " : ", says ") + name_of(graph, speaker);
  }
  return text;
}

std::string name_of(const query::Snapshot& graph, query::EntityId entity) {
  return std::string(graph.name(entity));
}

std::string object_words(const query::Snapshot& graph, const query::FactView& fact) {
  return fact.object == query::no_entity_id ? std::string(fact.literal)
                                            : name_of(graph, fact.object);
}

std::string subject_words(const query::Snapshot& graph, const query::FactView& fact,
                          bool countries) {
  std::string itself = name_of(graph, fact.subject);
  return countries ? with_country(graph, std::move(itself), graph.subject_actor(fact.number))
                   : itself;
}

std::string object_words(const query::Snapshot& graph, const query::FactView& fact,
                         bool countries) {
  std::string itself = object_words(graph, fact);
  return countries ? with_country(graph, std::move(itself), graph.object_actor(fact.number))
                   : itself;
}

std::string sources_words(const query::FactView& fact) {
  const std::size_t all = fact.sources.size();
  std::string words = counted(all, "article");
  if (fact.independent_sources < all)
    words += ", " + std::to_string(fact.independent_sources) + " independent";
  return words;
}

std::string source_words(const query::Snapshot& graph, std::uint32_t record) {
  const query::ArticleView article = graph.article(record);
  std::string date(article.date);
  if (article.date_source == "inferred") date += " (inferred)";
  std::string text(article.title);
  for (const std::string& part : {std::string(article.publisher), date}) {
    if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
  }
  const std::string identifier(article.identifier);
  return text.empty() ? identifier : text + " [" + identifier + ']';
}

}  // namespace newsgraph::cli
