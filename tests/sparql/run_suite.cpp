// Runs SPARQL test suites in the form of the W3C: folders with manifest.ttl.
//
//   newsgraph_sparql_suite PATH...             every manifest below each path, results by category
//     --failures                               one line for each case that failed
//     --floor SHARE                            exit status 1 when fewer pass (0 to 1)
//   newsgraph_sparql_suite --answer DATA < QUERIES
//                                              answers of queries (JSON strings, one a line) as
//                                              lines of JSON, for differential tests
//
// Understood: mf:QueryEvaluationTest, mf:CSVResultFormatTest, PositiveSyntaxTest(11),
// NegativeSyntaxTest(11). Updates, protocol, service descriptions, federation (what the engine
// refuses by the name of SERVICE) and entailment are counted as not applicable. Manifests that an
// include names and that are not there are passed over with a word on standard error; one that
// cannot be read is a failure.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <rapidjson/document.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/rdf/reader.hpp"
#include "newsgraph/sparql/query.hpp"
#include "newsgraph/sparql/results.hpp"

#include "case_results.hpp"

namespace {

namespace fs = std::filesystem;
using namespace newsgraph;

constexpr std::string_view mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
constexpr std::string_view qt = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
constexpr std::string_view dawgt = "http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#";
constexpr std::string_view rdfs = "http://www.w3.org/2000/01/rdf-schema#";
constexpr std::string_view scheme = "file://";

std::string iri_of(const fs::path& path) { return std::string(scheme) + path.string(); }
fs::path path_of(const std::string& iri) {
  return iri.starts_with(scheme) ? iri.substr(scheme.size()) : iri;
}

/// A manifest with questions to its nodes.
class Manifest {
 public:
  explicit Manifest(const fs::path& path) {
    rdf::DatasetBuilder builder;
    rdf::read_rdf_file(path, rdf::Syntax::Turtle, {iri_of(path), {}}, rdf::into(builder));
    dataset_ = builder.finish();
  }

  rdf::TermId find(std::string_view beginning, std::string_view name) const {
    const std::string iri = std::string(beginning).append(name);
    return dataset_.find(rdf::TermView{rdf::TermKind::Iri, iri, {}, {}});
  }
  std::vector<rdf::TermId> objects(rdf::TermId subject, std::string_view beginning,
                                   std::string_view name) const {
    std::vector<rdf::TermId> found;
    const rdf::TermId predicate = find(beginning, name);
    if (predicate == rdf::no_term || subject == rdf::no_term) return found;
    const auto matches = rdf::match(dataset_.default_graph(), subject, predicate, rdf::no_term);
    for (const rdf::Triple& triple : matches.triples) found.push_back(triple.third);
    return found;
  }
  std::optional<rdf::TermId> object(rdf::TermId subject, std::string_view beginning,
                                    std::string_view name) const {
    const auto found = objects(subject, beginning, name);
    if (found.empty()) return std::nullopt;
    return found.front();
  }
  std::string text(rdf::TermId term) const { return std::string(dataset_.term(term).value); }
  bool is_iri(rdf::TermId term) const { return dataset_.term(term).kind == rdf::TermKind::Iri; }
  std::vector<rdf::TermId> objects_of_all(std::string_view beginning, std::string_view name) const {
    std::vector<rdf::TermId> found;
    const rdf::TermId predicate = find(beginning, name);
    if (predicate == rdf::no_term) return found;
    const auto matches =
        rdf::match(dataset_.default_graph(), rdf::no_term, predicate, rdf::no_term);
    for (const rdf::Triple& triple : matches.triples) {
      found.push_back(rdf::in_spo(matches.order, triple).third);
    }
    return found;
  }
  /// The members of a list, in order.
  std::vector<rdf::TermId> members(rdf::TermId list) const {
    std::vector<rdf::TermId> found;
    while (text(list) != rdf::iri::rdf_nil) {
      const auto first = object(list, rdf::iri::rdf, "first");
      const auto rest = object(list, rdf::iri::rdf, "rest");
      if (!first || !rest) break;
      found.push_back(*first);
      list = *rest;
    }
    return found;
  }

 private:
  rdf::Dataset dataset_;
};

struct Tally {
  std::size_t passed = 0;
  std::size_t total = 0;
  std::size_t not_applicable = 0;
};

class Suite {
 public:
  std::map<std::string, Tally> tallies;  ///< By category: the folder of the manifest.
  std::vector<std::string> failures;

  void run(const fs::path& path) {
    if (fs::is_directory(path)) {
      if (fs::exists(path / "manifest.ttl")) return run(path / "manifest.ttl");
      std::vector<fs::path> inside;
      for (const auto& entry : fs::directory_iterator(path)) inside.push_back(entry.path());
      std::ranges::sort(inside);
      for (const fs::path& each : inside) {
        if (fs::is_directory(each)) run(each);
      }
      return;
    }
    const fs::path file = fs::weakly_canonical(path);
    if (!seen_.insert(file).second) return;
    const std::string category = file.parent_path().filename().string();
    try {
      run_manifest(Manifest(file), category);
    } catch (const InputError& error) {
      ++tallies[category].total;
      failures.push_back(category + ": " + error.what());
    }
  }

