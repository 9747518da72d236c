#ifndef NEWSGRAPH_TESTS_KNOWLEDGE_GOLDEN_HPP
#define NEWSGRAPH_TESTS_KNOWLEDGE_GOLDEN_HPP

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

namespace newsgraph::knowledge_tests {

inline std::filesystem::path data_folder() {
  return std::filesystem::path(NEWSGRAPH_TESTS_DIR) / "data" / "knowledge";
}

/// Compares what was made with the golden file, or writes it when NEWSGRAPH_UPDATE_GOLDEN is set.
inline void check_golden(const std::filesystem::path& path, const std::string& made) {
  if (std::getenv("NEWSGRAPH_UPDATE_GOLDEN") != nullptr) {
    write_file(path, made);
    return;
  }
  CAPTURE(path.string());
  CHECK(read_file(path) == made);
}

/// The message of the InputError that `read` throws, without the folder of the test data; fails
/// when it throws none.
template <typename Read>
std::string error_of(const Read& read) {
  try {
    read();
  } catch (const InputError& error) {
    std::string message = error.what();
    const std::string folder = data_folder().string() + "/";
    for (std::size_t at = message.find(folder); at != std::string::npos;
         at = message.find(folder)) {
      message.erase(at, folder.size());
    }
    return message + "\n";
  }
  FAIL("no InputError was thrown");
  return {};
}

}  // namespace newsgraph::knowledge_tests

#endif
