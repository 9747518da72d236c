#include "newsgraph/knowledge/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/knowledge/name_trie.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "knowledge/gazetteer_file.hpp"

namespace newsgraph::knowledge {
namespace {

namespace fs = std::filesystem;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// "UN", "U.N.", "G-7": no lower-case letter, at least two capitals.
bool is_acronym(std::string_view alias) {
  std::size_t capitals = 0;
  for (const char c : alias) {
    if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) return false;
    if (is_upper(c)) ++capitals;
  }
  return capitals >= 2;
}

bool is_noun(EntryKind kind) { return kind == EntryKind::Title || kind >= EntryKind::Currency; }

NameCase case_of(std::string_view alias, const GazetteerRow& row) {
  if (is_acronym(alias)) return NameCase::Acronym;
  const bool any = row.any_case || (is_noun(row.kind) && !row.capitalised);
  return any ? NameCase::Any : NameCase::Name;
}

std::string_view default_type(EntryKind kind) {
  switch (kind) {
    case EntryKind::Country:
      return "Country";
    case EntryKind::City:
      return "City";
    case EntryKind::Region:
      return "Region";
    case EntryKind::Organization:
    case EntryKind::OrganizationNoun:
      return "Organization";
    case EntryKind::OfficeHolder:
      return "Person";
    case EntryKind::EventNoun:
      return "Event";
    case EntryKind::AgreementNoun:
      return "Agreement";
    case EntryKind::Venue:
    case EntryKind::VenueNoun:
      return "Venue";
    default:
      return {};
  }
}

/// The order in which one spelling is understood; see Gazetteer::entries. Doubled so that another
/// name comes after the very name.
unsigned rank(const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::Country:
      return 0;
    case EntryKind::City:
      if (entry.is_capital) return 2;
      return !entry.region.empty() &&
                     (entry.name.starts_with(entry.region) || entry.region.starts_with(entry.name))
                 ? 22
                 : 28;
    case EntryKind::Organization:
      return entry.type == "InternationalOrganization" ? 4 : 8;
    case EntryKind::Demonym:
      return 6;
    case EntryKind::Venue:
      return 7;
    case EntryKind::Region:
      return entry.type == "Region" ? 24 : 10;
    case EntryKind::EventNoun:
      return 12;
    case EntryKind::AgreementNoun:
      return 14;
    case EntryKind::OrganizationNoun:
      return 16;
    case EntryKind::VenueNoun:
      return 18;
    case EntryKind::Title:
      return 20;
    case EntryKind::OfficeHolder:
      return 30;
    case EntryKind::GivenName:
      return 32;
    case EntryKind::FamilyName:
      return 34;
    case EntryKind::Currency:
      return 36;
  }
  return 38;
}

/// Words before a place, folded: "in Nice", "near Reading".
bool precedes_place(std::uint64_t hash) {
  static const std::unordered_set<std::uint64_t> words = [] {
    std::unordered_set<std::uint64_t> hashes;
    for (const std::string_view word :
         {"in", "at", "near", "from", "to", "outside", "around", "through", "of", "via", "into",
          "between", "over", "across", "reached", "entered", "left", "visited"}) {
      hashes.insert(text::fold_hash(word));
    }
    return hashes;
  }();
  return words.contains(hash);
}

/// One word for offices that are called by several: the head of government, mostly.
std::string folded_office(std::string_view role) {
  struct Same {
    std::string_view written, office;
  };
  static constexpr std::array same = {
      Same{"premier", "prime minister"},
      Same{"taoiseach", "prime minister"},
      Same{"amir", "emir"},
      Same{"federal chancellor", "chancellor"},
      Same{"federal president", "president"},
      Same{"governor-general", "governor general"},
      Same{"chairman of the council of ministers", "prime minister"},
      Same{"president of the council of ministers", "prime minister"},
      Same{"president of the government", "prime minister"}};
  std::string office = text::fold(role);
  for (const Same& row : same) {
    if (office == row.written) return std::string(row.office);
  }
  return office;
}

/// -1, 0, 1 as the date `a` is before, within or after `b`, compared as far as both are known.
int compare_dates(std::string_view a, std::string_view b) {
  const std::size_t size = std::min(a.size(), b.size());
  return a.substr(0, size).compare(b.substr(0, size));
}

