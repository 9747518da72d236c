#include "newsgraph/nlp/language_core.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/nlp/labels.hpp"

#include "nlp/activation.hpp"
#include "nlp/bilou.hpp"
#include "nlp/encoder.hpp"
#include "nlp/lemma.hpp"
#include "nlp/model_file.hpp"
#include "nlp/name_agreement.hpp"
#include "nlp/tree.hpp"

namespace newsgraph::nlp {
namespace {

// Words of a batch: its products (4 bytes x 768 x 128) stay in the second-level cache.
constexpr std::size_t batch_words = 128;

constexpr std::size_t upos_count = 18;

// The tags of an older list would be read as others: a model carries its lists.
void check_list(const ModelFile& file, std::string_view section,
                std::span<const std::string_view> names) {
  std::string lines;
  for (const std::string_view name : names) lines += std::string(name) + "\n";
  if (file.text(section) != lines) {
    throw InputError(file.path(), "its list of " + std::string(section) + " is another one");
  }
}

std::vector<NameGuideline> read_guidelines(std::string_view lines) {
  std::vector<NameGuideline> guidelines;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    NameGuideline guideline;
    for (std::size_t at = begin; at < end;) {
      const std::size_t space = std::min(lines.find(' ', at), end);
      std::string word(lines.substr(at, space - at));
      if (at == begin) {
        guideline.name = std::move(word);
      } else {
        guideline.types.push_back(std::move(word));
      }
      at = space + 1;
    }
    guidelines.push_back(std::move(guideline));
    begin = end + 1;
  }
  return guidelines;
}

std::uint8_t best_of(const float* scores, std::size_t size) {
  // 0 is "no tag" and never an answer.
  std::size_t best = 1;
  for (std::size_t at = 2; at < size; ++at) {
    if (scores[at] > scores[best]) best = at;
  }
  return static_cast<std::uint8_t>(best);
}

float probability(const float* scores, std::size_t size, std::size_t label) {
  float greatest = scores[0];
  for (std::size_t at = 1; at < size; ++at) greatest = std::max(greatest, scores[at]);
  float sum = 0.0F;
  for (std::size_t at = 0; at < size; ++at) sum += exp_near(scores[at] - greatest);
  return exp_near(scores[label] - greatest) / sum;
}

// Which of the labels of Document a guideline's type is; what is not in the table is left out.
// Places are geopolitical until the gazetteers say otherwise: nine of ten in news are.
struct TypeLabel {
  std::string_view guideline, type;
  NameLabel label;
};
constexpr std::array<TypeLabel, 11> type_labels = {{
    {"uner", "PER", NameLabel::Person},
    {"uner", "ORG", NameLabel::Organization},
    {"uner", "LOC", NameLabel::Gpe},
    {"gmb", "gpe", NameLabel::Norp},
    {"gmb", "eve", NameLabel::Event},
    {"gmb", "art", NameLabel::Work},
    {"gmb", "tim", NameLabel::Date},
    {"gmb", "per", NameLabel::Person},
    {"gmb", "org", NameLabel::Organization},
    {"gmb", "geo", NameLabel::Gpe},
    {"gmb", "nat", NameLabel::Event},
}};

std::optional<NameLabel> label_of(const NameGuideline& guideline, std::uint32_t type) {
  for (const TypeLabel& row : type_labels) {
    if (row.guideline == guideline.name && row.type == guideline.types[type]) return row.label;
  }
  return std::nullopt;
}

struct Scratch {
  EncoderScratch encoder;
  TreeScratch tree;
  BilouScratch bilou;
  std::vector<std::uint8_t> labels;
  std::vector<std::uint32_t> heads;
  std::vector<std::uint8_t> deprels;
};

// What a later guideline may add of labels that the first one knows must be this sure: below, three
// of four additions on the dev part of UNER EWT were no names.
constexpr float least_sure_addition = 0.7F;

// A stretch of a sentence that is read at once.
struct Window {
  std::size_t sentence = 0;
  std::size_t first = 0;
  std::size_t size = 0;
};

// MISC without its entities.
void clear_entities(std::string& misc) {
  std::size_t begin = misc.find("Entity=");
  if (begin == std::string::npos || (begin > 0 && misc[begin - 1] != '|')) return;
  std::size_t end = misc.find('|', begin);
  if (end != std::string::npos) {
    ++end;
  } else if (begin > 0) {
    --begin;
  }
  misc.erase(begin, end == std::string::npos ? end : end - begin);
}

bool ends_clause(std::string_view form) {
  return form == "." || form == ";" || form == ":" || form == "!" || form == "?" || form == ",";
}

}  // namespace

