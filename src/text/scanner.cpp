#include "text/scanner.hpp"

#include <array>

#include "newsgraph/text/tokenizer.hpp"

#include "text/abbreviations.hpp"
#include "text/fold_table.hpp"
#include "text/word_set.hpp"

namespace newsgraph::text {
namespace {

constexpr std::string_view elision_words[] = {"em",  "til", "cause", "bout", "n",    "round",
                                              "cos", "ere", "twas",  "tis",  "tween"};
constexpr WordSet elisions{elision_words};

/// Marks that end a word of letters without further question.
constexpr std::array<bool, 256> make_plain_ends() {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    const ByteClass kind = byte_classes[i];
    table[i] = kind == ByteClass::Space || kind == ByteClass::Control;
  }
  for (const char c : std::string_view(",;!?()[]{}\"%*<>=|~^\\#")) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}
constexpr std::array<bool, 256> plain_ends = make_plain_ends();

constexpr std::array<bool, 256> make_letters() {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) table[i] = is_letter(static_cast<char>(i));
  return table;
}
constexpr std::array<bool, 256> letter_bytes = make_letters();

// Longest name of an internet host (RFC 1035): bound of look-ahead.
constexpr std::size_t host_limit = 255;
// Longest local part of an e-mail address (RFC 5321).
constexpr std::size_t local_part_limit = 64;

bool is_local_part(char c) noexcept {
  return is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
}

}  // namespace

// ---- looking at characters ---------------------------------------------------------------------

CharKind Scanner::kind_at(std::size_t i) const noexcept {
  if (i >= text_.size()) return CharKind::Space;
  return kind_of(decode(text_, i).value);
}

std::size_t Scanner::length_at(std::size_t i) const noexcept {
  return i < text_.size() ? decode(text_, i).length : 0;
}

bool Scanner::is_word_at(std::size_t i) const noexcept {
  if (i >= text_.size()) return false;
  return is_high(text_[i]) ? is_word_kind(kind_at(i)) : is_alnum(text_[i]);
}

std::size_t Scanner::apostrophe_at(std::size_t i) const noexcept {
  const char c = at(i);
  if (c == '\'') return 1;
  return is_high(c) && kind_at(i) == CharKind::Apostrophe ? length_at(i) : 0;
}

std::size_t Scanner::hyphen_at(std::size_t i) const noexcept {
  const char c = at(i);
  if (c == '-') return 1;
  return is_high(c) && kind_at(i) == CharKind::Hyphen ? length_at(i) : 0;
}

std::uint64_t Scanner::hash_of(std::size_t begin, std::size_t end) {
  scratch_.clear();
  append_folded(text_.substr(begin, end - begin), scratch_);
  return hash_folded(scratch_);
}

Scanner::Next Scanner::next_after(std::size_t i) const noexcept {
  Next next;
  int line_feeds = 0;
  while (i < text_.size()) {
    const char c = text_[i];
    if (is_high(c)) {
      const CharKind kind = kind_at(i);
      if (kind != CharKind::Space && kind != CharKind::Invisible) {
        next.kind = kind;
        next.at = i;
        return next;
      }
      i += length_at(i);
      continue;
    }
    if (!is_space(c)) {
      next.kind = kind_at(i);
      next.first = c;
      next.at = i;
      return next;
    }
    if (c == '\n' && ++line_feeds == 2) return next;
    ++i;
  }
  return next;
}

bool Scanner::skip_space() noexcept {
  while (pos_ < text_.size()) {
    const char c = text_[pos_];
    if (is_space(c)) {
      ++pos_;
      continue;
    }
    if (!is_high(c)) return true;
    const Decoded decoded = decode(text_, pos_);
    const CharKind kind = kind_of(decoded.value);
    if (kind != CharKind::Space && kind != CharKind::Invisible) return true;
    writer_.skipped(decoded.length - 1);
    pos_ += decoded.length;
  }
  return false;
}

