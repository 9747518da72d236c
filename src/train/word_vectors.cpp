#include "train/word_vectors.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/number.hpp"

#include "nlp/activation.hpp"
#include "nlp/features.hpp"
#include "train/random.hpp"
#include "train/raw_text.hpp"

namespace newsgraph::train {
namespace {

constexpr std::uint32_t paragraph_end = 0xffffffffU;

struct Text {
  std::vector<std::string> words;
  std::vector<std::uint64_t> counts;
  std::vector<std::uint32_t> tokens;  ///< Rows of kept words; paragraph_end between paragraphs.
};

Text read_text(const std::vector<std::filesystem::path>& files,
               const std::set<std::string>& excluded, const VectorOptions& options,
               const Progress& progress) {
  std::unordered_map<std::string, std::uint32_t> ids;
  std::vector<std::pair<std::uint64_t, std::string>> counted;
  std::vector<std::uint32_t> tokens;
  for (const std::filesystem::path& file : files) {
    for_each_paragraph(file, excluded, [&](const std::vector<std::string>& forms) {
      for (const std::string& form : forms) {
        const std::string normal = nlp::normal_form(form);
        const auto [found, added] =
            ids.try_emplace(normal, static_cast<std::uint32_t>(counted.size()));
        if (added) counted.emplace_back(0, normal);
        ++counted[found->second].first;
        tokens.push_back(found->second);
      }
      tokens.push_back(paragraph_end);
    });
    progress(file.filename().string() + ": " + std::to_string(tokens.size()) + " tokens so far, " +
             std::to_string(counted.size()) + " forms");
  }
  std::vector<std::uint32_t> order(counted.size());
  for (std::uint32_t at = 0; at < order.size(); ++at) order[at] = at;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (counted[a].first != counted[b].first) return counted[a].first > counted[b].first;
    return counted[a].second < counted[b].second;
  });
  Text text;
  std::vector<std::uint32_t> rows(counted.size(), paragraph_end);
  for (const std::uint32_t id : order) {
    if (text.words.size() == options.limit || counted[id].first < options.least_count) break;
    rows[id] = static_cast<std::uint32_t>(text.words.size());
    text.words.push_back(counted[id].second);
    text.counts.push_back(counted[id].first);
  }
  for (const std::uint32_t token : tokens) {
    const std::uint32_t row = token == paragraph_end ? paragraph_end : rows[token];
    if (token == paragraph_end || row != paragraph_end) text.tokens.push_back(row);
  }
  return text;
}

float dot(const float* __restrict a, const float* __restrict b, std::size_t size) {
  std::array<float, 8> sums{};
  std::size_t k = 0;
  for (; k + 8 <= size; k += 8) {
    for (std::size_t lane = 0; lane < 8; ++lane) sums[lane] += a[k + lane] * b[k + lane];
  }
  float sum = 0.0F;
  for (; k < size; ++k) sum += a[k] * b[k];
  for (const float part : sums) sum += part;
  return sum;
}

void add_scaled(float* __restrict to, const float* __restrict from, float factor,
                std::size_t size) {
  for (std::size_t k = 0; k < size; ++k) to[k] += factor * from[k];
}

// Negative samples by unigram count to the power 3/4.
std::vector<std::uint32_t> sampling_table(const std::vector<std::uint64_t>& counts) {
  constexpr std::size_t size = std::size_t{1} << 22U;
  double total = 0.0;
  for (const std::uint64_t count : counts) total += std::pow(static_cast<double>(count), 0.75);
  std::vector<std::uint32_t> table;
  table.reserve(size);
  double sum = 0.0;
  for (std::uint32_t word = 0; word < counts.size(); ++word) {
    sum += std::pow(static_cast<double>(counts[word]), 0.75);
    const auto end = static_cast<std::size_t>(sum / total * static_cast<double>(size));
    while (table.size() < end && table.size() < size) table.push_back(word);
  }
  while (table.size() < size) table.push_back(0);
  return table;
}

}  // namespace

