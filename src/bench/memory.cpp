#include "bench/memory.hpp"

#include <array>
#include <cstdio>
#include <memory>
#include <string_view>

#include <malloc.h>

#include "newsgraph/base/number.hpp"

namespace newsgraph::bench {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

/// A line of /proc/self/status that counts kilobytes.
std::uint64_t status(std::string_view name) {
  const File file(std::fopen("/proc/self/status", "r"), &std::fclose);
  std::array<char, 256> line{};
  while (file && std::fgets(line.data(), static_cast<int>(line.size()), file.get()) != nullptr) {
    const std::string_view text(line.data());
    if (!text.starts_with(name)) continue;
    const std::size_t first = text.find_first_of("0123456789");
    if (first == std::string_view::npos) return 0;
    const std::size_t last = text.find(' ', first);
    return parse_unsigned(text.substr(first, last - first)).value_or(0) * 1024U;
  }
  return 0;
}

}  // namespace

std::uint64_t settled_memory() {
  malloc_trim(0);
  return status("VmRSS:");
}

std::uint64_t peak_memory() { return status("VmHWM:"); }

void forget_peak() {
  const File file(std::fopen("/proc/self/clear_refs", "w"), &std::fclose);
  if (file) std::fputs("5", file.get());
}

}  // namespace newsgraph::bench
