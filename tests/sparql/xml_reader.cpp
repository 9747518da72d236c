// A reader for the XML of test suites: elements, attributes, text; no validation.

#include <cstdint>
#include <string_view>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/utf8.hpp"

#include "case_results.hpp"
#include "sparql/iri_reference.hpp"

namespace newsgraph::sparql_test {
namespace {

using Namespaces = std::map<std::string, std::string>;

class XmlReader {
 public:
  XmlReader(const std::string& text, const std::string& name) : text_(text), name_(name) {}

  Element document() {
    skip_misc();
    return element({{"xml", "http://www.w3.org/XML/1998/namespace"}});
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw input_error_at(name_, text_, at_, message);
  }
  bool starts(std::string_view with) const { return text_.compare(at_, with.size(), with) == 0; }
  void skip_past(std::string_view mark) {
    const std::size_t found = text_.find(mark, at_);
    if (found == std::string::npos) fail("no " + std::string(mark));
    at_ = found + mark.size();
  }
  void skip_blank() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string::npos)
      ++at_;
  }
  /// Declarations, comments and a document type, whose entities are kept.
  void skip_misc() {
    while (true) {
      skip_blank();
      if (starts("<?")) {
        skip_past("?>");
      } else if (starts("<!--")) {
        skip_past("-->");
      } else if (starts("<!DOCTYPE")) {
        const std::size_t bracket = text_.find('[', at_);
        const std::size_t end = text_.find('>', at_);
        if (bracket != std::string::npos && bracket < end) {
          const std::size_t close = text_.find(']', bracket);
          read_entities(std::string_view(text_).substr(bracket, close - bracket));
          at_ = close;
        }
        skip_past(">");
      } else {
        return;
      }
    }
  }
  void read_entities(std::string_view subset) {
    constexpr std::string_view mark = "<!ENTITY";
    for (std::size_t at = subset.find(mark); at != std::string_view::npos;
         at = subset.find(mark, at)) {
      at = subset.find_first_not_of(" \t\r\n", at + mark.size());
      const std::size_t end = subset.find_first_of(" \t\r\n", at);
      const std::size_t open = subset.find_first_of("\"'", end);
      const std::size_t close = subset.find(subset[open], open + 1);
      entities_[std::string(subset.substr(at, end - at))] =
          subset.substr(open + 1, close - open - 1);
      at = close;
    }
  }
  std::string resolved(std::string_view raw) const {
    std::string text;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '&') {
        text += raw[i];
        continue;
      }
      const std::size_t end = raw.find(';', i);
      if (end == std::string_view::npos) fail("an entity has no end");
      const std::string_view entity = raw.substr(i + 1, end - i - 1);
      if (entity.starts_with("#")) {
        const bool hex = entity.starts_with("#x");
        append_utf8(text, static_cast<char32_t>(std::stoul(std::string(entity.substr(hex ? 2 : 1)),
                                                           nullptr, hex ? 16 : 10)));
      } else if (entity == "lt") {
        text += '<';
      } else if (entity == "gt") {
        text += '>';
      } else if (entity == "amp") {
        text += '&';
      } else if (entity == "quot") {
        text += '"';
      } else if (entity == "apos") {
        text += '\'';
      } else if (const auto known = entities_.find(std::string(entity)); known != entities_.end()) {
        text += known->second;
      } else {
        fail("unknown entity " + std::string(entity));
      }
      i = end;
    }
    return text;
  }
  std::string raw_name() {
    const std::size_t end = text_.find_first_of(" \t\r\n=/>", at_);
    std::string name = text_.substr(at_, end - at_);
    at_ = end;
    return name;
  }
  std::string expanded(const std::string& name, const Namespaces& namespaces,
                       bool attribute) const {
    const std::size_t colon = name.find(':');
    const std::string prefix = colon == std::string::npos ? "" : name.substr(0, colon);
    if (prefix.empty() && attribute) return name;
    const auto known = namespaces.find(prefix);
    if (known == namespaces.end()) return name;
    return '{' + known->second + '}' + (colon == std::string::npos ? name : name.substr(colon + 1));
  }

  Element element(Namespaces namespaces) {
    if (!starts("<")) fail("want an element");
    ++at_;
    const std::string tag = raw_name();
    std::vector<std::pair<std::string, std::string>> attributes;
    while (true) {
      skip_blank();
      if (starts("/>") || starts(">")) break;
      const std::string name = raw_name();
      skip_blank();
      if (!starts("=")) fail("want =");
      ++at_;
      skip_blank();
      const char quote = text_[at_];
      const std::size_t end = text_.find(quote, at_ + 1);
      if (end == std::string::npos) fail("an attribute has no end");
      std::string value = resolved(std::string_view(text_).substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
      if (name == "xmlns") {
        namespaces[""] = value;
      } else if (name.starts_with("xmlns:")) {
        namespaces[name.substr(6)] = value;
      } else {
        attributes.emplace_back(name, std::move(value));
      }
    }
    Element made;
    made.name = expanded(tag, namespaces, false);
    for (auto& [name, value] : attributes) {
      made.attributes[expanded(name, namespaces, true)] = std::move(value);
    }
    if (starts("/>")) {
      at_ += 2;
      return made;
    }
    ++at_;
    while (true) {
      if (at_ >= text_.size()) fail("an element has no end");
      if (starts("</")) {
        skip_past(">");
        return made;
      }
      if (starts("<!--")) {
        skip_past("-->");
      } else if (starts("<![CDATA[")) {
        const std::size_t begin = at_ + 9;
        skip_past("]]>");
        made.text += text_.substr(begin, at_ - 3 - begin);
      } else if (starts("<?")) {
        skip_past("?>");
      } else if (starts("<")) {
        made.children.push_back(element(namespaces));
      } else {
        const std::size_t end = std::min(text_.find('<', at_), text_.size());
        made.text += resolved(std::string_view(text_).substr(at_, end - at_));
        at_ = end;
      }
    }
  }

  const std::string& text_;
  const std::string& name_;
  std::size_t at_ = 0;
  Namespaces entities_;
};

