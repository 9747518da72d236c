#ifndef NEWSGRAPH_COREF_NAME_PARTS_HPP
#define NEWSGRAPH_COREF_NAME_PARTS_HPP

// Names of persons as their parts: which of two may be the shorter form of the other.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "coref/sieve.hpp"

namespace newsgraph::coref {

/// Words of a name, romanisation evened out, articles and the like left out.
using Parts = std::vector<std::string>;

Parts name_parts(const Reading& reading, TokenSpan tokens);
Parts name_parts(std::string_view name);

/// Whether the shorter name may be the longer one's: a family name, a full name with its middle
/// left out, given name and patronymic.
bool name_fits(const Parts& shorter, const Parts& longer);

/// The names of persons in an article, each with its mentions.
class PersonNames {
 public:
  struct Name {
    Parts parts;
    std::vector<CandidateIndex> mentions;  ///< Text order.
  };
  struct Named {
    CandidateIndex candidate = 0;
    std::size_t name = 0;
  };

  explicit PersonNames(const Work& work);

  const Name& operator[](std::size_t name) const { return names_[name]; }
  /// Every mention by name, text order.
  const std::vector<Named>& mentions() const { return mentions_; }
  /// Names that a name may be the shorter form of, itself among them.
  std::vector<std::size_t> longer(std::size_t name) const;
  /// Mentions of a person whose name is given, in a longer or shorter form; text order.
  std::vector<CandidateIndex> mentions_of(const Parts& person) const;

 private:
  using Rows = std::unordered_multimap<std::string, std::size_t>;

  void index(std::size_t name, const Parts& parts);

  std::vector<Name> names_;
  std::vector<Named> mentions_;
  Rows by_part_;
  Rows by_letter_;  ///< Names that begin with a whole name, by its first letter.
  Rows initials_;   ///< Names that begin with an initial, by it.
};

}  // namespace newsgraph::coref

#endif
