#include "newsgraph/rdf/dataset.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

#include "rdf/image.hpp"

using namespace newsgraph;
using namespace newsgraph::rdf;

namespace {

Term node(const std::string& name) { return {TermKind::Iri, "http://e/" + name}; }

/// Some graph with many shared ends, the same for the same seed.
std::vector<std::tuple<std::string, std::string, std::string>> made_triples(std::size_t count,
                                                                            std::uint64_t seed) {
  std::vector<std::tuple<std::string, std::string, std::string>> triples;
  for (std::size_t i = 0; i < count; ++i) {
    const auto next = [&](std::uint64_t most) {
      seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
      return std::to_string((seed >> 33U) % most);
    };
    triples.emplace_back("s" + next(40), "p" + next(5), "o" + next(25));
  }
  return triples;
}

Dataset made_dataset(
    const std::vector<std::tuple<std::string, std::string, std::string>>& triples) {
  DatasetBuilder builder;
  for (const auto& [s, p, o] : triples) {
    builder.add(node(s).view(), node(p).view(), node(o).view());
  }
  return builder.finish();
}

struct TemporaryFile {
  std::filesystem::path path = std::filesystem::temp_directory_path() /
                               ("newsgraph_rdf_" + std::to_string(::getpid()) + ".index");
  TemporaryFile() = default;
  ~TemporaryFile() { std::filesystem::remove(path); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  TemporaryFile(TemporaryFile&&) = delete;
  TemporaryFile& operator=(TemporaryFile&&) = delete;
};

}  // namespace

TEST_CASE("rdf: every pattern finds the triples that a search through all of them finds") {
  const auto triples = made_triples(600, 7);
  const Dataset dataset = made_dataset(triples);
  const std::set<std::tuple<std::string, std::string, std::string>> distinct(triples.begin(),
                                                                             triples.end());
  const Graph& graph = dataset.default_graph();
  CHECK(dataset.triple_count() == distinct.size());
  const auto id = [&](const std::string& name) { return dataset.find(node(name).view()); };
  for (const auto& [s, p, o] : made_triples(40, 99)) {
    for (int mask = 0; mask < 8; ++mask) {
      std::set<Triple> want;
      for (const auto& [a, b, c] : distinct) {
        const bool fits = ((mask & 1) == 0 || a == s) && ((mask & 2) == 0 || b == p) &&
                          ((mask & 4) == 0 || c == o);
        if (fits) want.insert({id(a), id(b), id(c)});
      }
      const Matches found =
          match(graph, (mask & 1) != 0 ? id(s) : no_term, (mask & 2) != 0 ? id(p) : no_term,
                (mask & 4) != 0 ? id(o) : no_term);
      std::set<Triple> got;
      for (const Triple& triple : found.triples) got.insert(in_spo(found.order, triple));
      CAPTURE(mask);
      CHECK(got.size() == found.triples.size());
      CHECK(got == want);
    }
  }
}

TEST_CASE("rdf: the order of statements and their repetition do not change the image") {
  auto triples = made_triples(300, 3);
  const Dataset dataset = made_dataset(triples);
  std::ranges::reverse(triples);
  triples.push_back(triples.front());
  CHECK(made_dataset(triples).image() == dataset.image());
}

TEST_CASE("rdf: counts of predicates are those of the triples") {
  DatasetBuilder builder;
  for (const auto& [s, p, o] : std::vector<std::tuple<const char*, const char*, const char*>>{
           {"a", "p", "x"}, {"a", "p", "y"}, {"b", "p", "y"}, {"a", "q", "x"}}) {
    builder.add(node(s).view(), node(p).view(), node(o).view());
  }
  const Dataset dataset = builder.finish();
  const PredicateCounts counts = dataset.default_graph().counts(dataset.find(node("p").view()));
  CHECK(counts.triples == 3);
  CHECK(counts.subjects == 2);
  CHECK(counts.objects == 2);
  CHECK(dataset.default_graph().subjects == 2);
  CHECK(dataset.default_graph().objects == 2);
  CHECK(dataset.default_graph().counts(no_term).triples == 0);
}

TEST_CASE("rdf: graphs are kept apart, empty ones too") {
  DatasetBuilder builder;
  const Term one = node("g1");
  const TermView name = one.view();
  builder.add(node("a").view(), node("p").view(), node("b").view(), &name);
  builder.add(node("a").view(), node("p").view(), node("c").view());
  builder.add_graph(node("g0").view());
  const Dataset dataset = builder.finish();
  REQUIRE(dataset.graphs().size() == 3);
  CHECK(dataset.default_graph().spo.size() == 1);
  const Graph* const graph = dataset.named_graph(dataset.find(one.view()));
  REQUIRE(graph != nullptr);
  CHECK(dataset.term(graph->spo[0].third).value == "http://e/b");
  CHECK(dataset.named_graph(dataset.find(node("g0").view()))->spo.empty());
  CHECK(dataset.named_graph(dataset.find(node("a").view())) == nullptr);
  CHECK(dataset.named_graph(no_term) == nullptr);
}

TEST_CASE("rdf: an empty dataset answers with nothing") {
  const Dataset dataset;
  CHECK(dataset.term_count() == 0);
  CHECK(dataset.find(node("a").view()) == no_term);
  CHECK(match(dataset.default_graph(), no_term, no_term, no_term).triples.empty());
  CHECK_THROWS_AS(dataset.key(1), InputError);
  CHECK_THROWS_AS(dataset.key(no_term), InputError);
}

TEST_CASE("rdf: an index read from a file is the one written") {
  const TemporaryFile file;
  DatasetBuilder builder;
  builder.add(node("a").view(), node("p").view(), node("b").view());
  const Dataset written = builder.finish({"quick", "exact"});
  written.write(file.path);
  const Dataset read = Dataset::open(file.path);
  CHECK(read.image() == written.image());
  CHECK(read.stamps().quick == "quick");
  CHECK(read.stamps().exact == "exact");
  CHECK(read.term(read.default_graph().spo[0].first).value == "http://e/a");
  CHECK_THROWS_WITH_AS(Dataset::open(file.path.string() + ".none"),
                       doctest::Contains("cannot be read"), InputError);
}

TEST_CASE("rdf: a damaged index is never trusted") {
  const std::string image(made_dataset(made_triples(50, 5)).image());
  // Every byte changed, every length.
  for (std::size_t i = 0; i < image.size(); ++i) {
    std::string damaged = image;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x20);
    CHECK_THROWS_AS(Dataset::from_image(damaged, "index"), InputError);
  }
  for (std::size_t size = 0; size < image.size(); size += 7) {
    CHECK_THROWS_AS(Dataset::from_image(image.substr(0, size), "index"), InputError);
  }
  CHECK_THROWS_AS(Dataset::from_image(image + std::string(8, '\0'), "index"), InputError);
}

