#include "text/zones.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "newsgraph/text/tokenizer.hpp"

#include "text/characters.hpp"
#include "text/dateline.hpp"
#include "text/token_view.hpp"
#include "text/word_set.hpp"

namespace newsgraph::text {
namespace {

// Words of lines that hold nothing but a date: "Published on 3 May 2022, 18:30 GMT".
constexpr std::string_view date_line_words[] = {
    "date", "dated", "published", "updated", "posted",      "issued",  "released", "last", "first",
    "on",   "at",    "time",      "gmt",     "utc",         "est",     "edt",      "cet",  "am",
    "pm",   "a.m.",  "p.m.",      "of",      "publication", "release", "modified"};
constexpr WordSet date_line{date_line_words};

// Lines that credit somebody: "Text: Anna Kask", "Reporting by Jon Berg; editing by Anna Kask".
constexpr std::string_view credit_words[] = {
    "text",        "photo",      "photos",      "photograph", "image",    "images",
    "picture",     "pictures",   "video",       "author",     "authors",  "editor",
    "editing",     "edited",     "reporting",   "reported",   "writing",  "written",
    "translation", "translated", "graphics",    "compiled",   "source",   "sources",
    "additional",  "words",      "interviewer", "story",      "courtesy", "credit"};
constexpr WordSet credits{credit_words};

// Headings and labels before a colon that are not people who speak.
constexpr std::string_view no_speaker_words[] = {
    "note",       "notes",        "update",     "updated",      "background",
    "date",       "time",         "place",      "location",     "contact",
    "contacts",   "phone",        "tel",        "email",        "e-mail",
    "fax",        "topic",        "subject",    "theme",        "agenda",
    "venue",      "fact",         "facts",      "key",          "read",
    "see",        "related",      "tags",       "keywords",     "categories",
    "copyright",  "breaking",     "exclusive",  "watch",        "live",
    "analysis",   "factbox",      "opinion",    "correction",   "summary",
    "highlights", "example",      "warning",    "important",    "attention",
    "more",       "also",         "conclusion", "introduction", "overview",
    "annex",      "appendix",     "article",    "chapter",      "section",
    "part",       "participants", "attendees",  "present",      "signed",
    "done",       "members",      "total",      "results",      "result",
    "reference",  "references",   "website",    "web",          "link",
    "links",      "via",          "dear",       "washington",   "brussels",
    "age",        "born",         "from",       "to",           "re",
    "cc"};
constexpr WordSet no_speakers{no_speaker_words};

// Offices and parts in a conversation: a label with one of them names who speaks.
constexpr std::string_view role_words[] = {
    "president",   "minister",      "premier",     "chancellor",   "secretary",   "ambassador",
    "governor",    "mayor",         "chairman",    "chairwoman",   "chairperson", "chair",
    "speaker",     "senator",       "director",    "commissioner", "general",     "admiral",
    "colonel",     "king",          "queen",       "prince",       "princess",    "emir",
    "amir",        "sheikh",        "sultan",      "pope",         "patriarch",   "bishop",
    "mr",          "mrs",           "ms",          "mr.",          "mrs.",        "ms.",
    "dr",          "dr.",           "professor",   "spokesman",    "spokeswoman", "spokesperson",
    "moderator",   "interviewer",   "host",        "question",     "answer",      "reporter",
    "journalist",  "correspondent", "head",        "leader",       "ceo",         "representative",
    "deputy",      "lady",          "participant", "remark",       "response",    "reply",
    "interpreter", "translator",    "operator",    "male",         "female",      "voice",
    "audience"};
constexpr WordSet roles{role_words};

// Small words inside the names and titles of speakers and places.
constexpr std::string_view inner_words[] = {
    "of",  "the", "and", "for", "on", "to", "in", "de", "al", "el",  "bin", "van", "von",
    "der", "den", "di",  "da",  "du", "la", "le", "'s", "at", "del", "ibn", "as",  "s"};
constexpr WordSet inner{inner_words};

// One-word second lines that head a section and name no place.
constexpr std::string_view heading_words[] = {
    "background",  "overview",      "summary",    "introduction", "analysis",      "transcript",
    "update",      "exclusive",     "contents",   "abstract",     "highlights",    "preamble",
    "opinion",     "editorial",     "comment",    "interview",    "profile",       "feature",
    "news",        "world",         "politics",   "business",     "sport",         "sports",
    "culture",     "economy",       "diplomacy",  "home",         "advertisement", "share",
    "video",       "photos",        "notice",     "statement",    "remarks",       "communique",
    "declaration", "resolution",    "agreement",  "treaty",       "memorandum",    "proclamation",
    "speech",      "press",         "conclusion", "questions",    "draft",         "annex",
    "unofficial",  "international", "national",   "breaking",     "live",          "latest",
    "society",     "science"};
constexpr WordSet headings{heading_words};

// News agencies that stand alone under a headline as the byline.
constexpr std::string_view agency_words[] = {
    "reuters",   "ap",  "afp",  "tass", "xinhua", "dpa",     "upi",   "pti",    "interfax",
    "kazinform", "efe", "ansa", "irna", "apa",    "azertac", "kyodo", "yonhap", "anadolu"};
constexpr WordSet agencies{agency_words};

// Last words of the names of places, before a comma or at the end of a line.
constexpr std::string_view place_words[] = {
    "region",    "island",       "islands",  "palace",    "house",   "airport",  "kremlin",
    "residence", "city",         "square",   "hall",      "park",    "province", "district",
    "republic",  "territory",    "bay",      "valley",    "lake",    "river",    "mountains",
    "sea",       "base",         "hotel",    "castle",    "centre",  "center",   "university",
    "room",      "garden",       "gardens",  "office",    "embassy", "ministry", "parliament",
    "assembly",  "headquarters", "building", "cathedral", "museum",  "port",     "oblast",
    "county",    "beach",        "hills",    "mansion",   "stadium", "theatre",  "cosmodrome"};
constexpr WordSet places{place_words};

// First words of the names of cities.
constexpr std::string_view place_beginning_words[] = {
    "abu",    "addis", "buenos", "kuala", "los",   "las",  "new", "nizhny", "phnom", "port",
    "rio",    "saint", "san",    "santa", "santo", "sao",  "st",  "st.",    "tel",   "ulan",
    "veliky", "novy",  "fort",   "cape",  "mount", "hong", "the", "ho",     "sharm", "kota"};
constexpr WordSet place_beginnings{place_beginning_words};

constexpr std::string_view preposition_words[] = {"in", "at", "to", "from", "near", "of"};
constexpr WordSet prepositions{preposition_words};

constexpr std::string_view address_words[] = {"mr.", "mrs.", "ms.", "miss",
                                              "dr.", "mr",   "mrs", "ms"};
constexpr WordSet addresses{address_words};

constexpr TokenIndex longest_title = 45;  // tokens; the longest headlines of press offices
constexpr std::uint32_t longest_title_width = 260;
constexpr TokenIndex longest_label = 24;  // tokens before the colon of a turn
constexpr TokenIndex longest_place_line = 12;
constexpr std::size_t head_paragraphs = 6;  // where bylines, date and place lines are looked for

class ZoneFinder {
 public:
  ZoneFinder(const TokenView& view, const std::vector<Paragraph>& paragraphs)
      : view_(view), paragraphs_(paragraphs) {}

