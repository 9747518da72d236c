// Scores tokens and sentences against CoNLL-U treebanks, from raw text: the text is put together
// again from forms, SpaceAfter=No and paragraph marks, analysed, and spans of characters compared.
//
//   newsgraph_text_score [--genre news,speech] [--errors N] FILE.conllu ...

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/document/document.hpp"
#include "newsgraph/text/text.hpp"

namespace {

using newsgraph::Document;
using ByteSpan = std::pair<std::uint32_t, std::uint32_t>;

struct GoldDocument {
  std::string id;
  std::string text;
  std::vector<ByteSpan> tokens;
  std::vector<ByteSpan> sentences;
};

struct Score {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t right = 0;

  void add(const std::vector<ByteSpan>& expected, const std::vector<ByteSpan>& got) {
    gold += expected.size();
    found += got.size();
    std::vector<ByteSpan> both;
    std::set_intersection(expected.begin(), expected.end(), got.begin(), got.end(),
                          std::back_inserter(both));
    right += both.size();
  }
  double f1() const {
    return gold + found == 0
               ? 0.0
               : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t at = line.find(separator);
    fields.push_back(line.substr(0, at));
    if (at == std::string_view::npos) return fields;
    line.remove_prefix(at + 1);
  }
}

/// Reads the documents of a CoNLL-U file; words of a multiword token share its surface in turn.
std::vector<GoldDocument> read(const std::string& path) {
  std::vector<GoldDocument> documents;
  std::ifstream file(path);
  if (!file) {
    std::cerr << "newsgraph_text_score: cannot read " << path << '\n';
    return documents;
  }
  std::string line;
  bool paragraph = true;
  bool space = false;
  std::uint32_t sentence_begin = 0;
  bool in_sentence = false;
  std::string_view::size_type range_last = 0;  // last word of a multiword token
  const auto document = [&]() -> GoldDocument& {
    if (documents.empty()) documents.emplace_back();
    return documents.back();
  };
  while (std::getline(file, line)) {
    if (line.empty()) {
      if (in_sentence) {
        document().sentences.emplace_back(sentence_begin, document().tokens.back().second);
      }
      in_sentence = false;
      continue;
    }
    if (line[0] == '#') {
      if (line.starts_with("# newdoc")) {
        documents.emplace_back();
        documents.back().id = line.substr(line.find('=') + 1);
        space = false;
        paragraph = false;
      } else if (line.starts_with("# newpar") && !line.starts_with("# newpar_block")) {
        paragraph = true;
      }
      continue;
    }
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() < 10 || fields[0].find('.') != std::string_view::npos) continue;
    GoldDocument& current = document();
    const std::size_t dash = fields[0].find('-');
    std::size_t number = 0;
    std::from_chars(fields[0].data(), fields[0].data() + fields[0].size(), number);
    if (number > range_last || dash != std::string_view::npos || number == 1) {
      if (!current.text.empty()) {
        if (paragraph) {
          current.text += "\n\n";
        } else if (space) {
          current.text += ' ';
        }
      }
      paragraph = false;
    }
    const bool inside = dash == std::string_view::npos && number <= range_last && number != 1;
    const auto begin = static_cast<std::uint32_t>(current.text.size());
    if (dash != std::string_view::npos) {
      std::from_chars(fields[0].data() + dash + 1, fields[0].data() + fields[0].size(), range_last);
      current.text += fields[1];
      space = fields[9].find("SpaceAfter=No") == std::string_view::npos;
      // The words follow; their spans are laid over the surface one after another.
      std::uint32_t at = begin;
      std::vector<std::string> forms;
      while (number <= range_last && std::getline(file, line)) {
        const std::vector<std::string_view> word = split(line, '\t');
        forms.emplace_back(word[1]);
        ++number;
      }
      for (std::size_t i = 0; i < forms.size(); ++i) {
        auto end = static_cast<std::uint32_t>(at + forms[i].size());
        const auto all = static_cast<std::uint32_t>(current.text.size());
        if (i + 1 == forms.size() || end > all) end = all;
        if (!in_sentence) sentence_begin = at;
        in_sentence = true;
        current.tokens.emplace_back(at, end);
        at = end;
      }
      continue;
    }
    if (inside) continue;
    range_last = 0;
    current.text += fields[1];
    space = fields[9].find("SpaceAfter=No") == std::string_view::npos;
    if (!in_sentence) sentence_begin = begin;
    in_sentence = true;
    current.tokens.emplace_back(begin, static_cast<std::uint32_t>(current.text.size()));
  }
  return documents;
}

