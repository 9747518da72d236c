#ifndef NEWSGRAPH_TRAIN_TRAINER_HPP
#define NEWSGRAPH_TRAIN_TRAINER_HPP

// From corpora to a trained network: vocabulary, epochs, checkpoints, dev scores.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "newsgraph/nlp/conllu.hpp"
#include "newsgraph/nlp/language_core.hpp"
#include "newsgraph/nlp/score.hpp"

#include "nlp/bilou.hpp"
#include "nlp/tree.hpp"
#include "train/corpus.hpp"
#include "train/lexicon.hpp"
#include "train/network.hpp"
#include "train/word_vectors.hpp"

namespace newsgraph::train {

/// A corpus of names: file, format, style, how much of it an epoch sees.
struct NameCorpus {
  std::string path;
  std::string format;  ///< "uner", "columns", "gmb"
  NameStyle style;
  double share = 1.0;     ///< Of its sentences drawn anew for every epoch.
  double held_out = 0.0;  ///< Share at the end of the file that is never trained on.
};

struct TrainOptions {
  std::vector<std::string> treebanks;
  std::vector<std::string> dev_treebanks;
  std::vector<NameCorpus> name_corpora;
  std::vector<NameCorpus> dev_name_corpora;
  std::vector<std::string> silver;  ///< Treebanks parsed by a machine.
  double silver_share = 1.0;        ///< Of their sentences drawn anew for every epoch.
  double silver_weight = 1.0;
  std::string vectors;                     ///< File of word vectors; empty for none.
  std::vector<LexiconList> lexicon;        ///< Lists of names; may be empty.
  std::vector<std::string> lower_classes;  ///< Classes of the lexicon known in lower case too.
  std::string folder;                      ///< Where checkpoints go.
  std::string start;  ///< Checkpoint whose values to start from; empty for none.
  std::uint32_t width = 128;
  std::size_t batch_tokens = 700;
  std::size_t epochs = 30;
  std::size_t evaluate_every = 1;
  double rate = 0.002;
  Dropout dropout;
  double word_dropout = 0.05;
  double vector_dropout = 0.1;
  double capitals = 0.015;  ///< Share of sentences seen in capitals, and again in title case.
  double lower = 0.0;       ///< Share of sentences seen without capitals.
  std::uint64_t seed = 1;
};

/// The words of a network and how forms become rows.
class Vocabulary {
 public:
  Vocabulary() = default;
  Vocabulary(std::vector<std::string> words, std::vector<std::string> vector_words,
             Lexicon lexicon);

  const std::vector<std::string>& words() const noexcept { return words_; }
  const std::vector<std::string>& vector_words() const noexcept { return vector_words_; }
  const Lexicon& lexicon() const noexcept { return lexicon_; }
  TokenRows rows(const nlp::FormFeatures& features) const;

 private:
  std::vector<std::string> words_;         ///< Lower normal forms; row = index + 1.
  std::vector<std::string> vector_words_;  ///< Normal forms; row = index + 1.
  std::unordered_map<std::uint64_t, std::uint32_t> word_rows_, vector_rows_;
  Lexicon lexicon_;
};

/// A network with all that is needed to use it or to train on.
struct Checkpoint {
  std::uint64_t epoch = 0;  ///< Epochs done.
  std::vector<NameStyle> styles;
  Vocabulary vocabulary;
  std::unique_ptr<Network> network;
};

void write_checkpoint(const Checkpoint& checkpoint, const std::filesystem::path& path);
/// Throws InputError when the file is none or is cut short.
Checkpoint read_checkpoint(const std::filesystem::path& path);

/// The first with the mean of all in its values: networks of the last epochs of one run are one
/// better network together (Izmailov et al. 2018). Throws InputError when they are not of one
/// shape.
Checkpoint average(std::vector<Checkpoint> checkpoints);

/// What a network says of sentences.
struct Prediction {
  std::vector<std::uint8_t> upos, xpos, deprel;
  std::vector<std::uint32_t> head;
  std::vector<std::vector<std::uint8_t>> names;  ///< BILOU labels per style.
  std::vector<float> sure;                       ///< Probability of each arc chosen, in [0, 1].
};

/// Predictions of several networks are averaged before decoding; all must share labels and styles.
class Predictor {
 public:
  explicit Predictor(std::vector<const Checkpoint*> members) : members_(std::move(members)) {}
  std::vector<Prediction> predict(std::span<const std::vector<std::string>> sentences) const;

  /// Sums of log probabilities over the members.
  struct Scores {
    std::vector<float> arcs;       ///< words x (words + 1)
    std::vector<float> heads;      ///< words x columns before those of the arcs
    std::vector<float> relations;  ///< words x relations
  };

 private:
  void decode(const Scores& sums, std::size_t size, const nlp::HeadColumns& columns,
              nlp::TreeScratch& tree, nlp::BilouScratch& bilou, Prediction& prediction) const;

  std::vector<const Checkpoint*> members_;
};

nlp::ParseScores score_treebank(const Predictor& predictor,
                                const std::vector<nlp::ConlluSentence>& gold);
nlp::SpanScores score_names(const Predictor& predictor, const std::vector<NameSentence>& gold,
                            const NameStyle& style, std::size_t style_index);

/// Gold text as running text, document by document, through our own tokens and sentences.
nlp::ParseScores score_raw(const nlp::LanguageCore& core,
                           const std::vector<nlp::ConlluSentence>& gold, const std::string& path);

/// The same for a model file, whose guidelines are found by name.
nlp::SpanScores score_names(const nlp::LanguageCore& core, const std::vector<NameSentence>& gold,
                            const NameStyle& style);

std::string summary(const nlp::ParseScores& scores);
std::string summary(const nlp::SpanScores& scores);

/// Reads a corpus of names; `held_out` chooses the part at the end instead of the rest.
std::vector<NameSentence> read_names(const NameCorpus& corpus, bool held_out);

/// Trains; resumes from the checkpoint in the folder when there is one.
void train(const TrainOptions& options, const Progress& progress);

}  // namespace newsgraph::train

#endif
