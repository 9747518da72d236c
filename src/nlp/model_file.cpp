#include "nlp/model_file.hpp"

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/hash.hpp"

static_assert(std::endian::native == std::endian::little, "model files are mapped as they are");

namespace newsgraph::nlp {
namespace {

constexpr std::string_view magic("NGMODEL\0", 8);
constexpr std::size_t header_size = 64;
constexpr std::size_t name_size = 24;
constexpr std::size_t border = 64;

struct Entry {
  std::array<char, name_size> name;
  std::uint64_t offset;
  std::uint64_t size;
};
static_assert(sizeof(Entry) == 40);

std::uint64_t read_u64(const std::byte* at) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, sizeof value);
  return value;
}

// Eight lanes of multiply and rotate: as fast as memory is read. SHA-256 of the same bytes would
// take more than all the rest of loading.
std::uint64_t checksum(const std::byte* data, std::size_t size) {
  constexpr std::uint64_t prime = 0x9e3779b97f4a7c15ULL;
  std::array<std::uint64_t, 8> lanes{};
  for (std::size_t lane = 0; lane < lanes.size(); ++lane) lanes[lane] = prime * (lane + 1);
  std::size_t at = 0;
  for (; at + 64 <= size; at += 64) {
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
      lanes[lane] = std::rotl((lanes[lane] ^ read_u64(data + at + 8 * lane)) * prime, 29);
    }
  }
  std::uint64_t sum = size;
  for (; at < size; ++at) sum = (sum ^ std::to_integer<std::uint64_t>(data[at])) * prime;
  for (const std::uint64_t lane : lanes) sum = std::rotl((sum ^ lane) * prime, 31);
  return sum;
}

std::string_view view(const std::byte* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

std::size_t round_up(std::size_t value) { return (value + border - 1) / border * border; }

std::uint8_t digit(char hex) {
  return static_cast<std::uint8_t>(hex <= '9' ? hex - '0' : hex - 'a' + 10);
}

}  // namespace

ModelFile::ModelFile(const std::filesystem::path& path) : path_(path.string()) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const auto reason = [] { return std::generic_category().message(errno); };
  if (file < 0) throw InputError(path_, "cannot be read: " + reason());
  struct stat info {};
  if (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(file);
    throw InputError(path_, "is no file");
  }
  size_ = static_cast<std::size_t>(info.st_size);
  if (size_ < header_size) {
    ::close(file);
    throw InputError(path_, "is no model of newsgraph: too short");
  }
  void* const mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  const int error = errno;
  ::close(file);
  if (mapped == MAP_FAILED) {  // NOLINT
    throw InputError(path_, "cannot be mapped: " + std::generic_category().message(error));
  }
  data_ = static_cast<const std::byte*>(mapped);
  try {
    check();
  } catch (...) {
    ::munmap(mapped, size_);
    throw;
  }
}

ModelFile::~ModelFile() {
  if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);  // NOLINT
}

void ModelFile::check() {
  if (view(data_, magic.size()) != magic) throw InputError(path_, "is no model of newsgraph");
  std::uint32_t format = 0;
  std::uint32_t count = 0;
  std::memcpy(&format, data_ + 8, sizeof format);
  std::memcpy(&count, data_ + 12, sizeof count);
  if (format != model_format) {
    throw InputError(path_, "is of format " + std::to_string(format) + ", this program reads " +
                                std::to_string(model_format));
  }
  if (read_u64(data_ + 16) != size_) throw InputError(path_, "is cut short or has bytes too many");
  if (read_u64(data_ + 24) != checksum(data_ + header_size, size_ - header_size)) {
    throw InputError(path_, "is damaged: its checksum does not match");
  }
  if (count > (size_ - header_size) / sizeof(Entry)) throw InputError(path_, "is damaged");
  for (std::uint32_t at = 0; at < count; ++at) {
    Entry entry{};
    std::memcpy(&entry, data_ + header_size + at * sizeof(Entry), sizeof entry);
    if (entry.offset % border != 0 || entry.offset > size_ || entry.size > size_ - entry.offset) {
      throw InputError(path_, "is damaged: a section lies outside");
    }
  }
  static constexpr std::string_view digits = "0123456789abcdef";
  for (std::size_t at = 32; at < header_size; ++at) {
    const auto byte = std::to_integer<unsigned>(data_[at]);
    sha256_.push_back(digits[byte >> 4U]);
    sha256_.push_back(digits[byte & 15U]);
  }
}

std::span<const std::byte> ModelFile::section(std::string_view name) const {
  std::uint32_t count = 0;
  std::memcpy(&count, data_ + 12, sizeof count);
  for (std::uint32_t at = 0; at < count; ++at) {
    Entry entry{};
    std::memcpy(&entry, data_ + header_size + at * sizeof(Entry), sizeof entry);
    const std::string_view found(entry.name.data(), ::strnlen(entry.name.data(), name_size));
    if (found == name) return {data_ + entry.offset, entry.size};
  }
  throw InputError(path_, "has no section \"" + std::string(name) + "\"");
}

std::string_view ModelFile::text(std::string_view name) const {
  const std::span<const std::byte> bytes = section(name);
  return view(bytes.data(), bytes.size());
}

void ModelFile::wrong_size(std::string_view name) const {
  throw InputError(path_, "section \"" + std::string(name) + "\" has a wrong size");
}

void ModelWriter::add(std::string_view name, std::string_view bytes) {
  sections_.emplace_back(name.substr(0, name_size), bytes);
}

void ModelWriter::write(const std::filesystem::path& path) const {
  std::string content(round_up(header_size + sections_.size() * sizeof(Entry)), '\0');
  for (std::size_t at = 0; at < sections_.size(); ++at) {
    const auto& [name, bytes] = sections_[at];
    Entry entry{};
    std::memcpy(entry.name.data(), name.data(), name.size());
    entry.offset = content.size();
    entry.size = bytes.size();
    std::memcpy(content.data() + header_size + at * sizeof(Entry), &entry, sizeof entry);
    content += bytes;
    content.resize(round_up(content.size()));
  }
  const auto count = static_cast<std::uint32_t>(sections_.size());
  const std::uint64_t size = content.size();
  const auto* const payload = reinterpret_cast<const std::byte*>(content.data()) + header_size;
  const std::uint64_t sum = checksum(payload, content.size() - header_size);
  std::memcpy(content.data(), magic.data(), magic.size());
  std::memcpy(content.data() + 8, &model_format, sizeof model_format);
  std::memcpy(content.data() + 12, &count, sizeof count);
  std::memcpy(content.data() + 16, &size, sizeof size);
  std::memcpy(content.data() + 24, &sum, sizeof sum);
  const std::string hex = sha256_hex(std::string_view(content).substr(header_size));
  for (std::size_t at = 0; at < 32; ++at) {
    content[32 + at] = static_cast<char>(digit(hex[2 * at]) * 16 + digit(hex[2 * at + 1]));
  }
  write_file(path, content);
}

}  // namespace newsgraph::nlp
