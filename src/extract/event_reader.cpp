// Events by the words around the noun that names them:
//
//   [A 's] [planned] talks [between A and B] [with C] [in PLACE] [on TIME] [during EVENT]
//   A held / attended / hosted talks ...; talks were held / took place in PLACE on TIME
//
// gives participant, organizer, location, startDate and superEvent. The short form of the same
// (metWith, visited ...) is read by rules.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "extract/claim_reader.hpp"
#include "extract/tree.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, not yet calibrated: the more words a construction spans, the lower.
constexpr double attached_confidence = 0.88;  ///< A phrase right behind the noun.
constexpr double verb_confidence = 0.85;      ///< Through a verb.

/// Phrases that may hang on one event noun; more are somebody else's.
constexpr int phrase_limit = 6;

class EventPhrase {
 public:
  EventPhrase(const Reading& reading, const MentionRef& mention, std::vector<Claim>& out)
      : reading_(reading),
        surface_(reading.surface),
        language_(reading.surface.language()),
        mention_(mention),
        sentence_(reading.surface.sentence_of(mention.tokens.first)),
        noun_(head_span()),
        out_(out) {}

  void read() {
    read_inside();
    read_before();
    read_after(noun_.last);
    read_verb_after();
    read_verb_before();
    read_inverted_speech();
    read_initial_event();
    // What is said of the event holds at its own time.
    if (own_date_.empty()) return;
    for (const std::size_t index : own_claims_) out_[index].qualifiers.date = own_date_;
  }

 private:
  bool is(TokenIndex t, ClassId id) const {
    return t >= sentence_.first && t < sentence_.last && surface_.is(t, id);
  }
  bool text(TokenIndex t, std::string_view lower) const {
    return t >= sentence_.first && t < sentence_.last && surface_.is_text(t, lower);
  }
  bool possessive_mark(TokenIndex t) const { return text(t, "'s") || text(t, "’s"); }
  std::string_view type() const { return surface_.document().entities[mention_.entity].type; }
  bool is_type(std::string_view ancestor) const {
    return surface_.resources().knowledge->ontology.is_a(type(), ancestor);
  }

  /// Modifiers and noun, without the phrases behind it.
  TokenSpan head_span() const {
    const TokenSpan tokens = mention_.tokens;
    for (TokenIndex t = tokens.first + 1; t < tokens.last; ++t) {
      if (surface_.is(t, language_.preposition)) return {tokens.first, t};
    }
    return tokens;
  }

  void add(std::string_view predicate, const Member& object, TokenSpan words, std::string_view rule,
           double confidence, const VerbGroup* group) {
    if (object.entity == mention_.entity) return;
    Claim claim = make_claim(surface_, {mention_.entity, mention_.tokens}, predicate, object, words,
                             rule, confidence);
    set_stance(claim, object.entity, group);
    claim.qualifiers.date = date_near(surface_, noun_);
    own_claims_.push_back(out_.size());
    out_.push_back(std::move(claim));
  }

  void set_stance(Claim& claim, EntityIndex object, const VerbGroup* group) const {
    if (group != nullptr) {
      claim.stance = reading_.stance.of_clause(group->head, group, object, object);
    } else {
      claim.stance = reading_.stance.of_noun(noun_, object, object);
    }
  }

  void add_date(std::uint32_t time, TokenSpan words, std::string_view rule, double confidence,
                const VerbGroup* group) {
    const TimeExpression& expression = surface_.document().times[time];
    if (expression.is_duration || expression.date.empty() || expression.date.value.empty()) return;
    Claim claim = make_claim(surface_, {mention_.entity, mention_.tokens}, "startDate",
                             {no_entity, expression.tokens}, words, rule, confidence);
    claim.object.literal = beginning(expression.date.value);
    own_date_ = first_day(expression.date);
    set_stance(claim, no_entity, group);
    out_.push_back(std::move(claim));
  }

  /// Of a stretch of time its beginning: "2022-05-03/2022-05-05" starts on 2022-05-03.
  static std::string beginning(const std::string& edtf) { return edtf.substr(0, edtf.find('/')); }

