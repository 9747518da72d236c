#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "text/show.hpp"

namespace newsgraph::text {
namespace {

void check(const std::vector<std::pair<std::string_view, std::string_view>>& rows) {
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(quotations_of(text) == expected);
  }
}

TEST_CASE("quotations: all common marks pair") {
  check({
      {"\"We agree,\" Kask said. \"We sign.\"", "0:We agree, | 0:We sign."},
      {"“We agree,” Kask said. “We sign.”", "0:We agree, | 0:We sign."},
      {"He spoke of «low» and „deep“ and »reverse« and ‘small’ ones.",
       "0:low | 0:deep | 0:reverse | 0:small"},
      {"He spoke of 'straight single' marks.", "0:straight single"},
      {"``So,'' he said.", "0:So,"},
      {"\"Opened so and closed thus,” he said. More.", "0:Opened so and closed thus,"},
      {"No marks here.", ""},
      {"Empty \"\" marks.", ""},
  });
}

TEST_CASE("quotations: apostrophes are none") {
  check({
      {"The states' plan and Kask's plan didn't help the ministers' case.", ""},
      {"The states’ plan and Kask’s plan didn’t help the ministers’ case.", ""},
      {"In the '90s they got 'em.", ""},
      {"He called it ‘the states’ right’ and left.", "0:the states’ right"},
      {"O'Brien's 'own' words", "0:own"},
  });
}

TEST_CASE("quotations: inner ones are deeper") {
  check({
      {"“He told us: ‘Go home,’” Kask said.", "0:He told us: ‘Go home,’ | 1:Go home,"},
      {"\"He said 'no' to us,\" Kask said.", "0:He said 'no' to us, | 1:no"},
      {"“He said \"no\" to us,” Kask said.", "0:He said \"no\" to us, | 1:no"},
  });
}

TEST_CASE("quotations: one that is not closed ends with its paragraph") {
  check({
      {"“It goes on.\n\n“And it ends,” Kask said. Then “more” came.",
       "0:It goes on. | 0:And it ends, | 0:more"},
      {"\"It goes on.\n\n\"And it ends,\" Kask said.", "0:It goes on. | 0:And it ends,"},
      {"“It goes on\n\nwithout a mark,” Kask said.", "0:It goes on | 0:without a mark,"},
      {"“It is open.\n\nNothing here.\n\nA stray” mark.", "0:It is open."},
  });
}

}  // namespace
}  // namespace newsgraph::text
