#include "newsgraph/extract/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/number.hpp"

namespace newsgraph::extract {
namespace {

/// See Calibration::confidence().
constexpr double prior_weight = 8;

constexpr std::uint32_t long_sentence = 300;  // code points
constexpr std::uint32_t far_apart = 40;       // code points
constexpr std::ptrdiff_t long_name = 5;       // words

constexpr std::array<std::string_view, circumstance_count> names{
    "described", "long-name", "marked", "long-sentence", "far", "unlinked"};

double odds(double share) { return share / (1 - share); }

/// How much of a circumstance's odds ratio counts: circumstances go together, so the whole of each
/// would count them twice. Log loss on articles left out by the power: 0.343 with 0, 0.337 with
/// 0.3, 0.345 with 0.7. A fourth root, since square roots are the same on every machine.
double softened(double ratio) { return std::sqrt(std::sqrt(ratio)); }

bool is_long(const Entity& entity) { return std::ranges::count(entity.name, ' ') + 1 >= long_name; }

std::array<bool, circumstance_count> circumstances_of(const Document& document,
                                                      const Claim& claim) {
  const Entity& subject = document.entities[claim.subject];
  const Entity* object =
      claim.object.entity == no_entity ? nullptr : &document.entities[claim.object.entity];
  const Evidence& evidence = claim.evidence;
  std::array<bool, circumstance_count> found{};
  const auto set = [&](Circumstance which, bool value) {
    found[static_cast<std::size_t>(which)] = value;
  };
  set(Circumstance::Described, std::ranges::any_of(subject.mentions, [&](const Mention& mention) {
        return mention.span == evidence.subject && mention.kind != MentionKind::Name;
      }));
  set(Circumstance::LongName, is_long(subject) || (object != nullptr && is_long(*object)));
  set(Circumstance::Marked, !is_plain(claim.stance));
  set(Circumstance::LongSentence, evidence.sentence.end - evidence.sentence.begin >= long_sentence);
  const bool both = !evidence.subject.empty() && !evidence.object.empty();
  const std::uint32_t first = std::min(evidence.subject.begin, evidence.object.begin);
  const std::uint32_t second = std::max(evidence.subject.begin, evidence.object.begin);
  set(Circumstance::Far, both && second - first >= far_apart);
  set(Circumstance::Unlinked,
      subject.wikidata.empty() && (object == nullptr || object->wikidata.empty()));
  return found;
}

/// The fields of a line, with the column (from 1) where each begins.
struct Field {
  std::string_view text;
  std::size_t column = 1;
};

std::vector<Field> fields_of(std::string_view line) {
  std::vector<Field> fields;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find('\t', at), line.size());
    fields.push_back({line.substr(at, end - at), at + 1});
    at = end + 1;
  }
  return fields;
}

}  // namespace

std::span<const std::string_view, circumstance_count> circumstance_names() noexcept {
  return names;
}

Calibration::Calibration(std::span<const std::filesystem::path> schema_folders) {
  for (const std::filesystem::path& folder : schema_folders) {
    const std::filesystem::path path = folder / "calibration.tsv";
    if (!std::filesystem::is_regular_file(path)) continue;
    *this = Calibration();
    read(path);
  }
}

void Calibration::read(const std::filesystem::path& path) {
  const std::string file = read_file(path);
  std::size_t number = 0;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = std::min(file.find('\n', at), file.size());
    const std::string_view line = std::string_view(file).substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto refuse = [&](const Field& field, const std::string& why) {
      throw InputError(path.string(), number, field.column, why, std::string(line));
    };
    const std::vector<Field> fields = fields_of(line);
    if (fields.size() != 4) refuse(fields.front(), "expected kind, name, right and judged");
    const auto right = parse_unsigned(fields[2].text);
    const auto judged = parse_unsigned(fields[3].text);
    if (!right) refuse(fields[2], "no count of right claims");
    if (!judged || *judged < *right) refuse(fields[3], "no count of judged claims, right included");
    const Count count{static_cast<double>(*right), static_cast<double>(*judged)};
    const std::string name(fields[1].text);
    if (fields[0].text == "all") {
      all_ = count;
    } else if (fields[0].text == "rule") {
      rules_[name] = count;
    } else if (fields[0].text == "predicate") {
      predicates_[name] = count;
    } else if (fields[0].text == "circumstance") {
      const auto found = std::ranges::find(names, fields[1].text);
      if (found == names.end()) refuse(fields[1], "unknown circumstance \"" + name + "\"");
      circumstances_[static_cast<std::size_t>(found - names.begin())] = count;
    } else {
      refuse(fields[0], "unknown kind (all, rule, predicate or circumstance)");
    }
  }
  if (all_.judged == 0) throw InputError(path.string(), "no row \"all\": nothing was judged");
}

double Calibration::smoothed(const Count& count, double prior) noexcept {
  return (count.right + prior_weight * prior) / (count.judged + prior_weight);
}

double Calibration::confidence(const Document& document, const Claim& claim) const {
  if (empty()) return claim.confidence;
  // Between 0 and 1, never either: one right and one wrong claim more than were seen.
  const double all = (all_.right + 1) / (all_.judged + 2);
  const auto count_in = [](const auto& counts, const std::string& name) {
    const auto found = counts.find(name);
    return found == counts.end() ? Count{} : found->second;
  };
  const double predicate = smoothed(count_in(predicates_, claim.predicate), all);
  double chances = odds(smoothed(count_in(rules_, claim.rule), predicate));
  const auto found = circumstances_of(document, claim);
  for (std::size_t i = 0; i < circumstance_count; ++i) {
    const Count& with = circumstances_[i];
    if (with.judged == 0) continue;
    const Count without{all_.right - with.right, all_.judged - with.judged};
    const double share = smoothed(found[i] ? with : without, all);
    chances *= softened(odds(share) / odds(all));
  }
  return std::clamp(chances / (1 + chances), 0.01, 0.99);
}

void Calibration::apply(Document& document) const {
  if (empty()) return;
  for (Claim& claim : document.claims) claim.confidence = confidence(document, claim);
}

}  // namespace newsgraph::extract
