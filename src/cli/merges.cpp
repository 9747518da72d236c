#include "cli/merges.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "cli/console.hpp"

namespace newsgraph::cli {

Span named_at(const Entity& entity) {
  const auto name = std::ranges::find(entity.mentions, MentionKind::Name, &Mention::kind);
  if (name != entity.mentions.end()) return name->span;
  return entity.mentions.empty() ? Span{} : entity.mentions.front().span;
}

std::string merges_text(const graph::KnowledgeGraph& graph, graph::EntityId entity) {
  const identity::Cluster& cluster = graph.entities()[entity];
  struct Use {
    std::size_t articles = 0;
    std::string first;  ///< Article and place of the first, as judgements name it.
  };
  std::map<std::string, Use> names;
  for (const auto& [record, index] : cluster.members) {
    const Record& source = graph.records()[record];
    const Entity& member = source.entities[index];
    Use& use = names[member.name];
    if (use.articles++ > 0) continue;
    const Span span = named_at(member);
    use.first = source.article.identifier + ':' + std::to_string(span.begin) + '-' +
                std::to_string(span.end);
  }
  std::vector<std::pair<std::string, Use>> order(names.begin(), names.end());
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [](const auto& pair) { return pair.second.articles; });
  std::string text;
  for (const auto& [name, use] : order) {
    text += "  " + name + ": " + counted(use.articles, "article") + ", first " + use.first + '\n';
  }
  if (!cluster.wikidata.empty()) {
    text += "  all of them by the tables: " + cluster.wikidata + '\n';
  } else if (order.size() == 1 && cluster.merges.empty()) {
    text += cluster.members.size() == 1 ? "  known from one article alone\n"
                                        : "  one name in all of them\n";
  }
  std::map<std::pair<std::string, std::string>, std::pair<std::string, std::size_t>> reasons;
  for (const identity::Merge& merge : cluster.merges) {
    auto& [reason, count] = reasons[{merge.name, merge.other}];
    reason = merge.reason;
    ++count;
  }
  for (const auto& [pair, why] : reasons) {
    text += "  " + pair.first + " = " + pair.second + ": " + why.first;
    if (why.second > 1) text += " (" + std::to_string(why.second) + " times)";
    text += '\n';
  }
  return text;
}

}  // namespace newsgraph::cli
