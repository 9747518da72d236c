#ifndef NEWSGRAPH_RDF_READER_HPP
#define NEWSGRAPH_RDF_READER_HPP

// RDF files to statements, through serd.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "newsgraph/rdf/dataset.hpp"

namespace newsgraph::rdf {

enum class Syntax : std::uint8_t { NTriples, NQuads, Turtle, TriG };

/// The syntax that a file name's extension says: .nt, .nq, .ttl, .trig; nothing for others.
std::optional<Syntax> syntax_of(const std::filesystem::path& path);

/// One statement; views are valid during the call alone.
struct Statement {
  TermView subject, predicate, object;
  const TermView* graph = nullptr;  ///< Null in the default graph.
};
using StatementSink = std::function<void(const Statement&)>;

struct ReadOptions {
  std::string base_iri;  ///< What relative IRIs are resolved with; the file's IRI if empty.
  std::string
      blank_prefix;  ///< Put before labels of blank nodes, to keep those of two files apart.
};

/// Reads a file. Throws InputError with line and column for what is no RDF of that syntax, and for
/// relative IRIs that nothing resolves; statements before it were given to the sink.
void read_rdf_file(const std::filesystem::path& path, Syntax syntax, const ReadOptions& options,
                   const StatementSink& sink);

/// The same from text; `name` stands for the file in messages.
void read_rdf_text(const std::string& text, const std::string& name, Syntax syntax,
                   const ReadOptions& options, const StatementSink& sink);

/// A sink that fills a builder. The builder must outlive it.
StatementSink into(DatasetBuilder& builder);

}  // namespace newsgraph::rdf

#endif
