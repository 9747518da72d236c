#include <algorithm>

#include "newsgraph/base/error.hpp"

#include "grouper.hpp"

namespace newsgraph::identity {

/// The entity of which a mention lies at the place: the very words, else the shortest mention that
/// shares half of them.
std::optional<std::uint32_t> Grouper::row_at(const Place& place) const {
  const auto record = std::ranges::lower_bound(
      records_, place.article, {},
      [](const Record& each) -> const std::string& { return each.article.identifier; });
  if (record == records_.end() || record->article.identifier != place.article) return std::nullopt;
  const auto r = static_cast<std::size_t>(record - records_.begin());
  std::optional<std::uint32_t> found;
  std::uint32_t shortest = none;
  for (EntityIndex e = 0; e < record->entities.size(); ++e) {
    for (const Mention& mention : record->entities[e].mentions) {
      const Span span = mention.span;
      const std::uint32_t first = std::max(span.begin, place.span.begin);
      const std::uint32_t last = std::min(span.end, place.span.end);
      if (first >= last || (last - first) * 2 < place.span.end - place.span.begin) continue;
      const std::uint32_t length = span == place.span ? 0 : span.end - span.begin;
      if (length >= shortest) continue;
      shortest = length;
      found = result_.first_row[r] + e;
    }
  }
  return found;
}

void Grouper::read_judgements() {
  for (const PairJudgement& judgement : judgements_.pairs) {
    if (judgement.verdict == Verdict::Unsure) continue;
    const auto one = row_at(judgement.one);
    const auto other = row_at(judgement.other);
    if (!one || !other) continue;
    if (*one == *other) continue;  // Coreference has joined them in their article.
    auto& pairs = judgement.verdict == Verdict::Same ? together_ : apart_;
    pairs.push_back({*one, *other, judgement.line});
  }
}

/// Of two in one group that were judged different the second leaves it.
void Grouper::keep_judged_apart() {
  for (const JudgedPair& pair : apart_) {
    const GroupId group = rows_[pair.one].group;
    if (group == none || group != rows_[pair.other].group) continue;
    std::erase(drafts_[group].rows, pair.other);
    rows_[pair.other].group = none;
    put(pair.other, new_group(rows_[pair.other].root));
    drafts_.back().by_place = true;
  }
}

bool Grouper::judged_apart(GroupId a, GroupId b) const {
  return std::ranges::any_of(apart_, [&](const JudgedPair& pair) {
    const GroupId one = rows_[pair.one].group;
    const GroupId other = rows_[pair.other].group;
    return (one == a && other == b) || (one == b && other == a);
  });
}

void Grouper::join_judged() {
  for (const JudgedPair& pair : together_) {
    const auto group_of = [this](std::uint32_t row) {
      if (rows_[row].group == none) {
        put(row, new_group(rows_[row].root));
        drafts_.back().by_place = true;
      }
      return rows_[row].group;
    };
    const GroupId into = group_of(pair.one);
    const GroupId from = group_of(pair.other);
    if (into == from) continue;
    if (drafts_[into].root != drafts_[from].root) {
      throw InputError(judgements_.path, pair.line, 1,
                       "cannot make a " + roots_[drafts_[into].root] + " and a " +
                           roots_[drafts_[from].root] + " one thing");
    }
    const bool by_place = drafts_[into].by_place && drafts_[from].by_place;
    Merge merge = {std::string(result_.names[result_.name_of_row[pair.one]]),
                   std::string(result_.names[result_.name_of_row[pair.other]]), "judged the same"};
    take_in(into, from);
    drafts_[into].by_place = by_place;
    drafts_[into].merges.push_back(std::move(merge));
  }
  for (const JudgedPair& pair : apart_) {
    if (rows_[pair.one].group == none || rows_[pair.one].group != rows_[pair.other].group) continue;
    throw InputError(judgements_.path, pair.line, 1,
                     "\"different\" contradicts what other lines together make the same");
  }
}

}  // namespace newsgraph::identity
