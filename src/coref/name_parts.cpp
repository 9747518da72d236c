#include "coref/name_parts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/text/romanisation.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "coref/patronymic.hpp"

namespace newsgraph::coref {
namespace {

/// Son-of words belong to the part they introduce: "bin Salman" is no "Salman".
bool son_of(std::string_view folded) {
  static constexpr std::array words{"bin", "ben", "ibn", "bint"};
  return std::ranges::find(words, folded) != words.end();
}

/// Words that stand before or inside a name without telling two names apart.
bool silent(std::string_view folded) {
  static constexpr std::array words{"al", "el",  "ul",  "ur",  "de",  "la", "di",
                                    "da", "del", "von", "van", "der", "jr", "jr.",
                                    "sr", "sr.", "-",   "st",  "st."};
  return std::ranges::find(words, folded) != words.end();
}

/// Parts of a name given as words, romanisation evened out.
void add_part(Parts& parts, std::string_view form, bool& after_son_of) {
  const std::string folded = text::fold(form);
  if (son_of(folded)) {
    after_son_of = true;
    return;
  }
  if (silent(folded) || folded.empty()) return;
  std::string part = text::even_out(form);
  if (after_son_of) part = "bin " + part;
  after_son_of = false;
  parts.push_back(std::move(part));
}

bool is_initial(std::string_view part) {
  return part.size() <= 2 && (part.size() < 2 || part[1] == '.');
}

/// Whether one given name may stand for the other: equal, or an initial of it.
bool given_agree(const std::string& a, const std::string& b) {
  if (a == b) return true;
  return (is_initial(a) || is_initial(b)) && !a.empty() && !b.empty() && a.front() == b.front();
}

}  // namespace

Parts name_parts(const Reading& reading, TokenSpan tokens) {
  Parts parts;
  bool after_son_of = false;
  for (TokenIndex token = tokens.first; token < tokens.last; ++token) {
    // Halves of "Kassym-Jomart" and "Jong-un" are one part.
    const bool joined = token >= tokens.first + 2 && reading.facts.form_is(token - 1, "-") &&
                        reading.facts.glued(token) && !parts.empty() &&
                        !silent(text::fold(reading.document.form(token - 2)));
    if (joined) {
      parts.back() += text::even_out(reading.document.form(token));
      continue;
    }
    add_part(parts, reading.document.form(token), after_son_of);
  }
  return parts;
}

Parts name_parts(std::string_view name) {
  Parts parts;
  bool after_son_of = false;
  std::string word;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i == name.size() || name[i] == ' ') {
      std::string joined;
      for (const char letter : word) {
        if (letter != '-') joined += letter;
      }
      add_part(parts, joined, after_son_of);
      word.clear();
    } else {
      word += name[i];
    }
  }
  return parts;
}

/// Whether the shorter name may be the longer one's: a family name, a full name with its middle
/// left out, given name and patronymic.
bool name_fits(const Parts& shorter, const Parts& longer) {
  if (shorter.empty() || longer.empty() || shorter.size() > longer.size()) return false;
  if (shorter == longer) return true;
  if (shorter.size() == 1) {
    return longer.size() > 1 && std::ranges::find(longer, shorter.front()) != longer.end();
  }
  if (shorter.size() == 2 && is_patronymic(shorter.back())) {
    return shorter.front() == longer.front() &&
           (longer.size() < 3 || !is_patronymic(longer[1]) || longer[1] == shorter.back());
  }
  if (shorter.size() == longer.size()) {
    return given_agree(shorter.front(), longer.front()) &&
           std::equal(shorter.begin() + 1, shorter.end(), longer.begin() + 1);
  }
  // Order kept, first given name and family name the same.
  if (!given_agree(shorter.front(), longer.front())) {
    return shorter.back() == longer.back() && std::ranges::includes(longer, shorter, {});
  }
  std::size_t at = 1;
  for (std::size_t i = 1; i < longer.size() && at < shorter.size(); ++i) {
    if (longer[i] == shorter[at] || given_agree(longer[i], shorter[at])) ++at;
  }
  return at == shorter.size();
}

PersonNames::PersonNames(const Work& work) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> known;
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (work[i].type != "Person" || work[i].kind != MentionKind::Name) continue;
    Parts parts = name_parts(work.reading, work[i].tokens);
    std::uint64_t key = 0;
    for (const std::string& part : parts) key = mix(key, part);
    std::vector<std::size_t>& same = known[key];
    const auto row =
        std::ranges::find_if(same, [&](std::size_t at) { return names_[at].parts == parts; });
    std::size_t at = names_.size();
    if (row != same.end()) {
      at = *row;
    } else {
      same.push_back(at);
      index(at, parts);
      names_.push_back({std::move(parts), {}});
    }
    names_[at].mentions.push_back(i);
    mentions_.push_back({i, at});
  }
}

void PersonNames::index(std::size_t name, const Parts& parts) {
  for (const std::string& part : parts) by_part_.emplace(part, name);
  if (parts.empty() || parts.front().empty()) return;
  const std::string first(1, parts.front().front());
  (is_initial(parts.front()) ? initials_ : by_letter_).emplace(first, name);
}

std::vector<std::size_t> PersonNames::longer(std::size_t name) const {
  const Parts& parts = names_[name].parts;
  std::vector<std::size_t> found;
  const auto take = [&](const auto& rows, const std::string& key) {
    const auto [first, last] = rows.equal_range(key);
    for (auto row = first; row != last; ++row) {
      if (name_fits(parts, names_[row->second].parts)) found.push_back(row->second);
    }
  };
  for (const std::string& part : parts) take(by_part_, part);
  if (!parts.empty() && !parts.front().empty()) {
    // "J. Kask" and "Jon Kask" have a letter in common.
    const std::string first(1, parts.front().front());
    take(initials_, first);
    if (is_initial(parts.front())) take(by_letter_, first);
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<CandidateIndex> PersonNames::mentions_of(const Parts& person) const {
  std::vector<CandidateIndex> found;
  for (const Name& name : names_) {
    if (name_fits(name.parts, person) || name_fits(person, name.parts)) {
      found.insert(found.end(), name.mentions.begin(), name.mentions.end());
    }
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace newsgraph::coref
