#include "text/scanner.hpp"

#include <algorithm>
#include <array>

#include "newsgraph/text/tokenizer.hpp"

#include "text/abbreviations.hpp"
#include "text/fold_table.hpp"

namespace newsgraph::text {
namespace {

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

/// Marks inside of addresses.
constexpr std::array<bool, 256> make_address_marks() {
  std::array<bool, 256> table{};
  for (const char c : std::string_view(".:@-_+%")) table[static_cast<unsigned char>(c)] = true;
  return table;
}
constexpr std::array<bool, 256> address_marks = make_address_marks();

/// Hashes of the single ASCII characters.
constexpr std::array<std::uint64_t, 128> make_mark_hashes() {
  std::array<std::uint64_t, 128> table{};
  for (std::size_t i = 0; i < 128; ++i) {
    const char c = i == '`' ? '\'' : to_lower(static_cast<char>(i));
    table[i] = hash_folded(std::string_view(&c, 1));
  }
  return table;
}
constexpr std::array<std::uint64_t, 128> mark_hashes = make_mark_hashes();

/// Words of two tokens without a mark between them; the first has three letters.
constexpr std::array<std::uint64_t, 6> contractions = {hash_folded("cannot"), hash_folded("gonna"),
                                                       hash_folded("gotta"),  hash_folded("wanna"),
                                                       hash_folded("gimme"),  hash_folded("lemme")};

constexpr bool is_contraction(std::uint64_t hash) noexcept {
  return std::ranges::find(contractions, hash) != contractions.end();
}

/// One bit for each value of the low ten bits of a hash: whether a contraction has it.
constexpr std::array<std::uint64_t, 16> make_contraction_filter() {
  std::array<std::uint64_t, 16> filter{};
  for (const std::uint64_t hash : contractions) {
    filter[(hash >> 6U) & 15U] |= std::uint64_t{1} << (hash & 63U);
  }
  return filter;
}
constexpr std::array<std::uint64_t, 16> contraction_filter = make_contraction_filter();

constexpr bool may_be_contraction(std::uint64_t hash) noexcept {
  return ((contraction_filter[(hash >> 6U) & 15U] >> (hash & 63U)) & 1U) != 0;
}

/// Whether the mark after a word of letters is a token of its own that needs no more thought: a
/// comma, the stop of a sentence unless the word may be an abbreviation or an initial, a hyphen
/// that splits. Requires two readable bytes.
inline bool takes_mark(const char* mark, const LetterRun& run) noexcept {
  if (*mark == ',') return true;
  if (may_need_second_look(run.hash)) return false;
  return *mark == '.' ? is_space(mark[1]) && run.length > 1 : *mark == '-' && is_alnum(mark[1]);
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
  const std::string_view form = text_.substr(begin, end - begin);
  if (std::ranges::none_of(form, [](char c) { return is_high(c) || c == '`'; })) {
    return hash_ascii(form);
  }
  scratch_.clear();
  append_folded(form, scratch_);
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
      if (c != ' ' && c != '\t') writer_.line_break();
      ++pos_;
      continue;
    }
    if (!is_high(c)) return true;
    const Decoded decoded = decode(text_, pos_);
    const CharKind kind = kind_of(decoded.value);
    if (kind != CharKind::Space && kind != CharKind::Invisible) return true;
    if (decoded.value == 0x2028 || decoded.value == 0x2029 || decoded.value == 0x85) {
      writer_.line_break();
    }
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
      const LetterRun run = letter_run(text_.data() + pos_, text_.size() - pos_);
      const std::size_t end = pos_ + run.length;
      if (plain_ends[static_cast<unsigned char>(at(end))] && !may_be_contraction(run.hash)) {
        writer_.letters(pos_, run);
        pos_ = end;
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
    scan_plain_words();
  }
  writer_.flush();
}

/// Words of ASCII letters with one space before each, and the mark behind them when it is one that
/// needs no second look. Stops before anything else, and near the end of the text. Requires that a
/// token ends at pos_.
void Scanner::scan_plain_words() {
#if defined(__SSE2__)
  const char* const data = text_.data();
  // One space, sixteen bytes, and two marks behind them must be there.
  const std::size_t limit = text_.size() < 20 ? 0 : text_.size() - 20;
  if (pos_ >= limit || data[pos_] != ' ') return;
  std::size_t begin = pos_ + 1;
  {
    TokenWriter::Inner inner(writer_);
    while (begin < limit && inner.has_room()) {
      const LetterRun run = letter_run_16(data + begin);
      if (run.length == 0 || run.length >= 16 || may_be_contraction(run.hash)) break;
      const std::size_t end = begin + run.length;
      const char mark = data[end];
      if (mark == ' ') {  // guessed by the processor: the next word does not wait for this load
        inner.word(begin, run, true);
        begin = end + 1;
        continue;
      }
      if (!takes_mark(data + end, run)) {
        if (!plain_ends[static_cast<unsigned char>(mark)]) break;
        inner.word(begin, run, true);
        begin = end;
        break;
      }
      inner.word(begin, run, true);
      inner.mark(end, mark_hashes[static_cast<unsigned char>(mark)],
                 mark == '.' ? Punctuation | FinalStop : Punctuation);
      begin = end + 1;
      if (data[begin] != ' ') break;
      ++begin;
    }
  }
  pos_ = begin;
#endif
}

void Scanner::emit_word(std::size_t begin, std::size_t end) {
  pos_ = end;
  if (is_letter(text_[begin])) {
    LetterRun run = letter_run(text_.data() + begin, text_.size() - begin);
    if (begin + run.length > end) run = letter_run_plain(text_.data() + begin, end - begin);
    if (begin + run.length == end) {
      if (!is_contraction(run.hash)) return writer_.letters(begin, run);
      writer_.letters(begin, letter_run_plain(text_.data() + begin, 3));
      writer_.letters(begin + 3, letter_run_plain(text_.data() + begin + 3, run.length - 3));
      return;
    }
  }
  writer_.any(begin, end);
}

/// A single ASCII mark.
void Scanner::emit_ascii_mark(std::uint16_t quote_bits) {
  const auto byte = static_cast<unsigned char>(text_[pos_]);
  unsigned shape = Punctuation | quote_bits;
  if (byte == '.' || byte == '!' || byte == '?') shape |= FinalStop;
  writer_.ascii(pos_, pos_ + 1, mark_hashes[byte], static_cast<std::uint16_t>(shape));
  ++pos_;
}

void Scanner::emit_mark(std::size_t end, std::uint16_t quote_bits) {
  writer_.any(pos_, end, quote_bits);
  pos_ = end;
}

// ---- words -------------------------------------------------------------------------------------

void Scanner::scan_word() {
  const std::size_t begin = pos_;
  std::size_t segment = begin;  // where the part after the last hyphen or apostrophe begins
  std::size_t end = word_end(begin);
  if (address_marks[static_cast<unsigned char>(at(end))] && scan_address()) return;
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

}  // namespace newsgraph::text
