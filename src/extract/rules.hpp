#ifndef NEWSGRAPH_SRC_EXTRACT_RULES_HPP
#define NEWSGRAPH_SRC_EXTRACT_RULES_HPP

// schema/rules/*.json read, validated and indexed by the words that can begin a match.

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/pattern.hpp"

namespace newsgraph::extract {

/// A statement that a rule makes of its slots.
struct Statement {
  std::string predicate;
  SlotName subject = SlotName::Subject;
  SlotName object = SlotName::Object;
  bool symmetric = false;
};

/// A sentence with what must be found in it; `wanted` is empty when any claim of the rule's
/// predicates will do.
struct Example {
  std::string sentence;
  std::string wanted;  ///< "Anna Kask | metWith | Jon Berg".
  std::size_t line = 0;
};

struct Rule {
  std::string id;
  std::string file;
  Pattern pattern;
  std::vector<Statement> statements;
  double confidence = 0.0;
  std::optional<Modality> modality;  ///< Set whatever the words around say.
  std::optional<Polarity> polarity;
  std::string role;                   ///< Constant role, e.g. of relativeOf.
  std::optional<ClassId> role_class;  ///< The role is the matched word of this class.
  std::vector<ClassId> unless;        ///< No word of these classes stands inside of the match.
  std::vector<WordId> topic_words;    ///< Prepositions that begin the topic.
  std::optional<SlotName> speaker;    ///< Whose word it is, when the rule's words make it one.
  bool intransitive = false;          ///< Not where the verb has an object: "returned the ship to".
  bool delegates = false;             ///< "officials of Norland" stand for it.
  Collective we = Collective::Speaker;  ///< Whom "we" means.
  bool title_only = false;
  std::vector<Example> finds, misses;
};

class RuleSet {
 public:
  /// An occurrence of an anchor in the index.
  struct Entry {
    std::uint32_t rule = 0;
    std::uint32_t sequence = 0;
  };

  /// Reads all files. Throws InputError with every fault of the first file that has one.
  RuleSet(std::span<const std::filesystem::path> files, const knowledge::Knowledge& knowledge);

  const Resources& resources() const noexcept { return resources_; }
  const std::vector<Rule>& rules() const noexcept { return rules_; }
  /// Rules whose anchor is this word.
  std::span<const Entry> anchored(WordId word) const noexcept;

 private:
  Resources resources_;
  std::vector<Rule> rules_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> offsets_;  ///< By word, size + 1.
};

}  // namespace newsgraph::extract

#endif
