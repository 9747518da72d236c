#include "knowledge/gazetteer_tables.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <string_view>
#include <tuple>
#include <utility>

#include "newsgraph/base/hash.hpp"
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

/// The order in which one spelling is understood; see Gazetteer::entries.
unsigned rank(const GazetteerRow& row, std::string_view type) {
  switch (row.kind) {
    case EntryKind::Country:
      return 0;
    case EntryKind::City:
      if (row.is_capital) return row.is_major ? 1 : 9;
      if (row.is_major) return 7;
      // The city after which its division is called.
      return !row.region.empty() && row.region.starts_with(row.name) ? 18 : 20;
    case EntryKind::Organization:
      return type == "InternationalOrganization" ? 2 : 5;
    case EntryKind::Demonym:
      return 3;
    case EntryKind::Venue:
      return 4;
    case EntryKind::Region:
      if (type != "Region") return 6;
      return row.is_major ? 8 : 19;
    case EntryKind::EventNoun:
      return 10;
    case EntryKind::AgreementNoun:
      return 11;
    case EntryKind::OrganizationNoun:
      return 12;
    case EntryKind::VenueNoun:
      return 13;
    case EntryKind::Title:
      return 14;
    case EntryKind::OfficeHolder:
      return 15;
    case EntryKind::GivenName:
      return 16;
    case EntryKind::FamilyName:
      return 17;
    case EntryKind::Currency:
      return 21;
  }
  return 22;
}

/// The entries that rows may add to, by kind, name and country: an open-addressing table of entry
/// ids beside half of their hash, so that an entry is looked at only when it is likely the one.
class KnownEntries {
 public:
  static constexpr EntryId no_entry_id = 0xffffffffU;

  void reserve(std::size_t entries) {
    slots_.assign(std::bit_ceil(std::max<std::size_t>(entries, 1024) * 2), Slot());
  }

  /// The place for the row's entry: no_entry_id when there is none of that kind, name and country
  /// (and role, of demonyms and titles). The caller fills it then.
  EntryId& place(const GazetteerRow& row, const std::vector<Entry>& entries) {
    if (count_ * 2 >= slots_.size()) grow();
    const bool by_role = row.kind == EntryKind::Demonym || row.kind == EntryKind::Title;
    const std::uint64_t hash =
        hash64(row.country, hash64(row.name, static_cast<std::uint64_t>(row.kind) + 1));
    const auto tag = static_cast<std::uint32_t>(hash);
    for (std::size_t i = tag;; ++i) {
      Slot& slot = slots_[i & (slots_.size() - 1)];
      if (slot.entry == no_entry_id) {
        ++count_;
        slot.tag = tag;
        return slot.entry;
      }
      if (slot.tag != tag) continue;
      const Entry& entry = entries[slot.entry];
      if (entry.kind == row.kind && entry.name == row.name && entry.country == row.country &&
          (!by_role || entry.role == row.role)) {
        return slot.entry;
      }
    }
  }

 private:
  struct Slot {
    EntryId entry = no_entry_id;
    std::uint32_t tag = 0;
  };

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.entry == no_entry_id) continue;
      std::size_t i = slot.tag;
      while (slots_[i & (slots_.size() - 1)].entry != no_entry_id) ++i;
      slots_[i & (slots_.size() - 1)] = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::size_t count_ = 0;
};

/// Of persons every row is one: two of a name are two, and a name alone adds nothing to itself.
bool is_person(EntryKind kind) {
  return kind == EntryKind::OfficeHolder || kind == EntryKind::GivenName ||
         kind == EntryKind::FamilyName;
}

