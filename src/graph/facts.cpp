#include "facts.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/sorted.hpp"
#include "newsgraph/document/date.hpp"

namespace newsgraph::graph {
namespace {

/// Number of an interned string; 0 is the empty one.
using TextId = std::uint32_t;

/// Strings of claims by number: equal strings have equal numbers. Holds views into the records, and
/// the few strings that were made here.
class TextTable {
 public:
  TextTable() { texts_.emplace_back(); }

  TextId add(std::string_view text) {
    if (text.empty()) return 0;
    const auto [at, is_new] = ids_.try_emplace(text, static_cast<TextId>(texts_.size()));
    if (is_new) texts_.push_back(text);
    return at->second;
  }

  /// For a string that will not outlive the call.
  TextId add_copy(std::string text) {
    const auto found = ids_.find(text);
    if (found != ids_.end() || text.empty()) return text.empty() ? 0 : found->second;
    return add(made_.emplace_back(std::move(text)));
  }

  std::string_view operator[](TextId id) const noexcept { return texts_[id]; }

 private:
  /// Not noexcept, so that libstdc++ keeps the hash beside each entry: else it hashes the strings
  /// of a bucket again for every search.
  struct Hash {
    std::size_t operator()(std::string_view text) const { return hash64(text); }
  };
  std::unordered_map<std::string_view, TextId, Hash> ids_;
  std::vector<std::string_view> texts_;
  std::deque<std::string> made_;
};

/// What of a claim decides to which fact it belongs.
struct Row {
  EntityId subject = no_entity_id;
  std::uint32_t predicate = 0;
  EntityId object = no_entity_id;
  TextId literal = 0;
  EntityId speaker = no_entity_id;  ///< Of attributed claims only.
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Asserted;

  EntityId event = no_entity_id;
  TextId role = 0;
  TextId date = 0;
  TextId amount = 0;  ///< Amount and change together.
  TextId period = 0;
  ClaimRef ref;
};

/// How precise a date is, for order: finer first, an exact one before "about", then earlier.
struct Precision {
  long days = std::numeric_limits<long>::max();  ///< That it may mean; without a year: the most.
  std::string_view text;

  bool finer_than(const Precision& other) const {
    if (days != other.days) return days < other.days;
    if (text.size() != other.text.size()) return text.size() < other.text.size();
    return compare_dates(text, other.text) < 0;
  }
};

Precision precision_of(std::string_view date) {
  if (const std::optional<DateRange> range = date_range(date)) {
    return {(range->last - range->first).count(), date};
  }
  // Without a year: a day may be one of fewer than a month; what is no date comes last.
  if (date_precision(date) == DatePrecision::Yearless) {
    return {std::numeric_limits<long>::max() - (date.size() > 4 ? 2 : 1), date};
  }
  return {std::numeric_limits<long>::max(), date};
}

/// What tells facts from one another that agree in subject, predicate, object and stance class.
enum class Key : std::uint8_t { Period, Event, Date, Role, Amount, Nothing };
constexpr std::array<std::string_view, 6> key_names = {"period", "event",  "date",
                                                       "role",   "amount", ""};

/// Claims that go together, as far as the steps have come.
struct Bucket {
  Key key = Key::Nothing;
  std::uint32_t value = 0;  ///< Of the key: an EntityId for events, else a TextId.
  TextId date = 0;
  TextId amount = 0;
  std::vector<std::uint32_t> rows;
};

/// The rows of `from` go to `into`, whose key stays.
void absorb(Bucket& into, const Bucket& from) {
  into.rows.insert(into.rows.end(), from.rows.begin(), from.rows.end());
  if (into.amount == 0) into.amount = from.amount;
}

class FactBuilder {
 public:
  FactBuilder(std::span<const Record> records, const identity::Identities& identities,
              const knowledge::Ontology& ontology, std::span<const ClaimRef> rejected)
      : records_(records), identities_(identities), ontology_(ontology), rejected_(rejected) {
    for (const knowledge::Predicate& predicate : ontology.predicates()) {
      timed_.push_back(happens_at_a_time(predicate, ontology));
    }
  }

