#include "extract/embedding.hpp"

#include "extract/embedding_walk.hpp"

namespace newsgraph::extract {

bool is_publisher(const Surface& surface, EntityIndex entity) {
  const Document& document = surface.document();
  const Entity& what = document.entities[entity];
  if (surface.resources().knowledge->ontology.is_a(what.type, "NewsMediaOrganization")) return true;
  const std::string& publisher = document.article.publisher;
  return !publisher.empty() && (what.name.find(publisher) != std::string::npos ||
                                publisher.find(what.name) != std::string::npos);
}

Embedding::Embedding(const Surface& surface) : surface_(surface) {}

Outlook Embedding::of_clause(TokenIndex verb, TokenSpan group, bool future) const {
  return EmbeddingWalk(surface_, group).read(verb, future);
}

Outlook Embedding::of_noun(TokenIndex noun) const {
  return EmbeddingWalk(surface_, {}).read(noun, false);
}

}  // namespace newsgraph::extract
