#ifndef NEWSGRAPH_SRC_IDENTITY_GROUPER_HPP
#define NEWSGRAPH_SRC_IDENTITY_GROUPER_HPP

// The steps by which entities are grouped (grouping.hpp), one after another over the whole set.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/identity/judgements.hpp"

#include "grouping.hpp"
#include "persons.hpp"

namespace newsgraph::identity {

using GroupId = std::uint32_t;
using NameId = std::uint32_t;
using RootId = std::uint32_t;
inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Not noexcept, so that libstdc++ keeps the hash beside each entry: else it hashes the strings of
/// a bucket again for every search.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return hash64(text); }
};
using StringIds = std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>>;

/// What the steps need to know of one entity.
struct Row {
  Member member;
  RootId root = 0;
  NameId name = 0;
  bool identifying = false;
  GroupId group = none;
};

/// Root and name key together: the unit of "same name".
struct Name {
  RootId root = 0;
  std::string key;
};

/// A name as it stands.
struct RawName {
  std::uint32_t number = 0;  ///< In Grouping::names.
  NameId name = 0;
  bool enough = false;  ///< name_is_enough
};

struct Type {
  std::uint32_t number = 0;  ///< In Grouping::types.
  RootId root = 0;
  /// A ministry, a parliament: every state has one, so its name tells only with its country.
  bool body_of_state = false;
};

struct Draft {
  RootId root = 0;
  std::string_view wikidata;
  std::string_view country;  ///< First of the members in ascending order that has one.
  std::vector<std::uint32_t> rows;
  std::vector<Merge> merges;
  bool by_place = false;  ///< Made of rows that no name tells apart.
};

/// Kinds of things of which several may bear one name in different countries.
inline bool country_tells_apart(std::string_view root) noexcept {
  return root == "Organization" || root == "Place" || root == "Venue";
}

inline bool aliases_tell(std::string_view root) noexcept {
  return root != "Person" && root != "Event";
}

class Grouper {
 public:
  Grouper(std::span<const Record> records, const knowledge::Knowledge& knowledge,
          const Judgements& judgements)
      : records_(records), knowledge_(knowledge), judgements_(judgements) {}

  Grouping run() {
    read_rows();
    read_judgements();
    group_by_wikidata();
    group_by_name();
    for (Draft& draft : drafts_) keep_one_of_each_article(draft);
    keep_judged_apart();
    join_persons();
    join_aliases();
    join_agreements();
    set_dates();
    join_events();
    join_judged();
    make_groups();
    return std::move(result_);
  }

 private:
  const Entity& entity(const Row& row) const {
    return records_[row.member.record].entities[row.member.entity];
  }

  GroupId new_group(RootId root) {
    drafts_.emplace_back();
    drafts_.back().root = root;
    return static_cast<GroupId>(drafts_.size() - 1);
  }

  void put(std::uint32_t row, GroupId group) {
    rows_[row].group = group;
    drafts_[group].rows.push_back(row);
  }

  const Type& type_of(const std::string& type);
  RawName name_of(RootId root, const std::string& name);
  std::optional<NameId> known_name(RootId root, std::string_view key) const;
  void read_rows();
  void group_by_wikidata();
  void group_by_name();
  void group_rows_of_name(std::span<const std::uint32_t> rows);
  void keep_one_of_each_article(Draft& draft);
  void set_country(Draft& draft) const;

  // person_units.cpp
  const std::string* holder_of(const Entity& entity, const Article& article);
  PersonUnit person_unit(std::span<const std::uint32_t> rows) const;
  bool is_kind(std::string_view word, knowledge::EntryKind kind) const;
  bool is_title_alone(const Entity& entity) const;
  std::string_view without_titles(std::string_view name) const;
  std::string_view without_stray_word(std::string_view name) const;
  void join_persons();

  // aliases.cpp
  void join_aliases();
  std::vector<std::pair<GroupId, GroupId>> alias_pairs() const;
  bool can_be_one(GroupId a, GroupId b) const;
  void take_in(GroupId into, GroupId from);

  // occurrences.cpp
  /// What claims say of an agreement or event. Parties and places are things (thing_of).
  struct Ties {
    std::vector<std::uint32_t> parties;
    std::vector<std::uint32_t> places;
    std::vector<std::string> dates;
  };
  std::vector<Ties> ties(std::span<const std::string_view> roots) const;
  std::uint32_t thing_of(std::uint32_t row) const;
  std::string_view inferred_date(std::uint32_t record) const {
    return result_.dates.empty() ? std::string_view() : result_.dates[record].value;
  }
  std::string_view kind_of_event(std::string_view type) const;
  void unite_rows(std::uint32_t a, std::uint32_t b, std::string reason);
  void join_agreements();
  void set_dates();
  void join_events();

  // judged.cpp
  struct JudgedPair {
    std::uint32_t one = 0;  ///< Rows.
    std::uint32_t other = 0;
    std::size_t line = 0;
  };
  std::optional<std::uint32_t> row_at(const Place& place) const;
  void read_judgements();
  void keep_judged_apart();
  void join_judged();
  bool judged_apart(GroupId a, GroupId b) const;

  void make_groups();

  std::span<const Record> records_;
  const knowledge::Knowledge& knowledge_;
  const Judgements& judgements_;
  std::vector<JudgedPair> apart_;     ///< Judged different.
  std::vector<JudgedPair> together_;  ///< Judged the same.
  std::vector<std::string> roots_;
  std::unordered_map<std::string_view, Type> types_;
  std::vector<Name> names_;
  std::vector<std::unordered_map<std::string_view, RawName, StringHash>> raw_names_;  ///< By root.
  std::vector<StringIds> name_ids_;  ///< By root: name key -> NameId.
  std::vector<Row> rows_;
  std::vector<Draft> drafts_;
  std::unordered_map<std::string, const std::string*> holders_;  ///< By state, role and date.
  Grouping result_;
};

}  // namespace newsgraph::identity

#endif
