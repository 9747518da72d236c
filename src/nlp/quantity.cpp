#include "newsgraph/nlp/quantity.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "newsgraph/text/tokenizer.hpp"

#include "nlp/quantity_money.hpp"
#include "nlp/quantity_number.hpp"
#include "nlp/time_words.hpp"
#include "nlp/word_list.hpp"

namespace newsgraph::nlp {
namespace {

namespace word = knowledge::word;
using text::hash_folded;

// Nouns that count without a plural "s", and signs of measure.
constexpr WordList plurals({"people",     "others",     "men",       "women",     "children",
                            "police",     "personnel",  "staff",     "aircraft",  "feet",
                            "km",         "kg",         "mw",        "gw",        "bpd",
                            "sq",         "servicemen", "policemen", "fishermen", "businessmen",
                            "militiamen", "gunmen",     "lawmakers", "crew",      "cattle",
                            "sheep",      "livestock",  "ha",        "mph",       "kph",
                            "km2",        "hertz",      "degrees"});
// "one day", "one thing", "one of": no counts.
constexpr WordList no_count_nouns({"day", "time", "thing", "side", "hand", "way", "another",
                                   "point", "more", "such", "who", "moment", "word", "end"});
constexpr WordList numbered_things(
    {"resolution", "resolutions", "article",  "articles", "no",    "no.",     "nos",      "nos.",
     "number",     "#",           "chapter",  "section",  "page",  "channel", "flight",   "bill",
     "law",        "act",         "protocol", "phase",    "stage", "level",   "version",  "route",
     "gate",       "room",        "line",     "point",    "part",  "volume",  "appendix", "annex",
     "aged",       "item",        "items",    "question", "age"});

constexpr WordList clock_words({"utc", "gmt", "a.m.", "p.m.", "a.m", "p.m", "am", "pm", "hours",
                                "hrs", "est", "edt", "cet", "local", "o'clock"});
constexpr WordList fractions({"half", "halves", "third", "thirds", "quarter", "quarters", "fifth",
                              "fifths", "tenth", "tenths", "times"});

constexpr std::uint64_t word_at = hash_folded("at");
constexpr std::uint64_t word_no = hash_folded("no");
constexpr std::uint64_t word_not = hash_folded("not");
constexpr std::uint64_t word_than = hash_folded("than");
constexpr std::uint64_t word_as = hash_folded("as");
constexpr std::uint64_t word_to = hash_folded("to");
constexpr std::uint64_t word_of = hash_folded("of");
constexpr std::uint64_t word_or = hash_folded("or");
constexpr std::uint64_t word_and = hash_folded("and");
constexpr std::uint64_t word_from = hash_folded("from");
constexpr std::uint64_t word_between = hash_folded("between");
constexpr std::uint64_t word_up = hash_folded("up");
constexpr std::uint64_t word_per = hash_folded("per");
constexpr std::uint64_t word_cent = hash_folded("cent");
constexpr std::uint64_t word_percentage = hash_folded("percentage");
constexpr std::uint64_t word_so = hash_folded("so");
constexpr std::uint64_t hyphen = hash_folded("-");

constexpr WordList about_words({"about", "around", "approximately", "roughly", "some", "nearly",
                                "almost", "circa", "estimated", "approx", "approx."});
constexpr WordList above_words({"over", "above", "exceeding", "minimum"});
constexpr WordList below_words({"under", "below", "maximum"});
constexpr WordList percent_words({"percent", "%", "pct", "pct."});
constexpr WordList point_words({"point", "points"});
constexpr WordList more_words({"more", "greater", "higher"});
constexpr WordList less_words({"less", "fewer", "lower"});
constexpr WordList much_words({"many", "much", "high"});

/// An amount on its way: its number, and what stands around it.
struct Amount {
  NumberPhrase number;
  Quantity quantity;
};

class QuantityReader {
 public:
  QuantityReader(const Document& document, const knowledge::Knowledge& knowledge,
                 TokenSpan sentence)
      : document_(document), knowledge_(knowledge), first_(sentence.first), end_(sentence.last) {}

  void read(std::vector<Quantity>& quantities) {
    auto time = std::ranges::lower_bound(document_.times, first_, {},
                                         [](const TimeExpression& row) { return row.tokens.last; });
    TokenIndex i = first_;
    floor_ = first_;
    while (i < end_) {
      while (time != document_.times.end() && time->tokens.last <= i) ++time;
      if (time != document_.times.end() && time->tokens.contains(i)) {
        i = time->tokens.last;
        floor_ = i;
        continue;
      }
      limit_ =
          time != document_.times.end() ? std::min(end_, std::max(time->tokens.first, i)) : end_;
      Amount one;
      if (!amount(i, one)) {
        ++i;
        continue;
      }
      const TokenIndex begin = one.quantity.tokens.first;
      one.quantity.bound = bound(one.quantity.tokens);
      Amount two;
      if (second_amount(one, two)) {
        const bool change = hash(begin - 1) == word_from && begin > first_;
        if (!change && one.quantity.bound.empty()) {
          one.quantity.bound = "atLeast";
          two.quantity.bound = "atMost";
        } else if (!change) {
          two.quantity.bound = one.quantity.bound;
        }
        i = two.quantity.tokens.last;
        keep(std::move(one.quantity), quantities);
        keep(std::move(two.quantity), quantities);
      } else {
        i = one.quantity.tokens.last;
        keep(std::move(one.quantity), quantities);
      }
      floor_ = i;
    }
  }

