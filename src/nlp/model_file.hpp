#ifndef NEWSGRAPH_NLP_MODEL_FILE_HPP
#define NEWSGRAPH_NLP_MODEL_FILE_HPP

// A model file: named sections of plain numbers, each on a 64-byte border, mapped into memory and
// used where they lie, so that processes share one copy and loading reads nothing twice.
//
//   0    magic "NGMODEL" and a zero byte
//   8    u32 format, u32 number of sections
//   16   u64 size of the file, u64 checksum of everything after the header
//   32   SHA-256 of everything after the header
//   64   sections: 24 bytes name (zero-padded), u64 offset, u64 size
//
// Numbers are little-endian.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgraph::nlp {

/// Raised whenever an older program would read a file wrongly.
inline constexpr std::uint32_t model_format = 1;

class ModelFile {
 public:
  /// Maps and checks the file. Throws InputError when it is missing, no model, of another format,
  /// cut short or damaged.
  explicit ModelFile(const std::filesystem::path& path);
  ~ModelFile();
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;
  ModelFile(ModelFile&&) = delete;
  ModelFile& operator=(ModelFile&&) = delete;

  const std::string& path() const noexcept { return path_; }
  /// SHA-256 as the trainer wrote it, 64 hexadecimal digits.
  const std::string& sha256() const noexcept { return sha256_; }

  /// Bytes of a section. Throws InputError when it is missing.
  std::span<const std::byte> section(std::string_view name) const;

  std::string_view text(std::string_view name) const;

  /// A section as numbers. Throws InputError when it has not exactly `count` of them.
  template <typename Number>
  std::span<const Number> numbers(std::string_view name, std::size_t count) const {
    const std::span<const Number> all = numbers<Number>(name);
    if (all.size() != count) wrong_size(name);
    return all;
  }
  template <typename Number>
  std::span<const Number> numbers(std::string_view name) const {
    const std::span<const std::byte> bytes = section(name);
    if (bytes.size() % sizeof(Number) != 0) wrong_size(name);
    return {reinterpret_cast<const Number*>(bytes.data()), bytes.size() / sizeof(Number)};
  }

 private:
  [[noreturn]] void wrong_size(std::string_view name) const;
  void check();

  std::string path_;
  std::string sha256_;
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Collects sections and writes them.
class ModelWriter {
 public:
  void add(std::string_view name, std::string_view bytes);
  template <typename Number>
  void add_numbers(std::string_view name, const std::vector<Number>& values) {
    add(name, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Number)});
  }
  /// Throws ExportError when the file cannot be written.
  void write(const std::filesystem::path& path) const;

 private:
  std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace newsgraph::nlp

#endif
