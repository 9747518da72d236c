// newsgraph-gazetteer FACTS_DIR OUT_DIR: see tables.hpp.

#include <cstdio>
#include <exception>

#include "gazetteer/tables.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs(
        "usage: newsgraph-gazetteer FACTS_DIR OUT_DIR\n\n"
        "Reads public data (World Factbook, country codes, GeoNames, names, Phoenix) and writes\n"
        "the tables of schema/gazetteers that are made of it, whole. The same data give the\n"
        "same bytes. Tables written by hand are left alone.\n",
        stderr);
    return 2;
  }
  try {
    for (const std::string& note : newsgraph::gazetteer::make_tables(argv[1], argv[2])) {
      std::printf("%s\n", note.c_str());
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "newsgraph-gazetteer: %s\n", error.what());
    return 2;
  }
  return 0;
}
