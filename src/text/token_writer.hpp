#ifndef NEWSGRAPH_SRC_TEXT_TOKEN_WRITER_HPP
#define NEWSGRAPH_SRC_TEXT_TOKEN_WRITER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "newsgraph/document/token.hpp"

#include "text/letter_run.hpp"

namespace newsgraph::text {

/// Appends tokens to the columns, with code-point offsets, hash and shape. Tokens are gathered in
/// blocks that fit the first-level cache: one insertion per column and block instead of a growing
/// check per token and column.
class TokenWriter {
 public:
  TokenWriter(std::string_view text, Tokens& tokens) : text_(text), tokens_(tokens) {}

  /// A token of ASCII letters only.
  void letters(std::size_t begin, const LetterRun& run) {
    ascii(begin, begin + run.length, run.hash, run.shape);
  }
  /// A token of ASCII characters whose hash and shape are known.
  void ascii(std::size_t begin, std::size_t end, std::uint64_t hash, std::uint16_t shape) {
    push(begin, end, static_cast<std::uint32_t>(end - begin), hash, with_line(shape));
  }
  /// A token of any characters; `extra` shape bits are added.
  void any(std::size_t begin, std::size_t end, std::uint16_t extra = 0);
  /// The same when the hash is known.
  void any(std::size_t begin, std::size_t end, std::uint64_t hash, std::uint16_t shape,
           std::size_t continuation_bytes) {
    const auto continuation = static_cast<std::uint32_t>(continuation_bytes);
    push(begin, end, static_cast<std::uint32_t>(end - begin) - continuation, hash,
         with_line(shape));
    continuation_ += continuation;
  }
  /// Writes the tokens of one line's inner loop. It keeps the writer's counters in registers: the
  /// loop is bound by the time from one word to the next. Nothing else may write while one lives.
  class Inner {
   public:
    explicit Inner(TokenWriter& writer) : writer_(writer), count_(writer.count_) {}
    Inner(const Inner&) = delete;
    Inner& operator=(const Inner&) = delete;
    ~Inner() {
      writer_.count_ = count_;
      if (end_ != 0) {
        writer_.last_end_ = end_;
        writer_.last_hash_ = hash_;
      }
    }

    /// Room for two more tokens? When not, the loop must end; the writer makes room.
    bool has_room() const noexcept { return count_ + 2 < block; }
    void word(std::size_t begin, const LetterRun& run, bool space) noexcept {
      put(begin, run.length, run.hash, run.shape, space);
    }
    /// A mark that clings to the word before it.
    void mark(std::size_t begin, std::uint64_t hash, std::uint16_t shape) noexcept {
      put(begin, 1, hash, shape, false);
    }

   private:
    void put(std::size_t begin, std::size_t length, std::uint64_t hash, std::uint16_t shape,
             bool space) noexcept {
      end_ = begin + length;
      hash_ = hash;
      writer_.put(count_++, begin, end_, static_cast<std::uint32_t>(length), hash, shape, space);
    }

    TokenWriter& writer_;
    std::size_t count_;
    std::size_t end_ = 0;
    std::uint64_t hash_ = 0;
  };
  friend class Inner;

  /// Says that a line break stands before the next token.
  void line_break() noexcept { line_ = LineBefore; }
  /// Accounts for skipped white space that is not ASCII.
  void skipped(std::size_t continuation_bytes) noexcept {
    continuation_ += static_cast<std::uint32_t>(continuation_bytes);
  }
  /// Byte offset of the end of the last token; 0 before the first.
  std::size_t last_end() const noexcept { return last_end_; }
  std::uint64_t last_hash() const noexcept { return last_hash_; }  ///< Of the last token.
  /// Hands the last block over. To be called once at the end.
  void flush();

 private:
  static constexpr std::size_t block = 256;

  std::uint16_t with_line(std::uint16_t shape) noexcept {
    return static_cast<std::uint16_t>(shape | std::exchange(line_, 0U));
  }

  void push(std::size_t begin, std::size_t end, std::uint32_t code_points, std::uint64_t hash,
            std::uint16_t shape) {
    put(count_, begin, end, code_points, hash, shape, begin != last_end_ || begin == 0);
    last_end_ = end;
    last_hash_ = hash;
    if (++count_ == block) flush();
  }

  void put(std::size_t at, std::size_t begin, std::size_t end, std::uint32_t code_points,
           std::uint64_t hash, std::uint16_t shape, bool space) noexcept {
    const auto first = static_cast<std::uint32_t>(begin) - continuation_;
    byte_begin_[at] = static_cast<std::uint32_t>(begin);
    byte_end_[at] = static_cast<std::uint32_t>(end);
    begin_[at] = first;
    end_[at] = first + code_points;
    hash_[at] = hash;
    shape_[at] = static_cast<std::uint16_t>(shape | static_cast<unsigned>(space) * SpaceBefore);
  }

  std::string_view text_;
  Tokens& tokens_;
  std::size_t count_ = 0;
  std::size_t last_end_ = 0;
  std::uint64_t last_hash_ = 0;
  unsigned line_ = LineBefore;      ///< LineBefore when the next token begins a line.
  std::uint32_t continuation_ = 0;  ///< Continuation bytes before the next token.
  std::string folded_;
  std::array<std::uint32_t, block>
      byte_begin_;  // not filled with zeros: count_ tells what is there
  std::array<std::uint32_t, block> byte_end_;
  std::array<std::uint32_t, block> begin_;
  std::array<std::uint32_t, block> end_;
  std::array<std::uint64_t, block> hash_;
  std::array<std::uint16_t, block> shape_;
};

/// Hash of ASCII text with its letters made lower case. Requires ASCII without '`'.
std::uint64_t hash_ascii(std::string_view form) noexcept;

/// Shape bits of a form, without those of its surroundings (SpaceBefore, quotes of straight marks).
std::uint16_t shape_of(std::string_view form) noexcept;

}  // namespace newsgraph::text

#endif