std::size_t Scanner::letters_end(std::size_t i) const noexcept {
  while (i < text_.size() && letter_bytes[static_cast<unsigned char>(text_[i])]) ++i;
  return i;
}

/// Past letters and digits of any script; an invisible character counts only inside.
std::size_t Scanner::word_end(std::size_t i) const noexcept {
  std::size_t end = i;
  while (i < text_.size()) {
    if (!is_high(text_[i])) {
      if (!is_alnum(text_[i])) break;
      end = ++i;
      continue;
    }
    const Decoded decoded = decode(text_, i);
    const CharKind kind = kind_of(decoded.value);
    if (kind == CharKind::Invisible) {
      i += decoded.length;
      continue;
    }
    if (!is_word_kind(kind)) break;
    i += decoded.length;
    end = i;
  }
  return end;
}

/// Past a run of the same byte.
std::size_t Scanner::run_end(std::size_t i) const noexcept {
  const char c = text_[i];
  while (i < text_.size() && text_[i] == c) ++i;
  return i;
}

// ---- the loop ----------------------------------------------------------------------------------

void Scanner::run() {
  while (skip_space()) {
    const char c = text_[pos_];
    if (is_letter(c)) {
      const std::size_t end = letters_end(pos_ + 1);
      if (end == text_.size() || plain_ends[static_cast<unsigned char>(text_[end])]) {
        emit_word(pos_, end);
      } else {
        scan_word();
      }
    } else if (is_digit(c)) {
      scan_number();
    } else if (is_high(c)) {
      scan_high();
    } else {
      scan_mark();
    }
  }
  writer_.flush();
}

/// Emits a word; the few that are two tokens without a mark between them are split.
void Scanner::emit_word(std::size_t begin, std::size_t end) {
  pos_ = end;
  const std::size_t size = end - begin;
  if (size == 5 || size == 6) {
    // Lower case of the first and the last letter first: few words pass.
    const char first = to_lower(text_[begin]);
    if (first == 'c' || first == 'g' || first == 'w' || first == 'l') {
      const std::uint64_t hash = hash_of(begin, end);
      std::size_t head = 0;
      if (hash == hash_folded("cannot") || hash == hash_folded("gonna") ||
          hash == hash_folded("gotta") || hash == hash_folded("wanna") ||
          hash == hash_folded("gimme") || hash == hash_folded("lemme")) {
        head = 3;
      }
      if (head != 0) {
        writer_.letters(begin, begin + head);
        writer_.letters(begin + head, end);
        return;
      }
    }
  }
  if (letters_end(begin) >= end) {
    writer_.letters(begin, end);
  } else {
    writer_.any(begin, end);
  }
}

void Scanner::emit_mark(std::size_t end, std::uint16_t quote_bits) {
  writer_.any(pos_, end, quote_bits);
  pos_ = end;
}

// ---- words -------------------------------------------------------------------------------------

void Scanner::scan_word() {
  if (scan_address()) return;
  const std::size_t begin = pos_;
  std::size_t segment = begin;  // where the part after the last hyphen or apostrophe begins
  std::size_t end = word_end(begin);
  for (;;) {
    const char c = at(end);
    if (c == '.') {
      const std::size_t extended = end_with_stop(segment, end);
      if (extended > end) {
        end = extended;
        break;
      }
      break;
    }
    if (const std::size_t length = apostrophe_at(end); length != 0) {
      const std::size_t rest = end + length;
      if (!is_word_at(rest)) break;
      const std::size_t rest_end = word_end(rest);
      // "doesn't": the n goes with the apostrophe.
      if (rest_end == rest + 1 && to_lower(text_[rest]) == 't' && to_lower(text_[end - 1]) == 'n') {
        if (end - 1 > begin) {
          emit_word(begin, end - 1);
          writer_.any(end - 1, rest_end);
        } else {
          writer_.any(begin, rest_end);
        }
        pos_ = rest_end;
        return;
      }
      if (clitic_end(rest) != 0) break;
      if (end - begin == 1 && to_lower(text_[begin]) == 'y' &&
          hash_of(rest, rest_end) == hash_folded("all")) {
        writer_.any(begin, rest);
        emit_word(rest, rest_end);
        return;
      }
      segment = rest;
      end = rest_end;  // "O'Brien", "Sana'a", "o'clock"
      continue;
    }
    if (const std::size_t length = hyphen_at(end); length != 0) {
      if (!is_word_at(end + length) || !is_kept_prefix(hash_of(segment, end))) break;
      segment = end + length;
      end = word_end(segment);
      continue;
    }
    if (c == '&' && end - begin <= 3 && is_upper(text_[begin]) && is_upper(at(end + 1))) {
      const std::size_t after = letters_end(end + 1);  // "AT&T", "R&D"
      if (after - end > 4 || is_lower(text_[after - 1]) || is_lower(text_[end - 1])) break;
      segment = end + 1;
      end = after;
      continue;
    }
    if (c == '_' && is_word_at(end + 1)) {
      segment = end + 1;
      end = word_end(segment);
      continue;
    }
    if (c == '$' && end - begin <= 3 && is_upper(text_[begin]) && is_upper(text_[end - 1])) {
      ++end;  // "US$"
    }
    break;
  }
  emit_word(begin, end);
}

