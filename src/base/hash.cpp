#include "newsgraph/base/hash.hpp"

#include <array>
#include <cassert>

#include <openssl/evp.h>

namespace newsgraph {
namespace {

constexpr std::size_t digest_size = 32;

std::array<unsigned char, digest_size> sha256(std::string_view bytes) {
  std::array<unsigned char, digest_size> digest{};
  [[maybe_unused]] const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  assert(done == 1 && "SHA-256 is always there");
  return digest;
}

std::string hexadecimal(const unsigned char* bytes, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(count * 2);
  for (std::size_t i = 0; i < count; ++i) {
    text.push_back(digits[bytes[i] >> 4U]);
    text.push_back(digits[bytes[i] & 0xFU]);
  }
  return text;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  const auto digest = sha256(bytes);
  return hexadecimal(digest.data(), digest.size());
}

std::string content_id(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const std::string_view part : parts) {
    all += std::to_string(part.size());
    all += ':';
    all += part;
  }
  return hexadecimal(sha256(all).data(), 10);
}

}  // namespace newsgraph
