#include "train/trainer.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/nlp/labels.hpp"

namespace newsgraph::train {
namespace {

// Longer sentences are left out: they are lists and tables, and their arcs would outweigh a batch.
constexpr std::size_t longest_sentence = 180;

std::string to_upper(std::string text) {
  for (char& byte : text) {
    if (byte >= 'a' && byte <= 'z') byte = static_cast<char>(byte - ('a' - 'A'));
  }
  return text;
}

std::string to_title(std::string text) {
  if (!text.empty()) text.replace(0, 1, to_upper(text.substr(0, 1)));
  return text;
}

// Words seen once in the first `gold` sentences are learned as the unknown word: text parsed by a
// machine would fill the table with words that vectors know as well. All sentences are counted.
std::vector<std::string> frequent_words(const std::vector<TrainSentence>& sentences,
                                        std::size_t gold, const Forms& forms,
                                        std::unordered_map<std::uint64_t, std::uint32_t>& counts) {
  std::map<std::string, std::uint32_t> words;
  for (std::size_t at = 0; at < sentences.size(); ++at) {
    for (const FormId form : sentences[at].forms) {
      if (at < gold) ++words[nlp::lower_form(nlp::normal_form(forms.text(form)))];
      ++counts[forms.features(form).lower];
    }
  }
  std::vector<std::string> frequent;
  for (const auto& [word, count] : words) {
    if (count >= 2) frequent.push_back(word);
  }
  return frequent;
}

class Trainer {
 public:
  Trainer(const TrainOptions& options, const Progress& progress)
      : options_(options), progress_(progress) {
    const std::filesystem::path path = latest();
    const bool resumes = std::filesystem::exists(path);
    if (resumes || !options_.start.empty()) {
      state_ = read_checkpoint(resumes ? path : std::filesystem::path(options_.start));
      styles_ = state_.styles;  // the network's order, whatever that of the options
    }
    read_corpora();
    if (state_.network == nullptr) {
      create();
    } else if (resumes) {
      if (styles_.size() > state_.styles.size()) {
        throw InputError(path.string(), "knows no style \"" + styles_.back().name + "\"");
      }
      frequent_words(sentences_, gold_sentences_, forms_, counts_);
      progress_("resumed after epoch " + std::to_string(state_.epoch));
    } else {
      begin_from_start();
    }
    for (FormId form = 0; form < forms_.size(); ++form) add_rows(form);
  }

  void run() {
    while (state_.epoch < options_.epochs) {
      run_epoch();
      ++state_.epoch;
      write_checkpoint(state_, latest());
      if (state_.epoch % options_.evaluate_every == 0 || state_.epoch == options_.epochs)
        evaluate();
    }
  }

 private:
  std::filesystem::path latest() const {
    return std::filesystem::path(options_.folder) / "latest.checkpoint";
  }

  std::uint32_t style_index(const NameStyle& style) {
    const auto found = std::find_if(styles_.begin(), styles_.end(), [&](const NameStyle& other) {
      return other.name == style.name;
    });
    if (found != styles_.end()) return static_cast<std::uint32_t>(found - styles_.begin());
    styles_.push_back(style);
    return static_cast<std::uint32_t>(styles_.size() - 1);
  }

