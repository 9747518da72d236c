// parse_question: the words of a question to its patterns.

#include <algorithm>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/query/join.hpp"

namespace newsgraph::query {
namespace {

/// A word of a question; quoted ones are no longer divided.
struct Word {
  std::string text;
  std::size_t byte_offset = 0;
  bool quoted = false;
};

[[noreturn]] void fail(std::string_view text, std::size_t byte_offset, std::string message) {
  throw input_error_at("question", text, byte_offset, std::move(message));
}

/// The words of each pattern.
std::vector<std::vector<Word>> divide(std::string_view text) {
  std::vector<std::vector<Word>> patterns(1);
  const auto end_pattern = [&patterns] {
    if (!patterns.back().empty()) patterns.emplace_back();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '\n' || c == ';') {
      end_pattern();
      ++at;
    } else if (c == ' ' || c == '\t' || c == '\r') {
      ++at;
    } else if (c == '"' || c == '\'') {
      const std::size_t close = text.find(c, at + 1);
      if (close == std::string_view::npos) fail(text, at, "this quotation mark is never closed");
      patterns.back().push_back({std::string(text.substr(at + 1, close - at - 1)), at, true});
      at = close + 1;
    } else {
      const std::size_t end = std::min(text.find_first_of(" \t\r\n;\"", at), text.size());
      const std::string_view word = text.substr(at, end - at);
      if (word == ".") {
        end_pattern();
      } else {
        patterns.back().push_back({std::string(word), at, false});
      }
      at = end;
    }
  }
  if (patterns.back().empty()) patterns.pop_back();
  return patterns;
}

std::string joined(const std::vector<Word>& words, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < last; ++i) text += (i == first ? "" : " ") + words[i].text;
  return text;
}

bool is_variable(const Word& word) { return !word.quoted && is_open(word.text); }

/// Whether words can be one end or the predicate: several only where none is a variable or quoted.
bool can_be_one(const std::vector<Word>& words, std::size_t first, std::size_t last) {
  if (first == last) return false;
  if (last - first == 1) return true;
  return std::none_of(words.begin() + static_cast<std::ptrdiff_t>(first),
                      words.begin() + static_cast<std::ptrdiff_t>(last),
                      [](const Word& word) { return word.quoted || is_variable(word); });
}

/// Where the predicate stands among the words, [first, last). Three words need no looking; of more,
/// the longest run that is a predicate's words is taken, of equally long ones the first.
std::pair<std::size_t, std::size_t> predicate_place(const Snapshot& snapshot, std::string_view text,
                                                    const std::vector<Word>& words) {
  if (words.size() < 3) {
    fail(text, words.front().byte_offset,
         "a pattern has a subject, a predicate and an object, _ for anything: ?who met Tokayev");
  }
  if (words.size() == 3) return {1, 2};
  std::pair<std::size_t, std::size_t> best = {0, 0};
  for (std::size_t first = 1; first + 1 < words.size(); ++first) {
    for (std::size_t last = first + 1; last < words.size(); ++last) {
      if (!can_be_one(words, 0, first) || !can_be_one(words, first, last) ||
          !can_be_one(words, last, words.size())) {
        continue;
      }
      bool inverse = false;
      const bool open = last - first == 1 && is_variable(words[first]);
      if (!open &&
          snapshot.ontology().match_predicate(joined(words, first, last), inverse) == nullptr) {
        continue;
      }
      if (last - first > best.second - best.first) best = {first, last};
    }
  }
  if (best.first == best.second) {
    fail(text, words.front().byte_offset,
         "no predicate is found in \"" + joined(words, 0, words.size()) +
             "\"; put names of several words in quotes, newsgraph schema lists the predicates");
  }
  return best;
}

}  // namespace

Question parse_question(const Snapshot& snapshot, std::string_view text, Notes& notes) {
  if (!is_valid_utf8(text)) throw InputError("question", "is no valid UTF-8");
  Question question;
  for (const std::vector<Word>& words : divide(text)) {
    const auto [first, last] = predicate_place(snapshot, text, words);
    question.patterns.push_back(parse_pattern(snapshot, joined(words, 0, first),
                                              joined(words, first, last),
                                              joined(words, last, words.size()), notes));
    for (const Word& word : words) {
      if (!is_variable(word) || word.text.size() < 2) continue;
      const std::string name = word.text.substr(1);
      if (std::ranges::find(question.variables, name) == question.variables.end())
        question.variables.push_back(name);
    }
  }
  if (question.patterns.empty())
    throw InputError("question", "is empty; ask something like ?who met Tokayev");
  return question;
}

}  // namespace newsgraph::query
