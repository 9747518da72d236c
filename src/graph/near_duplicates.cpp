#include "near_duplicates.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/sorted.hpp"

namespace newsgraph::graph {
namespace {

constexpr std::size_t words_in_run = 5;

/// 32 bands of 4: of two texts that share half of their runs 87 in 100 are found, of those that
/// share two thirds all but 1 in 1000 (1 - (1 - s^4)^32).
constexpr std::size_t bands = 32;
constexpr std::size_t rows = 4;
constexpr std::size_t bins = bands * rows;

constexpr std::uint64_t nothing = std::numeric_limits<std::uint64_t>::max();

bool is_word(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Calls `take` with the hash of every five words in a row; of a shorter text with one of all.
template <typename Take>
void each_run(std::string_view text, Take take) {
  std::array<std::uint64_t, words_in_run> last{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word(text[i])) {
      ++i;
      continue;
    }
    std::uint64_t word = 0xcbf29ce484222325ULL;  // FNV-1a, letters in lower case
    for (; i < text.size() && is_word(text[i]); ++i) {
      const char c = text[i];
      const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      word = (word ^ static_cast<unsigned char>(small)) * 0x100000001b3ULL;
    }
    last[count % words_in_run] = word;
    if (++count < words_in_run) continue;
    std::uint64_t run = 0;
    for (std::size_t back = 0; back < words_in_run; ++back)
      run = run * 0x9e3779b97f4a7c15ULL + last[(count + back) % words_in_run];
    run ^= run >> 30U;
    run *= 0xbf58476d1ce4e5b9ULL;
    take(run ^ (run >> 27U));
  }
  if (count > 0 && count < words_in_run) take(hash64(text));
}

std::vector<std::uint64_t> runs_of(std::string_view text) {
  std::vector<std::uint64_t> runs;
  each_run(text, [&runs](std::uint64_t run) { runs.push_back(run); });
  make_set(runs);
  return runs;
}

/// Whether two sorted sets share at least half of their union.
bool share_half(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  const std::size_t shared = count_shared(a, b);
  return shared * 2 >= a.size() + b.size() - shared;
}

}  // namespace

std::vector<std::uint32_t> group_near_duplicates(std::span<const Record> records) {
  struct Band {
    std::uint64_t hash = 0;
    std::uint32_t record = 0;
  };
  std::vector<Band> found;
  found.reserve(records.size() * bands);
  std::array<std::uint64_t, bins> least{};
  for (std::uint32_t record = 0; record < records.size(); ++record) {
    least.fill(nothing);
    each_run(records[record].article.text, [&least](std::uint64_t run) {
      std::uint64_t& bin = least[run % bins];
      bin = std::min(bin, run / bins);
    });
    for (std::size_t band = 0; band < bands; ++band) {
      std::uint64_t hash = band + 1;
      bool any = false;
      for (std::size_t row = 0; row < rows; ++row) {
        const std::uint64_t value = least[band * rows + row];
        any = any || value != nothing;
        hash = (hash ^ value) * 0xff51afd7ed558ccdULL;
        hash ^= hash >> 32U;
      }
      if (any) found.push_back({hash, record});
    }
  }
  std::ranges::sort(found, {}, [](const Band& band) { return std::pair(band.hash, band.record); });

  std::vector<std::uint32_t> group(records.size());
  std::iota(group.begin(), group.end(), 0U);
  const auto first_of = [&group](std::uint32_t record) {
    while (group[record] != record) record = group[record] = group[group[record]];
    return record;
  };
  std::vector<std::vector<std::uint64_t>> runs(records.size());
  const auto runs_at = [&](std::uint32_t record) -> const std::vector<std::uint64_t>& {
    if (runs[record].empty()) runs[record] = runs_of(records[record].article.text);
    return runs[record];
  };
  for (std::size_t i = 1; i < found.size(); ++i) {
    if (found[i].hash != found[i - 1].hash) continue;
    // Neighbours in a band: a chain of them joins all that print one text.
    std::uint32_t a = found[i - 1].record;
    std::uint32_t b = found[i].record;
    if (a == b || first_of(a) == first_of(b)) continue;
    if (!share_half(runs_at(a), runs_at(b))) continue;
    a = first_of(a);
    b = first_of(b);
    group[std::max(a, b)] = std::min(a, b);
  }
  for (std::uint32_t record = 0; record < records.size(); ++record)
    group[record] = first_of(record);
  return group;
}

}  // namespace newsgraph::graph
