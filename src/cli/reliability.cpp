#include "cli/reliability.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/number.hpp"

namespace newsgraph::cli {
namespace {

constexpr std::array<std::string_view, 6> wanted{"article",   "start",  "subject",
                                                 "predicate", "object", "verdict"};

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find('\t', at), line.size());
    fields.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return fields;
}

/// Where each column of `wanted` stands.
std::array<std::size_t, wanted.size()> columns_of(std::string_view head, const std::string& path) {
  const auto fields = fields_of(head);
  std::array<std::size_t, wanted.size()> columns{};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto found = std::ranges::find(fields, wanted[i]);
    if (found == fields.end()) {
      throw InputError(path, 1, 1,
                       "no column \"" + std::string(wanted[i]) +
                           "\": verdicts have article, start, subject, predicate, object, verdict",
                       std::string(head));
    }
    columns[i] = static_cast<std::size_t>(found - fields.begin());
  }
  return columns;
}

using Key = std::tuple<std::string_view, std::uint32_t, std::string_view, std::string_view,
                       std::string_view>;

/// Confidence of each claim by what verdicts name it by.
std::map<Key, double> confidences(std::span<const Record> records) {
  std::map<Key, double> known;
  for (const Record& record : records) {
    for (const Claim& claim : record.claims) {
      const std::string& object = claim.object.entity == no_entity
                                      ? claim.object.literal
                                      : record.entities[claim.object.entity].name;
      double& confidence = known[{record.article.identifier, claim.evidence.sentence.begin,
                                  record.entities[claim.subject].name, claim.predicate, object}];
      confidence = std::max(confidence, claim.confidence);
    }
  }
  return known;
}

}  // namespace

std::vector<Verdict> read_verdicts(const std::string& path) {
  const std::string file = read_file(path);
  std::vector<Verdict> verdicts;
  std::array<std::size_t, wanted.size()> columns{};
  std::size_t number = 0;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = std::min(file.find('\n', at), file.size());
    std::string_view line = std::string_view(file).substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = end + 1;
    if (++number == 1) {
      columns = columns_of(line, path);
      continue;
    }
    if (line.empty()) continue;
    const auto fields = fields_of(line);
    const auto field = [&](std::size_t i) {
      return columns[i] < fields.size() ? fields[columns[i]] : std::string_view();
    };
    const auto refuse = [&](std::size_t i, const std::string& why) {
      const std::size_t column =
          columns[i] < fields.size()
              ? static_cast<std::size_t>(fields[columns[i]].data() - line.data()) + 1
              : line.size() + 1;
      throw InputError(path, number, column, why, std::string(line));
    };
    const auto start = parse_unsigned(field(1));
    if (!start || *start > 0xffffffffU) refuse(1, "no offset of a sentence");
    const std::string_view said = field(5);
    if (said != "right" && said != "wrong") refuse(5, "a verdict is right or wrong");
    verdicts.push_back({std::string(field(0)), static_cast<std::uint32_t>(*start),
                        std::string(field(2)), std::string(field(3)), std::string(field(4)),
                        said == "right"});
  }
  if (verdicts.empty()) throw InputError(path, "no verdict in it");
  return verdicts;
}

Reliability reliability(std::span<const Record> records, std::span<const Verdict> verdicts,
                        std::size_t bins) {
  Reliability result;
  const double width = 1.0 / static_cast<double>(bins);
  for (std::size_t i = 0; i < bins; ++i) {
    result.bins.push_back({static_cast<double>(i) * width, static_cast<double>(i + 1) * width});
  }
  const std::map<Key, double> known = confidences(records);
  for (const Verdict& verdict : verdicts) {
    const auto found = known.find(
        {verdict.article, verdict.start, verdict.subject, verdict.predicate, verdict.object});
    if (found == known.end()) {
      ++result.unknown;
      continue;
    }
    const double confidence = found->second;
    const double truth = verdict.right ? 1 : 0;
    const auto which = std::min(
        bins - 1, static_cast<std::size_t>(std::max(0.0, confidence) * static_cast<double>(bins)));
    Bin& bin = result.bins[which];
    ++bin.claims;
    bin.confidence += confidence;
    bin.right += truth;
    ++result.claims;
    result.confidence += confidence;
    result.right += truth;
    result.brier += (confidence - truth) * (confidence - truth);
  }
  if (result.claims == 0) return result;
  const auto all = static_cast<double>(result.claims);
  for (Bin& bin : result.bins) {
    if (bin.claims == 0) continue;
    result.calibration_error += std::abs(bin.confidence - bin.right) / all;
    bin.confidence /= static_cast<double>(bin.claims);
    bin.right /= static_cast<double>(bin.claims);
  }
  result.confidence /= all;
  result.right /= all;
  result.brier /= all;
  return result;
}

}  // namespace newsgraph::cli
