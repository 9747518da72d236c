#include "newsgraph/sparql/results.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace newsgraph::sparql {
namespace {

constexpr std::size_t flush_size = std::size_t{1} << 16U;

/// Gathers pieces into larger ones.
class Writer {
 public:
  explicit Writer(const ResultSink& sink) : sink_(sink) {}

  std::string text;
  void flush_when_full() {
    if (text.size() >= flush_size) flush();
  }
  void flush() {
    if (!text.empty()) sink_(text);
    text.clear();
  }

 private:
  const ResultSink& sink_;
};

// ---- JSON

void append_json(std::string& to, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  to += '"';
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      to.append("\\") += byte;
    } else if (byte == '\n') {
      to += "\\n";
    } else if (byte == '\r') {
      to += "\\r";
    } else if (byte == '\t') {
      to += "\\t";
    } else if (code < 0x20) {
      to.append("\\u00").append({digits[code >> 4U], digits[code & 15U]});
    } else {
      to += byte;
    }
  }
  to += '"';
}

void append_json_term(std::string& to, const rdf::TermView& term) {
  switch (term.kind) {
    case rdf::TermKind::Iri:
      to += "{\"type\":\"uri\",\"value\":";
      break;
    case rdf::TermKind::Blank:
      to += "{\"type\":\"bnode\",\"value\":";
      break;
    case rdf::TermKind::Literal:
      to += "{\"type\":\"literal\",\"value\":";
      break;
  }
  append_json(to, term.value);
  if (!term.language.empty()) {
    to += ",\"xml:lang\":";
    append_json(to, term.language);
  } else if (!term.datatype.empty()) {
    to += ",\"datatype\":";
    append_json(to, term.datatype);
  }
  to += '}';
}

void write_json(const Result& result, Writer& out) {
  if (result.form == QueryForm::Ask) {
    out.text +=
        result.truth ? "{\"head\":{},\"boolean\":true}\n" : "{\"head\":{},\"boolean\":false}\n";
    return;
  }
  out.text += "{\"head\":{\"vars\":[";
  for (std::size_t i = 0; i < result.variables.size(); ++i) {
    if (i > 0) out.text += ',';
    append_json(out.text, result.variables[i]);
  }
  out.text += "]},\"results\":{\"bindings\":[";
  for (std::size_t row = 0; row < result.size(); ++row) {
    out.text += row > 0 ? ",\n{" : "\n{";
    bool first = true;
    for (std::size_t column = 0; column < result.width; ++column) {
      const auto term = result.at(row, column);
      if (!term) continue;
      if (!first) out.text += ',';
      first = false;
      append_json(out.text, result.variables[column]);
      out.text += ':';
      append_json_term(out.text, *term);
    }
    out.text += '}';
    out.flush_when_full();
  }
  out.text += "\n]}}\n";
}

// ---- XML

void append_xml(std::string& to, std::string_view text) {
  for (const char byte : text) {
    switch (byte) {
      case '<':
        to += "&lt;";
        break;
      case '>':
        to += "&gt;";
        break;
      case '&':
        to += "&amp;";
        break;
      case '"':
        to += "&quot;";
        break;
      case '\r':
        to += "&#13;";
        break;
      default: {
        // XML 1.0 has no place for other control characters, not even escaped.
        const auto code = static_cast<unsigned char>(byte);
        if (code >= 0x20 || byte == '\n' || byte == '\t') {
          to += byte;
        } else {
          to += "\xEF\xBF\xBD";
        }
      }
    }
  }
}

void append_xml_term(std::string& to, const rdf::TermView& term) {
  const auto element = [&](const char* name, const std::string& attributes) {
    to.append("<").append(name).append(attributes) += '>';
    append_xml(to, term.value);
    to.append("</").append(name) += '>';
  };
  const auto attribute = [](const char* name, std::string_view value) {
    std::string text = std::string(" ") + name + "=\"";
    append_xml(text, value);
    return text + '"';
  };
  switch (term.kind) {
    case rdf::TermKind::Iri:
      element("uri", {});
      break;
    case rdf::TermKind::Blank:
      element("bnode", {});
      break;
    case rdf::TermKind::Literal:
      element("literal", !term.language.empty()   ? attribute("xml:lang", term.language)
                         : !term.datatype.empty() ? attribute("datatype", term.datatype)
                                                  : std::string());
      break;
  }
}

