#include "cli/reading_view.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "newsgraph/base/markup.hpp"

namespace newsgraph::cli {
namespace {

struct LabelColour {
  std::string_view label;
  std::string_view terminal;  ///< Of the 8 colours that every terminal has.
  std::string_view page;      ///< Background with more than 10:1 of contrast to black.
};

constexpr std::array<LabelColour, 9> colours = {{
    {"PERSON", "36", "#bfe3f0"},
    {"ORG", "35", "#e6d3f2"},
    {"GPE", "32", "#cdebc5"},
    {"LOC", "32", "#dcebc5"},
    {"FAC", "32", "#d8e8d8"},
    {"NORP", "33", "#f7e3b0"},
    {"DATE", "34", "#d5dcf7"},
    {"EVENT", "31", "#f9d2cb"},
    {"WORK_OF_ART", "31", "#f5d9e4"},
}};
constexpr LabelColour other_colour = {"", "33", "#e4e4e4"};

const LabelColour& colour_of(std::string_view label) {
  const auto* const found = std::ranges::find(colours, label, &LabelColour::label);
  return found == colours.end() ? other_colour : *found;
}

/// A piece of a sentence: words outside of names one by one, a name whole.
struct Piece {
  std::string text;
  std::string_view label;  ///< Empty outside of names.
  bool space_after = true;
};

bool has_space_after(const std::string& misc) {
  return misc.find("SpaceAfter=No") == std::string::npos;
}

/// Words of the surface (a range is one) with whether a space follows.
std::vector<Piece> words_of(const nlp::ConlluSentence& sentence) {
  std::vector<Piece> words(sentence.words.size());
  for (std::size_t at = 0; at < words.size(); ++at) {
    words[at] = {sentence.words[at].form, {}, has_space_after(sentence.words[at].misc)};
  }
  for (const nlp::ConlluRange& range : sentence.ranges) {
    // The first word carries the whole surface, the rest stand for nothing.
    words[range.first].text = range.form;
    for (std::uint32_t at = range.first; at < range.last; ++at) {
      if (at > range.first) words[at].text.clear();
      words[at].space_after = at + 1 == range.last && has_space_after(range.misc);
    }
  }
  return words;
}

std::vector<Piece> pieces_of(const nlp::ConlluSentence& sentence,
                             std::span<const nlp::ConlluEntity> entities) {
  std::vector<Piece> words = words_of(sentence);
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < words.size();) {
    // Of nested names the outermost is drawn.
    const nlp::ConlluEntity* name = nullptr;
    for (const nlp::ConlluEntity& entity : entities) {
      if (entity.first == at && (name == nullptr || entity.last > name->last)) name = &entity;
    }
    Piece piece = words[at];
    std::size_t end = at + 1;
    if (name != nullptr) {
      piece.label = name->label;
      for (; end < name->last; ++end) {
        if (piece.space_after) piece.text += ' ';
        piece.text += words[end].text;
        piece.space_after = words[end].space_after;
      }
    }
    if (!piece.text.empty()) pieces.push_back(std::move(piece));
    if (!pieces.empty() && end > at) pieces.back().space_after = words[end - 1].space_after;
    at = end;
  }
  return pieces;
}

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

void append_escaped(std::string_view text, std::string& out) {
  for (const char byte : text) {
    if (const std::string_view reference = markup_reference(byte); !reference.empty()) {
      out += reference;
    } else {
      out += static_cast<unsigned char>(byte) < 0x20 ? ' ' : byte;
    }
  }
}

/// Control characters could steer the terminal.
std::string harmless(std::string_view text) {
  std::string kept(text);
  std::ranges::replace_if(
      kept, [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; }, ' ');
  return kept;
}

}  // namespace

