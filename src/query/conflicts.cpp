#include "newsgraph/query/conflicts.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>

#include "newsgraph/base/number.hpp"
#include "newsgraph/base/sorted.hpp"
#include "newsgraph/document/date.hpp"

namespace newsgraph::query {
namespace {

using graph::Fact;
using graph::FactId;
using graph::KnowledgeGraph;

bool dates_exclude(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && !dates_overlap(a, b);
}

struct Number {
  double value = 0.0;
  std::string_view unit;
};

/// "1500000000 USD", "-3.5 EUR".
std::optional<Number> read_number(std::string_view text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view digits = text.substr(0, end);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const auto whole = parse_unsigned(digits.substr(0, point));
  if (!whole) return std::nullopt;
  Number number;
  number.value = static_cast<double>(*whole);
  if (point < digits.size()) {
    const auto part = parse_unsigned(digits.substr(point + 1));
    if (!part) return std::nullopt;
    number.value +=
        static_cast<double>(*part) / std::pow(10.0, static_cast<double>(digits.size() - point - 1));
  }
  number.unit = end < text.size() ? text.substr(end + 1) : std::string_view();
  return number;
}

/// The bounds that the claims of a fact give: "atLeast" where any does.
bool bounded(const KnowledgeGraph& graph, const Fact& fact) {
  return std::ranges::any_of(fact.claims, [&](const graph::ClaimRef& ref) {
    const std::string& bound = graph.claim(ref).qualifiers.bound;
    return bound == "atLeast" || bound == "atMost" || bound == "about";
  });
}

class Finder {
 public:
  explicit Finder(const KnowledgeGraph& graph)
      : graph_(graph), predicates_(graph.knowledge().ontology.predicates()) {}

  std::vector<Conflict> run() {
    const std::span<const Fact> facts = graph_.facts();
    for (FactId begin = 0; begin < facts.size();) {
      FactId end = begin + 1;
      while (end < facts.size() && facts[end].subject == facts[begin].subject &&
             facts[end].predicate == facts[begin].predicate) {
        ++end;
      }
      for (FactId a = begin; a < end; ++a) {
        if (facts[a].plain() && two_amounts(facts[a])) add(ConflictKind::Amounts, a, a);
        for (FactId b = a + 1; b < end && b < a + most_compared; ++b) compare(a, b);
      }
      begin = end;
    }
    keep_strongest_denied();
    find_holders();
    std::ranges::sort(conflicts_, {}, [this](const Conflict& conflict) {
      const std::size_t stronger = graph_.facts()[conflict.one].sources.size();
      const std::size_t weaker = graph_.facts()[conflict.other].sources.size();
      return std::tuple(conflict.kind, ~weaker, ~stronger, conflict.one, conflict.other);
    });
    return std::move(conflicts_);
  }

 private:
  /// Facts of one subject and predicate that are compared with each other: states have thousands of
  /// meetings, and those of one pair are neighbours.
  static constexpr FactId most_compared = 64;

  void add(ConflictKind kind, FactId a, FactId b) {
    const std::span<const Fact> facts = graph_.facts();
    if (facts[a].sources.size() < facts[b].sources.size()) std::swap(a, b);
    conflicts_.push_back({kind, a, b});
  }

  void compare(FactId a, FactId b) {
    const Fact& left = graph_.facts()[a];
    const Fact& right = graph_.facts()[b];
    const bool same_ends = left.object == right.object && left.literal == right.literal;
    if (same_ends && said_and_denied(left, right)) {
      add(ConflictKind::Denied, a, b);
    } else if (left.plain() && right.plain()) {
      if (!same_ends && predicates_[left.predicate].functional && two_values(left, right)) {
        add(ConflictKind::Values, a, b);
      }
    }
  }

