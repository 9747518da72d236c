#ifndef NEWSGRAPH_KNOWLEDGE_CODING_HPP
#define NEWSGRAPH_KNOWLEDGE_CODING_HPP

// How our vocabulary reads in the codes that researchers of conflict and international relations
// use: PLOVER and CAMEO for events, sectors for actors.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/knowledge/gazetteer.hpp"
#include "newsgraph/knowledge/ontology.hpp"

namespace newsgraph::knowledge {

/// One class of PLOVER.
struct EventClass {
  std::string_view plover;  ///< "CONSULT"
  std::string_view cameo;   ///< Two-digit root of CAMEO: "04".
  std::string_view quad;    ///< Verbal or material, cooperation or conflict: "VERBAL-COOPERATION".
};

/// All classes, in the order of plover_classes(). PLOVER (Open Event Data Alliance, 2021) was made
/// by joining roots of CAMEO; where a class joins several, the most general one stands for it
/// (REQUEST: 10, not 02; ASSAULT: 18, not 19 or 20).
std::span<const EventClass> event_classes() noexcept;

/// The class of a name; nullptr for none.
const EventClass* find_event_class(std::string_view plover) noexcept;

/// An actor sector of CAMEO and PLOVER.
struct Sector {
  std::string code;     ///< "GOV"
  std::string meaning;  ///< "a government, and those who hold office in it"
};

/// Who belongs to which sector, read from coding/*.tsv of the schema.
class Sectors {
 public:
  /// Knows none.
  Sectors() = default;
  /// Reads coding/*.tsv of the folders, the built-in folder first; rows of the later ones count
  /// before those of the earlier. Reports all faults of a file in one InputError.
  explicit Sectors(std::span<const std::filesystem::path> schema_folders);

  /// In the order of the codebook.
  std::span<const Sector> all() const noexcept { return sectors_; }
  /// The sector of a code; nullptr for none.
  const Sector* find(std::string_view code) const noexcept;

  /// The sector of what has a type: GOV of a country, MIL of armed forces ... Empty for persons,
  /// whose office tells it, for organisations of no known kind, and for what is no actor.
  std::string_view of_type(const Ontology& ontology, std::string_view type) const noexcept;

  /// The sector that a role tells of its holder, whatever body it is held in: "Army Chief" MIL,
  /// "Opposition Leader" OPP, "Senator" LEG, "Archbishop" REL. Empty when it tells none.
  std::string_view of_role(const Gazetteer& gazetteer, std::string_view role) const;

 private:
  struct Row {
    std::string text;  ///< A type, or words.
    std::string code;
  };
  void read(const std::filesystem::path& path);

  std::vector<Sector> sectors_;
  std::vector<Row> by_type_;
  std::vector<Row> by_role_;
};

}  // namespace newsgraph::knowledge

#endif
