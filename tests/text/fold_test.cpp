#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>

#include "newsgraph/base/utf8.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "text/fold_table.hpp"

namespace newsgraph::text {
namespace {

TEST_CASE("fold: case, accents, width and typographic variants go away") {
  const std::vector<std::pair<std::string_view, std::string_view>> rows = {
      {"Türkiye", "turkiye"},
      {"TÜRKİYE", "turkiye"},
      {"ışık", "isik"},
      {"Łódź", "lodz"},
      {"Straße", "strasse"},
      {"Ærø", "aero"},
      {"Đặng Văn Ngữ", "dang van ngu"},
      {"Þór", "thor"},
      {"Əliyev", "eliyev"},
      {"Cafe\xCC\x81", "cafe"},
      {"ﬁne", "fine"},
      {"Ｋａｓｋ", "kask"},
      {"O’Brien", "o'brien"},
      {"oʻzbek", "o'zbek"},
      {"al‑Nour–Berg", "al-nour-berg"},
      {"Ka\xC2\xADsk\xE2\x80\x8E", "kask"},
      {"Москва", "москва"},
      {"Йошкар-Ола", "йошкар-ола"},
      {"И\xCC\x86ошкар", "йошкар"},
      {"ЁЖ", "ёж"},
      {"Қазақстан", "қазақстан"},
      {"Αθήνα", "αθηνα"},
      {"北京", "北京"},
      {"10\xC2\xA0km", "10 km"},
      {"", ""},
  };
  for (const auto& [form, expected] : rows) {
    CAPTURE(form);
    CHECK(fold(form) == expected);
    CHECK(fold_hash(form) == hash_folded(expected));
    CHECK(fold(fold(form)) == fold(form));
  }
}

TEST_CASE("fold: letters fold as in Unicode's Latin-ASCII transform") {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transform(icu::Transliterator::createInstance(
      "NFD; Latin-ASCII; [:Mn:] Remove; Lower", UTRANS_FORWARD, status));
  REQUIRE(U_SUCCESS(status));
  int compared = 0;
  for (char32_t c = 0xC0; c <= 0x1EFF; ++c) {
    if (c == 0x250) c = 0x1E00;
    if (!u_isalpha(static_cast<UChar32>(c))) continue;
    std::string form;
    append_utf8(form, c);
    icu::UnicodeString expected = icu::UnicodeString::fromUTF8(form);
    transform->transliterate(expected);
    std::string ascii;
    expected.toUTF8String(ascii);
    const bool is_ascii = ascii.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == ascii.npos;
    if (!is_ascii) continue;
    ++compared;
    CAPTURE(form);
    CHECK(fold(form) == ascii);
  }
  CHECK(compared > 500);
}

TEST_CASE("fold: case of letters is that of Unicode") {
  for (char32_t c = 1; c < 0x530; ++c) {
    const auto point = static_cast<UChar32>(c);
    if (!u_isalpha(point) || (c >= 0x250 && c < 0x391) || (c >= 0x3CF && c < 0x400)) continue;
    const auto kind = u_charType(point);
    CAPTURE(static_cast<unsigned>(c));
    const LetterCase found = letter_case(c);
    if (found == LetterCase::None) {
      CHECK((c >= 0x180 || (kind != U_UPPERCASE_LETTER && kind != U_LOWERCASE_LETTER) ||
             c == 0xB5 || c == 0x138));
      continue;
    }
    CHECK((found == LetterCase::Upper) ==
          (kind == U_UPPERCASE_LETTER || kind == U_TITLECASE_LETTER));
  }
}

TEST_CASE("fold: a token's hash is the hash of its folded form") {
  const std::string_view text =
      "Türkiye's “U.S.” e-mail 1,500 KASK kask cannot internationalisation supercalifragilistic "
      "Москва ’s — a b I'd www.example.org";
  Tokens tokens;
  tokenize(text, tokens);
  REQUIRE(tokens.size() > 15);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view form =
        text.substr(tokens.byte_begin[i], tokens.byte_end[i] - tokens.byte_begin[i]);
    CAPTURE(form);
    CHECK(tokens.hash[i] == fold_hash(form));
    CHECK(tokens.hash[i] == hash_folded(fold(form)));
  }
}

TEST_CASE("fold: hashes of different words differ") {
  std::vector<std::uint64_t> hashes;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      for (const std::string_view tail : {"", "a", "x", "ing", "ation", "s office", "aaaaaaaa"}) {
        hashes.push_back(fold_hash(std::string{a, b} + std::string(tail)));
      }
    }
  }
  std::sort(hashes.begin(), hashes.end());
  // "xa" + "" and such are not repeated, but "a" + "..." may be: count distinct forms.
  const auto distinct = std::unique(hashes.begin(), hashes.end()) - hashes.begin();
  CHECK(distinct == 26 * 26 * 7);
}

}  // namespace
}  // namespace newsgraph::text
