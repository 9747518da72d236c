#include "nlp/quantity_money.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::nlp {
namespace {

using text::hash_folded;

struct Sign {
  std::string_view form;
  std::string_view code;
};

// Signs before a number, exactly as written. A bare "$" is the US dollar, as news agencies write.
constexpr std::array signs{
    Sign{"$", "USD"},
    Sign{"US$", "USD"},
    Sign{"USD$", "USD"},
    Sign{"A$", "AUD"},
    Sign{"AU$", "AUD"},
    Sign{"C$", "CAD"},
    Sign{"CA$", "CAD"},
    Sign{"Can$", "CAD"},
    Sign{"NZ$", "NZD"},
    Sign{"HK$", "HKD"},
    Sign{"S$", "SGD"},
    Sign{"NT$", "TWD"},
    Sign{"R$", "BRL"},
    Sign{"\xe2\x82\xac", "EUR"},
    Sign{"\xc2\xa3", "GBP"},
    Sign{"\xc2\xa5", "JPY"},
    Sign{"\xe2\x82\xb9", "INR"},
    Sign{"\xe2\x82\xbd", "RUB"},
    Sign{"\xe2\x82\xa9", "KRW"},
    Sign{"\xe2\x82\xba", "TRY"},
    Sign{"\xe2\x82\xb4", "UAH"},
    Sign{"\xe2\x82\xb8", "KZT"},
    Sign{"\xe2\x82\xaa", "ILS"},
    Sign{"\xe2\x82\xab", "VND"},
    Sign{"\xe2\x82\xa6", "NGN"},
    Sign{"\xe2\x82\xb1", "PHP"},
    Sign{"Rs", "INR"},
    Sign{"Rs.", "INR"},
};

// Codes of ISO 4217 (list of 2024) that agencies print beside numbers.
constexpr std::array<std::string_view, 75> codes{
    "AED", "AFN", "ALL", "AMD", "ARS", "AUD", "AZN", "BAM", "BDT", "BGN", "BHD", "BRL", "BYN",
    "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "DZD", "EGP", "ETB", "EUR", "GBP", "GEL",
    "GHS", "HKD", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JOD", "JPY", "KES", "KGS",
    "KRW", "KWD", "KZT", "LBP", "LKR", "LYD", "MAD", "MDL", "MKD", "MNT", "MXN", "MYR", "NGN",
    "NOK", "NZD", "OMR", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SEK",
    "SGD", "SYP", "THB", "TJS", "TMT", "TRY", "UAH", "USD", "UZS", "ZAR"};

struct Word {
  std::uint64_t hash = 0;
  std::string_view code;  ///< Empty: several countries use it, the word itself is the unit.
};

constexpr auto words = [] {
  std::array rows{
      Word{hash_folded("dollar"), "USD"},   Word{hash_folded("dollars"), "USD"},
      Word{hash_folded("euro"), "EUR"},     Word{hash_folded("euros"), "EUR"},
      Word{hash_folded("pound"), "GBP"},    Word{hash_folded("pounds"), "GBP"},
      Word{hash_folded("sterling"), "GBP"}, Word{hash_folded("yen"), "JPY"},
      Word{hash_folded("yuan"), "CNY"},     Word{hash_folded("renminbi"), "CNY"},
      Word{hash_folded("rmb"), "CNY"},      Word{hash_folded("ruble"), "RUB"},
      Word{hash_folded("rubles"), "RUB"},   Word{hash_folded("rouble"), "RUB"},
      Word{hash_folded("roubles"), "RUB"},  Word{hash_folded("tenge"), "KZT"},
      Word{hash_folded("hryvnia"), "UAH"},  Word{hash_folded("hryvnias"), "UAH"},
      Word{hash_folded("zloty"), "PLN"},    Word{hash_folded("zlotys"), "PLN"},
      Word{hash_folded("shekel"), "ILS"},   Word{hash_folded("shekels"), "ILS"},
      Word{hash_folded("reais"), "BRL"},    Word{hash_folded("rand"), "ZAR"},
      Word{hash_folded("baht"), "THB"},     Word{hash_folded("ringgit"), "MYR"},
      Word{hash_folded("rupiah"), "IDR"},   Word{hash_folded("dong"), "VND"},
      Word{hash_folded("taka"), "BDT"},     Word{hash_folded("lari"), "GEL"},
      Word{hash_folded("dram"), "AMD"},     Word{hash_folded("drams"), "AMD"},
      Word{hash_folded("somoni"), "TJS"},   Word{hash_folded("tugrik"), "MNT"},
      Word{hash_folded("tugriks"), "MNT"},  Word{hash_folded("naira"), "NGN"},
      Word{hash_folded("birr"), "ETB"},     Word{hash_folded("forint"), "HUF"},
      Word{hash_folded("forints"), "HUF"},  Word{hash_folded("leva"), "BGN"},
      Word{hash_folded("kronor"), "SEK"},   Word{hash_folded("soms"), ""},
      Word{hash_folded("liras"), ""},       Word{hash_folded("lira"), ""},
      Word{hash_folded("manat"), ""},       Word{hash_folded("manats"), ""},
      Word{hash_folded("lei"), ""},         Word{hash_folded("rupee"), ""},
      Word{hash_folded("rupees"), ""},      Word{hash_folded("rial"), ""},
      Word{hash_folded("rials"), ""},       Word{hash_folded("riyal"), ""},
      Word{hash_folded("riyals"), ""},      Word{hash_folded("dinar"), ""},
      Word{hash_folded("dinars"), ""},      Word{hash_folded("dirham"), ""},
      Word{hash_folded("dirhams"), ""},     Word{hash_folded("peso"), ""},
      Word{hash_folded("pesos"), ""},       Word{hash_folded("franc"), ""},
      Word{hash_folded("francs"), ""},      Word{hash_folded("krone"), ""},
      Word{hash_folded("kroner"), ""},      Word{hash_folded("shilling"), ""},
      Word{hash_folded("shillings"), ""},   Word{hash_folded("toman"), ""},
      Word{hash_folded("tomans"), ""},
  };
  std::ranges::sort(rows, {}, &Word::hash);
  return rows;
}();

// Countries whose currency shares its word with others, by ISO 3166-1 alpha-3 of a demonym or name
// in front: "Canadian dollars".
struct National {
  std::string_view country;
  std::string_view stem;  ///< First letters of the currency's word.
  std::string_view code;
};
constexpr std::array nationals{
    National{"USA", "dollar", "USD"},   National{"CAN", "dollar", "CAD"},
    National{"AUS", "dollar", "AUD"},   National{"NZL", "dollar", "NZD"},
    National{"SGP", "dollar", "SGD"},   National{"HKG", "dollar", "HKD"},
    National{"TWN", "dollar", "TWD"},   National{"GBR", "pound", "GBP"},
    National{"EGY", "pound", "EGP"},    National{"SYR", "pound", "SYP"},
    National{"LBN", "pound", "LBP"},    National{"SDN", "pound", "SDG"},
    National{"RUS", "r", "RUB"},        National{"BLR", "r", "BYN"},
    National{"TUR", "lira", "TRY"},     National{"SYR", "lira", "SYP"},
    National{"AZE", "manat", "AZN"},    National{"TKM", "manat", "TMT"},
    National{"ROU", "lei", "RON"},      National{"MDA", "lei", "MDL"},
    National{"IND", "rupee", "INR"},    National{"PAK", "rupee", "PKR"},
    National{"LKA", "rupee", "LKR"},    National{"NPL", "rupee", "NPR"},
    National{"IRN", "rial", "IRR"},     National{"OMN", "rial", "OMR"},
    National{"YEM", "r", "YER"},        National{"SAU", "r", "SAR"},
    National{"QAT", "r", "QAR"},        National{"IRQ", "dinar", "IQD"},
    National{"KWT", "dinar", "KWD"},    National{"JOR", "dinar", "JOD"},
    National{"SRB", "dinar", "RSD"},    National{"DZA", "dinar", "DZD"},
    National{"TUN", "dinar", "TND"},    National{"LBY", "dinar", "LYD"},
    National{"BHR", "dinar", "BHD"},    National{"ARE", "dirham", "AED"},
    National{"MAR", "dirham", "MAD"},   National{"MEX", "peso", "MXN"},
    National{"ARG", "peso", "ARS"},     National{"CHL", "peso", "CLP"},
    National{"COL", "peso", "COP"},     National{"CUB", "peso", "CUP"},
    National{"PHL", "peso", "PHP"},     National{"URY", "peso", "UYU"},
    National{"CHE", "franc", "CHF"},    National{"COD", "franc", "CDF"},
    National{"DNK", "kron", "DKK"},     National{"NOR", "kron", "NOK"},
    National{"SWE", "kron", "SEK"},     National{"ISL", "kron", "ISK"},
    National{"KEN", "shilling", "KES"}, National{"TZA", "shilling", "TZS"},
    National{"UGA", "shilling", "UGX"}, National{"SOM", "shilling", "SOS"},
    National{"KGZ", "som", "KGS"},      National{"UZB", "som", "UZS"},
};

bool is_code(std::string_view form) { return std::ranges::binary_search(codes, form); }

const Word* find_word(std::uint64_t hash) {
  const auto* found = std::ranges::lower_bound(words, hash, {}, &Word::hash);
  return found != words.end() && found->hash == hash ? found : nullptr;
}

std::string_view national_code(const knowledge::Gazetteer& gazetteer, std::string_view adjective,
                               std::string_view folded_word) {
  for (const knowledge::EntryId id : gazetteer.find(adjective)) {
    const std::string& country = gazetteer.entry(id).country;
    for (const National& row : nationals) {
      if (row.country == country && folded_word.starts_with(row.stem)) return row.code;
    }
  }
  return {};
}

}  // namespace

