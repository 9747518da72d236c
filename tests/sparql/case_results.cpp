#include "case_results.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/rdf/reader.hpp"

#include "sparql/iri_reference.hpp"
#include "sparql/value.hpp"

namespace newsgraph::sparql_test {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view rs = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#";

std::string base_of(const fs::path& path) { return "file://" + fs::absolute(path).string(); }

rdf::Term literal(std::string text, std::string datatype = {}, std::string language = {}) {
  if (datatype == rdf::iri::xsd_string) datatype.clear();
  for (char& byte : language) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return {rdf::TermKind::Literal, std::move(text), std::move(datatype), std::move(language)};
}

// ---- readers

Outcome read_json(const fs::path& path) {
  const std::string text = read_file(path);
  rapidjson::Document json;
  json.Parse(text.data(), text.size());
  if (json.HasParseError()) {
    throw input_error_at(path.string(), text, json.GetErrorOffset(),
                         rapidjson::GetParseError_En(json.GetParseError()));
  }
  Outcome outcome;
  if (json.HasMember("boolean")) {
    outcome.form = sparql::QueryForm::Ask;
    outcome.truth = json["boolean"].GetBool();
    return outcome;
  }
  if (json["head"].HasMember("vars")) {
    for (const auto& name : json["head"]["vars"].GetArray())
      outcome.variables.emplace_back(name.GetString());
  }
  for (const auto& solution : json["results"]["bindings"].GetArray()) {
    Binding& row = outcome.rows.emplace_back();
    for (const auto& member : solution.GetObject()) {
      const auto& cell = member.value;
      const std::string type = cell["type"].GetString();
      const std::string value(cell["value"].GetString(), cell["value"].GetStringLength());
      rdf::Term& term = row[member.name.GetString()];
      if (type == "uri") {
        term = {rdf::TermKind::Iri, sparql::resolve_iri(base_of(path), value)};
      } else if (type == "bnode") {
        term = {rdf::TermKind::Blank, value};
      } else {
        term = literal(value, cell.HasMember("datatype") ? cell["datatype"].GetString() : "",
                       cell.HasMember("xml:lang") ? cell["xml:lang"].GetString() : "");
      }
    }
  }
  return outcome;
}

const Element* child(const Element& element, std::string_view local) {
  for (const Element& each : element.children) {
    if (each.name.ends_with(std::string("}").append(local))) return &each;
  }
  return nullptr;
}

Outcome read_results_xml(const fs::path& path) {
  const Element root = read_xml(read_file(path), path.string());
  Outcome outcome;
  if (const Element* const head = child(root, "head")) {
    for (const Element& variable : head->children) {
      const auto name = variable.attributes.find("name");
      if (name != variable.attributes.end()) outcome.variables.push_back(name->second);
    }
  }
  if (const Element* const boolean = child(root, "boolean")) {
    outcome.form = sparql::QueryForm::Ask;
    outcome.truth = boolean->text.find("true") != std::string::npos;
    return outcome;
  }
  const Element* const results = child(root, "results");
  if (results == nullptr) throw InputError(path.string(), "has neither results nor boolean");
  for (const Element& result : results->children) {
    Binding& row = outcome.rows.emplace_back();
    for (const Element& binding : result.children) {
      // An earlier draft of the format has <unbound/>.
      if (binding.children.empty() || binding.children[0].name.ends_with("}unbound")) continue;
      const Element& cell = binding.children[0];
      rdf::Term& term = row[binding.attributes.at("name")];
      if (cell.name.ends_with("}uri")) {
        term = {rdf::TermKind::Iri, sparql::resolve_iri(base_of(path), cell.text)};
      } else if (cell.name.ends_with("}bnode")) {
        term = {rdf::TermKind::Blank, cell.text};
      } else {
        const auto attribute = [&](const std::string& name) {
          const auto found = cell.attributes.find(name);
          return found == cell.attributes.end() ? std::string() : found->second;
        };
        term = literal(cell.text, attribute("datatype"),
                       attribute("{http://www.w3.org/XML/1998/namespace}lang"));
      }
    }
  }
  return outcome;
}

/// Lines of cells; quoted cells may hold line ends in CSV.
std::vector<std::vector<std::string>> cells_of(const std::string& text, bool tabs) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> line(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    if (!tabs && byte == '"') {
      if (quoted && i + 1 < text.size() && text[i + 1] == '"') {
        line.back() += '"';
        ++i;
      } else {
        quoted = !quoted;
      }
    } else if (!quoted && byte == (tabs ? '\t' : ',')) {
      line.emplace_back();
    } else if (!quoted && byte == '\n') {
      lines.push_back(std::exchange(line, std::vector<std::string>(1)));
    } else if (byte != '\r' || quoted) {
      line.back() += byte;
    }
  }
  if (line.size() > 1 || !line[0].empty()) lines.push_back(std::move(line));
  return lines;
}

