// Where an event was and who took part, over the tree: phrases and verbs that stand too far from
// the event's noun for its surface to tell ("An attack on a wedding party killed five people in
// Riverton"). Without trees it reads nothing.

#include <algorithm>
#include <optional>

#include "extract/claim_reader.hpp"
#include "extract/tree_words.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv): a tree is right less often
// than neighbouring words.
constexpr double confidence = 0.8;

class EventInTree : private TreeWords {
 public:
  EventInTree(const Reading& reading, const MentionRef& mention, TokenIndex noun,
              std::vector<Claim>& out)
      : TreeWords(reading.surface),
        reading_(reading),
        mention_(mention),
        noun_(noun),
        sentence_(reading.surface.sentence_of(noun)),
        out_(out) {}

  void read() {
    read_places(noun_, "event-tree-in", nullptr);
    read_relative_clause();
    TokenIndex member = noun_;
    if (tree_.relation(member) == Relation::Coordinated) member = tree_.head(member);
    if (read_purpose(member)) return;
    const TokenIndex verb = tree_.head(member);
    if (verb == no_token || tree_.upos(verb) != Upos::Verb) return;
    const auto group = read_verb_group(surface_, verb);
    if (!group) return;
    switch (tree_.relation(member)) {
      case Relation::Subject:
        if (is(verb, language_.take_place) ||
            harms_on_site(surface_, surface_.document().entities[mention_.entity].type, verb)) {
          read_places(verb, "event-tree-held", &*group);
        }
        if (is(verb, language_.harm)) read_targets(verb, *group);
        return;
      case Relation::PassiveSubject:
        if (is(verb, language_.light_verb) || is(verb, language_.host_event)) {
          read_places(verb, "event-tree-held", &*group);
        }
        return;
      case Relation::Object:
        if (is(verb, language_.attend)) read_participants(verb, *group);
        if (is(verb, language_.attend)) read_journey(verb, *group);
        if (is(verb, language_.light_verb)) {
          read_participants(verb, *group);
          read_places(verb, "event-tree-held", &*group);
        }
        return;
      case Relation::Oblique:
        read_oblique(member, verb, *group);
        return;
      default:
        return;
    }
  }

 private:
  bool is_type(std::string_view ancestor) const {
    return surface_.resources().knowledge->ontology.is_a(
        surface_.document().entities[mention_.entity].type, ancestor);
  }

  /// "an attack on a convoy, which took place in Riverton".
  void read_relative_clause() {
    for (TokenIndex verb = mention_.tokens.last; verb < sentence_.last; ++verb) {
      if (tree_.relation(verb) != Relation::RelativeClause) continue;
      // Parsers hang it on the nearest noun, but convoys do not take place.
      if (!mention_.tokens.contains(tree_.head(verb)) || !is(verb, language_.take_place)) continue;
      const auto group = read_verb_group(surface_, verb);
      if (group) read_places(verb, "event-tree-held", &*group);
    }
  }

  /// "Kask joined Berg in Riverton for talks", "Kask hosts ministers of the League for a meeting",
  /// "Kask arrived for the summit": who comes together, and for what. False when the event is no
  /// purpose. Parsers hang the purpose on the place or the day as often as on the verb.
  bool read_purpose(TokenIndex event) {
    if (!is_type("Meeting") && !is_type("Ceremony") && !is_type("Visit")) return false;
    const TokenIndex preposition = tree_.child(event, Relation::Case);
    if (preposition == no_token || !surface_.is_text(preposition, "for")) return false;
    constexpr int climb = 3;
    TokenIndex verb = tree_.head(event);
    for (int step = 0; step < climb && verb != no_token && tree_.upos(verb) != Upos::Verb; ++step) {
      const Relation relation = tree_.relation(verb);
      if (relation != Relation::Oblique && relation != Relation::Nominal &&
          relation != Relation::Object && relation != Relation::TimeOblique) {
        return false;
      }
      verb = tree_.head(verb);
    }
    if (verb == no_token || tree_.upos(verb) != Upos::Verb) return false;
    const bool join = is(verb, language_.come_together);
    const bool host = is(verb, language_.host_guest);
    const bool arrive = is(verb, language_.come_to);
    if ((!join && !host && !arrive) || tree_.is_passive(verb)) return false;
    const auto group = read_verb_group(surface_, verb);
    if (!group || group->infinitive) return false;
    // Who has come for talks has not held them yet; who is on a visit makes it.
    const bool ahead = arrive && !is_type("Visit");
    add_people(host ? "organizer" : "participant", tree_.subjects(verb), *group, "event-for",
               ahead);
    if (join || host) {
      add_people("participant", tree_.objects(verb), *group, "event-for", false);
      read_places(verb, "event-for", &*group);
      add_start(verb, *group);
    }
    return true;
  }