void write_xml(const Result& result, Writer& out) {
  out.text +=
      "<?xml version=\"1.0\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head>";
  for (const std::string& variable : result.variables) {
    out.text += "<variable name=\"";
    append_xml(out.text, variable);
    out.text += "\"/>";
  }
  out.text += "</head>\n";
  if (result.form == QueryForm::Ask) {
    out.text += result.truth ? "<boolean>true</boolean>\n" : "<boolean>false</boolean>\n";
  } else {
    out.text += "<results>\n";
    for (std::size_t row = 0; row < result.size(); ++row) {
      out.text += "<result>";
      for (std::size_t column = 0; column < result.width; ++column) {
        const auto term = result.at(row, column);
        if (!term) continue;
        out.text += "<binding name=\"";
        append_xml(out.text, result.variables[column]);
        out.text += "\">";
        append_xml_term(out.text, *term);
        out.text += "</binding>";
      }
      out.text += "</result>\n";
      out.flush_when_full();
    }
    out.text += "</results>\n";
  }
  out.text += "</sparql>\n";
}

// ---- CSV and TSV

void append_csv_term(std::string& to, const rdf::TermView& term) {
  const std::string value =
      (term.kind == rdf::TermKind::Blank ? "_:" : "") + std::string(term.value);
  if (value.find_first_of("\",\n\r") == std::string::npos) {
    to += value;
    return;
  }
  to += '"';
  for (const char byte : value) {
    if (byte == '"') to += '"';
    to += byte;
  }
  to += '"';
}

/// As in Turtle: whole numbers, decimals and doubles that read as such stand bare.
bool stands_bare(const rdf::TermView& term) {
  constexpr std::string_view digits = "0123456789";
  std::string_view text = term.value;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t whole = std::min(text.find_first_not_of(digits), text.size());
  if (term.datatype == rdf::iri::xsd_integer) return whole == text.size() && !text.empty();
  const std::string_view rest = text.substr(whole);
  const bool point = rest.starts_with('.');
  const std::size_t fraction = point ? std::min(rest.find_first_not_of(digits, 1), rest.size()) : 0;
  if (term.datatype == rdf::iri::xsd_decimal) {
    return point && fraction == rest.size() && fraction > 1;
  }
  if (term.datatype != rdf::iri::xsd_double || whole + fraction < (point ? 2U : 1U)) return false;
  std::string_view exponent = rest.substr(fraction);
  if (!exponent.starts_with('e') && !exponent.starts_with('E')) return false;
  exponent.remove_prefix(1);
  if (exponent.starts_with('-') || exponent.starts_with('+')) exponent.remove_prefix(1);
  return !exponent.empty() && exponent.find_first_not_of(digits) == std::string_view::npos;
}

void append_tsv_term(std::string& to, const rdf::TermView& term) {
  if (term.kind == rdf::TermKind::Literal && stands_bare(term)) {
    to += term.value;
    return;
  }
  for (const char byte : rdf::to_ntriples(term)) {
    if (byte == '\t') {
      to += "\\t";
    } else {
      to += byte;
    }
  }
}

void write_separated(const Result& result, bool tabs, Writer& out) {
  const char* const end = tabs ? "\n" : "\r\n";  // RFC 4180 for CSV
  if (result.form == QueryForm::Ask) {
    // The standard has no such result; one word is what everybody writes.
    out.text.append(result.truth ? "true" : "false").append(end);
    return;
  }
  for (std::size_t i = 0; i < result.variables.size(); ++i) {
    if (i > 0) out.text += tabs ? '\t' : ',';
    out.text.append(tabs ? "?" : "").append(result.variables[i]);
  }
  out.text += end;
  for (std::size_t row = 0; row < result.size(); ++row) {
    for (std::size_t column = 0; column < result.width; ++column) {
      if (column > 0) out.text += tabs ? '\t' : ',';
      const auto term = result.at(row, column);
      if (!term) continue;
      if (tabs) {
        append_tsv_term(out.text, *term);
      } else {
        append_csv_term(out.text, *term);
      }
    }
    out.text += end;
    out.flush_when_full();
  }
}

// ---- triples

using Prefixes = std::vector<std::pair<std::string, std::string>>;

