#include "article_dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "newsgraph/base/sorted.hpp"
#include "newsgraph/document/date.hpp"

namespace newsgraph::identity {
namespace {

/// What can happen once only: an act of somebody on one agreement, event or work.
using Act = std::tuple<std::uint32_t, std::string_view, std::uint32_t>;

/// What an article's date must fit: so long before it lies a known day.
struct Condition {
  std::string_view offset;  ///< "P-1Y"
  std::string known;        ///< "2024-04-19"
  DateEvidence evidence;
};

bool knows_year(std::string_view date) {
  const DatePrecision precision = date_precision(date);
  return precision == DatePrecision::Year || precision == DatePrecision::Month ||
         precision == DatePrecision::Day;
}

bool happens_once(const Claim& claim, const Record& record, const knowledge::Ontology& ontology) {
  if (claim.object.entity == no_entity || claim.stance.polarity == Polarity::Negative ||
      claim.stance.modality != Modality::Asserted) {
    return false;
  }
  const knowledge::Predicate* const predicate = ontology.find_predicate(claim.predicate);
  if (predicate == nullptr || predicate->state || claim.predicate == "supports" ||
      claim.predicate == "partyTo") {
    return false;
  }
  const std::string_view root = ontology.root(record.entities[claim.object.entity].type);
  return root == "Agreement" || root == "Event" || root == "Work";
}

std::string opposite(std::string_view offset) {
  std::string result;
  for (std::size_t i = 0; i < offset.size(); ++i) {
    const char c = offset[i];
    if (c == '-') continue;
    const bool number_begins =
        c >= '1' && c <= '9' && i > 0 && (offset[i - 1] < '0' || offset[i - 1] > '9');
    if (number_begins && offset[i - 1] != '-') result += '-';
    result += c;
  }
  return result;
}

/// The dates from which `offset` leads to the known day, given what the article says itself.
std::vector<std::string> candidates(std::string_view own, const Condition& condition) {
  std::vector<std::string> found;
  const std::string there = add_offset(condition.known, opposite(condition.offset));
  if (there.empty()) return found;
  if (own.empty()) return {there};
  const std::optional<DateRange> range = date_range(there);
  if (!range) return found;
  const auto year_of = [](std::chrono::sys_days day) {
    return static_cast<int>(std::chrono::year_month_day(day).year());
  };
  for (int year = year_of(range->first) - 1; year <= year_of(range->last) + 1; ++year) {
    std::string date = with_year(own, year);
    if (!date.empty() && dates_overlap(add_offset(date, condition.offset), condition.known))
      found.push_back(std::move(date));
  }
  return found;
}

class Dater {
 public:
  Dater(std::span<const Record> records, const knowledge::Ontology& ontology,
        const ThingOf& thing_of)
      : records_(records), ontology_(ontology), thing_of_(thing_of), result_(records.size()) {}

  std::vector<InferredDate> run() {
    for (std::uint32_t r = 0; r < records_.size(); ++r) {
      if (knows_year(records_[r].article.date)) continue;
      const bool hangs = std::ranges::any_of(records_[r].claims, [](const Claim& claim) {
        return !claim.qualifiers.date.offset.empty();
      });
      if (hangs && (records_[r].article.date.empty() ||
                    date_precision(records_[r].article.date) == DatePrecision::Yearless)) {
        open_.push_back(r);
      }
    }
    if (open_.empty()) return std::move(result_);
    while (round()) {
    }
    return std::move(result_);
  }

 private:
  Act act_of(std::uint32_t record, const Claim& claim) const {
    return {thing_of_(record, claim.subject), claim.predicate,
            thing_of_(record, claim.object.entity)};
  }
  bool round();
  std::map<Act, std::pair<std::string, DateEvidence>> known_acts() const;

