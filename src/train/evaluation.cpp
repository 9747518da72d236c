#include <algorithm>
#include <cmath>
#include <limits>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/nlp/labels.hpp"
#include "newsgraph/text/text.hpp"

#include "train/trainer.hpp"

namespace newsgraph::train {
namespace {

constexpr std::size_t batch_positions = 800;

void add_log_softmax(const float* scores, std::size_t size, float* sum) {
  float greatest = scores[0];
  for (std::size_t k = 1; k < size; ++k) greatest = std::max(greatest, scores[k]);
  double total = 0.0;
  for (std::size_t k = 0; k < size; ++k)
    total += std::exp(static_cast<double>(scores[k] - greatest));
  const float norm = greatest + static_cast<float>(std::log(total));
  for (std::size_t k = 0; k < size; ++k) sum[k] += scores[k] - norm;
}

std::uint8_t best_of(const float* scores, std::size_t size) {
  // 0 is "no tag" and never an answer.
  return static_cast<std::uint8_t>(std::max_element(scores + 1, scores + size) - scores);
}

void add_scores(Network& network, const BatchSentence& sentence, const Outputs& outputs,
                std::vector<float>& arcs, Predictor::Scores& sums) {
  const nlp::HeadColumns& columns = network.columns();
  network.arc_scores(sentence, arcs);
  const std::size_t heads = sentence.size + 1;
  sums.arcs.resize(arcs.size(), 0.0F);
  sums.heads.resize(sentence.size * columns.arc_word, 0.0F);
  for (std::size_t word = 0; word < sentence.size; ++word) {
    add_log_softmax(arcs.data() + word * heads, heads, sums.arcs.data() + word * heads);
    const float* const row = outputs.heads + (sentence.offset + 1 + word) * outputs.stride;
    float* const sum = sums.heads.data() + word * columns.arc_word;
    add_log_softmax(row + columns.upos, 18, sum + columns.upos);
    add_log_softmax(row + columns.xpos, nlp::xpos_names().size(), sum + columns.xpos);
    for (std::size_t style = 0; style < columns.names.size(); ++style) {
      add_log_softmax(row + columns.names[style], network.shape().name_labels[style],
                      sum + columns.names[style]);
    }
  }
}

}  // namespace

std::vector<Prediction> Predictor::predict(
    std::span<const std::vector<std::string>> sentences) const {
  std::vector<Prediction> predictions(sentences.size());
  const nlp::HeadColumns& columns = members_.front()->network->columns();
  const std::size_t relations = nlp::deprel_names().size();
  std::vector<Batch> batches(members_.size());
  std::vector<TokenRows> rows;
  std::vector<float> scratch;
  nlp::TreeScratch tree;
  nlp::BilouScratch bilou;
  for (std::size_t begin = 0; begin < sentences.size();) {
    std::size_t end = begin;
    std::size_t positions = 0;
    while (end < sentences.size() && positions < batch_positions) {
      positions += sentences[end++].size() + 1;
    }
    std::vector<Scores> sums(end - begin);
    for (std::size_t member = 0; member < members_.size(); ++member) {
      Batch& batch = batches[member];
      batch.clear();
      for (std::size_t at = begin; at < end; ++at) {
        rows.clear();
        for (const std::string& form : sentences[at]) {
          rows.push_back(members_[member]->vocabulary.rows(nlp::form_features(form)));
        }
        batch.add(rows, {});
      }
      Network& network = *members_[member]->network;
      const Outputs outputs = network.predict(batch);
      for (std::size_t at = 0; at < sums.size(); ++at) {
        add_scores(network, batch.sentences[at], outputs, scratch, sums[at]);
      }
    }
    for (std::size_t at = begin; at < end; ++at) {
      decode(sums[at - begin], sentences[at].size(), columns, tree, bilou, predictions[at]);
    }
    // Relations are scored under the heads that all members agreed on.
    for (std::size_t member = 0; member < members_.size(); ++member) {
      Network& network = *members_[member]->network;
      for (std::size_t at = begin; at < end; ++at) {
        std::vector<float>& sum = sums[at - begin].relations;
        network.label_scores(batches[member].sentences[at - begin], predictions[at].head, scratch);
        sum.resize(scratch.size(), 0.0F);
        for (std::size_t word = 0; word < sentences[at].size(); ++word) {
          add_log_softmax(scratch.data() + word * relations, relations,
                          sum.data() + word * relations);
        }
      }
    }
    for (std::size_t at = begin; at < end; ++at) {
      const std::vector<float>& sum = sums[at - begin].relations;
      for (std::size_t word = 0; word < sentences[at].size(); ++word) {
        predictions[at].deprel.push_back(best_of(sum.data() + word * relations, relations));
      }
    }
    begin = end;
  }
  return predictions;
}

void Predictor::decode(const Scores& sums, std::size_t size, const nlp::HeadColumns& columns,
                       nlp::TreeScratch& tree, nlp::BilouScratch& bilou,
                       Prediction& prediction) const {
  if (size == 0) return;
  prediction.head.resize(size);
  nlp::best_tree(sums.arcs, size, prediction.head, tree);
  const float share = 1.0F / static_cast<float>(members_.size());
  for (std::size_t word = 0; word < size; ++word) {
    prediction.sure.push_back(
        std::exp(share * sums.arcs[word * (size + 1) + prediction.head[word]]));
    const float* const row = sums.heads.data() + word * columns.arc_word;
    prediction.upos.push_back(best_of(row + columns.upos, 18));
    prediction.xpos.push_back(best_of(row + columns.xpos, nlp::xpos_names().size()));
  }
  prediction.names.resize(columns.names.size());
  for (std::size_t style = 0; style < columns.names.size(); ++style) {
    prediction.names[style].resize(size);
    nlp::best_bilou(sums.heads.data() + columns.names[style], columns.arc_word, size,
                    members_.front()->styles[style].types.size(), prediction.names[style], bilou);
  }
}

nlp::ParseScores score_treebank(const Predictor& predictor,
                                const std::vector<nlp::ConlluSentence>& gold) {
  std::vector<std::vector<std::string>> forms(gold.size());
  for (std::size_t at = 0; at < gold.size(); ++at) {
    for (const nlp::ConlluWord& word : gold[at].words) forms[at].push_back(word.form);
  }
  const std::vector<Prediction> predictions = predictor.predict(forms);
  std::vector<nlp::ConlluSentence> system = gold;
  for (std::size_t at = 0; at < gold.size(); ++at) {
    for (std::size_t word = 0; word < forms[at].size(); ++word) {
      nlp::ConlluWord& row = system[at].words[word];
      row.upos = nlp::upos_name(static_cast<Upos>(predictions[at].upos[word]));
      row.xpos = nlp::xpos_names()[predictions[at].xpos[word]];
      row.head = predictions[at].head[word];
      row.deprel = nlp::deprel_names()[predictions[at].deprel[word]];
      if (row.head == 0) row.deprel = "root";
    }
  }
  return nlp::score_parse(gold, system, "prediction");
}

nlp::SpanScores score_names(const Predictor& predictor, const std::vector<NameSentence>& gold,
                            const NameStyle& style, std::size_t style_index) {
  std::vector<std::vector<std::string>> forms;
  for (const NameSentence& sentence : gold) forms.push_back(sentence.forms);
  const std::vector<Prediction> predictions = predictor.predict(forms);
  std::vector<nlp::LabelledSpan> right;
  std::vector<nlp::LabelledSpan> found;
  for (std::size_t at = 0; at < gold.size(); ++at) {
    for (const nlp::TypedSpan& span : spans_of(gold[at].labels, style)) {
      right.push_back({at, span.first, span.last, style.types[span.type]});
    }
    for (const nlp::TypedSpan& span : nlp::from_bilou(predictions[at].names[style_index])) {
      found.push_back({at, span.first, span.last, style.types[span.type]});
    }
  }
  return nlp::score_spans(std::move(right), std::move(found));
}

nlp::ParseScores score_raw(const nlp::LanguageCore& core,
                           const std::vector<nlp::ConlluSentence>& gold, const std::string& path) {
  nlp::ParseScores scores;
  for (std::size_t begin = 0; begin < gold.size();) {
    std::size_t end = begin + 1;
    while (end < gold.size() && !gold[end].starts_document) ++end;
    const std::span<const nlp::ConlluSentence> sentences(gold.data() + begin, end - begin);
    Document document;
    document.article.text = nlp::running_text(sentences);
    text::analyse(document);
    core.parse(document);
    scores.add(nlp::score_parse(sentences, nlp::conllu_sentences(document), path));
    begin = end;
  }
  return scores;
}

nlp::SpanScores score_names(const nlp::LanguageCore& core, const std::vector<NameSentence>& gold,
                            const NameStyle& style) {
  std::size_t index = 0;
  while (index < core.guidelines().size() && core.guidelines()[index].name != style.name) ++index;
  if (index == core.guidelines().size()) {
    throw InputError("", "the model has no guideline \"" + style.name + "\"");
  }
  const std::vector<std::string>& types = core.guidelines()[index].types;
  std::vector<std::vector<std::string_view>> forms;
  for (const NameSentence& sentence : gold) {
    forms.emplace_back(sentence.forms.begin(), sentence.forms.end());
  }
  const std::vector<nlp::SentenceAnalysis> results = core.analyse(forms);
  std::vector<nlp::LabelledSpan> right;
  std::vector<nlp::LabelledSpan> found;
  for (std::size_t at = 0; at < gold.size(); ++at) {
    for (const nlp::TypedSpan& span : spans_of(gold[at].labels, style)) {
      right.push_back({at, span.first, span.last, style.types[span.type]});
    }
    for (const nlp::GuidelineSpan& span : results[at].names[index]) {
      found.push_back({at, span.first, span.last, types[span.type]});
    }
  }
  return nlp::score_spans(std::move(right), std::move(found));
}

std::string summary(const nlp::ParseScores& scores) {
  const auto f1 = [](const nlp::Counts& counts) { return to_decimal(counts.f1(), 2); };
  const auto relation = [&](const char* name) {
    const auto found = scores.relations.find(name);
    return found == scores.relations.end() ? std::string("-") : to_decimal(found->second.f1(), 1);
  };
  return "UPOS " + f1(scores.upos) + " XPOS " + f1(scores.xpos) + " UAS " + f1(scores.uas) +
         " LAS " + f1(scores.las) + " (subtypes " + f1(scores.las_subtypes) + ", core " +
         f1(scores.core_arguments) + ", appos " + relation("appos") + ", parataxis " +
         relation("parataxis") + ", flat " + relation("flat") + ")";
}

std::string summary(const nlp::SpanScores& scores) {
  std::string text = "F " + to_decimal(scores.exact.f1(), 2) + " (P " +
                     to_decimal(scores.exact.precision(), 1) + " R " +
                     to_decimal(scores.exact.recall(), 1) + ", borders " +
                     to_decimal(scores.borders.f1(), 2);
  for (const auto& [type, counts] : scores.types) {
    text += ", " + type + " " + to_decimal(counts.f1(), 1);
  }
  return text + ")";
}

}  // namespace newsgraph::train
