#include "person_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "newsgraph/text/romanisation.hpp"
#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::identity {
namespace {

bool is_vowel(char c) noexcept { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool is_one_of(std::string_view word, std::span<const std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}

/// Articles, written joined or apart, there or not: "al-Assad", "Assad".
bool is_silent(std::string_view folded) {
  static constexpr std::array<std::string_view, 7> words = {"al",  "el", "ul", "ur",
                                                            "ash", "jr", "sr"};
  return is_one_of(folded, words);
}

bool is_son_of(std::string_view folded) {
  static constexpr std::array<std::string_view, 4> words = {"bin", "ben", "ibn", "bint"};
  return is_one_of(folded, words);
}

bool is_number(std::string_view folded) {
  static constexpr std::array<std::string_view, 14> words = {
      "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xvi"};
  return is_one_of(folded, words);
}

/// Which words of `part` stand in `whole`, in its order; empty when one does not. An initial stands
/// for any word that begins with it.
std::vector<std::size_t> places(const std::vector<std::string>& part,
                                const std::vector<std::string>& whole) {
  std::vector<std::size_t> found;
  std::size_t at = 0;
  for (const std::string& word : part) {
    const auto fits = [&word](const std::string& other) {
      return word == other || (word.size() == 1 && other.starts_with(word)) ||
             (other.size() == 1 && word.starts_with(other));
    };
    while (at < whole.size() && !fits(whole[at])) ++at;
    if (at == whole.size()) return {};
    found.push_back(at++);
  }
  return found;
}

bool has_whole_given_name(const PersonName& name) { return name.words.front().size() > 1; }

/// One name has the words of the other and more.
Likeness likeness_of_part(const PersonName& part, const PersonName& whole) {
  if (part.words.size() < 2) return Likeness::None;
  const std::vector<std::size_t> at = places(part.words, whole.words);
  if (at.empty()) return Likeness::None;
  if (!has_whole_given_name(part) || !has_whole_given_name(whole)) return Likeness::Initials;
  const bool ends = at.front() == 0 && at.back() + 1 == whole.words.size();
  if (!ends) return Likeness::Possible;
  // Middle initials on both sides that do not pair off: W. is not H. W.
  const auto middle_initial = [](const std::string& word) { return word.size() == 1; };
  if (std::any_of(part.words.begin() + 1, part.words.end() - 1, middle_initial)) {
    const auto left_out = static_cast<std::ptrdiff_t>(whole.words.size() - part.words.size());
    const auto initials = std::count_if(whole.words.begin(), whole.words.end(), middle_initial);
    const auto own = std::count_if(part.words.begin(), part.words.end(), middle_initial);
    if (initials - own == left_out) return Likeness::Conflict;
  }
  return Likeness::Likely;
}

/// Whether words that differ by one half step differ as romanisations do: "Solovyev", "Solovyov"
/// (one letter, read either way), "Tatyana", "Tatiana" (a vowel beside a vowel). "Karelin" and
/// "Karlin" are two names.
bool vowel_of_romanisation(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  std::size_t at = 0;
  while (at < a.size() && a[at] == b[at]) ++at;
  if (a.size() == b.size()) {
    return (a[at] == 'e' && b[at] == 'o') || (a[at] == 'o' && b[at] == 'e');
  }
  return (at > 0 && is_vowel(b[at - 1])) || (at + 1 < b.size() && is_vowel(b[at + 1]));
}

/// Names of equally many words.
Likeness likeness_word_by_word(const PersonName& a, const PersonName& b) {
  bool initials = false;
  int steps = 0;
  int variants = 0;
  std::size_t differing = 0;
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    const std::string& left = a.words[i];
    const std::string& right = b.words[i];
    if (left == right) continue;
    if (left.size() == 1 || right.size() == 1) {
      if (left.front() != right.front()) {
        return i > 0 && i + 1 < a.words.size() ? Likeness::Conflict : Likeness::None;
      }
      initials = true;
      continue;
    }
    ++differing;
    // "Ivanov" and "Ivanova", "Andrei" and "Andrea": he and she.
    if (left.ends_with('a') != right.ends_with('a')) return Likeness::None;
    const int here = half_steps(left, right, 2);
    // A half step in a short word makes another name: "Ali" and "Ale", "Han" and "Hun".
    constexpr std::size_t long_word = 5;
    const std::size_t length = std::min(left.size(), right.size());
    // Two vowels make another name, one consonant may be a slip.
    const bool slip = length >= 6 && skeleton(left) != skeleton(right);
    if (here > 2 || (here == 2 && !slip)) return Likeness::None;
    steps += here;
    if (length >= long_word && here == 1 && vowel_of_romanisation(left, right)) ++variants;
  }
  if (differing > 1 && steps > 2) return Likeness::None;
  if (initials) {
    if (steps > 0) return Likeness::None;
    const bool given = has_whole_given_name(a) && has_whole_given_name(b);
    return given ? Likeness::Likely : Likeness::Initials;
  }
  if (steps == 1 && variants == 1) return Likeness::Likely;
  return Likeness::Possible;
}

}  // namespace

