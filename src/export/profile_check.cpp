#include "newsgraph/export/profile_check.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/document/date.hpp"
#include "newsgraph/export/jsonld.hpp"

#include "export/profile_reader.hpp"
#include "export/sanitize.hpp"
#include "export/vocabulary.hpp"

namespace newsgraph::exporting {
namespace {

constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

struct Statement {
  std::string predicate, object, datatype;
  bool literal = false;
};

struct Node {
  std::vector<Statement> statements;
  std::size_t in_graph = 0;  ///< Triples of the graph that it names.
};

class Check {
 public:
  Check(const std::filesystem::path& file, const knowledge::Ontology& ontology,
        std::span<const Record> records)
      : vocabulary_(ontology, JsonLdOptions{}.base_iri) {
    for (std::size_t row = 0; row < ontology.predicates().size(); ++row)
      predicates_.insert(vocabulary_.predicate(row).expanded);
    for (const Record& record : records) records_[record.article.sha256] = &record;
    read_profile(file, [this](const ReadTriple& triple) { take(triple); });
  }

  ProfileReport report() {
    for (const std::string& id : order_) check(id, nodes_.at(id));
    for (const auto& [graph, end] : pending_) {
      const Node* const target = existing(end);
      if (target == nullptr || !is_entity(*target))
        fault(graph, "holds a triple of " + end + ", which is no entity");
    }
    if (report_.entities == 0 || report_.triples == 0) fault("the graph", "is empty");
    if (report_.articles == 0 && report_.claims > 0) fault("the graph", "has claims of no article");
    return std::move(report_);
  }

 private:
  void take(const ReadTriple& triple) {
    const std::string key =
        content_id({triple.subject, triple.predicate, triple.object, triple.datatype, triple.graph,
                    triple.literal ? "literal" : "node"});
    if (!seen_.insert(key).second) return;
    ++report_.triples;
    for (const std::string* const end : {&triple.subject, &triple.object}) {
      if (end->starts_with("_:") && !(end == &triple.object && triple.literal))
        fault(*end, "is a blank node: a second load would double it");
    }
    if (!triple.graph.empty()) {
      ++node(triple.graph).in_graph;
      if (!predicates_.contains(triple.predicate))
        fault(triple.graph, "holds an unknown predicate " + triple.predicate);
      pending_.emplace_back(triple.graph, triple.subject);
      if (!triple.literal) pending_.emplace_back(triple.graph, triple.object);
      return;
    }
    node(triple.subject)
        .statements.push_back({triple.predicate, triple.object, triple.datatype, triple.literal});
  }

  Node& node(const std::string& id) {
    const auto [found, is_new] = nodes_.try_emplace(id);
    if (is_new) order_.push_back(id);
    return found->second;
  }

  const std::string& iri(Key key) const { return vocabulary_.term(key).expanded; }

  static const Statement* find(const Node& node, std::string_view predicate) {
    const auto found = std::ranges::find(node.statements, predicate, &Statement::predicate);
    return found == node.statements.end() ? nullptr : &*found;
  }
  const Statement* find(const Node& node, Key key) const { return find(node, iri(key)); }

  bool is(const Node& node, std::string_view type) const {
    const std::string whole = vocabulary_.expand(type);
    return std::ranges::any_of(node.statements, [&](const Statement& each) {
      return each.predicate == rdf_type && each.object == whole;
    });
  }

  const Node* existing(const std::string& id) const {
    const auto found = nodes_.find(id);
    return found == nodes_.end() ? nullptr : &found->second;
  }

  void fault(const std::string& where, const std::string& what) {
    ++report_.fault_count;
    if (report_.faults.size() < most_faults) report_.faults.push_back(where + " " + what);
  }

  /// The one value of a key; a fault where it is missing or there are several.
  const Statement* one(const std::string& id, const Node& node, Key key) {
    const auto count = std::ranges::count(node.statements, iri(key), &Statement::predicate);
    if (count != 1) {
      fault(id, (count == 0 ? "has no " : "has several ") + vocabulary_.term(key).name);
      return nullptr;
    }
    return find(node, key);
  }

