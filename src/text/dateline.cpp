#include "text/dateline.hpp"

#include "newsgraph/text/tokenizer.hpp"

#include "text/abbreviations.hpp"
#include "text/characters.hpp"
#include "text/word_set.hpp"

namespace newsgraph::text {
namespace {

constexpr std::string_view month_words[] = {
    "january", "february", "march",    "april", "may",  "june",  "july", "august", "september",
    "october", "november", "december", "jan",   "feb",  "mar",   "apr",  "jun",    "jul",
    "aug",     "sep",      "sept",     "oct",   "nov",  "dec",   "jan.", "feb.",   "mar.",
    "apr.",    "jun.",     "jul.",     "aug.",  "sep.", "sept.", "oct.", "nov.",   "dec."};
constexpr WordSet months{month_words};

constexpr std::string_view weekday_words[] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon",  "tue",
    "tues",   "wed",     "thu",       "thurs",    "fri",    "sat",      "sun",    "mon.", "tue.",
    "tues.",  "wed.",    "thu.",      "thurs.",   "fri.",   "sat.",     "sun."};
constexpr WordSet weekdays{weekday_words};

// Labels in capitals that stand where a place would.
constexpr std::string_view label_words[] = {
    "breaking",  "update",    "updated",    "exclusive",  "live",       "watch",      "correction",
    "analysis",  "factbox",   "opinion",    "interview",  "feature",    "explainer",  "video",
    "photo",     "photos",    "urgent",     "note",       "read",       "alert",      "timeline",
    "editorial", "summary",   "background", "highlights", "comment",    "profile",    "review",
    "column",    "corrected", "refile",     "rpt",        "wrapup",     "developing", "just",
    "fact",      "factsheet", "statement",  "notice",     "transcript", "remarks"};
constexpr WordSet labels{label_words};

constexpr std::string_view joint_words[] = {"of",  "de", "la",  "del", "al",   "el",
                                            "and", "da", "do",  "di",  "upon", "on",
                                            "the", "le", "les", "es",  "am"};
constexpr WordSet joints{joint_words};

constexpr TokenIndex longest_place = 12;  // tokens, regions and hyphens included
constexpr TokenIndex longest_agency = 8;  // tokens between the brackets

class DatelineReader {
 public:
  DatelineReader(const TokenView& view, TokenSpan range, bool lead)
      : view_(view), range_(range), lead_(lead) {}

  TokenIndex end() {
    TokenIndex i = place(range_.first);
    if (i == range_.first) {
      // "(AP) --", "Aug 22 (Agency) -"
      TokenIndex at = date_end(view_, i, range_.last);
      const TokenIndex agency_last = agency(at);
      if (agency_last == at || agency_last >= range_.last || !view_.is_dash(agency_last)) {
        return range_.first;
      }
      return accept(agency_last + 1);
    }
    const TokenIndex after_place = i;
    if (i < range_.last && (view_.is(i, ',') || view_.is(i, '.') || view_.is(i, '|'))) {
      const TokenIndex after = when(i + 1);
      if (after > i + 1) i = after;
    } else {
      i = when(i);
    }
    has_date_ = i > after_place;
    i = by_agency(i);
    return finish(i);
  }

 private:
  /// A date, or a weekday alone.
  TokenIndex when(TokenIndex i) const {
    const TokenIndex date = date_end(view_, i, range_.last);
    if (date > i) return date;
    return i < range_.last && weekdays.contains(view_.hash(i)) && view_.has(i, Capitalized) ? i + 1
                                                                                            : i;
  }

  bool all_caps(TokenIndex i) const { return view_.has(i, AllUpper); }
  bool place_word(TokenIndex i) const {
    return i < range_.last && view_.has(i, Capitalized) && !months.contains(view_.hash(i)) &&
           !weekdays.contains(view_.hash(i)) && !view_.has(i, HasDigit);
  }

