#include "cli/evidence.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "newsgraph/base/number.hpp"
#include "newsgraph/base/utf8.hpp"

#include "cli/words.hpp"

namespace newsgraph::cli {
namespace {

constexpr std::size_t line_width = 96;

/// White space of any kind as one space, code point for code point, so that offsets stay.
std::string flattened(std::string_view text) {
  std::string flat(text);
  std::ranges::replace_if(
      flat, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return flat;
}

/// Spans sorted, overlapping ones joined, empty ones dropped.
std::vector<Span> joined(std::vector<Span> spans) {
  std::erase_if(spans, [](const Span& span) { return span.empty(); });
  std::ranges::sort(spans);
  std::vector<Span> result;
  for (const Span& span : spans) {
    if (!result.empty() && span.begin <= result.back().end) {
      result.back().end = std::max(result.back().end, span.end);
    } else {
      result.push_back(span);
    }
  }
  return result;
}

/// A stretch of text with spans marked in place.
std::string marked(const CodePointIndex& index, Span sentence, const std::vector<Span>& spans,
                   bool colour) {
  std::string text;
  std::uint32_t at = sentence.begin;
  for (const Span& span : joined(spans)) {
    if (!sentence.contains(span)) continue;
    text += index.slice(at, span.begin);
    text += colour ? "\x1B[1m" : "[";
    text += index.slice(span.begin, span.end);
    text += colour ? "\x1B[0m" : "]";
    at = span.end;
  }
  text += index.slice(at, sentence.end);
  return flattened(text);
}

/// The sentence in lines of `line_width`, below each the marks of its parts.
std::string underlined(const CodePointIndex& index, const Evidence& evidence,
                       const std::string& indent) {
  const Span sentence = evidence.sentence;
  std::string marks(sentence.end - sentence.begin, ' ');
  const auto mark = [&](Span span, char with) {
    if (!sentence.contains(span)) return;
    for (std::uint32_t i = span.begin; i < span.end; ++i) marks[i - sentence.begin] = with;
  };
  mark(evidence.subject, '^');
  mark(evidence.object, '^');
  mark(evidence.predicate, '~');
  const std::string text = flattened(index.slice(sentence.begin, sentence.end));
  const CodePointIndex inner(text);
  std::string result;
  std::size_t begin = 0;
  while (begin < inner.size()) {
    std::size_t end = std::min(begin + line_width, inner.size());
    if (end < inner.size()) {
      // Break at the last space that fits.
      const std::size_t space = inner.slice(begin, end).rfind(' ');
      if (space != std::string_view::npos && space > 0) {
        end = begin + count_code_points(inner.slice(begin, end).substr(0, space));
      }
    }
    std::string below = marks.substr(begin, end - begin);
    while (below.ends_with(' ')) below.pop_back();
    result += indent + std::string(inner.slice(begin, end)) + '\n';
    if (!below.empty()) result += indent + below + '\n';
    begin = end;
    while (begin < inner.size() && inner.slice(begin, begin + 1) == " ") ++begin;
  }
  return result;
}

/// What forces the date of an article that does not give it.
std::string date_inference(const graph::KnowledgeGraph& graph, std::uint32_t record, bool colour) {
  std::string text;
  for (const graph::ClaimRef ref : graph.article_date_evidence(record)) {
    const Article& article = graph.records()[ref.record].article;
    const Evidence& evidence = graph.claim(ref).evidence;
    std::string sentence = marked(CodePointIndex(article.text), evidence.sentence,
                                  {evidence.predicate, evidence.object}, colour);
    sentence += " (" + article.identifier + ")\n";
    if (text.find(sentence) == std::string::npos) text += "    " + sentence;
  }
  if (text.empty()) return {};
  return "  the date of this article, " + graph.article_date(record) + ", is inferred from\n" +
         text;
}

}  // namespace

std::vector<std::string> evidence_lines(const graph::KnowledgeGraph& graph, const graph::Fact& fact,
                                        bool colour) {
  std::vector<std::string> lines;
  for (const graph::ClaimRef ref : fact.claims) {
    const Article& article = graph.records()[ref.record].article;
    const Evidence& evidence = graph.claim(ref).evidence;
    const CodePointIndex index(article.text);
    std::string line = marked(index, evidence.sentence,
                              {evidence.subject, evidence.predicate, evidence.object}, colour) +
                       " (" + article.identifier + ')';
    if (std::ranges::find(lines, line) == lines.end()) lines.push_back(std::move(line));
  }
  return lines;
}

std::string explanation(const graph::KnowledgeGraph& graph, const graph::Fact& fact, bool colour) {
  const std::string bold = colour ? "\x1B[1m" : "";
  const std::string normal = colour ? "\x1B[0m" : "";
  std::string text = bold + name_of(graph, fact.subject) + ' ' +
                     predicate_words(graph, fact, false) + ' ' + object_words(graph, fact) + normal;
  if (!fact.amount.empty()) text += ", " + fact.amount;
  if (!fact.change.empty()) text += ", " + fact.change;
  if (!fact.period.empty()) text += ", in " + fact.period;
  if (!fact.date.empty()) text += ", " + fact.date;
  if (fact.place != graph::no_entity_id) text += ", in " + name_of(graph, fact.place);
  if (!fact.topic.empty()) text += ", on " + fact.topic;
  if (const std::string stance = stance_words(graph, fact); !stance.empty())
    text += " (" + stance + ')';
  text += '\n';
  for (const graph::ClaimRef ref : fact.claims) {
    const Article& article = graph.records()[ref.record].article;
    const Claim& claim = graph.claim(ref);
    const CodePointIndex index(article.text);
    text += "\n  " + source_words(graph, ref.record) + "\n  rule " + claim.rule + ", confidence " +
            to_decimal(claim.confidence, 2) + ", characters " +
            std::to_string(claim.evidence.sentence.begin) + "-" +
            std::to_string(claim.evidence.sentence.end) + '\n' +
            underlined(index, claim.evidence, "    ");
    if (!article.url.empty()) text += "  " + article.url + '\n';
    if (const std::uint32_t first = graph.source_groups()[ref.record]; first != ref.record) {
      text += "  prints nearly the text of " + graph.records()[first].article.identifier +
              ": no source of its own\n";
    }
    text += date_inference(graph, ref.record, colour);
  }
  return text + '\n';
}

std::vector<std::string> sentences_naming(const graph::KnowledgeGraph& graph, std::uint32_t record,
                                          const std::vector<std::vector<graph::EntityId>>& lists,
                                          bool colour) {
  std::vector<std::string> result;
  const Record& source = graph.records()[record];
  std::vector<std::vector<Span>> mentions(lists.size());
  for (std::size_t list = 0; list < lists.size(); ++list) {
    for (EntityIndex entity = 0; entity < source.entities.size(); ++entity) {
      if (std::ranges::find(lists[list], graph.entity_of(record, entity)) == lists[list].end())
        continue;
      for (const Mention& mention : source.entities[entity].mentions)
        mentions[list].push_back(mention.span);
    }
    if (mentions[list].empty()) return result;
  }
  const CodePointIndex index(source.article.text);
  for (const Span& sentence : source.sentences) {
    std::vector<Span> spans;
    const bool all = std::ranges::all_of(mentions, [&](const std::vector<Span>& list) {
      const std::size_t before = spans.size();
      std::ranges::copy_if(list, std::back_inserter(spans),
                           [&](const Span& span) { return sentence.contains(span); });
      return spans.size() > before;
    });
    if (all) result.push_back(marked(index, sentence, spans, colour));
  }
  return result;
}

}  // namespace newsgraph::cli
