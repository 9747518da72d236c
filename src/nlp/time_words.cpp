#include "nlp/time_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::nlp {
namespace {

struct Row {
  std::uint64_t hash = 0;
  WordValue word;
};

constexpr Row row(std::string_view form, WordKind kind, int value = 0) {
  WordValue word;
  word.kind = kind;
  if (kind == WordKind::Deictic) {
    word.shift = static_cast<std::int8_t>(value);
  } else {
    word.value = static_cast<std::uint8_t>(value);
  }
  return {text::hash_folded(form), word};
}

constexpr Row unit(std::string_view form, TimeUnit value, bool plural = false) {
  Row result = row(form, WordKind::Unit, static_cast<int>(value));
  result.word.plural = plural;
  return result;
}

constexpr auto sorted_rows() {
  using enum WordKind;
  std::array rows{
      row("january", Month, 1),
      row("february", Month, 2),
      row("march", Month, 3),
      row("april", Month, 4),
      row("may", Month, 5),
      row("june", Month, 6),
      row("july", Month, 7),
      row("august", Month, 8),
      row("september", Month, 9),
      row("october", Month, 10),
      row("november", Month, 11),
      row("december", Month, 12),
      row("jan", Month, 1),
      row("feb", Month, 2),
      row("mar", Month, 3),
      row("apr", Month, 4),
      row("jun", Month, 6),
      row("jul", Month, 7),
      row("aug", Month, 8),
      row("sep", Month, 9),
      row("sept", Month, 9),
      row("oct", Month, 10),
      row("nov", Month, 11),
      row("dec", Month, 12),
      row("jan.", Month, 1),
      row("feb.", Month, 2),
      row("mar.", Month, 3),
      row("apr.", Month, 4),
      row("jun.", Month, 6),
      row("jul.", Month, 7),
      row("aug.", Month, 8),
      row("sep.", Month, 9),
      row("sept.", Month, 9),
      row("oct.", Month, 10),
      row("nov.", Month, 11),
      row("dec.", Month, 12),
      row("monday", Weekday, 1),
      row("tuesday", Weekday, 2),
      row("wednesday", Weekday, 3),
      row("thursday", Weekday, 4),
      row("friday", Weekday, 5),
      row("saturday", Weekday, 6),
      row("sunday", Weekday, 7),
      row("tues.", Weekday, 2),
      row("wed.", Weekday, 3),
      row("thurs.", Weekday, 4),
      row("fri.", Weekday, 5),
      unit("second", TimeUnit::Second),  // also an ordinal; ordinal_value() knows
      unit("seconds", TimeUnit::Second, true),
      unit("minute", TimeUnit::Minute),
      unit("minutes", TimeUnit::Minute, true),
      unit("hour", TimeUnit::Hour),
      unit("hours", TimeUnit::Hour, true),
      unit("day", TimeUnit::Day),
      unit("days", TimeUnit::Day, true),
      unit("nights", TimeUnit::Night, true),
      unit("week", TimeUnit::Week),
      unit("weeks", TimeUnit::Week, true),
      unit("weekend", TimeUnit::Weekend),
      unit("weekends", TimeUnit::Weekend, true),
      unit("month", TimeUnit::Month),
      unit("months", TimeUnit::Month, true),
      unit("quarter", TimeUnit::Quarter),
      unit("quarters", TimeUnit::Quarter, true),
      unit("year", TimeUnit::Year),
      unit("years", TimeUnit::Year, true),
      unit("decade", TimeUnit::Decade),
      unit("decades", TimeUnit::Decade, true),
      unit("century", TimeUnit::Century),
      unit("centuries", TimeUnit::Century, true),
      row("today", Deictic, 0),
      row("tonight", Deictic, 0),
      row("yesterday", Deictic, -1),
      row("tomorrow", Deictic, 1),
      row("morning", DayPart),
      row("afternoon", DayPart),
      row("evening", DayPart),
      row("night", DayPart),
      row("noon", DayPart),
      row("midday", DayPart),
      row("midnight", DayPart),
      row("dawn", DayPart),
      row("dusk", DayPart),
      row("spring", Season),
      row("summer", Season),
      row("autumn", Season),
      row("winter", Season),
      row("last", Last),
      row("past", Past),
      row("previous", Past),
      row("preceding", Past),
      row("this", This),
      row("current", This),
      row("next", Next),
      row("coming", Next),
      row("upcoming", Next),
      row("following", Next),
      row("early", Edge),
      row("late", Edge),
      row("mid", Edge),
      row("beginning", Edge),
      row("start", Edge),
      row("end", Edge),
      row("middle", Edge),
      row("ago", Ago),
      row("earlier", Earlier),
      row("before", Earlier),
      row("later", Later),
      row("after", Later),
      row("about", About),
      row("around", About),
      row("circa", About),
      row("one", Cardinal, 1),
      row("two", Cardinal, 2),
      row("three", Cardinal, 3),
      row("four", Cardinal, 4),
      row("five", Cardinal, 5),
      row("six", Cardinal, 6),
      row("seven", Cardinal, 7),
      row("eight", Cardinal, 8),
      row("nine", Cardinal, 9),
      row("ten", Cardinal, 10),
      row("eleven", Cardinal, 11),
      row("twelve", Cardinal, 12),
      row("thirteen", Cardinal, 13),
      row("fourteen", Cardinal, 14),
      row("fifteen", Cardinal, 15),
      row("sixteen", Cardinal, 16),
      row("seventeen", Cardinal, 17),
      row("eighteen", Cardinal, 18),
      row("nineteen", Cardinal, 19),
      row("twenty", Cardinal, 20),
      row("thirty", Cardinal, 30),
      row("forty", Cardinal, 40),
      row("fifty", Cardinal, 50),
      row("sixty", Cardinal, 60),
      row("seventy", Cardinal, 70),
      row("eighty", Cardinal, 80),
      row("ninety", Cardinal, 90),
      row("hundred", Scale, 2),
      row("thousand", Scale, 3),
      row("million", Scale, 6),
      row("billion", Scale, 9),
      row("trillion", Scale, 12),
      row("quadrillion", Scale, 15),
      row("mn", Scale, 6),
      row("bn", Scale, 9),
      row("tn", Scale, 12),
      row("trn", Scale, 12),
      row("bln", Scale, 9),
      row("mln", Scale, 6),
      row("first", Ordinal, 1),
      row("third", Ordinal, 3),
      row("fourth", Ordinal, 4),
      row("fifth", Ordinal, 5),
      row("sixth", Ordinal, 6),
      row("seventh", Ordinal, 7),
      row("eighth", Ordinal, 8),
      row("ninth", Ordinal, 9),
      row("tenth", Ordinal, 10),
      row("eleventh", Ordinal, 11),
      row("twelfth", Ordinal, 12),
      row("thirteenth", Ordinal, 13),
      row("fourteenth", Ordinal, 14),
      row("fifteenth", Ordinal, 15),
      row("sixteenth", Ordinal, 16),
      row("seventeenth", Ordinal, 17),
      row("eighteenth", Ordinal, 18),
      row("nineteenth", Ordinal, 19),
      row("twentieth", Ordinal, 20),
      row("1st", Ordinal, 1),
      row("2nd", Ordinal, 2),
      row("3rd", Ordinal, 3),
      row("4th", Ordinal, 4),
      row("5th", Ordinal, 5),
      row("6th", Ordinal, 6),
      row("7th", Ordinal, 7),
      row("8th", Ordinal, 8),
      row("9th", Ordinal, 9),
      row("10th", Ordinal, 10),
      row("11th", Ordinal, 11),
      row("12th", Ordinal, 12),
      row("13th", Ordinal, 13),
      row("14th", Ordinal, 14),
      row("15th", Ordinal, 15),
      row("16th", Ordinal, 16),
      row("17th", Ordinal, 17),
      row("18th", Ordinal, 18),
      row("19th", Ordinal, 19),
      row("20th", Ordinal, 20),
      row("21st", Ordinal, 21),
      row("22nd", Ordinal, 22),
      row("23rd", Ordinal, 23),
      row("24th", Ordinal, 24),
      row("25th", Ordinal, 25),
      row("26th", Ordinal, 26),
      row("27th", Ordinal, 27),
      row("28th", Ordinal, 28),
      row("29th", Ordinal, 29),
      row("30th", Ordinal, 30),
      row("31st", Ordinal, 31),
      row("several", Vague),
      row("few", Vague),
      row("many", Vague),
      row("couple", Vague),
      row("recent", Vague),
  };
  std::ranges::sort(rows, {}, &Row::hash);
  return rows;
}

constexpr auto rows = sorted_rows();

}  // namespace

WordValue time_word(std::uint64_t hash) noexcept {
  const auto* found = std::ranges::lower_bound(rows, hash, {}, &Row::hash);
  return found != rows.end() && found->hash == hash ? found->word : WordValue{};
}

}  // namespace newsgraph::nlp
