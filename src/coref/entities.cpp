#include "coref/entities.hpp"

#include <algorithm>
#include <string>

namespace newsgraph::coref {
namespace {

/// Stored words with white space folded to single spaces: names carry no line ends.
std::string plain_text(const Reading& reading, TokenSpan tokens) {
  std::string out;
  for (TokenIndex token = tokens.first; token < tokens.last; ++token) {
    if (token > tokens.first && reading.facts.has_shape(token, SpaceBefore)) out += ' ';
    out += reading.document.form(token);
  }
  return out;
}

/// All letters are capitals, or the words stand in the headline: their borders are less sure.
bool set_apart(const Reading& reading, const Candidate& candidate) {
  return reading.zone(candidate.tokens.first) == Zone::Title ||
         reading.facts.has_shape(candidate.tokens.last - 1, AllUpper);
}

/// Order of how well a mention names its thing: names before descriptions, full names of persons in
/// the text before those of headlines, then the longer.
bool names_better(const Reading& reading, const Candidate& a, const Candidate& b) {
  const bool a_named = a.kind == MentionKind::Name;
  const bool b_named = b.kind == MentionKind::Name;
  if (a_named != b_named) return a_named;
  if (a_named && a.type == "Person" && a.tokens.size() > 1 && b.tokens.size() > 1 &&
      set_apart(reading, a) != set_apart(reading, b)) {
    return set_apart(reading, b);
  }
  return a.tokens.size() > b.tokens.size();
}

std::size_t depth(const knowledge::Ontology& ontology, std::string_view type) {
  std::size_t steps = 0;
  for (const auto* row = ontology.find_type(type); row != nullptr && !row->parent.empty();
       row = ontology.find_type(row->parent)) {
    ++steps;
  }
  return steps;
}

/// "LE BOURGET" as "Le Bourget"; ASCII letters only.
std::string word_case(std::string name) {
  bool inside = false;
  for (char& letter : name) {
    const bool upper = letter >= 'A' && letter <= 'Z';
    if (upper && inside) letter = static_cast<char>(letter - 'A' + 'a');
    inside = upper || (letter >= 'a' && letter <= 'z') || letter == '\'';
  }
  return name;
}

/// The name in its usual spelling where the article has only "Greek", "Athens" for its government
/// or "ASMARA": that of the country's or town's row in our tables.
std::string usual_name(const Reading& reading, const Entity& entity, std::string name) {
  const knowledge::Gazetteer& gazetteer = reading.knowledge.gazetteer;
  const auto found = gazetteer.find(name);
  if (entity.type == "Country") {
    // An adjective, or a capital or residence that stands for the government.
    const bool other = !found.empty() && std::ranges::none_of(found, [&](knowledge::EntryId id) {
      return gazetteer.entry(id).kind == knowledge::EntryKind::Country;
    });
    const knowledge::Entry* country =
        other ? gazetteer.country(feature(entity, "country")) : nullptr;
    return country != nullptr ? country->name : name;
  }
  const bool shouted =
      name.size() > 4 && std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
  if (shouted && entity.type == "Person" && name.find(' ') != std::string::npos &&
      name.find(" OF ") == std::string::npos) {
    return word_case(name);
  }
  if (!shouted || !reading.knowledge.ontology.is_a(entity.type, "Place")) return name;
  for (const knowledge::EntryId id : found) {
    const knowledge::Entry& entry = gazetteer.entry(id);
    const bool place =
        entry.kind == knowledge::EntryKind::City || entry.kind == knowledge::EntryKind::Region;
    if (place && entry.name.size() == name.size()) return entry.name;
  }
  return word_case(name);
}

/// Of the types that the mentions give, the most precise that does not gainsay the mention that
/// names it: a telephone conversation that is called a conversation later stays a call.
std::string type_of(const knowledge::Ontology& ontology, const Candidates& candidates,
                    const std::vector<CandidateIndex>& members, const Candidate& best) {
  std::string type = best.type;
  for (const CandidateIndex member : members) {
    const Candidate& candidate = candidates[member];
    if (candidate.kind == MentionKind::Pronoun || !ontology.is_a(candidate.type, type)) continue;
    if (depth(ontology, candidate.type) > depth(ontology, type)) type = candidate.type;
  }
  return type;
}

Entity make_entity(const Reading& reading, const Candidates& candidates,
                   const std::vector<CandidateIndex>& members) {
  Entity entity;
  const Candidate* best = nullptr;
  for (const CandidateIndex member : members) {
    const Candidate& candidate = candidates[member];
    if (!candidate.said_of) {
      Mention mention;
      mention.tokens = candidate.tokens;
      mention.span = reading.document.span(candidate.tokens);
      mention.kind = candidate.kind;
      entity.mentions.push_back(mention);
      if (candidate.kind == MentionKind::Pronoun) continue;
    }
    if (!candidate.said_of && (best == nullptr || names_better(reading, candidate, *best)))
      best = &candidate;
    if (entity.wikidata.empty()) entity.wikidata = candidate.wikidata;
    if (!candidate.country.empty() && feature(entity, "country").empty()) {
      set_feature(entity, "country", candidate.country);
      if (candidate.type == "Person") set_feature(entity, "roleCountry", candidate.country);
    }
    if (!candidate.role.empty() && !candidate.former && candidate.type == "Person" &&
        feature(entity, "role").empty()) {
      set_feature(entity, "role", candidate.role);
    }
    if (candidate.gender != 0) {
      set_feature(entity, "gender", candidate.gender == 'f' ? "female" : "male");
    }
    if (!candidate.ordinal.empty()) set_feature(entity, "ordinal", candidate.ordinal);
    if (!candidate.format.empty()) set_feature(entity, "format", candidate.format);
  }
  entity.type = type_of(reading.knowledge.ontology, candidates, members, *best);
  entity.name = usual_name(reading, entity, plain_text(reading, best->tokens));
  return entity;
}

}  // namespace

std::vector<Entity> make_entities(const Reading& reading, const Candidates& candidates,
                                  const Clusters& clusters) {
  std::vector<Entity> entities;
  for (CandidateIndex i = 0; i < candidates.size(); ++i) {
    if (clusters.find(i) != i) continue;
    const auto& members = clusters.members(i);
    const bool stands = std::ranges::any_of(members, [&](CandidateIndex member) {
      return !candidates[member].needs_antecedent &&
             candidates[member].kind != MentionKind::Pronoun;
    });
    if (stands) entities.push_back(make_entity(reading, candidates, members));
  }
  return entities;
}

}  // namespace newsgraph::coref
