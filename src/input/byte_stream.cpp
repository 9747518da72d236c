#include "newsgraph/input/byte_stream.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
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
      descriptor_ = STDIN_FILENO;
      return;
    }
    descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail();
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) return;
    if (S_ISDIR(status.st_mode)) {
      ::close(descriptor_);
      throw InputError(path, "is a folder, not a file");
    }
    if (!S_ISREG(status.st_mode)) return;
    is_sized_ = true;
    left_ = static_cast<std::size_t>(status.st_size);
  }
  ~FileStream() override {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  FileStream(FileStream&&) = delete;
  FileStream& operator=(FileStream&&) = delete;

  std::size_t read(char* buffer, std::size_t size) override {
    const ssize_t got = ::read(descriptor_, buffer, size);
    if (got < 0) fail();
    left_ -= std::min(left_, static_cast<std::size_t>(got));
    return static_cast<std::size_t>(got);
  }
  std::size_t expected_size() const noexcept override {
    return is_sized_ ? left_ : ByteStream::expected_size();
  }
  const std::string& path() const noexcept { return path_; }

 private:
  [[noreturn]] void fail() const {
    throw InputError(path_, "cannot be read: " + std::generic_category().message(errno));
  }
  std::string path_;
  int descriptor_ = -1;
  bool is_sized_ = false;
  std::size_t left_ = 0;
};

/// Gives the block taken for sniffing first, then the rest of the file. A small file is one block.
class PushbackStream final : public ByteStream {
 public:
  explicit PushbackStream(std::unique_ptr<FileStream> file) : file_(std::move(file)) {
    constexpr std::size_t magic_size = 4;
    const std::size_t room = std::clamp(file_->expected_size(), magic_size, most_taken);
    taken_ = std::make_unique_for_overwrite<char[]>(room);
    while (end_ < magic_size) {  // a pipe may give less than is asked for
      const std::size_t got = file_->read(taken_.get() + end_, room - end_);
      if (got == 0) break;
      end_ += got;
    }
  }
  std::string_view head() const noexcept { return {taken_.get(), end_}; }
  const std::string& path() const noexcept { return file_->path(); }

  std::size_t read(char* buffer, std::size_t size) override {
    if (begin_ == end_) return file_->read(buffer, size);
    const std::size_t count = std::min(size, end_ - begin_);
    std::memcpy(buffer, taken_.get() + begin_, count);
    begin_ += count;
    return count;
  }
  std::size_t expected_size() const noexcept override {
    return end_ - begin_ + file_->expected_size();
  }

 private:
  static constexpr std::size_t most_taken = std::size_t{1} << 14U;
  std::unique_ptr<FileStream> file_;
  std::unique_ptr<char[]> taken_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
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
  if (stream->head().starts_with("\x28\xB5\x2F\xFD"))
    return std::make_unique<ZstdStream>(std::move(stream));
  return stream;
}

/// Reads into the room behind the bytes not yet taken, which is never filled with zeros.
bool LineReader::fill() {
  if (at_end_) return false;
  const std::size_t kept = end_ - begin_;
  if (kept == capacity_) {
    // As much as is to come, and a byte more to see the end; doubling, so that a huge line stays
    // linear.
    const std::size_t room = std::max(std::min(block_size, stream_.expected_size() + 1), kept);
    auto larger = std::make_unique_for_overwrite<char[]>(kept + room);
    std::copy_n(buffer_.get() + begin_, kept, larger.get());
    buffer_ = std::move(larger);
    capacity_ = kept + room;
  } else if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, kept);
  }
  begin_ = 0;
  end_ = kept;
  const std::size_t got = stream_.read(buffer_.get() + end_, capacity_ - end_);
  end_ += got;
  at_end_ = got == 0;
  return got > 0;
}

bool LineReader::next(std::string_view& line) {
  std::size_t searched = 0;
  while (true) {
    const std::string_view rest = untaken();
    const std::size_t feed = rest.find('\n', searched);
    if (feed != std::string_view::npos) {
      line = rest.substr(0, feed);
      begin_ += feed + 1;
      ++line_number_;
      return true;
    }
    searched = rest.size();
    if (!fill()) break;
  }
  if (begin_ == end_) return false;
  line = untaken();
  begin_ = end_;
  ++line_number_;
  return true;
}

std::string_view LineReader::peek(std::size_t size) {
  while (end_ - begin_ < size && fill()) {
  }
  return untaken().substr(0, size);
}

std::string LineReader::rest() {
  while (fill()) {
  }
  std::string all(untaken());
  begin_ = end_;
  return all;
}

}  // namespace newsgraph::input
