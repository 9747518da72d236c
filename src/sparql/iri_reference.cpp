#include "sparql/iri_reference.hpp"

#include <algorithm>

namespace newsgraph::sparql {
namespace {

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

/// The parts of a reference with the marks that tell empty ones from none.
struct Parts {
  std::string_view scheme;     ///< "http:"
  std::string_view authority;  ///< "//example.org"
  std::string_view path;
  std::string_view query;     ///< "?q"
  std::string_view fragment;  ///< "#f"
};

Parts split(std::string_view iri) {
  Parts parts;
  const auto cut = [&iri](std::size_t length) {
    const std::string_view part = iri.substr(0, length);
    iri.remove_prefix(std::min(length, iri.size()));
    return part;
  };
  if (has_scheme(iri)) parts.scheme = cut(iri.find(':') + 1);
  if (iri.starts_with("//"))
    parts.authority = cut(std::min(iri.find_first_of("/?#", 2), iri.size()));
  parts.path = cut(std::min(iri.find_first_of("?#"), iri.size()));
  parts.query = cut(std::min(iri.find('#'), iri.size()));
  parts.fragment = iri;
  return parts;
}

/// RFC 3986, section 5.2.4.
std::string without_dots(std::string_view path) {
  std::string result;
  const auto drop_last = [&result] {
    const std::size_t slash = result.rfind('/');
    result.resize(slash == std::string::npos ? 0 : slash);
  };
  while (!path.empty()) {
    if (path.starts_with("../")) {
      path.remove_prefix(3);
    } else if (path.starts_with("./") || path.starts_with("/./")) {
      path.remove_prefix(2);
    } else if (path == "/.") {
      path = "/";
    } else if (path.starts_with("/../")) {
      path.remove_prefix(3);
      drop_last();
    } else if (path == "/..") {
      path = "/";
      drop_last();
    } else if (path == "." || path == "..") {
      path = {};
    } else {
      const std::size_t end = std::min(path.find('/', 1), path.size());
      result.append(path.substr(0, end));
      path.remove_prefix(end);
    }
  }
  return result;
}

}  // namespace

bool has_scheme(std::string_view iri) {
  if (iri.empty() || !is_letter(iri.front())) return false;
  for (const char byte : iri) {
    if (byte == ':') return true;
    const bool fits = is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '+' ||
                      byte == '-' || byte == '.';
    if (!fits) return false;
  }
  return false;
}

std::string resolve_iri(std::string_view base_iri, std::string_view reference) {
  const Parts base = split(base_iri);
  const Parts relative = split(reference);
  if (!relative.scheme.empty()) return std::string(reference);
  std::string path;
  std::string_view authority = base.authority;
  std::string_view query = relative.query;
  if (!relative.authority.empty()) {
    authority = relative.authority;
    path = without_dots(relative.path);
  } else if (relative.path.empty()) {
    path = base.path;
    if (query.empty()) query = base.query;
  } else if (relative.path.starts_with('/')) {
    path = without_dots(relative.path);
  } else {
    std::string merged;
    if (!base.authority.empty() && base.path.empty()) {
      merged = "/";
    } else if (const std::size_t slash = base.path.rfind('/'); slash != std::string_view::npos) {
      merged = base.path.substr(0, slash + 1);
    }
    path = without_dots(merged.append(relative.path));
  }
  std::string result(base.scheme);
  result.append(authority).append(path).append(query).append(relative.fragment);
  return result;
}

bool is_iri_text(std::string_view iri) {
  constexpr std::string_view forbidden = "<>\"{}|^`\\";
  return std::ranges::none_of(iri, [&](char byte) {
    return static_cast<unsigned char>(byte) <= 0x20 || forbidden.find(byte) != forbidden.npos;
  });
}

}  // namespace newsgraph::sparql