  void add_all(std::string_view predicate, const Chunk& chunk, TokenSpan words,
               std::string_view rule, double confidence, const VerbGroup* group) {
    for (const Member& member : chunk.members)
      add(predicate, member, words, rule, confidence, group);
  }

  const Chunk* chunk_from(TokenIndex first, std::uint16_t roots) const {
    if (first >= sentence_.last) return nullptr;
    for (const std::uint32_t index : surface_.starting_at(first)) {
      const Chunk& chunk = surface_.chunks()[index];
      if (chunk.adjectival || (chunk.roots & ~roots) != 0) continue;
      if (chunk.tokens.last > sentence_.last || is_possessor(chunk)) continue;
      if (chunk.delegates && (roots & PersonRoot) == 0) continue;  // people are no place
      return &chunk;
    }
    return nullptr;
  }
  /// "with [Berg]'s aide" is no meeting with Berg.
  bool is_possessor(const Chunk& chunk) const {
    return possessive_mark(chunk.tokens.last) ||
           (text(chunk.tokens.last, "-") && !surface_.has_shape(chunk.tokens.last, SpaceBefore));
  }

  /// Words inside the mention: its year, "Kask's visit", "2005 peace talks".
  void read_inside() {
    for (TokenIndex t = noun_.first; t < noun_.last; ++t) {
      const TimeChunk* time = surface_.time_at(t);
      if (time == nullptr) continue;
      add_date(time->time, surface_.document().times[time->time].tokens, "event-time-inside",
               attached_confidence, nullptr);
      break;
    }
    for (TokenIndex t = noun_.first + 1; t + 1 < noun_.last; ++t) {
      if (possessive_mark(t)) read_owner(t);
    }
    // "a Harbour Front attack": an armed group before the noun is who attacks.
    if (!is_type("Attack") && !is_type("Battle")) return;
    const auto& ontology = surface_.resources().knowledge->ontology;
    const TokenIndex begin = noun_.first > sentence_.first ? noun_.first - 1 : noun_.first;
    for (TokenIndex t = begin; t + 1 < noun_.last; ++t) {
      for (const MentionRef& group : surface_.mentions_from(t)) {
        const std::string& group_type = surface_.document().entities[group.entity].type;
        if (group.tokens.last >= noun_.last || group.tokens.last < noun_.first) continue;
        if (!ontology.is_a(group_type, "ArmedGroup")) continue;
        add("participant", {group.entity, group.tokens}, noun_, "event-armed-group",
            attached_confidence, nullptr);
        return;
      }
    }
  }

  /// "[Kask]'s visit", "last year's protests", "Wednesday attack".
  void read_before() {
    TokenIndex at = noun_.first;
    while (at > sentence_.first && is(at - 1, language_.planned_adjective)) --at;
    if (at <= sentence_.first) return;
    const TokenIndex mark = at - 1;
    const bool possessive = possessive_mark(mark) || text(mark, "’") || text(mark, "'");
    if (const TimeChunk* time = surface_.time_at(possessive ? mark - 1 : mark)) {
      const TokenSpan tokens = surface_.document().times[time->time].tokens;
      if (tokens.last + (possessive ? 1U : 0U) == at) {
        add_date(time->time, tokens, "event-time-before", attached_confidence, nullptr);
      }
      return;
    }
    if (possessive) read_owner(mark);
  }

  void read_owner(TokenIndex mark) {
    // Who gives a speech, pays a visit or attacks; the owner of a summit is its host, of an
    // anniversary its subject.
    const bool acts = is_type("Visit") || is_type("Meeting") || is_type("PhoneCall") ||
                      is_type("Attack") || is_type("Speech");
    if (!acts || is_type("Summit") || is_type("Conference")) return;
    for (const std::uint32_t index : surface_.ending_at(mark)) {
      const Chunk& chunk = surface_.chunks()[index];
      if ((chunk.roots & ~agent_roots) != 0 || chunk.adjectival) continue;
      if (!is_type("Visit") && (chunk.roots & CountryRoot) != 0) continue;
      add_all("participant", chunk, noun_, "event-owner", attached_confidence, nullptr);
      return;
    }
  }

