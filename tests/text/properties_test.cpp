// What must hold for any text at all.

#include <chrono>
#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "newsgraph/base/utf8.hpp"

#include "text/characters.hpp"
#include "text/show.hpp"

namespace newsgraph::text {
namespace {

/// Checks one analysed text and returns the first fault, or nothing.
std::string fault_of(std::string_view text) {
  const Document document = analysed(text);
  const Tokens& tokens = document.tokens;
  std::size_t byte = 0;
  std::size_t code_point = 0;
  const auto visible = [&](std::size_t end) {
    // White space and the invisible between tokens; counts code points on the way.
    while (byte < end) {
      const Decoded decoded = decode(text, byte);
      const CharKind kind = kind_of(decoded.value);
      if (kind != CharKind::Space && kind != CharKind::Invisible) return true;
      byte += decoded.length;
      ++code_point;
    }
    return false;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.byte_begin[i] < byte) return "tokens overlap";
    const bool space = tokens.byte_begin[i] != byte || byte == 0;
    if (visible(tokens.byte_begin[i])) return "a character in no token";
    if (tokens.byte_end[i] <= tokens.byte_begin[i]) return "an empty token";
    const std::string_view form =
        text.substr(tokens.byte_begin[i], tokens.byte_end[i] - tokens.byte_begin[i]);
    if (!is_valid_utf8(form)) return "a token cuts a code point";
    if (tokens.begin[i] != code_point) return "wrong code-point offset";
    code_point += count_code_points(form);
    if (tokens.end[i] != code_point) return "wrong code-point end";
    if (tokens.hash[i] != fold_hash(form)) return "wrong hash of " + std::string(form);
    if (((tokens.shape[i] & SpaceBefore) != 0) != space) return "wrong SpaceBefore";
    byte = tokens.byte_end[i];
  }
  if (visible(text.size())) return "characters after the last token";
  if (tokens.sentence.size() != tokens.size()) return "tokens without sentence";
  TokenIndex next = 0;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.tokens.first != next || sentence.tokens.empty()) return "sentences with gaps";
    next = sentence.tokens.last;
  }
  if (next != tokens.size()) return "tokens after the last sentence";
  for (const QuotedSpan& quoted : document.quoted) {
    if (quoted.tokens.empty() || quoted.tokens.last > tokens.size()) return "bad quotation";
  }
  return {};
}

TEST_CASE("text: any bytes go through; tokens cover the text and offsets agree") {
  std::mt19937 random(7);
  const std::vector<std::string_view> pieces = {"Kask",
                                                " ",
                                                "\n",
                                                "\n\n",
                                                ".",
                                                "...",
                                                "'",
                                                "’",
                                                "“",
                                                "”",
                                                "\"",
                                                "-",
                                                "--",
                                                "–",
                                                "U.S",
                                                "a.m.",
                                                "Mr.",
                                                "1,5",
                                                "2024-04-19",
                                                "@",
                                                "://",
                                                "www.",
                                                "é",
                                                "Ü",
                                                "\xC2\xAD",
                                                "\xEF\xBB\xBF",
                                                "\xE2\x80\x8E",
                                                "\xC2\xA0",
                                                "\xCC\x81",
                                                "и",
                                                "漢",
                                                "😀",
                                                "n't",
                                                "'s",
                                                "cannot",
                                                "$",
                                                "%",
                                                "(",
                                                ")",
                                                "[1]",
                                                ":",
                                                "By ",
                                                "RIVERTON",
                                                "May 3",
                                                "(AP) --",
                                                "Q ",
                                                "\0x",
                                                "\t",
                                                "\r\n",
                                                "\x7F",
                                                "\xE2\x80\xA8",
                                                "«",
                                                "»",
                                                "‘",
                                                "„",
                                                "e-",
                                                "date 2024-04-19"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const std::size_t length = random() % 40;
    for (std::size_t i = 0; i < length; ++i) {
      if (random() % 8 == 0) {
        text += static_cast<char>(random() & 0xFFU);
      } else {
        text += pieces[random() % pieces.size()];
      }
    }
    text = to_valid_utf8(text);
    const std::string fault = fault_of(text);
    CAPTURE(text);
    CHECK(fault == "");
    if (!fault.empty()) break;
  }
}

TEST_CASE("text: random bytes made valid go through") {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string bytes(random() % 400, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() & 0xFFU);
    const std::string text = to_valid_utf8(bytes);
    const std::string fault = fault_of(text);
    CAPTURE(text);
    CHECK(fault == "");
    if (!fault.empty()) break;
  }
}

TEST_CASE("text: every code point is in a token, or white space, or invisible") {
  // All of the scripts in use; of the rest, which has long ranges of one kind, every fifth.
  for (char32_t c = 1; c < 0x30000; c += c < 0x3100 ? 1 : 5) {
    if (c >= 0xD800 && c < 0xE000) c = 0xE000;
    std::string text = "a";
    append_utf8(text, c);
    text += "b ";
    append_utf8(text, c);
    const std::string fault = fault_of(text);
    CAPTURE(static_cast<unsigned>(c));
    CHECK(fault == "");
    if (!fault.empty()) break;
  }
}

TEST_CASE("text: time is linear in texts made to be slow") {
  // Each piece repeated invites look-ahead. Twice the text may take at most about twice the time;
  // four times is far from the sixteen of quadratic work and spares the test the noise of the
  // clock.
  const std::vector<std::string_view> pieces = {
      "a.",      "aa.bb.", "a'",    "o'b'", "-",          "1-",     "1,",       "\"",   "“",
      "(",       "Kask, ", "www.",  "a@",   "a_",         "e-",     "U.S. ",    "Mr. ", "\n",
      "A. \n",   "‘",      "'s",    "No. ", "KASK: \n\n", "KASK (", "1.",       "a&",   "x ",
      "Q A\n\n", "“A. ",   "Kask ", "... ", "May 3, ",    "[1",     "\xC2\xAD", "é",    "漢"};
  const auto seconds = [](const std::string& text) {
    Document document;
    document.article.text = text;
    const auto begin = std::chrono::steady_clock::now();
    analyse(document);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (const std::string_view piece : pieces) {
    std::string text;
    while (text.size() < 20'000) text += piece;
    const std::string longer = text + text + text + text;
    seconds(text);
    const double small = seconds(text);
    const double large = seconds(longer);
    CAPTURE(piece);
    CAPTURE(small);
    CAPTURE(large);
    CHECK(large < small * 10 + 0.05);
  }
}

}  // namespace
}  // namespace newsgraph::text
