#include "train/silver.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/nlp/labels.hpp"
#include "newsgraph/text/text.hpp"

#include "nlp/bilou.hpp"
#include "train/random.hpp"
#include "train/raw_text.hpp"

namespace newsgraph::train {
namespace {

constexpr std::size_t batch_sentences = 512;

// A sentence waiting to be parsed, with the labels that a corpus of names gave it.
struct Waiting {
  std::vector<std::string> forms;
  std::size_t style = 0;
  std::optional<std::vector<nlp::TypedSpan>> names;
};

// Tables, headings and lists of links teach nothing: most words of a sentence have small letters.
bool is_prose(const std::vector<std::string>& forms) {
  std::size_t small = 0;
  for (const std::string& form : forms) {
    small += !form.empty() && form.front() >= 'a' && form.front() <= 'z' ? 1U : 0U;
  }
  return 5 * small >= 2 * forms.size();
}

class SilverWriter {
 public:
  SilverWriter(const Predictor& predictor, const std::vector<NameStyle>& styles,
               const SilverOptions& options, const std::string& out)
      : predictor_(predictor), styles_(styles), options_(options), file_(out) {
    for (const NameStyle& style : styles_) {
      style_list_ += (style_list_.empty() ? "Styles=" : ",") + style.name;
    }
  }

  void take(Waiting sentence) {
    const std::size_t size = sentence.forms.size();
    if (size < options_.shortest || size > options_.longest || !is_prose(sentence.forms)) return;
    waiting_.push_back(std::move(sentence));
    if (waiting_.size() == batch_sentences) flush();
  }

  void flush() {
    std::vector<std::vector<std::string>> forms;
    for (const Waiting& sentence : waiting_) forms.push_back(sentence.forms);
    const std::vector<Prediction> predictions = predictor_.predict(forms);
    std::string text;
    for (std::size_t at = 0; at < waiting_.size(); ++at) {
      append(waiting_[at], predictions[at], text);
    }
    file_.write(text);
    waiting_.clear();
  }

  void commit() {
    flush();
    file_.commit();
  }
  std::size_t sentences() const noexcept { return sentences_; }
  std::size_t words() const noexcept { return words_; }

 private:
  void append(const Waiting& sentence, const Prediction& prediction, std::string& text) {
    float sum = 0.0F;
    for (const float sure : prediction.sure) sum += sure;
    const std::size_t size = sentence.forms.size();
    if (static_cast<double>(sum) < options_.least_sure * static_cast<double>(size)) return;
    std::vector<std::string> names(size);
    for (std::size_t style = 0; style < styles_.size(); ++style) {
      const bool known = sentence.names && sentence.style == style;
      const std::vector<nlp::TypedSpan> spans =
          known ? *sentence.names : nlp::from_bilou(prediction.names[style]);
      for (const nlp::TypedSpan& span : spans) {
        for (std::uint32_t word = span.first; word < span.last; ++word) {
          std::string& list = names[word];
          list += list.empty() ? "|Names=" : ",";
          list += styles_[style].name + (word == span.first ? ":B-" : ":I-") +
                  styles_[style].types[span.type];
        }
      }
    }
    for (std::size_t word = 0; word < size; ++word) {
      const std::uint32_t head = prediction.head[word];
      const auto percent = static_cast<std::uint64_t>(std::lround(100.0F * prediction.sure[word]));
      text += std::to_string(word + 1) + '\t' + sentence.forms[word] + "\t_\t";
      text += nlp::upos_name(static_cast<Upos>(prediction.upos[word]));
      text += '\t';
      text += nlp::xpos_names()[prediction.xpos[word]];
      text += "\t_\t" + std::to_string(head) + '\t';
      text += head == 0 ? std::string_view("root") : nlp::deprel_names()[prediction.deprel[word]];
      text += "\t_\tSure=" + std::to_string(percent) + names[word];
      if (word == 0) text += '|' + style_list_;
      text += '\n';
    }
    text += '\n';
    ++sentences_;
    words_ += size;
  }

  const Predictor& predictor_;
  const std::vector<NameStyle>& styles_;
  const SilverOptions& options_;
  AtomicFile file_;
  std::string style_list_;
  std::vector<Waiting> waiting_;
  std::size_t sentences_ = 0;
  std::size_t words_ = 0;
};

std::optional<std::string_view> value_of(std::string_view misc, std::string_view key) {
  for (std::size_t begin = 0; begin < misc.size();) {
    const std::size_t end = std::min(misc.find('|', begin), misc.size());
    const std::string_view part = misc.substr(begin, end - begin);
    if (part.size() > key.size() && part.starts_with(key) && part[key.size()] == '=') {
      return part.substr(key.size() + 1);
    }
    begin = end + 1;
  }
  return std::nullopt;
}

template <typename Function>
void for_each_part(std::string_view list, Function&& function) {
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    function(list.substr(begin, end - begin));
    begin = end + 1;
  }
}

std::uint32_t style_named(std::span<const NameStyle> styles, std::string_view name) {
  for (std::uint32_t at = 0; at < styles.size(); ++at) {
    if (styles[at].name == name) return at;
  }
  throw InputError("", "silver names of an unknown style \"" + std::string(name) + "\"");
}

}  // namespace

