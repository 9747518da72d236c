#ifndef NEWSGRAPH_SRC_EXTRACT_STANCE_HPP
#define NEWSGRAPH_SRC_EXTRACT_STANCE_HPP

// Whether, when and by whom something is said to be so. A claim is plain only when nothing around
// its words says otherwise; in doubt it is attributed or left open.

#include <optional>
#include <vector>

#include "extract/clause.hpp"
#include "extract/embedding.hpp"

namespace newsgraph::extract {

/// Words of a sentence for which somebody answers: "Berg said that [...]".
struct Report {
  TokenSpan scope;
  EntityIndex speaker = no_entity;  ///< no_entity: somebody unnamed.
  bool denied = false;              ///< The speaker says that it is not so.
  bool accusation = false;
  TokenIndex verb = no_token;
};

class StanceReader {
 public:
  explicit StanceReader(const Surface& surface);

  /// Stance of what the words at `predicate` say of subject and object; `group` is the verb group
  /// that governs them, if any.
  Stance of_clause(TokenIndex predicate, const VerbGroup* group, EntityIndex subject,
                   EntityIndex object) const;

  /// Stance of an event by the noun that names it: its adjectives ("planned", "cancelled"), the
  /// verb it is subject of ("was postponed"), the verb it is object of ("proposed talks").
  Stance of_noun(TokenSpan noun, EntityIndex subject, EntityIndex object) const;

  /// Voice only, for what a noun phrase takes for granted ("Norland's President"): the speaker of a
  /// direct quotation.
  Stance of_phrase(TokenIndex token, EntityIndex subject, EntityIndex object) const;

  const std::vector<Report>& reports() const noexcept { return reports_; }

 private:
  void read_reports(const Sentence& sentence);
  void read_according_to(TokenSpan words);
  /// Who made what a source is: "a statement from [the Ministry]"; no_entity when it does not say.
  EntityIndex source_of(TokenIndex from, TokenIndex end) const;
  bool is_publisher(EntityIndex entity) const { return extract::is_publisher(surface_, entity); }
  bool owns(EntityIndex speaker, EntityIndex subject, EntityIndex object) const;
  const Report* innermost_report(TokenIndex at) const;
  void add_voice(Stance& stance, TokenIndex at, bool would, EntityIndex subject, EntityIndex object,
                 bool direct_only, const Outlook* outlook = nullptr) const;
  Stance of_noun_in_tree(TokenSpan noun, TokenIndex top, EntityIndex subject,
                         EntityIndex object) const;
  Stance of_clause_in_tree(TokenIndex predicate, const VerbGroup& group, EntityIndex subject,
                           EntityIndex object) const;
  bool is_ahead(const TimeChunk& time) const;
  bool lies_ahead(TokenSpan noun) const;
  bool lies_ahead(const VerbGroup& group) const;
  /// Adjectives of a noun up to `end`, one past its head word.
  void add_adjectives(Stance& stance, bool& cancelled, TokenSpan noun, TokenIndex end) const;
  bool conditional(TokenIndex at, bool future) const;
  TokenSpan clause_behind(TokenIndex verb, TokenIndex end) const;

  const Surface& surface_;
  const Language& language_;
  Embedding embedding_;
  std::vector<Report> reports_;  ///< By sentence; inner ones later.
};

}  // namespace newsgraph::extract

#endif
