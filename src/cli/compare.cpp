// diff: what changed between two graphs, for people, for programs, and for a database that is to
// follow.

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/file.hpp"
#include "newsgraph/export/nquads.hpp"
#include "newsgraph/query/snapshot.hpp"

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/making.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace newsgraph::cli {
namespace {

std::string fact_words(const query::Snapshot& graph, const query::FactView& fact) {
  std::string words = name_of(graph, fact.subject) + ' ' + predicate_words(graph, fact, false) +
                      ' ' + object_words(graph, fact);
  const auto add = [&words](const char* before, std::string_view what) {
    if (!what.empty()) words.append(before).append(what);
  };
  add(", ", fact.amount);
  add(", in ", fact.period);
  add(", ", fact.date);
  add(", in ", graph.name(fact.place));
  if (const std::string stance = stance_words(graph, fact); !stance.empty())
    words += " (" + stance + ')';
  return words;
}

/// Lines of N-Quads, sorted.
std::vector<std::string> quads_of(const graph::KnowledgeGraph& graph, const std::string& base_iri) {
  std::string all;
  exporting::JsonLdOptions options;
  options.base_iri = base_iri;
  exporting::write_nquads(graph, options, [&all](std::string_view piece) { all += piece; });
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    lines.push_back(all.substr(begin, end - begin));
    begin = end + 1;
  }
  std::ranges::sort(lines);
  return lines;
}

std::vector<std::string> without(const std::vector<std::string>& lines,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> left;
  std::ranges::set_difference(lines, others, std::back_inserter(left));
  return left;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

/// One row of the comparison.
struct Change {
  std::string what;    ///< "article", "entity", "id", "fact"
  std::string change;  ///< "added", "removed", "changed"
  std::string before;
  std::string after;
};

class Comparison {
 public:
  Comparison(const graph::KnowledgeGraph& before, const graph::KnowledgeGraph& after)
      : before_(before), after_(after), asked_before_(before), asked_after_(after) {
    compare_articles();
    compare_entities();
    compare_facts();
  }

  const std::vector<Change>& changes() const noexcept { return changes_; }

 private:
  /// Keys of two sorted maps: those of one alone, and those of both whose values differ.
  template <typename Map>
  void compare_maps(const std::string& what, const Map& before, const Map& after) {
    for (const auto& [key, value] : before) {
      const auto at = after.find(key);
      if (at == after.end()) {
        changes_.push_back({what, "removed", value, ""});
      } else if (at->second != value) {
        changes_.push_back({what, "changed", value, at->second});
      }
    }
    for (const auto& [key, value] : after) {
      if (!before.contains(key)) changes_.push_back({what, "added", "", value});
    }
  }

  void compare_articles() {
    const auto words = [](const graph::KnowledgeGraph& graph, const query::Snapshot& asked) {
      std::map<std::string, std::string> articles;
      for (std::uint32_t record = 0; record < graph.records().size(); ++record) {
        const Article& article = graph.records()[record].article;
        articles[article.identifier + '\n' + article.sha256] = source_words(asked, record);
      }
      return articles;
    };
    compare_maps("article", words(before_, asked_before_), words(after_, asked_after_));
  }

  using Members = std::map<std::pair<std::string, EntityIndex>, graph::EntityId>;
  static Members members_of(const graph::KnowledgeGraph& graph) {
    Members members;
    for (graph::EntityId id = 0; id < graph.entities().size(); ++id) {
      for (const auto& [record, entity] : graph.entities()[id].members)
        members[{graph.records()[record].article.identifier, entity}] = id;
    }
    return members;
  }

  void compare_entities() {
    std::map<std::string, std::string> before;
    std::map<std::string, std::string> after;
    for (const auto& [graph, words] : {std::pair(&before_, &before), std::pair(&after_, &after)}) {
      for (const identity::Cluster& entity : graph->entities())
        (*words)[entity.id] = entity.name + " (" + entity.type + ", n:" + entity.id + ')';
    }
    // What both have under two ids had to change it; it is neither new nor gone.
    const Members there = members_of(after_);
    std::set<std::pair<std::string, std::string>> moved;
    for (const auto& [member, id] : members_of(before_)) {
      const auto at = there.find(member);
      if (at == there.end()) continue;
      const std::string& was = before_.entities()[id].id;
      const std::string& is = after_.entities()[at->second].id;
      if (was != is) moved.emplace(was, is);
    }
    for (const auto& [was, is] : moved)
      changes_.push_back({"id", "changed", before[was], after[is]});
    for (const auto& [was, is] : moved) {
      if (!after.contains(was)) before.erase(was);
    }
    for (const auto& [was, is] : moved) {
      if (std::ranges::find(before_.entities(), is, &identity::Cluster::id) ==
          before_.entities().end()) {
        after.erase(is);
      }
    }
    compare_maps("entity", before, after);
  }

  static std::map<std::string, std::string> facts_of(const query::Snapshot& graph) {
    std::map<std::string, std::string> facts;
    for (query::FactId id = 0; id < graph.fact_count(); ++id) {
      const query::FactView fact = graph.fact(id);
      facts[std::string(fact.id)] =
          fact_words(graph, fact) + ", " + counted(fact.sources.size(), "article");
    }
    return facts;
  }

  void compare_facts() { compare_maps("fact", facts_of(asked_before_), facts_of(asked_after_)); }

  const graph::KnowledgeGraph& before_;
  const graph::KnowledgeGraph& after_;
  query::Snapshot asked_before_, asked_after_;  ///< For words.
  std::vector<Change> changes_;
};

void print_changes(const std::vector<Change>& changes, const FormatArguments& format) {
  if (format.count) {
    print(std::to_string(changes.size()) + '\n');
    return;
  }
  if (format.format == "table") {
    std::string last;
    for (const Change& change : changes) {
      const std::string heading = change.what + ' ' + change.change;
      if (heading != last) print((last.empty() ? "" : "\n") + heading + '\n');
      last = heading;
      if (change.change == "changed") {
        print("  - " + change.before + "\n  + " + change.after + '\n');
      } else {
        print((change.change == "added" ? "  + " : "  - ") + change.before + change.after + '\n');
      }
    }
    return;
  }
  Table table;
  table.columns = {"what", "change", "before", "after"};
  for (const Change& change : changes)
    table.rows.push_back({change.what, change.change, change.before, change.after});
  print(render(table, format.format, 0, false));
}

}  // namespace

Run add_diff(CLI::App& verb) {
  struct Arguments {
    GraphArguments before;
    std::string after;
    std::string added;
    std::string removed;
    std::string sparql;
    std::string base_iri = default_base_iri;
    FormatArguments format;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("A", arguments->before.path, "Folder written by build, or a claims.jsonl: before")
      ->type_name("")
      ->required();
  verb.add_option("B", arguments->after, "The same: after")->type_name("")->required();
  verb.add_option("--added", arguments->added, "Write the triples that B has more, as N-Quads")
      ->type_name("FILE");
  verb.add_option("--removed", arguments->removed, "Write the triples that A has more, as N-Quads")
      ->type_name("FILE");
  verb.add_option("--sparql", arguments->sparql,
                  "Write a SPARQL update that makes B of a database that holds A")
      ->type_name("FILE");
  verb.add_option("--base-iri", arguments->base_iri, "Beginning of the ids in these files")
      ->type_name("IRI")
      ->default_str(default_base_iri);
  arguments->before.schema.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] {
    GraphArguments later = arguments->before;
    later.path = arguments->after;
    const auto before = arguments->before.open();
    const auto after = later.open();
    const Comparison comparison(*before.graph, *after.graph);
    print_changes(comparison.changes(), arguments->format);
    flush_output();
    if (!arguments->added.empty() || !arguments->removed.empty() || !arguments->sparql.empty()) {
      const auto was = quads_of(*before.graph, arguments->base_iri);
      const auto is = quads_of(*after.graph, arguments->base_iri);
      const std::vector<std::string> added = without(is, was);
      const std::vector<std::string> removed = without(was, is);
      if (!arguments->added.empty()) write_file(arguments->added, joined(added));
      if (!arguments->removed.empty()) write_file(arguments->removed, joined(removed));
      if (!arguments->sparql.empty()) {
        std::string update;
        if (!removed.empty()) update += "DELETE DATA {\n" + joined(removed) + "}";
        if (!removed.empty() && !added.empty()) update += " ;\n";
        if (!added.empty()) update += "INSERT DATA {\n" + joined(added) + "}";
        write_file(arguments->sparql, update + '\n');
      }
    }
    if (comparison.changes().empty()) say("no difference");
    return comparison.changes().empty() ? int{nothing_found} : int{done};
  };
}

}  // namespace newsgraph::cli
