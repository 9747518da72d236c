#ifndef NEWSGRAPH_SRC_GAZETTEER_MAKERS_HPP
#define NEWSGRAPH_SRC_GAZETTEER_MAKERS_HPP

// One function a table. Each returns rows as they come; the caller makes them tidy and writes them.

#include "gazetteer/sources.hpp"
#include "gazetteer/table.hpp"
#include "gazetteer/tables.hpp"

namespace newsgraph::gazetteer {

Table make_countries(const Facts& facts);
Table make_countries_odbl(const Facts& facts);
Table make_demonyms(const Facts& facts);
Table make_currencies(const Facts& facts);
Table make_cities(const Facts& facts, const Table& given_names, Notes& notes);
Table make_regions(const Facts& facts, const Table& cities);
Table make_world_regions(const Facts& facts);
Table make_office_holders(const Facts& facts, Notes& notes);
Table make_given_names(const Facts& facts);
Table make_family_names(const Facts& facts, const Table& office_holders);
Table make_organizations(const Facts& facts);
Table make_armed_groups(const Facts& facts);

}  // namespace newsgraph::gazetteer

#endif
