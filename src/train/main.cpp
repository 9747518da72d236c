// newsgraph-train: makes the models in schema/models. A program beside the product; see
// schema/models/README.md for the recipe of the shipped model.

#include <cstdio>
#include <exception>

#include "newsgraph/base/error.hpp"

#include "train/commands.hpp"

int main(int argc, char** argv) {
  try {
    return newsgraph::train::run(argc, argv);
  } catch (const newsgraph::InputError& error) {
    std::fprintf(stderr, "newsgraph-train: %s\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "newsgraph-train: %s\n", error.what());
    return 3;
  }
}
