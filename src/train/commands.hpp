#ifndef NEWSGRAPH_TRAIN_COMMANDS_HPP
#define NEWSGRAPH_TRAIN_COMMANDS_HPP

namespace newsgraph::train {

/// Parses the command line and runs the verb; returns the exit status.
int run(int argc, char** argv);

}  // namespace newsgraph::train

#endif
