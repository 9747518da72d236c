// DatasetBuilder: statements to an image.

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "newsgraph/base/error.hpp"
#include "newsgraph/rdf/dataset.hpp"

#include "rdf/image.hpp"

namespace newsgraph::rdf {
namespace {

/// A statement; graph no_term is the default graph.
struct Quad {
  TermId graph = no_term;
  TermId subject = no_term;
  TermId predicate = no_term;
  TermId object = no_term;
  friend auto operator<=>(const Quad&, const Quad&) = default;
  friend bool operator==(const Quad&, const Quad&) = default;
};

/// Terms in the order in which they come, each once. Open addressing over one run of text.
class Dictionary {
 public:
  Dictionary() : slots_(1024) {}

  TermId add(const TermView& term) {
    key_.clear();
    append_key(key_, term);
    const std::uint64_t hash = hash_bytes(key_);
    std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      Slot& slot = slots_[at];
      if (slot.id == no_term) {
        const TermId id = append();
        slot = {static_cast<std::uint32_t>(hash >> 32U), id};
        if (size() * 3 > slots_.size() * 2) grow();
        return id;
      }
      if (slot.hash == static_cast<std::uint32_t>(hash >> 32U) && key(slot.id) == key_) {
        return slot.id;
      }
    }
  }

  std::size_t size() const noexcept { return offsets_.size() - 1; }
  std::size_t text_size() const noexcept { return text_.size(); }
  std::string_view key(TermId id) const noexcept {
    return std::string_view(text_).substr(offsets_[id - 1], offsets_[id] - offsets_[id - 1]);
  }
  void forget_slots() { slots_ = {}; }

 private:
  struct Slot {
    std::uint32_t hash = 0;  ///< Its upper half: most strangers are told apart without their text.
    TermId id = no_term;
  };

  TermId append() {
    if (size() >= std::numeric_limits<TermId>::max() - 1) {
      throw InputError("", "more than 4,294,967,294 terms: more than an index can hold");
    }
    text_ += key_;
    offsets_.push_back(text_.size());
    return static_cast<TermId>(size());
  }
  void grow() {
    std::vector<Slot> slots(slots_.size() * 2);
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : slots_) {
      if (slot.id == no_term) continue;
      std::size_t at = hash_bytes(key(slot.id)) & mask;
      while (slots[at].id != no_term) at = (at + 1) & mask;
      slots[at] = slot;
    }
    slots_ = std::move(slots);
  }

  std::string text_;
  std::vector<std::uint64_t> offsets_ = {0};
  std::vector<Slot> slots_;
  std::string key_;
};

/// Triples stably sorted by one of their ids: counted where there are many, compared where not.
template <TermId Triple::*Id>
void sort_by(std::span<const Triple> from, std::span<Triple> to, std::size_t term_count,
             std::vector<std::uint32_t>& places) {
  if (from.size() < term_count / 8) {
    std::ranges::copy(from, to.begin());
    std::ranges::stable_sort(to, {}, Id);
    return;
  }
  places.assign(term_count + 2, 0);
  for (const Triple& triple : from) ++places[triple.*Id + 1];
  std::partial_sum(places.begin(), places.end(), places.begin());
  for (const Triple& triple : from) to[places[triple.*Id]++] = triple;
}

/// Counts distinct values of what stands at `Id` in sorted triples.
template <TermId Triple::*Id>
std::uint32_t count_distinct(std::span<const Triple> triples) {
  std::uint32_t count = 0;
  TermId last = no_term;
  for (const Triple& triple : triples) {
    if (triple.*Id != last) ++count;
    last = triple.*Id;
  }
  return count;
}

}  // namespace

struct DatasetBuilder::State {
  Dictionary dictionary;
  std::vector<Quad> quads;
  std::vector<TermId> graphs;  ///< Names of add_graph().
  Term last_subject;
  TermId last_id = no_term;  ///< Of last_subject.
};