rdf::Term tsv_term(const std::string& text, const std::string& name) {
  // A triple of Turtle with the term as its object says what it is.
  rdf::Term term;
  rdf::read_rdf_text("<http://e/s> <http://e/p> " + text + " .", name, rdf::Syntax::Turtle,
                     {"http://e/", {}},
                     [&](const rdf::Statement& statement) { term = rdf::Term(statement.object); });
  return term.kind == rdf::TermKind::Literal ? literal(term.value, term.datatype, term.language)
                                             : term;
}

Outcome read_separated(const fs::path& path, bool tabs) {
  Outcome outcome;
  outcome.text_only = !tabs;
  const auto lines = cells_of(read_file(path), tabs);
  if (lines.empty()) return outcome;
  for (const std::string& name : lines[0]) {
    if (!name.empty()) outcome.variables.push_back(tabs ? name.substr(1) : name);
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    Binding& row = outcome.rows.emplace_back();
    for (std::size_t column = 0; column < outcome.variables.size() && column < lines[i].size();
         ++column) {
      const std::string& cell = lines[i][column];
      if (cell.empty()) continue;
      row[outcome.variables[column]] = tabs ? tsv_term(cell, path.string())
                                       : cell.starts_with("_:")
                                           ? rdf::Term(rdf::TermKind::Blank, cell)
                                           : literal(cell);
    }
  }
  return outcome;
}

using Triples = std::vector<std::vector<rdf::Term>>;

Triples read_triples(const fs::path& path) {
  if (path.extension() == ".rdf")
    return read_rdf_xml(read_file(path), path.string(), base_of(path));
  Triples triples;
  rdf::read_rdf_file(
      path, rdf::syntax_of(path).value_or(rdf::Syntax::Turtle), {},
      [&](const rdf::Statement& statement) {
        triples.push_back({rdf::Term(statement.subject), rdf::Term(statement.predicate),
                           rdf::Term(statement.object)});
      });
  for (auto& triple : triples) {
    if (triple[2].kind == rdf::TermKind::Literal) {
      triple[2] = literal(triple[2].value, triple[2].datatype, triple[2].language);
    }
  }
  return triples;
}

/// A result in the vocabulary of the 1.0 suites; triples as they are when they hold none.
Outcome read_result_set(const fs::path& path) {
  Outcome outcome;
  const Triples triples = read_triples(path);
  const auto objects = [&](const rdf::Term& subject, std::string_view name) {
    std::vector<rdf::Term> found;
    for (const auto& triple : triples) {
      if (triple[0] == subject && triple[1].value == std::string(rs).append(name))
        found.push_back(triple[2]);
    }
    return found;
  };
  const auto root = std::ranges::find_if(triples, [](const auto& triple) {
    return triple[1].value == rdf::iri::rdf_type &&
           triple[2].value == std::string(rs) + "ResultSet";
  });
  if (root == triples.end()) {
    outcome.form = sparql::QueryForm::Construct;
    outcome.triples = triples;
    return outcome;
  }
  const rdf::Term set = (*root)[0];
  if (const auto truth = objects(set, "boolean"); !truth.empty()) {
    outcome.form = sparql::QueryForm::Ask;
    outcome.truth = truth[0].value == "true" || truth[0].value == "1";
    return outcome;
  }
  for (const rdf::Term& name : objects(set, "resultVariable"))
    outcome.variables.push_back(name.value);
  std::vector<std::pair<int, Binding>> rows;
  for (const rdf::Term& solution : objects(set, "solution")) {
    const auto index = objects(solution, "index");
    if (!index.empty()) outcome.ordered = true;
    auto& [place, row] =
        rows.emplace_back(index.empty() ? 0 : std::stoi(index[0].value), Binding());
    for (const rdf::Term& binding : objects(solution, "binding")) {
      row[objects(binding, "variable").at(0).value] = objects(binding, "value").at(0);
    }
  }
  std::ranges::stable_sort(rows, {}, &std::pair<int, Binding>::first);
  for (auto& [place, row] : rows) outcome.rows.push_back(std::move(row));
  return outcome;
}

