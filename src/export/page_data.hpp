#ifndef NEWSGRAPH_EXPORT_PAGE_DATA_HPP
#define NEWSGRAPH_EXPORT_PAGE_DATA_HPP

// What the page's scripts read: the part of the graph that is shown, as JSON in columns. src/page
// /data.js reads it; the two are changed together.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "newsgraph/base/utf8.hpp"
#include "newsgraph/export/page.hpp"

namespace newsgraph::exporting {

/// The part of the graph that a page shows.
struct PagePart {
  std::vector<graph::EntityId> entities;  ///< Ascending.
  std::vector<graph::FactId> facts;       ///< Ascending; their ends are among the entities.
  std::vector<std::string> notes;         ///< What was left out, one sentence each.
};

PagePart choose_part(const graph::KnowledgeGraph& graph, const PageOptions& options);

/// JSON that may stand in a script element: "<" is written as an escape, so no text in it can end
/// the element.
std::string page_data(const graph::KnowledgeGraph& graph, const PageOptions& options,
                      const PagePart& part);

/// The sentence of a claim, white space as spaces, with what its words stand for.
struct MarkedSentence {
  enum class Kind : std::uint8_t { Subject, Predicate, Object };
  struct Mark {
    std::size_t begin = 0;  ///< Bytes of `text`.
    std::size_t end = 0;
    Kind kind = Kind::Subject;
  };
  std::string text;
  std::vector<Mark> marks;  ///< By begin; none overlap.
};

/// Long sentences are cut to what stands around the marked words, with "…" where they were cut.
MarkedSentence marked_sentence(const CodePointIndex& text, const Evidence& evidence);

}  // namespace newsgraph::exporting

#endif