  std::span<const Record> records_;
  const knowledge::Ontology& ontology_;
  const ThingOf& thing_of_;
  std::vector<std::uint32_t> open_;  ///< Records without a year that may get one.
  std::vector<InferredDate> result_;
};

/// The finest date of each act that open articles speak of, where all that tell it agree.
std::map<Act, std::pair<std::string, DateEvidence>> Dater::known_acts() const {
  std::set<Act> asked;
  for (const std::uint32_t r : open_) {
    for (const Claim& claim : records_[r].claims) {
      if (!claim.qualifiers.date.offset.empty() && happens_once(claim, records_[r], ontology_))
        asked.insert(act_of(r, claim));
    }
  }
  std::map<Act, std::pair<std::string, DateEvidence>> known;
  std::set<Act> disputed;
  for (std::uint32_t r = 0; r < records_.size(); ++r) {
    for (std::uint32_t c = 0; c < records_[r].claims.size(); ++c) {
      const Claim& claim = records_[r].claims[c];
      if (claim.qualifiers.date.empty() || !happens_once(claim, records_[r], ontology_)) continue;
      const Act act = act_of(r, claim);
      if (!asked.contains(act)) continue;
      std::string date = date_of(claim, records_[r].article, result_[r].value);
      if (!knows_year(date)) continue;
      const auto [at, is_new] = known.try_emplace(act, date, DateEvidence{r, c});
      if (is_new) continue;
      auto& [finest, evidence] = at->second;
      if (date_contains(date, finest)) continue;
      if (!date_contains(finest, date)) {
        disputed.insert(act);
      } else {
        finest = date;
        evidence = {r, c};
      }
    }
  }
  for (const Act& act : disputed) known.erase(act);
  return known;
}

bool Dater::round() {
  const auto known = known_acts();
  std::vector<std::uint32_t> still_open;
  bool any = false;
  for (const std::uint32_t r : open_) {
    const Record& record = records_[r];
    std::optional<std::vector<std::string>> possible;
    std::vector<DateEvidence> because;
    for (std::uint32_t c = 0; c < record.claims.size(); ++c) {
      const Claim& claim = record.claims[c];
      if (claim.qualifiers.date.offset.empty() || !happens_once(claim, record, ontology_)) continue;
      const auto at = known.find(act_of(r, claim));
      if (at == known.end() || at->second.second.record == r) continue;
      std::vector<std::string> here =
          candidates(record.article.date, {claim.qualifiers.date.offset, at->second.first, {}});
      if (possible) {
        std::erase_if(*possible, [&here](const std::string& date) {
          return std::ranges::find(here, date) == here.end();
        });
      } else {
        possible = std::move(here);
      }
      because.push_back({r, c});
      because.push_back(at->second.second);
    }
    if (!possible || possible->size() != 1) {
      still_open.push_back(r);
      continue;
    }
    make_set(because);
    result_[r] = {possible->front(), std::move(because)};
    any = true;
  }
  open_ = std::move(still_open);
  return any && !open_.empty();
}

}  // namespace

std::vector<InferredDate> infer_dates(std::span<const Record> records,
                                      const knowledge::Ontology& ontology,
                                      const ThingOf& thing_of) {
  return Dater(records, ontology, thing_of).run();
}

std::string date_of(const Claim& claim, const Article& article, std::string_view inferred) {
  const Date& date = claim.qualifiers.date;
  if (inferred.empty() || date.empty()) return resolve(date, article.date);
  if (date.value.empty()) return resolve(date, inferred);
  return with_inferred_year(date.value, claim.stance.modality == Modality::Planned, inferred);
}

std::string with_inferred_year(std::string_view date, bool planned, std::string_view inferred) {
  const std::optional<DateRange> now = date_range(inferred);
  if (!now || date_precision(date) != DatePrecision::Yearless) return std::string(date);
  const int year = static_cast<int>(std::chrono::year_month_day(now->last).year());
  for (const int there :
       planned ? std::array{year - 1, year, year + 1} : std::array{year + 1, year, year - 1}) {
    std::string dated = with_year(date, there);
    const std::optional<DateRange> range = date_range(dated);
    if (range && (planned ? range->last >= now->first : range->first <= now->last)) return dated;
  }
  return std::string(date);
}

}  // namespace newsgraph::identity
