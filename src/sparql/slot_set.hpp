#ifndef NEWSGRAPH_SRC_SPARQL_SLOT_SET_HPP
#define NEWSGRAPH_SRC_SPARQL_SLOT_SET_HPP

#include <algorithm>
#include <cstdint>
#include <vector>

namespace newsgraph::sparql {

/// Number of a variable within a query.
using Slot = std::uint32_t;

/// A set of slots, kept sorted: they are few.
class SlotSet {
 public:
  using Iterator = std::vector<Slot>::const_iterator;
  Iterator begin() const noexcept { return slots_.begin(); }
  Iterator end() const noexcept { return slots_.end(); }

  bool contains(Slot slot) const { return std::binary_search(slots_.begin(), slots_.end(), slot); }
  void insert(Slot slot) {
    const auto place = std::lower_bound(slots_.begin(), slots_.end(), slot);
    if (place == slots_.end() || *place != slot) slots_.insert(place, slot);
  }
  void erase(Slot slot) {
    const auto place = std::lower_bound(slots_.begin(), slots_.end(), slot);
    if (place != slots_.end() && *place == slot) slots_.erase(place);
  }
  void insert(const SlotSet& others) {
    for (const Slot slot : others) insert(slot);
  }
  SlotSet without(const SlotSet& others) const {
    SlotSet rest;
    for (const Slot slot : slots_) {
      if (!others.contains(slot)) rest.slots_.push_back(slot);
    }
    return rest;
  }
  SlotSet shared(const SlotSet& others) const {
    SlotSet both;
    for (const Slot slot : slots_) {
      if (others.contains(slot)) both.slots_.push_back(slot);
    }
    return both;
  }
  bool within(const SlotSet& others) const {
    return std::ranges::all_of(slots_, [&](Slot slot) { return others.contains(slot); });
  }
  bool meets(const SlotSet& others) const {
    return std::ranges::any_of(slots_, [&](Slot slot) { return others.contains(slot); });
  }
  bool empty() const noexcept { return slots_.empty(); }
  std::size_t size() const noexcept { return slots_.size(); }

 private:
  std::vector<Slot> slots_;
};

}  // namespace newsgraph::sparql

#endif