  /// "Kask will host the ministers on 21 July for a meeting": the day of the verb is the meeting's.
  void add_start(TokenIndex verb, const VerbGroup& group) {
    for (const TokenIndex c : tree_.children(verb)) {
      const TimeChunk* time = surface_.time_at(c);
      if (time == nullptr) continue;
      auto claim = make_start(surface_, {mention_.entity, mention_.tokens},
                              surface_.document().times[time->time], {verb, verb + 1}, "event-for",
                              confidence);
      if (!claim) continue;
      claim->stance = reading_.stance.of_clause(verb, &group, mention_.entity, no_entity);
      out_.push_back(std::move(*claim));
      return;
    }
  }

  /// "took part in talks", "participated in the summit", "was killed in an attack in Riverton".
  void read_oblique(TokenIndex event, TokenIndex verb, const VerbGroup& group) {
    const TokenIndex preposition = tree_.child(event, Relation::Case);
    if (preposition == no_token) return;
    const bool in = surface_.is_text(preposition, "in") || surface_.is_text(preposition, "at");
    const TokenIndex object = tree_.child(verb, Relation::Object);
    const bool part = object != no_token && surface_.is_text(object, "part");
    if (in && (is(verb, language_.attend) || part)) read_participants(verb, group);
    const bool within = in || surface_.is_text(preposition, "during") ||
                        surface_.is_text(preposition, "after") ||
                        surface_.is_text(preposition, "by");
    if (within && is(verb, language_.harm)) read_places(verb, "event-tree-harm", &group);
    // "Norland killed three commanders in an air strike": who struck.
    const bool strike = is_type("Attack") || is_type("Battle");
    if (in && strike && is(verb, language_.harm) && !tree_.is_passive(verb)) {
      read_participants(verb, group);
    }
  }

  /// Place phrases of the event's noun or of its verb; of the verb's object and of a verb beside it
  /// as well, since parsers mix them up ("killed two and wounded ten in Riverton").
  void read_places(TokenIndex governor, std::string_view rule, const VerbGroup* group) {
    read_phrases(governor, governor, rule, group);
    if (group == nullptr) return;
    for (const TokenIndex c : tree_.children(governor)) {
      if (tree_.relation(c) == Relation::Object) read_phrases(c, governor, rule, group);
      if (tree_.relation(c) != Relation::Coordinated || !is(c, language_.harm)) continue;
      read_phrases(c, governor, rule, group);
      for (const TokenIndex object : tree_.children(c)) {
        if (tree_.relation(object) == Relation::Object) read_phrases(object, governor, rule, group);
      }
    }
  }

  void read_phrases(TokenIndex from, TokenIndex words, std::string_view rule,
                    const VerbGroup* group) {
    for (const Chunk* site : sites_of(from)) {
      add_all("location", *site, {words, words + 1}, rule, group);
    }
    if (group == nullptr) read_behind_people(from, words, rule);
  }

  /// "attacks by gunmen in Riverton", "a raid on a convoy in Riverton": parsers hang the place on
  /// the people or things before it.
  void read_behind_people(TokenIndex event, TokenIndex words, std::string_view rule) {
    if (!is_type("Attack") && !is_type("Battle") && !is_type("Protest")) return;
    for (const TokenIndex people : tree_.children(event)) {
      const Relation relation = tree_.relation(people);
      if (relation != Relation::Oblique && relation != Relation::Nominal) continue;
      if (has_case(people, language_.place_preposition)) continue;
      for (const TokenIndex c : tree_.children(people)) {
        if (tree_.relation(c) != Relation::Nominal || !has_case(c, language_.place_preposition))
          continue;
        const Chunk* site = phrase_of(c, site_roots);
        if (site != nullptr) add_all("location", *site, {words, words + 1}, rule, nullptr);
      }
    }
  }

