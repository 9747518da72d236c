#include "newsgraph/base/mapped_file.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"

namespace newsgraph {

MappedFile::MappedFile(const std::filesystem::path& path) {
  const auto fail = [&path](int error) {
    throw InputError(path.string(), "cannot be read: " + std::generic_category().message(error));
  };
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(errno);
  struct stat status {};
  int error = ::fstat(file, &status) == 0 ? 0 : errno;
  if (error == 0 && !S_ISREG(status.st_mode)) error = EINVAL;
  if (error == 0 && status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
    // mmap has no other way to say that it failed.
    if (mapped == MAP_FAILED) {  // NOLINT(cppcoreguidelines-pro-type-cstyle-cast)
      error = errno;
    } else {
      data_ = static_cast<const char*>(mapped);
      size_ = size;
    }
  }
  ::close(file);
  if (error != 0) fail(error);
}

MappedFile::~MappedFile() {
  // munmap takes what mmap gave, which is not const.
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace newsgraph
