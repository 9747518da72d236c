#include "extract/pattern.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "newsgraph/base/error.hpp"

namespace newsgraph::extract {
namespace {

/// More alternatives than this are a mistake: every `?` and `|` multiplies them.
constexpr std::size_t alternative_limit = 256;

constexpr std::array slot_names{
    std::pair{std::string_view("subject"), SlotName::Subject},
    std::pair{std::string_view("object"), SlotName::Object},
    std::pair{std::string_view("each"), SlotName::Each},
    std::pair{std::string_view("place"), SlotName::Place},
    std::pair{std::string_view("event"), SlotName::Event},
};

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string best = closest(word, candidates);
  return best.empty() ? std::string{} : " (did you mean \"" + best + "\"?)";
}

class Compiler {
 public:
  Compiler(std::string_view text, std::size_t offset, Resources& resources, FileFaults& faults)
      : text_(text), offset_(offset), resources_(resources), faults_(faults) {}

  Pattern compile() {
    std::vector<Sequence> all = alternatives();
    skip_space();
    if (!failed_ && at_ < text_.size()) fault(at_, "unexpected \")\"");
    Pattern pattern;
    if (failed_) return pattern;
    for (Sequence& sequence : all) {
      if (!choose_anchor(sequence)) {
        fault(0, "this pattern would match anything: it needs a verb, a class or a word");
        return {};
      }
      pattern.sequences.push_back(std::move(sequence));
    }
    return pattern;
  }

 private:
  using Sequences = std::vector<Sequence>;

  void fault(std::size_t at, const std::string& message) {
    if (!failed_) faults_.add(offset_ + at, message);
    failed_ = true;
  }
  void skip_space() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  Sequences alternatives() {
    Sequences all = sequence();
    while (!failed_ && at_ < text_.size() && text_[at_] == '|') {
      ++at_;
      for (Sequence& other : sequence()) all.push_back(std::move(other));
    }
    return all;
  }

  Sequences sequence() {
    Sequences result(1);
    for (;;) {
      skip_space();
      if (failed_ || at_ >= text_.size() || text_[at_] == '|' || text_[at_] == ')') return result;
      Sequences part = item();
      if (at_ < text_.size() && text_[at_] == '?') {
        ++at_;
        part.emplace_back();
      }
      if (result.size() * part.size() > alternative_limit) {
        fault(at_, "more than 256 alternatives: split the rule");
        return result;
      }
      Sequences next;
      next.reserve(result.size() * part.size());
      for (const Sequence& left : result) {
        for (const Sequence& right : part) {
          Sequence both = left;
          both.elements.insert(both.elements.end(), right.elements.begin(), right.elements.end());
          next.push_back(std::move(both));
        }
      }
      result = std::move(next);
    }
  }

  Sequences item() {
    if (text_[at_] == '(') {
      const std::size_t open = at_++;
      Sequences inner = alternatives();
      if (failed_) return inner;
      if (at_ >= text_.size()) {
        fault(open, "this \"(\" is never closed");
        return inner;
      }
      ++at_;
      return inner;
    }
    Sequence sequence;
    if (auto element = read_element()) sequence.elements.push_back(std::move(*element));
    return {std::move(sequence)};
  }

