// From a query and a dataset to a result.

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "newsgraph/sparql/query.hpp"

#include "sparql/evaluator.hpp"
#include "sparql/planner.hpp"

namespace newsgraph::sparql {
namespace {

using rdf::no_term;
using rdf::TermId;

/// One graph of several, each triple once.
void merge_graphs(const std::vector<const rdf::Graph*>& graphs, ActiveDataset& active) {
  auto& [spo, pos, osp] = active.merged;
  for (const rdf::Graph* graph : graphs)
    spo.insert(spo.end(), graph->spo.begin(), graph->spo.end());
  std::ranges::sort(spo);
  spo.erase(std::unique(spo.begin(), spo.end()), spo.end());
  for (const rdf::Triple& triple : spo) {
    pos.push_back({triple.second, triple.third, triple.first});
    osp.push_back({triple.third, triple.first, triple.second});
  }
  std::ranges::sort(pos);
  std::ranges::sort(osp);
  rdf::Graph& merged = active.default_graph;
  merged.spo = spo;
  merged.pos = pos;
  merged.osp = osp;
  // Upper bounds serve for the order of joins.
  for (const rdf::Graph* graph : graphs) {
    merged.subjects += graph->subjects;
    merged.objects += graph->objects;
    for (const rdf::PredicateCounts& counts : graph->predicates) {
      const auto place = std::ranges::lower_bound(active.counts, counts.predicate, {},
                                                  &rdf::PredicateCounts::predicate);
      if (place == active.counts.end() || place->predicate != counts.predicate) {
        active.counts.insert(place, counts);
      } else {
        place->triples += counts.triples;
        place->subjects += counts.subjects;
        place->objects += counts.objects;
      }
    }
  }
  merged.predicates = active.counts;
}

void activate(const rdf::Dataset& dataset, const QueryData& query, ActiveDataset& active) {
  if (query.from.empty() && query.from_named.empty()) {
    active.default_graph = dataset.default_graph();
    const auto named = dataset.graphs().subspan(1);
    active.named.assign(named.begin(), named.end());
    return;
  }
  // FROM names graphs of the dataset; nothing is fetched.
  const auto graph_of = [&](const std::string& name) {
    return dataset.named_graph(dataset.find(rdf::TermView{rdf::TermKind::Iri, name, {}, {}}));
  };
  std::vector<const rdf::Graph*> merged;
  for (const std::string& name : query.from) {
    const rdf::Graph* const graph = graph_of(name);
    if (graph != nullptr) merged.push_back(graph);
  }
  if (merged.size() == 1) {
    active.default_graph = *merged[0];
  } else {
    merge_graphs(merged, active);
  }
  active.default_graph.name = no_term;
  for (const std::string& name : query.from_named) {
    const rdf::Graph* const graph = graph_of(name);
    if (graph != nullptr) active.named.push_back(*graph);
  }
  std::ranges::sort(active.named, {}, &rdf::Graph::name);
  const auto same = [](const rdf::Graph& a, const rdf::Graph& b) { return a.name == b.name; };
  active.named.erase(std::unique(active.named.begin(), active.named.end(), same),
                     active.named.end());
}

/// Rows of a result, up to the limit.
class Rows {
 public:
  Rows(Result& result, std::size_t most) : result_(result), most_(most) {}

  /// False when there is no room: the rows were cut.
  bool add(std::span<const TermId> cells) {
    if (most_ > 0 && result_.rows == most_) {
      result_.truncated = true;
      return false;
    }
    result_.cells.insert(result_.cells.end(), cells.begin(), cells.end());
    ++result_.rows;
    return true;
  }

 private:
  Result& result_;
  std::size_t most_;
};

/// Triples, each once.
class Triples {
 public:
  Triples(Result& result, std::size_t most) : rows_(result, most) {}

  bool add(TermId subject, TermId predicate, TermId object) {
    const std::array<TermId, 3> cells = {subject, predicate, object};
    if (!seen_.insert(cells).second) return true;
    return rows_.add(cells);
  }