struct LanguageCore::Impl {
  // The names of all guidelines as one list: what an earlier one marked, later ones leave alone.
  void add_names(const SentenceAnalysis& result, TokenIndex first,
                 std::vector<NameSpan>& names) const {
    const std::size_t before = names.size();
    const auto begin = [&] { return names.begin() + static_cast<std::ptrdiff_t>(before); };
    for (std::size_t guideline = 0; guideline < result.names.size(); ++guideline) {
      const std::size_t former = names.size();
      for (const GuidelineSpan& span : result.names[guideline]) {
        const std::optional<NameLabel> label = label_of(guidelines[guideline], span.type);
        const TokenSpan place{first + span.first, first + span.last};
        const auto overlaps = [&](const NameSpan& name) { return name.tokens.overlaps(place); };
        const auto end = names.begin() + static_cast<std::ptrdiff_t>(former);
        if (!label) continue;
        if (guideline > 0 && first_knows(*label)) {
          // GMB counts titles to their persons: a single word that only it marks is one.
          const bool title = *label == NameLabel::Person && span.last - span.first == 1;
          if (span.score < least_sure_addition || title) continue;
        }
        if (std::none_of(begin(), end, overlaps)) {
          names.push_back({place, *label, span.score});
        }
      }
    }
    std::sort(begin(), names.end(),
              [](const NameSpan& a, const NameSpan& b) { return a.tokens < b.tokens; });
  }

  // Whether the first guideline has the label among its own.
  bool first_knows(NameLabel label) const {
    for (std::uint32_t type = 0; type < guidelines.front().types.size(); ++type) {
      if (label_of(guidelines.front(), type) == label) return true;
    }
    return false;
  }

  explicit Impl(const std::filesystem::path& path)
      : file(path), encoder(file, chosen_kernels()), lemmatizer(file) {
    check_list(file, "xpos", xpos_names());
    check_list(file, "deprel", deprel_names());
    guidelines = read_guidelines(file.text("names"));
    if (guidelines.size() != encoder.columns().names.size()) {
      throw InputError(file.path(), "has a broken list of names");
    }
    parataxis = find_deprel("parataxis").value_or(0);
  }

  std::unique_ptr<Scratch> take() const {
    const std::lock_guard lock(mutex);
    if (pool.empty()) return std::make_unique<Scratch>();
    std::unique_ptr<Scratch> scratch = std::move(pool.back());
    pool.pop_back();
    return scratch;
  }
  void give_back(std::unique_ptr<Scratch> scratch) const {
    const std::lock_guard lock(mutex);
    pool.push_back(std::move(scratch));
  }

  void run(std::span<const Window> windows, std::span<const std::string_view> forms,
           std::span<SentenceAnalysis> results, Scratch& scratch) const;
  void read_window(std::size_t at, const Window& window, std::span<const std::string_view> forms,
                   SentenceAnalysis& result, Scratch& scratch) const;
  void read_names(const Window& window, const float* tags, SentenceAnalysis& result,
                  Scratch& scratch) const;

  ModelFile file;
  Encoder encoder;
  Lemmatizer lemmatizer;
  std::vector<NameGuideline> guidelines;
  std::uint8_t parataxis = 0;
  mutable std::mutex mutex;
  mutable std::vector<std::unique_ptr<Scratch>> pool;
};

void LanguageCore::Impl::run(std::span<const Window> windows,
                             std::span<const std::string_view> forms,
                             std::span<SentenceAnalysis> results, Scratch& scratch) const {
  EncoderScratch& batch = scratch.encoder;
  std::size_t first_form = 0;
  for (std::size_t begin = 0; begin < windows.size();) {
    batch.offsets.clear();
    batch.sizes.clear();
    std::size_t words = 0;
    std::size_t end = begin;
    while (end < windows.size() && (end == begin || words + windows[end].size <= batch_words)) {
      batch.offsets.push_back(words + batch.sizes.size());
      batch.sizes.push_back(windows[end].size);
      words += windows[end++].size;
    }
    encoder.encode(forms.subspan(first_form, words), batch);
    for (std::size_t at = begin; at < end; ++at) {
      read_window(at - begin, windows[at], forms.subspan(first_form, windows[at].size),
                  results[windows[at].sentence], scratch);
      first_form += windows[at].size;
    }
    begin = end;
  }
}