  std::vector<Section> find() {
    count_turns();
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
    } else if (const TokenIndex turn = turn_end(range); turn > range.first) {
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
    if (view_.is(end - 1, ':') && (is_transcript() || label_of(range).role ||
                                   no_speakers.contains(view_.hash(range.first)))) {
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
      } else if (view_.has(i, Punctuation | Digits) || date_line.contains(view_.hash(i))) {
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
      } else if (!view_.has(i, Punctuation) && !inner.contains(view_.hash(i)) &&
                 view_.hash(i) != hash_folded("by") && !credits.contains(view_.hash(i))) {
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
    if (!credits.contains(hash)) {
      return head && last - first <= 2 && agencies.contains(hash) && number > 0;
    }
    const bool colon = view_.is(first + 1, ':');
    TokenIndex by = first + 1;
    if (credits.contains(view_.hash(by))) ++by;  // "Additional reporting by"
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
    if (is_transcript() && turn_end(range) > range.first) return false;
    return dateline_end(view_, range, true) == range.first;
  }

  /// Two words are a person's name as often as a place; a place is one that the text is "in".
  bool is_mentioned_as_place(TokenSpan words) const {
    const Tokens& tokens = view_.tokens();
    const TokenIndex size = words.size();
    for (TokenIndex i = words.last; i + size < tokens.size(); ++i) {
      if (!prepositions.contains(tokens.hash[i])) continue;
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
                (places.contains(view_.hash(i)) && (i + 1 == range.last || view_.is(i + 1, ',')));
      } else if (view_.is(i, ',')) {
        comma = true;
      } else if (!inner.contains(view_.hash(i)) && !view_.is(i, '-') && !view_.is(i, '(') &&
                 !view_.is(i, ')') && view_.hash(i) != hash_folded("'")) {
        return false;
      }
    }
    if (!view_.has(range.first, Capitalized) || headings.contains(view_.hash(range.first)))
      return false;
    if (comma || place || capitals == 1) return true;
    if (place_beginnings.contains(view_.hash(range.first)) && capitals < 4) return true;
    return is_mentioned_as_place(range);
  }