 private:
  static void keep(Quantity quantity, std::vector<Quantity>& quantities) {
    quantities.push_back(std::move(quantity));
  }

  std::uint64_t hash(TokenIndex i) const {
    return i >= first_ && i < limit_ ? document_.tokens.hash[i] : 0;
  }
  std::uint64_t before(TokenIndex i, TokenIndex steps = 1) const {
    return i >= first_ + steps ? document_.tokens.hash[i - steps] : 0;
  }
  bool has_shape(TokenIndex i, std::uint16_t bits) const {
    return i >= first_ && i < limit_ && (document_.tokens.shape[i] & bits) != 0;
  }
  bool glued(TokenIndex i) const { return i > first_ && i < limit_ && !has_shape(i, SpaceBefore); }
  std::string_view form(TokenIndex i) const {
    return i < limit_ ? document_.form(i) : std::string_view{};
  }
  bool is_class(TokenIndex i, std::uint64_t classes) const {
    return i < limit_ && knowledge_.lexicon.is(document_.tokens.hash[i], classes);
  }

  /// An amount that begins at a token: money, percentage or count.
  bool amount(TokenIndex i, Amount& result) const {
    const CurrencyMention sign = currency_before(document_, i, limit_);
    const TokenIndex start = sign.tokens.last;
    const bool money = !sign.tokens.empty();
    std::optional<NumberPhrase> number = read_number(document_, start, limit_, money);
    if (!number) return false;
    TokenIndex next = number->tokens.last;
    if (!money) {
      CurrencyMention unit = currency_after(document_, knowledge_.gazetteer, next, limit_);
      if (!unit.tokens.empty()) {
        if (!number->suffix.empty()) {
          number = read_number(document_, start, limit_, true);  // "300m euros"
          if (!number->suffix.empty()) return false;
        }
        result.quantity = {
            {i, unit.tokens.last}, Quantity::Kind::Money, number->value, std::move(unit.unit), {}};
        result.number = std::move(*number);
        return true;
      }
    }
    if (money) {
      if (!number->suffix.empty() && number->suffix != "+") return false;
      // "US$5 billion dollars" repeats itself
      const CurrencyMention again = currency_after(document_, knowledge_.gazetteer, next, limit_);
      if (!again.tokens.empty() && again.unit == sign.unit) next = again.tokens.last;
      result.quantity = {{i, next}, Quantity::Kind::Money, number->value, sign.unit, {}};
      result.number = std::move(*number);
      return true;
    }
    if (percent(*number, next, result)) return true;
    return count(std::move(*number), next, result);
  }

  bool percent(const NumberPhrase& number, TokenIndex next, Amount& result) const {
    std::string unit;
    if (number.suffix == "%") {
      unit = "%";
    } else if (number.suffix.empty() && percent_words.contains(hash(next))) {
      unit = "%";
      ++next;
    } else if (hash(next) == word_per && hash(next + 1) == word_cent) {
      unit = "%";
      next += 2;
    } else if (hash(next) == word_percentage && point_words.contains(hash(next + 1))) {
      unit = "pp";
      next += 2;
    } else {
      return false;
    }
    result.quantity = {
        {number.tokens.first, next}, Quantity::Kind::Percent, number.value, unit, {}};
    result.number = number;
    return true;
  }

