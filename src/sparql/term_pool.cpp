#include "sparql/term_pool.hpp"

#include <limits>

#include "newsgraph/base/error.hpp"

namespace newsgraph::sparql {

rdf::TermId TermPool::intern(const rdf::TermView& term) {
  key_.clear();
  rdf::append_key(key_, term);
  if (const rdf::TermId known = dataset_.find(key_); known != rdf::no_term) return known;
  if (const auto made = ids_.find(key_); made != ids_.end()) return made->second;
  const std::size_t id = dataset_.term_count() + keys_.size() + 1;
  if (id > std::numeric_limits<rdf::TermId>::max()) {
    throw InputError("", "the query makes more terms than there are numbers for");
  }
  keys_.push_back(key_);
  ids_.emplace(keys_.back(), static_cast<rdf::TermId>(id));
  return static_cast<rdf::TermId>(id);
}

rdf::TermId TermPool::intern(const Value& value) {
  if (value.id != rdf::no_term) return value.id;
  return intern(term_of(value).view());
}

rdf::TermId TermPool::fresh_blank() {
  while (true) {
    const std::string label = "q" + std::to_string(blanks_++);
    const std::size_t before = keys_.size();
    const rdf::TermId id = intern({rdf::TermKind::Blank, label, {}, {}});
    if (keys_.size() > before) return id;
  }
}

rdf::TermView TermPool::term(rdf::TermId id) const {
  if (id <= dataset_.term_count()) return dataset_.term(id);
  return rdf::term_of_key(keys_[id - dataset_.term_count() - 1]);
}

}  // namespace newsgraph::sparql