WordVectors learn_vectors(const std::vector<std::filesystem::path>& files,
                          const std::set<std::string>& excluded, const VectorOptions& options,
                          const Progress& progress) {
  const Text text = read_text(files, excluded, options, progress);
  if (text.words.empty()) throw InputError(files.empty() ? "" : files.front().string(), "no words");
  const std::size_t width = options.width;
  Random random(options.seed);
  WordVectors result;
  result.width = width;
  result.words = text.words;
  result.values.resize(text.words.size() * width);
  for (float& value : result.values) value = (random.uniform() - 0.5F) / static_cast<float>(width);
  std::vector<float> contexts(result.values.size(), 0.0F);
  const std::vector<std::uint32_t> table = sampling_table(text.counts);
  double all = 0.0;
  for (const std::uint64_t count : text.counts) all += static_cast<double>(count);
  std::vector<float> kept(text.counts.size());
  for (std::size_t word = 0; word < kept.size(); ++word) {
    const double share = static_cast<double>(text.counts[word]) / all / options.subsample;
    kept[word] = static_cast<float>((std::sqrt(share) + 1.0) / share);
  }
  std::vector<std::uint32_t> paragraph;
  std::vector<float> d_centre(width);
  const std::size_t total = text.tokens.size() * options.epochs;
  std::size_t done = 0;
  for (std::size_t epoch = 0; epoch < options.epochs; ++epoch) {
    double loss = 0.0;
    std::size_t pairs = 0;
    for (std::size_t begin = 0; begin < text.tokens.size();) {
      paragraph.clear();
      std::size_t end = begin;
      for (; end < text.tokens.size() && text.tokens[end] != paragraph_end; ++end) {
        const std::uint32_t word = text.tokens[end];
        if (kept[word] >= 1.0F || random.uniform() < kept[word]) paragraph.push_back(word);
      }
      const float rate =
          0.025F * std::max(0.02F, 1.0F - static_cast<float>(done) / static_cast<float>(total));
      done += end - begin + 1;
      begin = end + 1;
      for (std::size_t at = 0; at < paragraph.size(); ++at) {
        const std::size_t reach = 1 + random.below(options.window);
        float* const centre = result.values.data() + paragraph[at] * width;
        const std::size_t from = at < reach ? 0 : at - reach;
        const std::size_t to = std::min(paragraph.size(), at + reach + 1);
        for (std::size_t other = from; other < to; ++other) {
          if (other == at) continue;
          std::fill(d_centre.begin(), d_centre.end(), 0.0F);
          for (std::size_t sample = 0; sample <= options.negatives; ++sample) {
            const std::uint32_t word =
                sample == 0 ? paragraph[other] : table[random.below(table.size())];
            if (sample > 0 && word == paragraph[other]) continue;
            float* const context = contexts.data() + word * width;
            const float p = nlp::sigmoid(dot(centre, context, width));
            const float d = rate * ((sample == 0 ? 1.0F : 0.0F) - p);
            if (sample == 0) loss -= std::log(static_cast<double>(std::max(p, 1e-9F)));
            add_scaled(d_centre.data(), context, d, width);
            add_scaled(context, centre, d, width);
          }
          add_scaled(centre, d_centre.data(), 1.0F, width);
          ++pairs;
        }
      }
    }
    progress("epoch " + std::to_string(epoch + 1) + ": " + std::to_string(pairs) +
             " pairs, loss of the right word " +
             to_decimal(loss / static_cast<double>(std::max<std::size_t>(1, pairs)), 4));
  }
  double squares = 0.0;
  for (const float value : result.values) squares += static_cast<double>(value * value);
  const auto factor =
      static_cast<float>(1.0 / std::sqrt(squares / static_cast<double>(result.values.size())));
  for (float& value : result.values) value *= factor;
  return result;
}

void write_vectors(const WordVectors& vectors, const std::filesystem::path& path) {
  AtomicFile file(path);
  file.write(std::to_string(vectors.words.size()) + " " + std::to_string(vectors.width) + "\n");
  std::string line;
  for (std::size_t word = 0; word < vectors.words.size(); ++word) {
    line = vectors.words[word];
    for (std::size_t k = 0; k < vectors.width; ++k) {
      std::array<char, 32> digits{};
      const float value = vectors.values[word * vectors.width + k];
      const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                     std::chars_format::fixed, 4);
      line.push_back(' ');
      line.append(digits.data(), end.ptr);
    }
    line.push_back('\n');
    file.write(line);
  }
  file.commit();
}

WordVectors read_vectors(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  WordVectors vectors;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < content.size();) {
    std::size_t end = content.find('\n', begin);
    if (end == std::string::npos) end = content.size();
    std::string_view line = std::string_view(content).substr(begin, end - begin);
    begin = end + 1;
    ++number;
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) throw InputError(path.string(), number, 0, "no values");
    if (number == 1) {
      vectors.width = parse_unsigned(line.substr(space + 1)).value_or(0);
      if (vectors.width == 0) throw InputError(path.string(), 1, 0, "expected \"words width\"");
      continue;
    }
    vectors.words.emplace_back(line.substr(0, space));
    const char* at = line.data() + space;
    const char* const last = line.data() + line.size();
    for (std::size_t k = 0; k < vectors.width; ++k) {
      while (at < last && *at == ' ') ++at;
      float value = 0.0F;
      const auto got = std::from_chars(at, last, value);
      if (got.ec != std::errc()) throw InputError(path.string(), number, 0, "too few values");
      at = got.ptr;
      vectors.values.push_back(value);
    }
  }
  return vectors;
}

}  // namespace newsgraph::train
