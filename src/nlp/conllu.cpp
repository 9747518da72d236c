#include "newsgraph/nlp/conllu.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/nlp/labels.hpp"

#include "nlp/features.hpp"

namespace newsgraph::nlp {
namespace {

constexpr std::size_t column_count = 10;
using Columns = std::array<std::string_view, column_count>;

bool split_columns(std::string_view line, Columns& columns) {
  std::size_t column = 0;
  std::size_t begin = 0;
  while (true) {
    const std::size_t tab = line.find('\t', begin);
    if (column == column_count) return false;
    columns[column++] = line.substr(begin, tab - begin);
    if (tab == std::string_view::npos) break;
    begin = tab + 1;
  }
  return column == column_count;
}

std::string unless_underscore(std::string_view value) {
  return value == "_" ? std::string() : std::string(value);
}

class Reader {
 public:
  Reader(std::string_view content, const std::string& path) : content_(content), path_(path) {}

  std::vector<ConlluSentence> read() {
    for (std::size_t begin = 0; begin < content_.size();) {
      std::size_t end = content_.find('\n', begin);
      if (end == std::string_view::npos) end = content_.size();
      std::string_view line = content_.substr(begin, end - begin);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      ++line_number_;
      begin = end + 1;
      read_line(line);
    }
    finish();
    return std::move(sentences_);
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw InputError(path_, line_number_, 0, message);
  }

  void read_line(std::string_view line) {
    if (line.empty()) return finish();
    if (line.front() == '#') return read_comment(line);
    Columns columns;
    if (!split_columns(line, columns)) fail("a row of CoNLL-U has ten columns");
    const std::string_view id = columns[0];
    if (id.find('.') != std::string_view::npos) return;
    const std::size_t dash = id.find('-');
    if (dash != std::string_view::npos) {
      const auto first = parse_unsigned(id.substr(0, dash));
      const auto last = parse_unsigned(id.substr(dash + 1));
      if (!first || !last || *first != sentence_.words.size() + 1 || *last < *first ||
          *last > 0xffffffffU) {
        fail("wrong range of words \"" + std::string(id) + "\"");
      }
      sentence_.ranges.push_back({static_cast<std::uint32_t>(*first - 1),
                                  static_cast<std::uint32_t>(*last), std::string(columns[1]),
                                  unless_underscore(columns[9])});
      return;
    }
    const auto number = parse_unsigned(id);
    if (!number || *number != sentence_.words.size() + 1) {
      fail("expected word " + std::to_string(sentence_.words.size() + 1) + ", found \"" +
           std::string(id) + "\"");
    }
    ConlluWord word;
    word.form = columns[1];
    word.lemma = columns[2] == "_" && columns[1] != "_" ? std::string() : std::string(columns[2]);
    word.upos = unless_underscore(columns[3]);
    word.xpos = unless_underscore(columns[4]);
    word.feats = unless_underscore(columns[5]);
    word.deprel = unless_underscore(columns[7]);
    word.misc = unless_underscore(columns[9]);
    if (columns[6] != "_") {
      const auto head = parse_unsigned(columns[6]);
      if (!head || *head > 0xffffffffU) fail("wrong head \"" + std::string(columns[6]) + "\"");
      word.head = static_cast<std::uint32_t>(*head);
    }
    sentence_.words.push_back(std::move(word));
  }

  void read_comment(std::string_view line) {
    const auto value_of = [&](std::string_view key) -> std::optional<std::string_view> {
      if (line.substr(0, key.size()) != key) return std::nullopt;
      return line.substr(key.size());
    };
    if (const auto id = value_of("# sent_id = ")) sentence_.id = *id;
    if (const auto text = value_of("# text = ")) sentence_.text = *text;
    if (value_of("# newdoc")) sentence_.starts_document = true;
    if (const auto id = value_of("# newdoc id = ")) sentence_.document_id = *id;
    if (line == "# newpar" || value_of("# newpar id")) sentence_.starts_paragraph = true;
  }

  void finish() {
    if (!sentence_.words.empty()) {
      for (const ConlluWord& word : sentence_.words) {
        if (word.head > sentence_.words.size()) fail("a head lies outside of the sentence above");
      }
      for (const ConlluRange& range : sentence_.ranges) {
        if (range.last > sentence_.words.size()) fail("a range lies outside of the sentence above");
      }
      sentences_.push_back(std::move(sentence_));
    }
    sentence_ = {};
  }

