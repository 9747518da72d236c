#ifndef NEWSGRAPH_KNOWLEDGE_ONTOLOGY_HPP
#define NEWSGRAPH_KNOWLEDGE_ONTOLOGY_HPP

// The vocabulary: entity types and predicates, read from schema/ontology.json. The command line,
// the JSON-LD context, pictures and the codebook are made from it.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgraph::knowledge {

struct EntityType {
  std::string name;                  ///< "Meeting"
  std::string parent;                ///< "Event"; empty for the eight roots.
  std::vector<std::string> written;  ///< JSON-LD types: {"schema:Event", "ng:Meeting"}.
  std::string label;                 ///< "meeting"
  std::string definition;
};

struct Predicate {
  std::string name;           ///< "metWith"
  std::string group;          ///< "state", "event", "interaction", "agreement" or the user's.
  std::string label;          ///< "met"
  std::string inverse_label;  ///< "was met by"; equal to label when symmetric.
  std::vector<std::string> aliases;  ///< Other words a user may type: "accused" for criticized.
  std::vector<std::string> inverse_aliases;  ///< The same for the inverse direction: "led by".
  std::string definition;
  std::vector<std::string> domain;  ///< Entity types.
  std::vector<std::string> range;   ///< Entity types, or "date", "number", "text" for a literal.
  bool symmetric = false;
  bool functional = false;  ///< One object per subject and time: two different ones dispute.
  bool state = false;       ///< Holds over a time (an office), against an occurrence (a meeting).
  std::string inverse;      ///< Name of the inverse predicate; may be empty.
  std::string plover;       ///< PLOVER event class in capitals; empty for states without one.
  std::string iri;          ///< Compact IRI: "ng:metWith", "wdt:P710", "schema:location".

  /// Whether objects are literals: the range is "date", "number" or "text".
  bool literal_range() const noexcept;
};

/// The classes of PLOVER, in its order (Open Event Data Alliance, version of 2021).
std::span<const std::string_view> plover_classes() noexcept;

class Ontology {
 public:
  Ontology() = default;
  /// Validates everything and reports all faults of a file in one InputError.
  /// `files` are merged in order; a later file may add but not redefine.
  explicit Ontology(std::span<const std::filesystem::path> files);

  std::span<const EntityType> types() const noexcept { return types_; }           ///< File order.
  std::span<const Predicate> predicates() const noexcept { return predicates_; }  ///< File order.

  const EntityType* find_type(std::string_view name) const noexcept;
  const Predicate* find_predicate(std::string_view name) const noexcept;

  /// By name, label, inverse label or alias in any case, spaces, '-' and '_' alike. `inverse` is
  /// set when the words name the inverse direction. nullptr when nothing fits.
  const Predicate* match_predicate(std::string_view words, bool& inverse) const;
  /// Everything match_predicate understands, for "did you mean": names, then labels and aliases.
  std::vector<std::string> predicate_words() const;

  /// Whether `type` is `ancestor` or below it. False for unknown types.
  bool is_a(std::string_view type, std::string_view ancestor) const noexcept;
  /// The root above a type: "Event" for "Meeting". Empty for unknown types.
  std::string_view root(std::string_view type) const noexcept;

 private:
  struct Word {
    std::string key;  ///< Lower case without spaces, '-' and '_'.
    std::uint32_t predicate = 0;
    bool inverse = false;
  };
  class Reader;

  std::vector<EntityType> types_;
  std::vector<Predicate> predicates_;
  std::vector<std::uint32_t> parent_;              ///< Of types_; own index for roots.
  std::vector<std::uint32_t> types_by_name_;       ///< Indexes into types_, sorted by name.
  std::vector<std::uint32_t> predicates_by_name_;  ///< The same for predicates_.
  std::vector<Word> words_;                        ///< Sorted by key.
};

}  // namespace newsgraph::knowledge

#endif
