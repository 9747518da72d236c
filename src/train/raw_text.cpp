#include "train/raw_text.hpp"

#include <array>
#include <memory>

#include <rapidjson/document.h>
#include <zlib.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/nlp/conllu.hpp"

#include "train/corpus.hpp"

namespace newsgraph::train {
namespace {

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }
bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         static_cast<unsigned char>(byte) >= 0x80;
}
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::string read_perhaps_compressed(const std::filesystem::path& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (!file) throw InputError(path.string(), "cannot be read");
  std::string content;
  std::string block(std::size_t{1} << 20U, '\0');
  while (true) {
    const int got = gzread(file.get(), block.data(), static_cast<unsigned>(block.size()));
    if (got < 0) throw InputError(path.string(), "is damaged");
    if (got == 0) return content;
    content.append(block, 0, static_cast<std::size_t>(got));
  }
}

template <typename Function>
void for_each_line(std::string_view content, Function&& function) {
  for (std::size_t begin = 0; begin < content.size();) {
    std::size_t end = content.find('\n', begin);
    if (end == std::string_view::npos) end = content.size();
    function(content.substr(begin, end - begin));
    begin = end + 1;
  }
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// Length of the character at `at`, with the marks of E2 80 as characters of their own.
std::size_t mark_length(std::string_view text, std::size_t at) {
  return text.substr(at, 2) == "\xE2\x80" ? 3 : 1;
}

bool is_word_byte(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "\xE2\x80") return false;
  return is_letter(text[at]) || is_digit(text[at]);
}

bool is_apostrophe(std::string_view text, std::size_t at) {
  return text[at] == '\'' || text.substr(at, 3) == "\u2019";
}

// Full stops inside of abbreviations and initials ("U.S.", "J."), numbers keep their marks.
bool keeps_mark(std::string_view text, std::size_t begin, std::size_t at) {
  const char mark = text[at];
  const bool more = at + 1 < text.size();
  if (mark == '.' || mark == ',' || mark == ':') {
    if (at > begin && is_digit(text[at - 1]) && more && is_digit(text[at + 1])) return true;
  }
  if (mark != '.' || at == begin) return false;
  const bool initial = is_letter(text[at - 1]) && (at - begin == 1 || text[at - 2] == '.');
  if (initial) return true;
  const std::string_view word = text.substr(begin, at - begin);
  for (const std::string_view title :
       {"Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Lt", "Col", "Sen", "Rep", "Gov", "St", "Jr", "No",
        "Inc", "Corp", "Co", "Ltd"}) {
    if (word == title) return true;
  }
  return false;
}

void add_word(std::string_view word, std::vector<std::string>& tokens) {
  const std::size_t size = word.size();
  if (size > 3 && (word.substr(size - 3) == "n't" || word.substr(size - 3) == "N'T")) {
    tokens.emplace_back(word.substr(0, size - 3));
    tokens.emplace_back(word.substr(size - 3));
    return;
  }
  if (size > 5 && word.substr(size - 5) == "n\u2019t") {
    tokens.emplace_back(word.substr(0, size - 5));
    tokens.emplace_back(word.substr(size - 5));
    return;
  }
  for (const std::string_view mark : {std::string_view("'"), std::string_view("\u2019")}) {
    const std::size_t at = word.rfind(mark);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view rest = word.substr(at + mark.size());
    if (rest.size() <= 2) {
      tokens.emplace_back(word.substr(0, at));
      tokens.emplace_back(word.substr(at));
      return;
    }
  }
  tokens.emplace_back(word);
}

void take_paragraphs(std::string_view text, const std::function<void(std::string_view)>& take) {
  for_each_line(text, [&](std::string_view line) {
    if (!line.empty()) take(line);
  });
}

}  // namespace

std::vector<std::string> rough_tokens(std::string_view paragraph) {
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < paragraph.size();) {
    if (is_space(paragraph[at])) {
      ++at;
      continue;
    }
    if (!is_word_byte(paragraph, at)) {
      const std::size_t length = mark_length(paragraph, at);
      tokens.emplace_back(paragraph.substr(at, length));
      at += length;
      continue;
    }
    const std::size_t begin = at;
    while (at < paragraph.size()) {
      if (is_word_byte(paragraph, at) || keeps_mark(paragraph, begin, at)) {
        ++at;
      } else if (is_apostrophe(paragraph, at)) {
        const std::size_t next = at + mark_length(paragraph, at);
        if (next >= paragraph.size() || !is_word_byte(paragraph, next)) break;
        at = next;
      } else {
        break;
      }
    }
    add_word(paragraph.substr(begin, at - begin), tokens);
  }
  return tokens;
}

void for_each_text(const std::filesystem::path& path, const std::set<std::string>& excluded,
                   const std::function<void(std::string_view)>& take) {
  const std::string name = path.filename().string();
  const std::string content = read_perhaps_compressed(path);
  if (ends_with(name, ".jsonl") || ends_with(name, ".jsonl.gz")) {
    for_each_line(content, [&](std::string_view line) {
      rapidjson::Document json;
      json.Parse(line.data(), line.size());
      if (json.HasParseError() || !json.IsObject()) throw InputError(path.string(), "broken JSON");
      const auto id = json.FindMember("id");
      if (id != json.MemberEnd()) {
        std::string key;
        if (id->value.IsString()) key = id->value.GetString();
        if (id->value.IsUint64()) key = std::to_string(id->value.GetUint64());
        if (excluded.count(key) > 0) return;
      }
      const auto text = json.FindMember("text");
      if (text == json.MemberEnd() || !text->value.IsString()) return;
      take_paragraphs({text->value.GetString(), text->value.GetStringLength()}, take);
    });
  } else if (ends_with(name, ".tsv")) {
    for_each_line(content, [&](std::string_view line) {
      std::string_view text = line.substr(line.rfind('\t') + 1);
      while (!text.empty() && text.back() == ')') {
        const std::size_t open = text.rfind(" (");
        text = text.substr(0, open == std::string_view::npos ? 0 : open);
      }
      if (!text.empty()) take(text);
    });
  } else {
    take_paragraphs(content, take);
  }
}

void for_each_paragraph(const std::filesystem::path& path, const std::set<std::string>& excluded,
                        const std::function<void(const std::vector<std::string>&)>& take) {
  const std::string name = path.filename().string();
  if (ends_with(name, ".conllu")) {
    for (const nlp::ConlluSentence& sentence : nlp::read_conllu(read_file(path), path.string())) {
      std::vector<std::string> tokens;
      for (const nlp::ConlluWord& word : sentence.words) tokens.push_back(word.form);
      take(tokens);
    }
  } else if (ends_with(name, ".csv")) {
    for (const NameSentence& sentence : read_gmb(path)) take(sentence.forms);
  } else {
    for_each_text(path, excluded, [&](std::string_view text) { take(rough_tokens(text)); });
  }
}

}  // namespace newsgraph::train
