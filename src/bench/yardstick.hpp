#ifndef NEWSGRAPH_SRC_BENCH_YARDSTICK_HPP
#define NEWSGRAPH_SRC_BENCH_YARDSTICK_HPP

// Speeds are given as ratios to `wc -w` over the same bytes in the same run: that says more than
// megabytes a second when the machine is not known.

#include <filesystem>
#include <string_view>
#include <vector>

namespace newsgraph::bench {

/// A folder of its own below the system's temporary folder, removed with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  TemporaryFolder(TemporaryFolder&&) = delete;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;

  const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

/// Bytes a second of CPU time that the real `wc -w` reads these files with, under LC_ALL=C.UTF-8
/// (the locale changes its speed by half). The best of five runs, so that it is not flattering.
/// Throws InputError when wc cannot be run.
double wc_bytes_per_second(const std::vector<std::filesystem::path>& files);

/// The same for one text, written to a temporary file.
double wc_bytes_per_second(std::string_view text);

}  // namespace newsgraph::bench

#endif
