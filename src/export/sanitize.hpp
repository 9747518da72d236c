#ifndef NEWSGRAPH_EXPORT_SANITIZE_HPP
#define NEWSGRAPH_EXPORT_SANITIZE_HPP

// Words of articles are hostile input to every format that we write. What no format can carry is
// taken out here, once; quoting by the grammar of a format is done by its writer.

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgraph::exporting {

/// The text with each control character that XML 1.0 forbids (U+0000 to U+001F but tab, line feed
/// and carriage return) replaced by one U+FFFD, so that offsets into it stay right. Returns `text`
/// itself when it has none, else a view of `scratch`.
std::string_view without_controls(std::string_view text, std::string& scratch);

/// An absolute http or https address as a valid IRI (RFC 3987), with what may not stand in one
/// percent-encoded. Empty when `text` is no such address.
std::string web_address(std::string_view text);

/// The text with every byte but letters, digits and "-._~" percent-encoded: fit to stand as the
/// last part of an IRI, and in a compact IRI of SPARQL when there was nothing to encode.
std::string encode_local(std::string_view text);

/// Whether `text` is an absolute IRI: a scheme, a colon, and only characters that may stand in one.
bool is_iri(std::string_view text) noexcept;

/// Whether `text` can be the beginning of every id: an IRI that ends in one of ":/?#@", as JSON-LD
/// 1.1 asks of a prefix.
bool is_base_iri(std::string_view text) noexcept;

/// Number of leading bytes that every format takes as they are: no control, no quote, no backslash.
std::size_t plain_length(std::string_view text) noexcept;

/// The longest beginning of at most `bytes` bytes that does not cut a code point. Requires valid
/// UTF-8.
std::string_view beginning(std::string_view text, std::size_t bytes) noexcept;

}  // namespace newsgraph::exporting

#endif