  /// A count: with its noun, or bare when nothing says that the number is a name or a score.
  bool count(NumberPhrase number, TokenIndex next, Amount& result) const {
    const TokenIndex i = number.tokens.first;
    if (!number.suffix.empty() && number.suffix != "+") return false;
    if (i > floor_ && glued(i) && !has_shape(i - 1, OpenQuote) && document_.form(i - 1) != "(")
      return false;
    if (hash(next) == hyphen && glued(next) && glued(next + 1))
      return false;  // "15-member council"
    if (i > first_ && numbered_things.contains(before(i))) return false;
    if (clock_words.contains(hash(next)) || fractions.contains(hash(next))) return false;
    if (hash(next) == hyphen && fractions.contains(hash(next + 1))) return false;
    if (!number.in_words && form(i).size() > 1 && form(i).starts_with('0') &&
        form(i).find('.') == std::string_view::npos) {
      return false;  // "0800"
    }
    if (leads_to_time(next)) return false;
    const bool one = number.value == "1";
    const TokenIndex unit = one ? single_unit(next) : plural_unit(next);
    result.quantity = {
        {i, unit == no_token ? next : unit + 1}, Quantity::Kind::Count, number.value, {}, {}};
    if (unit != no_token) {
      result.quantity.unit = text::fold(document_.form(unit));
      // "10 short years ago", "one brief decade": lengths of time
      if (time_word(document_.tokens.hash[unit]).kind == WordKind::Unit) return false;
    } else {
      if (one || number.value == "0") return false;
      if (hash(next) == hash_folded(":") || (i > first_ && document_.form(i - 1) == "(" &&
                                             next < limit_ && document_.form(next) == ")")) {
        return false;  // "(2)", "Two:": a list
      }
      const bool after_name = i > first_ &&
                              (document_.tokens.shape[i - 1] & (Capitalized | AllUpper)) != 0 &&
                              !knowledge_.lexicon.is(before(i), word::Preposition | word::Adverb);
      if (!number.in_words && (after_name || year_like(number))) return false;
      if (number.value.find('.') != std::string::npos && number.exponent == 0) return false;
      if (document_.form(i).find(':') != std::string_view::npos) return false;
      // "the two", "these three": whom was said before
      if (number.in_words && number.value.size() == 1 &&
          knowledge_.lexicon.is(before(i), word::Definite | word::Possessive | word::Quantifier)) {
        return false;
      }
    }
    result.number = std::move(number);
    return true;
  }

  /// "three to five years": the length of time behind it takes the first number too.
  bool leads_to_time(TokenIndex next) const {
    const bool joined = hash(next) == word_to || hash(next) == word_or || hash(next) == hyphen;
    return joined && next + 1 == limit_ && limit_ < end_;
  }

  bool year_like(const NumberPhrase& number) const {
    return number.tokens.size() == 1 && form(number.tokens.first).size() == 4 &&
           (number.value.starts_with("19") || number.value.starts_with("20"));
  }

  bool lower_word(TokenIndex i) const { return has_shape(i, AllLower) && !has_shape(i, HasDigit); }

  bool closes_phrase(TokenIndex i) const {
    if (i >= limit_ || has_shape(i, Punctuation)) return true;
    constexpr std::uint64_t closing = word::Article | word::Definite | word::Possessive |
                                      word::Pronoun | word::Preposition | word::Conjunction |
                                      word::Subordinator | word::Auxiliary | word::Negation |
                                      word::Quantifier;
    return is_class(i, closing) && !plurals.contains(hash(i));
  }

  /// "Australians": people called by their country.
  bool is_people(TokenIndex i) const {
    if (!has_shape(i, Capitalized)) return false;
    return std::ranges::any_of(knowledge_.gazetteer.find(form(i)), [&](knowledge::EntryId id) {
      return knowledge_.gazetteer.entry(id).kind == knowledge::EntryKind::Demonym;
    });
  }

  bool plural_noun(TokenIndex i) const {
    if (plurals.contains(hash(i))) return true;
    const std::string_view text = form(i);
    const bool plural_form = text.size() > 2 && text.ends_with("s") && !text.ends_with("ss") &&
                             !text.ends_with("ous") && !text.ends_with("'s");
    if (plural_form && is_people(i)) return true;  // "100 Australians"
    if (!lower_word(i) ||
        is_class(i, word::SayVerb | word::PersonVerb | word::LightVerb | word::Adverb))
      return false;
    if (!document_.tokens.upos.empty() && document_.tokens.upos[i] != Upos::None) {
      return document_.tokens.upos[i] == Upos::Noun;
    }
    return plural_form;
  }

  /// "soldiers" of "five Ukrainian soldiers": at most three words are skipped.
  TokenIndex plural_unit(TokenIndex next) const {
    TokenIndex unit = no_token;
    TokenIndex end = next + 4;
    for (TokenIndex i = next; i < limit_ && i < end; ++i) {
      if (hash(i) == hyphen && glued(i)) {
        end += 2;  // "47 troop-contributing nations"
        continue;
      }
      if (closes_phrase(i)) break;
      if (plural_noun(i)) {
        unit = i;
      } else if (unit != no_token || has_shape(i, HasDigit)) {
        break;
      }
    }
    return unit;
  }

  /// "officer" of "one senior officer".
  TokenIndex single_unit(TokenIndex next) const {
    for (TokenIndex i = next; i < next + 2; ++i) {
      if (closes_phrase(i) || !lower_word(i) || no_count_nouns.contains(hash(i)) ||
          is_class(i, word::Adverb | word::SayVerb | word::Number)) {
        return no_token;
      }
      if (closes_phrase(i + 1) || is_class(i + 1, word::PastVerb | word::SayVerb)) return i;
      const std::string_view after = form(i + 1);
      if (after.ends_with("ed")) return i;
    }
    return no_token;
  }

