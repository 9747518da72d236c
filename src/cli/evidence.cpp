#include "cli/evidence.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "newsgraph/base/error.hpp"
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

/// Spans of a sentence sorted, overlapping ones joined, empty ones and those of others dropped.
std::vector<Span> joined(std::vector<Span> spans, Span sentence) {
  std::erase_if(spans, [sentence](const Span& span) {
    return span.begin >= span.end || !sentence.contains(span);
  });
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

/// Throws where a snapshot says that words stand behind the end of their text.
void require_inside(const CodePointIndex& index, Span sentence) {
  if (sentence.begin > sentence.end || sentence.end > index.size())
    throw InputError(query::snapshot_file_name, "is damaged (words outside of their text)");
}

/// A stretch of text with spans marked in place.
std::string marked(const CodePointIndex& index, Span sentence, const std::vector<Span>& spans,
                   bool colour) {
  require_inside(index, sentence);
  std::string text;
  std::uint32_t at = sentence.begin;
  for (const Span& span : joined(spans, sentence)) {
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
  require_inside(index, sentence);
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

std::string identifier_of(const query::Snapshot& graph, std::uint32_t record) {
  return std::string(graph.article(record).identifier);
}

/// What forces the date of an article that does not give it.
std::string date_inference(const query::Snapshot& graph, std::uint32_t record, bool colour) {
  std::string text;
  for (const query::ClaimRef ref : graph.article(record).date_evidence) {
    const Evidence evidence = graph.claim(ref).evidence;
    std::string sentence = marked(CodePointIndex(graph.text(ref.record)), evidence.sentence,
                                  {evidence.predicate, evidence.object}, colour);
    sentence += " (" + identifier_of(graph, ref.record) + ")\n";
    if (text.find(sentence) == std::string::npos) text += "    " + sentence;
  }
  if (text.empty()) return {};
  return "  the date of this article, " + std::string(graph.article(record).date) +
         ", is inferred from\n" + text;
}

}  // namespace

std::vector<std::string> evidence_lines(const query::Snapshot& graph, const query::FactView& fact,
                                        bool colour, std::size_t most, std::size_t* more) {
  // Several claims may have one place; of a fact of hundreds most are never spelled out.
  std::set<std::tuple<std::uint32_t, Span, std::vector<Span>>> places;  // record, sentence, marks
  std::vector<std::string> lines;
  for (const query::ClaimRef ref : fact.claims) {
    const Evidence evidence = graph.claim(ref).evidence;
    const std::vector<Span> spans = {evidence.subject, evidence.predicate, evidence.object};
    const bool fresh =
        places.emplace(ref.record, evidence.sentence, joined(spans, evidence.sentence)).second;
    if (!fresh || lines.size() == most) continue;
    lines.push_back(
        marked(CodePointIndex(graph.text(ref.record)), evidence.sentence, spans, colour) + " (" +
        identifier_of(graph, ref.record) + ')');
  }
  if (more != nullptr) *more = places.size() - lines.size();
  return lines;
}

std::string explanation(const query::Snapshot& graph, const query::FactView& fact, bool colour) {
  const std::string bold = colour ? "\x1B[1m" : "";
  const std::string normal = colour ? "\x1B[0m" : "";
  std::string text = bold + name_of(graph, fact.subject) + ' ' +
                     predicate_words(graph, fact, false) + ' ' + object_words(graph, fact) + normal;
  const auto add = [&text](const char* before, std::string_view what) {
    if (!what.empty()) text.append(before).append(what);
  };
  add(", ", fact.amount);
  add(", ", fact.change);
  add(", in ", fact.period);
  add(", ", fact.date);
  add(", in ", graph.name(fact.place));
  add(", on ", fact.topic);
  if (const std::string stance = stance_words(graph, fact); !stance.empty())
    text += " (" + stance + ')';
  text += '\n';
  for (const query::ClaimRef ref : fact.claims) {
    const query::ArticleView article = graph.article(ref.record);
    const query::ClaimView claim = graph.claim(ref);
    const CodePointIndex index(graph.text(ref.record));
    text += "\n  " + source_words(graph, ref.record) + "\n  rule " + std::string(claim.rule) +
            ", confidence " + to_decimal(claim.confidence, 2) + ", characters " +
            std::to_string(claim.evidence.sentence.begin) + "-" +
            std::to_string(claim.evidence.sentence.end) + '\n' +
            underlined(index, claim.evidence, "    ");
    if (!article.url.empty()) text += "  " + std::string(article.url) + '\n';
    if (article.first_print != ref.record) {
      text += "  prints nearly the text of " + identifier_of(graph, article.first_print) +
              ": no source of its own\n";
    }
    text += date_inference(graph, ref.record, colour);
  }
  return text + '\n';
}

std::vector<std::string> sentences_naming(const query::Snapshot& graph, std::uint32_t record,
                                          const std::vector<std::vector<query::EntityId>>& lists,
                                          bool colour) {
  std::vector<std::string> result;
  std::vector<std::vector<Span>> mentions(lists.size());
  for (std::size_t list = 0; list < lists.size(); ++list) {
    for (const query::EntityId entity : lists[list]) {
      const std::size_t members = graph.entity(entity).members;
      for (std::size_t i = graph.first_member_in(entity, record);
           i < members && graph.member(entity, i).record == record; ++i) {
        for (const query::MentionRow& mention : graph.mentions(entity, i))
          mentions[list].push_back(mention.span);
      }
    }
    if (mentions[list].empty()) return result;
  }
  const CodePointIndex index(graph.text(record));
  for (const Span& sentence : graph.sentences(record)) {
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