  template <typename Words>
  void one_of(const std::string& id, const Node& node, Key key, const Words& words) {
    const Statement* const value = one(id, node, key);
    if (value != nullptr && std::ranges::find(words, value->object) == words.end())
      fault(id, "has " + vocabulary_.term(key).name + " \"" + value->object + "\"");
  }

  /// Every value of a key is a node for which `fits` holds.
  template <typename Fits>
  void references(const std::string& id, const Node& node, Key key, Fits fits, const char* wanted) {
    for (const Statement& each : node.statements) {
      if (each.predicate != iri(key)) continue;
      const Node* const target = each.literal ? nullptr : existing(each.object);
      if (target == nullptr || !fits(*target))
        fault(id, vocabulary_.term(key).name + " names " + each.object + ", which is no " + wanted);
    }
  }

  bool is_entity(const Node& node) const { return find(node, Key::Label) != nullptr; }

  void check(const std::string& id, const Node& node) {
    const bool statement = is(node, "rdf:Statement");
    if (statement || is(node, "prov:Entity")) {
      claim(id, node, statement);
    } else if (is(node, "schema:NewsArticle")) {
      article(id, node);
    } else if (is(node, "oa:SpecificResource")) {
      span(id, node);
    } else if (is_entity(node)) {
      entity(id, node);
    } else if (find(node, rdf_type) == nullptr) {
      fault(id, "has no type");
    }
  }

  void claim(const std::string& id, const Node& node, bool statement) {
    constexpr std::array<std::string_view, 2> polarities = {"positive", "negative"};
    constexpr std::array<std::string_view, 5> modalities = {"asserted", "planned", "former",
                                                            "denied", "hypothetical"};
    ++report_.claims;
    one_of(id, node, Key::Polarity, polarities);
    one_of(id, node, Key::Modality, modalities);
    one(id, node, Key::Rule);
    one(id, node, Key::WasGeneratedBy);
    if (const Statement* const value = one(id, node, Key::Confidence)) confidence(id, *value);
    if (const Statement* const date = find(node, Key::Date);
        date != nullptr && !is_edtf(date->object)) {
      fault(id, "has the date \"" + date->object + "\"");
    }
    const auto entities = [this](const Node& target) { return is_entity(target); };
    for (const Key key : {Key::Speaker, Key::Place, Key::Event})
      references(id, node, key, entities, "entity");
    if (statement) {
      one(id, node, Key::Subject);
      references(id, node, Key::Subject, entities, "entity");
      const Statement* const predicate = one(id, node, Key::Predicate);
      if (predicate != nullptr && !predicates_.contains(predicate->object))
        fault(id, "has an unknown predicate " + predicate->object);
      if (const Statement* const object = one(id, node, Key::Object);
          object != nullptr && !object->literal) {
        references(id, node, Key::Object, entities, "entity");
      }
    } else if (node.in_graph != 1) {
      fault(id, "names a graph of " + std::to_string(node.in_graph) + " triples, not one");
    }
    one(id, node, Key::WasDerivedFrom);
    references(
        id, node, Key::WasDerivedFrom,
        [this](const Node& target) { return is(target, "schema:NewsArticle"); }, "article");
    if (find(node, Key::Evidence) == nullptr) fault(id, "has no evidence");
    references(
        id, node, Key::Evidence,
        [this](const Node& target) { return is(target, "oa:SpecificResource"); }, "span");
  }

  void confidence(const std::string& id, const Statement& value) {
    double number = -1.0;
    const char* const end = value.object.data() + value.object.size();
    const auto [stop, error] = std::from_chars(value.object.data(), end, number);
    if (error != std::errc() || stop != end || number < 0.0 || number > 1.0)
      fault(id, "has the confidence \"" + value.object + "\"");
  }

  void entity(const std::string& id, const Node& node) {
    ++report_.entities;
    for (const Statement& each : node.statements) {
      if (each.literal || !predicates_.contains(each.predicate)) continue;
      const Node* const target = existing(each.object);
      if (target == nullptr || !is_entity(*target))
        fault(id, each.predicate + " names " + each.object + ", which is no entity");
    }
    references(
        id, node, Key::Mention,
        [this](const Node& target) { return is(target, "oa:SpecificResource"); }, "span");
  }

