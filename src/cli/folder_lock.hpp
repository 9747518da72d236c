#ifndef NEWSGRAPH_SRC_CLI_FOLDER_LOCK_HPP
#define NEWSGRAPH_SRC_CLI_FOLDER_LOCK_HPP

// One writer a folder. The lock is the system's (flock), so that it goes with its process however
// that ends; the file holds the number of the process for the message to others.

#include <filesystem>

namespace newsgraph::cli {

class FolderLock {
 public:
  /// Makes the folder where there is none. Throws ExportError when another process holds it, with
  /// that process's number.
  explicit FolderLock(const std::filesystem::path& folder);
  /// Removes the lock file, and the folder if it was made here and nothing was written to it.
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  FolderLock(FolderLock&&) = delete;
  FolderLock& operator=(FolderLock&&) = delete;

 private:
  std::filesystem::path folder_;
  std::filesystem::path file_;
  int descriptor_ = -1;
  bool made_folder_ = false;
};

}  // namespace newsgraph::cli

#endif
