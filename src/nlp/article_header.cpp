#include "newsgraph/nlp/article_header.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "newsgraph/document/date.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "nlp/time_grammar.hpp"

namespace newsgraph::nlp {
namespace {

constexpr std::uint64_t word_reports = text::hash_folded("reports");
constexpr std::uint64_t word_reported = text::hash_folded("reported");
constexpr std::uint64_t word_report = text::hash_folded("report");
constexpr std::uint64_t comma = text::hash_folded(",");

/// A credit stands in one of the first paragraphs of the body: the lead, or the one behind it.
constexpr std::uint32_t credit_paragraphs = 2;
/// Words in the name of an agency: "Kyrgyz National News Agency Kabar".
constexpr TokenIndex longest_agency = 6;

bool name_like(const Document& document, TokenIndex token) {
  return (document.tokens.shape[token] & (Capitalized | AllUpper)) != 0;
}

/// The first date in a header or dateline; with at least a day.
std::string written_date(const Document& document, TokenSpan sentence) {
  for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
    const std::optional<TimeMatch> match = read_calendar(document, i, sentence.last);
    if (!match) continue;
    const PartialDate& date = match->first;
    const auto two = [](int number) {
      return std::string(number < 10 ? "0" : "") + std::to_string(number);
    };
    std::string value = (date.year > 0 ? std::to_string(date.year) : "-") + "-" + two(date.month) +
                        "-" + two(date.day);
    if (is_edtf(value)) return value;
  }
  return {};
}

/// "(Reuters)", "/Kazinform/", "[AP]": an agency between marks in a dateline.
std::string dateline_agency(const Document& document, TokenSpan sentence) {
  for (TokenIndex i = sentence.first; i + 2 < sentence.last; ++i) {
    const std::string_view open = document.form(i);
    const std::string_view close = open == "(" ? ")" : open == "[" ? "]" : open == "/" ? "/" : "";
    if (close.empty()) continue;
    TokenIndex last = i + 1;
    while (last < sentence.last && document.form(last) != close && last - i <= longest_agency)
      ++last;
    if (last >= sentence.last || document.form(last) != close || last == i + 1) continue;
    if (!name_like(document, i + 1) || read_calendar(document, i + 1, last)) continue;
    return std::string(document.text({i + 1, last}));
  }
  return {};
}

/// "..., Trend reports." and "..., the Kabar agency reported." at the end of a sentence.
std::string closing_credit(const Document& document, TokenSpan sentence) {
  TokenIndex end = sentence.last;
  while (end > sentence.first && (document.tokens.shape[end - 1] & Punctuation) != 0) --end;
  if (end < sentence.first + 3) return {};
  const std::uint64_t verb = document.tokens.hash[end - 1];
  if (verb != word_reports && verb != word_reported && verb != word_report) return {};
  TokenIndex first = end - 1;
  while (first > sentence.first && document.tokens.hash[first - 1] != comma &&
         end - 1 - first <= longest_agency) {
    --first;
  }
  if (first == sentence.first || document.tokens.hash[first - 1] != comma) return {};
  if (document.tokens.hash[first] == text::hash_folded("the")) ++first;
  TokenIndex last = end - 1;
  // "Kazinform's correspondent reports" credits Kazinform too, in other words: left out.
  for (TokenIndex i = first; i < last; ++i) {
    const std::string_view form = document.form(i);
    if (!name_like(document, i) && form != "news" && form != "agency" && form != "." && form != "-")
      return {};
  }
  if (first >= last || !name_like(document, first)) return {};
  return std::string(document.text({first, last}));
}

void note(Document& document, std::string_view problem) {
  if (std::ranges::find(document.problems, problem) == document.problems.end()) {
    document.problems.emplace_back(problem);
  }
}

}  // namespace

void read_header(Document& document) {
  std::string date;
  std::string source;
  std::string agency;
  std::uint32_t bodies = 0;
  std::uint32_t paragraph = 0xffffffffU;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.zone == Zone::Header && source != "header") {
      if (std::string found = written_date(document, sentence.tokens); !found.empty()) {
        date = std::move(found);
        source = "header";
      }
    } else if (sentence.zone == Zone::Dateline) {
      if (date.empty()) {
        date = written_date(document, sentence.tokens);
        if (!date.empty()) source = "dateline";
      }
      if (agency.empty()) agency = dateline_agency(document, sentence.tokens);
    } else if (sentence.zone == Zone::Body) {
      if (sentence.paragraph != paragraph) {
        paragraph = sentence.paragraph;
        if (++bodies > credit_paragraphs) break;
      }
      if (agency.empty()) agency = closing_credit(document, sentence.tokens);
    }
  }
  Article& article = document.article;
  if (article.date.empty()) {
    article.date = std::move(date);
    if (!article.date.empty()) article.date_source = std::move(source);
  } else if (!date.empty() && !dates_overlap(article.date, date)) {
    note(document, date_conflict);
  }
  if (article.publisher.empty()) article.publisher = std::move(agency);
}

}  // namespace newsgraph::nlp
