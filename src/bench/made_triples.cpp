#include "bench/made_triples.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "newsgraph/base/file.hpp"

namespace newsgraph::bench {
namespace {

/// SplitMix64.
class Random {
 public:
  std::uint64_t next() {
    std::uint64_t value = state_ += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
  }
  std::size_t below(std::size_t most) { return static_cast<std::size_t>(next() % most); }
  double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

 private:
  std::uint64_t state_ = 1;
};

constexpr std::array<const char*, 4> relations = {"metWith", "visited", "memberOf", "praised"};
constexpr std::array<const char*, 10> types = {"Person",       "Person", "Person", "Person",
                                               "Organization", "Event",  "Event",  "Place",
                                               "Organization", "Country"};

std::string two_digits(std::size_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::size_t write_made_triples(const std::filesystem::path& path, std::size_t count) {
  AtomicFile file(path);
  Random random;
  std::string text;
  std::size_t written = 0;
  const std::size_t entities = count / 12;
  const auto entity = [](std::size_t number) {
    return "<urn:newsgraph:id:entity-" + std::to_string(number) + '>';
  };
  const auto skewed = [&] {
    const double u = random.unit();
    return static_cast<std::size_t>(u * u * u * static_cast<double>(entities));
  };
  const auto triple = [&](const std::string& subject, const char* predicate,
                          const std::string& object) {
    text.append(subject).append(" <").append(predicate).append("> ").append(object) += " .\n";
    ++written;
  };
  const auto vocabulary = [](const char* name) {
    return "<urn:newsgraph:vocab:" + std::string(name) + '>';
  };
  for (std::size_t block = 0; written < count; ++block) {
    const std::string here = entity(block % entities);
    triple(here, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
           "<http://schema.org/" + std::string(types[block % types.size()]) + '>');
    triple(here, "http://www.w3.org/2000/01/rdf-schema#label",
           "\"Name number " + std::to_string(block) + "\"@en");
    for (int edge = 0; edge < 6; ++edge) {
      const std::string predicate =
          "urn:newsgraph:vocab:" + std::string(relations[random.below(relations.size())]);
      triple(entity(edge == 0 ? block % entities : random.below(entities)), predicate.c_str(),
             entity(skewed()));
    }
    const std::string claim = "<urn:newsgraph:id:claim-" + std::to_string(block) + '>';
    triple(claim, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
           "<http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement>");
    triple(claim, "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject", here);
    triple(claim, "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate",
           vocabulary(relations[random.below(relations.size())]));
    triple(claim, "http://www.w3.org/1999/02/22-rdf-syntax-ns#object", entity(skewed()));
    triple(claim, "urn:newsgraph:vocab:date",
           '"' + std::to_string(2000 + random.below(25)) + '-' + two_digits(1 + random.below(12)) +
               '-' + two_digits(1 + random.below(28)) +
               "\"^^<http://www.w3.org/2001/XMLSchema#date>");
    triple(
        claim, "urn:newsgraph:vocab:confidence",
        "\"0." + two_digits(random.below(100)) + "\"^^<http://www.w3.org/2001/XMLSchema#decimal>");
    triple(claim, "http://www.w3.org/ns/prov#wasDerivedFrom",
           "<urn:newsgraph:id:article-" + std::to_string(block / 10) + '>');
    triple(claim, "urn:newsgraph:vocab:rule", "\"rule-" + std::to_string(random.below(200)) + '"');
    if (text.size() > (std::size_t{1} << 20U)) {
      file.write(text);
      text.clear();
    }
  }
  file.write(text);
  file.commit();
  return written;
}

}  // namespace newsgraph::bench
