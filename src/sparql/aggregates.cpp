#include "sparql/aggregates.hpp"

namespace newsgraph::sparql {

void Accumulator::add_solution(const std::vector<rdf::TermId>& cells) {
  if (aggregate_->distinct) {
    std::string key;
    for (const rdf::TermId cell : cells) key.append(std::to_string(cell)) += ' ';
    if (!solutions_.insert(std::move(key)).second) return;
  }
  ++count_;
}

void Accumulator::add(const Value& value, TermPool& pool) {
  using Kind = Aggregate::Kind;
  if (value.is_error()) {
    // COUNT and SAMPLE pass over errors; of the others nothing is left to say.
    failed_ = failed_ || (aggregate_->kind != Kind::Count && aggregate_->kind != Kind::Sample);
    return;
  }
  if (aggregate_->distinct && !seen_.insert(pool.intern(value)).second) return;
  switch (aggregate_->kind) {
    case Kind::Count:
      break;
    case Kind::Sum:
    case Kind::Avg:
      value_ = any_ ? arithmetic('+', value_, value) : arithmetic('+', integer_value(0), value);
      failed_ = failed_ || value_.is_error();
      break;
    case Kind::Min:
      if (!any_ || order(value, value_) < 0) value_ = value;
      break;
    case Kind::Max:
      if (!any_ || order(value, value_) > 0) value_ = value;
      break;
    case Kind::Sample:
      if (!any_) value_ = value;
      break;
    case Kind::GroupConcat:
      if (value.kind == Value::Kind::Blank) {
        failed_ = true;
        break;
      }
      if (any_) text_ += aggregate_->separator;
      text_ += lexical(value);
      break;
  }
  any_ = true;
  ++count_;
}

Value Accumulator::result() const {
  using Kind = Aggregate::Kind;
  if (failed_) return error_value();
  switch (aggregate_->kind) {
    case Kind::Count:
      return integer_value(count_);
    case Kind::Sum:
      return any_ ? value_ : integer_value(0);
    case Kind::Avg:
      return any_ ? arithmetic('/', value_, integer_value(count_)) : integer_value(0);
    case Kind::GroupConcat:
      return string_value(text_);
    default:
      return any_ ? value_ : error_value();
  }
}

}  // namespace newsgraph::sparql