std::size_t Scanner::clitic_end(std::size_t i) const noexcept {
  const char c = to_lower(at(i));
  std::size_t end = 0;
  if (c == 's' || c == 'm' || c == 'd') {
    end = i + 1;
  } else {
    const char second = to_lower(at(i + 1));
    if ((c == 'r' && second == 'e') || (c == 'v' && second == 'e') || (c == 'l' && second == 'l')) {
      end = i + 2;
    }
  }
  return end != 0 && !is_word_at(end) ? end : 0;
}

/// Addresses: "https://...", "www.example.org/a", "anna.kask@example.org".
bool Scanner::scan_address() {
  const std::size_t begin = pos_;
  const std::size_t end = letters_end(begin);
  if ((at(end) == ':' && at(end + 1) == '/' && at(end + 2) == '/') ||
      (end - begin == 3 && at(end) == '.' && is_alnum(at(end + 1)) &&
       hash_of(begin, end) == hash_folded("www"))) {
    const std::size_t last = url_end(begin);
    if (last > end + 1) {
      writer_.any(begin, last);
      pos_ = last;
      return true;
    }
  }
  if (next_at_sign_ < begin) next_at_sign_ = text_.find('@', begin);
  if (next_at_sign_ == std::string_view::npos || next_at_sign_ - begin > local_part_limit) {
    return false;
  }
  for (std::size_t i = begin; i < next_at_sign_; ++i) {
    if (!is_local_part(text_[i])) return false;
  }
  std::size_t last = next_at_sign_ + 1;
  std::size_t stops = 0;
  const std::size_t limit = std::min(text_.size(), last + host_limit);
  while (last < limit && (is_alnum(text_[last]) || text_[last] == '-' ||
                          (text_[last] == '.' && last + 1 < limit && is_alnum(text_[last + 1])))) {
    if (text_[last] == '.') ++stops;
    ++last;
  }
  if (stops == 0) return false;
  writer_.any(begin, last);
  pos_ = last;
  return true;
}

/// Past the characters of an address, without the marks of the sentence around it.
std::size_t Scanner::url_end(std::size_t i) const noexcept {
  const std::size_t begin = i;
  while (i < text_.size()) {
    const char c = text_[i];
    if (c == '"' || c == '<' || c == '>' || is_space(c)) break;
    if (is_high(c)) {
      const CharKind kind = kind_at(i);
      if (kind == CharKind::Space || kind == CharKind::Invisible || kind == CharKind::Mark ||
          kind == CharKind::Apostrophe) {
        break;
      }
      i += length_at(i);
    } else {
      ++i;
    }
  }
  constexpr std::string_view sentence_marks = ".,;:!?'()[]{}*";
  while (i > begin && sentence_marks.find(text_[i - 1]) != std::string_view::npos) --i;
  return i;
}

