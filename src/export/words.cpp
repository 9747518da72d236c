#include "export/words.hpp"

#include <algorithm>
#include <array>

#include "newsgraph/base/utf8.hpp"

#include "export/fact_reader.hpp"

namespace newsgraph::exporting {
namespace {

using graph::Fact;
using graph::KnowledgeGraph;

/// Longest tooltip sentence in code points: more does not fit on a screen.
constexpr std::size_t longest_sentence = 400;

bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (!is_space(c)) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

/// The first `count` code points.
std::string_view first_code_points(std::string_view text, std::size_t count) noexcept {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += decode_utf8(text, at).length;
  return text.substr(0, std::min(at, text.size()));
}

/// Cuts what is wider than a line: at a hyphen or slash in its second half, else hard.
std::vector<std::string> cut_long_word(std::string_view word, std::size_t width) {
  std::vector<std::string> pieces;
  while (count_code_points(word) > width + width / 4) {
    std::string_view piece = first_code_points(word, width);
    const std::size_t mark = piece.find_last_of("-/_.");
    if (mark != std::string_view::npos && mark + 1 > piece.size() / 2) {
      piece = piece.substr(0, mark + 1);
    }
    pieces.emplace_back(piece);
    word.remove_prefix(piece.size());
  }
  pieces.emplace_back(word);
  return pieces;
}

/// "1500000000 USD" as "1.5 billion USD"; what is not whole digits and a unit stays as it is, and
/// so does a number that would need more than three digits after the point.
std::string amount_words(const std::string& amount) {
  struct Scale {
    std::size_t zeros;
    std::string_view name;
  };
  constexpr std::array<Scale, 3> scales = {{{12, "trillion"}, {9, "billion"}, {6, "million"}}};
  const std::size_t end = std::min(amount.find(' '), amount.size());
  const std::string digits = amount.substr(0, end);
  if (digits.empty() || digits.front() == '0' ||
      digits.find_first_not_of("0123456789") != std::string::npos)
    return amount;
  for (const Scale& scale : scales) {
    if (digits.size() <= scale.zeros) continue;
    std::string whole = digits.substr(0, digits.size() - scale.zeros);
    std::string rest = digits.substr(whole.size());
    while (!rest.empty() && rest.back() == '0') rest.pop_back();
    if (rest.size() > 3) return amount;
    if (!rest.empty()) whole += "." + rest;
    return whole + " " + std::string(scale.name) + amount.substr(end);
  }
  return amount;
}

}  // namespace

std::string stance_words(const KnowledgeGraph& graph, const Fact& fact) {
  if (fact.plain()) return {};
  const bool negative = fact.stance.polarity == Polarity::Negative;
  std::string words;
  switch (fact.stance.modality) {
    case Modality::Asserted:
      if (negative) words = "not so";
      break;
    case Modality::Planned:
      words = negative ? "cancelled" : "planned";
      break;
    case Modality::Former:
      words = negative ? "never" : "former";
      break;
    case Modality::Denied:
      words = "denied";
      break;
    case Modality::Hypothetical:
      words = negative ? "perhaps not" : "perhaps";
      break;
  }
  // Who plans or denies his own act needs no second mention.
  const bool says_himself =
      !words.empty() && fact.speakers.size() == 1 && fact.speakers.front() == fact.subject;
  if (!fact.speakers.empty() && !says_himself) {
    if (!words.empty()) words += ", ";
    words += "says " + graph.entities()[fact.speakers.front()].name;
    if (fact.speakers.size() > 1) words += " and others";
  }
  return words.empty() ? "said" : words;
}

std::string relation_words(const KnowledgeGraph& graph, const Fact& fact) {
  const knowledge::Predicate& predicate = graph.knowledge().ontology.predicates()[fact.predicate];
  std::string words = predicate.label.empty() ? predicate.name : predicate.label;
  // Only events take place: a monument stands, a treaty was made.
  if (predicate.name == "location") {
    const auto& ontology = graph.knowledge().ontology;
    const std::string& type = graph.entities()[fact.subject].type;
    if (ontology.is_a(type, "Work")) words = "is in";
    if (ontology.is_a(type, "Agreement")) words = "was made in";
  }
  if (!fact.role.empty()) {
    // "holds office in" says nothing beside "President"; "was elected to office in" does.
    if (predicate.name == "positionHeld" || predicate.name == "relativeOf") {
      words = fact.role + " of";
    } else {
      words += " (" + fact.role + ")";
    }
  }
  if (!fact.amount.empty()) words += ", " + amount_words(fact.amount);
  if (!fact.change.empty()) words += ", " + fact.change;
  return words;
}

std::string fact_words(const KnowledgeGraph& graph, const Fact& fact) {
  std::string words = relation_words(graph, fact);
  const std::string stance = stance_words(graph, fact);
  if (!stance.empty()) words += " (" + stance + ")";
  return words;
}

Sentences::Sentences(const KnowledgeGraph& graph) : graph_(graph), texts_(graph.records().size()) {}

std::string Sentences::of(const Fact& fact) {
  if (fact.claims.empty()) return {};
  const graph::ClaimRef ref = fact.claims.front();
  const Article& article = graph_.records()[ref.record].article;
  std::optional<CodePointIndex>& text = texts_[ref.record];
  if (!text) text.emplace(article.text);
  const Span span = graph_.claim(ref).evidence.sentence;
  std::string sentence = fold_spaces(text->slice(span.begin, span.end));
  if (sentence.size() > longest_sentence && count_code_points(sentence) > longest_sentence) {
    sentence.resize(first_code_points(sentence, longest_sentence).size());
    sentence += "…";
  }
  sentence += " (";
  sentence += article.publisher.empty() ? article.identifier : article.publisher;
  if (const std::string& date = graph_.article_date(ref.record); !date.empty())
    sentence.append(", ").append(date);
  sentence += ')';
  if (fact.sources.size() > 1) {
    sentence += " and " + with_commas(fact.sources.size() - 1) + " more";
  }
  return sentence;
}

void fetch(const void* place, std::size_t bytes) noexcept {
  constexpr std::size_t cache_line = 64;
  for (std::size_t at = 0; at < bytes; at += cache_line)
    __builtin_prefetch(static_cast<const char*>(place) + at);
}

void Sentences::fetch(const Fact& fact, int step) const noexcept {
  if (fact.claims.empty()) return;
  const graph::ClaimRef ref = fact.claims.front();
  const Record& record = graph_.records()[ref.record];
  if (step == 0) {
    exporting::fetch(&record.article.publisher);
    exporting::fetch(&record.article.text);
    exporting::fetch(&record.claims);
    exporting::fetch(&graph_.article_date(ref.record));
    exporting::fetch(&texts_[ref.record], sizeof texts_.front());
    return;
  }
  const Span& sentence = record.claims[ref.claim].evidence.sentence;
  if (step == 1) {
    exporting::fetch(&sentence);
  } else if (sentence.end <= record.article.text.size()) {
    // Where the text is not ASCII, the sentence stands a little behind this.
    exporting::fetch(record.article.text.data() + sentence.begin, sentence.end - sentence.begin);
  }
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t most_lines) {
  std::vector<std::string> lines;
  std::size_t length = 0;  // of the last line, in code points
  for (const std::string& word : split_words(text)) {
    for (const std::string& piece : cut_long_word(word, width)) {
      const std::size_t piece_length = count_code_points(piece);
      const bool continues = !lines.empty() && length + 1 + piece_length <= width;
      if (continues) {
        lines.back() += ' ';
        lines.back() += piece;
        length += 1 + piece_length;
      } else {
        lines.push_back(piece);
        length = piece_length;
      }
    }
  }
  if (lines.size() > most_lines) {
    lines.resize(most_lines);
    lines.back() += "…";
  }
  return lines;
}

std::string with_commas(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace newsgraph::exporting