  /// The chain of phrases behind the noun.
  void read_after(TokenIndex at) {
    for (int phrase = 0; phrase < phrase_limit && at < sentence_.last; ++phrase) {
      if (const TimeChunk* time = surface_.time_at(at);
          time != nullptr && time->tokens.first == at) {
        add_date(time->time, surface_.document().times[time->time].tokens, "event-time",
                 attached_confidence, nullptr);
        at = time->tokens.last;
        continue;
      }
      const TokenIndex next = read_phrase(at);
      const std::uint8_t forms = language_.vocabulary.verb_forms(surface_.word(at));
      if (next == at && (forms & ParticipleForm) != 0 &&
          (is(at, language_.light_verb) || is(at, language_.host_event)) && !text(at, "had")) {
        const std::uint8_t next_is_by = text(at + 1, "by") ? 1 : 0;
        if (is(at + 1, language_.preposition) || next_is_by != 0) read_reduced(at);
        return;
      }
      if (next == at) return;
      at = next;
    }
  }

  /// "a reception hosted on behalf of Kask in Riverton", "talks held in Riverton".
  void read_reduced(TokenIndex verb) {
    VerbGroup group;
    group.head = verb;
    group.tokens = {verb, verb + 1};
    read_adverbials(verb + 1, group);
  }

  /// Reads one prepositional phrase; returns the token behind it, or `at` when there is none.
  TokenIndex read_phrase(TokenIndex at) {
    const bool meeting = is_type("Meeting") || is_type("PhoneCall");
    if (text(at, "between") || (text(at, "with") && meeting) || (text(at, "among") && meeting)) {
      const Chunk* chunk = chunk_from(at + 1, agent_roots);
      if (chunk == nullptr) return at;
      add_all("participant", *chunk, {at, at + 1}, "event-with", attached_confidence, nullptr);
      return behind(*chunk);
    }
    if (text(at, "by") &&
        (is_type("Visit") || is_type("Conflict") || is_type("Attack") || is_type("Protest"))) {
      const Chunk* chunk = chunk_from(at + 1, agent_roots);
      if (chunk == nullptr) return at;
      add_all("participant", *chunk, {at, at + 1}, "event-by", attached_confidence, nullptr);
      return behind(*chunk);
    }
    if (text(at, "of")) return read_of(at);
    if (text(at, "to") && is_type("Visit")) {
      const Chunk* chunk = chunk_from(at + 1, site_roots);
      if (chunk == nullptr) return at;
      add_all("location", *chunk, {at, at + 1}, "event-to", attached_confidence, nullptr);
      return chunk->tokens.last;
    }
    if (const auto end = read_whole(at)) return *end;
    if (is(at, language_.place_preposition)) {
      if (const auto end = read_place(at, {at, at + 1}, "event-in", attached_confidence, nullptr)) {
        return *end;
      }
    }
    if (const auto end = skip_plain_phrase(at)) return *end;
    // A topic: "on gas transit", "to discuss" ends the phrase.
    if (text(at, "on") || text(at, "about") || text(at, "over") || text(at, "for")) {
      for (TokenIndex t = at + 1; t < sentence_.last && t - at < 9; ++t) {
        if (surface_.is_punctuation(t) || is_finite_verb(surface_, t)) return at;
        if (text(t, "between") || text(t, "with") || surface_.time_at(t) != nullptr) return t;
        if (is(t, language_.place_preposition) && chunk_from(t + 1, PlaceRoot | VenueRoot))
          return at;
      }
    }
    return at;
  }

  /// "in Norland's Riverton": the place behind its owner; nullptr when there is none.
  const Chunk* possessed_place(TokenIndex from) const {
    if (from >= sentence_.last) return nullptr;
    for (const std::uint32_t index : surface_.starting_at(from)) {
      const Chunk& owner = surface_.chunks()[index];
      if (owner.adjectival || (owner.roots & ~site_roots) != 0) continue;
      if (!possessive_mark(owner.tokens.last)) continue;
      return chunk_from(owner.tokens.last + 1, site_roots);
    }
    return nullptr;
  }

