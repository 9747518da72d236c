#include "newsgraph/knowledge/codebook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::knowledge {
namespace {

/// The bar ends a cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

std::string marks(const Predicate& predicate) {
  std::vector<std::string> marks;
  if (predicate.state) marks.emplace_back("state");
  if (predicate.symmetric) marks.emplace_back("symmetric");
  if (predicate.functional) marks.emplace_back("functional");
  if (!predicate.inverse.empty()) marks.push_back("inverse of " + predicate.inverse);
  if (!predicate.plover.empty()) marks.push_back(predicate.plover);
  return joined(marks, ", ");
}

void append_types(const Ontology& ontology, std::string& out) {
  out += "## Entity types\n\n| Type | Below | Written as | Means |\n| --- | --- | --- | --- |\n";
  for (const EntityType& type : ontology.types()) {
    out += "| " + cell(type.name) + " | " + cell(type.parent) + " | " +
           cell(joined(type.written, ", ")) + " | " + cell(type.definition) + " |\n";
  }
}

void append_predicate(const Predicate& predicate, std::string& out) {
  out += "| " + cell(predicate.name) + " | " + cell(predicate.label);
  if (!predicate.symmetric) out += " / " + cell(predicate.inverse_label);
  out += " | " + cell(joined(predicate.aliases, ", "));
  if (!predicate.inverse_aliases.empty()) {
    out += " / " + cell(joined(predicate.inverse_aliases, ", "));
  }
  out += " | " + cell(joined(predicate.domain, ", ")) + " | " +
         cell(joined(predicate.range, ", ")) + " | " + cell(marks(predicate)) + " | " +
         cell(predicate.iri) + " | " + cell(predicate.definition) + " |\n";
}

}  // namespace

std::string codebook(const Ontology& ontology) {
  std::string out = "# Codebook\n\n";
  append_types(ontology, out);
  out += "\n## Predicates\n\nWords behind a stroke are those of the inverse direction.\n";
  std::vector<std::string_view> groups;
  for (const Predicate& predicate : ontology.predicates()) {
    bool known = false;
    for (const std::string_view group : groups) known = known || group == predicate.group;
    if (!known) groups.push_back(predicate.group);
  }
  for (const std::string_view group : groups) {
    out += "\n### " + std::string(group) +
           "\n\n| Name | Label | Also | Subject | Object | Marks | IRI | Means |\n"
           "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (const Predicate& predicate : ontology.predicates()) {
      if (predicate.group == group) append_predicate(predicate, out);
    }
  }
  return out;
}

}  // namespace newsgraph::knowledge
