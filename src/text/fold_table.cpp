#include "text/fold_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "newsgraph/base/utf8.hpp"

#include "text/characters.hpp"

namespace newsgraph::text {
namespace {

// Letters that fold to the same ASCII letters: those that decompose to them (Unicode 15), and those
// with a stroke or of a form of their own, as Unicode's Latin-ASCII transform (CLDR) has them.
struct FoldRow {
  std::string_view folded;
  std::u32string_view lower;
  std::u32string_view upper;
};

constexpr FoldRow fold_rows[] = {
    {"a", U"àáâãäåāăąǎǟǡǻȁȃȧɑḁạảấầẩẫậắằẳẵặẚ", U"ÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦȺḀẠẢẤẦẨẪẬẮẰẲẴẶ"},
    {"ae", U"æǣǽ", U"ÆǢǼ"},
    {"b", U"ƀƅɓḃḅḇƃ", U"ƁƄɃḂḄḆƂ"},
    {"c", U"çćĉċčȼḉƈ", U"ÇĆĈĊČȻḈƇ"},
    {"d", U"ðďđƌȡɖɗḋḍḏḑḓ", U"ÐĎĐƉƊƋḊḌḎḐḒ"},
    {"dz", U"ǆǳ", U"ǄǅǱǲ"},
    {"db", U"ȸ", U""},
    {"e", U"èéêëēĕėęěǝȅȇȩɇəɛḕḗḙḛḝẹẻẽếềểễệ", U"ÈÉÊËĒĔĖĘĚƎƏƐȄȆȨɆḔḖḘḚḜẸẺẼẾỀỂỄỆ"},
    {"f", U"ƒḟ", U"ƑḞ"},
    {"ff", U"ﬀ", U""},
    {"ffi", U"ﬃ", U""},
    {"ffl", U"ﬄ", U""},
    {"fi", U"ﬁ", U""},
    {"fl", U"ﬂ", U""},
    {"g", U"ĝğġģǥǧǵɠɣḡ", U"ĜĞĠĢƓƔǤǦǴḠ"},
    {"h", U"ĥħȟḣḥḧḩḫẖ", U"ĤĦȞḢḤḦḨḪ"},
    {"hv", U"ƕ", U"Ƕ"},
    {"i", U"ìíîïĩīĭįıǐȉȋɨɩḭḯỉị", U"ÌÍÎÏĨĪĬĮİƖƗǏȈȊḬḮỈỊ"},
    {"ij", U"ĳ", U"Ĳ"},
    {"j", U"ĵǰȷɉ", U"ĴɈ"},
    {"k", U"ķƙǩḱḳḵ", U"ĶƘǨḰḲḴ"},
    {"l", U"ĺļľŀłƚȴɫḷḹḻḽ", U"ĹĻĽĿŁȽḶḸḺḼ"},
    {"lj", U"ǉ", U"Ǉǈ"},
    {"ll", U"ỻ", U"Ỻ"},
    {"m", U"ḿṁṃ", U"ḾṀṂ"},
    {"n", U"ŋñńņňŉƞǹȵɲṅṇṉṋ", U"ŊÑŃŅŇƝǸȠṄṆṈṊ"},
    {"nj", U"ǌ", U"Ǌǋ"},
    {"o", U"òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɔɵṍṏṑṓọỏốồổỗộớờởỡợ", U"ÒÓÔÕÖØŌŎŐƆƟƠǑǪǬǾȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢ"},
    {"oe", U"œ", U"Œ"},
    {"oi", U"ƣ", U"Ƣ"},
    {"p", U"ƥṕṗ", U"ƤṔṖ"},
    {"q", U"ɋĸ", U"Ɋ"},
    {"qp", U"ȹ", U""},
    {"r", U"ŕŗřȑȓɍṙṛṝṟ", U"ŔŖŘȐȒɌṘṚṜṞ"},
    {"s", U"śŝşšſșȿṡṣṥṧṩẛẜẝ", U"ŚŜŞŠƩȘṠṢṤṦṨ"},
    {"ss", U"ß", U"ẞ"},
    {"st", U"ﬆﬅ", U""},
    {"t", U"ţťŧƭțȶʈṫṭṯṱẗƫ", U"ŢŤŦƬƮȚȾṪṬṮṰ"},
    {"th", U"þ", U"Þ"},
    {"u", U"ùúûüũūŭůűųưǔǖǘǚǜȕȗʉʊṳṵṷṹṻụủứừửữự", U"ÙÚÛÜŨŪŬŮŰŲƯƱǓǕǗǙǛȔȖɄṲṴṶṸṺỤỦỨỪỬỮỰ"},
    {"v", U"ʋʌṽṿỽ", U"ƲɅṼṾỼ"},
    {"w", U"ŵƿẁẃẅẇẉẘ", U"ŴǷẀẂẄẆẈ"},
    {"x", U"ẋẍ", U"ẊẌ"},
    {"y", U"ýÿŷƴȳɏẏẙỳỵỷỹỿ", U"ÝŶŸƳȲɎẎỲỴỶỸỾ"},
    {"z", U"źżžƶǯȥɀʒẑẓẕ", U"ŹŻŽƵƷǮȤẐẒẔ"},
};

// Greek letters with accents; the plain ones are computed.
struct GreekRow {
  char32_t folded;
  std::u32string_view lower;
  std::u32string_view upper;
};
constexpr GreekRow greek_rows[] = {
    {U'α', U"ά", U"Ά"}, {U'ε', U"έ", U"Έ"},    {U'η', U"ή", U"Ή"}, {U'ι', U"ίϊΐ", U"ΊΪ"},
    {U'ο', U"ό", U"Ό"}, {U'υ', U"ύϋΰ", U"ΎΫ"}, {U'ω', U"ώ", U"Ώ"}, {U'σ', U"ς", U""},
};

/// What one code point folds to, packed in a word: up to three ASCII letters, and the case.
struct Entry {
  std::array<char, 3> letters{};
  LetterCase letter_case = LetterCase::None;
};

constexpr char32_t latin_first = 0xC0;
constexpr char32_t latin_last = 0x292;
constexpr char32_t additional_first = 0x1E00;
constexpr char32_t additional_last = 0x1EFF;
constexpr char32_t ligature_first = 0xFB00;
constexpr char32_t ligature_last = 0xFB06;
constexpr std::size_t latin_count = latin_last - latin_first + 1;
constexpr std::size_t additional_count = additional_last - additional_first + 1;
constexpr std::size_t entry_count =
    latin_count + additional_count + (ligature_last - ligature_first + 1);

/// Place in the table, or entry_count for letters that are not Latin.
constexpr std::size_t entry_index(char32_t c) noexcept {
  if (c >= latin_first && c <= latin_last) return c - latin_first;
  if (c >= additional_first && c <= additional_last) return latin_count + c - additional_first;
  if (c >= ligature_first && c <= ligature_last) {
    return latin_count + additional_count + c - ligature_first;
  }
  return entry_count;
}

constexpr std::array<Entry, entry_count> make_entries() {
  std::array<Entry, entry_count> entries{};
  for (const FoldRow& row : fold_rows) {
    Entry entry;
    for (std::size_t i = 0; i < row.folded.size(); ++i) entry.letters[i] = row.folded[i];
    entry.letter_case = LetterCase::Lower;
    for (const char32_t c : row.lower) entries[entry_index(c)] = entry;
    entry.letter_case = LetterCase::Upper;
    for (const char32_t c : row.upper) entries[entry_index(c)] = entry;
  }
  return entries;
}

constexpr std::array<Entry, entry_count> entries = make_entries();

/// Lower-case form of Greek, Cyrillic, Armenian and Georgian letters and the case of `c`.
struct Lowered {
  char32_t lower;
  LetterCase letter_case;
};

Lowered lowered(char32_t c) noexcept {
  const auto pair = [c](bool upper, char32_t distance) -> Lowered {
    return {upper ? c + distance : c, upper ? LetterCase::Upper : LetterCase::Lower};
  };
  if (c >= 0x370 && c <= 0x3FF) {
    for (const GreekRow& row : greek_rows) {
      if (row.lower.find(c) != row.lower.npos) return {row.folded, LetterCase::Lower};
      if (row.upper.find(c) != row.upper.npos) return {row.folded, LetterCase::Upper};
    }
    if (c >= 0x391 && c <= 0x3A9) return pair(true, 0x20);
    return {c, c >= 0x3B1 && c <= 0x3C9 ? LetterCase::Lower : LetterCase::None};
  }
  if (c >= 0x400 && c <= 0x52F) {
    if (c <= 0x40F) return pair(true, 0x50);
    if (c <= 0x42F) return pair(true, 0x20);
    if (c <= 0x45F) return pair(false, 0);
    if (c >= 0x482 && c <= 0x489) return {c, LetterCase::None};
    if (c == 0x4C0) return {0x4CF, LetterCase::Upper};
    if (c >= 0x4C1 && c <= 0x4CE) return pair(c % 2 == 1, 1);
    return pair(c % 2 == 0 && c != 0x4CF, 1);
  }
  if (c >= 0x531 && c <= 0x556) return pair(true, 0x30);
  if (c >= 0x561 && c <= 0x587) return pair(false, 0);
  if (c >= 0x10D0 && c <= 0x10FA) return pair(false, 0);
  if (c >= 0x1C90 && c <= 0x1CBA) return {c - 0x1C90 + 0x10D0, LetterCase::Upper};
  return {c, LetterCase::None};
}

/// Cyrillic letters keep their marks, so the two ways of writing them (NFC, NFD) are made one.
char32_t composed_cyrillic(char32_t base, char32_t mark) noexcept {
  if (mark == 0x306) {
    if (base == U'и') return U'й';
    if (base == U'у') return U'ў';
  } else if (mark == 0x308) {
    if (base == U'е') return U'ё';
    if (base == U'і') return U'ї';
  }
  return 0;
}

}  // namespace

LetterCase letter_case(char32_t c) noexcept {
  if (c < 0x80) {
    const char byte = static_cast<char>(c);
    if (is_upper(byte)) return LetterCase::Upper;
    return is_lower(byte) ? LetterCase::Lower : LetterCase::None;
  }
  const std::size_t index = entry_index(c);
  return index < entry_count ? entries[index].letter_case : lowered(c).letter_case;
}

void append_folded(std::string_view text, std::string& out) {
  char32_t previous = 0;  // the last letter outside ASCII that was written
  for (std::size_t i = 0; i < text.size();) {
    if (!is_high(text[i])) {
      out.push_back(text[i] == '`' ? '\'' : to_lower(text[i]));
      previous = 0;
      ++i;
      continue;
    }
    auto [c, length] = decode(text, i);
    i += length;
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full width
    if (c < 0x80) {
      out.push_back(to_lower(static_cast<char>(c)));
      previous = 0;
      continue;
    }
    if (const std::size_t index = entry_index(c);
        index < entry_count && entries[index].letters[0] != 0) {
      for (const char letter : entries[index].letters) {
        if (letter != 0) out.push_back(letter);
      }
      previous = 0;
      continue;
    }
    if (c >= 0x300 && c <= 0x36F) {
      if (const char32_t composed = composed_cyrillic(previous, c)) {
        out.resize(out.size() - 2);  // a Cyrillic letter has two bytes
        append_utf8(out, composed);
        previous = 0;
      }
      continue;
    }
    const CharKind kind = kind_of(c);
    if (kind == CharKind::Invisible) continue;
    previous = 0;
    if (kind == CharKind::Space) {
      out.push_back(' ');
    } else if (kind == CharKind::Apostrophe || c == 0x2018 || c == 0x2032 || c == 0xB4 ||
               c == 0x2B9 || c == 0x2BE || c == 0x2BF) {
      out.push_back('\'');
    } else if (kind == CharKind::Hyphen || c == 0x2012 || c == 0x2013 || c == 0x2212 ||
               c == 0xFE63) {
      out.push_back('-');
    } else {
      previous = lowered(c).lower;
      append_utf8(out, previous);
    }
  }
}

}  // namespace newsgraph::text