// ---- full stops --------------------------------------------------------------------------------

/// End of a word followed by a stop at `end`: past the stop when it belongs to the word.
std::size_t Scanner::end_with_stop(std::size_t segment, std::size_t end) {
  const char next = at(end + 1);
  if (next == '.') return end;  // an ellipsis
  if (is_word_at(end + 1)) return end_with_inner_stop(segment, end);
  return stop_belongs(segment, end) ? end + 1 : end;
}

std::size_t Scanner::end_with_inner_stop(std::size_t segment, std::size_t end) {
  const char next = at(end + 1);
  if (end - segment == 1 && is_letter(text_[segment])) {
    // "U.S.", "a.m.", "J.K. Berg"
    std::size_t last = end;
    while (at(last) == '.' && is_letter(at(last + 1)) && !is_word_at(last + 2)) last += 2;
    if (last > end) {
      return at(last) == '.' && at(last + 1) != '.' ? last + 1 : last;
    }
  }
  if (is_digit(text_[end - 1]) && is_digit(next)) return word_end(end + 1);  // "v1.2"

  // "example.org", "Ph.D."
  std::size_t last = end;
  std::size_t part = end + 1;
  const std::size_t limit = end + host_limit;
  while (at(last) == '.' && is_alnum(at(last + 1)) && last < limit) {
    part = last + 1;
    last = part;
    while (last < limit && (is_alnum(at(last)) || (at(last) == '-' && is_alnum(at(last + 1))))) {
      ++last;
    }
  }
  if (last - part <= 4 && last < limit && last > part) {
    const Abbreviation whole = abbreviation(hash_of(segment, last));
    if (whole != Abbreviation::None) return at(last) == '.' ? last + 1 : last;
    if (!is_upper(text_[part]) && is_host_ending(hash_of(part, last))) {
      return at(last) == '/' ? url_end(last) : last;
    }
  }
  if (end - segment == 1 && is_upper(text_[segment]) && is_upper(next)) return end + 1;  // "J.Berg"
  switch (abbreviation(hash_of(segment, end))) {
    case Abbreviation::Title:
    case Abbreviation::Capital:
      return is_upper(text_[segment]) && is_upper(next) ? end + 1 : end;
    case Abbreviation::Number:
      return is_digit(next) ? end + 1 : end;
    default:
      return end;
  }
}

/// Whether a stop at `end`, with white space or a mark after it, belongs to the word before.
bool Scanner::stop_belongs(std::size_t segment, std::size_t end) {
  const bool capital = is_upper(text_[segment]) || kind_at(segment) == CharKind::Upper;
  const Next next = next_after(end + 1);
  const bool spaced = next.at != end + 1;
  const std::size_t first_length = length_at(segment);

  // Initials: "Anna K. Berg", "J. R. Berg, the ..."
  if (capital && segment + first_length == end && segment == pos_) {
    if (next.kind == CharKind::Space) return false;
    if (!spaced) return next.first == ',' || next.first == '-';
    if (next.kind == CharKind::Upper) {
      const std::size_t next_end = word_end(next.at);
      if (next_end == next.at + 1 && at(next_end) == '.') return true;
      return !is_sentence_starter(hash_of(next.at, next_end)) &&
             text_.substr(segment, end - segment) != "I";
    }
    return next.kind == CharKind::Lower;
  }

  switch (abbreviation(hash_of(segment, end))) {
    case Abbreviation::None:
      // "et al."
      return end - segment == 2 && hash_of(segment, end) == hash_folded("al") &&
             writer_.last_hash() == hash_folded("et");
    case Abbreviation::Title:
      if (next.kind == CharKind::Space) return false;
      return capital && spaced && next.kind != CharKind::Lower && next.kind != CharKind::Digit;
    case Abbreviation::Plain:
      return true;
    case Abbreviation::Capital:
      return capital;
    case Abbreviation::Number:
      return spaced && next.kind == CharKind::Digit;
    case Abbreviation::Date:
      return capital && (next.kind == CharKind::Digit || next.first == ',');
    case Abbreviation::State:
      return capital && writer_.last_hash() == hash_folded(",");
  }
  return false;
}

