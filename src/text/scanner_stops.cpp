// Full stops inside and behind words, and addresses.

#include <algorithm>

#include "newsgraph/text/tokenizer.hpp"

#include "text/abbreviations.hpp"
#include "text/scanner.hpp"

namespace newsgraph::text {
namespace {

// Longest name of an internet host (RFC 1035): bound of look-ahead.
constexpr std::size_t host_limit = 255;
// Longest local part of an e-mail address (RFC 5321).
constexpr std::size_t local_part_limit = 64;

bool is_local_part(char c) noexcept {
  return is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
}

}  // namespace

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

}  // namespace newsgraph::text
