#include "gazetteer/tables.hpp"

#include <utility>

#include "gazetteer/makers.hpp"

namespace newsgraph::gazetteer {

Notes make_tables(const std::filesystem::path& facts_folder, const std::filesystem::path& out) {
  const Facts facts = read_facts(facts_folder);
  Notes notes;
  const auto finish = [&](Table table) {
    tidy(table);
    write(table, out);
    notes.push_back(table.file + ": " + std::to_string(table.rows.size()) + " rows");
    return table;
  };
  finish(make_countries(facts));
  finish(make_countries_odbl(facts));
  finish(make_demonyms(facts));
  finish(make_currencies(facts));
  const Table given_names = finish(make_given_names(facts));
  const Table cities = finish(make_cities(facts, given_names, notes));
  finish(make_regions(facts, cities));
  finish(make_world_regions(facts));
  const Table office_holders = finish(make_office_holders(facts, notes));
  finish(make_family_names(facts, office_holders));
  finish(make_organizations(facts));
  finish(make_armed_groups(facts));
  return notes;
}

}  // namespace newsgraph::gazetteer
