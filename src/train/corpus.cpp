#include "train/corpus.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/nlp/labels.hpp"

namespace newsgraph::train {
namespace {

template <typename Function>
void for_each_line(std::string_view content, Function&& function) {
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < content.size();) {
    std::size_t end = content.find('\n', begin);
    if (end == std::string_view::npos) end = content.size();
    std::string_view line = content.substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    function(line, ++number);
    begin = end + 1;
  }
}

// Bracket escapes of the Penn Treebank, which running text does not have.
std::string unescape(std::string_view form) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> escapes = {
      {{"LRB", "("},
       {"RRB", ")"},
       {"-LRB-", "("},
       {"-RRB-", ")"},
       {"LSB", "["},
       {"RSB", "]"},
       {"-LSB-", "["},
       {"-RSB-", "]"}}};
  for (const auto& [escape, mark] : escapes) {
    if (form == escape) return std::string(mark);
  }
  return std::string(form);
}

// RFC 4180 without line breaks inside of fields.
bool split_csv(std::string_view line, std::array<std::string, 4>& fields) {
  std::size_t field = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') {
      if (quoted && at + 1 < line.size() && line[at + 1] == '"') {
        fields[field].push_back('"');
        ++at;
      } else {
        quoted = !quoted;
      }
    } else if (line[at] == ',' && !quoted) {
      if (++field == fields.size()) return false;
    } else {
      fields[field].push_back(line[at]);
    }
  }
  return field + 1 == fields.size() && !quoted;
}

}  // namespace

FormId Forms::add(std::string_view form) {
  const auto [found, added] =
      ids_.try_emplace(std::string(form), static_cast<FormId>(texts_.size()));
  if (added) {
    texts_.emplace_back(form);
    features_.push_back(nlp::form_features(form));
  }
  return found->second;
}

TrainSentence to_train(const nlp::ConlluSentence& sentence, Forms& forms) {
  TrainSentence result;
  result.tagged = true;
  result.parsed = true;
  for (const nlp::ConlluWord& word : sentence.words) {
    result.forms.push_back(forms.add(word.form));
    const std::optional<Upos> upos = nlp::find_upos(word.upos);
    const std::optional<std::uint8_t> xpos = nlp::find_xpos(word.xpos);
    std::optional<std::uint8_t> deprel = nlp::find_deprel(word.deprel);
    if (!deprel) deprel = nlp::find_deprel(nlp::universal(word.deprel));
    if (!deprel || *deprel == 0) {
      throw InputError(sentence.id, "unknown relation \"" + word.deprel + "\"");
    }
    if (!upos || !xpos || *xpos == 0) result.tagged = false;
    result.upos.push_back(upos ? static_cast<std::uint8_t>(*upos) : std::uint8_t{0});
    result.xpos.push_back(xpos.value_or(0));
    result.deprel.push_back(*deprel);
    result.head.push_back(word.head);
  }
  return result;
}

std::vector<nlp::TypedSpan> spans_of(std::span<const std::string> labels, const NameStyle& style) {
  std::vector<nlp::TypedSpan> spans;
  std::string_view open;
  for (std::uint32_t at = 0; at < labels.size(); ++at) {
    const std::string_view label = labels[at];
    const std::string_view type = label.size() > 2 ? label.substr(2) : std::string_view();
    const auto found = std::find(style.types.begin(), style.types.end(), type);
    if (type.empty() || found == style.types.end()) {
      open = {};
      continue;
    }
    if (label.front() == 'I' && type == open) {
      spans.back().last = at + 1;
    } else {
      spans.push_back({at, at + 1, static_cast<std::uint32_t>(found - style.types.begin())});
    }
    open = type;
  }
  return spans;
}

TrainSentence to_train(const NameSentence& sentence, const NameStyle& style,
                       std::uint32_t style_index, Forms& forms) {
  TrainSentence result;
  for (const std::string& form : sentence.forms) result.forms.push_back(forms.add(form));
  result.names.push_back(
      {style_index, nlp::to_bilou(spans_of(sentence.labels, style), sentence.forms.size())});
  return result;
}

std::vector<NameSentence> read_uner(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  std::vector<NameSentence> sentences;
  NameSentence sentence;
  const auto finish = [&] {
    if (!sentence.forms.empty()) sentences.push_back(std::move(sentence));
    sentence = {};
  };
  for_each_line(content, [&](std::string_view line, std::size_t number) {
    static constexpr std::string_view id_key = "# sent_id = ";
    if (line.empty()) return finish();
    if (line.front() == '#') {
      if (line.substr(0, id_key.size()) == id_key) sentence.id = line.substr(id_key.size());
      return;
    }
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) {
      throw InputError(path.string(), number, 0, "expected id, form and tag separated by tabs");
    }
    const std::string_view id = line.substr(0, first);
    if (id.find_first_of("-.") != std::string_view::npos) return;
    sentence.forms.emplace_back(line.substr(first + 1, second - first - 1));
    const std::size_t third = line.find('\t', second + 1);
    sentence.labels.emplace_back(line.substr(second + 1, third - second - 1));
  });
  finish();
  return sentences;
}

std::vector<NameSentence> read_two_columns(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  std::vector<NameSentence> sentences;
  NameSentence sentence;
  const auto finish = [&] {
    if (!sentence.forms.empty()) sentences.push_back(std::move(sentence));
    sentence = {};
  };
  for_each_line(content, [&](std::string_view line, std::size_t number) {
    if (line.empty()) return finish();
    const std::size_t space = line.find_last_of(" \t");
    if (space == std::string_view::npos || space == 0) {
      throw InputError(path.string(), number, 0, "expected a form and a tag");
    }
    const std::string_view form = line.substr(0, line.find_first_of(" \t"));
    if (form == "-DOCSTART-") return;
    sentence.forms.push_back(unescape(form));
    sentence.labels.emplace_back(line.substr(space + 1));
  });
  finish();
  return sentences;
}

std::vector<NameSentence> read_gmb(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  std::vector<NameSentence> sentences;
  NameSentence sentence;
  const auto finish = [&] {
    if (!sentence.forms.empty()) sentences.push_back(std::move(sentence));
    sentence = {};
  };
  for_each_line(content, [&](std::string_view line, std::size_t number) {
    if (number == 1 || line.empty()) return;
    if (line.front() != ',') finish();
    std::array<std::string, 4> fields;
    if (!split_csv(line, fields)) {
      throw InputError(path.string(), number, 0, "expected four fields separated by commas");
    }
    const std::string& word = fields[1];
    if (word.empty()) return;
    sentence.forms.push_back(unescape(word));
    sentence.labels.push_back(fields[3]);
  });
  finish();
  return sentences;
}

}  // namespace newsgraph::train