  void read_corpora() {
    std::unordered_map<std::string, std::size_t> by_id;
    for (const std::string& path : options_.treebanks) {
      const std::size_t first = sentences_.size();
      for (const nlp::ConlluSentence& sentence : nlp::read_conllu(read_file(path), path)) {
        if (!sentence.id.empty()) by_id[sentence.id] = sentences_.size();
        sentences_.push_back(to_train(sentence, forms_));
      }
      parts_.push_back({first, sentences_.size(), 1.0, 1.0F});
    }
    for (const NameCorpus& corpus : options_.name_corpora) {
      const std::uint32_t style = style_index(corpus.style);
      const std::size_t first = sentences_.size();
      std::size_t joined = 0;
      for (const NameSentence& names : read_names(corpus, false)) {
        TrainSentence sentence = to_train(names, corpus.style, style, forms_);
        // Names of a sentence that a treebank has too are learned with its tree.
        const auto same = by_id.find(names.id);
        if (!names.id.empty() && same != by_id.end() &&
            sentences_[same->second].forms == sentence.forms) {
          sentences_[same->second].names.push_back(std::move(sentence.names.front()));
          ++joined;
        } else {
          sentences_.push_back(std::move(sentence));
        }
      }
      parts_.push_back({first, sentences_.size(), corpus.share, 1.0F});
      progress_(corpus.path + ": " + std::to_string(joined) + " sentences joined with trees, " +
                std::to_string(sentences_.size() - first) + " more");
    }
    gold_sentences_ = sentences_.size();
    for (const std::string& path : options_.silver) {
      const std::size_t first = sentences_.size();
      for (const nlp::ConlluSentence& sentence : nlp::read_conllu(read_file(path), path)) {
        sentences_.push_back(to_train(sentence, styles_, forms_));
      }
      parts_.push_back({first, sentences_.size(), options_.silver_share,
                        static_cast<float>(options_.silver_weight)});
      progress_(path + ": " + std::to_string(sentences_.size() - first) + " sentences");
    }
    for (const NameCorpus& corpus : options_.dev_name_corpora) style_index(corpus.style);
    for (const std::string& path : options_.dev_treebanks) {
      dev_treebanks_.emplace_back(path, nlp::read_conllu(read_file(path), path));
    }
    for (const NameCorpus& corpus : options_.dev_name_corpora) {
      dev_names_.emplace_back(corpus, read_names(corpus, corpus.held_out > 0.0));
    }
    std::size_t tokens = 0;
    for (const TrainSentence& sentence : sentences_) tokens += sentence.size();
    progress_(std::to_string(sentences_.size()) + " sentences, " + std::to_string(tokens) +
              " tokens");
  }

  void create() {
    std::vector<std::string> words = frequent_words(sentences_, gold_sentences_, forms_, counts_);
    Lexicon lexicon = read_lexicon(options_.lexicon, options_.lower_classes);
    WordVectors vectors;
    if (!options_.vectors.empty()) vectors = read_vectors(options_.vectors);
    NetworkShape shape;
    shape.width = options_.width;
    shape.words = static_cast<std::uint32_t>(words.size() + 1);
    shape.vectors = static_cast<std::uint32_t>(vectors.words.size() + 1);
    shape.vector_width = static_cast<std::uint32_t>(vectors.width);
    shape.classes = lexicon.size;
    for (const NameStyle& style : styles_) {
      shape.name_labels.push_back(
          static_cast<std::uint32_t>(nlp::bilou_labels(style.types.size())));
    }
    vectors.values.insert(vectors.values.begin(), vectors.width, 0.0F);
    state_.styles = styles_;
    state_.vocabulary = Vocabulary(std::move(words), std::move(vectors.words), std::move(lexicon));
    state_.network = std::make_unique<Network>(shape, std::move(vectors.values), options_.seed);
    progress_(std::to_string(shape.words) + " words, " + std::to_string(shape.vectors) +
              " word vectors of " + std::to_string(shape.vector_width));
  }

  // Values of another run under fresh moments and, where options give one, another lexicon: rows
  // of classes that it knew keep their values, new ones begin as zero.
  void begin_from_start() {
    frequent_words(sentences_, gold_sentences_, forms_, counts_);
    if (styles_.size() > state_.styles.size()) {
      throw InputError(options_.start, "knows no style \"" + styles_.back().name + "\"");
    }
    Lexicon lexicon = options_.lexicon.empty()
                          ? state_.vocabulary.lexicon()
                          : read_lexicon(options_.lexicon, options_.lower_classes);
    const Lexicon& known = state_.vocabulary.lexicon();
    NetworkShape shape = state_.network->shape();
    shape.classes = lexicon.size;
    auto network = std::make_unique<Network>(shape, state_.network->vectors(), options_.seed);
    const std::vector<Tensor*> former = state_.network->tensors();
    const std::vector<Tensor*> present = network->tensors();
    for (std::size_t at = 0; at < present.size(); ++at) {
      Tensor& tensor = *present[at];
      if (tensor.name != "lexicon") {
        tensor.value = former[at]->value;
        continue;
      }
      for (const auto& [key, row] : lexicon.rows) {
        const auto found = known.rows.find(key);
        if (found == known.rows.end()) continue;
        const float* const from = former[at]->row(found->second);
        std::copy(from, from + tensor.columns, tensor.row(row));
      }
    }
    state_.vocabulary =
        Vocabulary(state_.vocabulary.words(), state_.vocabulary.vector_words(), std::move(lexicon));
    state_.network = std::move(network);
    state_.epoch = 0;
  }