 private:
  struct Case {
    fs::path query;
    std::vector<fs::path> data;
    std::vector<std::pair<std::string, fs::path>> graphs;  ///< Name and file.
    std::optional<fs::path> result;
    bool lax = false;
  };

  void run_manifest(const Manifest& manifest, const std::string& category) {
    for (const rdf::TermId list : manifest.objects_of_all(mf, "include")) {
      for (const rdf::TermId included : manifest.members(list)) {
        const fs::path other = path_of(manifest.text(included));
        if (fs::exists(other)) {
          run(other);
        } else {
          std::cerr << "newsgraph_sparql_suite: " << other.string() << " is not there\n";
        }
      }
    }
    for (const rdf::TermId list : manifest.objects_of_all(mf, "entries")) {
      for (const rdf::TermId test : manifest.members(list)) run_case(manifest, test, category);
    }
  }

  void run_case(const Manifest& manifest, rdf::TermId test, const std::string& category) {
    Tally& tally = tallies[category];
    std::set<std::string> types;
    for (const rdf::TermId type : manifest.objects(test, rdf::iri::rdf, "type")) {
      const std::string iri = manifest.text(type);
      types.insert(iri.substr(iri.find('#') + 1));
    }
    const auto is = [&](const char* type) { return types.contains(type); };
    const bool positive = is("PositiveSyntaxTest") || is("PositiveSyntaxTest11");
    const bool negative = is("NegativeSyntaxTest") || is("NegativeSyntaxTest11");
    const bool evaluates = is("QueryEvaluationTest") || is("CSVResultFormatTest");
    const auto action = manifest.object(test, mf, "action");
    const auto approval = manifest.object(test, dawgt, "approval");
    const bool withdrawn = approval && manifest.text(*approval).ends_with("#Withdrawn");
    // Entailment regimes stand with the action, in some manifests with the test.
    const auto has_regime = [&](rdf::TermId node) {
      return manifest
          .object(node, "http://www.w3.org/ns/sparql-service-description#", "entailmentRegime")
          .has_value();
    };
    const bool entails = has_regime(test) || (action && has_regime(*action));
    const bool federates = action && manifest.object(*action, qt, "serviceData");
    if (!action || withdrawn || entails || federates || (!positive && !negative && !evaluates)) {
      ++tally.not_applicable;
      return;
    }
    ++tally.total;
    const auto name = manifest.object(test, mf, "name");
    std::string fault;
    try {
      const Case read = case_of(manifest, test, *action);
      if (evaluates) {
        fault = evaluation_fault(read);
      } else {
        fault = syntax_fault(read, positive);
      }
    } catch (const std::exception& error) {
      fault = error.what();
    }
    if (fault.find("SERVICE is not supported") != std::string::npos) {
      --tally.total;
      ++tally.not_applicable;
    } else if (fault.empty()) {
      ++tally.passed;
    } else {
      failures.push_back(category + '/' + (name ? manifest.text(*name) : manifest.text(test)) +
                         ": " + fault);
    }
  }

  static Case case_of(const Manifest& manifest, rdf::TermId test, rdf::TermId action) {
    Case read;
    const auto query = manifest.object(action, qt, "query");
    read.query = path_of(manifest.text(query.value_or(action)));
    for (const rdf::TermId data : manifest.objects(action, qt, "data")) {
      read.data.push_back(path_of(manifest.text(data)));
    }
    for (const rdf::TermId graph : manifest.objects(action, qt, "graphData")) {
      const auto file = manifest.object(graph, qt, "graph");
      const auto label = manifest.object(graph, rdfs, "label");
      const std::string iri = manifest.text(file.value_or(graph));
      read.graphs.emplace_back(label ? manifest.text(*label) : iri, path_of(iri));
    }
    if (const auto result = manifest.object(test, mf, "result")) {
      read.result = path_of(manifest.text(*result));
    }
    const auto cardinality = manifest.object(test, mf, "resultCardinality");
    read.lax = cardinality && manifest.text(*cardinality).ends_with("LaxCardinality");
    return read;
  }

  static sparql::Query parsed(const fs::path& path) {
    return sparql::parse_query(read_file(path), {path.filename().string(), iri_of(path), {}});
  }

  static std::string syntax_fault(const Case& read, bool positive) {
    try {
      parsed(read.query);
    } catch (const InputError& error) {
      return positive ? error.what() : "";
    }
    return positive ? "" : "was taken for a query";
  }

