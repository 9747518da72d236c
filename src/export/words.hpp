#ifndef NEWSGRAPH_EXPORT_WORDS_HPP
#define NEWSGRAPH_EXPORT_WORDS_HPP

// Facts and names in the words of people, for pictures and DOT.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/utf8.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"

namespace newsgraph::exporting {

/// What stands on the line of a fact, read from its subject to its object: "met", "President of",
/// "signed (planned)", "attacked (says Anna Kask)".
std::string fact_words(const graph::KnowledgeGraph& graph, const graph::Fact& fact);

/// The same without its stance: "attacked".
std::string relation_words(const graph::KnowledgeGraph& graph, const graph::Fact& fact);

/// Why a fact's line is dashed: "planned", "denied", "says Anna Kask"; empty for plain facts.
std::string stance_words(const graph::KnowledgeGraph& graph, const graph::Fact& fact);

/// Finds the sentences that facts stand on. Remembers what it has counted of each article; the
/// graph must outlive it.
class Sentences {
 public:
  explicit Sentences(const graph::KnowledgeGraph& graph);

  /// The sentence of the fact's first claim and where it stands: "... met ... (Trend, 2025-08-22)".
  std::string of(const graph::Fact& fact);

  /// Asks the memory for what of() will read; each step, from 0 to 2, goes by what the one before
  /// has brought meanwhile.
  void fetch(const graph::Fact& fact, int step) const noexcept;

 private:
  const graph::KnowledgeGraph& graph_;
  std::vector<std::optional<CodePointIndex>> texts_;  // by record
};

/// Asks the memory for a place that will soon be read.
void fetch(const void* place, std::size_t bytes = 1) noexcept;

/// Breaks a name into lines of about `width` code points, at spaces where there are some; what does
/// not fit into `most_lines` is left out with "…". White space is folded.
std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t most_lines);

/// Digits in groups of three: "1,204".
std::string with_commas(std::size_t number);

}  // namespace newsgraph::exporting

#endif