std::string reading_text(std::string_view title, std::span<const nlp::ConlluSentence> sentences,
                         bool colour, std::size_t width) {
  std::string out = colour ? "\x1b[1m" + harmless(title) + "\x1b[0m\n" : harmless(title) + '\n';
  std::size_t column = 0;
  bool gap = false;
  for (const nlp::ConlluSentence& sentence : sentences) {
    if (sentence.starts_paragraph || sentence.starts_document) {
      out += column > 0 ? "\n\n" : "\n";
      column = 0;
      gap = false;
    }
    const std::vector<nlp::ConlluEntity> entities = nlp::entities_of(sentence);
    for (const Piece& piece : pieces_of(sentence, entities)) {
      const std::string text = harmless(piece.text);
      const std::string label(piece.label);
      const std::size_t size =
          columns_of(text) + (label.empty() ? 0 : label.size() + (colour ? 1 : 3));
      if (gap && width > 0 && column + 1 + size > width) {
        out += '\n';
        column = 0;
      } else if (gap) {
        out += ' ';
        ++column;
      }
      if (label.empty()) {
        out += text;
      } else if (colour) {
        const std::string code(colour_of(label).terminal);
        out += "\x1b[1;" + code + 'm' + text + "\x1b[0m \x1b[2;" + code + 'm' + label + "\x1b[0m";
      } else {
        out += '[' + text + ' ' + label + ']';
      }
      column += size;
      gap = piece.space_after;
    }
    gap = true;
  }
  return out + "\n\n";
}

std::string reading_page_begin() {
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>Annotated text</title>\n<style>\n"
      "body{font:18px/1.7 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111;"
      "background:#fff}\n"
      "h2{font:600 1.1em sans-serif;margin-top:2em}\n"
      "mark{padding:.1em .25em;border-radius:.25em;color:inherit;background:#e4e4e4}\n"
      "mark small{font:600 .6em sans-serif;margin-left:.4em;color:#333}\n"
      "details{display:inline}\nsummary{display:inline;cursor:pointer;list-style:none}\n"
      "summary::-webkit-details-marker{display:none}\nsummary:hover{background:#f4f4f4}\n"
      "table{font:14px/1.4 sans-serif;border-collapse:collapse;margin:.6em 0 1em}\n"
      "td,th{padding:.1em .8em .1em 0;text-align:left;border-bottom:1px solid #ddd}\n";
  for (const LabelColour& colour : colours) {
    page += "mark." + std::string(colour.label) + "{background:" + std::string(colour.page) + "}\n";
  }
  return page + "</style>\n</head>\n<body>\n";
}

void append_reading_article(std::string_view title, std::span<const nlp::ConlluSentence> sentences,
                            std::string& out) {
  out += "<article>\n<h2>";
  append_escaped(title, out);
  out += "</h2>\n<p>\n";
  bool first = true;
  for (const nlp::ConlluSentence& sentence : sentences) {
    if (sentence.starts_paragraph && !first) out += "</p>\n<p>\n";
    first = false;
    const std::vector<nlp::ConlluEntity> entities = nlp::entities_of(sentence);
    out += "<details><summary>";
    for (const Piece& piece : pieces_of(sentence, entities)) {
      if (!piece.label.empty()) {
        out += "<mark class=\"";
        append_escaped(piece.label, out);
        out += "\">";
      }
      append_escaped(piece.text, out);
      if (!piece.label.empty()) {
        out += "<small>";
        append_escaped(piece.label, out);
        out += "</small></mark>";
      }
      if (piece.space_after) out += ' ';
    }
    out +=
        "</summary>\n<table><tr><th></th><th>word</th><th>lemma</th><th>tag</th><th>relation</th>"
        "<th>head</th></tr>\n";
    for (std::size_t at = 0; at < sentence.words.size(); ++at) {
      const nlp::ConlluWord& word = sentence.words[at];
      out += "<tr><td>" + std::to_string(at + 1);
      const std::string head = word.head == 0 ? std::string() : sentence.words[word.head - 1].form;
      for (const std::string_view cell :
           {std::string_view(word.form), std::string_view(word.lemma), std::string_view(word.upos),
            std::string_view(word.deprel), std::string_view(head)}) {
        out += "</td><td>";
        append_escaped(cell, out);
      }
      out += "</td></tr>\n";
    }
    out += "</table></details>\n";
  }
  out += "</p>\n</article>\n";
}

std::string reading_page_end() { return "</body>\n</html>\n"; }

}  // namespace newsgraph::cli
