#ifndef NEWSGRAPH_IDENTITY_GROUPING_HPP
#define NEWSGRAPH_IDENTITY_GROUPING_HPP

// Which entities of the articles are one thing. First by Wikidata number and by name, then persons
// by what else tells (persons.hpp), then the others by aliases. Every step looks at the whole set,
// so the result does not depend on the order in which articles came, and two entities of one
// article always stay two.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/record.hpp"
#include "newsgraph/identity/identity.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::identity {

/// One entity of one article.
struct Member {
  std::uint32_t record = 0;
  EntityIndex entity = 0;
  friend bool operator==(const Member&, const Member&) = default;
  friend auto operator<=>(const Member&, const Member&) = default;
};

/// Entities that are one thing.
struct Group {
  std::string root;      ///< Root type of all members: "Person".
  std::string wikidata;  ///< Empty when no member is linked.
  std::string name_key;  ///< Longest name_key of the members, of equal ones the first.
  std::string country;   ///< That tells it from others of the same name; empty when none does.
  bool by_place =
      false;  ///< Known by where it is first seen: its name does not tell it from others.
  std::vector<Merge> merges;    ///< Why names that differ are one; in the order of the joins.
  std::vector<Member> members;  ///< Ascending, each of another article unless people said so.
};

/// Groups, and what names and types their members have, by number: where a thing is in thousands of
/// articles, numbers are counted instead of strings.
struct Grouping {
  std::vector<Group> groups;  ///< Every entity of every record in exactly one of them.

  std::vector<InferredDate> dates;  ///< By record.

  std::vector<std::uint32_t> first_row;  ///< By record: row of its first entity.
  std::vector<std::uint32_t> name_of_row;
  /// By row: named by nothing but an office ("the Kazakh President") or an office and a surname,
  /// which are looked up in the tables of office holders; `name_of_row` is the name from there.
  std::vector<bool> by_office;
  std::vector<std::uint32_t> type_of_row;
  std::vector<std::string_view> names;  ///< As they stand in the records, which must outlive this.
  std::vector<std::string_view> types;

  std::uint32_t row(Member member) const noexcept {
    return first_row[member.record] + member.entity;
  }
};

/// Requires records sorted by identifier.
Grouping group_entities(std::span<const Record> records, const knowledge::Knowledge& knowledge,
                        const Judgements& judgements);

/// Where an entity is first seen: its first mention, else the words of the first claim about it,
/// else an empty span at the beginning.
Span first_seen(const Record& record, EntityIndex entity);

}  // namespace newsgraph::identity

#endif
