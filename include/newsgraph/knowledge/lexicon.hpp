#ifndef NEWSGRAPH_KNOWLEDGE_LEXICON_HPP
#define NEWSGRAPH_KNOWLEDGE_LEXICON_HPP

// Closed-class words and surface cues of English, read from schema/lexicon/*.tsv: what a word does
// in a phrase, against the gazetteers, which say what it names.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <unordered_map>

namespace newsgraph::knowledge {

namespace word {

/// What a single word may do; bits of a mask, for a word may be several ("that", "may").
enum Class : std::uint64_t {
  Article = 1ULL << 0U,        ///< a, an, the
  Definite = 1ULL << 1U,       ///< the, this, that ...: what they point to was named before.
  Indefinite = 1ULL << 2U,     ///< a, an, another: something new.
  Possessive = 1ULL << 3U,     ///< his, their ...
  Quantifier = 1ULL << 4U,     ///< some, every, no ...
  Number = 1ULL << 5U,         ///< two, dozen, million ...
  OrdinalWord = 1ULL << 6U,    ///< second, 21st, last, next ...
  Pronoun = 1ULL << 7U,        ///< he, they, who, which ...
  MalePronoun = 1ULL << 8U,    ///< he, him, his, himself
  FemalePronoun = 1ULL << 9U,  ///< she, her, hers, herself
  FirstPerson = 1ULL << 10U,   ///< I, me, my, mine, myself
  Preposition = 1ULL << 11U,
  Conjunction = 1ULL << 12U,     ///< and, or, but ...
  Subordinator = 1ULL << 13U,    ///< that, because, when ...
  Auxiliary = 1ULL << 14U,       ///< is, has, will ...
  Adverb = 1ULL << 15U,          ///< also, not, however ... (closed list)
  SayVerb = 1ULL << 16U,         ///< said, told, announced ...: its subject speaks.
  Connector = 1ULL << 17U,       ///< Small words inside names of bodies and works: of, the, for ...
  PersonParticle = 1ULL << 18U,  ///< Small words inside persons' names: al, bin, de, van ...
  Weekday = 1ULL << 19U,
  Month = 1ULL << 20U,
  Direction = 1ULL << 21U,      ///< northern, south-west ...
  PlaceNoun = 1ULL << 22U,      ///< province, river ...: head of a place's name.
  PlacePrefix = 1ULL << 23U,    ///< Mount, Lake, Gulf, Cape ...: begins a place's name.
  CompanySuffix = 1ULL << 24U,  ///< Ltd, Inc, GmbH ...
  WorkNoun = 1ULL << 25U,       ///< monument, film, book ...
  PersonNoun = 1ULL << 26U,     ///< journalist, writer ...: what a person is, without an office.
  PluralRole = 1ULL << 27U,     ///< presidents, leaders ...: several persons, never one.
  Common = 1ULL << 28U,         ///< Seen in lower case in news text: capitals need another reason.
  EventModifier = 1ULL << 29U,  ///< official, closed-door ...: stands before an event's noun.
  PersonVerb = 1ULL << 30U,     ///< Verbs whose subjects are persons or bodies: met, visits ...
  BodyNoun = 1ULL << 31U,       ///< government, regime, army ...: with a country, one organisation.
  Negation = 1ULL << 32U,       ///< not, no, never ...
  LightVerb = 1ULL << 33U,      ///< held, had, paid ...: the event is named by its object.
  AspectNoun = 1ULL << 34U,     ///< relations, ties ...: what a country has, never an entity.
  SideNoun = 1ULL << 35U,       ///< side, counterpart ...
  RoleModifier = 1ULL << 37U,   ///< former, acting, deputy ...: stands before an office.
  Portfolio = 1ULL << 38U,      ///< foreign, defence, finance ...: what an office is for.
  FormerWord = 1ULL << 39U,     ///< former, ex, then ...: an office no longer held.
  FreshWord = 1ULL << 40U,      ///< another, separate ...: a thing not told before.
  PolicyNoun = 1ULL << 41U,    ///< proposal, demand ...: what a government has, and a city has not.
  AddressVerb = 1ULL << 42U,   ///< urged, accused ...: what follows is one who acts.
  MediaNoun = 1ULL << 43U,     ///< times, herald, news ...: last word of a newspaper's name.
  StateServant = 1ULL << 44U,  ///< envoy, troops ...: those who serve a state; towns have mayors.
  StateReply = 1ULL << 45U,    ///< apology, answer ...: what governments want of each other.
  MindWord = 1ULL << 46U,      ///< ready, willing ...: somebody is, not the weather.
  NameSuffix = 1ULL << 36U,    ///< Jr, Sr, II, III: end of a person's name.
  // What dates and quotations ask (lexicon/tense.tsv, lexicon/speech_verbs.tsv).
  GeneralAcronym = 1ULL << 52U,  ///< UTC, GPS, Western ...: a capital, but no thing is named.
  QuoteVerb = 1ULL << 48U,   ///< continued, tweeted ...: beside a quotation, its subject speaks.
  PastVerb = 1ULL << 49U,    ///< met, held ...: irregular past forms, for those without "-ed".
  PlanWord = 1ULL << 50U,    ///< scheduled, upcoming, intends ...: what follows lies ahead.
  MotionVerb = 1ULL << 51U,  ///< came, flew ...: with "to", an aim already reached ("came to see").
};

}  // namespace word

class Lexicon {
 public:
  Lexicon() = default;
  /// Reads lexicon/*.tsv of the schema folders, in the order of names; a later file may add.
  /// Reports all faults of a file in one InputError.
  explicit Lexicon(std::span<const std::filesystem::path> schema_folders);

  /// Classes of a word by text::fold_hash (Tokens::hash); 0 when unknown.
  std::uint64_t classes(std::uint64_t hash) const noexcept;
  bool is(std::uint64_t hash, std::uint64_t any_of) const noexcept {
    return (classes(hash) & any_of) != 0;
  }
  std::size_t size() const noexcept { return words_.size(); }

 private:
  std::unordered_map<std::uint64_t, std::uint64_t> words_;
};

}  // namespace newsgraph::knowledge

#endif
