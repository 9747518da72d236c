#include "nlp/lemma.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/nlp/labels.hpp"

#include "nlp/features.hpp"

namespace newsgraph::nlp {
namespace {

// Endings longer than this only repeat single words.
constexpr std::size_t longest_ending = 5;

std::uint64_t key_of(std::string_view text, std::uint8_t xpos, bool whole) {
  std::string key(1, static_cast<char>(xpos));
  key.push_back(whole ? '=' : '-');
  key += text;
  const std::uint64_t hash = stable_hash(key);
  return hash == 0 ? 1 : hash;
}

std::string_view ending_of(std::string_view word, std::size_t length) {
  return word.substr(word.size() - std::min(length, word.size()));
}

std::string rule_from(std::string_view base, std::string_view lemma, bool lower) {
  std::size_t common = 0;
  while (common < base.size() && common < lemma.size() && base[common] == lemma[common]) ++common;
  // Never between the bytes of one character.
  while (common > 0 && common < base.size() &&
         (static_cast<unsigned char>(base[common]) & 0xC0U) == 0x80) {
    --common;
  }
  std::string rule = std::to_string(base.size() - common);
  rule += lower ? " l " : " k ";
  return rule + std::string(lemma.substr(common));
}

// Rules are lines "cut l|k ending": so many bytes off the form in lower case or as it is.
std::string applied(std::string_view rule, std::string_view form) {
  std::size_t cut = 0;
  std::size_t at = 0;
  for (; rule[at] != ' '; ++at) cut = cut * 10 + static_cast<std::size_t>(rule[at] - '0');
  const std::string base = rule[at + 1] == 'l' ? lower_form(form) : std::string(form);
  return base.substr(0, base.size() - std::min(cut, base.size())) +
         std::string(rule.substr(at + 3));
}

// The rule that is right for most of a word's examples; of equals the shortest, then the one for
// the word in lower case, which holds at the beginning of a sentence too.
std::string best_rule(const std::map<std::pair<std::string, std::string>, std::size_t>& examples) {
  std::set<std::string> candidates;
  for (const auto& [example, count] : examples) {
    candidates.insert(rule_from(lower_form(example.first), example.second, true));
    candidates.insert(rule_from(example.first, example.second, false));
  }
  std::string best;
  std::size_t most = 0;
  // The last one first. NOLINTNEXTLINE(modernize-loop-convert): clang-tidy 14 knows no reversed
  // range.
  for (auto rule = candidates.rbegin(); rule != candidates.rend(); ++rule) {
    std::size_t right = 0;
    for (const auto& [example, count] : examples) {
      if (applied(*rule, example.first) == example.second) right += count;
    }
    if (right < most || (right == most && rule->size() >= best.size())) continue;
    most = right;
    best = *rule;
  }
  return best;
}

using Counts = std::map<std::string, std::size_t>;

std::optional<std::string> most_frequent(const Counts& counts, std::size_t least) {
  const std::string* best = nullptr;
  std::size_t greatest = 0;
  std::size_t total = 0;
  for (const auto& [rule, count] : counts) {
    total += count;
    if (count > greatest) {
      greatest = count;
      best = &rule;
    }
  }
  if (best == nullptr || total < least) return std::nullopt;
  return *best;
}

using Table = std::map<std::pair<std::string, std::uint8_t>, std::string>;

// Rule by endings alone, as the table stands.
const std::string* by_ending(const std::vector<Table>& endings, const std::string& lower,
                             std::uint8_t xpos, std::size_t longest) {
  for (std::size_t length = std::min(longest, lower.size()) + 1; length-- > 0;) {
    const auto found = endings[length].find({std::string(ending_of(lower, length)), xpos});
    if (found != endings[length].end()) return &found->second;
  }
  return nullptr;
}

}  // namespace

void learn_lemmas(std::span<const LemmaExample> examples, ModelWriter& writer) {
  using Examples = std::map<std::pair<std::string, std::string>, std::size_t>;
  std::map<std::pair<std::string, std::uint8_t>, Examples> words;
  for (const LemmaExample& example : examples) {
    if (example.lemma.empty() || example.lemma == "_" || example.form.empty()) continue;
    ++words[{lower_form(example.form), example.xpos}][{example.form, example.lemma}];
  }
  // Each word counts once for its endings, so that "was" does not teach a rule to "gas".
  std::vector<std::map<std::pair<std::string, std::uint8_t>, Counts>> counted(longest_ending + 1);
  std::map<std::pair<std::string, std::uint8_t>, std::string> best;
  for (const auto& [word, seen] : words) {
    const std::string rule = best_rule(seen);
    best[word] = rule;
    for (std::size_t length = 0; length <= std::min(longest_ending, word.first.size()); ++length) {
      ++counted[length][{std::string(ending_of(word.first, length)), word.second}][rule];
    }
  }
  std::vector<Table> endings(longest_ending + 1);
  for (std::size_t length = 0; length <= longest_ending; ++length) {
    for (const auto& [ending, counts] : counted[length]) {
      const std::optional<std::string> rule = most_frequent(counts, length == 0 ? 1 : 2);
      if (!rule) continue;
      const std::string* const shorter =
          length == 0 ? nullptr : by_ending(endings, ending.first, ending.second, length - 1);
      if (shorter == nullptr || *shorter != *rule) endings[length][ending] = *rule;
    }
  }
  std::set<std::string> used;
  std::map<std::uint64_t, std::string> entries;
  const auto keep = [&](std::uint64_t key, const std::string& rule) {
    used.insert(rule);
    entries.emplace(key, rule);
  };
  for (const Table& table : endings) {
    for (const auto& [ending, rule] : table) keep(key_of(ending.first, ending.second, false), rule);
  }
  for (const auto& [word, rule] : best) {
    const std::string* const general = by_ending(endings, word.first, word.second, longest_ending);
    if (general == nullptr || *general != rule) keep(key_of(word.first, word.second, true), rule);
  }
  const std::vector<std::string> rules(used.begin(), used.end());
  std::string lines;
  for (const std::string& rule : rules) lines += rule + "\n";
  std::size_t capacity = 64;
  while (capacity * 2 < entries.size() * 3) capacity *= 2;
  std::vector<std::uint64_t> keys(capacity, 0);
  std::vector<std::uint16_t> values(capacity, 0);
  for (const auto& [key, rule] : entries) {
    std::size_t slot = key % capacity;
    while (keys[slot] != 0) slot = (slot + 1) % capacity;
    keys[slot] = key;
    values[slot] = static_cast<std::uint16_t>(std::lower_bound(rules.begin(), rules.end(), rule) -
                                              rules.begin());
  }
  writer.add("lemma.rules", lines);
  writer.add_numbers("lemma.keys", keys);
  writer.add_numbers("lemma.values", values);
}

Lemmatizer::Lemmatizer(const ModelFile& file)
    : proper_(find_xpos("NNP").value_or(0)), proper_plural_(find_xpos("NNPS").value_or(0)) {
  const std::string_view lines = file.text("lemma.rules");
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string_view line = lines.substr(begin, end - begin);
    begin = end + 1;
    Rule rule;
    std::size_t at = 0;
    for (; at < line.size() && line[at] >= '0' && line[at] <= '9'; ++at) {
      rule.cut = rule.cut * 10 + static_cast<std::size_t>(line[at] - '0');
    }
    if (at + 3 > line.size()) throw InputError(file.path(), "has a broken lemma rule");
    rule.lower = line[at + 1] == 'l';
    rule.ending = line.substr(at + 3);
    rules_.push_back(rule);
  }
  keys_ = file.numbers<std::uint64_t>("lemma.keys");
  values_ = file.numbers<std::uint16_t>("lemma.values", keys_.size());
  const bool full = std::find(keys_.begin(), keys_.end(), 0U) == keys_.end();
  for (const std::uint16_t value : values_) {
    if (full || value >= rules_.size()) throw InputError(file.path(), "has a broken lemma table");
  }
}

