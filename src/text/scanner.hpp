#ifndef NEWSGRAPH_SRC_TEXT_SCANNER_HPP
#define NEWSGRAPH_SRC_TEXT_SCANNER_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "newsgraph/document/token.hpp"

#include "text/characters.hpp"
#include "text/token_writer.hpp"

namespace newsgraph::text {

/// One pass over a text, token by token. Words of ASCII letters followed by a space or a plain mark
/// take a short way; every other beginning has a function that finds the end of its token.
/// Look-ahead is bounded, or what was looked at is consumed, so that time is linear.
class Scanner {
 public:
  Scanner(std::string_view text, Tokens& tokens)
      : text_(text), writer_(text, tokens), next_at_sign_(text.find('@')) {}

  void run();

 private:
  /// What comes after a stop, past white space within the paragraph.
  struct Next {
    CharKind kind = CharKind::Space;  ///< Space: the paragraph or the text ends.
    char first = '\0';                ///< ASCII byte, or 0.
    std::size_t at = 0;
  };

  char at(std::size_t i) const noexcept { return i < text_.size() ? text_[i] : '\0'; }
  CharKind kind_at(std::size_t i) const noexcept;
  std::size_t length_at(std::size_t i) const noexcept;
  bool is_word_at(std::size_t i) const noexcept;
  /// Bytes of the apostrophe at `i`; 0 when there is none.
  std::size_t apostrophe_at(std::size_t i) const noexcept;
  std::size_t hyphen_at(std::size_t i) const noexcept;
  bool follows_space() const noexcept { return pos_ == 0 || pos_ != writer_.last_end(); }
  std::uint64_t hash_of(std::size_t begin, std::size_t end);
  Next next_after(std::size_t i) const noexcept;

  bool skip_space() noexcept;
  std::size_t letters_end(std::size_t i) const noexcept;
  std::size_t word_end(std::size_t i) const noexcept;

  void scan_plain_words();
  void scan_word();
  void scan_number();
  void scan_mark();
  void scan_high();
  void scan_apostrophe(std::size_t length);
  bool scan_address();

  std::size_t end_with_stop(std::size_t segment, std::size_t end);
  std::size_t end_with_inner_stop(std::size_t segment, std::size_t end);
  bool stop_belongs(std::size_t segment, std::size_t end);
  std::size_t url_end(std::size_t i) const noexcept;
  /// End of a clitic ('s, 'll, n't is not one of them) whose letters begin at `i`; 0 for none.
  std::size_t clitic_end(std::size_t i) const noexcept;
  std::size_t run_end(std::size_t i) const noexcept;
  bool follows_decade_word() const noexcept;

  void emit_word(std::size_t begin, std::size_t end);
  void emit_ascii_mark(std::uint16_t quote_bits = 0);
  void emit_mark(std::size_t end, std::uint16_t quote_bits = 0);
  std::uint16_t straight_quote_bits(std::size_t begin, std::size_t end) const noexcept;

  std::string_view text_;
  TokenWriter writer_;
  std::size_t pos_ = 0;
  std::size_t next_at_sign_;  ///< First '@' from some past position on; npos when none.
  std::string scratch_;
};

}  // namespace newsgraph::text

#endif