std::string around(std::string_view text, ByteSpan span) {
  const std::size_t from = span.first > 12 ? span.first - 12 : 0;
  std::string shown(text.substr(from, span.first - from));
  shown += '[';
  shown += text.substr(span.first, span.second - span.first);
  shown += ']';
  shown += text.substr(span.second, 12);
  std::replace(shown.begin(), shown.end(), '\n', '|');
  return shown;
}

std::string genre_of(const std::string& id) {
  const std::vector<std::string_view> parts = split(id, '_');
  return std::string(parts.size() > 1 ? parts[1] : std::string_view("all"));
}

}  // namespace

int main(int argc, char** argv) {
  std::set<std::string> genres;
  std::size_t errors = 0;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--genre" && i + 1 < argc) {
      for (const std::string_view genre : split(argv[++i], ',')) genres.emplace(genre);
    } else if (argument == "--errors" && i + 1 < argc) {
      const std::string_view count = argv[++i];
      std::from_chars(count.data(), count.data() + count.size(), errors);
    } else {
      files.push_back(argument);
    }
  }
  if (files.empty()) {
    std::cerr << "usage: newsgraph_text_score [--genre G,...] [--errors N] FILE.conllu ...\n";
    return 2;
  }
  std::map<std::string, std::pair<Score, Score>> scores;
  std::vector<std::string> token_errors;
  std::vector<std::string> sentence_errors;
  for (const std::string& file : files) {
    for (const GoldDocument& gold : read(file)) {
      const std::string genre = genre_of(gold.id);
      if (!genres.empty() && !genres.contains(genre)) continue;
      Document document;
      document.article.text = gold.text;
      newsgraph::text::analyse(document);
      std::vector<ByteSpan> tokens;
      for (std::size_t i = 0; i < document.tokens.size(); ++i) {
        tokens.emplace_back(document.tokens.byte_begin[i], document.tokens.byte_end[i]);
      }
      std::vector<ByteSpan> sentences;
      for (const newsgraph::Sentence& sentence : document.sentences) {
        sentences.emplace_back(document.tokens.byte_begin[sentence.tokens.first],
                               document.tokens.byte_end[sentence.tokens.last - 1]);
      }
      for (const std::string& name : {genre, std::string("ALL")}) {
        scores[name].first.add(gold.tokens, tokens);
        scores[name].second.add(gold.sentences, sentences);
      }
      std::vector<ByteSpan> missed;
      std::set_difference(gold.tokens.begin(), gold.tokens.end(), tokens.begin(), tokens.end(),
                          std::back_inserter(missed));
      for (const ByteSpan& span : missed) token_errors.push_back(around(gold.text, span));
      missed.clear();
      std::set_difference(sentences.begin(), sentences.end(), gold.sentences.begin(),
                          gold.sentences.end(), std::back_inserter(missed));
      for (const ByteSpan& span : missed) {
        sentence_errors.push_back(around(gold.text, {span.first, span.first}) + "  ...  " +
                                  around(gold.text, {span.second, span.second}));
      }
    }
  }
  for (const auto& [genre, score] : scores) {
    std::printf("%-12s tokens %7zu F1 %6.2f   sentences %6zu F1 %6.2f\n", genre.c_str(),
                score.first.gold, score.first.f1(), score.second.gold, score.second.f1());
  }
  for (std::size_t i = 0; i < std::min(errors, token_errors.size()); ++i) {
    std::printf("token    %s\n", token_errors[i].c_str());
  }
  for (std::size_t i = 0; i < std::min(errors, sentence_errors.size()); ++i) {
    std::printf("sentence %s\n", sentence_errors[i].c_str());
  }
  return 0;
}