constexpr std::string_view rdf_namespace = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}";
constexpr std::string_view xml_language = "{http://www.w3.org/XML/1998/namespace}lang";
constexpr std::string_view xml_base = "{http://www.w3.org/XML/1998/namespace}base";

class RdfXmlReader {
 public:
  explicit RdfXmlReader(std::string base) : base_(std::move(base)) {}

  std::vector<std::vector<rdf::Term>> triples;

  void document(const Element& root) {
    if (const auto base = root.attributes.find(std::string(xml_base));
        base != root.attributes.end()) {
      base_ = base->second;
    }
    if (root.name == rdf("RDF")) {
      for (const Element& child : root.children) node(child, language_of(root, ""));
    } else {
      node(root, "");
    }
  }

 private:
  static std::string rdf(std::string_view local) {
    return std::string(rdf_namespace).append(local);
  }
  static std::string iri_of(const std::string& name) {
    if (!name.starts_with('{')) return name;
    const std::size_t end = name.find('}');
    return name.substr(1, end - 1) + name.substr(end + 1);
  }
  static std::string language_of(const Element& element, const std::string& outside) {
    const auto found = element.attributes.find(std::string(xml_language));
    return found == element.attributes.end() ? outside : found->second;
  }
  rdf::Term iri(const std::string& reference) const {
    return {rdf::TermKind::Iri, sparql::resolve_iri(base_, reference)};
  }
  rdf::Term blank() { return {rdf::TermKind::Blank, "x" + std::to_string(blanks_++)}; }