void LanguageCore::Impl::read_window(std::size_t at, const Window& window,
                                     std::span<const std::string_view> forms,
                                     SentenceAnalysis& result, Scratch& scratch) const {
  EncoderScratch& batch = scratch.encoder;
  const HeadColumns& columns = encoder.columns();
  scratch.heads.resize(window.size);
  scratch.deprels.resize(window.size);
  encoder.score_arcs(at, batch);
  best_tree({batch.scores.data(), window.size * (window.size + 1)}, window.size, scratch.heads,
            scratch.tree);
  encoder.label(at, scratch.heads, scratch.deprels, batch);
  const float* const tags =
      batch.tags.data() + (batch.offsets[at] + 1) * std::size_t{columns.arc_word};
  const auto before = static_cast<std::uint32_t>(window.first);
  std::uint32_t first_root = 0;
  for (std::uint32_t word = 0; word < before && first_root == 0; ++word) {
    if (result.head[word] == 0) first_root = word + 1;
  }
  for (std::size_t word = 0; word < window.size; ++word) {
    const float* const row = tags + word * columns.arc_word;
    result.upos.push_back(static_cast<Upos>(best_of(row + columns.upos, upos_count)));
    result.xpos.push_back(best_of(row + columns.xpos, xpos_names().size()));
    const std::uint32_t head = scratch.heads[word];
    const bool later_root = head == 0 && before > 0;
    result.head.push_back(later_root ? first_root : head == 0 ? 0 : head + before);
    result.deprel.push_back(later_root ? parataxis : scratch.deprels[word]);
    result.lemmas.push_back(lemmatizer.lemma(forms[word], result.xpos.back()));
  }
  read_names(window, tags, result, scratch);
}

void LanguageCore::Impl::read_names(const Window& window, const float* tags,
                                    SentenceAnalysis& result, Scratch& scratch) const {
  const HeadColumns& columns = encoder.columns();
  result.names.resize(guidelines.size());
  scratch.labels.resize(window.size);
  for (std::size_t at = 0; at < guidelines.size(); ++at) {
    const float* const scores = tags + columns.names[at];
    const std::size_t types = guidelines[at].types.size();
    best_bilou(scores, columns.arc_word, window.size, types, scratch.labels, scratch.bilou);
    for (const TypedSpan& span : from_bilou(scratch.labels)) {
      float score = 0.0F;
      for (std::uint32_t word = span.first; word < span.last; ++word) {
        score += probability(scores + std::size_t{word} * columns.arc_word, bilou_labels(types),
                             scratch.labels[word]);
      }
      const auto before = static_cast<std::uint32_t>(window.first);
      result.names[at].push_back({span.first + before, span.last + before, span.type,
                                  score / static_cast<float>(span.last - span.first)});
    }
  }
}

LanguageCore::LanguageCore(const std::filesystem::path& model)
    : impl_(std::make_unique<Impl>(model)) {}
LanguageCore::~LanguageCore() = default;
LanguageCore::LanguageCore(LanguageCore&&) noexcept = default;
LanguageCore& LanguageCore::operator=(LanguageCore&&) noexcept = default;

std::vector<SentenceAnalysis> LanguageCore::analyse(
    std::span<const std::vector<std::string_view>> sentences) const {
  std::vector<SentenceAnalysis> results(sentences.size());
  std::vector<Window> windows;
  std::vector<std::string_view> forms;
  for (std::size_t at = 0; at < sentences.size(); ++at) {
    const std::vector<std::string_view>& sentence = sentences[at];
    results[at].names.resize(impl_->guidelines.size());
    forms.insert(forms.end(), sentence.begin(), sentence.end());
    for (std::size_t first = 0; first < sentence.size();) {
      std::size_t size = sentence.size() - first;
      if (size > longest_sentence) {
        // Cut after the last mark in the second half, if there is one.
        size = longest_sentence;
        for (std::size_t cut = longest_sentence; cut > longest_sentence / 2; --cut) {
          if (!ends_clause(sentence[first + cut - 1])) continue;
          size = cut;
          break;
        }
      }
      windows.push_back({at, first, size});
      first += size;
    }
  }
  std::unique_ptr<Scratch> scratch = impl_->take();
  impl_->run(windows, forms, results, *scratch);
  impl_->give_back(std::move(scratch));
  return results;
}

void LanguageCore::parse(Document& document) const {
  std::vector<NameSpan> names;
  annotate(document, names);
}

void LanguageCore::annotate(Document& document) const {
  std::vector<NameSpan> names;
  annotate(document, names);
  document.names = std::move(names);
}

