#ifndef NEWSGRAPH_BASE_MAPPED_FILE_HPP
#define NEWSGRAPH_BASE_MAPPED_FILE_HPP

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace newsgraph {

/// A file as bytes in memory that the system reads where they are touched. The bytes stay as they
/// were when the file is replaced by renaming another over it (AtomicFile); cutting it short in
/// place is an error of whoever does so.
class MappedFile {
 public:
  MappedFile() = default;
  /// Throws InputError when the file is missing, unreadable or no regular file.
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  /// Empty for an empty file and for a MappedFile of none; aligned to a page.
  std::string_view bytes() const noexcept { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace newsgraph

#endif
