// Subjects of verb groups by the order of the words; declared in clause.hpp.

#include "extract/clause.hpp"

namespace newsgraph::extract {
namespace {

class SubjectFinder {
 public:
  explicit SubjectFinder(const Surface& surface)
      : surface_(surface), language_(surface.language()) {}

  std::vector<std::uint32_t> find(const VerbGroup& group, int depth = 0) const {
    if (group.infinitive || depth > 3) return {};
    const TokenIndex begin = surface_.sentence_of(group.head).first;
    TokenIndex at = group.tokens.first;
    // Adverbs, a time or brackets between subject and verb.
    for (int step = 0; step < 4 && at > begin; ++step) {
      if (!surface_.ending_at(at).empty()) break;
      if (const TimeChunk* time = surface_.time_at(at - 1)) {
        at = time->tokens.first;
      } else if (surface_.is_adverb(at - 1)) {
        --at;
      } else {
        break;
      }
    }
    if (at <= begin) return {};
    if (group.gerund) return of_gerund(group, at, begin, depth);
    std::vector<std::uint32_t> found = adjacent(at);
    if (!found.empty()) return found;
    const TokenIndex before = at - 1;
    if (surface_.is(before, language_.relative) && before > begin) return antecedent(before, begin);
    if (surface_.is(before, language_.coordinator) || surface_.is_comma(before)) {
      return of_coordinated(group, before, begin, depth);
    }
    return {};
  }

 private:
  std::vector<std::uint32_t> adjacent(TokenIndex at) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t index : surface_.ending_at(at)) {
      const Chunk& chunk = surface_.chunks()[index];
      if (!chunk.adjectival && opens_clause(surface_, chunk)) found.push_back(index);
    }
    return found;
  }

  /// "Kask, who met": the chunk before "who" and its comma.
  std::vector<std::uint32_t> antecedent(TokenIndex relative, TokenIndex begin) const {
    if (surface_.is_text(relative, "whom") || surface_.is_text(relative, "whose") ||
        surface_.is_text(relative, "where")) {
      return {};
    }
    TokenIndex at = relative;
    const bool comma = at > begin && surface_.is_comma(at - 1);
    if (comma) --at;
    // "that" and "which" without a comma may hang on a noun further left.
    if (!comma && !surface_.is_text(relative, "who")) return {};
    std::vector<std::uint32_t> found;
    for (const std::uint32_t index : surface_.ending_at(at)) {
      const Chunk& chunk = surface_.chunks()[index];
      if (chunk.adjectival) continue;
      if (surface_.is_text(relative, "who") && (chunk.roots & PersonRoot) == 0) continue;
      if (chunk.members.size() > 1) continue;
      found.push_back(index);
    }
    return found;
  }

  /// Subject of the nearest verb to the left that this one may share it with.
  std::vector<std::uint32_t> of_left_verb(TokenIndex from, TokenIndex begin, int depth,
                                          const VerbGroup& group) const {
    for (TokenIndex t = from; t-- > begin;) {
      // What is quoted is another's clause.
      if (surface_.quotation_of(t) != surface_.quotation_of(group.head)) continue;
      if (surface_.is_text(t, ";") || surface_.is_text(t, ":")) return {};
      if (!is_finite_verb(surface_, t)) {
        if (surface_.is(t, language_.condition)) return {};
        continue;
      }
      const std::uint8_t forms = language_.vocabulary.verb_forms(surface_.word(t));
      if (forms == 0) continue;  // an auxiliary: its verb was no known one
      const auto left = read_verb_group(surface_, t, forms);
      if (!left || !left->finite()) continue;
      // "was passed by A and approved by B": the auxiliary is shared.
      if (group.participle || (left->passive && !group.gerund && !group.passive)) {
        return left->passive ? find(*left, depth + 1) : std::vector<std::uint32_t>{};
      }
      if (!group.gerund && left->past != group.past && left->present != group.present) return {};
      return find(*left, depth + 1);
    }
    return {};
  }

  std::vector<std::uint32_t> of_coordinated(const VerbGroup& group, TokenIndex joint,
                                            TokenIndex begin, int depth) const {
    if (surface_.is_comma(joint)) return {};
    if (!surface_.is_text(joint, "and") && !surface_.is_text(joint, "but")) return {};
    return of_left_verb(joint, begin, depth, group);
  }

  /// ", accusing Berg", "while meeting Berg".
  std::vector<std::uint32_t> of_gerund(const VerbGroup& group, TokenIndex at, TokenIndex begin,
                                       int depth) const {
    const TokenIndex before = at - 1;
    const bool free = surface_.is_comma(before) || surface_.is_text(before, "while") ||
                      surface_.is_text(before, "after") || surface_.is_text(before, "before") ||
                      surface_.is_text(before, "by");
    if (!free) return {};
    return of_left_verb(before, begin, depth, group);
  }

  const Surface& surface_;
  const Language& language_;
};

}  // namespace

std::vector<std::uint32_t> subject_chunks(const Surface& surface, const VerbGroup& group) {
  return SubjectFinder(surface).find(group);
}

}  // namespace newsgraph::extract
