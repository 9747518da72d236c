#include "text/abbreviations.hpp"

#include <array>
#include <string_view>

#include "text/word_set.hpp"

namespace newsgraph::text {
namespace {

// Military, civil and church titles; "Gen.", "Sen." are written so before names only.
constexpr std::string_view title_words[] = {
    "mr",   "mrs",  "ms",   "messrs", "mme",  "mlle", "dr",    "drs",    "prof",  "rev",
    "hon",  "fr",   "ste",  "mt",     "gen",  "col",  "lt",    "cmdr",   "cdr",   "capt",
    "maj",  "sgt",  "cpl",  "pvt",    "adm",  "brig", "gov",   "govs",   "lieut", "sen",
    "rep",  "reps", "sens", "pres",   "supt", "amb",  "cong",  "insp",   "det",   "atty",
    "msgr", "sra",  "asst", "dep",    "h.e",  "rt",   "comdr", "sec-gen"};
constexpr WordSet titles{title_words};

// Lower-case forms are words of their own ("sen" is money), so they need their capital.
constexpr std::string_view plain_words[] = {
    "inc",  "corp",   "ltd",  "bros",   "plc",   "jr",    "sr",    "etc",  "vs",   "cf",
    "viz",  "approx", "dept", "univ",   "assn",  "assoc", "intl",  "govt", "natl", "blvd",
    "ph.d", "m.sc",   "b.sc", "d.phil", "ll.b",  "ll.m",  "lbs",   "yrs",  "hrs",  "incl",
    "excl", "misc",   "e.g",  "i.e",    "a.k.a", "p.s",   "r.i.p", "esq",  "a.m",  "p.m"};
constexpr WordSet plain{plain_words};

// Words that introduce what follows, so that no sentence ends after them.
constexpr std::string_view introducing_words[] = {"e.g", "i.e", "eg",     "ie",   "vs",   "v",
                                                  "cf",  "viz", "approx", "incl", "a.k.a"};
constexpr WordSet introducing{introducing_words};

constexpr std::string_view capital_words[] = {"co",    "st",   "ft",  "ave", "rd",   "feb", "apr",
                                              "aug",   "sept", "sep", "oct", "nov",  "dec", "tues",
                                              "thurs", "thur", "ed",  "eds", "dist", "pt"};
constexpr WordSet capitals{capital_words};

constexpr std::string_view number_words[] = {
    "no",   "nos",   "p",  "pp",  "vol", "vols", "art", "arts", "fig", "figs", "sec", "secs", "ch",
    "para", "paras", "op", "res", "c",   "ca",   "ver", "rm",   "b",   "d",    "m",   "div"};
constexpr WordSet numbers{number_words};

constexpr std::string_view date_words[] = {"jan", "mar", "jun", "jul", "mon", "tue",
                                           "wed", "thu", "fri", "sat", "sun"};
constexpr WordSet dates{date_words};

// Names of states of the United States as news agencies shorten them after a town.
constexpr std::string_view state_words[] = {
    "ala", "ariz", "ark",  "calif", "colo", "conn", "del",  "fla", "ga",   "ill", "ind", "kan",
    "ky",  "la",   "md",   "mass",  "mich", "minn", "miss", "mo",  "mont", "neb", "nev", "okla",
    "ore", "pa",   "tenn", "vt",    "va",   "wash", "wis",  "wyo", "ont",  "que"};
constexpr WordSet states{state_words};

constexpr std::string_view starter_words[] = {
    "the",       "a",      "an",      "this",   "that",      "these",    "those",     "he",
    "she",       "it",     "they",    "we",     "you",       "his",      "her",       "its",
    "their",     "our",    "my",      "your",   "there",     "here",     "in",        "on",
    "at",        "by",     "for",     "from",   "with",      "after",    "before",    "during",
    "since",     "while",  "when",    "where",  "if",        "although", "though",    "as",
    "but",       "and",    "or",      "so",     "yet",       "however",  "meanwhile", "moreover",
    "also",      "then",   "now",     "today",  "yesterday", "later",    "earlier",   "according",
    "what",      "who",    "why",     "how",    "some",      "many",     "most",      "both",
    "all",       "no",     "not",     "one",    "two",       "three",    "another",   "other",
    "others",    "such",   "under",   "over",   "about",     "because",  "despite",   "between",
    "among",     "until",  "once",    "let",    "let's",     "to",       "is",        "are",
    "was",       "were",   "has",     "have",   "had",       "do",       "does",      "did",
    "will",      "would",  "can",     "could",  "should",    "may",      "speaking",  "asked",
    "last",      "next",   "earlier", "each",   "every",     "even",     "still",     "instead",
    "therefore", "thus",   "nor",     "rather", "only",      "more",     "several",   "few",
    "whether",   "which",  "whose",   "whom",   "none",      "nothing",  "nobody",    "everyone",
    "someone",   "please", "yes",     "well",   "i'm",       "it's",     "that's",    "there's"};
constexpr WordSet starters{starter_words};

constexpr std::string_view prefix_words[] = {
    "ante",  "anti",  "arch",  "bi",    "bio",    "circum", "co",    "contra", "counter",
    "cross", "cyber", "de",    "demi",  "dis",    "e",      "eco",   "ex",     "extra",
    "hemi",  "hyper", "infra", "inter", "intra",  "macro",  "mal",   "mega",   "meta",
    "micro", "mid",   "mini",  "mis",   "mono",   "multi",  "neo",   "non",    "peri",
    "post",  "pre",   "pro",   "proto", "pseudo", "psycho", "quasi", "re",     "semi",
    "socio", "sub",   "supra", "trans", "tri",    "ultra",  "pan"};
constexpr WordSet prefixes{prefix_words};

constexpr std::string_view unit_words[] = {
    "am",  "pm",   "a.m", "p.m",     "k",     "m",    "b",   "bn",   "mn",  "tn",  "mln",
    "bln", "trln", "km",  "kms",     "cm",    "mm",   "kg",  "kgs",  "mg",  "lb",  "lbs",
    "oz",  "ft",   "in",  "mi",      "mph",   "kph",  "kmh", "hz",   "khz", "mhz", "ghz",
    "kw",  "mw",   "gw",  "kwh",     "mwh",   "gwh",  "twh", "kv",   "ml",  "ha",  "sq",
    "kt",  "mt",   "hrs", "hr",      "min",   "mins", "sec", "secs", "kb",  "mb",  "gb",
    "tb",  "bcm",  "gmt", "percent", "years", "days"};
constexpr WordSet units{unit_words};

// Without those that are English words ("it", "in", "be"): "signed.It" lacks a space.
constexpr std::string_view host_words[] = {
    "com", "org", "net",  "edu", "gov", "mil", "int", "info", "io",  "ai",  "tv", "biz", "eu", "uk",
    "au",  "ca",  "cn",   "de",  "fr",  "ir",  "jp",  "kg",   "kz",  "ru",  "tr", "ua",  "uz", "tj",
    "tm",  "az",  "ge",   "pl",  "es",  "nl",  "ch",  "se",   "dk",  "fi",  "br", "mx",  "ar", "za",
    "ng",  "ke",  "eg",   "il",  "sa",  "ae",  "pk",  "kr",   "tw",  "hk",  "sg", "ph",  "vn", "nz",
    "doc", "pdf", "html", "htm", "xls", "jpg", "png", "txt",  "mp3", "zip", "php"};
constexpr WordSet hosts{host_words};

}  // namespace

constinit const std::array<std::uint64_t, 64> second_look_filter = [] {
  std::array<std::uint64_t, 64> filter{};
  const auto add = [&filter](std::string_view word) {
    const std::uint64_t hash = hash_folded(word);
    filter[(hash >> 6U) & 63U] |=
        (std::uint64_t{1} << (hash & 63U)) | (std::uint64_t{1} << ((hash >> 12U) & 63U));
  };
  for (const std::string_view word : title_words) add(word);
  for (const std::string_view word : plain_words) add(word);
  for (const std::string_view word : capital_words) add(word);
  for (const std::string_view word : number_words) add(word);
  for (const std::string_view word : date_words) add(word);
  for (const std::string_view word : state_words) add(word);
  for (const std::string_view word : prefix_words) add(word);
  add("al");
  return filter;
}();

Abbreviation abbreviation(std::uint64_t hash) noexcept {
  if (!may_need_second_look(hash)) return Abbreviation::None;
  if (titles.contains(hash)) return Abbreviation::Title;
  if (plain.contains(hash)) return Abbreviation::Plain;
  if (capitals.contains(hash)) return Abbreviation::Capital;
  if (numbers.contains(hash)) return Abbreviation::Number;
  if (dates.contains(hash)) return Abbreviation::Date;
  if (states.contains(hash)) return Abbreviation::State;
  return Abbreviation::None;
}

bool is_sentence_starter(std::uint64_t hash) noexcept { return starters.contains(hash); }
bool is_introducing(std::uint64_t hash) noexcept { return introducing.contains(hash); }
bool is_kept_prefix(std::uint64_t hash) noexcept { return prefixes.contains(hash); }
bool is_unit(std::uint64_t hash) noexcept { return units.contains(hash); }
bool is_host_ending(std::uint64_t hash) noexcept { return hosts.contains(hash); }

}  // namespace newsgraph::text
