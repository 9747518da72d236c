#include <algorithm>
#include <vector>

#include "newsgraph/coref/resolve.hpp"

namespace newsgraph::coref {
namespace {

struct Place {
  Mention* mention;
  EntityIndex entity;
};

bool is_demonym(std::string_view words, const knowledge::Gazetteer& gazetteer) {
  const auto entries = gazetteer.find(words);
  return !entries.empty() && std::ranges::all_of(entries, [&](knowledge::EntryId id) {
    return gazetteer.entry(id).kind == knowledge::EntryKind::Demonym;
  });
}

}  // namespace

void mark_inner_mentions(Document& document, const knowledge::Knowledge& knowledge) {
  std::vector<Place> places;
  for (EntityIndex entity = 0; entity < document.entities.size(); ++entity) {
    for (Mention& mention : document.entities[entity].mentions)
      places.push_back({&mention, entity});
  }
  // By beginning, the longer first: whatever encloses a mention stands before it.
  std::ranges::sort(places, [](const Place& a, const Place& b) {
    const Span x = a.mention->span;
    const Span y = b.mention->span;
    return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
  });
  std::vector<Place>
      open;  // Those that begin before the place at hand and end after its beginning.
  for (const Place& place : places) {
    const Span span = place.mention->span;
    std::erase_if(open, [&](const Place& other) { return other.mention->span.end <= span.begin; });
    const bool inside = std::ranges::any_of(open, [&](const Place& other) {
      return other.entity != place.entity && other.mention->span != span &&
             other.mention->span.contains(span);
    });
    open.push_back(place);
    if (place.mention->kind == MentionKind::Pronoun) continue;
    const bool country = document.entities[place.entity].type == "Country";
    if (inside ||
        (country && is_demonym(document.text(place.mention->tokens), knowledge.gazetteer))) {
      place.mention->kind = MentionKind::Inner;
    }
  }
}

}  // namespace newsgraph::coref
