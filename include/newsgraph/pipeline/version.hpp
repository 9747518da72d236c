#ifndef NEWSGRAPH_PIPELINE_VERSION_HPP
#define NEWSGRAPH_PIPELINE_VERSION_HPP

#include <string>

namespace newsgraph::pipeline {

/// Version of the program: "0.1.0".
std::string version();

}  // namespace newsgraph::pipeline

#endif
