#ifndef NEWSGRAPH_SRC_IDENTITY_ARTICLE_DATES_HPP
#define NEWSGRAPH_SRC_IDENTITY_ARTICLE_DATES_HPP

// Articles that do not say their date, or not its year, dated from others: "Last year we signed the
// treaty", and another article knows the day of the signing. Only where that leaves one date.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/record.hpp"
#include "newsgraph/identity/identity.hpp"
#include "newsgraph/knowledge/ontology.hpp"

namespace newsgraph::identity {

/// A number for what an entity of a record is: equal for entities that are one.
using ThingOf = std::function<std::uint32_t(std::uint32_t record, EntityIndex entity)>;

/// By record; empty where nothing was inferred. Dates inferred in one round date articles in the
/// next, until nothing changes.
std::vector<InferredDate> infer_dates(std::span<const Record> records,
                                      const knowledge::Ontology& ontology, const ThingOf& thing_of);

}  // namespace newsgraph::identity

#endif
