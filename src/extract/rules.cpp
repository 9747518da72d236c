#include "extract/rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

namespace newsgraph::extract {
namespace {

constexpr std::array file_keys{"description", "version",  "source",    "licence",
                               "types",       "words",    "verbs",     "plain_verbs",
                               "irregular",   "doubling", "predicate", "rules"};
constexpr std::array rule_keys{
    "id",      "match",      "predicate", "also",      "subject",      "object", "over",
    "zone",    "modality",   "polarity",  "role",      "topic",        "we",     "unless",
    "speaker", "confidence", "counted",   "delegates", "intransitive", "finds",  "misses"};

using knowledge::did_you_mean;

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

/// One file while it is read: its bytes must live as long as the faults.
struct Source {
  std::string path;
  std::string content;
  JsonValue root;
};

std::vector<std::string> strings(const JsonValue& node, std::string_view what, FileFaults& faults) {
  std::vector<std::string> out;
  if (node.kind == JsonValue::Kind::String) return {node.text};
  if (node.kind != JsonValue::Kind::Array) {
    faults.add(text_begin(node), std::string(what) + " must be a string or a list of strings");
    return out;
  }
  for (const JsonValue& item : node.items) {
    if (item.kind == JsonValue::Kind::String) {
      out.push_back(item.text);
    } else {
      faults.add(text_begin(item), std::string(what) + " must hold strings");
    }
  }
  return out;
}

/// A number in [0, 1]; nothing when the value is none.
std::optional<double> share_of(const JsonValue& value) {
  if (!value.is(JsonValue::Kind::Number)) return std::nullopt;
  double number = 0.0;
  const char* const end = value.text.data() + value.text.size();
  const auto result = std::from_chars(value.text.data(), end, number);
  if (result.ec != std::errc() || result.ptr != end || number < 0.0 || number > 1.0) {
    return std::nullopt;
  }
  return number;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (end > at) parts.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

/// Irregular and doubling verbs of all files, needed before any verb class is read.
class Inflections {
 public:
  void read(const JsonValue& root, FileFaults& faults) {
    if (const JsonValue* node = root.find("irregular")) {
      for (const auto& [lemma, at, forms] : node->members) {
        const std::vector<std::string> parts = split(forms.text, ' ');
        if (parts.size() != 2) {
          faults.add(text_begin(forms), "irregular forms are written \"past participle\"");
          continue;
        }
        irregular_.insert_or_assign(lemma, std::pair(split(parts[0], ','), split(parts[1], ',')));
      }
    }
    if (const JsonValue* node = root.find("doubling")) {
      for (std::string& lemma : strings(*node, "doubling", faults)) {
        doubling_.insert(std::move(lemma));
      }
    }
  }

  VerbForms forms(const std::string& lemma) const {
    VerbForms forms = inflect(lemma, doubling_.contains(lemma));
    if (const auto it = irregular_.find(lemma); it != irregular_.end()) {
      forms.past = it->second.first;
      forms.participle = it->second.second;
    }
    return forms;
  }

 private:
  std::unordered_map<std::string, std::pair<std::vector<std::string>, std::vector<std::string>>>
      irregular_;
  std::unordered_set<std::string> doubling_;
};

void read_words(const JsonValue& root, const Inflections& inflections, Resources& resources,
                FileFaults& faults) {
  Vocabulary& vocabulary = resources.language.vocabulary;
  for (const JsonMember& member : root.members) {
    const std::string& key = member.key;
    if (std::ranges::find(file_keys, key) == file_keys.end()) {
      faults.add(text_begin(member),
                 "unknown key " + in_quotes(key) + did_you_mean(key, file_keys));
    }
  }
  if (const JsonValue* types = root.find("types")) {
    for (const auto& [name, at, list] : types->members) {
      std::vector<std::string> members = strings(list, "a union of types", faults);
      for (const std::string& type : members) {
        if (resources.knowledge->ontology.find_type(type) == nullptr) {
          faults.add(text_begin(list), "unknown entity type " + in_quotes(type));
        }
      }
      resources.unions[name] = std::move(members);
    }
  }
  if (const JsonValue* words = root.find("words")) {
    for (const auto& [name, at, list] : words->members) {
      vocabulary.add_class(name);
      for (const std::string& word : strings(list, "a word class", faults)) {
        vocabulary.add_to_class(name, word);
      }
    }
  }
  if (const JsonValue* verbs = root.find("verbs")) {
    for (const auto& [name, at, list] : verbs->members) {
      for (const std::string& lemma : strings(list, "a verb class", faults)) {
        vocabulary.add_verb(name, inflections.forms(lemma));
      }
    }
  }
  if (const JsonValue* verbs = root.find("plain_verbs")) {
    for (const std::string& lemma : strings(*verbs, "plain_verbs", faults)) {
      vocabulary.add_plain_verb(inflections.forms(lemma));
    }
  }
}

class RuleReader {
 public:
  RuleReader(const Source& source, Resources& resources, FileFaults& faults,
             std::unordered_set<std::string>& ids)
      : source_(source), resources_(resources), faults_(faults), ids_(ids) {}

  void read(std::vector<Rule>& out) {
    const JsonValue* rules = source_.root.find("rules");
    if (rules == nullptr) return;
    const JsonValue* predicate = source_.root.find("predicate");
    if (rules->kind != JsonValue::Kind::Array) {
      faults_.add(text_begin(*rules), "\"rules\" must be a list");
      return;
    }
    for (const JsonValue& node : rules->items) {
      if (node.kind != JsonValue::Kind::Object) {
        faults_.add(text_begin(node), "a rule must be an object");
        continue;
      }
      out.push_back(read_rule(node, predicate));
    }
  }

 private:
  const JsonValue* text_of(const JsonValue& node, std::string_view key) {
    const JsonValue* value = node.find(key);
    if (value != nullptr && value->kind != JsonValue::Kind::String) {
      faults_.add(text_begin(*value), in_quotes(key) + " must be a string");
      return nullptr;
    }
    return value;
  }

  Rule read_rule(const JsonValue& node, const JsonValue* file_predicate) {
    for (const JsonMember& member : node.members) {
      const std::string& key = member.key;
      if (std::ranges::find(rule_keys, key) == rule_keys.end()) {
        faults_.add(text_begin(member),
                    "unknown key " + in_quotes(key) + did_you_mean(key, rule_keys));
      }
    }
    Rule rule;
    rule.file = source_.path;
    if (const JsonValue* id = text_of(node, "id")) {
      rule.id = id->text;
      if (!ids_.insert(rule.id).second) {
        faults_.add(text_begin(*id),
                    "a rule with the id " + in_quotes(rule.id) + " was read before");
      }
    } else {
      faults_.add(text_begin(node), "a rule needs an \"id\"");
    }
    if (const JsonValue* over = text_of(node, "over"); over != nullptr && over->text != "tokens") {
      faults_.add(text_begin(*over), "\"over\" must be \"tokens\"");
    }
    read_match(node, rule);
    read_statements(node, file_predicate, rule);
    read_qualifiers(node, rule);
    rule.finds = examples(node, "finds");
    rule.misses = examples(node, "misses");
    return rule;
  }

  void read_match(const JsonValue& node, Rule& rule) {
    const JsonValue* match = node.find("match");
    if (match == nullptr) {
      faults_.add(text_begin(node), "a rule needs a \"match\"");
      return;
    }
    const auto add = [&](const JsonValue& text) {
      if (text.kind != JsonValue::Kind::String) {
        faults_.add(text_begin(text), "\"match\" must be a string or a list of strings");
        return;
      }
      Pattern pattern = compile_pattern(text.text, text_begin(text), resources_, faults_);
      for (Sequence& sequence : pattern.sequences) {
        rule.pattern.sequences.push_back(std::move(sequence));
      }
    };
    if (match->kind == JsonValue::Kind::Array) {
      for (const JsonValue& item : match->items) add(item);
    } else {
      add(*match);
    }
  }

  std::optional<SlotName> slot(const JsonValue& node) {
    constexpr std::array<std::string_view, slot_count> names{"subject", "object", "each", "place",
                                                             "event"};
    const auto it = std::ranges::find(names, node.text);
    if (it == names.end()) {
      faults_.add(text_begin(node),
                  "unknown slot " + in_quotes(node.text) + did_you_mean(node.text, names));
      return std::nullopt;
    }
    return static_cast<SlotName>(it - names.begin());
  }

  /// "predicate" of the rule or the file, with "subject" and "object" naming the slots; "also" adds
  /// statements: names of predicates between the same slots, or objects of their own.
  void read_statements(const JsonValue& node, const JsonValue* file_predicate, Rule& rule) {
    const JsonValue* predicate = text_of(node, "predicate");
    if (predicate == nullptr) predicate = file_predicate;
    if (predicate == nullptr) {
      faults_.add(text_begin(node), "neither the rule nor its file names a \"predicate\"");
      return;
    }
    add_statement(*predicate, node, {}, rule);
    const JsonValue* also = node.find("also");
    if (also == nullptr || rule.statements.empty()) return;
    const Statement first = rule.statements.front();
    const auto add = [&](const JsonValue& item) {
      if (item.kind == JsonValue::Kind::Object) {
        const JsonValue* name = text_of(item, "predicate");
        if (name == nullptr) {
          faults_.add(text_begin(item), "an object of \"also\" needs a \"predicate\"");
        } else {
          add_statement(*name, item, {}, rule);
        }
      } else {
        add_statement(item, item, first, rule);
      }
    };
    if (also->kind == JsonValue::Kind::Array) {
      for (const JsonValue& item : also->items) add(item);
    } else {
      add(*also);
    }
  }

  void add_statement(const JsonValue& name, const JsonValue& slots, Statement statement,
                     Rule& rule) {
    const auto& ontology = resources_.knowledge->ontology;
    const knowledge::Predicate* predicate = ontology.find_predicate(name.text);
    if (predicate == nullptr) {
      std::vector<std::string> names;
      for (const auto& known : ontology.predicates()) names.push_back(known.name);
      faults_.add(text_begin(name),
                  "unknown predicate " + in_quotes(name.text) + did_you_mean(name.text, names));
      return;
    }
    statement.predicate = name.text;
    statement.symmetric = predicate->symmetric;
    if (const JsonValue* value = slots.find("subject")) {
      if (const auto found = slot(*value)) statement.subject = *found;
    }
    if (const JsonValue* value = slots.find("object")) {
      if (const auto found = slot(*value)) statement.object = *found;
    }
    for (const Sequence& sequence : rule.pattern.sequences) {
      const auto has = [&](SlotName wanted) {
        return std::ranges::any_of(sequence.elements, [&](const Element& element) {
          return element.kind == Element::Kind::Slot && element.slot == wanted;
        });
      };
      if (has(SlotName::Each)) continue;
      if (!has(statement.subject) || !has(statement.object)) {
        faults_.add(text_begin(name), "the pattern of rule " + in_quotes(rule.id) +
                                          " does not fill the subject and object of " +
                                          in_quotes(name.text));
        break;
      }
    }
    rule.statements.push_back(std::move(statement));
  }

  void read_qualifiers(const JsonValue& node, Rule& rule) {
    if (const JsonValue* value = text_of(node, "modality")) {
      constexpr std::array<std::string_view, 5> names{"asserted", "planned", "former", "denied",
                                                      "hypothetical"};
      const auto it = std::ranges::find(names, value->text);
      if (it == names.end()) {
        faults_.add(text_begin(*value), "unknown modality " + in_quotes(value->text) +
                                            did_you_mean(value->text, names));
      } else {
        rule.modality = static_cast<Modality>(it - names.begin());
      }
    }
    if (const JsonValue* value = text_of(node, "polarity")) {
      if (value->text == "negative") {
        rule.polarity = Polarity::Negative;
      } else if (value->text != "positive") {
        faults_.add(text_begin(*value), "\"polarity\" must be positive or negative");
      }
    }
    if (const JsonValue* value = text_of(node, "role")) {
      if (value->text.starts_with('@')) {
        rule.role_class = word_class(value->text.substr(1), text_begin(*value) + 1);
      } else {
        rule.role = value->text;
      }
    }
    if (const JsonValue* value = node.find("unless")) {
      for (const std::string& name : strings(*value, "unless", faults_)) {
        if (const auto id = word_class(name, text_begin(*value))) rule.unless.push_back(*id);
      }
    }
    if (const JsonValue* value = text_of(node, "speaker")) rule.speaker = slot(*value);
    if (const JsonValue* value = text_of(node, "we")) {
      constexpr std::array<std::string_view, 4> names{"nobody", "speaker", "leaders", "sides"};
      const auto it = std::ranges::find(names, value->text);
      if (it == names.end()) {
        faults_.add(text_begin(*value), "unknown meaning of \"we\": " + in_quotes(value->text) +
                                            did_you_mean(value->text, names));
      } else {
        rule.we = static_cast<Collective>(it - names.begin());
      }
    }
    const auto flag = [&](std::string_view key, bool& into) {
      const JsonValue* value = node.find(key);
      if (value == nullptr) return;
      into = value->boolean;
      if (value->kind != JsonValue::Kind::Bool) {
        faults_.add(text_begin(*value), in_quotes(key) + " must be true or false");
      }
    };
    flag("delegates", rule.delegates);
    flag("intransitive", rule.intransitive);
    if (const JsonValue* value = text_of(node, "zone")) {
      if (value->text == "title") {
        rule.title_only = true;
      } else {
        faults_.add(text_begin(*value), "\"zone\" must be \"title\"");
      }
    }
    if (const JsonValue* value = node.find("topic")) {
      for (const std::string& word : strings(*value, "topic", faults_)) {
        rule.topic_words.push_back(resources_.language.vocabulary.add_word(word));
      }
    }
    const JsonValue* confidence = node.find("confidence");
    const std::optional<double> share =
        confidence != nullptr ? share_of(*confidence) : std::nullopt;
    if (!share) {
      faults_.add(confidence == nullptr ? text_begin(node) : text_begin(*confidence),
                  "a rule needs a \"confidence\" in [0, 1]");
    } else {
      rule.confidence = *share;
    }
  }

  std::optional<ClassId> word_class(const std::string& name, std::size_t offset) {
    const Vocabulary& vocabulary = resources_.language.vocabulary;
    const auto id = vocabulary.find_class(name);
    if (!id) {
      faults_.add(offset, "unknown word class " + in_quotes(name) +
                              did_you_mean(name, vocabulary.class_names()));
    }
    return id;
  }

  std::vector<Example> examples(const JsonValue& node, std::string_view key) {
    std::vector<Example> out;
    const JsonValue* list = node.find(key);
    if (list == nullptr) return out;
    if (list->kind != JsonValue::Kind::Array) {
      faults_.add(text_begin(*list), in_quotes(key) + " must be a list of sentences");
      return out;
    }
    for (const JsonValue& item : list->items) {
      if (item.kind != JsonValue::Kind::String) {
        faults_.add(text_begin(item), in_quotes(key) + " must hold sentences");
        continue;
      }
      Example example;
      const std::size_t arrow = item.text.find(" => ");
      example.sentence = item.text.substr(0, arrow);
      if (arrow != std::string::npos) example.wanted = item.text.substr(arrow + 4);
      const std::string_view before = std::string_view(source_.content).substr(0, text_begin(item));
      example.line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
      out.push_back(std::move(example));
    }
    return out;
  }

  const Source& source_;
  Resources& resources_;
  FileFaults& faults_;
  std::unordered_set<std::string>& ids_;
};

}  // namespace

RuleSet::RuleSet(std::span<const std::filesystem::path> files,
                 const knowledge::Knowledge& knowledge) {
  resources_.knowledge = &knowledge;
  std::vector<Source> sources;
  sources.reserve(files.size());
  for (const auto& file : files) {
    Source source;
    source.path = file.string();
    source.content = read_file(file);
    source.root = knowledge::parse_json(source.content, source.path);
    if (source.root.kind != JsonValue::Kind::Object) {
      throw input_error_at(source.path, source.content, 0, "a rules file must hold an object");
    }
    sources.push_back(std::move(source));
  }
  // Words first: a rule may use a class that a later file gives.
  std::vector<FileFaults> faults;
  faults.reserve(sources.size());
  Inflections inflections;
  for (const Source& source : sources) {
    faults.emplace_back(source.path, source.content);
    inflections.read(source.root, faults.back());
  }
  for (std::size_t i = 0; i < sources.size(); ++i) {
    read_words(sources[i].root, inflections, resources_, faults[i]);
  }
  std::unordered_set<std::string> ids;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    RuleReader(sources[i], resources_, faults[i], ids).read(rules_);
  }
  for (FileFaults& fault : faults) fault.raise();
  bind_classes(resources_.language);