  /// A denial contradicts every telling of what it denies; the one with most sources stands for
  /// all.
  void keep_strongest_denied() {
    const std::span<const Fact> facts = graph_.facts();
    const auto denial = [&](const Conflict& conflict) {
      return denies(facts[conflict.one]) ? conflict.one : conflict.other;
    };
    std::ranges::sort(conflicts_, {}, [&](const Conflict& conflict) {
      const FactId denied = denial(conflict);
      const FactId said = conflict.one == denied ? conflict.other : conflict.one;
      const bool is_denial = conflict.kind == ConflictKind::Denied;
      return std::tuple(conflict.kind, is_denial ? denied : 0, ~facts[said].sources.size(),
                        conflict.one, conflict.other);
    });
    const auto same_denial = [&](const Conflict& a, const Conflict& b) {
      return a.kind == ConflictKind::Denied && b.kind == ConflictKind::Denied &&
             denial(a) == denial(b);
    };
    conflicts_.erase(std::unique(conflicts_.begin(), conflicts_.end(), same_denial),
                     conflicts_.end());
  }

  static bool denies(const Fact& fact) {
    return fact.stance.modality == Modality::Denied ||
           (fact.stance.modality == Modality::Asserted &&
            fact.stance.polarity == Polarity::Negative);
  }

  bool said_and_denied(const Fact& a, const Fact& b) const {
    const auto says = [](const Fact& fact) {
      return fact.stance.polarity == Polarity::Positive &&
             fact.stance.modality == Modality::Asserted;
    };
    if (!(says(a) && denies(b)) && !(says(b) && denies(a))) return false;
    const bool one_speaker =
        a.stance.speaker != graph::no_entity_id && a.stance.speaker == b.stance.speaker;
    return !one_speaker && a.role == b.role && of_one_time(a, b);
  }

  /// What can happen again is denied by what is said of the same time alone: dates that overlap, or
  /// articles of one month where there are none. Of states, and within one article, it is enough
  /// that the dates do not exclude each other.
  bool of_one_time(const Fact& a, const Fact& b) const {
    if (dates_exclude(a.date, b.date)) return false;
    if (count_shared(a.sources, b.sources) > 0) return true;
    const auto left = time_of(a);
    const auto right = time_of(b);
    if (!left || !right) return false;
    return left->first <= right->last && right->first <= left->last;
  }

  /// The days of a fact; of one without a date the time its articles tell of.
  std::optional<DateRange> time_of(const Fact& fact) const {
    constexpr std::chrono::days told_within{31};
    if (auto range = date_range(fact.date)) {
      // A year says too little of what can happen again.
      const bool coarse = range->last - range->first > told_within;
      if (!coarse || predicates_[fact.predicate].state) return range;
    }
    const Period period = article_period(graph_, fact);
    const auto first = date_range(period.first);
    const auto last = date_range(period.last);
    if (!first || !last) return std::nullopt;
    return DateRange{first->first - told_within, last->last};
  }

  bool two_values(const Fact& a, const Fact& b) const {
    if (dates_exclude(a.date, b.date)) return false;
    if (a.object != graph::no_entity_id || b.object != graph::no_entity_id)
      return a.object != graph::no_entity_id && b.object != graph::no_entity_id;
    if (is_edtf(a.literal) && is_edtf(b.literal)) return !dates_overlap(a.literal, b.literal);
    const auto left = read_number(a.literal);
    const auto right = read_number(b.literal);
    if (!left || !right) return false;
    return left->value != right->value && !bounded(graph_, a) && !bounded(graph_, b);
  }

  /// Whether claims of one fact, which has one period, give amounts further apart than rounding.
  bool two_amounts(const Fact& fact) const {
    if (fact.amount.empty() || fact.period.empty() || fact.claims.size() < 2) return false;
    std::optional<Number> first;
    for (const graph::ClaimRef& ref : fact.claims) {
      const auto number = read_number(graph_.claim(ref).qualifiers.amount);
      if (!number) continue;
      if (!first) first = number;
      constexpr double rounding = 0.1;
      if (number->unit == first->unit && std::abs(number->value - first->value) >
                                             rounding * std::max(number->value, first->value)) {
        return true;
      }
    }
    return false;
  }

