#include "sparql/table.hpp"

namespace newsgraph::sparql {
namespace {

std::uint64_t mix(std::uint64_t hash, rdf::TermId id) {
  hash = (hash ^ id) * 0x9e3779b97f4a7c15ULL;
  return hash ^ (hash >> 29U);
}

}  // namespace

Table::Table(const Op& op, Budget& budget)
    : columns_(op.possible.begin(), op.possible.end()), budget_(budget) {
  for (const Slot slot : columns_) certain_.push_back(op.certain.contains(slot));
}

void Table::add(const Row& row) {
  budget_.keep(columns_.size());
  for (const Slot slot : columns_) cells_.push_back(row[slot]);
  ++rows_;
}

bool Table::is_compatible(std::size_t solution, const Row& row) const noexcept {
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    const rdf::TermId here = at(solution, column);
    const rdf::TermId there = row[columns_[column]];
    if (here != rdf::no_term && there != rdf::no_term && here != there) return false;
  }
  return true;
}

bool Table::candidates(const Row& row, BasicSink<std::size_t> sink) {
  Key key;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (certain_[column] && row[columns_[column]] != rdf::no_term) key.push_back(column);
  }
  if (key.empty()) {
    for (std::size_t solution = 0; solution < rows_; ++solution) {
      if (!sink(solution)) return false;
    }
    return true;
  }
  const auto [place, fresh] = indexes_.try_emplace(key);
  if (fresh) {
    for (std::size_t solution = 0; solution < rows_; ++solution) {
      std::uint64_t hash = 0;
      for (const std::size_t column : key) hash = mix(hash, at(solution, column));
      place->second[hash].push_back(static_cast<std::uint32_t>(solution));
    }
  }
  std::uint64_t hash = 0;
  for (const std::size_t column : key) hash = mix(hash, row[columns_[column]]);
  const auto found = place->second.find(hash);
  if (found == place->second.end()) return true;
  for (const std::uint32_t solution : found->second) {
    if (!sink(solution)) return false;
  }
  return true;
}

}  // namespace newsgraph::sparql
