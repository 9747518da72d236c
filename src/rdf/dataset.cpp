#include "newsgraph/rdf/dataset.hpp"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <limits>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

#include "rdf/image.hpp"

namespace newsgraph::rdf {
namespace {

static_assert(std::endian::native == std::endian::little, "images are little-endian");
static_assert(sizeof(Triple) == 12 && sizeof(PredicateCounts) == 16, "as in an image");

[[noreturn]] void refuse(const std::string& name, const std::string& reason) {
  throw InputError(name, "is no usable index: " + reason);
}

/// The bytes of a section; moves `offset` behind it.
class Sections {
 public:
  Sections(std::string_view image, std::size_t offset, const std::string& name)
      : image_(image), offset_(offset), name_(name) {}

  template <typename T>
  std::span<const T> take(std::uint64_t count) {
    const std::uint64_t left = image_.size() - offset_;
    if (count > left / sizeof(T)) refuse(name_, "a section is longer than the file");
    const std::uint64_t size = padded(count * sizeof(T));
    if (size > left) refuse(name_, "a section is longer than the file");
    // Mapped pages and heap blocks are aligned to 8 bytes, and so is every section in them.
    const T* const data =
        reinterpret_cast<const T*>(image_.data() + offset_);  // NOLINT: bytes of a file
    offset_ += size;
    return {data, static_cast<std::size_t>(count)};
  }

  bool at_end() const noexcept { return offset_ == image_.size(); }

