#include "text/zones.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "newsgraph/text/tokenizer.hpp"

#include "text/characters.hpp"
#include "text/dateline.hpp"
#include "text/token_view.hpp"
#include "text/turns.hpp"
#include "text/zone_words.hpp"

namespace newsgraph::text {
namespace {

constexpr TokenIndex longest_title = 45;  // tokens; the longest headlines of press offices
constexpr std::uint32_t longest_title_width = 260;
constexpr TokenIndex longest_place_line = 12;
constexpr std::size_t head_paragraphs = 6;  // where bylines, date and place lines are looked for

class ZoneFinder {
 public:
  ZoneFinder(const TokenView& view, const std::vector<Paragraph>& paragraphs)
      : view_(view), paragraphs_(paragraphs), turns_(view, paragraphs) {}

  std::vector<Section> find() {
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) read(i);
    return std::move(sections_);
  }

 private:
  void add(TokenIndex first, TokenIndex last, Zone zone, std::size_t paragraph) {
    if (first < last) {
      sections_.push_back({{first, last}, zone, static_cast<std::uint32_t>(paragraph)});
    }
  }

  void read(std::size_t number) {
    TokenSpan range = paragraphs_[number].tokens;
    if (number < head_paragraphs && !body_begun_) {
      if (const TokenIndex end = header_end(range); end > range.first) {
        add(range.first, end, Zone::Header, number);
        range.first = end;
        if (range.empty()) return;
      }
    }
    const bool head = number < head_paragraphs && sections_in_body_ < 3;
    if ((head || number + 3 >= paragraphs_.size()) && is_byline(range, number)) {
      return add(range.first, range.last, Zone::Byline, number);
    }
    if (!titled_ && !body_begun_ && is_title(range, number)) {
      titled_ = true;
      title_number_ = number;
      return add(range.first, range.last, Zone::Title, number);
    }
    if (titled_ && !body_begun_ && number <= title_number_ + 3 && is_place_line(range, number)) {
      return add(range.first, range.last, Zone::PlaceLine, number);
    }
    if (const TokenIndex end = filed_end(range); end > range.first) {
      add(range.first, end, Zone::Dateline, number);
      range.first = end;
    } else if (const TokenIndex turn = turns_.end(range); turn > range.first) {
      add(range.first, turn, Zone::Speaker, number);
      range.first = turn;
    }
    if (range.empty()) return;
    body_begun_ = true;
    ++sections_in_body_;
    add(range.first, range.last, Zone::Body, number);
  }

  /// End of a dateline. Later paragraphs have one only in a roundup, whose first one has one too.
  TokenIndex filed_end(TokenSpan range) {
    const bool lead = sections_in_body_ == 0;
    if (!lead && !roundup_) return range.first;
    const TokenIndex end = dateline_end(view_, range, lead);
    if (end == range.first) return end;
    // "PRESIDENT BERG: Good morning."
    if (view_.is(end - 1, ':') && (turns_.is_transcript() || turns_.has_role(range) ||
                                   is_no_speaker(view_.hash(range.first)))) {
      return range.first;
    }
    roundup_ = true;
    return end;
  }

  // ---- header: "date 2024-04-19", "Published: 3 May 2022" --------------------------------------

  TokenIndex header_end(TokenSpan range) const {
    TokenIndex i = range.first;
    if (view_.hash(i) == hash_folded("date")) {
      ++i;
      if (i < range.last && view_.is(i, ':')) ++i;
      if (i < range.last && view_.form(i).size() == 10 && view_.form(i)[4] == '-' &&
          date_end(view_, i, range.last) == i + 1) {
        return i + 1;
      }
    }
    // A line with nothing but a date.
    if (range.size() > 16) return range.first;
    bool dated = false;
    for (i = range.first; i < range.last;) {
      if (const TokenIndex end = date_end(view_, i, range.last); end > i) {
        dated = true;
        i = end;
      } else if (view_.has(i, Punctuation | Digits) || is_date_line_word(view_.hash(i))) {
        ++i;
      } else {
        return range.first;
      }
    }
    return dated ? range.last : range.first;
  }

  // ---- bylines ---------------------------------------------------------------------------------

  bool only_names(TokenIndex first, TokenIndex last) const {
    bool named = false;
    for (TokenIndex i = first; i < last; ++i) {
      if (view_.has(i, Capitalized)) {
        named = true;
      } else if (!view_.has(i, Punctuation) && !is_inner_word(view_.hash(i)) &&
                 view_.hash(i) != hash_folded("by") && !is_credit(view_.hash(i))) {
        return false;
      }
    }
    return named;
  }

