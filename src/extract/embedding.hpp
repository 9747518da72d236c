#ifndef NEWSGRAPH_SRC_EXTRACT_EMBEDDING_HPP
#define NEWSGRAPH_SRC_EXTRACT_EMBEDDING_HPP

// What the rest of a sentence makes of a clause or a noun in it: the way from its word up to the
// root of the tree is read for words that negate, plan, doubt, deny and report. "Kask denied that
// Berg had refused to meet Lind" says of "meet": not so (refused), and denied by Kask. What a
// relative clause, a circumstance or a definite noun takes for granted is left alone by all of
// these but by whose word it is (Karttunen 1973, "Presuppositions of compound sentences").

#include <optional>

#include "extract/surface.hpp"

namespace newsgraph::extract {

/// Who answers for a clause.
struct Teller {
  EntityIndex speaker = no_entity;  ///< no_entity: somebody unnamed.
  bool denied = false;              ///< He says that it is not so.
  TokenIndex verb = no_token;
};

struct Outlook {
  bool negative = false;   ///< An odd number of negations: "refused to", "without", "no meeting".
  bool planned = false;    ///< "plans to", "preparations for"
  bool open = false;       ///< "wants to", "if", "the possibility of", a question
  bool would = false;      ///< Open by "would" alone: a plan when it is reported.
  bool cancelled = false;  ///< "called off", "the postponement of"
  bool governed = false;   ///< An infinitive stands under a word known to govern one.
  std::optional<Teller> teller;  ///< The innermost, no medium that hands on news.
};

class Embedding {
 public:
  /// The surface must have trees and outlive this.
  explicit Embedding(const Surface& surface);

  /// Of the verb whose words are `group`; what stands in the group itself counts no more.
  Outlook of_clause(TokenIndex verb, TokenSpan group, bool future) const;
  /// Of a noun that names an event or an act: "the postponement of the [visit]".
  Outlook of_noun(TokenIndex noun) const;

 private:
  const Surface& surface_;
};

/// Whether somebody's words are the publisher's own: the publisher, or a news medium.
bool is_publisher(const Surface& surface, EntityIndex entity);

}  // namespace newsgraph::extract

#endif
