#include "newsgraph/knowledge/codebook.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/base/file.hpp"
#include "newsgraph/knowledge/coding.hpp"

#include "knowledge/located_json.hpp"

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
  if (const EventClass* const event_class = find_event_class(predicate.plover))
    marks.push_back("CAMEO " + std::string(event_class->cameo));
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

/// Examples that are shown of each kind.
constexpr std::size_t most_examples = 4;

/// The first string of a key that holds one or several; empty when there is none.
std::string_view first_text(const JsonValue& object, std::string_view key) {
  const JsonValue* const value = object.find(key);
  if (value == nullptr) return {};
  if (value->is(JsonValue::Kind::String)) return value->text;
  return value->items.empty() ? std::string_view() : std::string_view(value->items.front().text);
}

void add_example(std::vector<std::string>& list, std::string_view example) {
  if (!example.empty() && list.size() < most_examples) list.emplace_back(example);
}

/// The predicate of "... => Anna Berg | thanked | Peter Lind"; empty for another form.
std::string_view predicate_of(std::string_view example) {
  const std::size_t arrow = example.find("=>");
  const std::size_t from = example.find('|', arrow == std::string_view::npos ? 0 : arrow);
  if (arrow == std::string_view::npos || from == std::string_view::npos) return {};
  std::string_view name = example.substr(from + 1, example.find('|', from + 1) - from - 1);
  while (name.starts_with(' ')) name.remove_prefix(1);
  while (name.ends_with(' ')) name.remove_suffix(1);
  return name;
}

void append_examples(const Ontology& ontology,
                     const std::map<std::string, PredicateExamples>& examples, std::string& out) {
  if (examples.empty()) return;
  out +=
      "\n## Examples\n\nSentences that rules must read, with what they read, and near ones in "
      "which "
      "they must not. They are run as tests.\n";
  for (const Predicate& predicate : ontology.predicates()) {
    const auto found = examples.find(predicate.name);
    if (found == examples.end()) continue;
    out += "\n### " + predicate.name + "\n\n";
    for (const std::string& example : found->second.yes) {
      const std::size_t arrow = example.find("=>");
      out += "- yes: *" + example.substr(0, arrow == std::string::npos ? arrow : arrow - 1) + "*";
      if (arrow != std::string::npos) out += " →" + example.substr(arrow + 2);
      out += '\n';
    }
    for (const std::string& example : found->second.no) out += "- no: *" + example + "*\n";
  }
}

void append_coding(std::string& out, std::span<const Sector> sectors) {
  out +=
      "\n## Event classes\n\nPLOVER classes with the root of CAMEO that they stand for.\n\n"
      "| PLOVER | CAMEO root | Quad |\n| --- | --- | --- |\n";
  for (const EventClass& each : event_classes()) {
    out.append("| ").append(each.plover).append(" | ").append(each.cameo).append(" | ");
    out.append(each.quad) += " |\n";
  }
  if (sectors.empty()) return;
  out += "\n## Sectors of actors\n\n| Sector | Means |\n| --- | --- |\n";
  for (const Sector& sector : sectors)
    out.append("| ").append(sector.code).append(" | ").append(sector.meaning) += " |\n";
}

}  // namespace

std::map<std::string, PredicateExamples> rule_examples(
    std::span<const std::filesystem::path> rule_files) {
  std::map<std::string, PredicateExamples> examples;
  for (const std::filesystem::path& path : rule_files) {
    const std::string content = read_file(path);
    const JsonValue root = parse_json(content, path.string());
    const std::string_view of_file = first_text(root, "predicate");
    const JsonValue* const rules = root.find("rules");
    if (rules == nullptr) continue;
    for (const JsonValue& rule : rules->items) {
      const std::string_view yes = first_text(rule, "finds");
      const std::string_view named = predicate_of(yes);
      std::string_view predicate = first_text(rule, "predicate");
      if (predicate.empty()) predicate = of_file;
      if (!named.empty()) add_example(examples[std::string(named)].yes, yes);
      if (!predicate.empty())
        add_example(examples[std::string(predicate)].no, first_text(rule, "misses"));
    }
  }
  return examples;
}

std::string codebook(const Ontology& ontology,
                     const std::map<std::string, PredicateExamples>& examples,
                     std::span<const Sector> sectors) {
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
  append_examples(ontology, examples, out);
  append_coding(out, sectors);
  return out;
}

}  // namespace newsgraph::knowledge