 private:
  struct Hash {
    std::size_t operator()(const std::array<TermId, 3>& cells) const noexcept {
      std::size_t hash = 0;
      for (const TermId cell : cells) hash = (hash ^ cell) * 0x9e3779b97f4a7c15ULL;
      return hash ^ (hash >> 32U);
    }
  };
  Rows rows_;
  std::unordered_set<std::array<TermId, 3>, Hash> seen_;
};

void select(Evaluator& evaluator, const Select& select, Result& result, std::size_t most) {
  result.width = select.projections.size();
  for (const Projection& projection : select.projections) {
    result.variables.push_back(projection.name);
  }
  Rows rows(result, most);
  std::vector<TermId> cells(result.width);
  evaluator.select(select, [&] {
    for (std::size_t i = 0; i < result.width; ++i) {
      cells[i] = evaluator.row()[select.projections[i].slot];
    }
    evaluator.budget().keep(result.width + 1);
    return rows.add(cells);
  });
}

void construct(Evaluator& evaluator, const QueryData& query, Result& result, std::size_t most) {
  result.width = 3;
  Triples triples(result, most);
  TermPool& pool = evaluator.pool();
  evaluator.select(query.select, [&] {
    std::vector<std::pair<TermId, TermId>> blanks;  // of the template, and of this solution
    const auto term = [&](const Node& node) {
      if (node.is_variable()) return evaluator.row()[*node.slot];
      if (node.term.kind != rdf::TermKind::Blank) return node.id;
      const auto known = std::ranges::find(blanks, node.id, &std::pair<TermId, TermId>::first);
      if (known != blanks.end()) return known->second;
      blanks.emplace_back(node.id, pool.fresh_blank());
      return blanks.back().second;
    };
    for (const Pattern& pattern : query.construct) {
      const TermId subject = term(pattern.subject);
      const TermId predicate = term(pattern.predicate);
      const TermId object = term(pattern.object);
      // What would be no triple is left out.
      if (subject == no_term || predicate == no_term || object == no_term) continue;
      if (pool.term(subject).kind == rdf::TermKind::Literal) continue;
      if (pool.term(predicate).kind != rdf::TermKind::Iri) continue;
      evaluator.budget().keep(3);
      if (!triples.add(subject, predicate, object)) return false;
    }
    return true;
  });
}

void describe(Evaluator& evaluator, const QueryData& query, const rdf::Graph& graph, Result& result,
              std::size_t most) {
  result.width = 3;
  Triples triples(result, most);
  std::vector<TermId> nodes;
  std::unordered_set<TermId> seen;
  const auto want = [&](TermId node) {
    if (node != no_term && seen.insert(node).second) nodes.push_back(node);
  };
  evaluator.select(query.select, [&] {
    for (const Node& node : query.describe) {
      want(node.is_variable() ? evaluator.row()[*node.slot] : node.id);
    }
    return true;
  });
  for (std::size_t next = 0; next < nodes.size(); ++next) {
    for (const rdf::Triple& triple : rdf::match(graph, nodes[next], no_term, no_term).triples) {
      evaluator.budget().step();
      if (!triples.add(triple.first, triple.second, triple.third)) return;
      if (evaluator.pool().term(triple.third).kind == rdf::TermKind::Blank) want(triple.third);
    }
  }
}

}  // namespace

Result::Result() = default;
Result::~Result() = default;
Result::Result(Result&&) noexcept = default;
Result& Result::operator=(Result&&) noexcept = default;

std::size_t Result::size() const noexcept { return rows; }

std::optional<rdf::TermView> Result::at(std::size_t row, std::size_t column) const {
  const TermId id = cells[row * width + column];
  if (id == no_term) return std::nullopt;
  return pool->term(id);
}

Result evaluate(const rdf::Dataset& dataset, Query query, const EvaluationOptions& options) {
  QueryData& data = query.data();
  Result result;
  result.form = data.form;
  result.pool = std::make_shared<TermPool>(dataset);
  ActiveDataset active;
  activate(dataset, data, active);
  Planner(*result.pool, active.default_graph).plan(data);
  Evaluator evaluator(active, data, *result.pool, options);
  switch (data.form) {
    case QueryForm::Select:
      select(evaluator, data.select, result, options.max_rows);
      break;
    case QueryForm::Ask:
      evaluator.select(data.select, [&] {
        result.truth = true;
        return false;
      });
      break;
    case QueryForm::Construct:
      construct(evaluator, data, result, options.max_rows);
      break;
    case QueryForm::Describe:
      describe(evaluator, data, active.default_graph, result, options.max_rows);
      break;
  }
  return result;
}

std::string explain(const rdf::Dataset& dataset, Query query) {
  QueryData& data = query.data();
  TermPool pool(dataset);
  ActiveDataset active;
  activate(dataset, data, active);
  Planner(pool, active.default_graph).plan(data);
  return describe_plan(data);
}

}  // namespace newsgraph::sparql