// ---- comparison

/// What a term is compared by: numbers and dates by value within their type.
std::string key_of(const rdf::Term& term, bool text_only) {
  if (term.kind == rdf::TermKind::Blank) return "_:";
  const sparql::Value value = sparql::value_of(term.view());
  const bool by_value = value.is_numeric() || value.kind == sparql::Value::Kind::Boolean;
  if (text_only) {
    const sparql::Value number =
        sparql::value_of({rdf::TermKind::Literal, term.value, rdf::iri::xsd_double, {}});
    return number.is_numeric() ? sparql::double_text(number.number, false) : term.value;
  }
  if (!by_value) return rdf::to_ntriples(term.view());
  sparql::Value plain = value;
  plain.text.clear();
  plain.extra.clear();
  return '"' + sparql::lexical(plain) + "\"^^" + term.datatype;
}

using Cells = std::vector<const rdf::Term*>;  // null where nothing is bound

std::string words(const Cells& cells) {
  std::string text;
  for (const rdf::Term* cell : cells) {
    text += cell == nullptr ? "UNDEF " : rdf::to_ntriples(cell->view()) + ' ';
  }
  return text;
}

std::string key_of(const Cells& cells, bool text_only) {
  std::string key;
  for (const rdf::Term* cell : cells) {
    // CSV writes the empty string as it writes nothing.
    const bool nothing = cell == nullptr || (text_only && cell->value.empty());
    key += (nothing ? "-" : key_of(*cell, text_only)) + '\n';
  }
  return key;
}

/// Matches rows one to one under a renaming of blank nodes, by trying.
class RowMatcher {
 public:
  RowMatcher(const std::vector<Cells>& expected, const std::vector<Cells>& actual, bool text_only,
             bool ordered)
      : expected_(expected), actual_(actual), used_(actual.size()), ordered_(ordered) {
    for (const Cells& row : expected) expected_keys_.push_back(key_of(row, text_only));
    for (const Cells& row : actual) actual_keys_.push_back(key_of(row, text_only));
  }

  std::string difference() {
    if (expected_.size() != actual_.size()) {
      std::string text = "want " + std::to_string(expected_.size()) + " rows, got " +
                         std::to_string(actual_.size());
      return text + missing();
    }
    const std::string text = missing();
    if (!text.empty()) return text;
    return match(0) ? "" : "blank nodes or the order differ";
  }

 private:
  std::string missing() const {
    std::multiset<std::string> got(actual_keys_.begin(), actual_keys_.end());
    for (std::size_t i = 0; i < expected_.size(); ++i) {
      const auto found = got.find(expected_keys_[i]);
      if (found == got.end()) return "; missing: " + words(expected_[i]);
      got.erase(found);
    }
    for (std::size_t i = 0; i < actual_.size(); ++i) {
      if (got.contains(actual_keys_[i])) return "; too many: " + words(actual_[i]);
    }
    return {};
  }
  bool match(std::size_t row) {
    if (row == expected_.size()) return true;
    const std::size_t first = ordered_ ? row : 0;
    const std::size_t last = ordered_ ? row + 1 : actual_.size();
    for (std::size_t other = first; other < last; ++other) {
      if (used_[other] || actual_keys_[other] != expected_keys_[row]) continue;
      std::vector<std::pair<std::string, std::string>> added;
      if (rename(expected_[row], actual_[other], added)) {
        used_[other] = true;
        // Rows without blank nodes are all alike: the first that fits is as good as any.
        if (match(row + 1)) return true;
        used_[other] = false;
        if (added.empty() && !has_blank(expected_[row])) return false;
      }
      for (const auto& [from, to] : added) {
        forward_.erase(from);
        backward_.erase(to);
      }
    }
    return false;
  }
  static bool has_blank(const Cells& cells) {
    return std::ranges::any_of(cells, [](const rdf::Term* cell) {
      return cell != nullptr && cell->kind == rdf::TermKind::Blank;
    });
  }
  bool rename(const Cells& expected, const Cells& actual,
              std::vector<std::pair<std::string, std::string>>& added) {
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (expected[i] == nullptr || expected[i]->kind != rdf::TermKind::Blank) continue;
      const std::string& from = expected[i]->value;
      const std::string& to = actual[i]->value;
      const auto known = forward_.find(from);
      const auto taken = backward_.find(to);
      if (known == forward_.end() && taken == backward_.end()) {
        forward_[from] = to;
        backward_[to] = from;
        added.emplace_back(from, to);
      } else if (known == forward_.end() || known->second != to) {
        for (const auto& [a, b] : added) {
          forward_.erase(a);
          backward_.erase(b);
        }
        added.clear();
        return false;
      }
    }
    return true;
  }

  const std::vector<Cells>& expected_;
  const std::vector<Cells>& actual_;
  std::vector<std::string> expected_keys_, actual_keys_;
  std::vector<bool> used_;
  bool ordered_;
  std::map<std::string, std::string> forward_, backward_;
};

