#ifndef NEWSGRAPH_SRC_TEXT_TURNS_HPP
#define NEWSGRAPH_SRC_TEXT_TURNS_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include "newsgraph/document/token.hpp"

#include "text/paragraphs.hpp"
#include "text/token_view.hpp"

namespace newsgraph::text {

/// Turns of a transcript: "President of Norland Anna Kask: ...", "Q ...", "Mr. BERG. ..." at the
/// beginning of paragraphs. Whether a label before a colon is a speaker or a heading is judged over
/// the whole text: speakers come back, or bear an office.
class Turns {
 public:
  Turns(const TokenView& view, const std::vector<Paragraph>& paragraphs);

  /// Past the label of the turn that begins the range; range.first when there is none.
  TokenIndex end(TokenSpan range) const;
  /// Somebody speaks twice, or somebody with an office speaks.
  bool is_transcript() const noexcept { return role_turns_ > 0 || conversation_; }
  /// Whether the range begins with a label that names an office.
  bool has_role(TokenSpan range) const { return label_of(range).role; }

 private:
  /// A label of a turn at the beginning of a paragraph.
  struct Label {
    TokenIndex end = 0;       ///< Past the colon; the paragraph's beginning for none.
    std::uint64_t name = 0;   ///< Of the last two words of the name, which later labels repeat.
    TokenIndex capitals = 0;  ///< Capitalised words.
    bool role = false;
    bool plain_name = true;  ///< Nothing but capitalised words and hyphens.
  };

  TokenIndex label_end(TokenSpan range) const;
  TokenIndex member_end(TokenSpan range) const;
  bool is_question(TokenSpan range) const;
  Label label_of(TokenSpan range) const;
  bool is_turn(const Label& label, TokenSpan range) const;

  const TokenView& view_;
  std::vector<std::uint64_t> names_;  ///< Of all labels, sorted.
  std::size_t role_turns_ = 0;
  std::size_t questions_ = 0;
  bool conversation_ = false;  ///< Somebody speaks twice.
  bool headings_ = false;      ///< "General Health: ...", "Trade: ...": what is before the colons.
};

}  // namespace newsgraph::text

#endif