  /// "in Riverton", "in several regions of Norland", "at Hill Palace, Riverton": location; the
  /// token behind, or nothing when no place stands there.
  std::optional<TokenIndex> read_place(TokenIndex preposition, TokenSpan words,
                                       std::string_view rule, double confidence,
                                       const VerbGroup* group) {
    TokenIndex from = preposition + 1;
    const Chunk* chunk = chunk_from(from, site_roots);
    if (chunk == nullptr) chunk = possessed_place(from);
    if (chunk == nullptr) {
      // Over "several regions of", "the city of".
      for (TokenIndex t = from; t + 1 < sentence_.last && t - from < 5; ++t) {
        if (surface_.entity_at(t) != no_entity || surface_.is_punctuation(t)) break;
        if (text(t, "of") &&
            (is(t - 1, language_.region_part) || is(t - 1, language_.place_noun))) {
          chunk = chunk_from(t + 1, site_roots);
          break;
        }
      }
    }
    if (chunk == nullptr) return std::nullopt;
    add_all("location", *chunk, words, rule, confidence, group);
    TokenIndex end = chunk->tokens.last;
    // ", Estland," only says where the place is.
    if (text(end, ",")) {
      if (const Chunk* outer = chunk_from(end + 1, PlaceRoot | CountryRoot);
          outer != nullptr && outer->members.size() == 1) {
        end = outer->tokens.last;
        if (text(end, ",") &&
            (is(end + 1, language_.time_preposition) || is(end + 1, language_.place_preposition))) {
          ++end;
        }
      }
    }
    return end;
  }

  /// "at a wedding party", "on a bus", "outside the NATO headquarters": a phrase that names no
  /// place, behind which the place may still come.
  std::optional<TokenIndex> skip_plain_phrase(TokenIndex at) const {
    static constexpr std::array<std::string_view, 8> joints{"at",      "on",     "outside", "near",
                                                            "against", "inside", "in",      "by"};
    const bool joint = std::ranges::any_of(joints, [&](std::string_view j) { return text(at, j); });
    if (!joint) return std::nullopt;
    for (TokenIndex t = at + 1; t < sentence_.last && t - at < 9; ++t) {
      if (surface_.is_punctuation(t) && !text(t, "-")) return std::nullopt;
      if (is_finite_verb(surface_, t) || is(t, language_.coordinator) ||
          is(t, language_.subordinator) || is(t, language_.relative)) {
        return std::nullopt;
      }
      if (t > at + 1 && is(t, language_.preposition) && !text(t, "of") && !text(t, "for")) return t;
      if (t > at + 1 && surface_.time_at(t) != nullptr) return t;
    }
    return std::nullopt;
  }

  /// Behind a name and the plural that it qualifies: "by Red Front gunmen".
  TokenIndex behind(const Chunk& chunk) const {
    const Tree& tree = surface_.tree();
    const TokenIndex last = chunk.tokens.last;
    if (tree.empty() || last >= sentence_.last) return last;
    const TokenIndex head = tree.head(last - 1);
    constexpr TokenIndex reach = 3;
    if (head == no_token || head < last || head >= last + reach || head >= sentence_.last)
      return last;
    return tree.upos(head) == Upos::Noun ? head + 1 : last;
  }

  TokenIndex read_of(TokenIndex at) {
    const Chunk* chunk = chunk_from(at + 1, agent_roots);
    if (chunk == nullptr) {
      // "of Coalition foreign ministers": over the phrase to what follows it
      TokenIndex t = at + 1;
      while (t < sentence_.last && t - at < 8 && !surface_.is_punctuation(t) &&
             !is_finite_verb(surface_, t)) {
        if (is(t, language_.place_preposition) || surface_.time_at(t) != nullptr) return t;
        if (text(t, "with") || text(t, "between")) return t;
        ++t;
      }
      return at;
    }
    const bool visit = is_type("Visit");
    const bool people = (chunk->roots & ~PersonRoot) == 0;
    if (visit || ((is_type("Meeting") || is_type("PhoneCall")) &&
                  (people || chunk->delegates || chunk->members.size() > 1))) {
      add_all("participant", *chunk, {at, at + 1}, "event-of", attached_confidence, nullptr);
    }
    return chunk->tokens.last;
  }

