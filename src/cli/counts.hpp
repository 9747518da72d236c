#ifndef NEWSGRAPH_SRC_CLI_COUNTS_HPP
#define NEWSGRAPH_SRC_CLI_COUNTS_HPP

#include <string>
#include <vector>

namespace newsgraph::cli {

/// What stats --by understands.
std::vector<std::string> count_names();

}  // namespace newsgraph::cli

#endif