  std::optional<Element> read_element() {
    const std::size_t begin = at_;
    // A word ends at a space, at `?`, at a bracket that is not its own, at `|` outside of types.
    bool types = false;
    while (at_ < text_.size() && text_[at_] != ' ' && text_[at_] != '?' && text_[at_] != ')' &&
           (text_[at_] != '|' || types) && text_[at_] != '(') {
      if (text_[at_] == ':') types = true;
      ++at_;
    }
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (at_ < text_.size() && text_[at_] == '(') return read_verb(word, begin);
    if (word.starts_with('@')) return read_class(word.substr(1), begin + 1, Element::Kind::Class);
    if (word.starts_with("..")) return read_gap(word.substr(2), begin);
    if (word == "^" || word == "$" || word == "time") {
      Element element;
      element.kind = word == "^"   ? Element::Kind::Begin
                     : word == "$" ? Element::Kind::End
                                   : Element::Kind::Time;
      return element;
    }
    const std::size_t colon = word.find(':');
    if (colon != std::string_view::npos && colon > 0) return read_slot(word, colon, begin);
    if (word.empty()) {
      fault(begin, "expected an element of a pattern");
      return std::nullopt;
    }
    Element element;
    element.kind = Element::Kind::Word;
    std::string lower(word);
    std::ranges::transform(lower, lower.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    element.word = resources_.language.vocabulary.add_word(lower);
    return element;
  }

  std::optional<Element> read_verb(std::string_view name, std::size_t begin) {
    Element::Kind kind{};
    if (name == "verb") {
      kind = Element::Kind::Verb;
    } else if (name == "passive") {
      kind = Element::Kind::Passive;
    } else if (name == "gerund") {
      kind = Element::Kind::Gerund;
    } else {
      fault(begin, "unknown element " + quoted(name) + " before \"(\"" +
                       suggestion(name, {"verb", "passive", "gerund"}));
      return std::nullopt;
    }
    const std::size_t inner = ++at_;
    const std::size_t close = text_.find(')', inner);
    if (close == std::string_view::npos) {
      fault(inner - 1, "this \"(\" is never closed");
      return std::nullopt;
    }
    at_ = close + 1;
    return read_class(text_.substr(inner, close - inner), inner, kind);
  }

  std::optional<Element> read_class(std::string_view name, std::size_t begin, Element::Kind kind) {
    const Vocabulary& vocabulary = resources_.language.vocabulary;
    const auto id = vocabulary.find_class(name);
    if (!id) {
      fault(begin,
            "unknown word class " + quoted(name) + suggestion(name, vocabulary.class_names()));
      return std::nullopt;
    }
    if (kind != Element::Kind::Class && !vocabulary.is_verb_class(*id)) {
      fault(begin, "word class " + quoted(name) + " has no verbs");
      return std::nullopt;
    }
    Element element;
    element.kind = kind;
    element.word_class = *id;
    return element;
  }

  std::optional<Element> read_gap(std::string_view digits, std::size_t begin) {
    if (digits.size() != 1 || digits[0] < '1' || digits[0] > '9') {
      fault(begin, "a gap is written \"..N\" with N from 1 to 9");
      return std::nullopt;
    }
    Element element;
    element.kind = Element::Kind::Gap;
    element.limit = digits[0] - '0';
    return element;
  }

  std::optional<Element> read_slot(std::string_view word, std::size_t colon, std::size_t begin) {
    std::string_view name = word.substr(0, colon);
    const bool adjectives = name.ends_with('~');
    if (adjectives) name.remove_suffix(1);
    const auto known =
        std::ranges::find(slot_names, name, [](const auto& pair) { return pair.first; });
    if (known == slot_names.end()) {
      std::vector<std::string> names;
      names.reserve(slot_names.size());
      for (const auto& [slot, value] : slot_names) names.emplace_back(slot);
      fault(begin, "unknown slot " + quoted(name) + suggestion(name, names));
      return std::nullopt;
    }
    Element element;
    element.kind = Element::Kind::Slot;
    element.slot = known->second;
    element.adjectives = adjectives;
    const auto add_type = [&](const std::string& type) {
      if (resources_.knowledge->ontology.root(type) == type) {
        element.roots = static_cast<std::uint16_t>(element.roots | resources_.root_of(type));
      } else {
        element.types.push_back(type);
      }
    };
    std::size_t at = colon + 1;
    while (at <= word.size()) {
      const std::size_t bar = std::min(word.find('|', at), word.size());
      const std::string_view type = word.substr(at, bar - at);
      if (const auto set = resources_.unions.find(std::string(type));
          set != resources_.unions.end()) {
        std::ranges::for_each(set->second, add_type);
      } else if (resources_.knowledge->ontology.find_type(type) != nullptr) {
        add_type(std::string(type));
      } else {
        std::vector<std::string> names;
        for (const auto& known_type : resources_.knowledge->ontology.types()) {
          names.push_back(known_type.name);
        }
        for (const auto& [union_name, types] : resources_.unions) names.push_back(union_name);
        std::ranges::sort(names);
        fault(begin + at, "unknown entity type " + quoted(type) + suggestion(type, names));
        return std::nullopt;
      }
      at = bar + 1;
    }
    return element;
  }

  /// The element with the fewest words becomes the anchor; words that every sentence has come last.
  bool choose_anchor(Sequence& sequence) const {
    const Vocabulary& vocabulary = resources_.language.vocabulary;
    const auto frequent = [&](WordId word) {
      const auto id = vocabulary.find_class("function_word");
      return id && vocabulary.in_class(word, *id);
    };
    constexpr std::size_t never = 1000000;
    const auto cost = [&](const Element& element) -> std::size_t {
      switch (element.kind) {
        case Element::Kind::Verb:
        case Element::Kind::Passive:
        case Element::Kind::Gerund:
          return 0;  // its group says where the subject is
        case Element::Kind::Class: {
          const auto& words = vocabulary.words_of(element.word_class);
          const bool common = !words.empty() && frequent(words.front());
          return 10 + words.size() + (common ? 1000 : 0);
        }
        case Element::Kind::Word:
          return frequent(element.word) ? 1010 : 11;
        default:
          return never;
      }
    };
    std::size_t best = never;
    for (std::size_t i = 0; i < sequence.elements.size(); ++i) {
      if (cost(sequence.elements[i]) < best) {
        best = cost(sequence.elements[i]);
        sequence.anchor = i;
      }
    }
    return best < never;
  }

  std::string_view text_;
  std::size_t offset_;
  Resources& resources_;
  FileFaults& faults_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

Pattern compile_pattern(std::string_view text, std::size_t offset, Resources& resources,
                        FileFaults& faults) {
  return Compiler(text, offset, resources, faults).compile();
}

}  // namespace newsgraph::extract