  const Vocabulary& vocabulary = resources_.language.vocabulary;
  std::vector<std::pair<WordId, Entry>> anchors;
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    const auto& sequences = rules_[r].pattern.sequences;
    for (std::size_t s = 0; s < sequences.size(); ++s) {
      const Entry entry{static_cast<std::uint32_t>(r), static_cast<std::uint32_t>(s)};
      const Element& anchor = sequences[s].elements[sequences[s].anchor];
      if (anchor.kind == Element::Kind::Word) {
        anchors.emplace_back(anchor.word, entry);
      } else {
        for (const WordId word : vocabulary.words_of(anchor.word_class)) {
          anchors.emplace_back(word, entry);
        }
      }
    }
  }
  std::ranges::stable_sort(anchors, {}, [](const auto& pair) { return pair.first; });
  offsets_.assign(vocabulary.size() + 1, 0);
  for (const auto& [word, entry] : anchors) {
    ++offsets_[word + 1];
    entries_.push_back(entry);
  }
  for (std::size_t i = 1; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
}

std::span<const RuleSet::Entry> RuleSet::anchored(WordId word) const noexcept {
  if (word == unknown_word) return {};
  return {entries_.begin() + offsets_[word], entries_.begin() + offsets_[word + 1]};
}

}  // namespace newsgraph::extract