DatasetBuilder::DatasetBuilder() : state_(std::make_unique<State>()) {}
DatasetBuilder::~DatasetBuilder() = default;
DatasetBuilder::DatasetBuilder(DatasetBuilder&&) noexcept = default;
DatasetBuilder& DatasetBuilder::operator=(DatasetBuilder&&) noexcept = default;

void DatasetBuilder::add(const TermView& subject, const TermView& predicate, const TermView& object,
                         const TermView* graph) {
  Dictionary& dictionary = state_->dictionary;
  Quad quad;
  // Files tell of one subject after another.
  if (!(subject == state_->last_subject.view()) || state_->last_id == no_term) {
    state_->last_subject = Term(subject);
    state_->last_id = dictionary.add(subject);
  }
  quad.subject = state_->last_id;
  quad.predicate = dictionary.add(predicate);
  quad.object = dictionary.add(object);
  if (graph != nullptr) quad.graph = dictionary.add(*graph);
  state_->quads.push_back(quad);
}

void DatasetBuilder::add_graph(const TermView& name) {
  state_->graphs.push_back(state_->dictionary.add(name));
}

std::size_t DatasetBuilder::size() const noexcept { return state_->quads.size(); }

Dataset DatasetBuilder::finish(const Stamps& stamps) {
  const std::unique_ptr<State> state = std::exchange(state_, std::make_unique<State>());
  Dictionary& dictionary = state->dictionary;
  dictionary.forget_slots();
  std::vector<Quad>& quads = state->quads;
  const std::size_t term_count = dictionary.size();

  // The place in the sorted dictionary is the id.
  std::vector<TermId> by_key(term_count);
  std::iota(by_key.begin(), by_key.end(), TermId{1});
  std::ranges::sort(by_key,
                    [&](TermId a, TermId b) { return dictionary.key(a) < dictionary.key(b); });
  std::vector<TermId> id_of(term_count + 1, no_term);
  for (std::size_t place = 0; place < term_count; ++place) {
    id_of[by_key[place]] = static_cast<TermId>(place + 1);
  }
  for (Quad& quad : quads) {
    quad = {id_of[quad.graph], id_of[quad.subject], id_of[quad.predicate], id_of[quad.object]};
  }
  std::ranges::sort(quads);
  quads.erase(std::unique(quads.begin(), quads.end()), quads.end());
  if (quads.size() >= std::numeric_limits<std::uint32_t>::max()) {
    throw InputError("", "more than 4,294,967,294 triples: more than an index can hold");
  }

  std::vector<ImageGraph> graphs(1);
  for (const Quad& quad : quads) {
    if (quad.graph != graphs.back().name) graphs.emplace_back().name = quad.graph;
    ++graphs.back().triple_count;
  }
  for (const TermId name : state->graphs) {
    if (std::ranges::find(graphs, id_of[name], &ImageGraph::name) == graphs.end()) {
      graphs.emplace_back().name = id_of[name];
    }
  }
  std::ranges::sort(graphs, {}, &ImageGraph::name);

  const std::size_t triples_size = padded(quads.size() * sizeof(Triple));
  std::vector<Triple> spo(quads.size());
  for (std::size_t i = 0; i < quads.size(); ++i) {
    spo[i] = {quads[i].subject, quads[i].predicate, quads[i].object};
  }
  quads = {};
  std::vector<Triple> osp(spo.size());
  std::vector<Triple> pos(spo.size());
  std::vector<PredicateCounts> predicates;
  std::vector<std::uint32_t> places;
  std::uint64_t first = 0;
  for (ImageGraph& graph : graphs) {
    graph.first_triple = first;
    graph.first_predicate = predicates.size();
    const std::size_t count = graph.triple_count;
    const auto slice = [&](std::vector<Triple>& order) {
      return std::span<Triple>(order).subspan(first, count);
    };
    // Sorted by subject, predicate, object, a stable sort by the object alone gives OSP, and one of
    // that by the predicate gives POS.
    const auto by_object = slice(osp);
    const auto by_predicate = slice(pos);
    sort_by<&Triple::third>(slice(spo), by_object, term_count, places);
    sort_by<&Triple::second>(by_object, by_predicate, term_count, places);
    for (Triple& triple : by_object) triple = {triple.third, triple.first, triple.second};
    for (Triple& triple : by_predicate) triple = {triple.second, triple.third, triple.first};
    graph.subjects = count_distinct<&Triple::first>(slice(spo));
    graph.objects = count_distinct<&Triple::first>(by_object);
    for (const Triple& triple : by_predicate) {
      const bool fresh =
          predicates.size() == graph.first_predicate || predicates.back().predicate != triple.first;
      if (fresh) predicates.push_back({triple.first, 0, 0, 0});
      PredicateCounts& counts = predicates.back();
      const bool same_object = !fresh && (&triple - 1)->second == triple.second;
      counts.objects += same_object ? 0U : 1U;
      ++counts.triples;
    }
    graph.predicate_count = predicates.size() - graph.first_predicate;
    // Distinct subjects of a predicate: neighbours in SPO that share both count once.
    const auto here = std::span<PredicateCounts>(predicates).subspan(graph.first_predicate);
    Triple last;
    for (const Triple& triple : slice(spo)) {
      if (triple.first != last.first || triple.second != last.second) {
        ++std::ranges::lower_bound(here, triple.second, {}, &PredicateCounts::predicate)->subjects;
      }
      last = triple;
    }
    first += count;
  }

  ImageHeader header;
  header.magic = image_magic;
  header.term_count = term_count;
  header.keys_size = dictionary.text_size();
  header.graph_count = graphs.size();
  header.predicate_count = predicates.size();
  header.triple_count = spo.size();
  const auto put_stamp = [](std::array<char, stamp_size>& to, const std::string& from) {
    assert(from.size() <= stamp_size && "stamps are short");
    std::ranges::copy_n(from.begin(),
                        static_cast<std::ptrdiff_t>(std::min(from.size(), stamp_size)), to.begin());
  };
  put_stamp(header.quick_stamp, stamps.quick);
  put_stamp(header.exact_stamp, stamps.exact);

  std::string image;
  image.reserve(sizeof header + (term_count + 1) * sizeof(std::uint64_t) +
                padded(header.keys_size) + graphs.size() * sizeof(ImageGraph) +
                predicates.size() * sizeof(PredicateCounts) + 3 * triples_size);
  const auto put = [&image](const void* data, std::size_t size) {
    image.append(static_cast<const char*>(data), size);
    image.resize(padded(image.size()), '\0');
  };
  put(&header, sizeof header);
  std::uint64_t offset = 0;
  image.append(reinterpret_cast<const char*>(&offset), sizeof offset);  // NOLINT: bytes of a file
  for (const TermId term : by_key) {
    offset += dictionary.key(term).size();
    image.append(reinterpret_cast<const char*>(&offset), sizeof offset);  // NOLINT: as above
  }
  for (const TermId term : by_key) image += dictionary.key(term);
  image.resize(padded(image.size()), '\0');
  dictionary = {};
  put(graphs.data(), graphs.size() * sizeof(ImageGraph));
  put(predicates.data(), predicates.size() * sizeof(PredicateCounts));
  for (std::vector<Triple>* order : {&spo, &pos, &osp}) {
    put(order->data(), order->size() * sizeof(Triple));
    *order = {};
  }
  header.size = image.size();
  std::memcpy(image.data(), &header, sizeof header);
  header.checksum = hash_bytes(std::string_view(image).substr(checked_from));
  std::memcpy(image.data(), &header, sizeof header);
  return Dataset::from_image(std::move(image), "index in memory");
}

}  // namespace newsgraph::rdf