  void add_rows(FormId form) {
    const nlp::FormFeatures& features = forms_.features(form);
    rows_.push_back(state_.vocabulary.rows(features));
    const auto found = counts_.find(features.lower);
    frequency_.push_back(found == counts_.end() ? 0.0F : static_cast<float>(found->second));
  }

  const TokenRows& rows_of(FormId form) {
    while (rows_.size() <= form) add_rows(static_cast<FormId>(rows_.size()));
    return rows_[form];
  }

  // The words of a sentence as this epoch sees them: some unknown, some sentences as headlines.
  void draw(const TrainSentence& sentence, Random& random, std::vector<TokenRows>& rows) {
    const float style = random.uniform();
    const auto capitals = static_cast<float>(options_.capitals);
    rows.clear();
    for (FormId form : sentence.forms) {
      if (style < capitals) form = forms_.add(to_upper(forms_.text(form)));
      if (style >= capitals && style < 2 * capitals) form = forms_.add(to_title(forms_.text(form)));
      if (style >= 1.0F - static_cast<float>(options_.lower)) {
        form = forms_.add(nlp::lower_form(forms_.text(form)));
      }
      TokenRows token = rows_of(form);
      // Kiperwasser and Goldberg 2016: rare words are dropped more often.
      const float unknown = 0.25F / (0.25F + frequency_[form]);
      if (random.uniform() < unknown + static_cast<float>(options_.word_dropout)) token.word = 0;
      if (random.uniform() < static_cast<float>(options_.vector_dropout)) token.vector = 0;
      rows.push_back(token);
    }
  }

  void run_epoch() {
    // Everything random in an epoch follows from its number, so resuming changes nothing.
    Random random(options_.seed * 0x9e3779b97f4a7c15ULL + state_.epoch + 1);
    struct Drawn {
      std::size_t sentence;
      float weight;
    };
    std::vector<Drawn> order;
    std::size_t tokens = 0;
    for (const Part& part : parts_) {
      std::vector<Drawn> drawn;
      for (std::size_t at = part.first; at < part.last; ++at) {
        if (sentences_[at].size() > longest_sentence) continue;
        if (part.share < 1.0 && static_cast<double>(random.uniform()) >= part.share) continue;
        drawn.push_back({at, part.weight});
        tokens += sentences_[at].size();
      }
      order.insert(order.end(), drawn.begin(), drawn.end());
    }
    random.shuffle(std::span<Drawn>(order));
    Losses losses;
    Batch batch;
    std::vector<TokenRows> rows;
    std::size_t done = 0;
    for (std::size_t at = 0; at < order.size();) {
      batch.clear();
      while (at < order.size() && batch.positions() < options_.batch_tokens) {
        const TrainSentence& sentence = sentences_[order[at].sentence];
        draw(sentence, random, rows);
        Gold gold;
        gold.weight = order[at].weight;
        if (sentence.tagged) {
          gold.upos = sentence.upos.data();
          gold.xpos = sentence.xpos.data();
        }
        if (sentence.parsed) {
          gold.head = sentence.head.data();
          gold.deprel = sentence.deprel.data();
        }
        if (!sentence.sure.empty()) gold.sure = sentence.sure.data();
        for (const NameLabels& names : sentence.names) {
          gold.names.push_back({names.style, names.labels.data()});
        }
        batch.add(rows, gold);
        done += sentence.size();
        ++at;
      }
      state_.network->learn(batch, options_.dropout, random, losses);
      const double progress = (static_cast<double>(state_.epoch) +
                               static_cast<double>(done) / static_cast<double>(tokens)) /
                              static_cast<double>(options_.epochs);
      const double warm = static_cast<double>(state_.network->steps() + 1) / 200.0;
      const double rate = options_.rate * std::min(1.0, warm) * std::max(0.01, 1.0 - progress);
      state_.network->step(static_cast<float>(rate), 2.0F);
    }
    const auto mean = [](double sum, std::size_t count) {
      return to_decimal(sum / static_cast<double>(std::max<std::size_t>(1, count)), 4);
    };
    progress_("epoch " + std::to_string(state_.epoch + 1) + "/" + std::to_string(options_.epochs) +
              ": " + std::to_string(tokens) + " tokens, losses arc " +
              mean(losses.arc, losses.parsed) + " label " + mean(losses.label, losses.parsed) +
              " upos " + mean(losses.upos, losses.parsed) + " xpos " +
              mean(losses.xpos, losses.parsed) + " names " + mean(losses.names, losses.named));
  }