/// The part of an EDTF date that can be compared: "2024-04~" -> "2024-04", "2024/2025" -> "2024";
/// empty without a year.
std::string_view known_part(std::string_view date) {
  const std::size_t end = std::min(date.find_first_not_of("0123456789-"), date.size());
  const std::string_view part = date.substr(0, std::min<std::size_t>(end, 10));
  return part.starts_with('-') || part.size() < 4 ? std::string_view() : part;
}

}  // namespace

struct Gazetteer::Impl {
  /// One spelling of one entry, before spellings are gathered.
  struct Spelling {
    std::uint64_t key = 0;    ///< Hash over the hashes of the tokens.
    std::uint32_t first = 0;  ///< Into hashes.
    std::uint32_t count = 0;
    EntryId entry = 0;
    NameCase written = NameCase::Name;
    bool other_name = false;
  };

  std::vector<Entry> entries;
  std::vector<std::uint32_t> alias_begin;  ///< Into alias_entries; one more than there are aliases.
  std::vector<EntryId> alias_entries;
  std::vector<bool> alias_common;
  std::vector<bool> alias_weak;  ///< Could only be a city, a region or a part of a person's name.
  NameTrie trie;
  std::unordered_map<std::string, EntryId> countries;
  std::vector<EntryId> holders;  ///< By country, start of term, name.

  // While reading.
  std::vector<Spelling> spellings;
  std::vector<std::uint64_t> hashes;
  std::unordered_map<std::uint64_t, EntryId> known;  ///< First entry of kind, name and country.
  std::unordered_set<std::uint64_t> common_words;
  Tokens tokens;

  void add_spelling(std::string_view alias, EntryId entry, const GazetteerRow& row,
                    bool other_name) {
    tokens.clear();
    text::tokenize(alias, tokens);
    if (tokens.hash.empty()) return;
    Spelling spelling;
    spelling.first = static_cast<std::uint32_t>(hashes.size());
    spelling.count = static_cast<std::uint32_t>(tokens.hash.size());
    spelling.entry = entry;
    spelling.written = case_of(alias, row);
    spelling.other_name = other_name;
    for (const std::uint64_t hash : tokens.hash) {
      spelling.key = (spelling.key ^ hash) * 0x9e3779b97f4a7c15ULL;
      spelling.key ^= spelling.key >> 29U;
    }
    hashes.insert(hashes.end(), tokens.hash.begin(), tokens.hash.end());
    spellings.push_back(spelling);
  }

  void add_row(const GazetteerRow& row) {
    if (row.common_word) {
      common_words.insert(text::fold_hash(row.name));
      return;
    }
    const EntryId id = entry_of(row);
    std::string_view rest = row.aliases;
    while (!rest.empty()) {
      const std::size_t bar = rest.find('|');
      add_spelling(rest.substr(0, bar), id, row, true);
      rest.remove_prefix(bar == std::string_view::npos ? rest.size() : bar + 1);
    }
  }

  /// The entry that the row tells more of, or a new one.
  EntryId entry_of(const GazetteerRow& row) {
    const bool persons = row.kind == EntryKind::OfficeHolder;
    std::uint64_t key = hash64(row.name, static_cast<std::uint64_t>(row.kind) + 1);
    key = hash64(row.country, key);
    if (row.kind == EntryKind::Demonym || row.kind == EntryKind::Title) key = hash64(row.role, key);
    const auto next = static_cast<EntryId>(entries.size());
    const auto [found, is_new] = known.emplace(key, next);
    if (!is_new && !persons) {
      const Entry& entry = entries[found->second];
      const bool same_place = row.region.empty() || row.region == entry.region;
      const bool same_type = row.type.empty() || row.type == entry.type;
      if (entry.name == row.name && entry.kind == row.kind && same_place && same_type) {
        return found->second;
      }
    }
    Entry entry;
    entry.kind = row.kind;
    entry.name = row.name;
    entry.type = row.type.empty() ? default_type(row.kind) : row.type;
    entry.wikidata = row.wikidata;
    entry.country = row.country;
    entry.role = row.role;
    entry.region = row.region;
    entry.family = row.family;
    entry.since = row.since;
    entry.until = row.until;
    entry.gender = row.gender;
    entry.is_capital = row.is_capital;
    entries.push_back(std::move(entry));
    add_spelling(row.name, next, row, false);
    return next;
  }

  /// Whether the spellings at `a` and `b` are the same tokens.
  bool same_tokens(const Spelling& a, const Spelling& b) const {
    return a.count == b.count &&
           std::equal(hashes.begin() + a.first, hashes.begin() + a.first + a.count,
                      hashes.begin() + b.first);
  }

