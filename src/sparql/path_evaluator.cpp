#include "sparql/path_evaluator.hpp"

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace newsgraph::sparql {

using rdf::no_term;
using rdf::TermId;

bool PathEvaluator::pairs(const Path& path, TermId from, TermId to, PairSink sink) {
  switch (path.kind) {
    case Path::Kind::Link:
      return link(path.predicate.id, from, to, sink);
    case Path::Kind::Inverse:
      return pairs(path.parts[0], to, from, [&](TermId a, TermId b) { return sink(b, a); });
    case Path::Kind::Sequence:
      return sequence(path, 0, path.parts.size(), from, to, sink);
    case Path::Kind::Alternative:
      return std::ranges::all_of(path.parts,
                                 [&](const Path& part) { return pairs(part, from, to, sink); });
    case Path::Kind::Negated:
      return negated(path, from, to, sink);
    case Path::Kind::ZeroOrOne:
      return zero_or_one(path, from, to, sink);
    case Path::Kind::ZeroOrMore:
    case Path::Kind::OneOrMore:
      return closure(path, from, to, sink);
  }
  return true;
}

bool PathEvaluator::link(TermId predicate, TermId from, TermId to, PairSink sink) {
  const rdf::Matches found = rdf::match(graph_, from, predicate, to);
  return std::ranges::all_of(found.triples, [&](const rdf::Triple& each) {
    budget_.step();
    const rdf::Triple triple = rdf::in_spo(found.order, each);
    return sink(triple.first, triple.third);
  });
}

bool PathEvaluator::sequence(const Path& path, std::size_t first, std::size_t last, TermId from,
                             TermId to, PairSink sink) {
  if (last - first == 1) return pairs(path.parts[first], from, to, sink);
  if (from == no_term && to != no_term) {
    // From the end that is known.
    return pairs(path.parts[last - 1], no_term, to, [&](TermId middle, TermId end) {
      return sequence(path, first, last - 1, no_term, middle,
                      [&](TermId begin, TermId /*middle*/) { return sink(begin, end); });
    });
  }
  return pairs(path.parts[first], from, no_term, [&](TermId begin, TermId middle) {
    return sequence(path, first + 1, last, middle, to,
                    [&](TermId /*middle*/, TermId end) { return sink(begin, end); });
  });
}

bool PathEvaluator::negated(const Path& path, TermId from, TermId to, PairSink sink) {
  std::vector<TermId> forward;
  std::vector<TermId> backward;
  for (const Path& part : path.parts) {
    if (part.kind == Path::Kind::Link) {
      forward.push_back(part.predicate.id);
    } else {
      backward.push_back(part.parts[0].predicate.id);
    }
  }
  const auto others = [&](const std::vector<TermId>& named, TermId subject, TermId object,
                          bool turned) {
    const rdf::Matches found = rdf::match(graph_, subject, no_term, object);
    return std::ranges::all_of(found.triples, [&](const rdf::Triple& each) {
      budget_.step();
      const rdf::Triple triple = rdf::in_spo(found.order, each);
      if (std::ranges::find(named, triple.second) != named.end()) return true;
      return turned ? sink(triple.third, triple.first) : sink(triple.first, triple.third);
    });
  };
  // Without inverses in the set, inverses are not meant; a set of inverses alone means only them.
  if ((!forward.empty() || backward.empty()) && !others(forward, from, to, false)) return false;
  return backward.empty() || others(backward, to, from, true);
}

bool PathEvaluator::zero_or_one(const Path& path, TermId from, TermId to, PairSink sink) {
  if (from == no_term && to == no_term) {
    return nodes([&](TermId node) { return zero_or_one(path, node, no_term, sink); });
  }
  const TermId known = from != no_term ? from : to;
  std::unordered_set<TermId> seen;
  if (from == no_term || to == no_term || from == to) {
    seen.insert(known);
    if (!sink(known, known)) return false;
  }
  return pairs(path.parts[0], from, to, [&](TermId begin, TermId end) {
    if (!seen.insert(from != no_term ? end : begin).second) return true;
    return sink(begin, end);
  });
}

bool PathEvaluator::closure(const Path& path, TermId from, TermId to, PairSink sink) {
  if (from == no_term && to == no_term) {
    return nodes([&](TermId node) { return closure(path, node, no_term, sink); });
  }
  if (from != no_term) {
    return reach(path, from, to, true, [&](TermId node) { return sink(from, node); });
  }
  return reach(path, to, no_term, false, [&](TermId node) { return sink(node, to); });
}

bool PathEvaluator::reach(const Path& path, TermId start, TermId goal, bool forward,
                          BasicSink<TermId> sink) {
  std::unordered_set<TermId> seen;
  std::vector<TermId> frontier = {start};
  const auto give = [&](TermId node) { return (goal != no_term && node != goal) || sink(node); };
  if (path.kind == Path::Kind::ZeroOrMore) {
    seen.insert(start);
    if (!give(start)) return false;
    if (start == goal) return true;
  }
  bool reached = false;
  // Breadth first, so that near nodes come first.
  for (std::size_t next = 0; next < frontier.size() && !reached; ++next) {
    bool go_on = true;
    const auto visit = [&](TermId node) {
      budget_.step();
      if (!seen.insert(node).second) return true;
      budget_.keep(1);
      frontier.push_back(node);
      go_on = give(node);
      reached = goal != no_term && node == goal;
      return go_on && !reached;
    };
    const TermId at = frontier[next];
    if (forward) {
      pairs(path.parts[0], at, no_term, [&](TermId /*begin*/, TermId end) { return visit(end); });
    } else {
      pairs(path.parts[0], no_term, at, [&](TermId begin, TermId /*end*/) { return visit(begin); });
    }
    if (!go_on) {
      budget_.release(frontier.size() - 1);
      return false;
    }
  }
  budget_.release(frontier.size() - 1);
  return true;
}

bool PathEvaluator::nodes(BasicSink<TermId> sink) {
  TermId last = no_term;
  for (const rdf::Triple& triple : graph_.spo) {
    if (triple.first == last) continue;
    last = triple.first;
    if (!sink(last)) return false;
  }
  last = no_term;
  for (const rdf::Triple& triple : graph_.osp) {
    if (triple.first == last) continue;
    last = triple.first;
    const bool is_subject = !rdf::match(graph_, last, no_term, no_term).triples.empty();
    if (!is_subject && !sink(last)) return false;
  }
  return true;
}

}  // namespace newsgraph::sparql
