#ifndef NEWSGRAPH_TESTS_CLI_SHELL_HPP
#define NEWSGRAPH_TESTS_CLI_SHELL_HPP

// Runs the program as people do.

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace newsgraph::cli_test {

struct Outcome {
  int status = -1;
  std::string out;
};

/// Runs a shell command with `newsgraph` standing for the program; `2>&1` in it to see messages.
inline Outcome shell(const std::string& command) {
  const std::string line = "newsgraph() { '" NEWSGRAPH_PROGRAM "' \"$@\"; }; " + command;
  Outcome outcome;
  std::FILE* const pipe = ::popen(line.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    outcome.out.append(buffer.data(), got);
  }
  const int status = ::pclose(pipe);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return outcome;
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A folder of its own; the shell's working folder in commands run with `in`.
struct Folder {
  std::filesystem::path path;
  explicit Folder(const std::string& name)
      : path(std::filesystem::temp_directory_path() /
             ("newsgraph_cli_" + std::to_string(::getpid()) + "_" + name)) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;
  Outcome in(const std::string& command) const {
    return shell("cd '" + path.string() + "' && " + command);
  }
};

}  // namespace newsgraph::cli_test

#endif
