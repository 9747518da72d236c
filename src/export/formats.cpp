#include "newsgraph/export/formats.hpp"

#include <algorithm>
#include <array>

#include "newsgraph/export/nquads.hpp"

#include "export/briefing.hpp"
#include "export/citations.hpp"
#include "export/csv.hpp"
#include "export/events.hpp"
#include "export/follow_the_money.hpp"
#include "export/graphml.hpp"
#include "export/neo4j.hpp"
#include "export/turtle.hpp"

namespace newsgraph::exporting {
namespace {

void jsonld(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink) {
  write_jsonld(graph, options, sink);
}

void nquads(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink) {
  write_nquads(graph, options, sink);
}

void ntriples(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink) {
  write_ntriples(graph, options, sink);
}

const std::array table = {
    Format{"csv", "csv", "table for spreadsheets: one row a fact, with sentence, source and date",
           FormatKind::Data, write_csv, nullptr, fact_columns()},
    Format{"tsv", "tsv", "the same, divided by tabs", FormatKind::Data, write_tsv, nullptr,
           fact_columns()},
    Format{"events", "events.csv", "event table for researchers: who did what to whom, coded",
           FormatKind::Data, write_events, nullptr, event_columns()},
    Format{"events-jsonl", "events.jsonl", "the same as JSON lines", FormatKind::Data,
           write_events_jsonl, nullptr, event_columns()},
    Format{"jsonld", "jsonld", "JSON-LD: everything, with evidence, for graph databases",
           FormatKind::Data, jsonld},
    Format{"nq", "nq", "N-Quads: the triples of the JSON-LD, one a line", FormatKind::Data, nquads},
    Format{"nt", "nt", "N-Triples: the same for stores without graphs", FormatKind::Data, ntriples},
    Format{"ttl", "ttl", "Turtle: the triples for reading by people", FormatKind::Data,
           write_turtle},
    Format{"trig", "trig", "TriG: the same, with graphs where --provenance makes them",
           FormatKind::Data, write_trig},
    Format{"neo4j", "", "CSV with typed headers for neo4j-admin database import",
           FormatKind::Folder, nullptr, neo4j_files},
    Format{"cypher", "cypher", "Cypher script of MERGE, which may be run again", FormatKind::Data,
           write_cypher},
    Format{"graphml", "graphml", "GraphML for Gephi, yEd, Cytoscape and networkx", FormatKind::Data,
           write_graphml},
    Format{"gexf", "gexf", "GEXF with time spells, for Gephi", FormatKind::Data, write_gexf},
    Format{"ftm", "ftm.json", "FollowTheMoney entities as JSON lines, for Aleph", FormatKind::Data,
           write_follow_the_money},
    Format{"bib", "bib", "BibTeX of the articles behind the facts", FormatKind::Data, write_bibtex},
    Format{"csl", "csl.json", "the same as CSL-JSON, for Zotero and pandoc", FormatKind::Data,
           write_csl},
    Format{"md", "md", "briefing in Markdown, each statement with its sentence; best with --focus",
           FormatKind::Data, write_briefing},
    Format{"html", "html", "page to explore, in one file that works offline", FormatKind::Picture},
    Format{"dot", "dot", "the picture in the DOT language of Graphviz", FormatKind::Picture},
    Format{"svg", "svg", "picture for web pages", FormatKind::Picture},
    Format{"png", "png", "picture as pixels", FormatKind::Picture},
    Format{"pdf", "pdf", "picture for print", FormatKind::Picture},
};

}  // namespace

std::span<const Format> formats() noexcept { return table; }

const Format* find_format(std::string_view name) noexcept {
  const auto* const found = std::ranges::find(table, name, &Format::name);
  return found == table.end() ? nullptr : found;
}

const Format* format_of_file(std::string_view file_name) noexcept {
  const Format* best = nullptr;
  for (const Format& format : table) {
    const std::size_t length = format.extension.size();
    if (length == 0 || file_name.size() <= length || !file_name.ends_with(format.extension) ||
        file_name[file_name.size() - length - 1] != '.') {
      continue;
    }
    if (best == nullptr || length > best->extension.size()) best = &format;
  }
  return best;
}

std::string format_names() {
  std::string names;
  for (const Format& format : table) {
    if (!names.empty()) names += ", ";
    names += format.name;
  }
  return names;
}

}  // namespace newsgraph::exporting
