#include "newsgraph/identity/judgements.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/number.hpp"

namespace newsgraph::identity {
namespace {

constexpr std::array<const char*, 5> verdict_names = {"same", "different", "unsure", "right",
                                                      "wrong"};

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  while (true) {
    const std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

std::optional<Span> read_span(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto begin = parse_unsigned(text.substr(0, dash));
  const auto end = parse_unsigned(text.substr(dash + 1));
  if (!begin || !end || *begin > *end || *end > 0xffffffffU) return std::nullopt;
  return Span{static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(*end)};
}

std::string span_words(Span span) {
  return std::to_string(span.begin) + '-' + std::to_string(span.end);
}

class Reader {
 public:
  explicit Reader(std::string path) { result_.path = std::move(path); }

  void line(std::string_view text, std::size_t number) {
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (text.empty() || text.starts_with('#')) return;
    number_ = number;
    const std::vector<std::string_view> fields = fields_of(text);
    const auto* const verdict = std::ranges::find(verdict_names, fields.front());
    if (verdict == verdict_names.end())
      refuse(1, "unknown verdict \"" + std::string(fields.front()) +
                    "\" (want same, different, unsure, right or wrong)");
    if (fields.size() != 5 && !(fields.size() == 6 && fields[5].empty()))
      refuse(1, "has " + std::to_string(fields.size()) +
                    " fields divided by tabs; a judgement has five: the verdict, then two articles "
                    "each with its place, or article, sentence, predicate, subject and object");
    const auto kind = static_cast<Verdict>(verdict - verdict_names.begin());
    if (kind == Verdict::Right || kind == Verdict::Wrong) {
      claim(kind, fields);
    } else {
      pair(kind, fields);
    }
  }

  Judgements take() { return std::move(result_); }

 private:
  [[noreturn]] void refuse(std::size_t column, const std::string& reason) const {
    throw InputError(result_.path, number_, column, reason);
  }

  Span span(std::string_view text) const {
    const auto read = read_span(text);
    if (!read) refuse(1, "\"" + std::string(text) + "\" is no place (want BEGIN-END)");
    return *read;
  }

  void contradicts(std::size_t line, Verdict now) const {
    refuse(1, std::string("\"") + to_string(now) + "\" contradicts line " + std::to_string(line));
  }

  void pair(Verdict verdict, const std::vector<std::string_view>& fields) {
    PairJudgement judgement;
    judgement.verdict = verdict;
    judgement.one = {std::string(fields[1]), span(fields[2])};
    judgement.other = {std::string(fields[3]), span(fields[4])};
    judgement.line = number_;
    if (judgement.other < judgement.one) std::swap(judgement.one, judgement.other);
    const auto [at, is_new] =
        pairs_.try_emplace({judgement.one, judgement.other}, result_.pairs.size());
    if (is_new) {
      result_.pairs.push_back(std::move(judgement));
      return;
    }
    PairJudgement& known = result_.pairs[at->second];
    if (known.verdict == verdict || verdict == Verdict::Unsure) return;
    if (known.verdict != Verdict::Unsure) contradicts(known.line, verdict);
    known = std::move(judgement);
  }

  void claim(Verdict verdict, const std::vector<std::string_view>& fields) {
    ClaimJudgement judgement;
    judgement.verdict = verdict;
    judgement.sentence = {std::string(fields[1]), span(fields[2])};
    const std::size_t slash = fields[4].find(' ');
    judgement.predicate = fields[3];
    if (slash == std::string_view::npos)
      refuse(1,
             "\"" + std::string(fields[4]) + "\" is no SUBJECT OBJECT (want BEGIN-END BEGIN-END)");
    judgement.subject = span(fields[4].substr(0, slash));
    judgement.object = span(fields[4].substr(slash + 1));
    judgement.line = number_;
    const auto key =
        std::tuple(judgement.sentence, judgement.predicate, judgement.subject, judgement.object);
    const auto [at, is_new] = claims_.try_emplace(key, result_.claims.size());
    if (is_new) {
      result_.claims.push_back(std::move(judgement));
    } else if (result_.claims[at->second].verdict != verdict) {
      contradicts(result_.claims[at->second].line, verdict);
    }
  }

  Judgements result_;
  std::size_t number_ = 0;
  std::map<std::pair<Place, Place>, std::size_t> pairs_;
  std::map<std::tuple<Place, std::string, Span, Span>, std::size_t> claims_;
};

}  // namespace

const char* to_string(Verdict verdict) noexcept {
  return verdict_names[static_cast<std::size_t>(verdict)];
}

bool ClaimJudgement::is_about(const Article& article, const Claim& claim) const noexcept {
  return sentence.article == article.identifier && sentence.span == claim.evidence.sentence &&
         predicate == claim.predicate && subject == claim.evidence.subject &&
         object == claim.evidence.object;
}

Judgements read_judgements(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  Reader reader(path.string());
  std::size_t number = 0;
  for (std::string_view rest = content; !rest.empty();) {
    const std::size_t feed = std::min(rest.find('\n'), rest.size());
    reader.line(rest.substr(0, feed), ++number);
    rest.remove_prefix(std::min(feed + 1, rest.size()));
  }
  return reader.take();
}

std::string judgement_line(const PairJudgement& judgement) {
  return std::string(to_string(judgement.verdict)) + '\t' + judgement.one.article + '\t' +
         span_words(judgement.one.span) + '\t' + judgement.other.article + '\t' +
         span_words(judgement.other.span) + '\n';
}

std::string judgement_line(const ClaimJudgement& judgement) {
  return std::string(to_string(judgement.verdict)) + '\t' + judgement.sentence.article + '\t' +
         span_words(judgement.sentence.span) + '\t' + judgement.predicate + '\t' +
         span_words(judgement.subject) + ' ' + span_words(judgement.object) + '\n';
}

ClaimJudgement judgement_of(Verdict verdict, const Article& article, const Claim& claim) {
  return {verdict,
          {article.identifier, claim.evidence.sentence},
          claim.predicate,
          claim.evidence.subject,
          claim.evidence.object,
          0};
}

}  // namespace newsgraph::identity