  rdf::Term node(const Element& element, const std::string& outside) {
    const std::string language = language_of(element, outside);
    rdf::Term subject;
    const auto attribute = [&](std::string_view local) {
      const auto found = element.attributes.find(rdf(local));
      return found == element.attributes.end() ? nullptr : &found->second;
    };
    if (const std::string* about = attribute("about")) {
      subject = iri(*about);
    } else if (const std::string* id = attribute("ID")) {
      subject = iri('#' + *id);
    } else if (const std::string* label = attribute("nodeID")) {
      subject = {rdf::TermKind::Blank, "n" + *label};
    } else {
      subject = blank();
    }
    const rdf::Term type(rdf::TermKind::Iri, std::string(rdf::iri::rdf_type));
    if (element.name != rdf("Description")) {
      triples.push_back({subject, type, {rdf::TermKind::Iri, iri_of(element.name)}});
    }
    properties(subject, element, language);
    int item = 1;
    for (const Element& child : element.children) property(subject, child, language, item);
    return subject;
  }

  void properties(const rdf::Term& subject, const Element& element, const std::string& language) {
    for (const auto& [name, value] : element.attributes) {
      if (name.starts_with("{http://www.w3.org/XML/") || !name.starts_with('{')) continue;
      const std::string_view local = std::string_view(name).substr(name.find('}') + 1);
      const bool syntax = name.starts_with(rdf_namespace) &&
                          (local == "about" || local == "ID" || local == "nodeID" ||
                           local == "resource" || local == "parseType" || local == "datatype");
      if (syntax) continue;
      const rdf::Term predicate(rdf::TermKind::Iri, iri_of(name));
      if (predicate.value == rdf::iri::rdf_type) {
        triples.push_back({subject, predicate, iri(value)});
      } else {
        triples.push_back({subject, predicate, {rdf::TermKind::Literal, value, {}, language}});
      }
    }
  }

  void property(const rdf::Term& subject, const Element& element, const std::string& outside,
                int& item) {
    const std::string language = language_of(element, outside);
    std::string name = iri_of(element.name);
    if (element.name == rdf("li")) name = std::string(rdf::iri::rdf) + '_' + std::to_string(item++);
    const rdf::Term predicate(rdf::TermKind::Iri, std::move(name));
    const auto attribute = [&](std::string_view local) {
      const auto found = element.attributes.find(rdf(local));
      return found == element.attributes.end() ? nullptr : &found->second;
    };
    const std::string* const parse = attribute("parseType");
    if (parse != nullptr && *parse == "Resource") {
      const rdf::Term object = blank();
      triples.push_back({subject, predicate, object});
      int inner = 1;
      for (const Element& child : element.children) property(object, child, language, inner);
    } else if (const std::string* resource = attribute("resource")) {
      const rdf::Term object = iri(*resource);
      triples.push_back({subject, predicate, object});
      properties(object, element, language);
    } else if (const std::string* label = attribute("nodeID")) {
      triples.push_back({subject, predicate, {rdf::TermKind::Blank, "n" + *label}});
    } else if (!element.children.empty()) {
      for (const Element& child : element.children) {
        const rdf::Term object = node(child, language);
        triples.push_back({subject, predicate, object});
      }
    } else {
      const std::string* const type = attribute("datatype");
      rdf::Term object(rdf::TermKind::Literal, element.text);
      if (type != nullptr) {
        object.datatype = iri(*type).value;
      } else {
        object.language = language;
      }
      triples.push_back({subject, predicate, object});
    }
  }

  std::string base_;
  std::size_t blanks_ = 0;
};

}  // namespace

Element read_xml(const std::string& text, const std::string& name) {
  return XmlReader(text, name).document();
}

std::vector<std::vector<rdf::Term>> read_rdf_xml(const std::string& text, const std::string& name,
                                                 const std::string& base_iri) {
  RdfXmlReader reader(base_iri);
  reader.document(read_xml(text, name));
  return reader.triples;
}

}  // namespace newsgraph::sparql_test