// ---- numbers -----------------------------------------------------------------------------------

void Scanner::scan_number() {
  const std::size_t begin = pos_;
  std::size_t end = begin;
  const auto digits = [this](std::size_t i) {
    while (is_digit(at(i))) ++i;
    return i;
  };
  if (at(end) == '+' || at(end) == '.') ++end;
  end = digits(end);
  for (;;) {
    const char c = at(end);
    if ((c == '.' || c == ',' || c == ':' || c == '/') && is_digit(at(end + 1))) {
      end = digits(end + 1);
      continue;
    }
    break;
  }
  if (at(end) == '-' && is_digit(at(end + 1))) {
    // "2024-04-19", "312-555-0143": three groups or more; a pair is a range or a score.
    std::size_t last = end;
    int groups = 1;
    while (at(last) == '-' && is_digit(at(last + 1)) && last - begin < 32) {
      last = digits(last + 1);
      ++groups;
    }
    if (groups >= 3 && !is_word_at(last)) {
      writer_.any(begin, last);
      pos_ = last;
      return;
    }
  }
  // "1. Opening": a number that heads a paragraph.
  if (end - begin <= 3 && at(end) == '.' && is_space(at(end + 1)) &&
      (begin == 0 || (begin > 1 && text_[begin - 1] == '\n' && text_[begin - 2] == '\n'))) {
    ++end;
  } else if (is_word_at(end)) {
    const std::size_t last = word_end(end);
    const std::uint64_t suffix = hash_of(end, last);
    const bool half_day = last - end == 1 && at(last) == '.' && to_lower(at(last + 1)) == 'm' &&
                          !is_word_at(last + 2) &&
                          (suffix == hash_folded("a") || suffix == hash_folded("p"));
    if (!half_day && !is_unit(suffix)) end = last;  // "3rd", "1990s", "3D"
  }
  if (const std::size_t length = apostrophe_at(end);
      length != 0 && text_[end - 1] == '0' && follows_decade_word() &&
      to_lower(at(end + length)) == 's' && !is_word_at(end + length + 1)) {
    end += length + 1;  // "1990's"
  }
  writer_.any(begin, end);
  pos_ = end;
}

/// Whether the word before makes "1990's" a decade rather than a possessive.
bool Scanner::follows_decade_word() const noexcept {
  const std::uint64_t hash = writer_.last_hash();
  return hash == hash_folded("the") || hash == hash_folded("early") ||
         hash == hash_folded("late") || hash == hash_folded("mid") || hash == hash_folded("-");
}

// ---- marks -------------------------------------------------------------------------------------

/// Whether a straight mark in [begin, end) can open and close, by what stands around it.
std::uint16_t Scanner::straight_quote_bits(std::size_t begin, std::size_t end) const noexcept {
  const bool space_before = follows_space();
  const CharKind after = kind_at(end);
  const bool space_after = after == CharKind::Space || after == CharKind::Invisible;
  if (space_before && space_after) return OpenQuote | CloseQuote;
  if (space_before) return OpenQuote;
  if (space_after) return CloseQuote;
  const char before = text_[begin - 1];
  const bool opener_before = before == '(' || before == '[' || before == '{' || before == '-' ||
                             before == '/' || before == '=' || before == '>';
  const bool word_after = is_word_at(end) || at(end) == '$';
  if (opener_before && word_after) return OpenQuote;
  if (!word_after) {
    const std::string_view rest = text_.substr(end);
    if (rest.front() == '(' || rest.front() == '[') return OpenQuote | CloseQuote;
    return opener_before ? OpenQuote | CloseQuote : CloseQuote;
  }
  return OpenQuote | CloseQuote;
}

