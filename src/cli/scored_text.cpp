#include "cli/scored_text.hpp"

#include <algorithm>
#include <cstdint>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/number.hpp"

namespace newsgraph::cli {
namespace {

std::vector<std::string_view> columns_of(std::string_view line) {
  const char mark = line.find('\t') == std::string_view::npos ? ' ' : '\t';
  std::vector<std::string_view> columns;
  while (true) {
    const std::size_t end = line.find(mark);
    columns.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return columns;
    line.remove_prefix(end + 1);
  }
}

bool is_tag(std::string_view text) {
  return text == "O" || (text.size() > 2 && (text[0] == 'B' || text[0] == 'I') && text[1] == '-');
}

template <typename Function>
void for_each_line(std::string_view content, Function&& function) {
  std::size_t number = 0;
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    std::string_view line = content.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    function(line, ++number);
    content.remove_prefix(std::min(end + 1, content.size()));
  }
}

bool is_conllu(std::string_view content) {
  bool found = false;
  bool ten = false;
  for_each_line(content, [&](std::string_view line, std::size_t) {
    if (found || line.empty() || line.front() == '#') return;
    found = true;
    ten = columns_of(line).size() == 10 && line.find('\t') != std::string_view::npos;
  });
  return ten;
}

/// Entities that IOB2 tags say; an I- that continues nothing begins one, as in IOB1.
std::vector<nlp::ConlluEntity> entities_of_tags(const std::vector<std::string_view>& tags) {
  std::vector<nlp::ConlluEntity> entities;
  for (std::uint32_t at = 0; at < tags.size(); ++at) {
    if (tags[at] == "O") continue;
    const std::string_view label = tags[at].substr(2);
    const bool goes_on = tags[at].front() == 'I' && !entities.empty() &&
                         entities.back().last == at && entities.back().label == label;
    if (goes_on) {
      entities.back().last = at + 1;
    } else {
      entities.push_back({at, at + 1, std::string(label)});
    }
  }
  return entities;
}

std::vector<nlp::ConlluSentence> read_iob(std::string_view content, const std::string& path) {
  std::vector<nlp::ConlluSentence> sentences;
  nlp::ConlluSentence sentence;
  std::vector<std::string_view> tags;
  const auto finish = [&] {
    if (tags.empty()) return;
    set_entities(sentence, entities_of_tags(tags));
    sentences.push_back(std::move(sentence));
    sentence = {};
    tags.clear();
  };
  for_each_line(content, [&](std::string_view line, std::size_t number) {
    if (line.empty()) return finish();
    // "# sent_id = ..." is a comment; "#" is a word too.
    if (line.front() == '#' && !is_tag(columns_of(line).back())) return;
    const std::vector<std::string_view> columns = columns_of(line);
    const bool numbered = columns.size() > 2 && is_tag(columns[2]) &&
                          columns[0].find_first_not_of("0123456789-.") == std::string_view::npos;
    const std::string_view tag = numbered ? columns[2] : columns.back();
    if (columns.size() < 2 || !is_tag(tag)) {
      throw InputError(path, number, 1,
                       "neither CoNLL-U (ten columns parted by tabs) nor IOB2 (a form and a tag "
                       "such as B-PER or O)",
                       std::string(line));
    }
    if (numbered && columns[0].find_first_of("-.") != std::string_view::npos) return;
    nlp::ConlluWord& word = sentence.words.emplace_back();
    word.form = columns[numbered ? 1 : 0];
    tags.push_back(tag);
  });
  finish();
  return sentences;
}

}  // namespace

std::vector<nlp::ConlluSentence> read_scored(const std::string& path) {
  const std::string name = path == "-" ? "standard input" : path;
  const std::string content = read_file(path == "-" ? "/dev/stdin" : path);
  std::vector<nlp::ConlluSentence> sentences =
      is_conllu(content) ? nlp::read_conllu(content, name) : read_iob(content, name);
  if (sentences.empty()) throw InputError(name, "has no sentence");
  return sentences;
}

bool has_trees(std::span<const nlp::ConlluSentence> sentences) {
  return std::ranges::any_of(sentences, [](const nlp::ConlluSentence& sentence) {
    return std::ranges::any_of(sentence.words,
                               [](const nlp::ConlluWord& word) { return !word.deprel.empty(); });
  });
}

void set_entities(nlp::ConlluSentence& sentence, std::span<const nlp::ConlluEntity> entities) {
  const std::size_t size = sentence.words.size();
  // Numbered as GUM numbers them, so that nested ones keep apart.
  std::vector<std::string> begins(size);
  std::vector<std::string> whole(size);
  std::vector<std::string> ends(size);
  for (std::size_t at = entities.size(); at-- > 0;) {  // outer ones first
    const nlp::ConlluEntity& entity = entities[at];
    const std::string id = std::to_string(at + 1);
    const std::string begin = "(" + id + "-" + entity.label;
    if (entity.last == entity.first + 1) {
      whole[entity.first] += begin + ")";
    } else {
      begins[entity.first] += begin;
      ends[entity.last - 1].insert(0, id + ")");
    }
  }
  for (std::size_t at = 0; at < size; ++at) {
    std::string& misc = sentence.words[at].misc;
    const std::string kept =
        misc.find("SpaceAfter=No") == std::string::npos ? std::string() : "SpaceAfter=No";
    const std::string marks = begins[at] + whole[at] + ends[at];
    misc = marks.empty() ? kept : "Entity=" + marks + (kept.empty() ? "" : "|" + kept);
  }
}

}  // namespace newsgraph::cli
