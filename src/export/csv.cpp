#include "export/csv.hpp"

#include <array>
#include <string>

#include "newsgraph/base/number.hpp"

#include "export/fact_reader.hpp"
#include "export/sanitize.hpp"
#include "export/separated.hpp"

namespace newsgraph::exporting {
namespace {

constexpr std::array<Column, 31> columns = {{
    {"handle", "what newsgraph why, review and judgements take; unique"},
    {"date", "when it happened or held, as precise as the articles tell (EDTF); empty: not told"},
    {"subject", "name of the subject"},
    {"subject_id", "its id, the same in every format"},
    {"subject_type", "its type in the codebook"},
    {"predicate", "name of the predicate in the codebook"},
    {"role", "office or kinship"},
    {"object", "name of the object, or a value: a date, a number, words"},
    {"object_id", "id of the object; empty for a value"},
    {"object_type", "its type in the codebook; empty for a value"},
    {"polarity", "positive or negative"},
    {"modality", "asserted, planned, former, denied or hypothetical"},
    {"speaker", "whose word it is; empty: the publisher's own"},
    {"plain", "yes: told as a fact; no: planned, denied, or somebody's word only"},
    {"place", "where it happened"},
    {"event", "the event of which it is a part, in words"},
    {"event_id", "id of the event"},
    {"topic", "about or for what, in the words of the article"},
    {"amount", "a sum with its currency, or a quantity"},
    {"change", "change of the amount"},
    {"period", "the time that the amount is for"},
    {"confidence", "0 to 1, of the most confident claim"},
    {"articles", "number of articles that say it"},
    {"sources", "the same with articles of nearly one text counted once"},
    {"article_ids", "identifiers of the articles, divided by \"; \""},
    {"source", "publisher of the article of the sentence"},
    {"source_title", "its title"},
    {"source_date", "its date"},
    {"url", "its address"},
    {"surface", "the words of the predicate in the sentence"},
    {"sentence", "the sentence that says it; of several the most confident claim's"},
}};

void write(const graph::KnowledgeGraph& graph, const DataOptions& options, Dialect dialect,
           const Sink& sink) {
  SeparatedWriter writer(dialect, sink);
  if (options.byte_order_mark) writer.byte_order_mark();
  for (const Column& column : columns) writer.cell(column.name);
  writer.end_row();
  FactReader reader(graph);
  for_facts(graph, options, [&](graph::FactId id) {
    const graph::Fact& fact = graph.facts()[id];
    const graph::ClaimRef claim = reader.best_claim(fact);
    const Article& article = graph.records()[claim.record].article;
    writer.cell(fact.id);
    writer.cell(fact.date);
    writer.cell(reader.name(fact.subject));
    writer.cell(reader.id(fact.subject));
    writer.cell(reader.type(fact.subject));
    writer.cell(reader.predicate(fact).name);
    writer.cell(fact.role);
    writer.cell(reader.object(fact));
    writer.cell(reader.id(fact.object));
    writer.cell(reader.type(fact.object));
    writer.cell(to_string(fact.stance.polarity));
    writer.cell(to_string(fact.stance.modality));
    writer.cell(reader.speakers(fact));
    writer.cell(fact.plain() ? "yes" : "no");
    writer.cell(reader.name(fact.place));
    writer.cell(reader.name(fact.event));
    writer.cell(reader.id(fact.event));
    writer.cell(fold_spaces(fact.topic));
    writer.cell(fact.amount);
    writer.cell(fact.change);
    writer.cell(fact.period);
    writer.cell(to_decimal(fact.confidence, 2));
    writer.cell(std::to_string(fact.sources.size()));
    writer.cell(std::to_string(graph.independent_sources(fact)));
    writer.cell(reader.articles(fact));
    writer.cell(article.publisher);
    writer.cell(fold_spaces(article.title));
    writer.cell(graph.article_date(claim.record));
    writer.cell(web_address(article.url));
    writer.cell(fold_spaces(graph.claim(claim).surface));
    writer.cell(reader.sentence(claim));
    writer.end_row();
  });
  writer.flush();
}

}  // namespace

std::span<const Column> fact_columns() noexcept { return columns; }

void write_csv(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink) {
  write(graph, options, Dialect::Csv, sink);
}

void write_tsv(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink) {
  write(graph, options, Dialect::Tsv, sink);
}

}  // namespace newsgraph::exporting
