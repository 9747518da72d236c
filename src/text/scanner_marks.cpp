// Numbers, punctuation and apostrophes.

#include "newsgraph/text/tokenizer.hpp"

#include "text/abbreviations.hpp"
#include "text/scanner.hpp"
#include "text/word_set.hpp"

namespace newsgraph::text {
namespace {

constexpr std::string_view elision_words[] = {"em",  "til", "cause", "bout", "n",    "round",
                                              "cos", "ere", "twas",  "tis",  "tween"};
constexpr WordSet elisions{elision_words};

}  // namespace

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
      return emit_ascii_mark();
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
      return emit_ascii_mark();
    case '\'':
      return scan_apostrophe(1);
    case '`':
      return emit_mark(next == '`' ? pos_ + 2 : pos_ + 1, OpenQuote);
    case '"':
      return emit_ascii_mark(straight_quote_bits(pos_, pos_ + 1));
    default:
      return emit_ascii_mark();
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