  /// One name: capitalised words, joined by hyphens, apostrophes or "of".
  TokenIndex name(TokenIndex i, bool caps) const {
    const TokenIndex first = i;
    while (i < range_.last && i - first < longest_place) {
      if (place_word(i) && (!caps || all_caps(i) || view_.last_byte(i) == '.' || i == first)) {
        ++i;
        continue;
      }
      if (i == first) break;
      const bool joined =
          i + 1 < range_.last && !view_.space_before(i) && !view_.space_before(i + 1);
      if ((view_.is(i, '-') || view_.is(i, '/')) && joined && place_word(i + 1) &&
          (!caps || all_caps(i + 1))) {
        i += 2;
        continue;
      }
      if (joints.contains(view_.hash(i)) && view_.has(i, AllLower) && place_word(i + 1) &&
          (!caps || all_caps(i + 1))) {
        i += 2;
        continue;
      }
      break;
    }
    return i;
  }

  TokenIndex place(TokenIndex i) {
    const TokenIndex first = i;
    if (!place_word(i) || labels.contains(view_.hash(i)) || is_sentence_starter(view_.hash(i))) {
      return first;
    }
    caps_ = all_caps(i) && view_.length(i) > 2;
    if (view_.last_byte(i) == '.' && i + 1 < range_.last) caps_ = all_caps(i + 1);  // "ST. PAUL"
    i = name(i, caps_);
    words_ = i - first;
    while (i + 1 < range_.last && view_.is(i, ',') && place_word(i + 1) &&
           i - first < longest_place) {
      i = name(i + 1, false);
      ++regions_;
    }
    return i;
  }

  /// Past "(Reuters)", "/Agency/", "[Agency]" at `i`.
  TokenIndex agency(TokenIndex i) const {
    if (i >= range_.last) return i;
    char close = 0;
    if (view_.is(i, '(')) close = ')';
    if (view_.is(i, '[')) close = ']';
    if (view_.is(i, '/')) close = '/';
    if (close == 0) return i;
    bool named = false;
    for (TokenIndex j = i + 1; j < range_.last && j <= i + longest_agency; ++j) {
      if (view_.is(j, close)) return named ? j + 1 : i;
      // "dpa" and "dts" write themselves small.
      if (view_.has(j, Capitalized) || (view_.has(j, AllLower) && view_.length(j) <= 4)) {
        named = true;
      } else if (!view_.has(j, Punctuation | HasDigit) && !joints.contains(view_.hash(j))) {
        return i;
      }
    }
    return i;
  }

  TokenIndex by_agency(TokenIndex i) {
    const TokenIndex bracketed = agency(i);
    if (bracketed > i) {
      has_agency_ = true;
      // "(Agency) May 3 -"
      const TokenIndex date = date_end(view_, bracketed, range_.last);
      has_date_ = has_date_ || date > bracketed;
      return date;
    }
    // "ASTANA. KAZINFORM –", "BAKU, April 19, AGENCY –"
    if (i + 2 < range_.last && (view_.is(i, '.') || view_.is(i, ',')) && all_caps(i + 1) &&
        (caps_ || has_date_)) {
      TokenIndex last = i + 2;
      while (last < range_.last && all_caps(last)) ++last;
      if (last < range_.last &&
          (view_.is_dash(last) || view_.is(last, '.') || view_.is(last, ':'))) {
        has_agency_ = true;
        return last;
      }
    }
    return i;
  }

  /// Whether what follows begins a sentence: the dateline ends before it.
  bool begins_sentence(TokenIndex i) const {
    while (i < range_.last && view_.has(i, Punctuation)) {
      if (!view_.has(i, OpenQuote) && !view_.is(i, '(') && !view_.is(i, '$') && !view_.is(i, '[')) {
        return false;
      }
      ++i;
    }
    return i < range_.last && !view_.has(i, AllLower);
  }

  TokenIndex accept(TokenIndex i) const { return begins_sentence(i) ? i : range_.first; }

