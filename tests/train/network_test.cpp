#include "train/network.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "train/recurrence.hpp"

namespace newsgraph::train {
namespace {

NetworkShape small_shape() {
  NetworkShape shape;
  shape.width = 32;
  shape.layers = 2;
  shape.arc = 64;
  shape.label = 64;
  shape.words = 7;
  shape.vectors = 5;
  shape.vector_width = 8;
  shape.classes = 3;
  shape.name_labels = {9, 5};
  return shape;
}

Network small_network(std::uint64_t seed) {
  Random random(seed + 100);
  std::vector<float> vectors(std::size_t{5} * 8);
  for (float& value : vectors) value = random.normal();
  return Network(small_shape(), std::move(vectors), seed);
}

// Two parsed sentences, one of them with names, and one with names alone.
struct Material {
  std::vector<std::uint8_t> upos = {8, 16, 5, 8, 13};
  std::vector<std::uint8_t> xpos = {26, 42, 12, 26, 7};
  std::vector<std::uint8_t> deprel = {42, 56, 23, 46, 54};
  std::vector<std::uint32_t> head = {2, 0, 4, 2, 2};
  std::vector<std::uint8_t> names = {1, 3, 0, 4, 0};
  std::vector<float> sure = {1.0F, 0.5F, 0.0F, 0.25F, 1.0F};
  Batch batch;

  Material() {
    const auto words = [](std::uint32_t seed, std::size_t size) {
      std::vector<TokenRows> rows(size);
      for (std::uint32_t at = 0; at < size; ++at) {
        rows[at].word = (seed + at * 3) % 7;
        rows[at].vector = (seed + at) % 5;
        rows[at].lexicon = (seed + at) % 3;
        for (std::uint32_t table = 0; table < nlp::HashedTables; ++table) {
          rows[at].hashed[table] = (seed * 31 + at * 7 + table) % nlp::hashed_rows[table];
        }
      }
      return rows;
    };
    Gold all;
    all.upos = upos.data();
    all.xpos = xpos.data();
    all.head = head.data();
    all.deprel = deprel.data();
    all.names = {{0, names.data()}};
    batch.add(words(1, 5), all);
    Gold parsed = all;
    parsed.names.clear();
    parsed.sure = sure.data();
    batch.add(words(4, 5), parsed);
    Gold named;
    named.names = {{1, names.data()}};
    batch.add(words(2, 4), named);
  }
};

double loss_of(Network& network, const Batch& batch) {
  Random random(1);
  Losses losses;
  network.learn(batch, {0.0F, 0.0F}, random, losses);
  const auto words = static_cast<double>(batch.positions() - batch.sentences.size());
  return (losses.arc + losses.label + 0.5 * (losses.upos + losses.xpos) + losses.names) / words;
}

void clear_gradients(Network& network) {
  for (Tensor* tensor : network.tensors()) {
    std::fill(tensor->gradient.begin(), tensor->gradient.end(), 0.0F);
  }
}

TEST_CASE("network: gradients are what the loss does when a weight moves") {
  Material material;
  Network network = small_network(3);
  loss_of(network, material.batch);
  // Every further pass adds to the gradients, so those of the first are kept.
  std::vector<std::vector<float>> gradients;
  for (const Tensor* tensor : network.tensors()) gradients.push_back(tensor->gradient);
  for (std::size_t number = 0; number < gradients.size(); ++number) {
    Tensor* const tensor = network.tensors()[number];
    const std::vector<float>& gradient = gradients[number];
    CAPTURE(tensor->name);
    // The three weights that matter most: finite differences of small ones drown in rounding.
    std::vector<std::size_t> order(gradient.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    std::partial_sort(order.begin(), order.begin() + 3, order.end(),
                      [&](std::size_t a, std::size_t b) {
                        return std::fabs(gradient[a]) > std::fabs(gradient[b]);
                      });
    for (std::size_t pick = 0; pick < 3; ++pick) {
      const std::size_t at = order[pick];
      const float kept = tensor->value[at];
      constexpr float step = 0.01F;
      tensor->value[at] = kept + step;
      const double above = loss_of(network, material.batch);
      tensor->value[at] = kept - step;
      const double below = loss_of(network, material.batch);
      tensor->value[at] = kept;
      const double measured = (above - below) / (2.0 * static_cast<double>(step));
      CAPTURE(at);
      CHECK(measured == doctest::Approx(static_cast<double>(gradient[at])).epsilon(0.03));
    }
  }
}

TEST_CASE("network: learning a few sentences drives the loss to nothing") {
  Material material;
  Network network = small_network(5);
  Random random(9);
  const double before = loss_of(network, material.batch);
  clear_gradients(network);
  for (int step = 0; step < 150; ++step) {
    Losses losses;
    network.learn(material.batch, {0.05F, 0.05F}, random, losses);
    network.step(0.005F, 2.0F);
  }
  const double after = loss_of(network, material.batch);
  CHECK(before > 5.0);
  CHECK(after < 0.2);
  clear_gradients(network);
  network.predict(material.batch);
  std::vector<float> scores;
  network.arc_scores(material.batch.sentences[0], scores);
  for (std::size_t word = 0; word < 5; ++word) {
    for (std::size_t head = 0; head < 6; ++head) {
      if (head == material.head[word]) continue;
      CHECK(scores[word * 6 + material.head[word]] > scores[word * 6 + head]);
    }
  }
}

TEST_CASE("network: the same seed gives the same numbers") {
  Material material;
  Network a = small_network(3);
  Network b = small_network(3);
  Network c = small_network(4);
  for (int step = 0; step < 3; ++step) {
    for (Network* network : {&a, &b, &c}) {
      Random random(static_cast<std::uint64_t>(step));
      Losses losses;
      network->learn(material.batch, {}, random, losses);
      network->step(0.01F, 2.0F);
    }
  }
  CHECK(a.tensors()[0]->value == b.tensors()[0]->value);
  CHECK(a.tensors()[0]->value != c.tensors()[0]->value);
}

TEST_CASE("network: a sentence's scores do not depend on its batch") {
  Material material;
  Network network = small_network(3);
  network.predict(material.batch);
  std::vector<float> together;
  network.arc_scores(material.batch.sentences[1], together);
  Batch alone;
  alone.add(std::span<const TokenRows>(material.batch.tokens).subspan(7, 5), {});
  network.predict(alone);
  std::vector<float> scores;
  network.arc_scores(alone.sentences[0], scores);
  REQUIRE(scores.size() == together.size());
  for (std::size_t at = 0; at < scores.size(); ++at) {
    CHECK(scores[at] == doctest::Approx(together[at]).epsilon(1e-4));
  }
}

}  // namespace
}  // namespace newsgraph::train