  std::vector<Fact> run();

 private:
  const Claim& claim(const Row& row) const {
    return records_[row.ref.record].claims[row.ref.claim];
  }
  EntityId entity(std::uint32_t record, EntityIndex index) const {
    return index == no_entity ? no_entity_id : identities_.cluster_of[record][index];
  }

  void read_rows();
  void expect_claims(std::uint32_t row) const;
  void sort_facts();
  Row read_row(std::uint32_t record, std::uint32_t index);
  TextId folded(const std::string& words);

  void split(std::uint32_t begin, std::uint32_t end);
  std::pair<Key, std::uint32_t> key_of(const Row& row) const;
  void set_date(Bucket& bucket);
  void join_dated(std::vector<Bucket>& dated);
  void join_amounts(std::vector<Bucket>& undated);
  TextId finest_date(std::span<const std::uint32_t> rows) const;
  void make_fact(const Bucket& bucket);
  void set_speakers(Fact& fact, const Bucket& bucket) const;
  void set_qualifiers(Fact& fact, const Bucket& bucket) const;
  std::string fact_id(const Fact& fact, const Bucket& bucket) const;

  std::span<const Record> records_;
  const identity::Identities& identities_;
  const knowledge::Ontology& ontology_;
  std::span<const ClaimRef> rejected_;
  std::vector<bool> timed_;  ///< By predicate.
  TextTable texts_;
  std::unordered_map<std::string_view, TextId> folds_;
  std::unordered_map<std::string_view, std::uint32_t> predicates_;
  std::vector<Row> rows_;
  std::vector<Bucket> buckets_;  ///< Of the claims in hand, those that stay.
  Bucket only_;                  ///< For one claim in hand.
  std::vector<std::tuple<Key, std::uint32_t, std::uint32_t>> keyed_;  ///< Key, value, row.
  std::vector<Fact> facts_;
};

TextId FactBuilder::folded(const std::string& words) {
  if (words.empty()) return 0;
  const auto found = folds_.find(words);
  if (found != folds_.end()) return found->second;
  const TextId id = texts_.add_copy(identity::name_key(words));
  folds_.emplace(words, id);
  return id;
}

Row FactBuilder::read_row(std::uint32_t record, std::uint32_t index) {
  const Record& source = records_[record];
  const Claim& claim = source.claims[index];
  const auto refuse = [&](const std::string& reason) {
    throw InputError(source.article.identifier,
                     "claim " + std::to_string(index + 1) + " " + reason);
  };
  auto predicate = predicates_.find(claim.predicate);
  if (predicate == predicates_.end()) {
    const knowledge::Predicate* known = ontology_.find_predicate(claim.predicate);
    if (known == nullptr) {
      refuse("has the predicate \"" + claim.predicate +
             "\", which the schema lacks (was it made with --schema DIR?)");
    }
    const auto row = static_cast<std::uint32_t>(known - ontology_.predicates().data());
    predicate = predicates_.emplace(claim.predicate, row).first;
  }
  if (claim.subject == no_entity) refuse("has no subject");
  if (claim.object.entity == no_entity && claim.object.literal.empty()) refuse("has no object");

  Row row;
  row.ref = {record, index};
  row.predicate = predicate->second;
  row.subject = entity(record, claim.subject);
  row.object = entity(record, claim.object.entity);
  const std::string_view inferred = identities_.dates[record].value;
  if (row.object == no_entity_id) {
    row.literal =
        inferred.empty()
            ? texts_.add(claim.object.literal)
            : texts_.add_copy(identity::with_inferred_year(
                  claim.object.literal, claim.stance.modality == Modality::Planned, inferred));
  }
  if (ontology_.predicates()[row.predicate].symmetric && row.object < row.subject) {
    std::swap(row.subject, row.object);
  }
  row.polarity = claim.stance.polarity;
  row.modality = claim.stance.modality;
  if (!claim.stance.own_act) row.speaker = entity(record, claim.stance.speaker);

  const Qualifiers& qualifiers = claim.qualifiers;
  row.event = entity(record, qualifiers.event);
  if (!qualifiers.date.value.empty() && inferred.empty()) {
    row.date = texts_.add(qualifiers.date.value);
  } else if (!qualifiers.date.empty()) {
    row.date = texts_.add_copy(identity::date_of(claim, source.article, inferred));
  }
  row.role = folded(qualifiers.role);
  row.period = texts_.add(qualifiers.period);
  if (qualifiers.change.empty()) {
    row.amount = texts_.add(qualifiers.amount);
  } else {
    row.amount = texts_.add_copy(qualifiers.amount + ' ' + qualifiers.change);
  }
  return row;
}

void FactBuilder::read_rows() {
  std::size_t count = 0;
  for (const Record& record : records_) count += record.claims.size();
  rows_.reserve(count);
  for (std::uint32_t r = 0; r < records_.size(); ++r) {
    for (std::uint32_t c = 0; c < records_[r].claims.size(); ++c) {
      if (!rejected_.empty() && std::ranges::binary_search(rejected_, ClaimRef{r, c})) continue;
      rows_.push_back(read_row(r, c));
    }
  }
}

std::vector<Fact> FactBuilder::run() {
  read_rows();
  // What agrees comes together; subject, predicate and object lead, as they do in the order of
  // facts. The keys are copied, so that sorting a million of them stays in the cache.
  struct SortKey {
    EntityId subject;
    std::uint32_t predicate;
    EntityId object;
    TextId literal;
    std::uint32_t stance;
    EntityId speaker;
    std::uint32_t row;
    auto same() const noexcept {
      return std::tie(subject, predicate, object, literal, stance, speaker);
    }
  };
  std::vector<SortKey> keys;
  keys.reserve(rows_.size());
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    const auto stance =
        static_cast<std::uint32_t>(row.polarity) * 16U + static_cast<std::uint32_t>(row.modality);
    keys.push_back({row.subject, row.predicate, row.object, row.literal, stance, row.speaker, i});
  }
  std::ranges::sort(keys, [](const SortKey& a, const SortKey& b) {
    return std::tuple_cat(a.same(), std::tie(a.row)) < std::tuple_cat(b.same(), std::tie(b.row));
  });
  std::vector<std::uint32_t> ends;
  std::vector<Row> sorted;
  sorted.reserve(rows_.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    sorted.push_back(rows_[keys[i].row]);
    if (i > 0 && keys[i].same() != keys[i - 1].same())
      ends.push_back(static_cast<std::uint32_t>(i));
  }
  if (!keys.empty()) ends.push_back(static_cast<std::uint32_t>(keys.size()));
  keys = {};
  rows_ = std::move(sorted);

