#include "newsgraph/base/file.hpp"

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <unistd.h>

#include "newsgraph/base/error.hpp"

namespace newsgraph {
namespace {

std::string reason() { return std::generic_category().message(errno); }

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    throw InputError(path.string(), "is a folder, not a file");
  }
  struct Closer {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
  if (!file) throw InputError(path.string(), "cannot be read: " + reason());
  // One byte more than the file says, to see its end; what does not say its size (a pipe) grows.
  std::string content;
  const std::uintmax_t said = std::filesystem::file_size(path, ignored);
  constexpr std::size_t block = std::size_t{1} << 16U;
  std::size_t size = ignored || said == 0 ? block : static_cast<std::size_t>(said) + 1;
  for (std::size_t got = 0;;) {
    content.resize(size);
    got += std::fread(content.data() + got, 1, size - got, file.get());
    if (got < size) {
      content.resize(got);
      break;
    }
    size *= 2;
  }
  if (std::ferror(file.get()) != 0) throw InputError(path.string(), "cannot be read: " + reason());
  return content;
}

AtomicFile::AtomicFile(std::filesystem::path path) : path_(std::move(path)) {
  temporary_ = path_;
  temporary_ += ".tmp" + std::to_string(::getpid());
  file_.reset(std::fopen(temporary_.c_str(), "wb"));
  if (!file_) throw ExportError(path_.string() + ": cannot be written: " + reason());
}

AtomicFile::~AtomicFile() {
  if (!file_) return;
  file_.reset();
  std::error_code ignored;
  std::filesystem::remove(temporary_, ignored);
}

void AtomicFile::write(std::string_view bytes) {
  if (bytes.empty()) return;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
    throw ExportError(path_.string() + ": cannot be written: " + reason());
  }
}

void AtomicFile::commit() {
  if (std::fflush(file_.get()) != 0 || ::fsync(::fileno(file_.get())) != 0) {
    throw ExportError(path_.string() + ": cannot be written: " + reason());
  }
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    throw ExportError(path_.string() + ": cannot be written: " + reason());
  }
  file_.reset();
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  AtomicFile file(path);
  file.write(bytes);
  file.commit();
}

}  // namespace newsgraph