  /// "during the summit", "on the margins of the summit", "as part of his visit".
  std::optional<TokenIndex> read_whole(TokenIndex at) {
    TokenIndex t = at;
    if (text(t, "during")) {
      ++t;
    } else if ((text(t, "on") || text(t, "at")) && text(t + 1, "the") &&
               is(t + 2, language_.margin) && text(t + 3, "of")) {
      t += 4;
    } else if (text(t, "as") && text(t + 1, "part") && text(t + 2, "of")) {
      t += 3;
    } else if (text(t, "within") || (text(t, "in") && text(t + 1, "the") &&
                                     text(t + 2, "framework") && text(t + 3, "of"))) {
      t += text(t, "within") ? 1U : 4U;
    } else {
      return std::nullopt;
    }
    const Chunk* whole = chunk_from(t, EventRoot);
    if (whole == nullptr) return std::nullopt;
    add_all("superEvent", *whole, {at, t}, "event-during", attached_confidence, nullptr);
    return whole->tokens.last;
  }

  /// "talks were held in Riverton", "the meeting will take place on 4 May".
  void read_verb_after() {
    const TokenIndex limit = std::min(sentence_.last, noun_.last + 24);
    for (TokenIndex t = mention_.tokens.last; t < limit; ++t) {
      if (surface_.is_punctuation(t) && !surface_.is_comma(t) && !text(t, "-")) return;
      const bool place_verb = is(t, language_.take_place) && (!is_take(t) || text(t + 1, "place"));
      const bool light = is(t, language_.light_verb);
      if (!is_finite_verb(surface_, t) && !place_verb && !light) continue;
      if (is(t, language_.be) || is(t, language_.have) || is(t, language_.future_modal) ||
          is(t, language_.open_modal) || is(t, language_.auxiliary_do)) {
        continue;
      }
      if (is(t, language_.harm)) {
        read_harm(t);
        return;
      }
      if (!place_verb && !light) return;
      const std::uint8_t forms = language_.vocabulary.verb_forms(surface_.word(t));
      const auto group = read_verb_group(surface_, t, forms);
      if (!group || group->tokens.first < mention_.tokens.last) return;
      if (!place_verb && !group->passive) return;
      if (!is_subject(*group)) return;
      const TokenIndex behind = text(t + 1, "place") ? t + 2 : t + 1;
      if (place_verb || light) read_initial_time(*group);
      read_adverbials(behind, *group);
      return;
    }
  }

  bool is_take(TokenIndex t) const {
    return text(t, "take") || text(t, "takes") || text(t, "took") || text(t, "taken") ||
           text(t, "taking");
  }

  /// "A bomb attack has killed ten people in northern Norland": the place of the clause.
  void read_harm(TokenIndex verb) {
    const auto group =
        read_verb_group(surface_, verb, language_.vocabulary.verb_forms(surface_.word(verb)));
    if (!group || group->passive || !group->finite()) return;
    if (group->tokens.first < mention_.tokens.last || !is_subject(*group)) return;
    for (TokenIndex t = verb + 1; t + 1 < sentence_.last && t - verb < 20; ++t) {
      if (surface_.is_punctuation(t) && !surface_.is_comma(t)) return;
      if (is_finite_verb(surface_, t) || is(t, language_.relative)) return;
      if (!is(t, language_.place_preposition)) continue;
      if (read_place(t, group->tokens, "event-harm-in", verb_confidence, &*group)) return;
    }
  }