CurrencyMention currency_before(const Document& document, TokenIndex at, TokenIndex end) {
  if (at >= end) return {{at, at}, {}};
  const std::string_view form = document.form(at);
  if (form.size() > 5) return {{at, at}, {}};
  // "US" "$": two tokens of one sign
  if (at + 1 < end && document.form(at + 1) == "$" &&
      (document.tokens.shape[at + 1] & SpaceBefore) == 0) {
    const std::string joined = std::string(form) + "$";
    const auto* sign = std::ranges::find(signs, joined, &Sign::form);
    if (sign != signs.end()) return {{at, at + 2}, std::string(sign->code)};
  }
  const auto* sign = std::ranges::find(signs, form, &Sign::form);
  if (sign != signs.end()) return {{at, at + 1}, std::string(sign->code)};
  if (form.size() == 3 && is_code(form)) return {{at, at + 1}, std::string(form)};
  return {{at, at}, {}};
}

CurrencyMention currency_after(const Document& document, const knowledge::Gazetteer& gazetteer,
                               TokenIndex at, TokenIndex end) {
  if (at >= end) return {{at, at}, {}};
  const std::string_view form = document.form(at);
  if (form.size() == 3 && is_code(form)) return {{at, at + 1}, std::string(form)};
  const auto* sign = std::ranges::find(signs, form, &Sign::form);
  if (sign != signs.end() && (document.tokens.shape[at] & Punctuation) != 0) {
    return {{at, at + 1}, std::string(sign->code)};
  }
  // "dollars"; "US dollars", "Canadian dollars", "Saudi riyals"; "pounds sterling"
  for (TokenIndex word = at; word < end && word < at + 3; ++word) {
    const Word* found = find_word(document.tokens.hash[word]);
    if (found == nullptr) {
      if ((document.tokens.shape[word] & (Capitalized | AllUpper)) == 0) break;
      continue;
    }
    TokenIndex last = word + 1;
    if (last < end && document.tokens.hash[last] == hash_folded("sterling")) ++last;
    std::string_view code = found->code;
    if (word > at) {
      const std::string folded = text::fold(document.form(word));
      code = national_code(gazetteer, document.text({at, word}), folded);
      if (code.empty() && word == at + 1) {
        const std::string adjective = text::fold(document.form(at));
        if (adjective == "us" || adjective == "u.s.") code = "USD";
      }
      if (code.empty()) return {{at, last}, folded};
    }
    return {{at, last}, code.empty() ? text::fold(document.form(word)) : std::string(code)};
  }
  return {{at, at}, {}};
}

}  // namespace newsgraph::nlp
