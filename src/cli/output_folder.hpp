#ifndef NEWSGRAPH_SRC_CLI_OUTPUT_FOLDER_HPP
#define NEWSGRAPH_SRC_CLI_OUTPUT_FOLDER_HPP

// The folder that build and merge write: claims.jsonl, the truth, and what is derived from it.

#include <filesystem>
#include <string>
#include <vector>

#include "newsgraph/export/picture.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"

namespace newsgraph::cli {

/// What is said of a page made by a program without the page's scripts.
inline constexpr const char* still_page_note =
    "newsgraph: this program was built without npm: the page has a picture and tables only";

/// What --write may name, in the order in which it is written.
const std::vector<std::string>& output_kinds();  // claims, jsonld, dot, svg, html

/// Throws ExportError when the folder holds files and newsgraph did not write it. Creates nothing.
void check_folder(const std::filesystem::path& folder);

/// Writes the kinds asked for, claims.jsonl first; returns their paths.
std::vector<std::filesystem::path> write_folder(const std::filesystem::path& folder,
                                                const graph::KnowledgeGraph& graph,
                                                const std::vector<std::string>& kinds,
                                                const std::string& base_iri);

/// The kinds that the folder has.
std::vector<std::string> kinds_in(const std::filesystem::path& folder);

/// Beginning of the ids in the folder's JSON-LD; empty where there is none.
std::string base_iri_in(const std::filesystem::path& folder);

/// The graph's conflicts (query::find_conflicts), for pictures and pages.
std::vector<exporting::Dispute> disputes_of(const graph::KnowledgeGraph& graph);

/// What a page is called: the title of a single article, else how many there are, of whom and when.
std::string page_title(const graph::KnowledgeGraph& graph);

/// Streams an export into a file that appears whole or not at all.
void write_streamed(const std::filesystem::path& path, const graph::KnowledgeGraph& graph,
                    const std::string& format, const std::string& base_iri);

}  // namespace newsgraph::cli

#endif