  // ---- turns of a transcript -------------------------------------------------------------------

  /// Past the colon of "PRESIDENT OF NORLAND JON BERG:", or range.first.
  TokenIndex label_end(TokenSpan range) const {
    if (!view_.has(range.first, Capitalized) || no_speakers.contains(view_.hash(range.first)) ||
        credits.contains(view_.hash(range.first))) {
      return range.first;
    }
    bool bracket = false;
    for (TokenIndex i = range.first; i < range.last && i - range.first < longest_label; ++i) {
      if (view_.is(i, ':')) {
        const bool apart = i + 1 == range.last || view_.space_before(i + 1);
        return apart && !bracket && i > range.first ? i + 1 : range.first;
      }
      if (view_.is(i, '(')) bracket = true;
      if (!bracket && !view_.has(i, Capitalized) && !inner.contains(view_.hash(i)) &&
          !view_.is(i, ',') && !view_.is(i, '-') && !view_.is(i, '/') && !view_.is(i, '&') &&
          !view_.has(i, HasDigit) && view_.hash(i) != hash_folded("'")) {
        return range.first;
      }
      if (view_.is(i, ')')) bracket = false;
    }
    return range.first;
  }

  /// Past the stop of "Mr. BERG." or "Ms. KASK of Riverton." as parliaments print it.
  TokenIndex member_end(TokenSpan range) const {
    TokenIndex i = range.first;
    if (!addresses.contains(view_.hash(i))) return range.first;
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

  bool is_question(TokenSpan range) const {
    return range.size() > 1 && (view_.form(range.first) == "Q" || view_.form(range.first) == "A") &&
           view_.has(range.first + 1, Capitalized | OpenQuote) &&
           view_.space_before(range.first + 1);
  }

  /// A label of a turn at the beginning of a paragraph.
  struct Label {
    TokenIndex end = 0;       ///< Past the colon; the paragraph's beginning for none.
    std::uint64_t name = 0;   ///< Hash of the last word of the name, that later labels repeat.
    TokenIndex capitals = 0;  ///< Capitalised words.
    bool role = false;
    bool plain_name = true;  ///< Nothing but capitalised words and hyphens.
  };

  Label label_of(TokenSpan range) const {
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
          label.role = label.role || (roles.contains(last) && !owns);
        } else if (!view_.is(i, '-')) {
          label.plain_name = false;
        }
      }
      if (view_.is(i, ')')) bracket = false;
    }
    label.name = former * 3 + last;
    // "Anna Kask Image:", "Mr President:" at the head of a letter.
    if (credits.contains(last) || no_speakers.contains(last) ||
        (addresses.contains(view_.hash(range.first)) && roles.contains(last))) {
      label.end = range.first;
    }
    return label;
  }

  void count_turns() {
    for (const Paragraph& paragraph : paragraphs_) {
      const Label label = label_of(paragraph.tokens);
      if (label.end > paragraph.tokens.first) {
        names_.push_back(label.name);
        if (label.role) ++role_turns_;
      }
      if (is_question(paragraph.tokens)) ++questions_;
    }
    std::ranges::sort(names_);
  }

  /// Whether somebody speaks twice.
  bool is_conversation() const {
    return std::ranges::adjacent_find(names_) != names_.end() || questions_ > 1;
  }
  bool is_transcript() const { return role_turns_ > 0 || is_conversation(); }

  bool is_turn(const Label& label, TokenSpan range) const {
    if (label.end == range.first) return false;
    const bool speaks = label.end < range.last && view_.has(label.end, Capitalized | OpenQuote);
    if (label.role) return speaks || is_conversation();
    if (std::ranges::equal_range(names_, label.name).size() > 1) return true;
    if (is_conversation() && label.plain_name && label.capitals >= 2 && label.capitals <= 4)
      return true;
    // A single turn: a name and the words in quotation marks.
    return label.capitals >= 2 && label.end < range.last && view_.has(label.end, OpenQuote);
  }

  TokenIndex turn_end(TokenSpan range) const {
    if (is_question(range) && is_transcript() && view_.form(range.first) == "Q") {
      return range.first + 1;
    }
    if (const TokenIndex member = member_end(range); member > range.first) return member;
    const Label label = label_of(range);
    return is_turn(label, range) ? label.end : range.first;
  }

  const TokenView& view_;
  const std::vector<Paragraph>& paragraphs_;
  std::vector<Section> sections_;
  std::vector<std::uint64_t> names_;  ///< Of all labels, sorted.
  std::size_t role_turns_ = 0;
  std::size_t questions_ = 0;
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
