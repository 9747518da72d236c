#ifndef NEWSGRAPH_COREF_DESCRIBED_HPP
#define NEWSGRAPH_COREF_DESCRIBED_HPP

// Things that a description names: events, documents, works, bodies. One reader per kind; each is
// given the noun and returns the mention, or nothing when the words mean no single thing.

#include <optional>
#include <span>
#include <string_view>

#include "coref/phrases.hpp"

namespace newsgraph::coref {

/// A noun of the gazetteers or the lexicon where it stands.
struct Noun {
  TokenSpan tokens;
  const knowledge::Entry* entry = nullptr;  ///< Its row; nullptr for nouns of the lexicon.
  const NameSpan* name = nullptr;           ///< The name that it is part of; nullptr when none.
};

class DescriptionReader {
 public:
  DescriptionReader(const Reading& reading, const PhraseGrammar& grammar)
      : reading_(reading), facts_(reading.facts), grammar_(grammar) {}

  std::optional<Candidate> event(const Noun& noun) const;      // events.cpp
  std::optional<Candidate> agreement(const Noun& noun) const;  // documents.cpp
  std::optional<Candidate> work(const Noun& noun) const;       // documents.cpp
  std::optional<Candidate> body(const Noun& noun) const;       // bodies.cpp
  std::optional<Noun> state_body(TokenIndex token) const;      // bodies.cpp
  std::optional<Candidate> venue(const Noun& noun) const;      // bodies.cpp

 private:
  Candidate describe(const Noun& noun, const Premodifiers& modifiers, TokenIndex last,
                     std::string_view type) const;
  /// Widens a candidate to the name that the noun is part of, if it has the label.
  void take_name(Candidate& candidate, const Noun& noun, NameLabel label) const;
  bool modified(const Noun& noun, const Candidate& candidate) const;
  /// A name, a role phrase or a state stands among the words beside the noun.
  bool names_something(const Noun& noun, const Candidate& candidate) const;
  bool plural(const Noun& noun) const;
  bool in_title(const Noun& noun) const;

  TokenIndex place_after(TokenIndex token) const;
  /// Prepositions of the phrases that belong to the name of an event of this type.
  std::span<const std::string_view> phrases_of(std::string_view type) const;
  bool plural_only(const Noun& noun) const;
  bool stands_as_event(const Noun& noun, const Candidate& candidate) const;
  void note_event_words(Candidate& candidate, const Noun& noun) const;
  bool stands_as_agreement(const Noun& noun, const Candidate& candidate) const;
  bool is_call_to_somebody(const Noun& noun) const;
  bool qualifies_office(const Noun& noun) const;
  bool executes_somebody(const Noun& noun) const;
  bool made_between(TokenIndex token) const;
  bool qualifies_next(TokenIndex next) const;

  const Reading& reading_;
  const knowledge::TokenFacts& facts_;
  const PhraseGrammar& grammar_;
};

}  // namespace newsgraph::coref

#endif