void Scanner::scan_mark() {
  const char c = text_[pos_];
  const char next = at(pos_ + 1);
  switch (c) {
    case '.':
      if (next == '.') return emit_mark(run_end(pos_));
      if (is_digit(next) && follows_space()) return scan_number();
      return emit_mark(pos_ + 1);
    case '+':
      if (is_digit(next) && follows_space()) return scan_number();
      return emit_mark(run_end(pos_));
    case '!':
    case '?': {
      std::size_t end = pos_;
      while (at(end) == '!' || at(end) == '?') ++end;
      return emit_mark(end);
    }
    case '-':
    case '*':
    case '=':
    case '_':
    case '~':
    case '$':
    case '<':
    case '>':
      return emit_mark(run_end(pos_));
    case '#':
    case '@':
      if (follows_space() && is_word_at(pos_ + 1) && !is_digit(next)) {
        std::size_t end = word_end(pos_ + 1);
        while (at(end) == '_' && is_word_at(end + 1)) end = word_end(end + 1);
        return emit_mark(end);
      }
      return emit_mark(pos_ + 1);
    case '\'':
      return scan_apostrophe(1);
    case '`':
      return emit_mark(next == '`' ? pos_ + 2 : pos_ + 1, OpenQuote);
    case '"':
      return emit_mark(pos_ + 1, straight_quote_bits(pos_, pos_ + 1));
    default:
      return emit_mark(pos_ + 1);
  }
}

void Scanner::scan_apostrophe(std::size_t length) {
  const bool straight = length == 1;
  const std::size_t rest = pos_ + length;
  if (!follows_space()) {
    if (const std::size_t end = clitic_end(rest); end != 0) return emit_mark(end);
    if (apostrophe_at(rest) == length) {
      return emit_mark(rest + length, CloseQuote);  // '' set for "
    }
  } else {
    if (apostrophe_at(rest) == length && straight) return emit_mark(rest + 1, OpenQuote);
    if (is_digit(at(rest)) && is_digit(at(rest + 1)) && !is_digit(at(rest + 2))) {
      const std::size_t end = word_end(rest);
      if (end == rest + 2 || (end == rest + 3 && to_lower(at(rest + 2)) == 's')) {
        return emit_mark(end);  // '90s
      }
    }
    if (is_word_at(rest)) {
      const std::size_t end = word_end(rest);
      if (end - rest <= 5 && elisions.contains(hash_of(rest, end))) return emit_mark(end);
    }
  }
  emit_mark(rest, straight ? straight_quote_bits(pos_, rest) : std::uint16_t{CloseQuote});
}

void Scanner::scan_high() {
  const Decoded decoded = decode(text_, pos_);
  const CharKind kind = kind_of(decoded.value);
  if (is_word_kind(kind)) return scan_word();
  const std::size_t end = pos_ + decoded.length;
  if (kind == CharKind::Apostrophe) return scan_apostrophe(decoded.length);
  switch (decoded.value) {
    case 0x2018:  // ‘
      if (is_digit(at(end)) && is_digit(at(end + 1)) && !is_digit(at(end + 2))) {
        const std::size_t last = word_end(end);
        if (last == end + 2 || (last == end + 3 && to_lower(at(end + 2)) == 's')) {
          return emit_mark(last);  // ‘90s
        }
      }
      return emit_mark(end, OpenQuote);
    case 0x201C:  // “
    case 0x201E:  // „
    case 0x201A:  // ‚
    case 0x201F:  // ‟
    case 0xAB:    // «
    case 0x2039:  // ‹
    case 0x300C:
    case 0x300E:
      return emit_mark(end, OpenQuote);
    case 0x201D:  // ”
    case 0xBB:    // »
    case 0x203A:  // ›
    case 0x300D:
    case 0x300F:
      return emit_mark(end, CloseQuote);
    case 0xFF02:  // full-width "
      return emit_mark(end, straight_quote_bits(pos_, end));
    case 0x2026: {  // …
      std::size_t last = end;
      while (last < text_.size() && decode(text_, last).value == 0x2026) last += 3;
      while (at(last) == '.') ++last;
      return emit_mark(last);
    }
    default:
      return emit_mark(end);
  }
}

}  // namespace newsgraph::text