std::vector<std::string> untag(std::string_view line) {
  std::vector<std::string> forms;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find_first_of(" \t\r", begin), line.size());
    const std::string_view token = line.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t mark = token.rfind('_');
    if (token.empty() || mark == 0) continue;
    const std::string_view form = token.substr(0, mark);
    if (form == "``" || form == "''") {
      forms.emplace_back("\"");
      continue;
    }
    if (form == "-LRB-" || form == "-RRB-") {
      forms.emplace_back(form == "-LRB-" ? "(" : ")");
      continue;
    }
    const auto is_letter = [](char byte) {
      return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    };
    std::size_t first = 0;
    for (std::size_t at = 1; at + 1 < form.size(); ++at) {
      if (form[at] != '-' || !is_letter(form[at - 1]) || !is_letter(form[at + 1])) continue;
      forms.emplace_back(form.substr(first, at - first));
      forms.emplace_back("-");
      first = at + 1;
    }
    forms.emplace_back(form.substr(first));
  }
  return forms;
}

void write_silver(const Predictor& predictor, const std::vector<NameStyle>& styles,
                  const SilverOptions& options, const std::string& out, const Progress& progress) {
  SilverWriter writer(predictor, styles, options, out);
  Random random(options.seed);
  const auto drawn = [&](double share) {
    return share >= 1.0 || static_cast<double>(random.uniform()) < share;
  };
  const auto report = [&](const std::string& path) {
    writer.flush();
    progress(path + ": " + std::to_string(writer.sentences()) + " sentences, " +
             std::to_string(writer.words()) + " words so far");
  };
  for (const RawSource& source : options.running) {
    Document document;
    for_each_text(source.path, options.excluded, [&](std::string_view paragraph) {
      if (!drawn(source.share)) return;
      document.clear();
      document.article.text = paragraph;
      text::analyse(document);
      for (const Sentence& sentence : document.sentences) {
        Waiting waiting;
        for (TokenIndex token = sentence.tokens.first; token < sentence.tokens.last; ++token) {
          waiting.forms.emplace_back(document.form(token));
        }
        writer.take(std::move(waiting));
      }
    });
    report(source.path);
  }
  for (const RawSource& source : options.tagged) {
    for_each_text(source.path, options.excluded, [&](std::string_view line) {
      if (drawn(source.share)) writer.take({untag(line), 0, std::nullopt});
    });
    report(source.path);
  }
  for (const NameCorpus& corpus : options.name_corpora) {
    const std::uint32_t style = style_named(styles, corpus.style.name);
    for (NameSentence& sentence : read_names(corpus, false)) {
      if (!drawn(corpus.share)) continue;
      std::vector<nlp::TypedSpan> spans = spans_of(sentence.labels, styles[style]);
      writer.take({std::move(sentence.forms), style, std::move(spans)});
    }
    report(corpus.path);
  }
  writer.commit();
}

TrainSentence to_train(const nlp::ConlluSentence& sentence, std::span<const NameStyle> styles,
                       Forms& forms) {
  TrainSentence result = to_train(sentence, forms);
  const std::size_t size = sentence.words.size();
  const auto known = value_of(sentence.words.front().misc, "Styles");
  std::vector<std::vector<std::string>> labels(styles.size());
  for_each_part(known.value_or(std::string_view()), [&](std::string_view name) {
    labels[style_named(styles, name)].assign(size, "O");
  });
  for (std::size_t word = 0; word < size; ++word) {
    const std::string& misc = sentence.words[word].misc;
    const auto sure = parse_unsigned(value_of(misc, "Sure").value_or("100"));
    if (!sure || *sure > 100) throw InputError(sentence.id, "Sure is no percentage: " + misc);
    result.sure.push_back(static_cast<float>(*sure) / 100.0F);
    for_each_part(value_of(misc, "Names").value_or(std::string_view()), [&](std::string_view name) {
      const std::size_t colon = std::min(name.find(':'), name.size() - 1);
      const std::uint32_t style = style_named(styles, name.substr(0, colon));
      if (labels[style].empty()) throw InputError(sentence.id, "names of a style not in Styles");
      labels[style][word] = name.substr(colon + 1);
    });
  }
  for (std::uint32_t style = 0; style < styles.size(); ++style) {
    if (labels[style].empty()) continue;
    result.names.push_back({style, nlp::to_bilou(spans_of(labels[style], styles[style]), size)});
  }
  return result;
}

}  // namespace newsgraph::train