std::vector<Cells> cells_of(const Outcome& outcome, const std::vector<std::string>& variables) {
  std::vector<Cells> rows;
  for (const auto& triple : outcome.triples) rows.push_back({&triple[0], &triple[1], &triple[2]});
  for (const Binding& binding : outcome.rows) {
    Cells& cells = rows.emplace_back();
    for (const std::string& variable : variables) {
      const auto found = binding.find(variable);
      cells.push_back(found == binding.end() ? nullptr : &found->second);
    }
  }
  return rows;
}

}  // namespace

Outcome outcome_of(const sparql::Result& result) {
  Outcome outcome;
  outcome.form = result.form;
  outcome.truth = result.truth;
  outcome.variables = result.variables;
  const bool triples =
      result.form == sparql::QueryForm::Construct || result.form == sparql::QueryForm::Describe;
  for (std::size_t row = 0; row < result.size(); ++row) {
    if (triples) {
      outcome.triples.push_back({rdf::Term(*result.at(row, 0)), rdf::Term(*result.at(row, 1)),
                                 rdf::Term(*result.at(row, 2))});
      continue;
    }
    Binding& binding = outcome.rows.emplace_back();
    for (std::size_t column = 0; column < result.width; ++column) {
      const auto term = result.at(row, column);
      if (term) binding[result.variables[column]] = rdf::Term(*term);
    }
  }
  return outcome;
}

Outcome read_outcome(const fs::path& path, bool triples_wanted) {
  const std::string extension = path.extension().string();
  if (extension == ".srj") return read_json(path);
  if (extension == ".srx") return read_results_xml(path);
  if (extension == ".csv") return read_separated(path, false);
  if (extension == ".tsv") return read_separated(path, true);
  if (triples_wanted) {
    Outcome outcome;
    outcome.form = sparql::QueryForm::Construct;
    outcome.triples = read_triples(path);
    return outcome;
  }
  return read_result_set(path);
}

std::string difference(const Outcome& expected, const Outcome& actual, bool lax) {
  const auto is_triples = [](const Outcome& outcome) {
    return outcome.form == sparql::QueryForm::Construct ||
           outcome.form == sparql::QueryForm::Describe;
  };
  if ((expected.form == sparql::QueryForm::Ask) != (actual.form == sparql::QueryForm::Ask) ||
      is_triples(expected) != is_triples(actual)) {
    return "a result of another form";
  }
  if (expected.form == sparql::QueryForm::Ask) {
    return expected.truth == actual.truth ? "" : "want the other truth value";
  }
  std::vector<std::string> variables = expected.variables;
  std::vector<std::string> others = actual.variables;
  std::ranges::sort(variables);
  std::ranges::sort(others);
  if (variables != others) return "other variables";
  std::vector<Cells> expected_rows = cells_of(expected, variables);
  std::vector<Cells> actual_rows = cells_of(actual, variables);
  if (lax || is_triples(expected)) {
    // As sets: REDUCED may keep any number of copies, a graph has no copies.
    for (std::vector<Cells>* rows : {&expected_rows, &actual_rows}) {
      std::set<std::string> seen;
      std::erase_if(*rows, [&](const Cells& cells) { return !seen.insert(words(cells)).second; });
    }
  }
  return RowMatcher(expected_rows, actual_rows, expected.text_only, expected.ordered).difference();
}

}  // namespace newsgraph::sparql_test
