#include "export/page_tables.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

#include "newsgraph/base/markup.hpp"
#include "newsgraph/base/utf8.hpp"

#include "export/sanitize.hpp"
#include "export/words.hpp"

namespace newsgraph::exporting {
namespace {

using graph::ClaimRef;
using graph::EntityId;
using graph::Fact;
using graph::FactId;
using graph::KnowledgeGraph;

/// Rows that a reader without scripts may still want to scroll through.
constexpr std::size_t most_facts = 500;
constexpr std::size_t most_entities = 300;

/// The first `most` of them in the order of `weight`, largest first, ties as they stand.
template <typename Id, typename Weight>
std::vector<Id> heaviest(std::vector<Id> ids, std::size_t most, Weight weight) {
  std::stable_sort(ids.begin(), ids.end(), [&](Id a, Id b) { return weight(a) > weight(b); });
  if (ids.size() > most) ids.resize(most);
  return ids;
}

class Tables {
 public:
  Tables(const KnowledgeGraph& graph, const PagePart& part)
      : graph_(graph), part_(part), texts_(graph.records().size()) {}

  std::string html() {
    for (const std::string& note : part_.notes) out_ += "<p>" + html_text(note) + "</p>\n";
    facts();
    entities();
    return std::move(out_);
  }

 private:
  void head(const char* caption, std::size_t shown, std::size_t all,
            std::initializer_list<const char*> columns) {
    out_ += "<h2>" + std::string(caption) + "</h2>\n";
    if (shown < all) {
      out_ +=
          "<p>The " + with_commas(shown) + " with most evidence of " + with_commas(all) + ".</p>\n";
    }
    out_ += "<table>\n<thead><tr>";
    for (const char* const column : columns)
      out_ += "<th scope=\"col\">" + std::string(column) + "</th>";
    out_ += "</tr></thead>\n<tbody>\n";
  }
  void cell(std::string_view text) { out_ += "<td>" + html_text(text) + "</td>"; }

  void facts() {
    const std::vector<FactId> shown = heaviest(
        part_.facts, most_facts, [&](FactId id) { return graph_.facts()[id].claims.size(); });
    if (shown.empty()) return;
    head("Facts", shown.size(), part_.facts.size(), {"Date", "Subject", "", "Object", "Evidence"});
    for (const FactId id : shown) {
      const Fact& fact = graph_.facts()[id];
      out_ += fact.plain() ? "<tr>" : "<tr class=\"claimed\">";
      cell(fact.date);
      cell(graph_.entities()[fact.subject].name);
      cell(fact_words(graph_, fact));
      cell(fact.object == graph::no_entity_id ? fact.literal : graph_.entities()[fact.object].name);
      out_ += "<td>" + evidence(fact) + "</td></tr>\n";
    }
    out_ += "</tbody>\n</table>\n";
  }

  std::string evidence(const Fact& fact) {
    if (fact.claims.empty()) return {};
    const ClaimRef ref = fact.claims.front();
    const Article& article = graph_.records()[ref.record].article;
    std::optional<CodePointIndex>& text = texts_[ref.record];
    if (!text) text.emplace(article.text);
    std::string html =
        "<q>" + marked_html(marked_sentence(*text, graph_.claim(ref).evidence)) + "</q> ";
    std::string source = article.publisher;
    for (const std::string& part : {article.title.empty() ? article.identifier : article.title,
                                    graph_.article_date(ref.record)}) {
      if (!part.empty()) source += (source.empty() ? "" : ", ") + part;
    }
    const std::string address = web_address(article.url);
    if (address.empty()) {
      html += "<cite>" + html_text(source) + "</cite>";
    } else {
      html += "<cite><a rel=\"noreferrer\" href=\"" + html_text(address) + "\">" +
              html_text(source) + "</a></cite>";
    }
    if (fact.sources.size() > 1) html += " and " + with_commas(fact.sources.size() - 1) + " more";
    return html;
  }

  void entities() {
    std::map<EntityId, std::size_t> claims;
    for (const FactId id : part_.facts) {
      const Fact& fact = graph_.facts()[id];
      claims[fact.subject] += fact.claims.size();
      if (fact.object != graph::no_entity_id) claims[fact.object] += fact.claims.size();
    }
    const std::vector<EntityId> shown =
        heaviest(part_.entities, most_entities, [&](EntityId id) { return claims[id]; });
    if (shown.empty()) return;
    head("Entities", shown.size(), part_.entities.size(),
         {"Name", "Type", "Also called", "Claims"});
    const knowledge::Ontology& ontology = graph_.knowledge().ontology;
    for (const EntityId id : shown) {
      const identity::Cluster& entity = graph_.entities()[id];
      const knowledge::EntityType* const type = ontology.find_type(entity.type);
      std::string aliases;
      for (const std::string& alias : entity.aliases)
        aliases += (aliases.empty() ? "" : "; ") + alias;
      out_ += "<tr>";
      cell(entity.name.empty() ? entity.id : entity.name);
      cell(type == nullptr || type->label.empty() ? entity.type : type->label);
      cell(aliases);
      cell(with_commas(claims[id]));
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table>\n";
  }

  const KnowledgeGraph& graph_;
  const PagePart& part_;
  std::vector<std::optional<CodePointIndex>> texts_;  // by record
  std::string out_;
};

}  // namespace

std::string html_text(std::string_view text) {
  std::string scratch;
  const std::string valid = to_valid_utf8(without_controls(text, scratch));
  std::string out;
  out.reserve(valid.size());
  for (const char c : valid) {
    if (const std::string_view reference = markup_reference(c); !reference.empty()) {
      out += reference;
    } else {
      out += c;
    }
  }
  return out;
}

std::string marked_html(const MarkedSentence& sentence) {
  constexpr std::array<const char*, 3> classes = {"subject", "predicate", "object"};
  const std::string_view text = sentence.text;
  std::string html;
  std::size_t at = 0;
  for (const MarkedSentence::Mark& mark : sentence.marks) {
    html += html_text(text.substr(at, mark.begin - at));
    html += "<mark class=\"" + std::string(classes[static_cast<std::size_t>(mark.kind)]) + "\">";
    html += html_text(text.substr(mark.begin, mark.end - mark.begin)) + "</mark>";
    at = mark.end;
  }
  return html + html_text(text.substr(at));
}

std::string page_tables(const KnowledgeGraph& graph, const PagePart& part) {
  return Tables(graph, part).html();
}

}  // namespace newsgraph::exporting
