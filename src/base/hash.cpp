#include "newsgraph/base/hash.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <memory>

#include <openssl/evp.h>

namespace newsgraph {
namespace {

constexpr std::size_t digest_size = 32;

/// A context for each thread, set up once: finding the algorithm takes longer than hashing an id.
class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new()) {
    ready_ = context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1;
  }

  std::array<unsigned char, digest_size> operator()(std::string_view bytes) {
    std::array<unsigned char, digest_size> digest{};
    [[maybe_unused]] const bool done =
        ready_ && EVP_DigestInit_ex(context_.get(), nullptr, nullptr) == 1 &&
        EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1 &&
        EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr) == 1;
    assert(done && "SHA-256 is always there");
    return digest;
  }

 private:
  struct Free {
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context_;
  bool ready_ = false;
};

std::array<unsigned char, digest_size> sha256(std::string_view bytes) {
  thread_local Sha256 hash;
  return hash(bytes);
}

std::string hexadecimal(const unsigned char* bytes, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(count * 2, '0');
  for (std::size_t i = 0; i < count; ++i) {
    text[2 * i] = digits[bytes[i] >> 4U];
    text[2 * i + 1] = digits[bytes[i] & 0xFU];
  }
  return text;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  const auto digest = sha256(bytes);
  return hexadecimal(digest.data(), digest.size());
}

std::string content_id(std::initializer_list<std::string_view> parts) {
  thread_local std::string all;  // keeps its memory: ids are made by the million
  all.clear();
  for (const std::string_view part : parts) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), part.size()).ptr;
    all.append(digits.data(), end);
    all += ':';
    all += part;
  }
  return hexadecimal(sha256(all).data(), 10);
}

}  // namespace newsgraph