  std::string_view content_;
  const std::string& path_;
  std::size_t line_number_ = 0;
  ConlluSentence sentence_;
  std::vector<ConlluSentence> sentences_;
};

// Words that UD English writes as parts of one token with the word before: 's, n't, 'll, the "not"
// of "cannot". A quotation mark that closes is none: what follows the apostrophe is letters, or the
// word before ends in s ("the ministers' talks").
bool is_clitic(std::string_view before, std::string_view form) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> whole = {
      {{"can", "not"}, {"wan", "na"}, {"gon", "na"}, {"got", "ta"}, {"out", "ta"}}};
  const std::string left = lower_form(normal_form(before));
  const std::string word = lower_form(normal_form(form));
  if (left.empty() || word.empty()) return false;
  const bool after_letter = (left.back() >= 'a' && left.back() <= 'z') ||
                            static_cast<unsigned char>(left.back()) >= 0x80 || left.back() == '.';
  if (!after_letter) return false;
  if (word == "n't") return true;
  if (word.front() == '\'' && word.size() >= 2 && word.size() <= 3) {
    return word[1] >= 'a' && word[1] <= 'z';
  }
  return std::find(whole.begin(), whole.end(),
                   std::pair<std::string_view, std::string_view>(left, word)) != whole.end();
}

// One past the last word of the token that begins with the word `first`.
TokenIndex token_end(const Document& document, TokenIndex first, TokenIndex last) {
  const Tokens& tokens = document.tokens;
  TokenIndex end = first + 1;
  const std::uint8_t possessive = find_xpos("POS").value_or(0);
  while (end < last && tokens.byte_begin[end] == tokens.byte_end[end - 1] &&
         (is_clitic(document.form(end - 1), document.form(end)) ||
          (end < tokens.xpos.size() && tokens.xpos[end] == possessive))) {
    ++end;
  }
  return end;
}

bool has_space_after(const Document& document, TokenIndex token) {
  const Tokens& tokens = document.tokens;
  return token + 1 >= tokens.size() || tokens.byte_begin[token + 1] > tokens.byte_end[token];
}

void append_number(std::string& out, std::size_t value) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void append_field(std::string& out, std::string_view value) {
  out += value.empty() ? std::string_view("_") : value;
  out.push_back('\t');
}

}  // namespace

std::vector<ConlluSentence> read_conllu(std::string_view content, const std::string& path) {
  return Reader(content, path).read();
}

std::string surface_text(const ConlluSentence& sentence) {
  if (!sentence.text.empty()) return sentence.text;
  std::string text;
  std::size_t range = 0;
  for (std::size_t at = 0; at < sentence.words.size();) {
    std::string_view misc = sentence.words[at].misc;
    if (range < sentence.ranges.size() && sentence.ranges[range].first == at) {
      text += sentence.ranges[range].form;
      misc = sentence.ranges[range].misc;
      at = sentence.ranges[range++].last;
    } else {
      text += sentence.words[at++].form;
    }
    if (at < sentence.words.size() && misc.find("SpaceAfter=No") == std::string_view::npos) {
      text.push_back(' ');
    }
  }
  return text;
}

std::string running_text(std::span<const ConlluSentence> sentences) {
  std::string text;
  for (const ConlluSentence& sentence : sentences) {
    if (!text.empty()) {
      text += sentence.starts_paragraph || sentence.starts_document ? "\n\n" : " ";
    }
    text += surface_text(sentence);
  }
  return text;
}

std::vector<ConlluSentence> conllu_sentences(const Document& document) {
  const Tokens& tokens = document.tokens;
  const bool parsed = tokens.head.size() == tokens.size();
  std::vector<ConlluSentence> sentences;
  std::size_t name = 0;
  std::uint32_t paragraph = 0;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.tokens.empty()) continue;
    ConlluSentence& rows = sentences.emplace_back();
    rows.starts_document = sentences.size() == 1;
    if (rows.starts_document) rows.document_id = document.article.identifier;
    rows.starts_paragraph = rows.starts_document || sentence.paragraph != paragraph;
    paragraph = sentence.paragraph;
    rows.id = document.article.identifier + "-";
    append_number(rows.id, sentences.size());
    rows.text = document.text(sentence.tokens);
    for (char& byte : rows.text) {
      if (static_cast<unsigned char>(byte) < 0x20) byte = ' ';
    }
    TokenIndex inside = 0;
    for (TokenIndex token = sentence.tokens.first; token < sentence.tokens.last; ++token) {
      const TokenIndex end = token_end(document, token, sentence.tokens.last);
      if (token >= inside && end > token + 1) {
        rows.ranges.push_back({token - sentence.tokens.first, end - sentence.tokens.first,
                               std::string(document.text({token, end})),
                               has_space_after(document, end - 1) ? "" : "SpaceAfter=No"});
        inside = end;
      }
      ConlluWord& word = rows.words.emplace_back();
      word.form = document.form(token);
      if (token >= inside && !has_space_after(document, token)) word.misc = "SpaceAfter=No";
      if (!parsed) continue;
      word.lemma = document.lemmas[tokens.lemma[token]];
      word.upos = upos_name(tokens.upos[token]);
      word.xpos = xpos_names()[tokens.xpos[token]];
      const TokenIndex head = tokens.head[token];
      word.head = head == no_token ? 0 : head - sentence.tokens.first + 1;
      word.deprel = deprel_names()[tokens.deprel[token]];
    }
    while (name < document.names.size() &&
           document.names[name].tokens.first < sentence.tokens.last) {
      const NameSpan& span = document.names[name++];
      // The sentence splitter may know better than the recogniser where a sentence ends.
      const TokenIndex first = std::max(span.tokens.first, sentence.tokens.first);
      const TokenIndex last = std::min(span.tokens.last, sentence.tokens.last);
      if (first >= last) continue;
      mark_entity(rows, first - sentence.tokens.first, last - sentence.tokens.first,
                  name_label(span.label));
    }
  }
  return sentences;
}

