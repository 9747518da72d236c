#include "newsgraph/nlp/score.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/nlp/labels.hpp"

namespace newsgraph::nlp {
namespace {

constexpr std::size_t unaligned = static_cast<std::size_t>(-1);

constexpr std::array<std::string_view, 7> core_relations = {"nsubj", "obj",   "iobj",     "csubj",
                                                            "ccomp", "xcomp", "obl:agent"};

// What CLAS leaves out (Zeman et al. 2018, section 3.3).
constexpr std::array<std::string_view, 8> function_relations = {"aux", "case", "cc",   "clf",
                                                                "cop", "det",  "mark", "punct"};

bool is_content(std::string_view deprel) {
  return std::find(function_relations.begin(), function_relations.end(), universal(deprel)) ==
         function_relations.end();
}

// A word with the characters it stands for, counted without white space.
struct PlacedWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  const ConlluWord* word = nullptr;
  std::size_t head = unaligned;  // index into the words of the text; unaligned = root
};

struct PlacedText {
  std::string characters;
  std::vector<PlacedWord> words;
  std::vector<std::pair<std::size_t, std::size_t>> tokens;
  std::vector<std::pair<std::size_t, std::size_t>> sentences;
};

std::string without_space(std::string_view form) {
  std::string kept;
  for (std::size_t at = 0; at < form.size(); ++at) {
    const auto byte = static_cast<unsigned char>(form[at]);
    if (byte <= 0x20) continue;
    if (byte == 0xC2 && at + 1 < form.size() && form[at + 1] == '\xA0') {  // no-break space
      ++at;
      continue;
    }
    kept.push_back(form[at]);
  }
  return kept;
}

// Words of a range take their own characters when they spell the range out ("do" + "n't"), else all
// of its characters.
void place_range(const ConlluSentence& sentence, const ConlluRange& range, PlacedText& text) {
  const std::string surface = without_space(range.form);
  std::string spelled;
  for (std::uint32_t at = range.first; at < range.last; ++at) {
    spelled += without_space(sentence.words[at].form);
  }
  const std::size_t begin = text.characters.size();
  text.characters += surface;
  text.tokens.emplace_back(begin, text.characters.size());
  std::size_t at_character = begin;
  for (std::uint32_t at = range.first; at < range.last; ++at) {
    const ConlluWord& word = sentence.words[at];
    if (spelled == surface) {
      const std::size_t length = without_space(word.form).size();
      text.words.push_back({at_character, at_character + length, &word, unaligned});
      at_character += length;
    } else {
      text.words.push_back({begin, text.characters.size(), &word, unaligned});
    }
  }
}

PlacedText place(std::span<const ConlluSentence> sentences) {
  PlacedText text;
  for (const ConlluSentence& sentence : sentences) {
    const std::size_t first_character = text.characters.size();
    const std::size_t first_word = text.words.size();
    std::size_t range = 0;
    for (std::uint32_t at = 0; at < sentence.words.size();) {
      if (range < sentence.ranges.size() && sentence.ranges[range].first == at) {
        place_range(sentence, sentence.ranges[range], text);
        at = sentence.ranges[range++].last;
        continue;
      }
      const std::size_t begin = text.characters.size();
      text.characters += without_space(sentence.words[at].form);
      text.words.push_back({begin, text.characters.size(), &sentence.words[at], unaligned});
      text.tokens.emplace_back(begin, text.characters.size());
      ++at;
    }
    for (std::size_t at = first_word; at < text.words.size(); ++at) {
      const std::uint32_t head = text.words[at].word->head;
      if (head > 0) text.words[at].head = first_word + head - 1;
    }
    text.sentences.emplace_back(first_character, text.characters.size());
  }
  return text;
}

void require_same(const PlacedText& gold, const PlacedText& system, const std::string& path) {
  if (gold.characters == system.characters) return;
  const auto [left, right] = std::mismatch(gold.characters.begin(), gold.characters.end(),
                                           system.characters.begin(), system.characters.end());
  const auto at = static_cast<std::size_t>(right - system.characters.begin());
  throw InputError(
      path,
      "its text differs from the gold text at character " + std::to_string(at) + ": expected \"" +
          std::string(left, left + std::min<std::ptrdiff_t>(20, gold.characters.end() - left)) +
          "\", found \"" + system.characters.substr(at, 20) + "\"");
}

template <typename Spans>
Counts common(const Spans& gold, const Spans& system) {
  Counts counts{gold.size(), system.size(), 0};
  auto left = gold.begin();
  for (const auto& span : system) {
    while (left != gold.end() && *left < span) ++left;
    if (left != gold.end() && *left == span) {
      ++counts.correct;
      ++left;
    }
  }
  return counts;
}

// For each system word the gold word with the same characters. Several words may share characters
// (words of a range that do not spell it out): they are paired in order.
std::vector<std::size_t> align(const PlacedText& gold, const PlacedText& system) {
  std::vector<std::size_t> aligned(system.words.size(), unaligned);
  std::size_t left = 0;
  for (std::size_t at = 0; at < system.words.size(); ++at) {
    const auto key = std::pair(system.words[at].begin, system.words[at].end);
    while (left < gold.words.size() &&
           std::pair(gold.words[left].begin, gold.words[left].end) < key) {
      ++left;
    }
    if (left < gold.words.size() &&
        std::pair(gold.words[left].begin, gold.words[left].end) == key) {
      aligned[at] = left++;
    }
  }
  return aligned;
}

bool is_core(std::string_view deprel) {
  return std::find(core_relations.begin(), core_relations.end(), deprel) != core_relations.end() ||
         std::find(core_relations.begin(), core_relations.end(), universal(deprel)) !=
             core_relations.end();
}

}  // namespace