  // The most there can be: memory that stays untouched costs nothing, growing would copy all facts.
  facts_.reserve(rows_.size());
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    expect_claims(begin);
    split(begin, end);
    begin = end;
  }
  sort_facts();
  return std::move(facts_);
}

/// Asks memory for the claims of the rows some way behind `row`: in the order of facts they lie all
/// over it. First for where the claims of their articles are, later for the claims.
void FactBuilder::expect_claims(std::uint32_t row) const {
  constexpr std::size_t far = 24;
  constexpr std::size_t near = 8;
  constexpr std::size_t cache_line = 64;
  if (row + far < rows_.size()) {
    __builtin_prefetch(&records_[rows_[row + far].ref.record].claims);
  }
  if (row + near < rows_.size()) {
    const char* const bytes = reinterpret_cast<const char*>(&claim(rows_[row + near]));
    for (std::size_t i = 0; i < sizeof(Claim); i += cache_line) __builtin_prefetch(bytes + i);
  }
}

/// Facts come in the order of subject, predicate and object; what is left is the order within.
void FactBuilder::sort_facts() {
  const auto same_ends = [](const Fact& a, const Fact& b) {
    return a.subject == b.subject && a.predicate == b.predicate && a.object == b.object;
  };
  for (auto first = facts_.begin(); first != facts_.end();) {
    const auto last = std::find_if_not(first, facts_.end(),
                                       [&](const Fact& fact) { return same_ends(fact, *first); });
    std::sort(first, last, [](const Fact& a, const Fact& b) {
      if (a.literal != b.literal) return a.literal < b.literal;
      if (const auto dates = compare_dates(a.date, b.date); dates != 0) return dates < 0;
      return a.id < b.id;
    });
    first = last;
  }
}