void append_conllu(std::span<const ConlluSentence> sentences, std::string& out) {
  for (const ConlluSentence& sentence : sentences) {
    if (sentence.starts_document) {
      out += sentence.document_id.empty() ? "# newdoc" : "# newdoc id = " + sentence.document_id;
      out.push_back('\n');
    }
    if (sentence.starts_paragraph) out += "# newpar\n";
    if (!sentence.id.empty()) out += "# sent_id = " + sentence.id + "\n";
    if (!sentence.text.empty()) out += "# text = " + sentence.text + "\n";
    std::size_t range = 0;
    for (std::uint32_t at = 0; at < sentence.words.size(); ++at) {
      if (range < sentence.ranges.size() && sentence.ranges[range].first == at) {
        const ConlluRange& surface = sentence.ranges[range++];
        append_number(out, surface.first + 1);
        out.push_back('-');
        append_number(out, surface.last);
        out.push_back('\t');
        append_field(out, surface.form);
        out += "_\t_\t_\t_\t_\t_\t_\t";
        out += surface.misc.empty() ? std::string_view("_") : surface.misc;
        out.push_back('\n');
      }
      const ConlluWord& word = sentence.words[at];
      append_number(out, at + 1);
      out.push_back('\t');
      for (const std::string* field :
           {&word.form, &word.lemma, &word.upos, &word.xpos, &word.feats})
        append_field(out, *field);
      if (word.deprel.empty()) {
        out += "_\t";
      } else {
        append_number(out, word.head);
        out.push_back('\t');
      }
      append_field(out, word.deprel);
      out += "_\t";
      out += word.misc.empty() ? std::string_view("_") : word.misc;
      out.push_back('\n');
    }
    out.push_back('\n');
  }
}

void append_conllu(const Document& document, std::string& out) {
  append_conllu(conllu_sentences(document), out);
}

std::vector<ConlluEntity> entities_of(const ConlluSentence& sentence) {
  struct Open {
    std::string_view id;  // GUM's number; empty in ours
    std::string_view label;
    std::uint32_t first;
  };
  constexpr std::string_view key = "Entity=";
  std::vector<ConlluEntity> entities;
  std::vector<Open> open;
  for (std::uint32_t at = 0; at < sentence.words.size(); ++at) {
    const std::string_view misc = sentence.words[at].misc;
    std::size_t begin = misc.find(key);
    if (begin == std::string_view::npos || (begin > 0 && misc[begin - 1] != '|')) continue;
    begin += key.size();
    const std::string_view value = misc.substr(begin, misc.find('|', begin) - begin);
    for (std::size_t place = 0; place < value.size();) {
      if (value[place] == '(') {
        const std::size_t end = std::min(value.find_first_of("()", place + 1), value.size());
        std::string_view label = value.substr(place + 1, end - place - 1);
        std::string_view id;
        if (!label.empty() && label.front() >= '0' && label.front() <= '9') {
          const std::size_t dash = std::min(label.find('-'), label.size());
          id = label.substr(0, dash);
          label = label.substr(std::min(dash + 1, label.size()));
          label = label.substr(0, label.find('-'));
        }
        open.push_back({id, label, at});
        place = end;
        continue;
      }
      const std::size_t end = value.find(')', place);
      if (end == std::string_view::npos) break;
      const std::string_view id = value.substr(place, end - place);
      place = end + 1;
      // The innermost one of the number; without a number the innermost of all.
      for (std::size_t back = open.size(); back-- > 0;) {
        if (!id.empty() && open[back].id != id) continue;
        entities.push_back({open[back].first, at + 1, std::string(open[back].label)});
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(back));
        break;
      }
    }
  }
  return entities;
}

void mark_entity(ConlluSentence& sentence, std::uint32_t first, std::uint32_t last,
                 std::string_view label) {
  const auto mark = [&](std::uint32_t word, const std::string& value) {
    std::string& misc = sentence.words[word].misc;
    misc = "Entity=" + value + (misc.empty() ? "" : "|" + misc);
  };
  if (last == first + 1) return mark(first, "(" + std::string(label) + ")");
  mark(first, "(" + std::string(label));
  mark(last - 1, ")");
}

}  // namespace newsgraph::nlp