  void evaluate() {
    const Predictor predictor({&state_});
    for (const auto& [path, gold] : dev_treebanks_) {
      progress_("  " + std::filesystem::path(path).filename().string() + ": " +
                summary(score_treebank(predictor, gold)));
    }
    for (const auto& [corpus, gold] : dev_names_) {
      progress_("  " + std::filesystem::path(corpus.path).filename().string() + ": " +
                summary(score_names(predictor, gold, corpus.style, style_index(corpus.style))));
    }
  }

  struct Part {
    std::size_t first;
    std::size_t last;
    double share;
    float weight;
  };

  const TrainOptions& options_;
  const Progress& progress_;
  Forms forms_;
  std::vector<TrainSentence> sentences_;
  std::vector<Part> parts_;
  std::size_t gold_sentences_ = 0;
  std::vector<NameStyle> styles_;
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;
  std::vector<TokenRows> rows_;
  std::vector<float> frequency_;
  std::vector<std::pair<std::string, std::vector<nlp::ConlluSentence>>> dev_treebanks_;
  std::vector<std::pair<NameCorpus, std::vector<NameSentence>>> dev_names_;
  Checkpoint state_;
};

}  // namespace

Vocabulary::Vocabulary(std::vector<std::string> words, std::vector<std::string> vector_words,
                       Lexicon lexicon)
    : words_(std::move(words)),
      vector_words_(std::move(vector_words)),
      lexicon_(std::move(lexicon)) {
  for (std::uint32_t at = 0; at < words_.size(); ++at) {
    word_rows_.emplace(nlp::stable_hash(words_[at]), at + 1);
  }
  for (std::uint32_t at = 0; at < vector_words_.size(); ++at) {
    vector_rows_.emplace(nlp::stable_hash(vector_words_[at]), at + 1);
  }
}

TokenRows Vocabulary::rows(const nlp::FormFeatures& features) const {
  TokenRows rows;
  rows.hashed = features.rows;
  if (const auto found = word_rows_.find(features.lower); found != word_rows_.end()) {
    rows.word = found->second;
  }
  auto vector = vector_rows_.find(features.cased);
  if (vector == vector_rows_.end()) vector = vector_rows_.find(features.lower);
  if (vector != vector_rows_.end()) rows.vector = vector->second;
  if (const auto found = lexicon_.rows.find(features.cased); found != lexicon_.rows.end()) {
    rows.lexicon = found->second;
  }
  return rows;
}

std::vector<NameSentence> read_names(const NameCorpus& corpus, bool held_out) {
  std::vector<NameSentence> sentences;
  if (corpus.format == "uner") {
    sentences = read_uner(corpus.path);
  } else if (corpus.format == "gmb") {
    sentences = read_gmb(corpus.path);
  } else if (corpus.format == "columns") {
    sentences = read_two_columns(corpus.path);
  } else {
    throw InputError(corpus.path, "unknown format \"" + corpus.format + "\"");
  }
  const auto kept =
      static_cast<std::size_t>(static_cast<double>(sentences.size()) * (1.0 - corpus.held_out));
  if (held_out) {
    sentences.erase(sentences.begin(), sentences.begin() + static_cast<std::ptrdiff_t>(kept));
  } else {
    sentences.resize(kept);
  }
  return sentences;
}

void train(const TrainOptions& options, const Progress& progress) {
  std::filesystem::create_directories(options.folder);
  Trainer(options, progress).run();
}

}  // namespace newsgraph::train