  /// Order of two numbers in decimal digits without sign and leading zeros.
  static bool less_decimal(std::string_view a, std::string_view b) {
    const std::size_t whole_a = std::min(a.find('.'), a.size());
    const std::size_t whole_b = std::min(b.find('.'), b.size());
    if (whole_a != whole_b) return whole_a < whole_b;
    return a < b;
  }

  /// The upper end of "5 to 6 billion euros", "$5-6 billion", "between 10 and 20 percent". Shares
  /// scale, kind and unit between the two.
  bool second_amount(Amount& one, Amount& two) const {
    const TokenIndex joint = one.quantity.tokens.last;
    const bool between = before(one.quantity.tokens.first) == word_between;
    const bool joined = hash(joint) == word_to || hash(joint) == word_or ||
                        (hash(joint) == hyphen && joint + 1 < limit_) ||
                        (between && hash(joint) == word_and);
    if (!joined || joint + 1 >= limit_) return false;
    // Only numbers in digits, or between two of one kind ("three to five").
    QuantityReader after = *this;
    after.floor_ = joint + 1;
    if (!after.amount(joint + 1, two)) return false;
    const bool one_bare = one.quantity.kind == Quantity::Kind::Count && one.quantity.unit.empty();
    const bool two_bare = two.quantity.kind == Quantity::Kind::Count && two.quantity.unit.empty();
    const bool same =
        one.quantity.kind == two.quantity.kind && one.quantity.unit == two.quantity.unit;
    if (!same && !one_bare && !(two_bare && one.quantity.kind == Quantity::Kind::Money))
      return false;
    if (one_bare && two_bare && !between && hash(joint) != word_to) return false;  // a score
    std::string lower = one.quantity.value;
    if (one.number.exponent == 0 && two.number.exponent > 0 && !one.number.in_words) {
      lower = scale_decimal(lower, two.number.exponent);
    }
    if (!less_decimal(lower, two.quantity.value)) return false;
    one.quantity.value = std::move(lower);
    if (one_bare) {
      one.quantity.kind = two.quantity.kind;
      one.quantity.unit = two.quantity.unit;
    } else if (two_bare) {
      two.quantity.kind = one.quantity.kind;
      two.quantity.unit = one.quantity.unit;
    }
    return true;
  }

  /// exact, about, atLeast, atMost by the words beside an amount; empty when there are none.
  std::string bound(TokenSpan tokens) const {
    const TokenIndex i = tokens.first;
    const std::uint64_t one = before(i);
    const std::uint64_t two = before(i, 2);
    const std::uint64_t three = before(i, 3);
    if (one == hash_folded("least") && two == word_at) return "atLeast";
    if (one == hash_folded("most") && two == word_at) return "atMost";
    if (one == word_than) {
      const bool negated = three == word_no || three == word_not;
      if (more_words.contains(two)) return negated ? "atMost" : "atLeast";
      if (less_words.contains(two)) return negated ? "atLeast" : "atMost";
    }
    if (one == word_to && two == word_up) return "atMost";
    if (one == word_as && much_words.contains(two) && three == word_as) return "atMost";
    if (one == word_of) {
      if (above_words.contains(two) || two == hash_folded("upwards") ||
          two == hash_folded("excess"))
        return "atLeast";
      if (below_words.contains(two)) return "atMost";
    }
    if (one == hash_folded("exactly") || one == hash_folded("precisely")) return "exact";
    const TokenIndex next = tokens.last;
    if (hash(next) == word_or) {
      if (more_words.contains(hash(next + 1))) return "atLeast";
      if (less_words.contains(hash(next + 1))) return "atMost";
      if (hash(next + 1) == word_so) return "about";
    }
    if (next > tokens.first && document_.form(next - 1).ends_with("+")) return "atLeast";
    if (above_words.contains(one)) return "atLeast";
    if (below_words.contains(one)) return "atMost";
    if (about_words.contains(one)) return "about";
    return {};
  }

  const Document& document_;
  const knowledge::Knowledge& knowledge_;
  TokenIndex first_;
  TokenIndex end_;
  TokenIndex floor_ = 0;  ///< What stands before was taken.
  TokenIndex limit_ = 0;  ///< Amounts end here: the next time expression, or the sentence's end.
};

}  // namespace

void find_quantities(Document& document, const knowledge::Knowledge& knowledge) {
  document.quantities.clear();
  for (const Sentence& sentence : document.sentences) {
    if (sentence.zone != Zone::Title && sentence.zone != Zone::Body) continue;
    QuantityReader(document, knowledge, sentence.tokens).read(document.quantities);
  }
}

}  // namespace newsgraph::nlp