TEST_CASE("rdf: an index with a right checksum and wrong contents harms nobody") {
  const std::string image(made_dataset(made_triples(50, 5)).image());
  std::uint64_t seed = 11;
  for (int round = 0; round < 3000; ++round) {
    std::string forged = image;
    for (int change = 0; change < 3; ++change) {
      seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
      // The counts and offsets at the front more often than the rest.
      const std::size_t among = (seed & 1U) != 0 ? std::size_t{600} : forged.size();
      forged[(seed >> 20U) % std::min(among, forged.size())] = static_cast<char>(seed >> 50U);
    }
    const std::uint64_t checksum = hash_bytes(std::string_view(forged).substr(checked_from));
    std::memcpy(forged.data() + 8, &checksum, sizeof checksum);
    try {
      const Dataset dataset = Dataset::from_image(forged, "index");
      for (const Graph& graph : dataset.graphs()) {
        for (const Triple& triple : match(graph, no_term, no_term, no_term).triples) {
          match(graph, triple.first, triple.second, no_term);
          match(graph, no_term, triple.second, triple.third);
          match(graph, triple.first, no_term, triple.third);
          dataset.term(triple.first);
        }
      }
      dataset.find(node("s1").view());
    } catch (const InputError&) {
      // Refused is as good as read.
    }
  }
}

TEST_CASE("rdf: an index whose triples name no terms is refused when it is opened") {
  const Dataset whole = made_dataset(made_triples(50, 5));
  const std::string image(whole.image());
  // The three orders stand at the end, each padded to eight bytes.
  const std::size_t order = (whole.triple_count() * sizeof(Triple) + 7) / 8 * 8;
  for (const std::size_t from_end : {order, 2 * order, 3 * order}) {
    for (const auto strange :
         {no_term, static_cast<TermId>(whole.term_count() + 1), static_cast<TermId>(-1)}) {
      std::string forged = image;
      std::memcpy(forged.data() + forged.size() - from_end, &strange, sizeof strange);
      const std::uint64_t checksum = hash_bytes(std::string_view(forged).substr(checked_from));
      std::memcpy(forged.data() + 8, &checksum, sizeof checksum);
      CHECK_THROWS_AS(Dataset::from_image(forged, "index"), InputError);
    }
  }
}

TEST_CASE("rdf: the hash of bytes depends on every byte and the length") {
  std::set<std::uint64_t> seen;
  std::string bytes(200, 'x');
  seen.insert(hash_bytes(bytes));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = 'y';
    seen.insert(hash_bytes(changed));
    seen.insert(hash_bytes(bytes.substr(0, i)));
  }
  CHECK(seen.size() == 401);
}
