#include "train/patterns.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "newsgraph/base/error.hpp"

#include "train/random.hpp"

namespace newsgraph::train {
namespace {

using Words = std::vector<std::string>;

// Words of a name that can fill a slot; empty when it cannot.
Words words_of(std::string_view name) {
  constexpr std::size_t most_words = 3;
  Words words;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    const std::string_view word = name.substr(begin, end - begin);
    const bool plain = std::all_of(word.begin(), word.end(), [](char byte) {
      return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
             static_cast<unsigned char>(byte) >= 0x80;
    });
    if (word.size() < 2 || !plain || (word.front() >= 'a' && word.front() <= 'z')) return {};
    words.emplace_back(word);
    begin = end + 1;
  }
  return words.size() <= most_words ? words : Words();
}

std::map<std::string, std::vector<Words>, std::less<>> read_lists(
    const std::vector<LexiconList>& lists) {
  std::map<std::string, std::vector<Words>, std::less<>> fillings;
  for (const LexiconList& list : lists) {
    std::vector<Words>& names = fillings[list.name];
    for (const std::string& name : read_names_of(list)) {
      Words words = words_of(name);
      if (!words.empty()) names.push_back(std::move(words));
    }
  }
  return fillings;
}

// "uner:B-PER,wikigold:I-PER" with every B- an I-.
std::string continued(std::string misc) {
  for (std::size_t at = misc.find(":B-"); at != std::string::npos; at = misc.find(":B-", at)) {
    misc[at + 1] = 'I';
  }
  return misc;
}

std::string labels_only(const std::string& misc) {
  const std::size_t begin = misc.find("Names=");
  if (begin == std::string::npos) return {};
  return misc.substr(begin, misc.find('|', begin) - begin);
}

nlp::ConlluSentence fill(const nlp::ConlluSentence& pattern,
                         const std::map<std::string, std::vector<Words>, std::less<>>& fillings,
                         Random& random) {
  nlp::ConlluSentence filled;
  filled.id = pattern.id;
  std::vector<std::uint32_t> place;  // of each word of the pattern, 1-based
  for (const nlp::ConlluWord& word : pattern.words) {
    Words forms = {word.form};
    if (word.form.size() > 2 && word.form.front() == '{' && word.form.back() == '}') {
      const auto list = fillings.find(word.form.substr(1, word.form.size() - 2));
      if (list == fillings.end() || list->second.empty()) {
        throw InputError(pattern.id, "no list of names fills " + word.form);
      }
      forms = list->second[random.below(list->second.size())];
    }
    const auto last = static_cast<std::uint32_t>(filled.words.size() + forms.size());
    place.push_back(last);
    for (std::size_t at = 0; at < forms.size(); ++at) {
      nlp::ConlluWord row = word;
      row.form = forms[at];
      if (at > 0) row.misc = continued(labels_only(word.misc));
      if (at + 1 < forms.size()) {
        row.head = last;
        row.deprel = "compound";
        row.misc += row.misc.empty() ? "Sure=0" : "|Sure=0";
      }
      filled.words.push_back(std::move(row));
    }
  }
  for (std::size_t at = 0; at < pattern.words.size(); ++at) {
    const std::uint32_t head = pattern.words[at].head;
    filled.words[place[at] - 1].head = head == 0 ? 0 : place[head - 1];
  }
  return filled;
}

}  // namespace

std::vector<nlp::ConlluSentence> fill_patterns(const std::vector<nlp::ConlluSentence>& patterns,
                                               const PatternOptions& options) {
  const auto fillings = read_lists(options.lists);
  Random random(options.seed);
  std::vector<nlp::ConlluSentence> sentences;
  for (const nlp::ConlluSentence& pattern : patterns) {
    for (std::size_t at = 0; at < options.count; ++at) {
      sentences.push_back(fill(pattern, fillings, random));
    }
  }
  return sentences;
}

}  // namespace newsgraph::train
