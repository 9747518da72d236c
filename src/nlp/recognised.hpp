#ifndef NEWSGRAPH_NLP_RECOGNISED_HPP
#define NEWSGRAPH_NLP_RECOGNISED_HPP

// What a trained recogniser says of a document, by token: where its names begin and end.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "newsgraph/document/document.hpp"

namespace newsgraph::nlp {

class Recognised {
 public:
  /// Names below this score have no say: mean probability of their labels, so one label in doubt.
  static constexpr float least = 0.6F;

  Recognised() = default;
  /// `names` in text order, not overlapping; they must outlive the object.
  Recognised(std::span<const NameSpan> names, std::size_t token_count)
      : names_(names), index_(token_count, 0) {
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      for (TokenIndex t = names[i].tokens.first; t < names[i].tokens.last; ++t) index_[t] = i + 1;
    }
  }

  /// Whether a recogniser has read the document: else its silence means nothing.
  bool ran() const noexcept { return !names_.empty(); }

  /// The name over a token, however sure; nullptr when none.
  const NameSpan* over(TokenIndex token) const noexcept {
    return token < index_.size() && index_[token] != 0 ? &names_[index_[token] - 1] : nullptr;
  }
  const NameSpan* person_over(TokenIndex token) const noexcept {
    const NameSpan* name = over(token);
    return name != nullptr && name->label == NameLabel::Person && name->score >= least ? name
                                                                                       : nullptr;
  }
  /// The token goes on with the person's name that the token before it is part of.
  bool continues_person(TokenIndex token) const noexcept {
    const NameSpan* name = person_over(token);
    return name != nullptr && name->tokens.first < token;
  }
  /// A sure name of a person ends with the token before `end`.
  bool person_ends(TokenIndex end) const noexcept {
    const NameSpan* name = end > 0 ? person_over(end - 1) : nullptr;
    return name != nullptr && name->tokens.last == end;
  }

 private:
  std::span<const NameSpan> names_;
  std::vector<std::uint32_t> index_;  ///< Of each token, index into names_ + 1; 0 none.
};

}  // namespace newsgraph::nlp

#endif