  /// "Yesterday, the summit took place": the time before the event.
  void read_initial_time(const VerbGroup& group) {
    const TokenIndex begin = sentence_.first;
    const TimeChunk* time = begin < noun_.first ? surface_.time_at(begin) : nullptr;
    if (time == nullptr || time->tokens.last > noun_.first) return;
    for (TokenIndex t = time->tokens.last; t < noun_.first; ++t) {
      if (is_finite_verb(surface_, t)) return;
    }
    add_date(time->time, surface_.document().times[time->time].tokens, "event-held-on",
             verb_confidence, &group);
  }

  bool is_subject(const VerbGroup& group) const {
    // "Rallies against the war took place": not the war.
    const Tree& tree = surface_.tree();
    if (!tree.empty()) {
      TokenIndex noun = tree.top(noun_);
      while (noun != no_token && tree.relation(noun) == Relation::Coordinated) {
        noun = tree.head(noun);
      }
      if (noun != no_token && tree.upos(noun) != Upos::Verb &&
          tree.relation(noun) != Relation::Subject &&
          tree.relation(noun) != Relation::PassiveSubject) {
        // "the attack, which took place in Riverton"
        return tree.relation(group.head) == Relation::RelativeClause &&
               mention_.tokens.contains(tree.head(group.head)) &&
               is(group.tokens.first - 1, language_.relative);
      }
    }
    // Nothing but phrases of the noun itself between it and the verb.
    for (TokenIndex t = mention_.tokens.last; t < group.tokens.first; ++t) {
      if (is_finite_verb(surface_, t) || is(t, language_.relative) || text(t, ",")) return false;
    }
    return true;
  }

  void read_adverbials(TokenIndex at, const VerbGroup& group) {
    for (int i = 0; i < 5 && at < sentence_.last; ++i) {
      const TimeChunk* time = surface_.time_at(at);
      if (time != nullptr && time->tokens.first == at) {
        add_date(time->time, surface_.document().times[time->time].tokens, "event-held-on",
                 verb_confidence, &group);
        at = time->tokens.last;
        continue;
      }
      // by Kask, on behalf of Kask: who gives it; in honour of Berg: for whom it is given
      const bool behalf = text(at, "on") && text(at + 1, "behalf") && text(at + 2, "of");
      const bool honour =
          text(at, "in") && text(at + 2, "of") && (text(at + 1, "honour") || text(at + 1, "honor"));
      if (text(at, "by") || behalf || honour) {
        const Chunk* chunk = chunk_from(text(at, "by") ? at + 1 : at + 3, agent_roots);
        if (chunk == nullptr) return;
        add_all(honour ? "participant" : "organizer", *chunk, group.tokens,
                honour ? "event-in-honour" : "event-hosted-by", verb_confidence, &group);
        at = chunk->tokens.last;
        continue;
      }
      if (is(at, language_.place_preposition)) {
        const auto end = read_place(at, group.tokens, "event-held-in", verb_confidence, &group);
        if (!end) return;
        at = *end;
        continue;
      }
      if (text(at, "between") || text(at, "with")) {
        const Chunk* chunk = chunk_from(at + 1, agent_roots);
        if (chunk == nullptr) return;
        add_all("participant", *chunk, group.tokens, "event-held-with", verb_confidence, &group);
        at = chunk->tokens.last;
        continue;
      }
      if (surface_.is_adverb(at) || surface_.is_comma(at)) {
        ++at;
        continue;
      }
      if (const auto end = read_whole(at)) {
        at = *end;
        continue;
      }
      return;
    }
  }