  void article(const std::string& id, const Node& node) {
    ++report_.articles;
    one(id, node, Key::Identifier);
    if (const Statement* const hash = one(id, node, Key::Sha256);
        hash != nullptr &&
        (hash->object.size() != 64 ||
         hash->object.find_first_not_of("0123456789abcdef") != std::string::npos)) {
      fault(id, "has a sha256 that is none");
    }
    if (const Statement* const url = find(node, Key::Url);
        url != nullptr && web_address(url->object).empty()) {
      fault(id, "has the address " + url->object);
    }
  }

  void span(const std::string& id, const Node& node) {
    ++report_.spans;
    const Statement* const source = one(id, node, Key::HasSource);
    const Node* const article = source == nullptr ? nullptr : existing(source->object);
    if (source != nullptr && (article == nullptr || !is(*article, "schema:NewsArticle")))
      fault(id, "lies in " + source->object + ", which is no article");
    if (find(node, Key::Selector) == nullptr) fault(id, "has no selector");
    std::optional<Span> position;
    for (const Statement& each : node.statements) {
      if (each.predicate != iri(Key::Selector)) continue;
      const Node* const selector = existing(each.object);
      if (selector == nullptr) {
        fault(id, "selector names " + each.object + ", which is not there");
      } else if (is(*selector, "oa:TextPositionSelector")) {
        position = position_of(each.object, *selector);
      }
    }
    if (position && article != nullptr) compare(id, node, *position, *article);
  }

  std::optional<Span> position_of(const std::string& id, const Node& selector) {
    const Statement* const start = one(id, selector, Key::Start);
    const Statement* const end = one(id, selector, Key::End);
    if (start == nullptr || end == nullptr) return std::nullopt;
    const auto first = parse_unsigned(start->object);
    const auto last = parse_unsigned(end->object);
    if (!first || !last || *first >= *last || *last > 0xffffffffU) {
      fault(id, "goes from " + start->object + " to " + end->object);
      return std::nullopt;
    }
    return Span{static_cast<std::uint32_t>(*first), static_cast<std::uint32_t>(*last)};
  }

  /// Holds the words of the selectors against the article's text, where it is at hand.
  void compare(const std::string& id, const Node& node, Span span, const Node& article) {
    const Statement* const hash = find(article, Key::Sha256);
    const auto found = hash == nullptr ? records_.end() : records_.find(hash->object);
    if (found == records_.end()) return;
    auto [index, is_new] = texts_.try_emplace(hash->object, found->second->article.text);
    const CodePointIndex& text = index->second;
    if (span.end > text.size()) {
      fault(id,
            "ends at " + std::to_string(span.end) + " in a text of " + std::to_string(text.size()));
      return;
    }
    ++report_.compared;
    std::string scratch;
    const std::string_view there = without_controls(text.slice(span.begin, span.end), scratch);
    for (const Statement& each : node.statements) {
      if (each.predicate != iri(Key::Selector)) continue;
      const Node* const selector = existing(each.object);
      const Statement* const exact = selector == nullptr ? nullptr : find(*selector, Key::Exact);
      if (exact != nullptr && exact->object != there) {
        fault(id, "says \"" + std::string(beginning(exact->object, 60)) +
                      "\" where the text has \"" + std::string(beginning(there, 60)) + "\"");
      }
    }
  }

  Vocabulary vocabulary_;
  std::set<std::string, std::less<>> predicates_;
  std::map<std::string, const Record*> records_;  ///< By hash of their text.
  std::map<std::string, CodePointIndex> texts_;   ///< The same.
  std::unordered_map<std::string, Node> nodes_;
  std::vector<std::string> order_;
  std::vector<std::pair<std::string, std::string>> pending_;  ///< Named graph and end in it.
  std::unordered_set<std::string> seen_;
  ProfileReport report_;
};

}  // namespace

ProfileReport check_profile(const std::filesystem::path& file, const knowledge::Ontology& ontology,
                            std::span<const Record> records) {
  return Check(file, ontology, records).report();
}

}  // namespace newsgraph::exporting