  /// Gathers spellings to aliases and makes the trie. One sequence of tokens has up to three
  /// aliases, by the way it is written: initials; a name, which may be one of the common nouns too
  /// ("Summit"); a common noun in lower case.
  void finish() {
    std::ranges::sort(spellings, [&](const Spelling& a, const Spelling& b) {
      if (a.key != b.key) return a.key < b.key;
      return std::tuple(rank(entries[a.entry]) + (a.other_name ? 1U : 0U), a.entry, a.written) <
             std::tuple(rank(entries[b.entry]) + (b.other_name ? 1U : 0U), b.entry, b.written);
    });
    NameTrieBuilder builder;
    for (std::size_t begin = 0; begin < spellings.size();) {
      std::size_t end = begin + 1;
      while (end < spellings.size() && spellings[end].key == spellings[begin].key) ++end;
      assert(same_tokens(spellings[begin], spellings[end - 1]) &&
             "hashes of two spellings collide");
      const std::span<const Spelling> group(spellings.data() + begin, end - begin);
      add_alias(group, NameCase::Acronym, builder);
      add_alias(group, NameCase::Name, builder);
      add_alias(group, NameCase::Any, builder);
      begin = end;
    }
    alias_begin.push_back(static_cast<std::uint32_t>(alias_entries.size()));
    trie = builder.build();
    entries.shrink_to_fit();
    alias_entries.shrink_to_fit();
    index_entries();
    spellings = {};
    hashes = {};
    known = {};
    common_words = {};
  }

  void add_alias(std::span<const Spelling> group, NameCase written, NameTrieBuilder& builder) {
    const bool any = std::ranges::any_of(
        group, [&](const Spelling& spelling) { return spelling.written == written; });
    if (!any) return;
    const std::size_t first = alias_entries.size();
    bool weak = true;
    for (const Spelling& spelling : group) {
      const bool fits = spelling.written == written ||
                        (written == NameCase::Name && spelling.written == NameCase::Any);
      const auto begin = alias_entries.begin() + static_cast<std::ptrdiff_t>(first);
      if (!fits || std::find(begin, alias_entries.end(), spelling.entry) != alias_entries.end()) {
        continue;
      }
      alias_entries.push_back(spelling.entry);
      const Entry& entry = entries[spelling.entry];
      weak = weak && !entry.is_capital &&
             (entry.kind == EntryKind::City || entry.kind == EntryKind::GivenName ||
              entry.kind == EntryKind::FamilyName ||
              (entry.kind == EntryKind::Region && entry.type == "Region"));
    }
    const Spelling& spelling = group.front();
    const std::span<const std::uint64_t> words(hashes.data() + spelling.first, spelling.count);
    builder.add(words, static_cast<std::uint32_t>(alias_begin.size()), written);
    alias_begin.push_back(static_cast<std::uint32_t>(first));
    alias_common.push_back(words.size() == 1 && common_words.contains(words.front()));
    alias_weak.push_back(weak);
  }

  void index_entries() {
    for (EntryId id = 0; id < entries.size(); ++id) {
      const Entry& entry = entries[id];
      if (entry.kind == EntryKind::Country) countries.emplace(entry.country, id);
      if (entry.kind == EntryKind::OfficeHolder) holders.push_back(id);
    }
    std::ranges::sort(holders, [&](EntryId a, EntryId b) {
      const auto key = [&](EntryId id) {
        return std::tie(entries[id].country, entries[id].since, entries[id].name, id);
      };
      return key(a) < key(b);
    });
  }
};

Gazetteer::Gazetteer() : Gazetteer(std::span<const fs::path>()) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

Gazetteer::Gazetteer(std::span<const fs::path> folders) : impl_(std::make_unique<Impl>()) {
  for (const fs::path& folder : folders) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const fs::path& file : files) {
      read_gazetteer(file, [&](const GazetteerRow& row) { impl_->add_row(row); });
    }
  }
  impl_->finish();
}

const Entry& Gazetteer::entry(EntryId id) const noexcept {
  assert(id < impl_->entries.size() && "an EntryId of this gazetteer");
  return impl_->entries[id];
}

std::size_t Gazetteer::size() const noexcept { return impl_->entries.size(); }