PersonName parse_person_name(std::string_view name) {
  PersonName result;
  const std::string folded = text::fold(name);
  std::string word;
  bool son_of = false;
  const auto finish_word = [&] {
    if (word.empty()) return;
    if (is_son_of(word)) {
      son_of = true;
    } else if (is_number(word) && !result.words.empty()) {
      result.number = word;
    } else {
      if (word == "jr" || word == "sr") result.number = word;
      if (!is_silent(word)) {
        std::string evened = text::even_out(word);
        if (evened.size() > 4 && evened.ends_with("of")) evened.back() = 'v';
        if (!evened.empty()) {
          result.words.push_back(son_of ? "bin " + evened : evened);
          son_of = false;
        }
      }
    }
    word.clear();
  };
  for (const char c : folded) {
    if (c == ' ' || c == '-' || c == '.' || c == ',' || c == '\n' || c == '\t') {
      finish_word();
    } else if (c != '\'' && c != '`' && c != '(' && c != ')' && c != '[' && c != ']' && c != '"') {
      word += c;
    }
  }
  finish_word();
  for (const std::string& each : result.words) result.glued += each;
  return result;
}

Likeness likeness(const PersonName& a, const PersonName& b) {
  if (a.words.empty() || b.words.empty()) return Likeness::None;
  const Likeness found = [&] {
    if (a.glued == b.glued) return Likeness::Same;
    if (a.words.size() < b.words.size()) return likeness_of_part(a, b);
    if (a.words.size() > b.words.size()) return likeness_of_part(b, a);
    if (a.words.size() < 2) return Likeness::None;
    if (a.words.size() <= 3) {
      std::vector<std::string> left = a.words;
      std::vector<std::string> right = b.words;
      std::ranges::sort(left);
      std::ranges::sort(right);
      if (left == right) return Likeness::Likely;
    }
    return likeness_word_by_word(a, b);
  }();
  if (found == Likeness::None || a.number == b.number) return found;
  // Without its number a name may be anybody's of that name.
  return a.number.empty() || b.number.empty() ? std::min(found, Likeness::Possible)
                                              : Likeness::Conflict;
}

bool may_be_short_for(std::string_view name, std::string_view full) {
  const PersonName a = parse_person_name(name);
  const PersonName b = parse_person_name(full);
  if (a.words.empty() || b.words.empty() || a.words.back() != b.words.back()) return false;
  if (likeness(a, b) == Likeness::Conflict) return false;
  return a.words.size() == 1 || a.words.front().front() == b.words.front().front();
}

int half_steps(std::string_view a, std::string_view b, int most) {
  // Names are short: the whole table of Levenshtein's distance, row by row.
  constexpr std::size_t longest = 48;
  if (a.size() > longest || b.size() > longest) return a == b ? 0 : most + 1;
  const auto length_of = [](char c) { return is_vowel(c) ? 1 : 2; };
  std::array<int, longest + 1> row{};
  for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + length_of(b[j]);
  for (const char left : a) {
    int diagonal = row[0];
    row[0] += length_of(left);
    int least = row[0];
    for (std::size_t j = 0; j < b.size(); ++j) {
      const char right = b[j];
      const int both = left == right ? 0 : is_vowel(left) && is_vowel(right) ? 1 : 2;
      const int cost =
          std::min({diagonal + both, row[j + 1] + length_of(left), row[j] + length_of(right)});
      diagonal = row[j + 1];
      row[j + 1] = cost;
      least = std::min(least, cost);
    }
    if (least > most) return most + 1;
  }
  return std::min(row[b.size()], most + 1);
}

std::string skeleton(std::string_view word) {
  std::string bones;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i == 0 || !is_vowel(word[i])) bones += word[i];
  }
  return bones;
}

}  // namespace newsgraph::identity