  /// "Kask held talks", "Berg attended the summit", "Riverton hosted talks".
  void read_verb_before() {
    TokenIndex at = noun_.first;
    while (at > sentence_.first && noun_.first - at < 5 &&
           (is(at - 1, language_.determiner) || is(at - 1, language_.possessive) ||
            (surface_.has_shape(at - 1, AllLower) && surface_.entity_at(at - 1) == no_entity &&
             !is(at - 1, language_.function_word) &&
             language_.vocabulary.verb_forms(surface_.word(at - 1)) == 0))) {
      --at;
    }
    if (at <= sentence_.first) return;
    TokenIndex verb = at - 1;
    std::string_view preposition;
    if (is(verb, language_.preposition)) {
      preposition = surface_.document().form(verb);
      if (verb == sentence_.first) return;
      --verb;
      // take part in, participate in, arrived for, spoke at
      if (text(verb, "part") && verb > sentence_.first) --verb;
    }
    const bool on_visit = text(verb + 1, "on") && is(verb, language_.be) && is_type("Visit");
    const bool spoke =
        (preposition == "at" || preposition == "during") && is(verb, language_.speech);
    const bool attend = on_visit || spoke ||
                        (is(verb, language_.attend) && (!is_take(verb) || text(verb + 1, "part")));
    const bool light = preposition.empty() && is(verb, language_.light_verb);
    const bool host = preposition.empty() && is(verb, language_.host_event);
    if (!attend && !light && !host) return;
    const std::uint8_t forms = language_.vocabulary.verb_forms(surface_.word(verb));
    const auto group = read_verb_group(surface_, verb, forms);
    if (!group || group->passive || group->infinitive) return;
    for (const std::uint32_t index : subject_chunks(surface_, *group)) {
      const Chunk& chunk = surface_.chunks()[index];
      const TokenSpan words{group->tokens.first, verb + 1};
      if ((chunk.roots & ~agent_roots) == 0) {
        // A state or body that holds a summit or an exercise is its organizer.
        const bool person = (chunk.roots & PersonRoot) != 0;
        const bool gathers = is_type("Summit") || is_type("Conference") || is_type("Ceremony");
        const bool organizes = host || (light && gathers && !person);
        add_all(organizes ? "organizer" : "participant", chunk, words,
                organizes ? "event-hosted" : "event-attended", verb_confidence, &*group);
        if (attend) add_visits(chunk, words, *group);
        read_initial_whole(*group);
        return;
      }
      if ((host || light) && (chunk.roots & ~site_roots) == 0) {
        add_all("location", chunk, words, "event-place-hosts", verb_confidence, &*group);
        return;
      }
    }
  }

  /// Who attended an event in a town or state was there.
  void add_visits(const Chunk& persons, TokenSpan words, const VerbGroup& group) {
    if ((persons.roots & ~PersonRoot) != 0) return;
    std::vector<Claim> visits;
    for (const std::size_t index : own_claims_) {
      const Claim& place = out_[index];
      if (place.predicate != "location" || place.rule == "event-to") continue;
      if ((surface_.root(place.object.entity) & (PlaceRoot | CountryRoot)) == 0) continue;
      for (const Member& person : persons.members) {
        Claim visit = make_claim(surface_, person, "visited", {place.object.entity, {}}, words,
                                 "attended-in", verb_confidence);
        visit.evidence.object = place.evidence.object;
        visit.stance = reading_.stance.of_clause(group.head, &group, person.entity, no_entity);
        visit.qualifiers.date = date_near(surface_, noun_);
        visit.qualifiers.event = mention_.entity;
        visits.push_back(std::move(visit));
      }
    }
    out_.insert(out_.end(), std::make_move_iterator(visits.begin()),
                std::make_move_iterator(visits.end()));
  }

  /// "After talks with Berg, Kask said", "In his first visit to Norland, Kask met": an event before
  /// the clause is one of its subject's.
  void read_initial_event() {
    TokenIndex at = noun_.first;
    bool his = false;
    while (at > sentence_.first && noun_.first - at < 3 &&
           (is(at - 1, language_.determiner) || is(at - 1, language_.possessive))) {
      his = his || is(at - 1, language_.third_person);
      --at;
    }
    if (at != sentence_.first + 1) return;
    const TokenIndex preposition = sentence_.first;
    const bool behind = text(preposition, "after") || text(preposition, "following");
    const bool within = text(preposition, "during") || text(preposition, "in") ||
                        text(preposition, "at") || text(preposition, "on");
    if (!behind && !within) return;
    const bool partner =
        text(noun_.last, "with") || std::ranges::any_of(own_claims_, [&](std::size_t index) {
          return out_[index].rule == "event-with";
        });
    // "During the reception, Kask and Berg spoke": whoever acts at a gathering is there.
    const bool gathering = text(preposition, "during") &&
                           (is_type("Ceremony") || is_type("Meeting") || is_type("PhoneCall"));
    if (!gathering && !partner && !(his && is_type("Visit"))) {
      return;
    }
    const Tree& tree = surface_.tree();
    for (TokenIndex t = noun_.last; t + 1 < sentence_.last; ++t) {
      // "During a reception hosted by Berg, ..."
      const bool reduced = !tree.empty() && tree.relation(t) == Relation::Clause;
      if (is_finite_verb(surface_, t) && !reduced) return;
      if (!surface_.is_comma(t)) continue;
      for (const std::uint32_t index : surface_.starting_at(t + 1)) {
        const Chunk& chunk = surface_.chunks()[index];
        if ((chunk.roots & ~PersonRoot) != 0 || chunk.members.size() > 2) continue;
        add_all("participant", chunk, {preposition, noun_.last}, "event-initial", verb_confidence,
                nullptr);
        return;
      }
    }
  }

