#include "text/zone_words.hpp"

#include <string_view>

#include "text/word_set.hpp"

namespace newsgraph::text {
namespace {

constexpr std::string_view date_line_words[] = {
    "date", "dated", "published", "updated", "posted",      "issued",  "released", "last", "first",
    "on",   "at",    "time",      "gmt",     "utc",         "est",     "edt",      "cet",  "am",
    "pm",   "a.m.",  "p.m.",      "of",      "publication", "release", "modified"};
constexpr WordSet date_line{date_line_words};

constexpr std::string_view credit_words[] = {
    "text",        "photo",      "photos",      "photograph", "image",    "images",
    "picture",     "pictures",   "video",       "author",     "authors",  "editor",
    "editing",     "edited",     "reporting",   "reported",   "writing",  "written",
    "translation", "translated", "graphics",    "compiled",   "source",   "sources",
    "additional",  "words",      "interviewer", "story",      "courtesy", "credit"};
constexpr WordSet credits{credit_words};

constexpr std::string_view no_speaker_words[] = {
    "note",       "notes",        "update",     "updated",      "background",
    "date",       "time",         "place",      "location",     "contact",
    "contacts",   "phone",        "tel",        "email",        "e-mail",
    "fax",        "topic",        "subject",    "theme",        "agenda",
    "venue",      "fact",         "facts",      "key",          "read",
    "see",        "related",      "tags",       "keywords",     "categories",
    "copyright",  "breaking",     "exclusive",  "watch",        "live",
    "analysis",   "factbox",      "opinion",    "correction",   "summary",
    "highlights", "example",      "warning",    "important",    "attention",
    "more",       "also",         "conclusion", "introduction", "overview",
    "annex",      "appendix",     "article",    "chapter",      "section",
    "part",       "participants", "attendees",  "present",      "signed",
    "done",       "members",      "total",      "results",      "result",
    "reference",  "references",   "website",    "web",          "link",
    "links",      "via",          "dear",       "washington",   "brussels",
    "age",        "born",         "from",       "to",           "re",
    "cc"};
constexpr WordSet no_speakers{no_speaker_words};

constexpr std::string_view role_words[] = {
    "president",   "minister",      "premier",     "chancellor",   "secretary",   "ambassador",
    "governor",    "mayor",         "chairman",    "chairwoman",   "chairperson", "chair",
    "speaker",     "senator",       "director",    "commissioner", "general",     "admiral",
    "colonel",     "king",          "queen",       "prince",       "princess",    "emir",
    "amir",        "sheikh",        "sultan",      "pope",         "patriarch",   "bishop",
    "mr",          "mrs",           "ms",          "mr.",          "mrs.",        "ms.",
    "dr",          "dr.",           "professor",   "spokesman",    "spokeswoman", "spokesperson",
    "moderator",   "interviewer",   "host",        "question",     "answer",      "reporter",
    "journalist",  "correspondent", "head",        "leader",       "ceo",         "representative",
    "deputy",      "lady",          "participant", "remark",       "response",    "reply",
    "interpreter", "translator",    "operator",    "male",         "female",      "voice",
    "audience"};
constexpr WordSet roles{role_words};

constexpr std::string_view inner_words[] = {
    "of",  "the", "and", "for", "on", "to", "in", "de", "al", "el",  "bin", "van", "von",
    "der", "den", "di",  "da",  "du", "la", "le", "'s", "at", "del", "ibn", "as",  "s"};
constexpr WordSet inner{inner_words};

constexpr std::string_view heading_words[] = {
    "background",  "overview",      "summary",    "introduction", "analysis",      "transcript",
    "update",      "exclusive",     "contents",   "abstract",     "highlights",    "preamble",
    "opinion",     "editorial",     "comment",    "interview",    "profile",       "feature",
    "news",        "world",         "politics",   "business",     "sport",         "sports",
    "culture",     "economy",       "diplomacy",  "home",         "advertisement", "share",
    "video",       "photos",        "notice",     "statement",    "remarks",       "communique",
    "declaration", "resolution",    "agreement",  "treaty",       "memorandum",    "proclamation",
    "speech",      "press",         "conclusion", "questions",    "draft",         "annex",
    "unofficial",  "international", "national",   "breaking",     "live",          "latest",
    "society",     "science"};
constexpr WordSet headings{heading_words};

constexpr std::string_view agency_words[] = {
    "reuters",   "ap",  "afp",  "tass", "xinhua", "dpa",     "upi",   "pti",    "interfax",
    "kazinform", "efe", "ansa", "irna", "apa",    "azertac", "kyodo", "yonhap", "anadolu"};
constexpr WordSet agencies{agency_words};

constexpr std::string_view place_words[] = {
    "region",    "island",       "islands",  "palace",    "house",   "airport",  "kremlin",
    "residence", "city",         "square",   "hall",      "park",    "province", "district",
    "republic",  "territory",    "bay",      "valley",    "lake",    "river",    "mountains",
    "sea",       "base",         "hotel",    "castle",    "centre",  "center",   "university",
    "room",      "garden",       "gardens",  "office",    "embassy", "ministry", "parliament",
    "assembly",  "headquarters", "building", "cathedral", "museum",  "port",     "oblast",
    "county",    "beach",        "hills",    "mansion",   "stadium", "theatre",  "cosmodrome"};
constexpr WordSet places{place_words};

constexpr std::string_view place_beginning_words[] = {
    "abu",    "addis", "buenos", "kuala", "los",   "las",  "new", "nizhny", "phnom", "port",
    "rio",    "saint", "san",    "santa", "santo", "sao",  "st",  "st.",    "tel",   "ulan",
    "veliky", "novy",  "fort",   "cape",  "mount", "hong", "the", "ho",     "sharm", "kota"};
constexpr WordSet place_beginnings{place_beginning_words};

constexpr std::string_view preposition_words[] = {"in", "at", "to", "from", "near", "of"};
constexpr WordSet prepositions{preposition_words};

constexpr std::string_view address_words[] = {"mr.", "mrs.", "ms.", "miss",
                                              "dr.", "mr",   "mrs", "ms"};
constexpr WordSet addresses{address_words};

}  // namespace

bool is_date_line_word(std::uint64_t hash) noexcept { return date_line.contains(hash); }
bool is_credit(std::uint64_t hash) noexcept { return credits.contains(hash); }
bool is_no_speaker(std::uint64_t hash) noexcept { return no_speakers.contains(hash); }
bool is_role(std::uint64_t hash) noexcept { return roles.contains(hash); }
bool is_inner_word(std::uint64_t hash) noexcept { return inner.contains(hash); }
bool is_heading(std::uint64_t hash) noexcept { return headings.contains(hash); }
bool is_agency(std::uint64_t hash) noexcept { return agencies.contains(hash); }
bool is_place_noun(std::uint64_t hash) noexcept { return places.contains(hash); }
bool is_place_beginning(std::uint64_t hash) noexcept { return place_beginnings.contains(hash); }
bool is_place_preposition(std::uint64_t hash) noexcept { return prepositions.contains(hash); }
bool is_address(std::uint64_t hash) noexcept { return addresses.contains(hash); }

}  // namespace newsgraph::text
