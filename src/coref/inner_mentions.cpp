#include <algorithm>
#include <vector>

#include "newsgraph/coref/resolve.hpp"

namespace newsgraph::coref {
namespace {

struct Place {
  Span span;
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
  // By beginning, the longer first: whatever encloses a mention stands before it.
  std::vector<Place> places;
  for (EntityIndex entity = 0; entity < document.entities.size(); ++entity) {
    for (const Mention& mention : document.entities[entity].mentions) {
      places.push_back({mention.span, entity});
    }
  }
  std::ranges::sort(places, [](const Place& a, const Place& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  for (EntityIndex entity = 0; entity < document.entities.size(); ++entity) {
    Entity& owner = document.entities[entity];
    const bool country = owner.type == "Country";
    for (Mention& mention : owner.mentions) {
      if (mention.kind == MentionKind::Pronoun) continue;
      const auto encloses = [&](const Place& place) {
        return place.entity != entity && place.span.contains(mention.span) && place.span != mention.span;
      };
      const auto end = std::ranges::upper_bound(
          places, mention.span.begin, {}, [](const Place& place) { return place.span.begin; });
      const bool inside = std::any_of(places.begin(), end, encloses);
      if (inside || (country && is_demonym(document.text(mention.tokens), knowledge.gazetteer))) {
        mention.kind = MentionKind::Inner;
      }
    }
  }
}

}  // namespace newsgraph::coref