  /// "During his visit, Kask will hold talks": the talks are part of the visit.
  void read_initial_whole(const VerbGroup& group) {
    if (read_whole_at_ || sentence_.first >= noun_.first) return;
    read_whole_at_ = true;
    TokenIndex t = sentence_.first;
    if (text(t, "during")) {
      ++t;
    } else if (text(t, "on") && text(t + 1, "the") && is(t + 2, language_.margin) &&
               text(t + 3, "of")) {
      t += 4;
    } else if (text(t, "as") && text(t + 1, "part") && text(t + 2, "of")) {
      t += 3;
    } else {
      return;
    }
    const Chunk* whole = chunk_from(t, EventRoot);
    if (whole == nullptr || whole->tokens.last > group.tokens.first) return;
    for (const Member& member : whole->members) {
      add("superEvent", member, {sentence_.first, t}, "event-initial-during", verb_confidence,
          &group);
    }
  }

  /// "..., said Kask at the meeting": who speaks there takes part.
  void read_inverted_speech() {
    TokenIndex at = noun_.first;
    while (at > sentence_.first && noun_.first - at < 3 &&
           (is(at - 1, language_.determiner) || is(at - 1, language_.possessive))) {
      --at;
    }
    if (at <= sentence_.first || !text(at - 1, "at")) return;
    for (const std::uint32_t index : surface_.ending_at(at - 1)) {
      const Chunk& chunk = surface_.chunks()[index];
      if ((chunk.roots & ~PersonRoot) != 0 || chunk.tokens.first <= sentence_.first) continue;
      const TokenIndex verb = chunk.tokens.first - 1;
      if (!is(verb, language_.speech)) continue;
      add_all("participant", chunk, {verb, verb + 1}, "event-spoke-at", verb_confidence, nullptr);
      return;
    }
  }

  const Reading& reading_;
  const Surface& surface_;
  const Language& language_;
  MentionRef mention_;
  TokenSpan sentence_;
  TokenSpan noun_;
  bool read_whole_at_ = false;
  Date own_date_;                        ///< Of the time expression that dates the event here.
  std::vector<std::size_t> own_claims_;  ///< Indexes into out_.
  std::vector<Claim>& out_;
};

class EventClaims final : public ClaimReader {
 public:
  std::string_view name() const noexcept override { return "events"; }

  void read(const Reading& reading, std::vector<Claim>& claims) const override {
    const Document& document = reading.surface.document();
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
      const auto entity = static_cast<EntityIndex>(e);
      if (reading.surface.root(entity) != EventRoot) continue;
      for (const Mention& mention : document.entities[e].mentions) {
        if (mention.tokens.empty() || mention.kind == MentionKind::Pronoun) continue;
        const Zone zone = reading.surface.sentence(mention.tokens.first).zone;
        if (zone != Zone::Title && zone != Zone::Body) continue;
        EventPhrase(reading, {mention.tokens, entity, mention.kind}, claims).read();
      }
    }
  }
};

}  // namespace

std::unique_ptr<ClaimReader> make_event_reader() { return std::make_unique<EventClaims>(); }

}  // namespace newsgraph::extract
