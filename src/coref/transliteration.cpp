#include "coref/transliteration.hpp"

#include <array>

#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::coref {
namespace {

struct Habit {
  std::string_view written;
  std::string_view evened;
};

/// BGN/PCGN, ISO 9, ICAO and press habits for one Cyrillic, Turkic or Arabic letter; the longest
/// spelling first.
constexpr std::array habits{
    Habit{"shch", "sh"}, Habit{"dzh", "j"},  Habit{"zh", "j"},   Habit{"kh", "h"},
    Habit{"gh", "g"},    Habit{"ph", "f"},   Habit{"ck", "k"},   Habit{"ts", "c"},
    Habit{"tz", "c"},    Habit{"iye", "ie"}, Habit{"aye", "ae"}, Habit{"oye", "oe"},
    Habit{"uye", "ue"},  Habit{"eye", "ee"}, Habit{"ye", "e"},   Habit{"yo", "o"},
    Habit{"yu", "u"},    Habit{"ya", "a"},   Habit{"iy", "i"},   Habit{"yi", "i"},
    Habit{"ij", "i"},    Habit{"ii", "i"},   Habit{"ou", "u"},   Habit{"oo", "u"},
    Habit{"ee", "i"},    Habit{"q", "k"},    Habit{"w", "v"},    Habit{"y", "i"},
    Habit{"x", "ks"},
};

}  // namespace

std::string even_out(std::string_view name) {
  const std::string folded = text::fold(name);
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

}  // namespace newsgraph::coref
