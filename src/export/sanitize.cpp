#include "export/sanitize.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "newsgraph/base/utf8.hpp"

namespace newsgraph::exporting {
namespace {

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_hex(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_unreserved(char c) noexcept {
  return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}
bool is_forbidden_control(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

void append_encoded(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4U];
  out += digits[byte & 15U];
}

/// The ucschar of RFC 3987: no private use, no noncharacters, no C1 controls.
bool is_iri_character(char32_t value) noexcept {
  if (value < 0xA0) return false;
  if (value <= 0xD7FF) return true;
  if (value < 0xF900) return false;  // surrogates and private use
  if (value <= 0xFDCF) return true;
  if (value < 0xFDF0) return false;
  if (value <= 0xFFEF) return true;
  return value >= 0x10000 && value < 0xF0000 && (value & 0xFFFFU) <= 0xFFFDU &&
         !(value >= 0xE0000 && value < 0xE1000);
}

/// Appends `text`, keeping the characters of `kept` beside the unreserved ones, whole %XX triplets
/// and the letters of other scripts.
void append_iri_part(std::string& out, std::string_view text, std::string_view kept) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      const bool triplet =
          c == '%' && at + 2 < text.size() && is_hex(text[at + 1]) && is_hex(text[at + 2]);
      if (is_unreserved(c) || triplet || kept.find(c) != std::string_view::npos) {
        out += c;
      } else {
        append_encoded(out, c);
      }
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    const std::string_view bytes = text.substr(at, point.length);
    if (point.valid && is_iri_character(point.value)) {
      out += bytes;
    } else {
      for (const char byte : bytes) append_encoded(out, byte);
    }
    at += point.length;
  }
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) noexcept {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != lower[i]) return false;
  }
  return true;
}

/// Host with an optional port; user information is refused (it hides the true host).
bool is_authority(std::string_view authority) noexcept {
  std::string_view host = authority;
  if (!host.empty() && host.front() == '[') {  // an IPv6 address
    const std::size_t close = host.find(']');
    if (close == std::string_view::npos || close < 3) return false;
    for (const char c : host.substr(1, close - 1)) {
      if (!is_hex(c) && c != ':' && c != '.') return false;
    }
    const std::string_view rest = host.substr(close + 1);
    return rest.empty() ||
           (rest.front() == ':' && std::all_of(rest.begin() + 1, rest.end(), is_digit));
  }
  const std::size_t colon = host.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view port = host.substr(colon + 1);
    if (!std::all_of(port.begin(), port.end(), is_digit)) return false;
    host = host.substr(0, colon);
  }
  if (host.empty()) return false;
  for (std::size_t at = 0; at < host.size();) {
    const char c = host[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (!is_letter(c) && !is_digit(c) && c != '-' && c != '.' && c != '_') return false;
      ++at;
    } else {
      const CodePoint point = decode_utf8(host, at);
      if (!point.valid || !is_iri_character(point.value)) return false;
      at += point.length;
    }
  }
  return true;
}

}  // namespace

std::size_t plain_length(std::string_view text) noexcept {
  std::size_t at = 0;
#if defined(__SSE2__)
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
    const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    const __m128i backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    const int found = _mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(quote, backslash)));
    if (found != 0)
      return at + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(found)));
  }
#endif
  // Eight bytes at a time: a byte below n borrows from its high bit in x - n (S. E. Anderson, "Bit
  // Twiddling Hacks", hasless); bytes from 0x80 on are masked out. False alarms only stop early.
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t high = 0x8080808080808080U;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    const std::uint64_t quote = word ^ (ones * 0x22U);
    const std::uint64_t backslash = word ^ (ones * 0x5CU);
    const std::uint64_t found =
        ((word - ones * 0x20U) | (quote - ones) | (backslash - ones)) & ~word & high;
    if (found != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x20 && text[at] != '"' &&
         text[at] != '\\') {
    ++at;
  }
  return at;
}

std::string_view without_controls(std::string_view text, std::string& scratch) {
  std::size_t first = plain_length(text);
  while (first < text.size() && !is_forbidden_control(text[first])) {
    ++first;
    first += plain_length(text.substr(first));
  }
  if (first == text.size()) return text;
  scratch.assign(text, 0, first);
  for (const char c : text.substr(first)) {
    if (is_forbidden_control(c)) {
      scratch += "\xEF\xBF\xBD";
    } else {
      scratch += c;
    }
  }
  return scratch;
}

std::string web_address(std::string_view text) {
  std::string_view rest = text;
  std::string out;
  if (starts_with_ignoring_case(rest, "http://")) {
    out = "http://";
  } else if (starts_with_ignoring_case(rest, "https://")) {
    out = "https://";
  } else {
    return {};
  }
  rest.remove_prefix(out.size());
  // A control character is no slip of the pen: such an address is not to be trusted.
  if (std::any_of(rest.begin(), rest.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) {
    return {};
  }
  const std::size_t authority_end = std::min(rest.find_first_of("/?#\\"), rest.size());
  const std::string_view authority = rest.substr(0, authority_end);
  if (!is_authority(authority)) return {};
  out += authority;
  rest.remove_prefix(authority_end);
  constexpr std::string_view path_characters = "!$&'()*+,;=:@/";
  constexpr std::string_view query_characters = "!$&'()*+,;=:@/?";
  const std::size_t fragment = rest.find('#');
  const std::size_t query = std::min(rest.find('?'), fragment);
  append_iri_part(out, rest.substr(0, std::min(query, rest.size())), path_characters);
  if (query < fragment && query < rest.size()) {
    out += '?';
    append_iri_part(out, rest.substr(query + 1, std::min(fragment, rest.size()) - query - 1),
                    query_characters);
  }
  if (fragment < rest.size()) {
    out += '#';
    append_iri_part(out, rest.substr(fragment + 1), query_characters);
  }
  return out;
}

std::string encode_local(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      append_encoded(out, c);
    }
  }
  return out;
}

bool is_iri(std::string_view text) noexcept {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text.front())) return false;
  for (const char c : text.substr(0, colon)) {
    if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return false;
  }
  constexpr std::string_view legal = "!$&'()*+,;=:@/?#%";
  const bool has_address = text.find("://[") != std::string_view::npos;  // IPv6
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      const bool bracket = has_address && (c == '[' || c == ']');
      if (!is_unreserved(c) && !bracket && legal.find(c) == std::string_view::npos) return false;
      if (c == '%' && !(at + 2 < text.size() && is_hex(text[at + 1]) && is_hex(text[at + 2]))) {
        return false;
      }
      ++at;
    } else {
      const CodePoint point = decode_utf8(text, at);
      if (!point.valid || !is_iri_character(point.value)) return false;
      at += point.length;
    }
  }
  return true;
}

bool is_base_iri(std::string_view text) noexcept {
  return is_iri(text) && std::string_view(":/?#@").find(text.back()) != std::string_view::npos;
}

std::string_view beginning(std::string_view text, std::size_t bytes) noexcept {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace newsgraph::exporting