std::span<const EntryId> Gazetteer::entries(std::uint32_t alias) const noexcept {
  if (alias + 1 >= impl_->alias_begin.size()) return {};
  const std::uint32_t begin = impl_->alias_begin[alias];
  return std::span(impl_->alias_entries).subspan(begin, impl_->alias_begin[alias + 1] - begin);
}

std::span<const EntryId> Gazetteer::find(std::string_view words) const {
  Tokens tokens;
  text::tokenize(words, tokens);
  const std::optional<std::uint32_t> alias = impl_->trie.find(tokens.hash);
  return alias ? entries(*alias) : std::span<const EntryId>();
}

bool Gazetteer::is_common_word(std::uint32_t alias) const noexcept {
  return alias < impl_->alias_common.size() && impl_->alias_common[alias];
}

const Entry* Gazetteer::country(std::string_view alpha3) const noexcept {
  const auto found = impl_->countries.find(std::string(alpha3));
  return found == impl_->countries.end() ? nullptr : &impl_->entries[found->second];
}

std::vector<EntryId> Gazetteer::office_holders(std::string_view alpha3, std::string_view role,
                                               std::string_view date) const {
  const std::string office = folded_office(role);
  const std::string_view day = known_part(date);
  const auto country = [&](EntryId id) -> std::string_view { return impl_->entries[id].country; };
  std::vector<EntryId> found;
  for (const EntryId id : std::ranges::equal_range(impl_->holders, alpha3, {}, country)) {
    const Entry& entry = impl_->entries[id];
    if (!office.empty() && folded_office(entry.role) != office) continue;
    const bool began = entry.since.empty() || day.empty() || compare_dates(entry.since, day) <= 0;
    const bool lasts = entry.until.empty() || day.empty() || compare_dates(entry.until, day) >= 0;
    if (began && lasts) found.push_back(id);
  }
  return found;
}

void Gazetteer::match(Document& document) const {
  std::vector<GazetteerMatch>& matches = document.gazetteer_matches;
  matches.clear();
  const Tokens& tokens = document.tokens;
  impl_->trie.match(tokens, matches);
  // "Reading" is a town where a place stands, "Mark" a person beside another capitalised word; else
  // both are words of English.
  const auto is_person_part = [&](std::uint32_t alias) {
    return std::ranges::any_of(entries(alias), [&](EntryId id) {
      return entry(id).kind == EntryKind::GivenName || entry(id).kind == EntryKind::FamilyName;
    });
  };
  const auto is_capitalised = [&](TokenIndex token, TokenIndex beside) {
    return token < tokens.size() && (tokens.shape[token] & Capitalized) != 0 &&
           (tokens.sentence.empty() || tokens.sentence[token] == tokens.sentence[beside]);
  };
  const auto is_supported = [&](std::size_t i) {
    const TokenIndex token = matches[i].tokens.first;
    if (token > 0 && precedes_place(tokens.hash[token - 1])) return true;
    if (is_person_part(matches[i].alias) &&
        (is_capitalised(token + 1, token) || (token > 0 && is_capitalised(token - 1, token)))) {
      return true;
    }
    if (i + 1 >= matches.size() || matches[i + 1].tokens.first != token + 2) return false;
    const Entry& next = entry(entries(matches[i + 1].alias).front());
    return document.form(token + 1) == "," &&
           (next.kind == EntryKind::Country || next.kind == EntryKind::Region);
  };
  std::size_t kept = 0;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const std::uint32_t alias = matches[i].alias;
    const bool doubtful = impl_->alias_common[alias] && impl_->alias_weak[alias];
    if (!doubtful || is_supported(i)) matches[kept++] = matches[i];
  }
  matches.resize(kept);
}

std::size_t Gazetteer::memory() const noexcept {
  std::size_t bytes = impl_->trie.memory() + impl_->entries.capacity() * sizeof(Entry) +
                      impl_->alias_begin.capacity() * sizeof(std::uint32_t) +
                      impl_->alias_entries.capacity() * sizeof(EntryId);
  const auto held = [](const std::string& text) {
    return text.capacity() > std::string().capacity() ? text.capacity() + 1 : 0;
  };
  for (const Entry& entry : impl_->entries) {
    for (const std::string* text :
         {&entry.name, &entry.type, &entry.wikidata, &entry.country, &entry.role, &entry.region,
          &entry.family, &entry.since, &entry.until}) {
      bytes += held(*text);
    }
  }
  return bytes;
}

}  // namespace newsgraph::knowledge