std::pair<Key, std::uint32_t> FactBuilder::key_of(const Row& row) const {
  if (timed_[row.predicate]) {
    // A claim of a known period counts as dated by it.
    if (row.period != 0) return {Key::Period, row.period};
    if (row.event != no_entity_id) return {Key::Event, row.event};
    if (row.date != 0) return {Key::Date, row.date};
  } else if (row.amount != 0 || row.period != 0) {
    if (row.period != 0) return {Key::Period, row.period};
    if (row.date != 0) return {Key::Date, row.date};
  } else if (row.role != 0) {
    return {Key::Role, row.role};
  }
  if (row.amount != 0) return {Key::Amount, row.amount};
  return {Key::Nothing, 0};
}

void FactBuilder::split(std::uint32_t begin, std::uint32_t end) {
  if (end - begin == 1) {
    const Row& row = rows_[begin];
    Bucket& bucket = only_;
    std::tie(bucket.key, bucket.value) = key_of(row);
    bucket.rows.assign(1, begin);
    bucket.date = row.date;
    if (row.date == 0) set_date(bucket);
    make_fact(bucket);
    return;
  }
  keyed_.clear();
  for (std::uint32_t row = begin; row < end; ++row) {
    const auto [key, value] = key_of(rows_[row]);
    keyed_.emplace_back(key, value, row);
  }
  std::ranges::sort(keyed_);
  const bool timed = timed_[rows_[begin].predicate];
  buckets_.clear();
  std::vector<Bucket> dated;
  std::vector<Bucket> amounts;
  std::vector<Bucket> bare;  // One at most.
  for (std::size_t i = 0; i < keyed_.size();) {
    Bucket bucket;
    std::uint32_t row = 0;
    std::tie(bucket.key, bucket.value, row) = keyed_[i];
    for (; i < keyed_.size(); ++i) {
      if (std::get<0>(keyed_[i]) != bucket.key || std::get<1>(keyed_[i]) != bucket.value) break;
      row = std::get<2>(keyed_[i]);
      bucket.rows.push_back(row);
      if (bucket.amount == 0) bucket.amount = rows_[row].amount;
    }
    set_date(bucket);
    std::vector<Bucket>& list = bucket.key == Key::Nothing           ? bare
                                : timed && bucket.key == Key::Date   ? dated
                                : timed && bucket.key == Key::Amount ? amounts
                                                                     : buckets_;
    list.push_back(std::move(bucket));
  }
  join_dated(dated);
  join_amounts(amounts);
  for (Bucket& bucket : bare) {
    if (buckets_.size() == 1) {
      absorb(buckets_.front(), bucket);
    } else {
      buckets_.push_back(std::move(bucket));
    }
  }
  for (const Bucket& bucket : buckets_) make_fact(bucket);
}

TextId FactBuilder::finest_date(std::span<const std::uint32_t> rows) const {
  TextId finest = 0;
  Precision best;
  for (const std::uint32_t row : rows) {
    const TextId date = rows_[row].date;
    if (date == 0 || date == finest) continue;
    const Precision precision = precision_of(texts_[date]);
    if (finest != 0 && !precision.finer_than(best)) continue;
    finest = date;
    best = precision;
  }
  return finest;
}

