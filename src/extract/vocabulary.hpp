#ifndef NEWSGRAPH_SRC_EXTRACT_VOCABULARY_HPP
#define NEWSGRAPH_SRC_EXTRACT_VOCABULARY_HPP

// The words that rules, stance and clause reading know: classes of words and of verbs with their
// forms, all from schema/rules/*.json. A token of an article becomes a WordId once; everything
// after that compares numbers.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph::extract {

using WordId = std::uint32_t;
inline constexpr WordId unknown_word = 0;
using ClassId = std::uint16_t;

/// Forms a word has as a verb; bits.
enum VerbForm : std::uint8_t {
  BaseForm = 1U << 0U,        ///< meet
  ThirdForm = 1U << 1U,       ///< meets
  PastForm = 1U << 2U,        ///< met
  ParticipleForm = 1U << 3U,  ///< met
  GerundForm = 1U << 4U,      ///< meeting
};

struct VerbForms {
  std::string base;
  std::vector<std::string> third, past, participle, gerund;
};

/// Forms of an English verb by the regular rules of spelling. `doubling`: "ban banned banning".
/// Both are given where usage differs ("travelled", "traveled").
VerbForms inflect(std::string_view lemma, bool doubling);

class Vocabulary {
 public:
  Vocabulary();

  /// Id of a word in lower case, added when new.
  WordId add_word(std::string_view lower);
  /// Adds a word to a class, which is made when new.
  void add_to_class(std::string_view class_name, std::string_view lower_word);
  /// Adds a verb with its forms to a class and to the verbs as such.
  void add_verb(std::string_view class_name, const VerbForms& forms);
  /// Adds a verb that belongs to no class, so that clause reading knows one when it sees it.
  void add_plain_verb(const VerbForms& forms);
  /// A class that has no word yet.
  ClassId add_class(std::string_view class_name);

  std::optional<ClassId> find_class(std::string_view class_name) const;
  std::vector<std::string> class_names() const;  ///< Sorted; for "did you mean".
  bool is_verb_class(ClassId id) const noexcept { return verb_class_[id]; }
  /// Words of a class, in the order they were added.
  const std::vector<WordId>& words_of(ClassId id) const noexcept { return members_[id]; }

  /// Id of a form as it stands in a text (any case, either apostrophe); unknown_word when no rule
  /// speaks of it.
  WordId find(std::string_view form) const;
  bool in_class(WordId word, ClassId id) const noexcept;
  /// Forms that the word has as a verb of the class; 0 when none.
  std::uint8_t forms_in(WordId word, ClassId id) const noexcept;
  /// Forms that the word has as any known verb.
  std::uint8_t verb_forms(WordId word) const noexcept {
    return word < any_forms_.size() ? any_forms_[word] : std::uint8_t{0};
  }
  std::size_t size() const noexcept { return any_forms_.size(); }

 private:
  struct Membership {
    ClassId id = 0;
    std::uint8_t forms = 0;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept;
  };
  void add_form(ClassId id, std::string_view text, VerbForm form);

  std::unordered_map<std::string, WordId, Hash, std::equal_to<>> ids_;
  std::unordered_map<std::string, ClassId, Hash, std::equal_to<>> class_ids_;
  std::vector<std::vector<Membership>> classes_of_;  ///< By word.
  std::vector<std::uint8_t> any_forms_;              ///< By word.
  std::vector<std::vector<WordId>> members_;         ///< By class.
  std::vector<bool> verb_class_;                     ///< By class.
};

}  // namespace newsgraph::extract

#endif
