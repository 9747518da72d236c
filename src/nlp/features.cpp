#include "nlp/features.hpp"

namespace newsgraph::nlp {
namespace {

constexpr std::size_t longest_form = 64;

struct Folding {
  std::string_view from;
  std::string_view to;
};

// All begin with the bytes E2 80, so one comparison passes over everything else.
constexpr std::array<Folding, 9> foldings = {{{"\u2018", "'"},
                                              {"\u2019", "'"},
                                              {"\u201a", "'"},
                                              {"\u201c", "\""},
                                              {"\u201d", "\""},
                                              {"\u201e", "\""},
                                              {"\u2013", "-"},
                                              {"\u2014", "-"},
                                              {"\u2026", "..."}}};

bool is_upper(char byte) noexcept { return byte >= 'A' && byte <= 'Z'; }
bool is_lower(char byte) noexcept { return byte >= 'a' && byte <= 'z'; }

// Second byte of an upper-case Latin-1 letter after C3: U+00C0..U+00DE without the times sign.
bool is_latin1_upper(char lead, char byte) noexcept {
  const auto value = static_cast<unsigned char>(byte);
  return static_cast<unsigned char>(lead) == 0xC3 && value >= 0x80 && value <= 0x9E &&
         value != 0x97;
}

// Runs of one class are cut to two: "Xxxxx" and "Xxx" are both "Xxx".
std::string shape_of(std::string_view normal) {
  std::string shape;
  for (std::size_t at = 0; at < normal.size(); ++at) {
    const char byte = normal[at];
    const auto value = static_cast<unsigned char>(byte);
    char mark = byte;
    if (value >= 0x80) {
      if ((value & 0xC0U) == 0x80) continue;  // a code point counts once
      mark = at + 1 < normal.size() && is_latin1_upper(byte, normal[at + 1]) ? 'X' : 'x';
    } else if (is_upper(byte)) {
      mark = 'X';
    } else if (is_lower(byte)) {
      mark = 'x';
    }
    const std::size_t size = shape.size();
    if (size >= 2 && shape[size - 1] == mark && shape[size - 2] == mark) continue;
    shape.push_back(mark);
  }
  return shape;
}

std::uint32_t row(std::string_view affix, HashedTable table) noexcept {
  return static_cast<std::uint32_t>(stable_hash(affix) % hashed_rows[table]);
}

}  // namespace

std::uint64_t stable_hash(std::string_view bytes) noexcept {
  std::uint64_t value = 0xcbf29ce484222325ULL;
  for (const char byte : bytes) {
    value ^= static_cast<unsigned char>(byte);
    value *= 0x100000001b3ULL;
  }
  value ^= value >> 30U;
  value *= 0xbf58476d1ce4e5b9ULL;
  value ^= value >> 27U;
  value *= 0x94d049bb133111ebULL;
  return value ^ (value >> 31U);
}

std::string normal_form(std::string_view form) {
  std::string normal;
  normal.reserve(form.size());
  for (std::size_t at = 0; at < form.size() && normal.size() < longest_form;) {
    if (form.substr(at, 2) == "\xE2\x80") {
      const std::string_view mark = form.substr(at, 3);
      bool folded = false;
      for (const Folding& folding : foldings) {
        if (folding.from != mark) continue;
        normal += folding.to;
        at += mark.size();
        folded = true;
        break;
      }
      if (folded) continue;
    }
    const char byte = form[at++];
    normal.push_back(byte >= '0' && byte <= '9' ? '0' : byte);
  }
  return normal;
}

std::string lower_form(std::string_view normal) {
  std::string lower(normal);
  for (std::size_t at = 0; at < lower.size(); ++at) {
    if (is_upper(lower[at])) {
      lower[at] = static_cast<char>(lower[at] + ('a' - 'A'));
    } else if (at > 0 && is_latin1_upper(lower[at - 1], lower[at])) {
      lower[at] = static_cast<char>(lower[at] + 0x20);
    }
  }
  return lower;
}

FormFeatures form_features(std::string_view form) {
  const std::string normal = normal_form(form);
  const std::string lower = lower_form(normal);
  const std::string_view word = lower;
  const auto suffix = [&](std::size_t length) {
    return word.size() > length ? word.substr(word.size() - length) : word;
  };
  FormFeatures features;
  features.cased = stable_hash(normal);
  features.lower = stable_hash(lower);
  features.rows[Suffix2] = row(suffix(2), Suffix2);
  features.rows[Suffix3] = row(suffix(3), Suffix3);
  features.rows[Suffix4] = row(suffix(4), Suffix4);
  features.rows[Prefix3] = row(std::string_view(normal).substr(0, 3), Prefix3);
  features.rows[FormShape] = row(shape_of(normal), FormShape);
  return features;
}

}  // namespace newsgraph::nlp
