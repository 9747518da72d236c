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

std::string merges_text(const query::Snapshot& graph, query::EntityId entity) {
  const query::EntityView view = graph.entity(entity);
  struct Use {
    std::size_t articles = 0;
    std::string first;  ///< Article and place of the first, as judgements name it.
  };
  std::map<std::string, Use> names;
  for (std::size_t i = 0; i < view.members; ++i) {
    const query::MemberView member = graph.member(entity, i);
    Use& use = names[std::string(member.name)];
    if (use.articles++ > 0) continue;
    Span span;
    for (const query::MentionRow& mention : graph.mentions(entity, i)) {
      const bool name = mention.kind == static_cast<std::uint32_t>(MentionKind::Name);
      if (name || span.empty()) span = mention.span;
      if (name) break;
    }
    use.first = std::string(graph.article(member.record).identifier) + ':' +
                std::to_string(span.begin) + '-' + std::to_string(span.end);
  }
  std::vector<std::pair<std::string, Use>> order(names.begin(), names.end());
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [](const auto& pair) { return pair.second.articles; });
  std::string text;
  for (const auto& [name, use] : order) {
    text += "  " + name + ": " + counted(use.articles, "article") + ", first " + use.first + '\n';
  }
  if (!view.wikidata.empty()) {
    text += "  all of them by the tables: " + std::string(view.wikidata) + '\n';
  } else if (order.size() == 1 && view.merges.empty()) {
    text += view.members == 1 ? "  known from one article alone\n" : "  one name in all of them\n";
  }
  std::map<std::pair<std::string_view, std::string_view>, std::pair<std::string_view, std::size_t>>
      reasons;
  for (std::size_t i = 0; i + 2 < view.merges.size(); i += 3) {
    auto& [reason, count] = reasons[{view.merges[i], view.merges[i + 1]}];
    reason = view.merges[i + 2];
    ++count;
  }
  for (const auto& [pair, why] : reasons) {
    text.append("  ").append(pair.first).append(" = ").append(pair.second).append(": ");
    text.append(why.first);
    if (why.second > 1) text += " (" + std::to_string(why.second) + " times)";
    text += '\n';
  }
  return text;
}

}  // namespace newsgraph::cli
