#ifndef NEWSGRAPH_SRC_EXTRACT_EVENT_PHRASE_HPP
#define NEWSGRAPH_SRC_EXTRACT_EVENT_PHRASE_HPP

// One mention of an event with the words around its noun. What hangs on the noun is read in
// event_phrase.cpp, what the verbs beside it say in event_clause.cpp.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/claim_reader.hpp"

namespace newsgraph::extract {

/// Appends the claims of one mention; see event_reader.cpp for the constructions.
class EventPhrase {
 public:
  EventPhrase(const Reading& reading, const MentionRef& mention, std::vector<Claim>& out)
      : reading_(reading),
        surface_(reading.surface),
        language_(reading.surface.language()),
        mention_(mention),
        sentence_(reading.surface.sentence_of(mention.tokens.first)),
        noun_(head_span()),
        out_(out) {}

  void read() {
    read_inside();
    read_before();
    read_after(noun_.last);
    read_verb_after();
    read_verb_before();
    read_inverted_speech();
    read_initial_event();
    // What is said of the event holds at its own time.
    if (own_date_.empty()) return;
    for (const std::size_t index : own_claims_) out_[index].qualifiers.date = own_date_;
  }

 private:
  bool is(TokenIndex t, ClassId id) const {
    return t >= sentence_.first && t < sentence_.last && surface_.is(t, id);
  }
  bool text(TokenIndex t, std::string_view lower) const {
    return t >= sentence_.first && t < sentence_.last && surface_.is_text(t, lower);
  }
  bool possessive_mark(TokenIndex t) const { return text(t, "'s") || text(t, "’s"); }
  std::string_view type() const { return surface_.document().entities[mention_.entity].type; }
  bool is_type(std::string_view ancestor) const {
    return surface_.resources().knowledge->ontology.is_a(type(), ancestor);
  }
  /// Modifiers and noun, without the phrases behind it.
  TokenSpan head_span() const;
  void add(std::string_view predicate, const Member& object, TokenSpan words, std::string_view rule,
           double confidence, const VerbGroup* group);
  void set_stance(Claim& claim, EntityIndex object, const VerbGroup* group) const;
  void add_date(std::uint32_t time, TokenSpan words, std::string_view rule, double confidence,
                const VerbGroup* group);
  /// A time beside the noun that says when something else was.
  bool dates_other(const TimeExpression& expression) const;
  /// "from 5 to 8 May" says when it ended; "last week" only when it was.
  void add_end(const Claim& start, const TimeExpression& expression);
  void add_all(std::string_view predicate, const Chunk& chunk, TokenSpan words,
               std::string_view rule, double confidence, const VerbGroup* group);
  const Chunk* chunk_from(TokenIndex first, std::uint16_t roots) const;
  /// "with [Berg]'s aide" is no meeting with Berg.
  bool is_possessor(const Chunk& chunk) const;
  /// Words inside the mention: its year, "Kask's visit", "2005 peace talks".
  void read_inside();
  /// "[Kask]'s visit", "last year's protests", "Wednesday attack".
  void read_before();
  void read_owner(TokenIndex mark);
  /// The chain of phrases behind the noun.
  void read_after(TokenIndex at);
  /// "a reception hosted on behalf of Kask in Riverton", "talks held in Riverton".
  void read_reduced(TokenIndex verb);
  /// Reads one prepositional phrase; returns the token behind it, or `at` when there is none.
  TokenIndex read_phrase(TokenIndex at);
  /// "in Norland's Riverton": the place behind its owner; nullptr when there is none.
  const Chunk* possessed_place(TokenIndex from) const;
  /// "a conference on the operation [in] Norland": the place of an event within its description.
  bool of_another_event(TokenIndex preposition) const;
  /// "in Riverton", "in several regions of Norland", "at Hill Palace, Riverton": location; the
  /// token behind, or nothing when no place stands there.
  std::optional<TokenIndex> read_place(TokenIndex preposition, TokenSpan words,
                                       std::string_view rule, double confidence,
                                       const VerbGroup* group);
  /// "at a wedding party", "on a bus", "outside the NATO headquarters": a phrase that names no
  /// place, behind which the place may still come.
  std::optional<TokenIndex> skip_plain_phrase(TokenIndex at) const;
  /// Behind a name and the plural that it qualifies: "by Red Front gunmen".
  TokenIndex behind(const Chunk& chunk) const;
  TokenIndex read_of(TokenIndex at);
  /// "during the summit", "on the margins of the summit", "as part of his visit".
  std::optional<TokenIndex> read_whole(TokenIndex at);
  /// "talks were held in Riverton", "the meeting will take place on 4 May".
  void read_verb_after();
  bool is_take(TokenIndex t) const;
  /// "A bomb attack has killed ten people in northern Norland": the place of the clause.
  void read_harm(TokenIndex verb);
  /// "Yesterday, the summit took place": the time before the event.
  void read_initial_time(const VerbGroup& group);
  bool is_subject(const VerbGroup& group) const;
  void read_adverbials(TokenIndex at, const VerbGroup& group);
  /// "Kask held talks", "Berg attended the summit", "Riverton hosted talks".
  void read_verb_before();
  /// Who attended an event in a town or state was there.
  void add_visits(const Chunk& persons, TokenSpan words, const VerbGroup& group);
  /// "After talks with Berg, Kask said", "In his first visit to Norland, Kask met": an event before
  /// the clause is one of its subject's.
  void read_initial_event();
  /// "During his visit, Kask will hold talks": the talks are part of the visit.
  void read_initial_whole(const VerbGroup& group);
  /// "..., said Kask at the meeting": who speaks there takes part.
  void read_inverted_speech();

  const Reading& reading_;
  const Surface& surface_;
  const Language& language_;
  MentionRef mention_;
  TokenSpan sentence_;
  TokenSpan noun_;
  bool read_whole_at_ = false;
  Date own_date_;                        ///< Of the time expression that dates the event here.
  std::vector<std::size_t> own_claims_;  ///< Indexes into out_.
  std::vector<Claim>& out_;
};

}  // namespace newsgraph::extract

#endif
