#ifndef NEWSGRAPH_INPUT_BYTE_STREAM_HPP
#define NEWSGRAPH_INPUT_BYTE_STREAM_HPP

// Bytes of a file or of standard input, unpacked when gzip or Zstandard, in bounded memory.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace newsgraph::input {

/// A source of bytes. read() gives up to `size` bytes; 0 at the end. Errors are InputError with the
/// path.
class ByteStream {
 public:
  ByteStream() = default;
  virtual ~ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  ByteStream(ByteStream&&) = delete;
  ByteStream& operator=(ByteStream&&) = delete;
  virtual std::size_t read(char* buffer, std::size_t size) = 0;
  /// Bytes that are probably still to come, to choose the size of a buffer by; a block's worth when
  /// nothing is known, as of pipes and of what is compressed.
  virtual std::size_t expected_size() const noexcept { return std::size_t{1} << 18U; }
};

/// Opens a file, or standard input for "-". What is compressed is told by its first bytes, not by
/// its name. Throws InputError when it is missing, unreadable, a folder or damaged.
std::unique_ptr<ByteStream> open_stream(const std::string& path);

/// Lines of a stream, each without its line feed; also a last line without one. A stream of one
/// line of any length works.
class LineReader {
 public:
  explicit LineReader(ByteStream& stream) : stream_(stream) {}

  /// False at the end. `line` is valid until the next call.
  bool next(std::string_view& line);
  std::size_t line_number() const noexcept { return line_number_; }  ///< Of the last line; from 1.

  /// Up to `size` bytes from the beginning without taking them; for sniffing. Call before next().
  std::string_view peek(std::size_t size);
  /// Everything not yet taken.
  std::string rest();

 private:
  bool fill();
  std::string_view untaken() const noexcept { return {buffer_.get() + begin_, end_ - begin_}; }

  ByteStream& stream_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;  ///< Of what is read and not yet taken.
  std::size_t end_ = 0;
  std::size_t line_number_ = 0;
  bool at_end_ = false;
};

}  // namespace newsgraph::input

#endif
