#ifndef NEWSGRAPH_TESTS_PIPELINE_READ_TEXT_HPP
#define NEWSGRAPH_TESTS_PIPELINE_READ_TEXT_HPP

// One text through the whole program, as the tests of this folder read it.

#include <string>
#include <utility>

#include "newsgraph/knowledge/knowledge.hpp"
#include "newsgraph/pipeline/extraction.hpp"

namespace newsgraph::test {

/// Entities and claims of a text, by the tables and rules of the project. `date` is YYYY-MM-DD or
/// empty.
inline Record read_text(std::string text, std::string date = {}) {
  static const knowledge::Knowledge knowledge = knowledge::load();
  static const pipeline::Extraction extraction(knowledge);
  static Document document;
  Article article;
  article.identifier = "text";
  article.date = std::move(date);
  article.text = std::move(text);
  return extraction.run(std::move(article), document);
}

/// "negative, planned, says Ulf Lind"; empty for what the text says in its own voice.
inline std::string marks_of(const Record& record, const Claim& claim) {
  std::string marks;
  const auto mark = [&](const std::string& what) { marks += (marks.empty() ? "" : ", ") + what; };
  if (claim.stance.polarity == Polarity::Negative) mark("negative");
  if (claim.stance.modality != Modality::Asserted) mark(to_string(claim.stance.modality));
  if (claim.stance.speaker != no_entity) {
    mark((claim.stance.own_act ? "own act of " : "says ") +
         record.entities[claim.stance.speaker].name);
  }
  return marks;
}

/// "Anna Kask", or the words or number of a literal.
inline std::string object_of(const Record& record, const Claim& claim) {
  return claim.object.entity == no_entity ? claim.object.literal
                                          : record.entities[claim.object.entity].name;
}

/// "Anna Kask | metWith | Jon Berg [planned]".
inline std::string line_of(const Record& record, const Claim& claim) {
  const std::string marks = marks_of(record, claim);
  return record.entities[claim.subject].name + " | " + claim.predicate + " | " +
         object_of(record, claim) + (marks.empty() ? "" : " [" + marks + "]");
}

}  // namespace newsgraph::test

#endif