class Builder {
 public:
  void add(const GazetteerRow& row) {
    if (row.common_word) {
      common_words_.emplace(text::fold_hash(row.name), row.role == "closed");
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

  /// Gathers spellings to aliases and makes the trie. One sequence of tokens has up to three
  /// aliases, by the way it is written: initials; a name, which may be one of the common nouns too
  /// ("Summit"); a common noun in lower case.
  GazetteerTables finish() {
    std::ranges::sort(spellings_, [](const Spelling& a, const Spelling& b) {
      if (a.key != b.key) return a.key < b.key;
      return std::tuple(a.rank, a.entry, a.written) < std::tuple(b.rank, b.entry, b.written);
    });
    NameTrieBuilder trie;
    for (std::size_t begin = 0; begin < spellings_.size();) {
      std::size_t end = begin + 1;
      while (end < spellings_.size() && spellings_[end].key == spellings_[begin].key) ++end;
      assert(same_tokens(spellings_[begin], spellings_[end - 1]) &&
             "hashes of two spellings collide");
      const std::span<const Spelling> group(spellings_.data() + begin, end - begin);
      for (const NameCase written : {NameCase::Acronym, NameCase::Name, NameCase::Any}) {
        add_alias(group, written, trie);
      }
      begin = end;
    }
    tables_.alias_begin.push_back(static_cast<std::uint32_t>(tables_.alias_entries.size()));
    tables_.trie = trie.build();
    index_entries();
    return std::move(tables_);
  }

  /// Room for that many more rows; a row is moved whole when the vector grows, and there are many.
  void expect(std::size_t rows) {
    tables_.entries.reserve(rows);
    spellings_.reserve(rows + rows / 4);
    hashes_.reserve(rows * 2);
    known_.reserve(rows);
  }

 private:
  /// One spelling of one entry, before spellings are gathered.
  struct Spelling {
    std::uint64_t key = 0;    ///< Hash over the hashes of the tokens.
    std::uint32_t first = 0;  ///< Into hashes_.
    EntryId entry = 0;
    std::uint16_t count = 0;
    std::uint8_t rank = 0;
    NameCase written : 7 = NameCase::Name;
    bool weak : 1 = false;  ///< See GazetteerTables::Weak.
  };

  void add_spelling(std::string_view alias, EntryId entry, const GazetteerRow& row,
                    bool other_name) {
    tokens_.clear();
    text::tokenize(alias, tokens_);
    if (tokens_.hash.empty() || tokens_.hash.size() > 0xffffU) return;
    Spelling spelling;
    spelling.entry = entry;
    spelling.rank = static_cast<std::uint8_t>(ranks_[entry] * 2U + (other_name ? 1U : 0U));
    spelling.written = case_of(alias, row);
    spelling.weak = is_weak(tables_.entries[entry]);
    add_tokens(spelling);
    // "Mr.": where a text ends the stop is a token of its own; before a name it is none.
    const std::size_t count = tokens_.hash.size();
    if (count > 1 && alias.ends_with('.') && tokens_.byte_begin[count - 1] + 1 == alias.size()) {
      tokens_.hash.pop_back();
      tokens_.hash.back() = text::fold_hash(alias.substr(tokens_.byte_begin[count - 2]));
      add_tokens(spelling);
    }
  }

  void add_tokens(Spelling spelling) {
    spelling.first = static_cast<std::uint32_t>(hashes_.size());
    spelling.count = static_cast<std::uint16_t>(tokens_.hash.size());
    for (const std::uint64_t hash : tokens_.hash) {
      spelling.key = (spelling.key ^ hash) * 0x9e3779b97f4a7c15ULL;
      spelling.key ^= spelling.key >> 29U;
    }
    hashes_.insert(hashes_.end(), tokens_.hash.begin(), tokens_.hash.end());
    spellings_.push_back(spelling);
  }

  /// The entry that the row tells more of, or a new one.
  EntryId entry_of(const GazetteerRow& row) {
    const auto next = static_cast<EntryId>(tables_.entries.size());
    const std::string_view type = row.type.empty() ? default_type(row.kind) : row.type;
    const auto place = static_cast<std::uint8_t>(rank(row, type));
    if (!is_person(row.kind)) {
      EntryId& known = known_.place(row, tables_.entries);
      if (known != KnownEntries::no_entry_id) {
        const Entry& entry = tables_.entries[known];
        const bool same_place = row.region.empty() || row.region == entry.region;
        if (same_place && (row.type.empty() || row.type == entry.type)) return known;
      }
      // Of several Washingtons a later row that says no more means the capital.
      if (known == KnownEntries::no_entry_id || place < ranks_[known]) known = next;
    }
    Entry& entry = tables_.entries.emplace_back();
    entry.kind = row.kind;
    const auto set = [](std::string& field, std::string_view value) {
      if (!value.empty()) field = value;
    };
    set(entry.name, row.name);
    set(entry.type, type);
    set(entry.wikidata, row.wikidata);
    set(entry.country, row.country);
    set(entry.role, row.role);
    set(entry.region, row.region);
    set(entry.family, row.family);
    set(entry.since, row.since);
    set(entry.until, row.until);
    entry.gender = row.gender;
    entry.is_capital = row.is_capital;
    ranks_.push_back(place);
    add_spelling(row.name, next, row, false);
    return next;
  }

  bool same_tokens(const Spelling& a, const Spelling& b) const {
    return a.count == b.count &&
           std::equal(hashes_.begin() + a.first, hashes_.begin() + a.first + a.count,
                      hashes_.begin() + b.first);
  }

  void add_alias(std::span<const Spelling> group, NameCase written, NameTrieBuilder& trie) {
    const bool any = std::ranges::any_of(
        group, [&](const Spelling& spelling) { return spelling.written == written; });
    if (!any) return;
    std::vector<EntryId>& ids = tables_.alias_entries;
    const std::size_t first = ids.size();
    bool weak = true;
    for (const Spelling& spelling : group) {
      const bool fits = spelling.written == written ||
                        (written == NameCase::Name && spelling.written == NameCase::Any);
      const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(first);
      if (!fits || std::find(begin, ids.end(), spelling.entry) != ids.end()) continue;
      ids.push_back(spelling.entry);
      weak = weak && spelling.weak;
    }
    const Spelling& spelling = group.front();
    const std::span<const std::uint64_t> words(hashes_.data() + spelling.first, spelling.count);
    const auto common = words.size() == 1 ? common_words_.find(words.front()) : common_words_.end();
    trie.add(words, static_cast<std::uint32_t>(tables_.alias_begin.size()), written);
    tables_.alias_begin.push_back(static_cast<std::uint32_t>(first));
    std::uint8_t flags = 0;
    if (common != common_words_.end()) {
      flags |= GazetteerTables::CommonWord;
      if (common->second) flags |= GazetteerTables::ClosedWord;
    }
    if (weak) flags |= GazetteerTables::Weak;
    tables_.alias_flags.push_back(flags);
  }

  static bool is_weak(const Entry& entry) {
    return (entry.kind == EntryKind::City && !entry.is_capital) ||
           entry.kind == EntryKind::GivenName || entry.kind == EntryKind::FamilyName ||
           (entry.kind == EntryKind::Region && entry.type == "Region");
  }

  void index_entries() {
    const std::vector<Entry>& entries = tables_.entries;
    for (EntryId id = 0; id < entries.size(); ++id) {
      const Entry& entry = entries[id];
      if (entry.kind == EntryKind::Country) tables_.countries.emplace(entry.country, id);
      if (entry.kind == EntryKind::OfficeHolder) tables_.holders.push_back(id);
    }
    std::ranges::sort(tables_.holders, [&](EntryId a, EntryId b) {
      return std::tie(entries[a].country, entries[a].since, a) <
             std::tie(entries[b].country, entries[b].since, b);
    });
  }

  GazetteerTables tables_;
  std::vector<Spelling> spellings_;
  std::vector<std::uint64_t> hashes_;
  KnownEntries known_;
  std::vector<std::uint8_t> ranks_;                       ///< Of tables_.entries.
  std::unordered_map<std::uint64_t, bool> common_words_;  ///< Whether of a closed class.
  Tokens tokens_;
};

}  // namespace

GazetteerTables read_tables(std::span<const fs::path> folders) {
  std::vector<fs::path> files;
  std::size_t bytes = 0;
  for (const fs::path& folder : folders) {
    const std::size_t first = files.size();
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() != ".tsv") continue;
      files.push_back(entry.path());
      bytes += entry.file_size();
    }
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
  }
  Builder builder;
  // The shipped tables have 38 bytes a row.
  builder.expect(bytes / 36);
  for (const fs::path& file : files) {
    read_gazetteer(file, [&](const GazetteerRow& row) { builder.add(row); });
  }
  return builder.finish();
}

}  // namespace newsgraph::knowledge