  /// Offices by body and role; holders whose times run into each other.
  void find_holders() {
    struct Holder {
      FactId fact = 0;
      std::vector<std::chrono::sys_days> days;  ///< Of its articles, ascending.
    };
    std::map<std::pair<graph::EntityId, std::string>, std::vector<Holder>> offices;
    for (FactId id = 0; id < graph_.facts().size(); ++id) {
      const Fact& fact = graph_.facts()[id];
      if (!fact.plain() || predicates_[fact.predicate].name != "positionHeld") continue;
      const std::string role = identity::name_key(fact.role);
      if (!held_by_one(fact.role) || fact.object == graph::no_entity_id) continue;
      if (graph_.entities()[fact.subject].members.empty()) continue;
      offices[{fact.object, role}].push_back({id, days_of(fact)});
    }
    for (const auto& [office, holders] : offices) {
      for (std::size_t i = 0; i < holders.size(); ++i) {
        for (std::size_t j = i + 1; j < holders.size(); ++j) {
          const Fact& left = graph_.facts()[holders[i].fact];
          const Fact& right = graph_.facts()[holders[j].fact];
          if (left.subject == right.subject || !named(left.subject) || !named(right.subject))
            continue;
          if (run_into_each_other(holders[i].days, holders[j].days))
            add(ConflictKind::Holders, holders[i].fact, holders[j].fact);
        }
      }
    }
  }

  /// "The president" without a name is whoever holds the office.
  bool named(graph::EntityId entity) const {
    const auto& members = graph_.entities()[entity].members;
    return std::ranges::any_of(members, [&](const auto& member) {
      const Entity& each = graph_.records()[member.first].entities[member.second];
      return std::ranges::any_of(
          each.mentions, [](const Mention& mention) { return mention.kind == MentionKind::Name; });
    });
  }

  /// Days of the articles that give a holder. Of many, the first and the last tenth are left out:
  /// successors named early, predecessors still called by the title.
  std::vector<std::chrono::sys_days> days_of(const Fact& fact) const {
    std::vector<std::chrono::sys_days> days;
    for (const std::uint32_t source : fact.sources) {
      if (const auto range = date_range(graph_.article_date(source))) days.push_back(range->first);
    }
    std::ranges::sort(days);
    const auto tails = static_cast<std::ptrdiff_t>(days.size() / 10);
    return {days.begin() + tails, days.end() - tails};
  }

  /// Whether articles give one of them while others, before and after within a year, give the
  /// other. One article on the day of the change is no dispute.
  static bool run_into_each_other(const std::vector<std::chrono::sys_days>& a,
                                  const std::vector<std::chrono::sys_days>& b) {
    return stands_among(a, b) || stands_among(b, a);
  }
  static bool stands_among(const std::vector<std::chrono::sys_days>& few,
                           const std::vector<std::chrono::sys_days>& many) {
    constexpr std::chrono::days one_year{366};
    return std::ranges::any_of(few, [&](std::chrono::sys_days day) {
      const auto after = std::ranges::upper_bound(many, day);
      const auto before = std::ranges::lower_bound(many, day);
      return before != many.begin() && after != many.end() &&
             day - *std::prev(before) <= one_year && *after - day <= one_year;
    });
  }

  const KnowledgeGraph& graph_;
  std::span<const knowledge::Predicate> predicates_;
  std::vector<Conflict> conflicts_;
};

}  // namespace

bool held_by_one(std::string_view role) {
  static constexpr std::array<std::string_view, 14> roles = {"president",
                                                             "prime minister",
                                                             "king",
                                                             "queen",
                                                             "emir",
                                                             "sultan",
                                                             "pope",
                                                             "premier",
                                                             "chancellor",
                                                             "head of state",
                                                             "supreme leader",
                                                             "secretary-general",
                                                             "secretary general",
                                                             "head of government"};
  return std::ranges::find(roles, identity::name_key(role)) != roles.end();
}

const char* to_string(ConflictKind kind) noexcept {
  switch (kind) {
    case ConflictKind::Denied:
      return "said and denied";
    case ConflictKind::Values:
      return "two values";
    case ConflictKind::Amounts:
      return "two amounts";
    case ConflictKind::Holders:
      return "two holders";
  }
  return "";
}

std::vector<Conflict> find_conflicts(const KnowledgeGraph& graph) { return Finder(graph).run(); }

Period article_period(const KnowledgeGraph& graph, const Fact& fact) {
  Period period;
  for (const std::uint32_t source : fact.sources) {
    const std::string& date = graph.article_date(source);
    if (!date_range(date)) continue;
    if (period.first.empty() || compare_dates(date, period.first) < 0) period.first = date;
    if (period.last.empty() || compare_dates(date, period.last) > 0) period.last = date;
  }
  return period;
}

}  // namespace newsgraph::query
