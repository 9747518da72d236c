#ifndef NEWSGRAPH_BASE_CHECKSUM_HPP
#define NEWSGRAPH_BASE_CHECKSUM_HPP

#include <cstdint>
#include <string_view>

namespace newsgraph {

/// A 64-bit sum of bytes that finds damage (not malice), for files that are checked whenever they
/// are opened: about 10 GB a second. The same on every little-endian machine; files hold it, so it
/// must not change.
std::uint64_t checksum64(std::string_view bytes) noexcept;

}  // namespace newsgraph

#endif