const Lemmatizer::Rule* Lemmatizer::find(std::uint64_t key) const noexcept {
  for (std::size_t slot = key % keys_.size(); keys_[slot] != 0; slot = (slot + 1) % keys_.size()) {
    if (keys_[slot] == key) return &rules_[values_[slot]];
  }
  return nullptr;
}

std::string Lemmatizer::lemma(std::string_view form, std::uint8_t xpos) const {
  std::string lower = lower_form(form);
  const Rule* rule = find(key_of(lower, xpos, true));
  for (std::size_t length = std::min(longest_ending, lower.size()) + 1;
       rule == nullptr && length-- > 0;) {
    rule = find(key_of(ending_of(lower, length), xpos, false));
  }
  if (rule == nullptr) return lower;
  const std::string_view base = rule->lower ? std::string_view(lower) : form;
  // A rule that eats the whole word was learned from a longer one.
  if (rule->cut > base.size() || (rule->cut == base.size() && rule->ending.empty())) {
    return std::string(base);
  }
  std::string lemma(base.substr(0, base.size() - rule->cut));
  lemma += rule->ending;
  // Proper nouns have capitals, also where the writer spared them: "kerala".
  if ((xpos == proper_ || xpos == proper_plural_) && lower == form && lemma.front() >= 'a' &&
      lemma.front() <= 'z') {
    lemma.front() = static_cast<char>(lemma.front() - ('a' - 'A'));
  }
  return lemma;
}

}  // namespace newsgraph::nlp
