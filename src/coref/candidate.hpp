#ifndef NEWSGRAPH_COREF_CANDIDATE_HPP
#define NEWSGRAPH_COREF_CANDIDATE_HPP

// Mentions while they are being resolved: what the words say of the thing meant.

#include <cstdint>
#include <string>
#include <vector>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/token_facts.hpp"

namespace newsgraph::coref {

using CandidateIndex = std::uint32_t;
inline constexpr CandidateIndex no_candidate = 0xffffffffU;

/// How the words point: at something told before, something new, something of somebody's.
enum class Determination : std::uint8_t { None, Definite, Indefinite, Possessive };

struct Candidate {
  TokenSpan tokens;  ///< Without determiner and, for persons' names, without titles.
  MentionKind kind = MentionKind::Name;
  std::string type;     ///< Ontology type, as precise as the words say.
  TokenIndex head = 0;  ///< The noun that says what it is; the last token of a name.
  Determination determination = Determination::None;
  std::string country;       ///< ISO 3166-1 alpha-3: of a country itself, or of a role or body.
  std::string role;          ///< Folded office words of a role phrase: "foreign minister".
  std::uint64_t served = 0;  ///< Key of the words behind the office: "of the Navy"; 0 for none.
  char gender = 0;           ///< 'f', 'm' or 0.
  std::string wikidata;      ///< From a gazetteer entry that fits alone.
  std::string canonical;     ///< The gazetteer's own name of it; empty when not linked.
  bool plural = false;       ///< Several occasions: "three separate attacks".
  bool fresh = false;        ///< "another", "a second": never a thing told before.
  bool needs_antecedent = false;  ///< "the document": dropped when nothing before fits.
  bool former = false;            ///< "former President".
  std::string ordinal;            ///< "seventh"
  std::string format;             ///< "closed-door"
  bool counterpart = false;       ///< "his Kyrgyz counterpart"
  bool said_of =
      false;  ///< "Kask is President": tells the office of its holder, no mention of him.
  TokenIndex pronoun = no_token;     ///< "[He] is President": the holder, of what is said of him.
  const NameSpan* holder = nullptr;  ///< The person named beside a role phrase.
};

using Candidates = std::vector<Candidate>;

/// The article under work: what every finder and sieve reads.
struct Reading {
  Reading(const Document& document_read, const knowledge::Knowledge& knowledge_used,
          const knowledge::TokenFacts& facts_used);

  const Document& document;
  const knowledge::Knowledge& knowledge;
  const knowledge::TokenFacts& facts;

  /// The name over a token; nullptr when none.
  const NameSpan* name_over(TokenIndex token) const noexcept {
    return token < name_index_.size() && name_index_[token] != 0
               ? &document.names[name_index_[token] - 1]
               : nullptr;
  }
  /// The name that begins at a token; nullptr when none.
  const NameSpan* name_at(TokenIndex token) const noexcept {
    const NameSpan* name = name_over(token);
    return name != nullptr && name->tokens.first == token ? name : nullptr;
  }
  /// Whether a token stands between quotation marks.
  bool quoted(TokenIndex token) const { return quoted_[token]; }
  Zone zone(TokenIndex token) const noexcept {
    return document.sentences[document.tokens.sentence[token]].zone;
  }

 private:
  std::vector<std::uint32_t>
      name_index_;  ///< Of each token, index into document.names + 1; 0 none.
  std::vector<bool> quoted_;
};

/// Key of words with case and accents folded; equal for equal folded words.
std::uint64_t words_key(const Document& document, TokenSpan tokens) noexcept;

// Finders: each appends the mentions of its kind.
void find_named(const Reading& reading, Candidates& candidates);
void find_countries(const Reading& reading, Candidates& candidates);
/// "the country", which is dropped when no state before it fits.
void find_the_country(const Reading& reading, Candidates& candidates);
/// "northern Norland": a part of what is named.
void find_directions(const Reading& reading, Candidates& candidates);

/// The state whose government a capital's name stands for here ("Washington rejected ...", "ties
/// with Moscow"); nullptr when the city itself is meant or nothing tells.
const knowledge::Entry* government_of(const Reading& reading, TokenSpan tokens);

}  // namespace newsgraph::coref

#endif
