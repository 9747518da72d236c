#ifndef NEWSGRAPH_EXPORT_PAGE_HPP
#define NEWSGRAPH_EXPORT_PAGE_HPP

// The graph as one HTML file to explore: search, filters, neighbourhoods, paths, and for each fact
// the sentences it stands on. It works offline and calls nobody: its content security policy
// forbids every request. Without JavaScript it shows a picture and tables.

#include <cstddef>
#include <string>
#include <vector>

#include "newsgraph/export/jsonld.hpp"
#include "newsgraph/export/picture.hpp"

namespace newsgraph::exporting {

struct PageOptions {
  std::string title = "Knowledge graph";  ///< Heading, and title of the window.
  std::size_t most_nodes = 2000;          ///< Entities shown, those with most evidence first.
  std::vector<graph::FactId> facts;       ///< Only these facts; empty: all.
  std::vector<Dispute> disputes;          ///< Drawn red, and shown beside each other.
  /// What is seen without JavaScript: an SVG of draw(); empty: drawn by write_page().
  std::string picture;
};

/// Whether this build holds the page's scripts. One that was made without npm does not; its pages
/// show the picture and the tables alone.
bool page_is_interactive() noexcept;

/// Writes the page. The same graph gives the same bytes.
void write_page(const graph::KnowledgeGraph& graph, const PageOptions& options, const Sink& sink);

}  // namespace newsgraph::exporting

#endif
