#include "newsgraph/rdf/term.hpp"

#include <utility>

namespace newsgraph::rdf {
namespace {

// First byte of a key. A tag or datatype comes before the lexical form, ended by NUL, so that the
// literals of one type lie together in a sorted dictionary.
constexpr char blank_key = 'B';
constexpr char tagged_key = 'G';
constexpr char iri_key = 'I';
constexpr char plain_key = 'L';
constexpr char typed_key = 'T';

void append_escaped(std::string& text, std::string_view lexical) {
  for (const char byte : lexical) {
    switch (byte) {
      case '"':
        text += "\\\"";
        break;
      case '\\':
        text += "\\\\";
        break;
      case '\n':
        text += "\\n";
        break;
      case '\r':
        text += "\\r";
        break;
      default:
        text += byte;
    }
  }
}

}  // namespace

Term::Term(TermKind of_kind, std::string with_value, std::string with_datatype,
           std::string with_language)
    : kind(of_kind),
      value(std::move(with_value)),
      datatype(std::move(with_datatype)),
      language(std::move(with_language)) {}

Term::Term(const TermView& view)
    : kind(view.kind), value(view.value), datatype(view.datatype), language(view.language) {}

void append_key(std::string& key, const TermView& term) {
  switch (term.kind) {
    case TermKind::Blank:
      key += blank_key;
      break;
    case TermKind::Iri:
      key += iri_key;
      break;
    case TermKind::Literal:
      if (!term.language.empty()) {
        key += tagged_key;
        for (const char byte : term.language) {
          key += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
        }
        key += '\0';
      } else if (!term.datatype.empty() && term.datatype != iri::xsd_string) {
        key += typed_key;
        key.append(term.datatype) += '\0';
      } else {
        key += plain_key;
      }
      break;
  }
  key.append(term.value);
}

TermView term_of_key(std::string_view key) noexcept {
  if (key.empty()) return {TermKind::Literal, {}, {}, {}};
  const char kind = key.front();
  key.remove_prefix(1);
  switch (kind) {
    case blank_key:
      return {TermKind::Blank, key, {}, {}};
    case iri_key:
      return {TermKind::Iri, key, {}, {}};
    case tagged_key:
    case typed_key: {
      const std::size_t end = key.find('\0');
      if (end == std::string_view::npos) return {TermKind::Literal, key, {}, {}};
      const std::string_view before = key.substr(0, end);
      const std::string_view lexical = key.substr(end + 1);
      if (kind == tagged_key) return {TermKind::Literal, lexical, {}, before};
      return {TermKind::Literal, lexical, before, {}};
    }
    default:
      return {TermKind::Literal, key, {}, {}};
  }
}

void append_ntriples(std::string& text, const TermView& term) {
  switch (term.kind) {
    case TermKind::Blank:
      text.append("_:").append(term.value);
      return;
    case TermKind::Iri:
      text.append("<").append(term.value) += '>';
      return;
    case TermKind::Literal:
      text += '"';
      append_escaped(text, term.value);
      text += '"';
      if (!term.language.empty()) {
        text.append("@").append(term.language);
      } else if (!term.datatype.empty() && term.datatype != iri::xsd_string) {
        text.append("^^<").append(term.datatype) += '>';
      }
      return;
  }
}

std::string to_ntriples(const TermView& term) {
  std::string text;
  append_ntriples(text, term);
  return text;
}

}  // namespace newsgraph::rdf