void Counts::add(const Counts& other) noexcept {
  gold += other.gold;
  system += other.system;
  correct += other.correct;
}

double Counts::precision() const noexcept {
  return system == 0 ? 100.0 : 100.0 * static_cast<double>(correct) / static_cast<double>(system);
}

double Counts::recall() const noexcept {
  return gold == 0 ? 100.0 : 100.0 * static_cast<double>(correct) / static_cast<double>(gold);
}

double Counts::f1() const noexcept {
  return gold + system == 0
             ? 100.0
             : 200.0 * static_cast<double>(correct) / static_cast<double>(gold + system);
}

void ParseScores::add(const ParseScores& other) {
  tokens.add(other.tokens);
  sentences.add(other.sentences);
  words.add(other.words);
  upos.add(other.upos);
  xpos.add(other.xpos);
  lemmas.add(other.lemmas);
  uas.add(other.uas);
  las.add(other.las);
  las_subtypes.add(other.las_subtypes);
  clas.add(other.clas);
  core_arguments.add(other.core_arguments);
  for (const auto& [relation, counts] : other.relations) relations[relation].add(counts);
}

ParseScores score_parse(std::span<const ConlluSentence> gold_sentences,
                        std::span<const ConlluSentence> system_sentences, const std::string& path) {
  const PlacedText gold = place(gold_sentences);
  const PlacedText system = place(system_sentences);
  require_same(gold, system, path);
  ParseScores scores;
  scores.tokens = common(gold.tokens, system.tokens);
  scores.sentences = common(gold.sentences, system.sentences);
  const std::vector<std::size_t> aligned = align(gold, system);
  const Counts all{gold.words.size(), system.words.size(), 0};
  for (Counts* counts : {&scores.words, &scores.upos, &scores.xpos, &scores.lemmas, &scores.uas,
                         &scores.las, &scores.las_subtypes}) {
    *counts = all;
  }
  for (const PlacedWord& word : gold.words) {
    ++scores.relations[std::string(universal(word.word->deprel))].gold;
    if (is_core(word.word->deprel)) ++scores.core_arguments.gold;
    if (is_content(word.word->deprel)) ++scores.clas.gold;
  }
  for (std::size_t at = 0; at < system.words.size(); ++at) {
    const ConlluWord& word = *system.words[at].word;
    Counts& relation = scores.relations[std::string(universal(word.deprel))];
    ++relation.system;
    const bool core = is_core(word.deprel);
    if (core) ++scores.core_arguments.system;
    if (is_content(word.deprel)) ++scores.clas.system;
    if (aligned[at] == unaligned) continue;
    const PlacedWord& gold_place = gold.words[aligned[at]];
    const ConlluWord& right = *gold_place.word;
    ++scores.words.correct;
    scores.upos.correct += word.upos == right.upos ? 1U : 0U;
    scores.xpos.correct += word.xpos == right.xpos ? 1U : 0U;
    scores.lemmas.correct += word.lemma == right.lemma || right.lemma == "_" ? 1U : 0U;
    const std::size_t head = system.words[at].head;
    const bool same_head = head == unaligned
                               ? gold_place.head == unaligned
                               : aligned[head] != unaligned && aligned[head] == gold_place.head;
    if (!same_head) continue;
    ++scores.uas.correct;
    scores.las_subtypes.correct += word.deprel == right.deprel ? 1U : 0U;
    if (universal(word.deprel) != universal(right.deprel)) continue;
    ++scores.las.correct;
    ++relation.correct;
    if (core && is_core(right.deprel)) ++scores.core_arguments.correct;
    if (is_content(right.deprel)) ++scores.clas.correct;
  }
  return scores;
}

SpanScores score_spans(std::vector<LabelledSpan> gold, std::vector<LabelledSpan> system) {
  for (auto* spans : {&gold, &system}) {
    std::sort(spans->begin(), spans->end());
    spans->erase(std::unique(spans->begin(), spans->end()), spans->end());
  }
  SpanScores scores;
  scores.exact = common(gold, system);
  for (const LabelledSpan& span : gold) ++scores.types[span.label].gold;
  for (const LabelledSpan& span : system) ++scores.types[span.label].system;
  std::vector<LabelledSpan> both;
  std::set_intersection(gold.begin(), gold.end(), system.begin(), system.end(),
                        std::back_inserter(both));
  for (const LabelledSpan& span : both) ++scores.types[span.label].correct;
  for (auto* spans : {&gold, &system}) {
    for (LabelledSpan& span : *spans) span.label.clear();
    spans->erase(std::unique(spans->begin(), spans->end()), spans->end());
  }
  scores.borders = common(gold, system);
  return scores;
}

SpanScores score_entities(std::span<const ConlluSentence> gold_sentences,
                          std::span<const ConlluSentence> system_sentences,
                          const std::string& path) {
  const auto spans = [](std::span<const ConlluSentence> sentences, const PlacedText& text) {
    std::vector<LabelledSpan> found;
    std::size_t first_word = 0;
    for (const ConlluSentence& sentence : sentences) {
      for (const ConlluEntity& entity : entities_of(sentence)) {
        found.push_back({0, static_cast<std::uint32_t>(text.words[first_word + entity.first].begin),
                         static_cast<std::uint32_t>(text.words[first_word + entity.last - 1].end),
                         entity.label});
      }
      first_word += sentence.words.size();
    }
    return found;
  };
  const PlacedText gold = place(gold_sentences);
  const PlacedText system = place(system_sentences);
  require_same(gold, system, path);
  return score_spans(spans(gold_sentences, gold), spans(system_sentences, system));
}

}  // namespace newsgraph::nlp