 private:
  std::string_view image_;
  std::size_t offset_;
  const std::string& name_;
};

/// Whether the ids of all triples are those of terms. Everybody who reads a triple relies on it,
/// and the checksum says nothing of it: a file may have been made by somebody else. Comparing every
/// id takes a fraction of what the checksum takes.
bool are_terms(std::span<const Triple> triples, std::uint64_t term_count) noexcept {
  const auto most = static_cast<TermId>(term_count);
  bool strange = false;
  for (const Triple& triple : triples) {
    // no_term becomes the largest number.
    strange |=
        (triple.first - 1U >= most) | (triple.second - 1U >= most) | (triple.third - 1U >= most);
  }
  return !strange;
}

std::string stamp_text(const std::array<char, stamp_size>& stamp) {
  const auto* const end = std::ranges::find(stamp, '\0');
  return {stamp.begin(), end};
}

/// First triple that is not less than the first `Depth` ids of `key`.
template <int Depth>
std::size_t lower(std::span<const Triple> triples, const Triple& key) noexcept {
  const Triple* base = triples.data();
  std::size_t count = triples.size();
  // Without branches on what is found: the processor fetches ahead instead of guessing.
  while (count > 1) {
    const std::size_t half = count / 2;
    const Triple& middle = base[half - 1];
    bool less = middle.first < key.first;
    if constexpr (Depth > 1) {
      less = less || (middle.first == key.first && middle.second < key.second);
    }
    if constexpr (Depth > 2) less = middle < key;
    base += less ? half : 0;
    count -= half;
  }
  auto place = static_cast<std::size_t>(base - triples.data());
  if (count == 1) {
    bool less = base->first < key.first;
    if constexpr (Depth > 1) {
      less = less || (base->first == key.first && base->second < key.second);
    }
    if constexpr (Depth > 2) less = *base < key;
    place += less ? 1U : 0U;
  }
  return place;
}

template <int Depth>
bool same(const Triple& triple, const Triple& key) noexcept {
  return triple.first == key.first && (Depth < 2 || triple.second == key.second) &&
         (Depth < 3 || triple.third == key.third);
}

template <int Depth>
std::span<const Triple> range(std::span<const Triple> triples, const Triple& key) noexcept {
  const std::size_t begin = lower<Depth>(triples, key);
  // Most ranges are short: step out by doubling, then search in between.
  std::size_t step = 1;
  std::size_t end = begin;
  while (end < triples.size() && same<Depth>(triples[end], key)) {
    end += step;
    step *= 2;
  }
  const std::size_t last_in = end - (end > begin ? step / 2 : 0);
  end = std::min(end, triples.size());
  const auto inside = triples.subspan(last_in, end - last_in);
  const auto out = std::partition_point(
      inside.begin(), inside.end(), [&](const Triple& triple) { return same<Depth>(triple, key); });
  return triples.subspan(begin, last_in - begin + static_cast<std::size_t>(out - inside.begin()));
}

std::span<const Triple> search(std::span<const Triple> triples, TermId first, TermId second,
                               TermId third) noexcept {
  const Triple key{first, second, third};
  if (second == no_term) return range<1>(triples, key);
  if (third == no_term) return range<2>(triples, key);
  return range<3>(triples, key);
}

std::string empty_image() {
  DatasetBuilder builder;
  return std::string(builder.finish().image());
}

/// A file in memory for as long as somebody looks.
struct Mapping {
  void* bytes = nullptr;
  std::size_t size = 0;
  Mapping() = default;
  ~Mapping() {
    if (bytes != nullptr) ::munmap(bytes, size);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  Mapping(Mapping&&) = delete;
  Mapping& operator=(Mapping&&) = delete;
};

}  // namespace

PredicateCounts Graph::counts(TermId predicate) const noexcept {
  const auto place =
      std::ranges::lower_bound(predicates, predicate, {}, &PredicateCounts::predicate);
  if (place == predicates.end() || place->predicate != predicate) return {predicate, 0, 0, 0};
  return *place;
}

Matches match(const Graph& graph, TermId subject, TermId predicate, TermId object) noexcept {
  const bool s = subject != no_term;
  const bool p = predicate != no_term;
  const bool o = object != no_term;
  if (s && p) return {Order::Spo, search(graph.spo, subject, predicate, object)};
  if (s && o) return {Order::Osp, search(graph.osp, object, subject, no_term)};
  if (s) return {Order::Spo, search(graph.spo, subject, no_term, no_term)};
  if (p) return {Order::Pos, search(graph.pos, predicate, object, no_term)};
  if (o) return {Order::Osp, search(graph.osp, object, no_term, no_term)};
  return {Order::Spo, graph.spo};
}

Triple in_spo(Order order, const Triple& triple) noexcept {
  switch (order) {
    case Order::Pos:
      return {triple.third, triple.first, triple.second};
    case Order::Osp:
      return {triple.second, triple.third, triple.first};
    case Order::Spo:
      break;
  }
  return triple;
}

Dataset::Dataset() {
  static const Dataset empty = from_image(empty_image(), "empty dataset");
  *this = empty;
}

Dataset Dataset::open(const std::filesystem::path& path) {
  struct Descriptor {
    int number = -1;
    explicit Descriptor(int of) : number(of) {}
    ~Descriptor() {
      if (number >= 0) ::close(number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
  };
  const auto failed = [&](const char* what) {
    throw InputError(path.string(), what + std::generic_category().message(errno));
  };
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.number < 0 || ::fstat(file.number, &status) != 0) failed("cannot be read: ");
  if (!S_ISREG(status.st_mode)) throw InputError(path.string(), "is no file");
  const auto mapping = std::make_shared<Mapping>();
  mapping->size = static_cast<std::size_t>(status.st_size);
  if (mapping->size < sizeof(ImageHeader)) refuse(path.string(), "it is too short");
  // Populated at once: the checksum reads every page.
  void* const bytes =
      ::mmap(nullptr, mapping->size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.number, 0);
  if (bytes == MAP_FAILED) failed("cannot be mapped: ");  // NOLINT: a macro of the system
  mapping->bytes = bytes;
  Dataset dataset{Unread{}};
  dataset.read_image(mapping, {static_cast<const char*>(bytes), mapping->size}, path.string());
  return dataset;
}

Dataset Dataset::from_image(std::string bytes, const std::string& name) {
  const auto owner = std::make_shared<const std::string>(std::move(bytes));
  Dataset dataset{Unread{}};
  dataset.read_image(owner, *owner, name);
  return dataset;
}

void Dataset::read_image(std::shared_ptr<const void> owner, std::string_view bytes,
                         const std::string& name) {
  ImageHeader header;
  if (bytes.size() < sizeof header) refuse(name, "it is too short");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != image_magic) refuse(name, "it is of another kind or version");
  if (header.size != bytes.size()) refuse(name, "it is cut short");
  if (header.checksum != hash_bytes(bytes.substr(checked_from))) {
    refuse(name, "it is damaged (checksum)");
  }
  if (header.term_count >= std::numeric_limits<TermId>::max()) refuse(name, "too many terms");
  Sections sections(bytes, sizeof header, name);
  const auto offsets = sections.take<std::uint64_t>(header.term_count + 1);
  const auto keys = sections.take<char>(header.keys_size);
  const auto graphs = sections.take<ImageGraph>(header.graph_count);
  const auto predicates = sections.take<PredicateCounts>(header.predicate_count);
  std::array<std::span<const Triple>, 3> orders;
  for (auto& order : orders) order = sections.take<Triple>(header.triple_count);
  if (!sections.at_end()) refuse(name, "it is longer than its sections");
  if (graphs.empty() || graphs[0].name != no_term) refuse(name, "it has no default graph");
  if (!std::ranges::all_of(orders, [&](std::span<const Triple> order) {
        return are_terms(order, header.term_count);
      })) {
    refuse(name, "it refers to a term that it lacks");
  }

  auto read = std::make_shared<std::vector<Graph>>();
  read->reserve(graphs.size());
  for (const ImageGraph& graph : graphs) {
    const bool fits = graph.first_triple <= header.triple_count &&
                      graph.triple_count <= header.triple_count - graph.first_triple &&
                      graph.first_predicate <= header.predicate_count &&
                      graph.predicate_count <= header.predicate_count - graph.first_predicate;
    if (!fits) refuse(name, "a graph is longer than the file");
    if (graph.name > header.term_count) refuse(name, "it refers to a term that it lacks");
    const auto slice = [&](const std::span<const Triple>& order) {
      return order.subspan(graph.first_triple, graph.triple_count);
    };
    read->push_back({graph.name, slice(orders[0]), slice(orders[1]), slice(orders[2]),
                     predicates.subspan(graph.first_predicate, graph.predicate_count),
                     graph.subjects, graph.objects});
  }
  owner_ = std::move(owner);
  image_ = bytes;
  name_ = name;
  keys_ = {keys.data(), keys.size()};
  offsets_ = offsets.data();
  term_count_ = header.term_count;
  triple_count_ = header.triple_count;
  graphs_ = std::move(read);
  stamps_ = {stamp_text(header.quick_stamp), stamp_text(header.exact_stamp)};
}

std::string_view Dataset::key(TermId term) const {
  // Checked always: an image with a right checksum may still have been made by somebody else.
  if (term == no_term || term > term_count_) refuse(name_, "it refers to a term that it lacks");
  const std::uint64_t begin = offsets_[term - 1];
  const std::uint64_t end = offsets_[term];
  if (begin > end || end > keys_.size()) refuse(name_, "a term lies outside of it");
  return keys_.substr(begin, end - begin);
}

TermId Dataset::find(std::string_view key) const {
  TermId first = 1;
  auto count = static_cast<TermId>(term_count_);
  while (count > 0) {
    const TermId half = count / 2;
    const TermId middle = first + half;
    const int order = this->key(middle).compare(key);
    if (order == 0) return middle;
    if (order < 0) {
      first = middle + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return no_term;
}

TermId Dataset::find(const TermView& term) const {
  std::string key;
  append_key(key, term);
  return find(key);
}

const Graph* Dataset::named_graph(TermId name) const noexcept {
  if (name == no_term) return nullptr;
  const auto named = graphs().subspan(1);
  const auto place = std::ranges::lower_bound(named, name, {}, &Graph::name);
  return place != named.end() && place->name == name ? &*place : nullptr;
}

void Dataset::write(const std::filesystem::path& path) const { write_file(path, image_); }

}  // namespace newsgraph::rdf