  bool is_byline(TokenSpan range, std::size_t number) const {
    TokenIndex first = range.first;
    TokenIndex last = range.last;
    const bool bracketed = view_.is(first, '(') && view_.is(last - 1, ')');
    if (bracketed) {
      ++first;
      --last;
    }
    if (first + 1 >= last || last - first > 40) return false;
    const std::uint64_t hash = view_.hash(first);
    const bool head = number < head_paragraphs;
    if (hash == hash_folded("by")) {
      return head && last - first <= 16 && !view_.is(last - 1, '.') &&
             view_.has(first + 1, Capitalized) && only_names(first + 1, last);
    }
    if (!is_credit(hash)) {
      return head && last - first <= 2 && is_agency(hash) && number > 0;
    }
    const bool colon = view_.is(first + 1, ':');
    TokenIndex by = first + 1;
    if (is_credit(view_.hash(by))) ++by;  // "Additional reporting by"
    const bool credited = by < last && view_.hash(by) == hash_folded("by");
    if (!colon && !credited) return false;
    if (view_.is(last - 1, '.') && !bracketed && !credited) return false;
    return only_names(first + 1, last);
  }

  // ---- title and place -------------------------------------------------------------------------

  bool is_title(TokenSpan range, std::size_t number) const {
    if (number + 1 >= paragraphs_.size() || range.size() > longest_title) return false;
    const Tokens& tokens = view_.tokens();
    if (tokens.end[range.last - 1] - tokens.begin[range.first] > longest_title_width) return false;
    if (view_.is(range.last - 1, '.') || view_.is(range.last - 1, ',') ||
        view_.is(range.last - 1, ':') || view_.is(range.last - 1, ';')) {
      return false;
    }
    // Whole sentences and a quotation of a sentence are text; a headline has no inner stop.
    if (range.size() > 2 && view_.has(range.last - 1, CloseQuote) &&
        view_.is(range.last - 2, '.')) {
      return false;
    }
    for (TokenIndex i = range.first; i + 1 < range.last; ++i) {
      if (view_.is(i, '.') && view_.space_before(i + 1)) return false;
    }
    if (view_.has(range.first, Punctuation) && !view_.has(range.first, OpenQuote)) return false;
    if (turns_.is_transcript() && turns_.end(range) > range.first) return false;
    return dateline_end(view_, range, true) == range.first;
  }

  /// Two words are a person's name as often as a place; a place is one that the text is "in".
  bool is_mentioned_as_place(TokenSpan words) const {
    const Tokens& tokens = view_.tokens();
    const TokenIndex size = words.size();
    for (TokenIndex i = words.last; i + size < tokens.size(); ++i) {
      if (!is_place_preposition(tokens.hash[i])) continue;
      TokenIndex same = 0;
      while (same < size && tokens.hash[i + 1 + same] == tokens.hash[words.first + same]) ++same;
      if (same == size) return true;
    }
    return false;
  }

  bool is_place_line(TokenSpan range, std::size_t number) const {
    if (range.size() > longest_place_line || number + 1 >= paragraphs_.size()) return false;
    if (!paragraphs_[number].blank_before || !paragraphs_[number + 1].blank_before) return false;
    bool comma = false;
    bool place = false;
    TokenIndex capitals = 0;
    for (TokenIndex i = range.first; i < range.last; ++i) {
      if (view_.has(i, Capitalized)) {
        ++capitals;
        place = place ||
                (is_place_noun(view_.hash(i)) && (i + 1 == range.last || view_.is(i + 1, ',')));
      } else if (view_.is(i, ',')) {
        comma = true;
      } else if (!is_inner_word(view_.hash(i)) && !view_.is(i, '-') && !view_.is(i, '(') &&
                 !view_.is(i, ')') && view_.hash(i) != hash_folded("'")) {
        return false;
      }
    }
    if (!view_.has(range.first, Capitalized) || is_heading(view_.hash(range.first))) return false;
    if (comma || place || capitals == 1) return true;
    if (is_place_beginning(view_.hash(range.first)) && capitals < 4) return true;
    return is_mentioned_as_place(range);
  }

  const TokenView& view_;
  const std::vector<Paragraph>& paragraphs_;
  std::vector<Section> sections_;
  Turns turns_;
  std::size_t title_number_ = 0;
  std::size_t sections_in_body_ = 0;
  bool titled_ = false;
  bool body_begun_ = false;
  bool roundup_ = false;
};

}  // namespace

std::vector<Section> find_zones(std::string_view text, const Tokens& tokens,
                                const std::vector<Paragraph>& paragraphs) {
  const TokenView view(text, tokens);
  return ZoneFinder(view, paragraphs).find();
}

}  // namespace newsgraph::text
