#include "newsgraph/pipeline/extraction.hpp"

#include <algorithm>
#include <string>
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

namespace {

/// Ends a text that is too long at its last white space before that, and never inside a character.
bool shorten(std::string& text) {
  if (text.size() <= longest_text) return false;
  std::size_t end = text.find_last_of(" \n", longest_text);
  if (end == std::string::npos || end < longest_text / 2) {
    end = longest_text;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  }
  text.resize(end);
  text.shrink_to_fit();
  return true;
}

}  // namespace

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
  if (shorten(document.article.text)) document.problems.emplace_back(text_cut);
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
