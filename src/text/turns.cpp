#include "text/turns.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "newsgraph/text/tokenizer.hpp"

#include "text/characters.hpp"
#include "text/zone_words.hpp"

namespace newsgraph::text {
namespace {

constexpr TokenIndex longest_label = 24;  // tokens before the colon of a turn

}  // namespace

Turns::Turns(const TokenView& view, const std::vector<Paragraph>& paragraphs) : view_(view) {
  for (const Paragraph& paragraph : paragraphs) {
    const Label label = label_of(paragraph.tokens);
    if (label.end > paragraph.tokens.first) {
      names_.push_back(label.name);
      if (label.role) ++role_turns_;
    }
    if (is_question(paragraph.tokens)) ++questions_;
  }
  std::ranges::sort(names_);
  conversation_ = std::ranges::adjacent_find(names_) != names_.end() || questions_ > 1;
  constexpr std::size_t list = 4;  // topics of a list, one of which may begin like an office
  headings_ = !conversation_ && names_.size() >= list && role_turns_ * 2 < names_.size();
}

/// Past the colon of "PRESIDENT OF NORLAND JON BERG:", or range.first.
TokenIndex Turns::label_end(TokenSpan range) const {
  if (!view_.has(range.first, Capitalized)) return range.first;
  // Few paragraphs have a colon near their beginning; all others end here.
  const TokenIndex limit = std::min(range.last, range.first + longest_label);
  TokenIndex colon = range.first + 1;
  while (colon < limit && view_.hash(colon) != hash_folded(":")) ++colon;
  if (colon >= limit || is_no_speaker(view_.hash(range.first)) ||
      is_credit(view_.hash(range.first))) {
    return range.first;
  }
  bool bracket = false;
  for (TokenIndex i = range.first; i < colon; ++i) {
    if (view_.is(i, '(')) bracket = true;
    if (!bracket && !view_.has(i, Capitalized) && !is_inner_word(view_.hash(i)) &&
        !view_.is(i, ',') && !view_.is(i, '-') && !view_.is(i, '/') && !view_.is(i, '&') &&
        !view_.has(i, HasDigit) && view_.hash(i) != hash_folded("'")) {
      return range.first;
    }
    if (view_.is(i, ')')) bracket = false;
  }
  const bool apart = colon + 1 == range.last || view_.space_before(colon + 1);
  return apart && !bracket ? colon + 1 : range.first;
}

/// Past the stop of "Mr. BERG." or "Ms. KASK of Riverton." as parliaments print it.
TokenIndex Turns::member_end(TokenSpan range) const {
  TokenIndex i = range.first;
  if (view_.length(i) > 4 || !is_address(view_.hash(i))) return range.first;
  ++i;
  TokenIndex names = 0;
  const auto name = [&](TokenIndex at) {
    // "McBERG" is neither all upper nor plain: its second half decides.
    const std::string_view form = view_.form(at);
    return view_.has(at, AllUpper) ||
           (view_.has(at, Capitalized) && form.size() > 3 && is_upper(form.back()));
  };
  while (i < range.last && names < 4 && (name(i) || view_.is(i, '-'))) {
    ++i;
    ++names;
  }
  if (names == 0) return range.first;
  if (i < range.last && view_.hash(i) == hash_folded("of")) {
    ++i;
    while (i < range.last && view_.has(i, Capitalized)) ++i;
  }
  return i + 1 < range.last && view_.is(i, '.') && view_.has(i + 1, Capitalized | OpenQuote)
             ? i + 1
             : range.first;
}

bool Turns::is_question(TokenSpan range) const {
  return range.size() > 1 && (view_.form(range.first) == "Q" || view_.form(range.first) == "A") &&
         view_.has(range.first + 1, Capitalized | OpenQuote) && view_.space_before(range.first + 1);
}

Turns::Label Turns::label_of(TokenSpan range) const {
  Label label;
  label.end = label_end(range);
  if (label.end == range.first) return label;
  bool bracket = false;
  std::uint64_t last = 0;
  std::uint64_t former = 0;
  for (TokenIndex i = range.first; i + 1 < label.end; ++i) {
    if (view_.is(i, '(')) bracket = true;
    if (!bracket) {
      if (view_.has(i, Capitalized)) {
        ++label.capitals;
        former = std::exchange(last, view_.hash(i));
        // "President's Plan" is nobody.
        const bool owns = view_.hash(i + 1) == hash_folded("'s");
        label.role = label.role || (is_role(last) && !owns);
      } else if (!view_.is(i, '-')) {
        label.plain_name = false;
      }
    }
    if (view_.is(i, ')')) bracket = false;
  }
  label.name = former * 3 + last;
  // "Anna Kask Image:", "Mr President:" at the head of a letter.
  if (is_credit(last) || is_no_speaker(last) ||
      (is_address(view_.hash(range.first)) && is_role(last))) {
    label.end = range.first;
  }
  return label;
}

bool Turns::is_turn(const Label& label, TokenSpan range) const {
  if (label.end == range.first) return false;
  const bool speaks = label.end < range.last && view_.has(label.end, Capitalized | OpenQuote);
  if (label.role) return (speaks && !headings_) || conversation_;
  const auto [first, last] = std::equal_range(names_.begin(), names_.end(), label.name);
  if (last - first > 1) return true;
  if (conversation_ && label.plain_name && label.capitals >= 2 && label.capitals <= 4) return true;
  // A single turn: a name and the words in quotation marks.
  return label.capitals >= 2 && label.end < range.last && view_.has(label.end, OpenQuote);
}

TokenIndex Turns::end(TokenSpan range) const {
  if (is_question(range) && is_transcript() && view_.form(range.first) == "Q") {
    return range.first + 1;
  }
  if (const TokenIndex member = member_end(range); member > range.first) return member;
  const Label label = label_of(range);
  return is_turn(label, range) ? label.end : range.first;
}

}  // namespace newsgraph::text
