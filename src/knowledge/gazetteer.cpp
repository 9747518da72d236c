#include "newsgraph/knowledge/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <unordered_set>
#include <utility>

#include "newsgraph/text/tokenizer.hpp"

#include "knowledge/gazetteer_tables.hpp"

namespace newsgraph::knowledge {
namespace {

namespace fs = std::filesystem;

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

struct Gazetteer::Impl : GazetteerTables {
  std::span<const EntryId> entries_of(std::uint32_t alias) const noexcept {
    return std::span(alias_entries)
        .subspan(alias_begin[alias], alias_begin[alias + 1] - alias_begin[alias]);
  }
  template <typename... Kinds>
  bool may_be(std::uint32_t alias, Kinds... kinds) const noexcept {
    return std::ranges::any_of(entries_of(alias),
                               [&](EntryId id) { return ((entries[id].kind == kinds) || ...); });
  }

  void prefer_people(const Tokens& tokens, GazetteerMatch& match) const;
  /// Whether a match stands for a name where it stands. "Reading" is a town where a place stands,
  /// "Mark" a person before another name, "Rice" behind one or a title; else they are words of
  /// English. "LA" is no person called La.
  bool is_name_here(const Document& document, const GazetteerMatch& match,
                    const GazetteerMatch* before, const GazetteerMatch* after) const {
    const std::uint8_t flags = alias_flags[match.alias];
    if ((flags & Weak) == 0) return true;
    const Tokens& tokens = document.tokens;
    const TokenIndex token = match.tokens.first;
    const bool initials = match.tokens.size() == 1 && (tokens.shape[token] & AllUpper) != 0 &&
                          document.form(token).size() <= 3;
    if (initials || (flags & ClosedWord) != 0) return false;
    if ((flags & CommonWord) == 0) return true;
    if (token > 0 && precedes_place(tokens.hash[token - 1]) &&
        may_be(match.alias, EntryKind::City, EntryKind::Region)) {
      return true;
    }
    const bool next_to = after != nullptr && after->tokens.first == token + 1;
    if (may_be(match.alias, EntryKind::GivenName)) {
      if (next_to && may_be(after->alias, EntryKind::GivenName, EntryKind::FamilyName)) return true;
      const bool capitalised =
          token + 1 < tokens.size() && (tokens.shape[token + 1] & Capitalized) != 0 &&
          (tokens.sentence.empty() || tokens.sentence[token + 1] == tokens.sentence[token]);
      if (!next_to && capitalised) return true;
    }
    if (before != nullptr && before->tokens.last == token &&
        may_be(match.alias, EntryKind::FamilyName) &&
        may_be(before->alias, EntryKind::GivenName, EntryKind::Title)) {
      return true;
    }
    const bool region_follows = after != nullptr && after->tokens.first == token + 2 &&
                                document.form(token + 1) == "," &&
                                may_be(after->alias, EntryKind::Country, EntryKind::Region);
    return region_follows && may_be(match.alias, EntryKind::City, EntryKind::Region);
  }
};

Gazetteer::Gazetteer() : Gazetteer(std::span<const fs::path>()) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

Gazetteer::Gazetteer(std::span<const fs::path> folders)
    : impl_(std::make_unique<Impl>(Impl{read_tables(folders)})) {}

const Entry& Gazetteer::entry(EntryId id) const noexcept {
  assert(id < impl_->entries.size() && "an EntryId of this gazetteer");
  return impl_->entries[id];
}

/// "The Australian" is a newspaper, but what the text says is nearly always the adjective.
void Gazetteer::Impl::prefer_people(const Tokens& tokens, GazetteerMatch& match) const {
  constexpr std::uint64_t the = text::hash_folded("the");
  if (match.tokens.size() != 2 || tokens.hash[match.tokens.first] != the) return;
  const TokenIndex rest = match.tokens.first + 1;
  const std::optional<std::uint32_t> alias = trie.find(std::span(&tokens.hash[rest], 1));
  if (!alias) return;
  for (std::uint32_t at = alias_begin[*alias]; at < alias_begin[*alias + 1]; ++at) {
    if (entries[alias_entries[at]].kind != EntryKind::Demonym) continue;
    match = {{rest, rest + 1}, *alias};
    return;
  }
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
  return alias < impl_->alias_flags.size() &&
         (impl_->alias_flags[alias] & GazetteerTables::CommonWord) != 0;
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
  const auto first = std::ranges::lower_bound(impl_->holders, alpha3, {}, country);
  for (auto at = first; at != impl_->holders.end() && country(*at) == alpha3; ++at) {
    const EntryId id = *at;
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
  impl_->trie.match(document.tokens, matches);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    impl_->prefer_people(document.tokens, matches[i]);
    // Matches before `kept` are settled, those from i on as the trie gave them.
    const GazetteerMatch* before = kept > 0 ? &matches[kept - 1] : nullptr;
    const GazetteerMatch* after = i + 1 < matches.size() ? &matches[i + 1] : nullptr;
    if (impl_->is_name_here(document, matches[i], before, after)) matches[kept++] = matches[i];
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
