#include "nlp/kernel.hpp"

#include <cstdlib>
#include <vector>

#include "nlp/kernel_sets.hpp"

namespace newsgraph::nlp {

std::span<const Kernels* const> available_kernels() {
  static const std::vector<const Kernels*> available = [] {
    std::vector<const Kernels*> sets;
#if defined(__x86_64__)
    // __builtin_cpu_supports asks the operating system too (XGETBV).
    if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
        __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
        __builtin_cpu_supports("avx512vnni") != 0) {
      sets.push_back(&avx512_kernels);
    }
    if (__builtin_cpu_supports("avx2") != 0) sets.push_back(&avx2_kernels);
#endif
    sets.push_back(&scalar_kernels);
    return sets;
  }();
  return available;
}

const Kernels& chosen_kernels() {
  const std::span<const Kernels* const> available = available_kernels();
  if (const char* const wanted = std::getenv("NEWSGRAPH_KERNEL"); wanted != nullptr) {
    for (const Kernels* const kernels : available) {
      if (kernels->name == wanted) return *kernels;
    }
  }
  return *available.front();
}

}  // namespace newsgraph::nlp
