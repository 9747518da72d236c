#include "newsgraph/pipeline/extraction.hpp"

#include <algorithm>
#include <utility>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/coref/resolve.hpp"
#include "newsgraph/extract/calibration.hpp"
#include "newsgraph/extract/extractor.hpp"
#include "newsgraph/nlp/annotate.hpp"
#include "newsgraph/nlp/article_header.hpp"
#include "newsgraph/nlp/language_core.hpp"
#include "newsgraph/pipeline/version.hpp"
#include "newsgraph/text/language.hpp"
#include "newsgraph/text/text.hpp"

namespace newsgraph::pipeline {

struct Extraction::Impl {
  const knowledge::Knowledge& knowledge;
  nlp::LanguageCore core;
  std::vector<std::unique_ptr<extract::Extractor>> extractors;
  extract::Calibration calibration;
  ToolStamp stamp;

  explicit Impl(const knowledge::Knowledge& knowledge_in)
      : knowledge(knowledge_in),
        core(nlp::default_model(knowledge_in.folders.front())),
        extractors(extract::make_extractors(knowledge_in)),
        calibration(knowledge_in.folders),
        stamp{version(), core.sha256(), knowledge_in.schema_hash} {}
};

Extraction::Extraction(const knowledge::Knowledge& knowledge)
    : impl_(std::make_unique<Impl>(knowledge)) {}
Extraction::~Extraction() = default;
Extraction::Extraction(Extraction&&) noexcept = default;
Extraction& Extraction::operator=(Extraction&&) noexcept = default;

const ToolStamp& Extraction::stamp() const noexcept { return impl_->stamp; }

void Extraction::annotate(Document& document) const {
  text::analyse(document);
  if (!text::is_english(document)) {
    document.problems.emplace_back(not_english);
    return;
  }
  impl_->knowledge.gazetteer.match(document);
  nlp::read_header(document);
  std::vector<NameSpan> recognised;
  impl_->core.annotate(document, recognised);
  nlp::annotate(document, impl_->knowledge, recognised);
  coref::resolve(document, impl_->knowledge);
  extract::extract_all(impl_->extractors, document);
  coref::mark_inner_mentions(document, impl_->knowledge);
  impl_->calibration.apply(document);
}

Record Extraction::run(Article article, Document& document) const {
  document.clear();
  document.article = std::move(article);
  document.article.sha256 = sha256_hex(document.article.text);
  annotate(document);
  if (document.article.title.empty()) {
    const auto title = std::ranges::find(document.sentences, Zone::Title, &Sentence::zone);
    if (title != document.sentences.end()) document.article.title = document.text(title->tokens);
  }
  std::ranges::sort(document.problems);
  return take_record(document, impl_->stamp);
}

}  // namespace newsgraph::pipeline
