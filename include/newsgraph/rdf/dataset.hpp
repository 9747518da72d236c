#ifndef NEWSGRAPH_RDF_DATASET_HPP
#define NEWSGRAPH_RDF_DATASET_HPP

// An RDF dataset that is ready for questions: a dictionary of terms and, of every graph, its
// triples in three sorted orders, so that any triple pattern is one range of one of them.
//
// In memory and in a file it is the same run of bytes, the *image*; a file is mapped, not read.
//
//   header      magic, size, checksum, counts, stamps                         src/rdf/image.hpp
//   offsets     where the key of each term begins, 64 bits
//   keys        of the terms, sorted, one after another (append_key in rdf/term.hpp)
//   graphs      the default graph first, then the named ones by name
//   predicates  of each graph, with how many triples, subjects and objects they have
//   SPO POS OSP the triples, three times 12 bytes each; every graph is a slice of them
//
// Ids are places in the sorted dictionary, so the same dataset gives the same image whatever order
// its statements came in.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/rdf/term.hpp"

namespace newsgraph::rdf {

/// A term of a dataset; counts from 1.
using TermId = std::uint32_t;
inline constexpr TermId no_term = 0;

/// The ids of a triple in the sequence of the order it stands in: of POS predicate, object,
/// subject.
struct Triple {
  TermId first = no_term;
  TermId second = no_term;
  TermId third = no_term;

  friend auto operator<=>(const Triple&, const Triple&) = default;
  friend bool operator==(const Triple&, const Triple&) = default;
};

enum class Order : std::uint8_t { Spo, Pos, Osp };

/// What a graph has of one predicate; what the order of joins is chosen by.
struct PredicateCounts {
  TermId predicate = no_term;
  std::uint32_t triples = 0;
  std::uint32_t subjects = 0;  ///< Distinct ones.
  std::uint32_t objects = 0;   ///< Distinct ones.
};

/// One graph of a dataset. Spans live as long as the dataset.
struct Graph {
  TermId name = no_term;  ///< no_term for the default graph.
  std::span<const Triple> spo, pos, osp;
  std::span<const PredicateCounts> predicates;  ///< By predicate.
  std::uint32_t subjects = 0;                   ///< Distinct ones.
  std::uint32_t objects = 0;                    ///< Distinct ones.

  /// The counts of a predicate; all zero when the graph has none of it.
  PredicateCounts counts(TermId predicate) const noexcept;
};

/// The triples of a graph that fit a pattern: a part of the order that has them together.
struct Matches {
  Order order = Order::Spo;
  std::span<const Triple> triples;
};

/// What fits a triple pattern, no_term standing for anything. Logarithmic in the graph.
Matches match(const Graph& graph, TermId subject, TermId predicate, TermId object) noexcept;

/// A triple as subject, predicate, object, whatever order it was found in.
Triple in_spo(Order order, const Triple& triple) noexcept;

/// Says what an image was made from, so that its owner sees when it is stale. Both are free text of
/// up to 64 bytes; `quick` is cheap to find out (sizes and times of files), `exact` is not
/// (hashes).
struct Stamps {
  std::string quick;
  std::string exact;
};

/// Immutable; any number of threads may read. Copies share the image.
class Dataset {
 public:
  /// An empty dataset: no term, an empty default graph.
  Dataset();

  /// Maps a file that write() made. Throws InputError when it is missing, cut short, of another
  /// version or does not have the checksum that it says: a damaged file is never trusted.
  static Dataset open(const std::filesystem::path& path);

  /// Takes an image as bytes; throws InputError, naming `name`, as open() does.
  static Dataset from_image(std::string bytes, const std::string& name);

  std::size_t term_count() const noexcept { return term_count_; }
  /// Key of a term, see append_key(). Throws InputError for an id that the dataset does not have:
  /// the file is damaged in a way that the checksum does not show.
  std::string_view key(TermId term) const;
  TermView term(TermId id) const { return term_of_key(key(id)); }
  /// no_term when the dataset does not have it. Logarithmic in the number of terms.
  TermId find(std::string_view key) const;
  TermId find(const TermView& term) const;

  /// The default graph, then the named graphs by name.
  std::span<const Graph> graphs() const noexcept { return *graphs_; }
  const Graph& default_graph() const noexcept { return graphs_->front(); }
  /// Null when the dataset has no graph of that name.
  const Graph* named_graph(TermId name) const noexcept;
  /// Triples of all graphs; one that is in two graphs counts twice.
  std::size_t triple_count() const noexcept { return triple_count_; }

  const Stamps& stamps() const noexcept { return stamps_; }

  /// The image; what write() writes.
  std::string_view image() const noexcept { return image_; }
  /// Writes the image whole or not at all; throws ExportError.
  void write(const std::filesystem::path& path) const;

 private:
  struct Unread {};
  explicit Dataset(Unread /*to be read*/) noexcept {}
  void read_image(std::shared_ptr<const void> owner, std::string_view bytes,
                  const std::string& name);

  std::shared_ptr<const void> owner_;  ///< Of the bytes.
  std::string_view image_;
  std::string name_;
  std::string_view keys_;
  const std::uint64_t* offsets_ = nullptr;
  std::size_t term_count_ = 0;
  std::size_t triple_count_ = 0;
  std::shared_ptr<const std::vector<Graph>> graphs_;
  Stamps stamps_;
};

/// Gathers statements and makes a dataset of them; repeated statements count once.
class DatasetBuilder {
 public:
  DatasetBuilder();
  ~DatasetBuilder();
  DatasetBuilder(const DatasetBuilder&) = delete;
  DatasetBuilder& operator=(const DatasetBuilder&) = delete;
  DatasetBuilder(DatasetBuilder&&) noexcept;
  DatasetBuilder& operator=(DatasetBuilder&&) noexcept;

  /// A statement of the default graph, or of the graph that `graph` names.
  void add(const TermView& subject, const TermView& predicate, const TermView& object,
           const TermView* graph = nullptr);
  /// Makes a named graph known that may stay empty.
  void add_graph(const TermView& name);

  /// Statements so far, repeated ones included.
  std::size_t size() const noexcept;

  /// Sorts everything. The builder is empty afterwards. Throws InputError when there are more than
  /// 4,294,967,294 terms or triples.
  Dataset finish(const Stamps& stamps = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsgraph::rdf

#endif