  void read_participants(TokenIndex verb, const VerbGroup& group) {
    if (tree_.is_passive(verb) || group.infinitive) return;
    add_people("participant", tree_.subjects(verb), group, "event-tree-attended", false);
  }

  /// "A bombing killed two Norlandic soldiers": to whom it was done.
  void read_targets(TokenIndex verb, const VerbGroup& group) {
    if (tree_.is_passive(verb)) return;
    for (const TokenIndex head : tree_.objects(verb)) {
      for (const std::uint32_t index : surface_.headed_by(head)) {
        const Chunk& chunk = surface_.chunks()[index];
        if (chunk.adjectival || (chunk.delegates && !chunk.agents)) continue;
        if ((chunk.roots & ~(agent_roots | PlaceRoot | VenueRoot)) != 0) continue;
        add_all("target", chunk, group.tokens, "event-target", &group);
        break;
      }
    }
  }

  /// "Kask will travel to Riverton to attend the summit": what a journey is for is still to come.
  void read_journey(TokenIndex verb, const VerbGroup& group) {
    const TokenIndex journey = tree_.head(verb);
    const bool purpose = tree_.relation(verb) == Relation::AdverbialClause && group.infinitive;
    if (!purpose || journey == no_token || !is(journey, language_.come_to)) return;
    add_people("participant", tree_.subjects(journey), group, "event-tree-journey", true);
  }

  /// One claim for each of the coordinated; `ahead`: the event is still to come.
  void add_people(std::string_view predicate, const std::vector<TokenIndex>& heads,
                  const VerbGroup& group, std::string_view rule, bool ahead) {
    TokenIndex covered = 0;
    const std::size_t first_new = out_.size();
    for (const TokenIndex head : heads) {
      if (head < covered) continue;
      const Chunk* chunk = phrase_of(head, agent_roots);
      if (chunk == nullptr) continue;
      covered = chunk->tokens.last;
      add_all(predicate, *chunk, group.tokens, rule, &group);
    }
    if (!ahead) return;
    for (std::size_t i = first_new; i < out_.size(); ++i) {
      if (out_[i].stance.modality == Modality::Asserted) {
        out_[i].stance.modality = Modality::Planned;
      }
    }
  }

  void add_all(std::string_view predicate, const Chunk& chunk, TokenSpan words,
               std::string_view rule, const VerbGroup* group) {
    for (const Member& member : chunk.members) {
      if (member.entity == mention_.entity) continue;
      Claim claim = make_claim(surface_, {mention_.entity, mention_.tokens}, predicate, member,
                               words, rule, confidence);
      claim.stance =
          group != nullptr
              ? reading_.stance.of_clause(group->head, group, member.entity, member.entity)
              : reading_.stance.of_noun({noun_, noun_ + 1}, member.entity, member.entity);
      claim.qualifiers.date = date_near(surface_, mention_.tokens);
      out_.push_back(std::move(claim));
    }
  }

  const Reading& reading_;
  const MentionRef& mention_;
  TokenIndex noun_;
  TokenSpan sentence_;
  std::vector<Claim>& out_;
};

class EventTreeClaims final : public TreeClaimReader {
 public:
  std::string_view name() const noexcept override { return "event-trees"; }

 private:
  void read_sentence(const Reading& reading, TokenSpan sentence,
                     std::vector<Claim>& claims) const override {
    const Surface& surface = reading.surface;
    for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
      for (const MentionRef& mention : surface.mentions_from(t)) {
        if (surface.root(mention.entity) != EventRoot) continue;
        if (mention.kind == MentionKind::Pronoun) continue;
        const TokenIndex noun = surface.tree().top(mention.tokens);
        if (noun != no_token) EventInTree(reading, mention, noun, claims).read();
      }
    }
  }
};

}  // namespace

std::unique_ptr<ClaimReader> make_event_tree_reader() {
  return std::make_unique<EventTreeClaims>();
}

}  // namespace newsgraph::extract
