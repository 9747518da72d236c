#ifndef NEWSGRAPH_TESTS_COREF_READING_HPP
#define NEWSGRAPH_TESTS_COREF_READING_HPP

// Short texts through all stages up to coreference, and their entities as readable lines.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/coref/resolve.hpp"
#include "newsgraph/nlp/annotate.hpp"
#include "newsgraph/nlp/article_header.hpp"
#include "newsgraph/text/text.hpp"

namespace newsgraph::test {

inline const knowledge::Knowledge& schema() {
  static const knowledge::Knowledge loaded = knowledge::load();
  return loaded;
}

inline Document read(std::string_view text, std::string_view date = "") {
  Document document;
  document.article.identifier = "test";
  document.article.text = text;
  document.article.date = date;
  text::analyse(document);
  schema().gazetteer.match(document);
  nlp::read_header(document);
  nlp::annotate(document, schema());
  coref::resolve(document, schema());
  return document;
}

/// "Person: Anna Kask = Anna Kask / the Minister": root type, name, distinct mentions in text
/// order, pronouns aside.
inline std::string line_of(const Document& document, const Entity& entity) {
  std::string line(schema().ontology.root(entity.type));
  line += ": " + entity.name + " =";
  std::vector<std::string_view> seen;
  for (const Mention& mention : entity.mentions) {
    const std::string_view words = document.text(mention.tokens);
    if (mention.kind == MentionKind::Pronoun || std::ranges::find(seen, words) != seen.end()) {
      continue;
    }
    line += (seen.empty() ? " " : " / ") + std::string(words);
    seen.push_back(words);
  }
  return line;
}

/// All entities, one a line.
inline std::string lines_of(const Document& document) {
  std::string lines;
  for (const Entity& entity : document.entities) lines += line_of(document, entity) + '\n';
  return lines;
}

inline bool has_line(std::string_view lines, std::string_view line) {
  return ("\n" + std::string(lines)).find("\n" + std::string(line) + "\n") != std::string::npos;
}

/// The entity with a mention of exactly these words; nullptr when none.
inline const Entity* entity_of(const Document& document, std::string_view words) {
  for (const Entity& entity : document.entities) {
    for (const Mention& mention : entity.mentions) {
      if (document.text(mention.tokens) == words) return &entity;
    }
  }
  return nullptr;
}

}  // namespace newsgraph::test

#endif
