#ifndef NEWSGRAPH_BASE_FILE_HPP
#define NEWSGRAPH_BASE_FILE_HPP

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace newsgraph {

/// The whole file as bytes. Throws InputError when it is missing, unreadable or a directory.
std::string read_file(const std::filesystem::path& path);

/// A file that appears whole or not at all: written under a temporary name in the same folder,
/// flushed to disk and renamed by commit(); removed when destroyed without commit().
/// Throws ExportError with the reason of the system (no space left, permission).
class AtomicFile {
 public:
  explicit AtomicFile(std::filesystem::path path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  AtomicFile(AtomicFile&&) = delete;
  AtomicFile& operator=(AtomicFile&&) = delete;

  void write(std::string_view bytes);
  void commit();

 private:
  struct Closer {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };
  std::filesystem::path path_;
  std::filesystem::path temporary_;
  std::unique_ptr<std::FILE, Closer> file_;
};

/// AtomicFile in one call.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace newsgraph

#endif