/// Whether the text may stand behind the colon of a prefixed name without an escape.
bool is_plain_local(std::string_view local) {
  return !local.empty() && std::ranges::all_of(local, [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
  }) && local.front() != '-';
}

void append_turtle_iri(std::string& to, std::string_view iri, const Prefixes& prefixes) {
  for (const auto& [name, beginning] : prefixes) {
    if (!iri.starts_with(beginning) || !is_plain_local(iri.substr(beginning.size()))) continue;
    to.append(name).append(":").append(iri.substr(beginning.size()));
    return;
  }
  to.append("<").append(iri) += '>';
}

void append_turtle_term(std::string& to, const rdf::TermView& term, const Prefixes& prefixes) {
  if (term.kind == rdf::TermKind::Iri) {
    append_turtle_iri(to, term.value, prefixes);
  } else if (term.kind == rdf::TermKind::Literal && stands_bare(term)) {
    to += term.value;
  } else if (term.kind == rdf::TermKind::Literal && !term.datatype.empty()) {
    rdf::append_ntriples(to, {rdf::TermKind::Literal, term.value, {}, {}});
    to += "^^";
    append_turtle_iri(to, term.datatype, prefixes);
  } else {
    rdf::append_ntriples(to, term);
  }
}

void write_ntriples(const Result& result, Writer& out) {
  for (std::size_t row = 0; row < result.size(); ++row) {
    for (std::size_t column = 0; column < 3; ++column) {
      rdf::append_ntriples(out.text, *result.at(row, column));
      out.text += ' ';
    }
    out.text += ".\n";
    out.flush_when_full();
  }
}

void write_turtle(const Result& result, const Prefixes& prefixes, Writer& out) {
  for (const auto& [name, iri] : prefixes) {
    out.text.append("@prefix ").append(name).append(": <").append(iri).append("> .\n");
  }
  const auto same = [&](std::size_t a, std::size_t b, std::size_t column) {
    return result.cells[a * 3 + column] == result.cells[b * 3 + column];
  };
  for (std::size_t row = 0; row < result.size(); ++row) {
    const bool same_subject = row > 0 && same(row - 1, row, 0);
    const bool same_predicate = same_subject && same(row - 1, row, 1);
    if (!same_subject) {
      out.text += row > 0 ? " .\n" : "";
      append_turtle_term(out.text, *result.at(row, 0), prefixes);
      out.text += ' ';
    } else {
      out.text += same_predicate ? " , " : " ;\n    ";
    }
    if (!same_predicate) {
      const rdf::TermView predicate = *result.at(row, 1);
      if (predicate.value == rdf::iri::rdf_type) {
        out.text += 'a';
      } else {
        append_turtle_term(out.text, predicate, prefixes);
      }
      out.text += ' ';
    }
    append_turtle_term(out.text, *result.at(row, 2), prefixes);
    out.flush_when_full();
  }
  if (result.size() > 0) out.text += " .\n";
}

}  // namespace

std::optional<ResultFormat> result_format(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, ResultFormat>, 6> names = {
      {{"json", ResultFormat::Json},
       {"xml", ResultFormat::Xml},
       {"csv", ResultFormat::Csv},
       {"tsv", ResultFormat::Tsv},
       {"nt", ResultFormat::NTriples},
       {"ttl", ResultFormat::Turtle}}};
  for (const auto& [each, format] : names) {
    if (each == name) return format;
  }
  return std::nullopt;
}

bool can_hold(ResultFormat format, QueryForm form) noexcept {
  const bool triples = form == QueryForm::Construct || form == QueryForm::Describe;
  return triples == (format == ResultFormat::NTriples || format == ResultFormat::Turtle);
}

void write_result(const Result& result, ResultFormat format, const Prefixes& prefixes,
                  const ResultSink& sink) {
  assert(can_hold(format, result.form) && "asked before");
  Writer out(sink);
  switch (format) {
    case ResultFormat::Json:
      write_json(result, out);
      break;
    case ResultFormat::Xml:
      write_xml(result, out);
      break;
    case ResultFormat::Csv:
      write_separated(result, false, out);
      break;
    case ResultFormat::Tsv:
      write_separated(result, true, out);
      break;
    case ResultFormat::NTriples:
      write_ntriples(result, out);
      break;
    case ResultFormat::Turtle:
      write_turtle(result, prefixes, out);
      break;
  }
  out.flush();
}

}  // namespace newsgraph::sparql
