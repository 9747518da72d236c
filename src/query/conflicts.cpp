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
#include "newsgraph/document/date.hpp"

#include "query/name_keys.hpp"

namespace newsgraph::query {
namespace {

bool dates_exclude(std::string_view a, std::string_view b) {
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

/// Whether some claim of a fact gives a bound, no exact value.
bool bounded(const Snapshot& snapshot, const FactView& fact) {
  return std::ranges::any_of(fact.claims, [&](const ClaimRef& ref) {
    const std::string_view bound = snapshot.claim(ref).bound;
    return bound == "atLeast" || bound == "atMost" || bound == "about";
  });
}

class Finder {
 public:
  explicit Finder(const Snapshot& snapshot) : snapshot_(snapshot) {
    const std::size_t count = snapshot.fact_count();
    facts_.reserve(count);
    for (FactId id = 0; id < count; ++id) facts_.push_back(snapshot.fact(id));
  }

  std::vector<Conflict> run() {
    for (std::size_t begin = 0; begin < facts_.size();) {
      std::size_t end = begin + 1;
      while (end < facts_.size() && facts_[end].subject == facts_[begin].subject &&
             facts_[end].predicate == facts_[begin].predicate) {
        ++end;
      }
      for (std::size_t a = begin; a < end; ++a) {
        if (facts_[a].plain() && two_amounts(facts_[a])) add(ConflictKind::Amounts, a, a);
        for (std::size_t b = a + 1; b < end && b < a + most_compared; ++b) compare(a, b);
      }
      begin = end;
    }
    keep_strongest_denied();
    find_holders();
    std::ranges::sort(conflicts_, {}, [this](const Conflict& conflict) {
      const std::size_t stronger = facts_[conflict.one].sources.size();
      const std::size_t weaker = facts_[conflict.other].sources.size();
      return std::tuple(conflict.kind, ~weaker, ~stronger, conflict.one, conflict.other);
    });
    return std::move(conflicts_);
  }

 private:
  /// Facts of one subject and predicate that are compared with each other: states have thousands of
  /// meetings, and those of one pair are neighbours.
  static constexpr std::size_t most_compared = 64;

  void add(ConflictKind kind, std::size_t a, std::size_t b) {
    if (facts_[a].sources.size() < facts_[b].sources.size()) std::swap(a, b);
    conflicts_.push_back({kind, facts_[a].number, facts_[b].number});
  }

  void compare(std::size_t a, std::size_t b) {
    const FactView& left = facts_[a];
    const FactView& right = facts_[b];
    const bool same_ends = left.object == right.object && left.literal == right.literal;
    if (same_ends && said_and_denied(left, right)) {
      add(ConflictKind::Denied, a, b);
    } else if (left.plain() && right.plain()) {
      if (!same_ends && snapshot_.predicate(left).functional && two_values(left, right)) {
        add(ConflictKind::Values, a, b);
      }
    }
  }

  /// A denial contradicts every telling of what it denies; the one with most sources stands for
  /// all.
  void keep_strongest_denied() {
    const auto denial = [this](const Conflict& conflict) {
      return denies(facts_[conflict.one]) ? conflict.one : conflict.other;
    };
    std::ranges::sort(conflicts_, {}, [&](const Conflict& conflict) {
      const FactId denied = denial(conflict);
      const FactId said = conflict.one == denied ? conflict.other : conflict.one;
      const bool is_denial = conflict.kind == ConflictKind::Denied;
      return std::tuple(conflict.kind, is_denial ? denied : 0, ~facts_[said].sources.size(),
                        conflict.one, conflict.other);
    });
    const auto same_denial = [&](const Conflict& a, const Conflict& b) {
      return a.kind == ConflictKind::Denied && b.kind == ConflictKind::Denied &&
             denial(a) == denial(b);
    };
    conflicts_.erase(std::unique(conflicts_.begin(), conflicts_.end(), same_denial),
                     conflicts_.end());
  }

  static bool denies(const FactView& fact) {
    return fact.stance.modality == Modality::Denied ||
           (fact.stance.modality == Modality::Asserted &&
            fact.stance.polarity == Polarity::Negative);
  }

  bool said_and_denied(const FactView& a, const FactView& b) const {
    const auto says = [](const FactView& fact) {
      return fact.stance.polarity == Polarity::Positive &&
             fact.stance.modality == Modality::Asserted;
    };
    if (!(says(a) && denies(b)) && !(says(b) && denies(a))) return false;
    const bool one_speaker =
        a.stance.speaker != no_entity_id && a.stance.speaker == b.stance.speaker;
    return !one_speaker && a.role == b.role && of_one_time(a, b);
  }

  /// What can happen again is denied by what is said of the same time alone: dates that overlap, or
  /// articles of one month where there are none. Of states, and within one article, it is enough
  /// that the dates do not exclude each other.
  bool of_one_time(const FactView& a, const FactView& b) const {
    if (dates_exclude(a.date, b.date)) return false;
    const auto in_both = [&b](std::uint32_t source) {
      return std::ranges::binary_search(b.sources, source);
    };
    if (std::ranges::any_of(a.sources, in_both)) return true;
    const auto left = time_of(a);
    const auto right = time_of(b);
    if (!left || !right) return false;
    return left->first <= right->last && right->first <= left->last;
  }

  /// The days of a fact; of one without a date the time its articles tell of.
  std::optional<DateRange> time_of(const FactView& fact) const {
    constexpr std::chrono::days told_within{31};
    if (auto range = date_range(fact.date)) {
      // A year says too little of what can happen again.
      const bool coarse = range->last - range->first > told_within;
      if (!coarse || snapshot_.predicate(fact).state) return range;
    }
    const auto first = date_range(fact.first_said);
    const auto last = date_range(fact.last_said);
    if (!first || !last) return std::nullopt;
    return DateRange{first->first - told_within, last->last};
  }

  bool two_values(const FactView& a, const FactView& b) const {
    if (dates_exclude(a.date, b.date)) return false;
    if (a.object != no_entity_id || b.object != no_entity_id)
      return a.object != no_entity_id && b.object != no_entity_id;
    if (is_edtf(a.literal) && is_edtf(b.literal)) return !dates_overlap(a.literal, b.literal);
    const auto left = read_number(a.literal);
    const auto right = read_number(b.literal);
    if (!left || !right) return false;
    return left->value != right->value && !bounded(snapshot_, a) && !bounded(snapshot_, b);
  }

  /// Whether claims of one fact, which has one period, give amounts further apart than rounding.
  bool two_amounts(const FactView& fact) const {
    if (fact.amount.empty() || fact.period.empty() || fact.claims.size() < 2) return false;
    std::optional<Number> first;
    for (const ClaimRef& ref : fact.claims) {
      const auto number = read_number(snapshot_.claim(ref).amount);
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

  /// Offices by body and role; holders whose times run into each other. "The president" without a
  /// name is whoever holds the office, and disputes it with nobody.
  void find_holders() {
    struct Holder {
      std::size_t fact = 0;
      std::vector<std::chrono::sys_days> days;  ///< Of its articles, ascending.
    };
    std::map<std::pair<EntityId, std::string>, std::vector<Holder>> offices;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const FactView& fact = facts_[i];
      if (!fact.plain() || fact.object == no_entity_id || !held_by_one(fact.role) ||
          snapshot_.predicate(fact).name != "positionHeld" ||
          !snapshot_.entity(fact.subject).named) {
        continue;
      }
      offices[{fact.object, name_key(fact.role)}].push_back({i, days_of(fact)});
    }
    for (const auto& [office, holders] : offices) {
      for (std::size_t i = 0; i < holders.size(); ++i) {
        for (std::size_t j = i + 1; j < holders.size(); ++j) {
          const FactView& left = facts_[holders[i].fact];
          const FactView& right = facts_[holders[j].fact];
          if (left.subject != right.subject &&
              run_into_each_other(holders[i].days, holders[j].days))
            add(ConflictKind::Holders, holders[i].fact, holders[j].fact);
        }
      }
    }
  }

  /// Days of the articles that give a holder. Of many, the first and the last tenth are left out:
  /// successors named early, predecessors still called by the title.
  std::vector<std::chrono::sys_days> days_of(const FactView& fact) const {
    std::vector<std::chrono::sys_days> days;
    for (const std::uint32_t source : fact.sources) {
      if (const auto range = date_range(snapshot_.article(source).date))
        days.push_back(range->first);
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

  const Snapshot& snapshot_;
  std::vector<FactView> facts_;
  std::vector<Conflict> conflicts_;
};

}  // namespace

bool held_by_one(std::string_view role) {
  static constexpr std::array<std::string_view, 13> roles = {"president",
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
                                                             "secretary general",
                                                             "head of government"};
  return std::ranges::find(roles, name_key(role)) != roles.end();
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

std::vector<Conflict> find_conflicts(const Snapshot& snapshot) { return Finder(snapshot).run(); }

}  // namespace newsgraph::query