void LanguageCore::annotate(Document& document, std::vector<NameSpan>& names) const {
  Tokens& tokens = document.tokens;
  std::vector<std::vector<std::string_view>> sentences(document.sentences.size());
  for (std::size_t at = 0; at < sentences.size(); ++at) {
    const TokenSpan span = document.sentences[at].tokens;
    for (TokenIndex token = span.first; token < span.last; ++token) {
      sentences[at].push_back(document.form(token));
    }
  }
  std::vector<SentenceAnalysis> results = analyse(sentences);
  tokens.upos.assign(tokens.size(), Upos::None);
  tokens.xpos.assign(tokens.size(), 0);
  tokens.head.assign(tokens.size(), no_token);
  tokens.deprel.assign(tokens.size(), 0);
  tokens.lemma.assign(tokens.size(), 0);
  document.lemmas.clear();
  names.clear();
  std::unordered_map<std::string, std::uint32_t> lemma_ids;
  for (std::size_t at = 0; at < results.size(); ++at) {
    SentenceAnalysis& result = results[at];
    const TokenIndex first = document.sentences[at].tokens.first;
    for (std::uint32_t word = 0; word < result.upos.size(); ++word) {
      const TokenIndex token = first + word;
      tokens.upos[token] = result.upos[word];
      tokens.xpos[token] = result.xpos[word];
      tokens.head[token] = result.head[word] == 0 ? no_token : first + result.head[word] - 1;
      tokens.deprel[token] = result.deprel[word];
      const auto [found, added] = lemma_ids.try_emplace(
          result.lemmas[word], static_cast<std::uint32_t>(document.lemmas.size()));
      if (added) document.lemmas.push_back(std::move(result.lemmas[word]));
      tokens.lemma[token] = found->second;
    }
    impl_->add_names(result, first, names);
  }
  std::vector<std::string_view> forms;
  std::vector<TokenSpan> spans;
  for (const std::vector<std::string_view>& sentence : sentences) {
    forms.insert(forms.end(), sentence.begin(), sentence.end());
  }
  for (const Sentence& sentence : document.sentences) spans.push_back(sentence.tokens);
  agree_on_names(forms, spans, names);
}

std::vector<ConlluSentence> LanguageCore::annotate(
    std::span<const ConlluSentence> sentences) const {
  std::vector<std::vector<std::string_view>> forms(sentences.size());
  for (std::size_t at = 0; at < sentences.size(); ++at) {
    for (const ConlluWord& word : sentences[at].words) forms[at].push_back(word.form);
  }
  const std::vector<SentenceAnalysis> results = analyse(forms);
  std::vector<ConlluSentence> annotated(sentences.begin(), sentences.end());
  for (std::size_t at = 0; at < annotated.size(); ++at) {
    for (std::size_t word = 0; word < annotated[at].words.size(); ++word) {
      ConlluWord& row = annotated[at].words[word];
      row.lemma = results[at].lemmas[word];
      row.upos = upos_name(results[at].upos[word]);
      row.xpos = xpos_names()[results[at].xpos[word]];
      row.feats.clear();
      row.head = results[at].head[word];
      row.deprel = deprel_names()[results[at].deprel[word]];
      clear_entities(row.misc);
    }
  }
  for (std::size_t begin = 0; begin < annotated.size();) {
    std::size_t end = begin + 1;
    while (end < annotated.size() && !annotated[end].starts_document) ++end;
    std::vector<std::string_view> words;
    std::vector<TokenSpan> spans;
    std::vector<NameSpan> names;
    for (std::size_t at = begin; at < end; ++at) {
      const auto first = static_cast<TokenIndex>(words.size());
      words.insert(words.end(), forms[at].begin(), forms[at].end());
      spans.push_back({first, static_cast<TokenIndex>(words.size())});
      impl_->add_names(results[at], first, names);
    }
    agree_on_names(words, spans, names);
    std::size_t at = begin;
    for (const NameSpan& name : names) {
      while (name.tokens.first >= spans[at - begin].last) ++at;
      const TokenIndex first = spans[at - begin].first;
      mark_entity(annotated[at], name.tokens.first - first, name.tokens.last - first,
                  name_label(name.label));
    }
    begin = end;
  }
  return annotated;
}

std::span<const NameGuideline> LanguageCore::guidelines() const noexcept {
  return impl_->guidelines;
}
const std::string& LanguageCore::sha256() const noexcept { return impl_->file.sha256(); }
std::string_view LanguageCore::record() const { return impl_->file.text("record"); }
std::string_view LanguageCore::kernel() const noexcept { return impl_->encoder.kernels().name; }

std::filesystem::path default_model(const std::filesystem::path& schema) {
  return schema / "models" / "english.ngm";
}

}  // namespace newsgraph::nlp
