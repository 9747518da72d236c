#ifndef NEWSGRAPH_DOCUMENT_CLAIM_HPP
#define NEWSGRAPH_DOCUMENT_CLAIM_HPP

// What extraction says about one article: entities with their mentions, claims between them and
// quotations. These records are what a line of claims.jsonl holds; all spans are code points of the
// stored text.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/document/token.hpp"

namespace newsgraph {

/// Index into the entities of one article.
using EntityIndex = std::uint32_t;
inline constexpr EntityIndex no_entity = 0xffffffffU;

/// Inner: words inside a longer mention of another entity ("Kyrgyzstan" in "the President of
/// Kyrgyzstan"), or an adjective made of a country's name ("Kyrgyz" in "the Kyrgyz economy"). They
/// are read for claims and kept, but a graph lists them only where the entity has no other mention.
enum class MentionKind : std::uint8_t { Name, Nominal, Pronoun, Inner };

/// Words in one article that refer to something.
struct Mention {
  Span span;
  MentionKind kind = MentionKind::Name;
  TokenSpan tokens;  ///< Not written to claims.jsonl: empty after reading.

  friend bool operator==(const Mention&, const Mention&) = default;
};

/// The thing meant, in one article.
struct Entity {
  std::string type;  ///< Name in the ontology, as precise as known: "Person", "City", "Meeting".
  std::string name;  ///< Fullest form in the article, without titles for persons.
  std::string wikidata;  ///< "Q42", only from our own tables; empty when unknown or ambiguous.
  std::vector<Mention> mentions;  ///< Text order; empty for an event made from a verb alone.
  /// Own data sorted by key: of events "startDate" "endDate" "ordinal" "format" "topic"; for
  /// identity "givenName" "familyName" "country" (ISO 3166 alpha-3) "gender" "acronym".
  std::vector<std::pair<std::string, std::string>> features;

  friend bool operator==(const Entity&, const Entity&) = default;
};

enum class Polarity : std::uint8_t { Positive, Negative };
enum class Modality : std::uint8_t { Asserted, Planned, Former, Denied, Hypothetical };

/// Polarity, modality and whose words it is.
struct Stance {
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Asserted;
  EntityIndex speaker = no_entity;  ///< no_entity: the publisher's own voice.
  bool own_act =
      false;  ///< The speaker tells his own act (he is the subject or holds an office in it).

  friend bool operator==(const Stance&, const Stance&) = default;
};

/// A point or stretch of time as precise as the text. Three forms: resolved (`value` only),
/// unresolved because the article's date is unknown (`text` and `offset`), none (all empty).
struct Date {
  std::string
      value;         ///< EDTF: "2024-04-19", "2024-04", "2024", "--08-22", "2024-04~", "2024/2025".
  std::string text;  ///< The words as they stand: "last year".
  std::string offset;  ///< ISO 8601 duration from the article's date: "P-1Y", "P0D". Its last unit
                       ///< is the precision of the result.

  bool empty() const noexcept { return value.empty() && offset.empty(); }
  friend bool operator==(const Date&, const Date&) = default;
};

/// The object of a claim: an entity of the article, or a literal.
struct Value {
  EntityIndex entity = no_entity;
  std::string literal;  ///< Used when entity == no_entity: a date (EDTF), a number, an offence.

  friend bool operator==(const Value&, const Value&) = default;
};

struct Qualifiers {
  Date date;
  EntityIndex place = no_entity;
  EntityIndex event = no_entity;  ///< The Event of which this interaction is the short form.
  std::string role;               ///< "President"; of positionHeld, relativeOf.
  std::string topic;              ///< About or for what, the words as they stand.
  std::string amount;             ///< "1500000000 USD".
  std::string change;             ///< "+26%".
  std::string period;             ///< EDTF: "2023".
  std::string count;              ///< "3".
  std::string bound;              ///< exact, about, atLeast, atMost.

  friend bool operator==(const Qualifiers&, const Qualifiers&) = default;
};

/// Where the words stand. `subject`, `predicate` and `object` may be empty spans when that part is
/// implied (a headline event without participants named in the same sentence).
struct Evidence {
  Span sentence;
  Span subject;
  Span predicate;
  Span object;

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// One statement found in one place of one article.
struct Claim {
  EntityIndex subject = no_entity;
  std::string predicate;  ///< Name in the ontology: "metWith".
  Value object;
  Stance stance;
  Qualifiers qualifiers;
  std::string surface;      ///< The predicate's words as they stand: "held a meeting with".
  double confidence = 0.0;  ///< In [0, 1].
  std::string rule;         ///< Id of the rule that fired: "met-with".
  Evidence evidence;

  friend bool operator==(const Claim&, const Claim&) = default;
};

/// Words of a speaker.
struct Quotation {
  Span span;      ///< The quoted words without the marks.
  Span sentence;  ///< From the first to the last sentence that it touches.
  EntityIndex speaker = no_entity;
  bool direct = true;
  std::vector<EntityIndex> about;  ///< Entities named in it, ascending.

  friend bool operator==(const Quotation&, const Quotation&) = default;
};

/// Whether a claim makes a plain triple and a solid line: positive, asserted, and in the
/// publisher's own voice or a speaker's own act.
inline bool is_plain(const Stance& stance) noexcept {
  return stance.polarity == Polarity::Positive && stance.modality == Modality::Asserted &&
         (stance.speaker == no_entity || stance.own_act);
}

const char* to_string(Polarity polarity) noexcept;  ///< "positive"
const char* to_string(Modality modality) noexcept;  ///< "asserted"
const char* to_string(MentionKind kind) noexcept;   ///< "name"

/// Feature of an entity by key; empty when absent.
const std::string& feature(const Entity& entity, std::string_view key) noexcept;
/// Sets a feature, keeping the keys sorted; an empty value removes it.
void set_feature(Entity& entity, std::string_view key, std::string value);

}  // namespace newsgraph

#endif
