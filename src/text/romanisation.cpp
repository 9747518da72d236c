#include "newsgraph/text/romanisation.hpp"

#include <algorithm>
#include <array>

#include "newsgraph/base/utf8.hpp"
#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::text {
namespace {

struct Habit {
  std::string_view written;
  std::string_view evened;
};

/// BGN/PCGN, ISO 9, ICAO and press habits for one Cyrillic, Turkic or Arabic letter; the longest
/// spelling first.
constexpr std::array habits{
    Habit{"shch", "sh"}, Habit{"dzh", "j"},  Habit{"tch", "ch"}, Habit{"dj", "j"},
    Habit{"zh", "j"},    Habit{"kh", "h"},   Habit{"gh", "g"},   Habit{"ph", "f"},
    Habit{"ck", "k"},    Habit{"ts", "c"},   Habit{"tz", "c"},   Habit{"iye", "ie"},
    Habit{"aye", "ae"},  Habit{"oye", "oe"}, Habit{"uye", "ue"}, Habit{"eye", "ee"},
    Habit{"ye", "e"},    Habit{"yo", "o"},   Habit{"yu", "u"},   Habit{"ya", "a"},
    Habit{"iy", "i"},    Habit{"yi", "i"},   Habit{"ij", "i"},   Habit{"ii", "i"},
    Habit{"ou", "u"},    Habit{"oo", "u"},   Habit{"ee", "i"},   Habit{"q", "k"},
    Habit{"w", "v"},     Habit{"y", "i"},    Habit{"x", "ks"},
};

struct Letter {
  char32_t cyrillic;
  std::string_view latin;
};

/// Small letters as BGN/PCGN 1947 (Russian) romanises them, those of the other Cyrillic alphabets
/// as the system of their language does (Kazakh 1979, Kyrgyz 1979, Tajik 1994, Ukrainian 1965,
/// Belarusian 1979, Serbian 2005, Macedonian 2013, Azeri 1993). Signs have no letter of their own.
constexpr std::array letters{
    Letter{U'а', "a"},   Letter{U'б', "b"},  Letter{U'в', "v"},  Letter{U'г', "g"},
    Letter{U'д', "d"},   Letter{U'е', "ye"}, Letter{U'ё', "yo"}, Letter{U'ж', "zh"},
    Letter{U'з', "z"},   Letter{U'и', "i"},  Letter{U'й', "y"},  Letter{U'к', "k"},
    Letter{U'л', "l"},   Letter{U'м', "m"},  Letter{U'н', "n"},  Letter{U'о', "o"},
    Letter{U'п', "p"},   Letter{U'р', "r"},  Letter{U'с', "s"},  Letter{U'т', "t"},
    Letter{U'у', "u"},   Letter{U'ф', "f"},  Letter{U'х', "kh"}, Letter{U'ц', "ts"},
    Letter{U'ч', "ch"},  Letter{U'ш', "sh"}, Letter{U'щ', "sh"}, Letter{U'ъ', ""},
    Letter{U'ы', "y"},   Letter{U'ь', ""},   Letter{U'э', "e"},  Letter{U'ю', "yu"},
    Letter{U'я', "ya"},  Letter{U'і', "i"},  Letter{U'ї', "yi"}, Letter{U'є', "ye"},
    Letter{U'ґ', "g"},   Letter{U'ў', "w"},  Letter{U'ә', "a"},  Letter{U'ғ', "gh"},
    Letter{U'қ', "q"},   Letter{U'ң', "ng"}, Letter{U'ө', "o"},  Letter{U'ұ', "u"},
    Letter{U'ү', "u"},   Letter{U'һ', "h"},  Letter{U'ҳ', "h"},  Letter{U'ҷ', "j"},
    Letter{U'ҹ', "j"},   Letter{U'ӣ', "i"},  Letter{U'ӯ', "u"},  Letter{U'ј', "y"},
    Letter{U'љ', "lj"},  Letter{U'њ', "nj"}, Letter{U'ћ', "c"},  Letter{U'ђ', "dj"},
    Letter{U'џ', "dzh"}, Letter{U'ѓ', "gj"}, Letter{U'ќ', "kj"}, Letter{U'ѕ', "dz"},
    Letter{U'ҝ', "g"},
};

/// Folded words with Cyrillic letters as Latin ones; false when there were none.
bool romanised(std::string_view folded, std::string& out) {
  const auto beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (std::ranges::none_of(folded, beyond_ascii)) return false;
  bool any = false;
  for (std::size_t i = 0; i < folded.size();) {
    const CodePoint point = decode_utf8(folded, i);
    const auto* const letter = std::ranges::find(letters, point.value, &Letter::cyrillic);
    if (letter != letters.end()) {
      out += letter->latin;
      any = true;
    } else {
      out += folded.substr(i, point.length);
    }
    i += point.length;
  }
  return any;
}

}  // namespace

std::string even_out(std::string_view name) {
  std::string folded = fold(name);
  if (std::string latin; romanised(folded, latin)) folded = std::move(latin);
  std::string out;
  std::size_t at = 0;
  while (at < folded.size()) {
    const std::string_view rest = std::string_view(folded).substr(at);
    std::string_view evened = rest.substr(0, 1);
    std::size_t taken = 1;
    for (const Habit& habit : habits) {
      if (rest.starts_with(habit.written)) {
        evened = habit.evened;
        taken = habit.written.size();
        break;
      }
    }
    for (const char letter : evened) {
      if (out.empty() || out.back() != letter) out += letter;
    }
    at += taken;
  }
  return out;
}

}  // namespace newsgraph::text