  TokenIndex finish(TokenIndex i) {
    const TokenIndex none = range_.first;
    if (i >= range_.last) {
      // "Riverton, 3 May 2022" alone.
      return lead_ && has_date_ && regions_ < 3 ? range_.last : none;
    }
    if (view_.is_dash(i)) {
      const bool clear = caps_ || has_date_ || has_agency_;
      const bool hyphen = view_.is(i, '-');
      const bool apart =
          i + 1 < range_.last && (view_.space_before(i + 1) || view_.space_before(i));
      if (!clear || (hyphen && !apart)) return none;
      if (!lead_ && !caps_ && !has_agency_) return none;
      return accept(i + 1);
    }
    if (view_.is(i, '.')) {
      const bool clear = has_date_ || has_agency_ || (caps_ && regions_ > 0 && lead_);
      if (!clear || (!lead_ && !caps_ && !has_agency_)) return none;
      ++i;
      // "March 3. /Agency/.", "May 3. AGENCY –"
      if (const TokenIndex bracketed = agency(i); bracketed > i) {
        i = bracketed;
        if (i < range_.last && (view_.is(i, '.') || view_.is_dash(i))) ++i;
      } else if (i + 1 < range_.last && all_caps(i) && view_.is_dash(i + 1) &&
                 view_.space_before(i + 1)) {
        i += 2;
      }
      return i == range_.last && lead_ ? i : accept(i);
    }
    if (view_.is(i, ':') && lead_)
      return caps_ && words_ <= 3 && regions_ == 0 ? accept(i + 1) : none;
    // "MOSCOW, March 3 /Agency/ The minister ..."
    return has_agency_ && (caps_ || has_date_) ? accept(i) : none;
  }

  const TokenView& view_;
  TokenSpan range_;
  bool lead_;
  bool caps_ = false;
  bool has_date_ = false;
  bool has_agency_ = false;
  TokenIndex words_ = 0;
  TokenIndex regions_ = 0;
};

bool is_number(const TokenView& view, TokenIndex i, std::uint32_t least, std::uint32_t most) {
  return view.has(i, Digits) && view.length(i) >= least && view.length(i) <= most &&
         view.form(i).find_first_not_of("0123456789") == std::string_view::npos;
}

/// "3", "3rd", "21st".
bool is_day(const TokenView& view, TokenIndex i) {
  if (is_number(view, i, 1, 2)) return true;
  const std::string_view form = view.form(i);
  return view.has(i, HasDigit) && (form.size() == 3 || form.size() == 4) &&
         (form.ends_with("st") || form.ends_with("nd") || form.ends_with("rd") ||
          form.ends_with("th"));
}

/// "2022-05-03", "03.05.2022", "5/3/2022".
bool is_numeric_date(const TokenView& view, TokenIndex i) {
  const std::string_view form = view.form(i);
  if (form.size() < 8 || form.size() > 10 || !is_digit(form.front())) return false;
  int groups = 1;
  for (const char c : form) {
    if (c == '-' || c == '.' || c == '/') {
      ++groups;
    } else if (!is_digit(c)) {
      return false;
    }
  }
  return groups == 3;
}

}  // namespace

TokenIndex date_end(const TokenView& view, TokenIndex first, TokenIndex last) {
  TokenIndex i = first;
  if (i < last && weekdays.contains(view.hash(i)) && view.has(i, Capitalized)) {
    ++i;
    if (i < last && view.is(i, ',')) ++i;
  }
  if (i >= last) return first;
  if (is_numeric_date(view, i)) return i + 1;
  const auto month = [&](TokenIndex at) {
    return at < last && months.contains(view.hash(at)) && view.has(at, Capitalized);
  };
  const auto year = [&](TokenIndex at) { return at < last && is_number(view, at, 4, 4); };
  bool day = false;
  if (month(i)) {
    ++i;
    if (i < last && view.is(i, '.')) ++i;  // "Aug." before a stop that was kept apart
    if (i < last && is_day(view, i)) {
      day = true;
      ++i;
    }
  } else if (is_day(view, i) && month(i + 1)) {
    day = true;
    i += 2;
  } else {
    return first;
  }
  const TokenIndex comma = i < last && view.is(i, ',') ? i + 1 : i;
  if (year(comma)) return comma + 1;
  return day ? i : first;
}

TokenIndex dateline_end(const TokenView& view, TokenSpan range, bool lead) {
  return range.empty() ? range.first : DatelineReader(view, range, lead).end();
}

}  // namespace newsgraph::text