  static void load(rdf::DatasetBuilder& builder, const fs::path& path, const std::string* graph,
                   std::size_t number) {
    rdf::TermView name;
    if (graph != nullptr) name.value = *graph;
    const rdf::TermView* const as = graph == nullptr ? nullptr : &name;
    if (as != nullptr) builder.add_graph(name);
    if (path.extension() == ".rdf") {
      for (const auto& triple :
           sparql_test::read_rdf_xml(read_file(path), path.string(), iri_of(path))) {
        builder.add(triple[0].view(), triple[1].view(), triple[2].view(), as);
      }
      return;
    }
    const rdf::Syntax syntax = rdf::syntax_of(path).value_or(rdf::Syntax::Turtle);
    rdf::read_rdf_file(path, syntax, {iri_of(path), "f" + std::to_string(number) + "."},
                       [&](const rdf::Statement& statement) {
                         builder.add(statement.subject, statement.predicate, statement.object,
                                     as != nullptr ? as : statement.graph);
                       });
  }

  static std::string evaluation_fault(const Case& read) {
    sparql::Query query = parsed(read.query);
    rdf::DatasetBuilder builder;
    std::size_t files = 0;
    for (const fs::path& data : read.data) load(builder, data, nullptr, files++);
    std::set<std::string> loaded;
    for (const auto& [name, file] : read.graphs) {
      if (loaded.insert(name).second) load(builder, file, &name, files++);
    }
    // FROM names files here.
    std::vector<std::string> from = query.from();
    std::ranges::copy(query.from_named(), std::back_inserter(from));
    for (const std::string& name : from) {
      if (fs::exists(path_of(name)) && loaded.insert(name).second) {
        load(builder, path_of(name), &name, files++);
      }
    }
    const rdf::Dataset dataset = builder.finish();
    sparql::EvaluationOptions options;
    options.timeout = 20.0;
    options.now = "2024-05-06T07:08:09Z";
    const sparql::Result result = sparql::evaluate(dataset, std::move(query), options);
    if (!read.result) return "no result is given";
    const bool triples = !sparql::can_hold(sparql::ResultFormat::Json, result.form);
    sparql_test::Outcome expected = sparql_test::read_outcome(*read.result, triples);
    sparql_test::Outcome actual = sparql_test::outcome_of(result);
    // Bodies of CSV and TSV that name no variable in their head take those of the query.
    if (expected.variables.empty() && expected.rows.empty()) expected.variables = actual.variables;
    return sparql_test::difference(expected, actual, read.lax);
  }

  std::set<fs::path> seen_;
};

int answer(const std::string& data) {
  rdf::DatasetBuilder builder;
  rdf::read_rdf_file(data, rdf::syntax_of(data).value_or(rdf::Syntax::Turtle), {},
                     rdf::into(builder));
  const rdf::Dataset dataset = builder.finish();
  std::string line;
  while (std::getline(std::cin, line)) {
    rapidjson::Document json;
    json.Parse(line.data(), line.size());
    std::string out;
    try {
      sparql::EvaluationOptions options;
      options.timeout = 20.0;
      const sparql::Result result =
          sparql::evaluate(dataset, sparql::parse_query(json.GetString()), options);
      const bool triples = !sparql::can_hold(sparql::ResultFormat::Json, result.form);
      sparql::write_result(result,
                           triples ? sparql::ResultFormat::NTriples : sparql::ResultFormat::Json,
                           {}, [&out](std::string_view bytes) { out += bytes; });
      std::string flat;
      for (const char byte : out) flat += byte == '\n' ? (triples ? '\x1E' : ' ') : byte;
      out = flat;
    } catch (const std::exception& error) {
      out = std::string("error: ") + error.what();
      std::ranges::replace(out, '\n', ' ');
    }
    std::cout << out << '\n';
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  try {
    if (arguments.size() == 2 && arguments[0] == "--answer") return answer(arguments[1]);
    Suite suite;
    bool show = false;
    double floor = 0.0;
    std::size_t paths = 0;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (arguments[i] == "--failures") {
        show = true;
      } else if (arguments[i] == "--floor" && i + 1 < arguments.size()) {
        floor = std::stod(arguments[++i]);
      } else {
        suite.run(arguments[i]);
        ++paths;
      }
    }
    if (paths == 0) {
      std::cerr << "usage: newsgraph_sparql_suite [--failures] [--floor SHARE] PATH...\n";
      return 2;
    }
    Tally all;
    for (const auto& [category, tally] : suite.tallies) {
      std::printf("%-28s %4zu of %4zu", category.c_str(), tally.passed, tally.total);
      if (tally.not_applicable > 0) std::printf("   (%zu not applicable)", tally.not_applicable);
      std::printf("\n");
      all.passed += tally.passed;
      all.total += tally.total;
      all.not_applicable += tally.not_applicable;
    }
    std::printf("%-28s %4zu of %4zu   (%zu not applicable)\n", "all", all.passed, all.total,
                all.not_applicable);
    if (show) {
      for (const std::string& failure : suite.failures) std::printf("%s\n", failure.c_str());
    }
    if (all.total == 0) return 2;
    return static_cast<double>(all.passed) < floor * static_cast<double>(all.total) ? 1 : 0;
  } catch (const std::exception& error) {
    std::cerr << "newsgraph_sparql_suite: " << error.what() << '\n';
    return 2;
  }
}