/// The finest date of the claims; of an event without a dated claim, the day it begins.
void FactBuilder::set_date(Bucket& bucket) {
  bucket.date = finest_date(bucket.rows);
  if (bucket.date != 0 || bucket.key != Key::Event) return;
  for (const auto& [key, value] : identities_.clusters[bucket.value].features) {
    if (key == "startDate") bucket.date = texts_.add(value);
  }
}

/// From the finest date to the coarsest, so that what a date may join is complete before it: joins
/// the only bucket whose date it contains, else stays.
void FactBuilder::join_dated(std::vector<Bucket>& dated) {
  if (dated.empty()) return;
  std::ranges::sort(dated, [this](const Bucket& a, const Bucket& b) {
    return precision_of(texts_[a.date]).finer_than(precision_of(texts_[b.date]));
  });
  std::multimap<std::chrono::sys_days, std::size_t> by_first_day;
  const auto note = [&](std::size_t index) {
    const std::optional<DateRange> range = date_range(texts_[buckets_[index].date]);
    if (range) by_first_day.emplace(range->first, index);
  };
  for (std::size_t i = 0; i < buckets_.size(); ++i) note(i);
  for (Bucket& bucket : dated) {
    const std::string_view date = texts_[bucket.date];
    std::vector<std::size_t> candidates;  // Two are as good as many.
    const auto look = [&](std::size_t index) {
      if (date_contains(date, texts_[buckets_[index].date])) candidates.push_back(index);
      return candidates.size() < 2;
    };
    if (const std::optional<DateRange> range = date_range(date)) {
      const auto last = by_first_day.upper_bound(range->last);
      for (auto at = by_first_day.lower_bound(range->first); at != last && look(at->second);) ++at;
    } else {
      for (std::size_t i = 0; i < buckets_.size() && look(i);) ++i;
    }
    if (candidates.size() == 1) {
      absorb(buckets_[candidates.front()], bucket);
    } else {
      buckets_.push_back(std::move(bucket));
      note(buckets_.size() - 1);
    }
  }
}

/// Undated claims of occurrences that give an amount join the only occurrence there is, unless it
/// has another amount.
void FactBuilder::join_amounts(std::vector<Bucket>& undated) {
  std::ranges::sort(undated, {}, [this](const Bucket& bucket) { return texts_[bucket.amount]; });
  const bool only = buckets_.size() == 1;
  for (Bucket& bucket : undated) {
    if (only && (buckets_.front().amount == 0 || buckets_.front().amount == bucket.amount)) {
      absorb(buckets_.front(), bucket);
    } else {
      buckets_.push_back(std::move(bucket));
    }
  }
}

/// Counts values and gives the most frequent; of equally frequent ones the longest, then the first.
class Majority {
 public:
  void add(std::string_view value) {
    if (!value.empty()) ++counts_[value];
  }
  std::string_view winner() const {
    std::string_view best;
    std::size_t most = 0;
    for (const auto& [value, count] : counts_) {
      if (std::tuple(count, value.size()) <= std::tuple(most, best.size())) continue;
      best = value;
      most = count;
    }
    return best;
  }

 private:
  std::map<std::string_view, std::size_t> counts_;
};

void FactBuilder::make_fact(const Bucket& bucket) {
  const Row& first = rows_[bucket.rows.front()];
  Fact& fact = facts_.emplace_back();
  fact.subject = first.subject;
  fact.predicate = first.predicate;
  fact.object = first.object;
  fact.literal = texts_[first.literal];
  fact.stance = {first.polarity, first.modality, first.speaker, false};
  fact.date = texts_[bucket.date];
  fact.claims.reserve(bucket.rows.size());
  for (const std::uint32_t row : bucket.rows) {
    fact.claims.push_back(rows_[row].ref);
    fact.confidence = std::max(fact.confidence, claim(rows_[row]).confidence);
  }
  std::ranges::sort(fact.claims);
  for (const ClaimRef& ref : fact.claims) {
    if (fact.sources.empty() || fact.sources.back() != ref.record)
      fact.sources.push_back(ref.record);
  }
  fact.sources.shrink_to_fit();
  set_speakers(fact, bucket);
  set_qualifiers(fact, bucket);
  fact.id = fact_id(fact, bucket);
}

