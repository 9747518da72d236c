#include "newsgraph/knowledge/ontology.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

#include "newsgraph/base/file.hpp"

#include "knowledge/located_json.hpp"

namespace newsgraph::knowledge {
namespace {

constexpr std::array<std::string_view, 16> plover = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

constexpr std::array<std::string_view, 3> literal_ranges = {"date", "number", "text"};

constexpr std::array<std::string_view, 6> file_keys = {"version", "source",     "licence",
                                                       "types",   "predicates", "title"};
constexpr std::array<std::string_view, 5> type_keys = {"name", "parent", "written", "label",
                                                       "definition"};
constexpr std::array<std::string_view, 15> predicate_keys = {
    "name",           "group",      "label",   "inverseLabel", "aliases",
    "inverseAliases", "definition", "domain",  "range",        "symmetric",
    "functional",     "state",      "inverse", "plover",       "iri"};

/// Prefixes that the JSON-LD context declares.
constexpr std::array<std::string_view, 8> iri_prefixes = {"ng",   "schema", "wd",   "wdt",
                                                          "prov", "skos",   "rdfs", "owl"};

/// Keys of the output profile: a predicate of that name could not be told from them.
constexpr std::array<std::string_view, 50> reserved_keys = {
    "id",          "type",          "graph",      "n",         "ng",
    "label",       "altLabel",      "sameAs",     "mention",   "evidence",
    "hasSource",   "selector",      "start",      "end",       "exact",
    "prefix",      "suffix",        "subject",    "predicate", "object",
    "objectValue", "polarity",      "modality",   "speaker",   "date",
    "place",       "event",         "role",       "topic",     "surface",
    "amount",      "change",        "period",     "count",     "bound",
    "confidence",  "rule",          "identifier", "name",      "wasDerivedFrom",
    "publisher",   "datePublished", "dateSource", "url",       "wasGeneratedBy",
    "sha256",      "text",          "direct",     "about",     "options"};

template <typename Words>
bool contains(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != std::ranges::end(words);
}

/// Letters and digits only, so that a name can be a JSON key, part of an IRI and a word on the
/// command line.
bool is_name(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !text.empty() && letter(text.front()) &&
         std::ranges::all_of(text, [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

bool is_iri(std::string_view iri) {
  if (iri.starts_with("http://") || iri.starts_with("https://") || iri.starts_with("urn:")) {
    return iri.find_first_of(" <>\"{}|\\^`") == std::string_view::npos;
  }
  const std::size_t colon = iri.find(':');
  return colon != std::string_view::npos && contains(iri_prefixes, iri.substr(0, colon)) &&
         is_name(iri.substr(colon + 1));
}

std::string word_key(std::string_view words) {
  std::string key;
  for (const char c : words) {
    if (c == ' ' || c == '-' || c == '_' || c == '\t') continue;
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return key;
}

template <typename Records>
std::vector<std::uint32_t> sorted_by_name(const Records& records) {
  std::vector<std::uint32_t> order(records.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {},
                    [&](std::uint32_t i) -> std::string_view { return records[i].name; });
  return order;
}

template <typename Records>
const auto* find_by_name(const Records& records, std::span<const std::uint32_t> order,
                         std::string_view name) noexcept {
  const auto found = std::ranges::lower_bound(
      order, name, {}, [&](std::uint32_t i) -> std::string_view { return records[i].name; });
  return found != order.end() && records[*found].name == name ? &records[*found] : nullptr;
}

}  // namespace

std::span<const std::string_view> plover_classes() noexcept { return plover; }

bool Predicate::literal_range() const noexcept {
  return range.size() == 1 && contains(literal_ranges, range.front());
}

/// Reads all files first, so that a fault names a word of a later file too.
class Ontology::Reader {
 public:
  Reader(Ontology& ontology, std::span<const std::filesystem::path> paths) : ontology_(ontology) {
    for (const std::filesystem::path& path : paths) {
      JsonFile file;
      file.path = path.string();
      file.content = read_file(path);
      file.root = parse_json(file.content, file.path);
      files_.push_back(std::move(file));
    }
  }

  void read() {
    for (const JsonFile& file : files_) read_file_entries(file);
    ontology_.types_by_name_ = sorted_by_name(ontology_.types_);
    ontology_.predicates_by_name_ = sorted_by_name(ontology_.predicates_);
    link_types();
    for (std::size_t i = 0; i < ontology_.predicates_.size(); ++i) check_predicate(i);
    index_words();
    faults_.throw_if_any();
  }

 private:
  /// Where an entry stands.
  struct Place {
    const JsonFile* file = nullptr;
    const JsonValue* value = nullptr;
  };

  JsonChecker checker(const Place& place) { return JsonChecker(*place.file, faults_); }

  /// The value of a key, or the entry itself when the key is absent: where a fault points.
  static const JsonValue& at(const Place& place, std::string_view key) {
    const JsonValue* value = place.value->find(key);
    return value == nullptr ? *place.value : *value;
  }

  void read_file_entries(const JsonFile& file) {
    JsonChecker check(file, faults_);
    if (!check.object(file.root, file_keys)) return;
    check.text(file.root, "version", true);
    check.text(file.root, "source", true);
    check.text(file.root, "licence", true);
    for (const JsonValue& value : check.items(file.root, "types")) read_type({&file, &value});
    for (const JsonValue& value : check.items(file.root, "predicates")) {
      read_predicate({&file, &value});
    }
  }

  /// Notes a name that is none or stands for something already.
  void check_name(const Place& place, const std::string& name, std::string_view what,
                  std::map<std::string, Place>& known) {
    JsonChecker check = checker(place);
    if (name.empty()) return;
    if (!is_name(name)) {
      check.fault(at(place, "name"), "a name is letters and digits: \"" + name + "\"");
    }
    const auto [before, is_new] = known.emplace(name, place);
    if (is_new) return;
    const Place& first = before->second;
    const InputError where =
        input_error_at(first.file->path, first.file->content, first.value->offset, {});
    check.fault(at(place, "name"), std::string(what) + " \"" + name + "\" is already defined at " +
                                       first.file->path + ":" + std::to_string(where.line()));
  }

  void read_type(const Place& place) {
    JsonChecker check = checker(place);
    if (!check.object(*place.value, type_keys)) return;
    EntityType type;
    type.name = check.text(*place.value, "name", true);
    type.parent = check.text(*place.value, "parent", false);
    type.written = check.texts(*place.value, "written", true);
    type.label = check.text(*place.value, "label", true);
    type.definition = check.text(*place.value, "definition", true);
    for (const std::string& iri : type.written) {
      if (!is_iri(iri)) check.fault(at(place, "written"), "not a type IRI: \"" + iri + "\"");
    }
    check_name(place, type.name, "type", known_types_);
    ontology_.types_.push_back(std::move(type));
    type_places_.push_back(place);
  }

  void read_predicate(const Place& place) {
    JsonChecker check = checker(place);
    if (!check.object(*place.value, predicate_keys)) return;
    const JsonValue& value = *place.value;
    Predicate predicate;
    predicate.name = check.text(value, "name", true);
    predicate.group = check.text(value, "group", true);
    predicate.label = check.text(value, "label", true);
    predicate.symmetric = check.flag(value, "symmetric");
    predicate.inverse_label =
        predicate.symmetric ? predicate.label : check.text(value, "inverseLabel", true);
    predicate.aliases = check.texts(value, "aliases", false);
    predicate.inverse_aliases = check.texts(value, "inverseAliases", false);
    predicate.definition = check.text(value, "definition", true);
    predicate.domain = check.texts(value, "domain", true);
    predicate.range = check.texts(value, "range", true);
    predicate.functional = check.flag(value, "functional");
    predicate.state = check.flag(value, "state") || predicate.group == "state";
    predicate.inverse = check.text(value, "inverse", false);
    predicate.plover = check.text(value, "plover", false);
    predicate.iri = check.text(value, "iri", false);
    if (predicate.iri.empty()) predicate.iri = "ng:" + predicate.name;
    check_name(place, predicate.name, "predicate", known_predicates_);
    ontology_.predicates_.push_back(std::move(predicate));
    predicate_places_.push_back(place);
  }

  std::vector<std::string> type_names() const {
    std::vector<std::string> names;
    for (const EntityType& type : ontology_.types_) names.push_back(type.name);
    return names;
  }

  void link_types() {
    const std::vector<EntityType>& types = ontology_.types_;
    std::vector<std::uint32_t>& parent = ontology_.parent_;
    parent.resize(types.size());
    std::iota(parent.begin(), parent.end(), 0U);
    for (std::uint32_t i = 0; i < types.size(); ++i) {
      if (types[i].parent.empty()) continue;
      const EntityType* found = ontology_.find_type(types[i].parent);
      if (found == nullptr) {
        checker(type_places_[i])
            .fault(at(type_places_[i], "parent"), "unknown type \"" + types[i].parent + "\"" +
                                                      did_you_mean(types[i].parent, type_names()));
      } else {
        parent[i] = static_cast<std::uint32_t>(found - types.data());
      }
    }
    for (std::uint32_t i = 0; i < types.size(); ++i) {
      if (parent[i] == i) continue;
      std::uint32_t above = parent[i];
      // A chain longer than there are types runs in a circle, here or above.
      for (std::size_t steps = 0; steps < types.size() && above != i; ++steps)
        above = parent[above];
      if (above == i) {
        checker(type_places_[i])
            .fault(at(type_places_[i], "parent"),
                   "type \"" + types[i].name + "\" is its own ancestor");
        parent[i] = i;
      }
    }
  }

  void check_types(const Place& place, std::string_view key, std::span<const std::string> names) {
    JsonChecker check = checker(place);
    const JsonValue& list = at(place, key);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const JsonValue& value = list.items.size() == names.size() ? list.items[i] : list;
      if (ontology_.find_type(names[i]) == nullptr && !contains(literal_ranges, names[i])) {
        check.fault(value, "unknown entity type \"" + names[i] + "\"" +
                               did_you_mean(names[i], type_names()));
      } else if (contains(literal_ranges, names[i]) && (key == "domain" || names.size() > 1)) {
        check.fault(value,
                    "\"" + names[i] +
                        "\" is a kind of literal: it can only be the one range of a predicate");
      }
    }
  }

  void check_predicate(std::size_t i) {
    const Predicate& predicate = ontology_.predicates_[i];
    const Place& place = predicate_places_[i];
    JsonChecker check = checker(place);
    check_types(place, "domain", predicate.domain);
    check_types(place, "range", predicate.range);
    if (contains(reserved_keys, predicate.name)) {
      check.fault(at(place, "name"),
                  "\"" + predicate.name + "\" is a key of the output and cannot name a predicate");
    }
    if (!predicate.plover.empty() && !contains(plover, predicate.plover)) {
      check.fault(at(place, "plover"), "unknown PLOVER class \"" + predicate.plover + "\"" +
                                           did_you_mean(predicate.plover, plover));
    }
    if (!is_iri(predicate.iri)) {
      check.fault(at(place, "iri"),
                  "not an IRI: \"" + predicate.iri +
                      "\" (expected one with http:, or with the prefix ng, schema, wd, wdt, prov, "
                      "skos, rdfs or owl)");
    }
    if (predicate.symmetric &&
        std::set<std::string>(predicate.domain.begin(), predicate.domain.end()) !=
            std::set<std::string>(predicate.range.begin(), predicate.range.end())) {
      check.fault(at(place, "symmetric"), "a symmetric predicate has one domain and range");
    }
    if (!predicate.inverse.empty()) check_inverse(predicate, place);
  }

  void check_inverse(const Predicate& predicate, const Place& place) {
    const Predicate* inverse = ontology_.find_predicate(predicate.inverse);
    if (inverse == nullptr) {
      checker(place).fault(at(place, "inverse"),
                           "unknown predicate \"" + predicate.inverse + "\"" +
                               did_you_mean(predicate.inverse, ontology_.predicate_words()));
    } else if (inverse->inverse != predicate.name) {
      checker(place).fault(at(place, "inverse"), "\"" + inverse->name + "\" does not name \"" +
                                                     predicate.name + "\" as its inverse");
    }
  }

  /// A word that meant two predicates would answer a question that was not asked.
  void index_words() {
    std::map<std::string, Word> words;
    const auto add = [&](std::size_t i, std::string_view text, std::string_view key, bool inverse) {
      Word word{word_key(text), static_cast<std::uint32_t>(i), inverse};
      if (word.key.empty()) return;
      const auto [before, is_new] = words.emplace(word.key, word);
      const Word& first = before->second;
      if (is_new || (first.predicate == word.predicate && first.inverse == inverse)) return;
      const std::string& holder = ontology_.predicates_[first.predicate].name;
      if (holder == ontology_.predicates_[i].name && first.predicate != word.predicate) return;
      const Place& place = predicate_places_[i];
      checker(place).fault(at(place, key), "\"" + std::string(text) + "\" already stands for \"" +
                                               holder + "\"" + (first.inverse ? " (inverse)" : ""));
    };
    for (std::size_t i = 0; i < ontology_.predicates_.size(); ++i) {
      add(i, ontology_.predicates_[i].name, "name", false);
    }
    for (std::size_t i = 0; i < ontology_.predicates_.size(); ++i) {
      const Predicate& predicate = ontology_.predicates_[i];
      add(i, predicate.label, "label", false);
      for (const std::string& alias : predicate.aliases) add(i, alias, "aliases", false);
      if (predicate.symmetric) continue;
      add(i, predicate.inverse_label, "inverseLabel", true);
      for (const std::string& alias : predicate.inverse_aliases) {
        add(i, alias, "inverseAliases", true);
      }
    }
    for (auto& [key, word] : words) ontology_.words_.push_back(std::move(word));
  }

  Ontology& ontology_;
  std::vector<JsonFile> files_;
  Faults faults_;
  std::map<std::string, Place> known_types_;
  std::map<std::string, Place> known_predicates_;
  std::vector<Place> type_places_;       ///< Of ontology_.types_.
  std::vector<Place> predicate_places_;  ///< Of ontology_.predicates_.
};

Ontology::Ontology(std::span<const std::filesystem::path> files) { Reader(*this, files).read(); }

const EntityType* Ontology::find_type(std::string_view name) const noexcept {
  return find_by_name(types_, types_by_name_, name);
}

const Predicate* Ontology::find_predicate(std::string_view name) const noexcept {
  return find_by_name(predicates_, predicates_by_name_, name);
}

const Predicate* Ontology::match_predicate(std::string_view words, bool& inverse) const {
  inverse = false;
  const std::string key = word_key(words);
  const auto found = std::ranges::lower_bound(words_, key, {}, &Word::key);
  if (found == words_.end() || found->key != key) return nullptr;
  inverse = found->inverse;
  return &predicates_[found->predicate];
}

std::vector<std::string> Ontology::predicate_words() const {
  std::vector<std::string> words;
  for (const Predicate& predicate : predicates_) words.push_back(predicate.name);
  for (const Predicate& predicate : predicates_) {
    words.push_back(predicate.label);
    words.insert(words.end(), predicate.aliases.begin(), predicate.aliases.end());
    if (predicate.symmetric) continue;
    words.push_back(predicate.inverse_label);
    words.insert(words.end(), predicate.inverse_aliases.begin(), predicate.inverse_aliases.end());
  }
  return words;
}

bool Ontology::is_a(std::string_view type, std::string_view ancestor) const noexcept {
  const EntityType* found = find_type(type);
  if (found == nullptr) return false;
  auto i = static_cast<std::size_t>(found - types_.data());
  while (types_[i].name != ancestor) {
    if (parent_[i] == i) return false;
    i = parent_[i];
  }
  return true;
}

std::string_view Ontology::root(std::string_view type) const noexcept {
  const EntityType* found = find_type(type);
  if (found == nullptr) return {};
  auto i = static_cast<std::size_t>(found - types_.data());
  while (parent_[i] != i) i = parent_[i];
  return types_[i].name;
}

}  // namespace newsgraph::knowledge
