#include "cli/folder_lock.hpp"

#include <array>
#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"

namespace newsgraph::cli {
namespace {

constexpr const char* lock_name = ".newsgraph.lock";

/// Whether the path still names the open file: its last holder may have removed it in between.
bool names_file(const std::filesystem::path& path, int descriptor) {
  struct stat open_file {};
  struct stat there {};
  return ::fstat(descriptor, &open_file) == 0 && ::stat(path.c_str(), &there) == 0 &&
         open_file.st_ino == there.st_ino && open_file.st_dev == there.st_dev;
}

std::string holder_of(int descriptor) {
  std::array<char, 32> text{};
  const ssize_t size = ::pread(descriptor, text.data(), text.size() - 1, 0);
  std::string number(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  while (number.ends_with('\n')) number.pop_back();
  return number.empty() ? "another process" : "process " + number;
}

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder)
    : folder_(folder), file_(folder / lock_name) {
  std::error_code error;
  made_folder_ = std::filesystem::create_directories(folder, error);
  if (error) throw ExportError(folder.string() + ": cannot be made: " + error.message());
  while (true) {
    descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor_ < 0) {
      throw ExportError(folder.string() +
                        ": cannot be written: " + std::generic_category().message(errno));
    }
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      const std::string holder = holder_of(descriptor_);
      ::close(descriptor_);
      throw ExportError(folder.string() + ": " + holder +
                        " is writing this folder; wait for it, or name another with -o");
    }
    if (names_file(file_, descriptor_)) break;
    ::close(descriptor_);
  }
  const std::string number = std::to_string(::getpid()) + '\n';
  // Without the number the lock holds all the same.
  [[maybe_unused]] const bool said =
      ::ftruncate(descriptor_, 0) == 0 && ::write(descriptor_, number.data(), number.size()) > 0;
}

FolderLock::~FolderLock() {
  // Removed while it is held, so that nobody holds a file that has no name.
  std::error_code ignored;
  std::filesystem::remove(file_, ignored);
  ::close(descriptor_);
  if (made_folder_ && std::filesystem::is_empty(folder_, ignored))
    std::filesystem::remove(folder_, ignored);
}

}  // namespace newsgraph::cli
