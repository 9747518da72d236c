#include "bench/yardstick.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

namespace newsgraph::bench {
namespace {

double child_seconds() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "newsgraph-bench-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw InputError(name, "cannot make a temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

double wc_bytes_per_second(const std::vector<std::filesystem::path>& files) {
  const TemporaryFolder folder;
  std::string list;
  double bytes = 0;
  for (const std::filesystem::path& file : files) {
    list += file.string();
    list += '\0';
    bytes += static_cast<double>(std::filesystem::file_size(file));
  }
  const std::filesystem::path list_path = folder.path() / "files";
  write_file(list_path, list);
  const std::string command =
      "LC_ALL=C.UTF-8 wc -w --files0-from='" + list_path.string() + "' > /dev/null";
  double best = 0;
  for (int run = 0; run < 5; ++run) {
    const double before = child_seconds();
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr || pclose(pipe) != 0) throw InputError("wc", "cannot run wc -w");
    const double seconds = std::max(child_seconds() - before, 1e-6);
    best = std::max(best, bytes / seconds);
  }
  return best;
}

double wc_bytes_per_second(std::string_view text) {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "text";
  write_file(file, text);
  return wc_bytes_per_second(std::vector<std::filesystem::path>{file});
}

}  // namespace newsgraph::bench
