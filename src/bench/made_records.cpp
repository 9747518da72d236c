#include "bench/made_records.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/document/date.hpp"

namespace newsgraph::bench {
namespace {

/// SplitMix64: the same numbers everywhere, unlike the distributions of the standard library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint32_t below(std::uint32_t limit) {
    std::uint64_t value = (state_ += 0x9e3779b97f4a7c15ULL);
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return static_cast<std::uint32_t>((value ^ (value >> 31U)) % limit);
  }
  bool one_in(std::uint32_t count) { return below(count) == 0; }
  /// Small numbers often, large ones seldom.
  std::uint32_t skewed(std::uint32_t limit) { return below(below(below(limit) + 1) + 1); }

 private:
  std::uint64_t state_;
};

constexpr std::uint32_t persons = 40000;
constexpr std::uint32_t bodies = 4000;
constexpr std::uint32_t towns = 2000;
constexpr std::uint32_t countries = 190;

/// A made word of its own for every number: syllables of base 20.
std::string word(std::uint32_t number) {
  constexpr std::array<std::string_view, 20> syllables = {
      "ka",  "ri",  "to", "na",  "mel", "so", "du",  "ber", "li", "va",
      "gor", "han", "je", "pil", "ost", "mu", "sha", "ren", "zi", "bol"};
  std::string text;
  do {
    text += syllables[number % syllables.size()];
    number = static_cast<std::uint32_t>(number / syllables.size());
  } while (number > 0 || text.size() < 4);
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string person_name(std::uint32_t number) {
  return word(number % 211) + ' ' + word(number + 500);
}

class Maker {
 public:
  explicit Maker(std::uint32_t number) : random_(number) {
    record_.tool = {"0.1.0", "", std::string(64, '0')};
    Article& article = record_.article;
    article.identifier =
        "news/" + std::to_string(2000 + number % 25) + '/' + std::to_string(number);
    article.date = format_day(std::chrono::sys_days(std::chrono::year(2000) / 1 / 1) +
                              std::chrono::days(random_.below(9000)));
    article.date_source = "metadata";
    article.publisher = "Agency " + std::to_string(random_.below(40));
    article.url = "https://example.org/" + article.identifier;
  }

  Record make() {
    for (EntityIndex& person : people_) {
      const std::uint32_t number = random_.skewed(persons);
      person = entity("Person", person_name(number));
      set_feature(record_.entities[person], "familyName", word(number + 500));
    }
    for (EntityIndex& state : states_) {
      const std::uint32_t number = random_.skewed(countries);
      state = entity("Country", word(number + 60000) + "stan", "Q" + std::to_string(1000 + number));
    }
    const std::uint32_t town = random_.skewed(towns);
    town_ = entity("City", word(town + 70000), "Q" + std::to_string(5000 + town));
    const std::uint32_t body = random_.skewed(bodies);
    body_ = entity("Organization", word(body + 90000) + " Council of " + word(body % 97));
    meeting_ = entity("Meeting", "meeting of " + name(people_[0]) + " and " + name(people_[1]));
    set_feature(record_.entities[meeting_], "startDate", record_.article.date);
    record_.article.title = name(people_[0]) + " meets " + name(people_[1]);

    claim(people_[0], "positionHeld", states_[0], "president of").qualifiers.role = "President";
    claim(people_[1], "positionHeld", states_[1], "foreign minister of").qualifiers.role =
        "Foreign Minister";
    for (const std::string_view predicate : {"metWith", "negotiatedWith"}) {
      Claim& met = claim(people_[0], predicate, people_[1], "held talks with");
      met.qualifiers.date.value = record_.article.date;
      met.qualifiers.place = town_;
      met.qualifiers.event = meeting_;
      met.qualifiers.topic = "trade and the deployment of observers";
    }
    claim(meeting_, "participant", people_[0], "of");
    claim(meeting_, "location", town_, "took place in");
    claim(people_[1], "visited", states_[0], "arrived in").qualifiers.date = {"", "last month",
                                                                              "P-1M"};
    stance(claim(people_[2], "criticized", states_[1], "accused"));
    stance(claim(states_[0], "thanked", body_, "expressed gratitude to"));
    claim(states_[0], "memberOf", body_, "is a member of");
    while (record_.article.text.size() < 2000) filler();

    record_.article.sha256 = sha256_hex(record_.article.text);
    for (Entity& each : record_.entities) {
      std::ranges::sort(each.mentions, {}, &Mention::span);
    }
    return std::move(record_);
  }

 private:
  const std::string& name(EntityIndex index) const { return record_.entities[index].name; }

  EntityIndex entity(std::string_view type, std::string entity_name, std::string wikidata = {}) {
    for (EntityIndex i = 0; i < record_.entities.size(); ++i) {
      if (record_.entities[i].name == entity_name) return i;
    }
    Entity& made = record_.entities.emplace_back();
    made.type = type;
    made.name = std::move(entity_name);
    made.wikidata = std::move(wikidata);
    return static_cast<EntityIndex>(record_.entities.size() - 1);
  }

  Span add(std::string_view words) {
    std::string& text = record_.article.text;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += words;
    return {begin, static_cast<std::uint32_t>(text.size())};
  }

  Span mention(EntityIndex index) {
    const Span span = add(name(index));
    record_.entities[index].mentions.push_back({span, MentionKind::Name, {}});
    return span;
  }

  /// A sentence that says the claim.
  Claim& claim(EntityIndex subject, std::string_view predicate, EntityIndex object,
               std::string_view surface) {
    Claim& made = record_.claims.emplace_back();
    made.subject = subject;
    made.predicate = predicate;
    made.object.entity = object;
    made.surface = surface;
    made.confidence = 0.5 + random_.below(500) / 1000.0;
    made.rule = "made-" + made.predicate;
    Evidence& evidence = made.evidence;
    evidence.subject = mention(subject);
    add(" ");
    evidence.predicate = add(surface);
    add(" ");
    evidence.object = mention(object);
    add(", officials in the capital told reporters on the sidelines of the session.");
    evidence.sentence = {evidence.subject.begin,
                         static_cast<std::uint32_t>(record_.article.text.size())};
    add("\n");
    return made;
  }

  void stance(Claim& made) {
    if (random_.one_in(5)) made.stance.modality = Modality::Planned;
    if (random_.one_in(9)) made.stance.modality = Modality::Denied;
    if (random_.one_in(5)) made.stance.speaker = people_[0];
  }

  void filler() {
    add("The two sides exchanged views on a broad range of questions, agreed to keep in touch, and "
        "noted what had been done since the last round, at which ");
    mention(people_[2]);
    add(" was present.\n");
  }

  Random random_;
  Record record_;
  std::array<EntityIndex, 3> people_{};
  std::array<EntityIndex, 2> states_{};
  EntityIndex town_ = 0;
  EntityIndex body_ = 0;
  EntityIndex meeting_ = 0;
};

}  // namespace

Record make_record(std::uint32_t number) { return Maker(number).make(); }

const knowledge::Knowledge& vocabulary() {
  static const knowledge::Knowledge knowledge = [] {
    const std::filesystem::path schema = knowledge::built_in_schema();
    knowledge::Knowledge result;
    result.ontology = knowledge::Ontology(std::vector{schema / "ontology.json"});
    result.lexicon = knowledge::Lexicon(std::vector{schema});
    return result;
  }();
  return knowledge;
}

}  // namespace newsgraph::bench
