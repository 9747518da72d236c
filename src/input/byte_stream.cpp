#include "newsgraph/input/byte_stream.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include <zlib.h>
#include <zstd.h>

#include "newsgraph/base/error.hpp"

namespace newsgraph::input {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18U;

class FileStream final : public ByteStream {
 public:
  explicit FileStream(const std::string& path) : path_(path == "-" ? "standard input" : path) {
    if (path == "-") {
      file_ = stdin;
      return;
    }
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
      throw InputError(path, "is a folder, not a file");
    }
    file_ = std::fopen(path.c_str(), "rb");
    if (file_ == nullptr) fail();
  }
  ~FileStream() override {
    if (file_ != nullptr && file_ != stdin) std::fclose(file_);
  }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  FileStream(FileStream&&) = delete;
  FileStream& operator=(FileStream&&) = delete;

  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t got = std::fread(buffer, 1, size, file_);
    if (got == 0 && std::ferror(file_) != 0) fail();
    return got;
  }
  const std::string& path() const noexcept { return path_; }

 private:
  [[noreturn]] void fail() const {
    throw InputError(path_, "cannot be read: " + std::generic_category().message(errno));
  }
  std::string path_;
  std::FILE* file_ = nullptr;
};

/// Gives the bytes taken for sniffing first, then the rest of the file.
class PushbackStream final : public ByteStream {
 public:
  explicit PushbackStream(std::unique_ptr<FileStream> file) : file_(std::move(file)) {
    length_ = file_->read(head_.data(), head_.size());
  }
  std::string_view head() const noexcept { return {head_.data(), length_}; }
  const std::string& path() const noexcept { return file_->path(); }

  std::size_t read(char* buffer, std::size_t size) override {
    if (taken_ == length_) return file_->read(buffer, size);
    const std::size_t count = std::min(size, length_ - taken_);
    std::memcpy(buffer, head_.data() + taken_, count);
    taken_ += count;
    return count;
  }

 private:
  std::unique_ptr<FileStream> file_;
  std::array<char, 4> head_{};
  std::size_t length_ = 0;
  std::size_t taken_ = 0;
};

class GzipStream final : public ByteStream {
 public:
  explicit GzipStream(std::unique_ptr<PushbackStream> packed)
      : packed_(std::move(packed)), input_(block_size) {
    constexpr int gzip_only = 16 + MAX_WBITS;
    if (inflateInit2(&state_, gzip_only) != Z_OK) throw std::bad_alloc();
  }
  ~GzipStream() override { inflateEnd(&state_); }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;
  GzipStream(GzipStream&&) = delete;
  GzipStream& operator=(GzipStream&&) = delete;

  std::size_t read(char* buffer, std::size_t size) override {
    state_.next_out = reinterpret_cast<Bytef*>(buffer);
    state_.avail_out = static_cast<uInt>(size);
    while (state_.avail_out == size) {
      if (state_.avail_in == 0) {
        const std::size_t got = packed_->read(input_.data(), input_.size());
        state_.next_in = reinterpret_cast<Bytef*>(input_.data());
        state_.avail_in = static_cast<uInt>(got);
        if (got == 0) {
          if (member_open_) throw InputError(packed_->path(), "gzip file is cut short");
          return 0;
        }
      }
      if (!member_open_) {  // gzip files may be joined: another member follows
        inflateReset(&state_);
        member_open_ = true;
      }
      const int status = inflate(&state_, Z_NO_FLUSH);
      if (status == Z_STREAM_END) {
        member_open_ = false;
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        throw InputError(packed_->path(), "gzip file is damaged");
      }
    }
    return size - state_.avail_out;
  }

 private:
  std::unique_ptr<PushbackStream> packed_;
  std::vector<char> input_;
  z_stream state_{};
  bool member_open_ = true;
};

class ZstdStream final : public ByteStream {
 public:
  explicit ZstdStream(std::unique_ptr<PushbackStream> packed)
      : packed_(std::move(packed)), input_(ZSTD_DStreamInSize()), state_(ZSTD_createDStream()) {
    if (state_ == nullptr) throw std::bad_alloc();
  }
  ~ZstdStream() override { ZSTD_freeDStream(state_); }
  ZstdStream(const ZstdStream&) = delete;
  ZstdStream& operator=(const ZstdStream&) = delete;
  ZstdStream(ZstdStream&&) = delete;
  ZstdStream& operator=(ZstdStream&&) = delete;

  std::size_t read(char* buffer, std::size_t size) override {
    ZSTD_outBuffer out{buffer, size, 0};
    while (out.pos == 0) {
      if (in_.pos == in_.size) {
        in_ = {input_.data(), packed_->read(input_.data(), input_.size()), 0};
        if (in_.size == 0) {
          if (frame_open_) throw InputError(packed_->path(), "Zstandard file is cut short");
          return 0;
        }
      }
      const std::size_t status = ZSTD_decompressStream(state_, &out, &in_);
      if (ZSTD_isError(status) != 0) {
        throw InputError(packed_->path(),
                         std::string("Zstandard file is damaged: ") + ZSTD_getErrorName(status));
      }
      frame_open_ = status != 0;
    }
    return out.pos;
  }

 private:
  std::unique_ptr<PushbackStream> packed_;
  std::vector<char> input_;
  ZSTD_DStream* state_;
  ZSTD_inBuffer in_{};
  bool frame_open_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> open_stream(const std::string& path) {
  auto stream = std::make_unique<PushbackStream>(std::make_unique<FileStream>(path));
  if (stream->head().starts_with("\x1F\x8B"))
    return std::make_unique<GzipStream>(std::move(stream));
  if (stream->head() == "\x28\xB5\x2F\xFD") return std::make_unique<ZstdStream>(std::move(stream));
  return stream;
}

bool LineReader::fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t before = buffer_.size();
  const std::size_t grow = std::max(block_size, before);  // doubling: a huge line stays linear
  buffer_.resize(before + grow);
  const std::size_t got = stream_.read(buffer_.data() + before, grow);
  buffer_.resize(before + got);
  at_end_ = got == 0;
  return got > 0;
}

bool LineReader::next(std::string_view& line) {
  std::size_t searched = 0;
  while (true) {
    const std::size_t feed = buffer_.find('\n', begin_ + searched);
    if (feed != std::string::npos) {
      line = std::string_view(buffer_).substr(begin_, feed - begin_);
      begin_ = feed + 1;
      ++line_number_;
      return true;
    }
    searched = buffer_.size() - begin_;
    if (!fill()) break;
  }
  if (begin_ == buffer_.size()) return false;
  line = std::string_view(buffer_).substr(begin_);
  begin_ = buffer_.size();
  ++line_number_;
  return true;
}

std::string_view LineReader::peek(std::size_t size) {
  while (buffer_.size() - begin_ < size && fill()) {
  }
  return std::string_view(buffer_).substr(begin_, size);
}

std::string LineReader::rest() {
  while (fill()) {
  }
  std::string all = buffer_.substr(begin_);
  begin_ = buffer_.size();
  return all;
}

}  // namespace newsgraph::input
