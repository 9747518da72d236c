#include "newsgraph/pipeline/version.hpp"

namespace newsgraph::pipeline {

std::string version() { return NEWSGRAPH_VERSION; }

}  // namespace newsgraph::pipeline
