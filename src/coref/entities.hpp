#ifndef NEWSGRAPH_COREF_ENTITIES_HPP
#define NEWSGRAPH_COREF_ENTITIES_HPP

#include "coref/clusters.hpp"

namespace newsgraph::coref {

/// One entity per cluster, by first mention: name, type and features from its members.
std::vector<Entity> make_entities(const Reading& reading, const Candidates& candidates,
                                  const Clusters& clusters);

}  // namespace newsgraph::coref

#endif
