#ifndef NEWSGRAPH_KNOWLEDGE_GAZETTEER_HPP
#define NEWSGRAPH_KNOWLEDGE_GAZETTEER_HPP

// Names the world knows: countries, cities, organisations, offices, office holders, given names ...
// read from schema/gazetteers/*.tsv. Matching is by a trie over token hashes, longest match.
//
// A file begins with a head of lines "# key: value": `kind` (see EntryKind: "city"), `version`,
// `licence`, and "# source CODE: what; licence" for each code used in its rows. Then a line with
// the names of its columns, then one row a line, divided by tabs. Columns: name (must be there),
// kind, family, aliases (divided by '|'), type, wikidata, country, region, role, since, until,
// gender, flags (divided by ','), source (codes joined by '+'). Flags: any-case (matches in lower
// case although a name), capitalised (does not although a noun), capital (of its country), major
// (of places of one name the likeliest). A row with kind, name and country of an earlier one, and
// no other region, adds its aliases to it, so a user's file may add spellings. Rows of the kind
// "common-word" are words of English that are names too; role "closed" for those of the closed
// classes and of the calendar.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/document.hpp"

namespace newsgraph::knowledge {

/// What a gazetteer row says its name is.
enum class EntryKind : std::uint8_t {
  Country,       ///< Sovereign states and territories. country = its own code.
  Demonym,       ///< "Kyrgyz": adjective or people of `country`.
  City,          ///< country = where it lies; is_capital set for capitals.
  Region,        ///< State, province, oblast; seas, rivers, mountains, continents too.
  Organization,  ///< `type` says which kind.
  Venue,         ///< A building that goes by a name of its own: "Buckingham Palace", "Chequers".
  OfficeHolder,  ///< A person with office, country and term.
  Title,         ///< An office or form of address: "Prime Minister", "Mr".
  GivenName,
  FamilyName,
  Currency,
  EventNoun,        ///< "talks", "summit": `type` is the event type.
  AgreementNoun,    ///< "treaty", "memorandum".
  VenueNoun,        ///< "palace", "airport": last word of a venue's name.
  OrganizationNoun  ///< "ministry", "council", "party": head of an organisation's name.
};

/// One thing a name may stand for.
struct Entry {
  EntryKind kind = EntryKind::Country;
  std::string name;  ///< Canonical: "Kyrgyzstan".
  std::string type;  ///< Ontology type where fixed: "Country", "City", "InternationalOrganization".
  std::string wikidata;  ///< "Q813"; empty when our tables have none.
  std::string country;   ///< ISO 3166-1 alpha-3; empty when none.
  /// OfficeHolder: "President", empty when unknown. Title: its class: office, honorific, military,
  /// religious, nobility. Demonym: adjective or people. Currency: ISO 4217 code.
  std::string role;
  std::string region;  ///< City: the division in which it lies, where known.
  std::string family;  ///< OfficeHolder: the family name, where known.
  std::string since;   ///< EDTF; empty = unknown.
  std::string until;   ///< EDTF, the last day known; empty = still, or unknown.
  char gender = 0;     ///< 'f', 'm' or 0; given names and honorifics.
  bool is_capital = false;
};

using EntryId = std::uint32_t;

class Gazetteer {
 public:
  Gazetteer();
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  /// Reads every *.tsv of the folders, in the order of names. Reports all faults of a file in one
  /// InputError. Several threads may share the result.
  explicit Gazetteer(std::span<const std::filesystem::path> folders);

  const Entry& entry(EntryId id) const noexcept;
  std::size_t size() const noexcept;

  /// What a match may stand for, most likely first: countries, capitals, international
  /// organisations, demonyms, venues, other organisations, regions of the world, major cities,
  /// large divisions, common nouns, persons, other divisions and cities, currencies; within a kind
  /// entries of that very name before those that have it as another name.
  std::span<const EntryId> entries(std::uint32_t alias) const noexcept;
  /// The same for words given as text, case and accents folded; empty when unknown.
  std::span<const EntryId> find(std::string_view words) const;

  /// Whether an alias is also an ordinary word of English ("Nice", "Reading", "Mark"): it needs
  /// support from its surroundings to be taken for a name.
  bool is_common_word(std::uint32_t alias) const noexcept;

  /// Entry of a country by ISO 3166-1 alpha-3; nullptr when unknown.
  const Entry* country(std::string_view alpha3) const noexcept;
  /// Holders of an office of a country whose term covers `date` (EDTF; empty or without a year:
  /// any). Role words are folded ("Premier" and "Prime Minister" are one office); an empty role is
  /// any office, also one that the tables do not name. A date less precise than a term covers it if
  /// it may. By start of term, unknown ones first.
  std::vector<EntryId> office_holders(std::string_view alpha3, std::string_view role,
                                      std::string_view date) const;

  /// Fills document.gazetteer_matches: the longest match at each token, left to right. A common
  /// word that could only be a city, a division or a part of a person's name is left out unless its
  /// neighbours support it ("in Nice", "Reading, Pennsylvania", "Mark Rutte", "Secretary Rice");
  /// words of the closed classes and of the calendar ("In", "May") always are.
  void match(Document& document) const;

  /// Bytes held, roughly; for the benchmark.
  std::size_t memory() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgraph::knowledge

#endif