/// Of attributed claims the speaker; of others those who tell their own acts, unless a publisher
/// says it as well.
void FactBuilder::set_speakers(Fact& fact, const Bucket& bucket) const {
  if (fact.stance.speaker != no_entity_id) {
    fact.speakers = {fact.stance.speaker};
    return;
  }
  std::vector<EntityId> speakers;
  for (const std::uint32_t row : bucket.rows) {
    const EntityId speaker = entity(rows_[row].ref.record, claim(rows_[row]).stance.speaker);
    if (speaker == no_entity_id) return;
    speakers.push_back(speaker);
  }
  make_set(speakers);
  fact.speakers = std::move(speakers);
}

void FactBuilder::set_qualifiers(Fact& fact, const Bucket& bucket) const {
  constexpr std::array<std::pair<std::string Fact::*, std::string Qualifiers::*>, 5> texts = {{
      {&Fact::role, &Qualifiers::role},
      {&Fact::topic, &Qualifiers::topic},
      {&Fact::amount, &Qualifiers::amount},
      {&Fact::change, &Qualifiers::change},
      {&Fact::period, &Qualifiers::period},
  }};
  if (bucket.rows.size() == 1) {
    const Row& row = rows_[bucket.rows.front()];
    const Qualifiers& qualifiers = claim(row).qualifiers;
    for (const auto& [to, from] : texts) fact.*to = qualifiers.*from;
    fact.place = entity(row.ref.record, qualifiers.place);
    fact.event = row.event;
    return;
  }
  for (const auto& [to, from] : texts) {
    Majority majority;
    for (const std::uint32_t row : bucket.rows) majority.add(claim(rows_[row]).qualifiers.*from);
    fact.*to = majority.winner();
  }
  const auto most_frequent = [&](auto&& entity_of) {
    std::map<EntityId, std::size_t> counts;
    for (const std::uint32_t row : bucket.rows) {
      const EntityId id = entity_of(rows_[row]);
      if (id != no_entity_id) ++counts[id];
    }
    const auto most =
        std::ranges::max_element(counts, {}, [](const auto& pair) { return pair.second; });
    return most == counts.end() ? no_entity_id : most->first;
  };
  fact.place = most_frequent(
      [this](const Row& row) { return entity(row.ref.record, claim(row).qualifiers.place); });
  fact.event = most_frequent([](const Row& row) { return row.event; });
}

/// Made from ids and words alone, so that it stays when articles are added that say nothing new.
std::string FactBuilder::fact_id(const Fact& fact, const Bucket& bucket) const {
  const auto id = [this](EntityId entity) -> std::string_view {
    return entity == no_entity_id ? std::string_view() : identities_.clusters[entity].id;
  };
  const std::string_view value = bucket.key == Key::Event ? id(bucket.value) : texts_[bucket.value];
  return content_id({id(fact.subject), ontology_.predicates()[fact.predicate].name, id(fact.object),
                     fact.literal, to_string(fact.stance.polarity), to_string(fact.stance.modality),
                     id(fact.stance.speaker), key_names[static_cast<std::size_t>(bucket.key)],
                     value});
}

}  // namespace

bool happens_at_a_time(const knowledge::Predicate& predicate, const knowledge::Ontology& ontology) {
  if (predicate.state) return false;
  return !std::ranges::all_of(predicate.domain, [&](const std::string& type) {
    const std::string_view root = ontology.root(type);
    return root == "Event" || root == "Agreement" || root == "Work";
  });
}

std::vector<Fact> derive_facts(std::span<const Record> records,
                               const identity::Identities& identities,
                               const knowledge::Ontology& ontology,
                               std::span<const ClaimRef> rejected) {
  return FactBuilder(records, identities, ontology, rejected).run();
}

}  // namespace newsgraph::graph
