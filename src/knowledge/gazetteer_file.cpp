#include "knowledge/gazetteer_file.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <vector>

#include "newsgraph/base/file.hpp"
#include "newsgraph/base/utf8.hpp"

#include "knowledge/faults.hpp"

namespace newsgraph::knowledge {
namespace {

struct KindName {
  std::string_view name;
  EntryKind kind;
};
constexpr std::array kind_names = {KindName{"country", EntryKind::Country},
                                   KindName{"demonym", EntryKind::Demonym},
                                   KindName{"city", EntryKind::City},
                                   KindName{"region", EntryKind::Region},
                                   KindName{"organization", EntryKind::Organization},
                                   KindName{"venue", EntryKind::Venue},
                                   KindName{"office-holder", EntryKind::OfficeHolder},
                                   KindName{"title", EntryKind::Title},
                                   KindName{"given-name", EntryKind::GivenName},
                                   KindName{"family-name", EntryKind::FamilyName},
                                   KindName{"currency", EntryKind::Currency},
                                   KindName{"event-noun", EntryKind::EventNoun},
                                   KindName{"agreement-noun", EntryKind::AgreementNoun},
                                   KindName{"venue-noun", EntryKind::VenueNoun},
                                   KindName{"organization-noun", EntryKind::OrganizationNoun}};
constexpr std::string_view common_word_kind = "common-word";

enum Column : std::uint8_t {
  Name,
  Kind,
  Family,
  Aliases,
  Type,
  Wikidata,
  Country,
  Region,
  Role,
  Since,
  Until,
  Gender,
  Flags,
  SourceCodes,
  ColumnCount
};
constexpr std::array<std::string_view, ColumnCount> column_names = {
    "name",   "kind", "family", "aliases", "type",   "wikidata", "country",
    "region", "role", "since",  "until",   "gender", "flags",    "source"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "2024", "2024-04", "2024-04-19".
bool is_day(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : !is_digit(text[i])) return false;
  }
  return true;
}

bool is_alpha3(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_wikidata(std::string_view text) {
  return text.size() >= 2 && text.front() == 'Q' && std::ranges::all_of(text.substr(1), is_digit);
}

std::optional<std::size_t> index_of(std::string_view name,
                                    std::span<const std::string_view> names) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

class Reader {
 public:
  Reader(const std::filesystem::path& path, const std::function<void(const GazetteerRow&)>& take)
      : path_(path.string()), content_(read_file(path)), take_(take) {}

  void read() {
    if (!is_valid_utf8(content_)) {
      const std::string valid = to_valid_utf8(content_);
      const auto differs = std::ranges::mismatch(content_, valid).in1 - content_.begin();
      fault(std::string_view(content_).substr(static_cast<std::size_t>(differs), 0),
            "not valid UTF-8");
      faults_.throw_if_any();
    }
    std::string_view rest = content_;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) continue;
      if (line.front() == '#') {
        read_head(line);
      } else if (columns_.empty()) {
        read_columns(line);
      } else {
        read_row(line);
      }
    }
    if (columns_.empty()) fault(std::string_view(content_).substr(0, 0), "no line of column names");
    faults_.throw_if_any();
  }

 private:
  /// `at` is a part of content_.
  void fault(std::string_view at, const std::string& message) {
    faults_.add(path_, content_, static_cast<std::size_t>(at.data() - content_.data()), message);
  }

  bool read_kind(std::string_view text, EntryKind& kind, bool& common_word) {
    common_word = text == common_word_kind;
    if (common_word) return true;
    const auto found = std::ranges::find(kind_names, text, &KindName::name);
    if (found == kind_names.end()) {
      std::vector<std::string_view> names;
      names.reserve(std::size(kind_names));
      for (const KindName& known : kind_names) names.push_back(known.name);
      fault(text, "unknown kind \"" + std::string(text) + "\"" + did_you_mean(text, names));
      return false;
    }
    kind = found->kind;
    return true;
  }

  void read_head(std::string_view line) {
    std::string_view text = line.substr(std::min(line.find_first_not_of("# "), line.size()));
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos) return;
    const std::string_view key = text.substr(0, colon);
    const std::string_view value = text.substr(colon + 2);
    if (key == "kind") {
      has_kind_ = read_kind(value, kind_, common_word_);
    } else if (key == "licence") {
      has_licence_ = !value.empty();
    } else if (key.starts_with("source ")) {
      source_codes_.insert(key.substr(7));
    }
  }

  void read_columns(std::string_view line) {
    if (!has_licence_) fault(line, "no line \"# licence: ...\" above");
    if (source_codes_.empty()) fault(line, "no line \"# source CODE: ...\" above");
    for (std::string_view rest = line;;) {
      const std::size_t tab = rest.find('\t');
      const std::string_view name = rest.substr(0, tab);
      const std::optional<std::size_t> column = index_of(name, column_names);
      if (!column) {
        fault(name,
              "unknown column \"" + std::string(name) + "\"" + did_you_mean(name, column_names));
      } else if (std::ranges::find(columns_, *column) != columns_.end()) {
        fault(name, "column \"" + std::string(name) + "\" stands twice");
      }
      columns_.push_back(column.value_or(ColumnCount));
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    const auto has = [&](Column column) {
      return std::ranges::find(columns_, std::size_t{column}) != columns_.end();
    };
    if (!has(Name)) fault(line, "no column \"name\"");
    if (!has(SourceCodes)) fault(line, "no column \"source\"");
    if (!has_kind_ && !has(Kind)) {
      fault(line, "neither a column \"kind\" nor a line \"# kind: ...\" above");
    }
  }

  void read_row(std::string_view line) {
    std::array<std::string_view, ColumnCount + 1> fields;
    std::size_t count = 0;
    for (std::string_view rest = line;; ++count) {
      const std::size_t tab = rest.find('\t');
      if (count < columns_.size()) fields[columns_[count]] = rest.substr(0, tab);
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    if (++count != columns_.size()) {
      fault(line, std::to_string(count) + " fields, where the columns are " +
                      std::to_string(columns_.size()));
      return;
    }
    GazetteerRow row;
    row.kind = kind_;
    row.common_word = common_word_;
    if (!fields[Kind].empty() && !read_kind(fields[Kind], row.kind, row.common_word)) return;
    row.name = fields[Name];
    if (row.name.empty()) fault(line, "no name");
    row.family = fields[Family];
    row.aliases = fields[Aliases];
    row.type = fields[Type];
    row.wikidata = fields[Wikidata];
    row.country = fields[Country];
    row.region = fields[Region];
    row.role = fields[Role];
    row.since = fields[Since];
    row.until = fields[Until];
    check_values(row, fields);
    if (faults_.empty()) take_(row);
  }

  void check_values(GazetteerRow& row,
                    const std::array<std::string_view, ColumnCount + 1>& fields) {
    for (const std::string_view date : {row.since, row.until}) {
      if (!date.empty() && !is_day(date)) {
        fault(date, "not a date (YYYY, YYYY-MM or YYYY-MM-DD): \"" + std::string(date) + "\"");
      }
    }
    if (!row.country.empty() && !is_alpha3(row.country)) {
      fault(row.country, "not a code of three letters: \"" + std::string(row.country) + "\"");
    }
    if (!row.wikidata.empty() && !is_wikidata(row.wikidata)) {
      fault(row.wikidata, "not a Wikidata item: \"" + std::string(row.wikidata) + "\"");
    }
    const std::string_view gender = fields[Gender];
    if (gender == "f" || gender == "m") {
      row.gender = gender.front();
    } else if (!gender.empty()) {
      fault(gender, "gender is f, m or empty: \"" + std::string(gender) + "\"");
    }
    each_part(fields[Flags], ',', [&](std::string_view flag) {
      if (flag == "capital") {
        row.is_capital = true;
      } else if (flag == "any-case") {
        row.any_case = true;
      } else if (flag == "major") {
        row.is_major = true;
      } else if (flag == "capitalised") {
        row.capitalised = true;
      } else {
        fault(flag,
              "unknown flag \"" + std::string(flag) + "\" (any-case, capital, capitalised, major)");
      }
    });
    if (fields[SourceCodes].empty()) fault(row.name, "no source");
    each_part(fields[SourceCodes], '+', [&](std::string_view code) {
      if (!source_codes_.contains(code)) {
        fault(code, "source \"" + std::string(code) + "\" is not told above");
      }
    });
  }

  template <typename Call>
  static void each_part(std::string_view text, char separator, const Call& call) {
    while (!text.empty()) {
      const std::size_t end = text.find(separator);
      call(text.substr(0, end));
      if (end == std::string_view::npos) return;
      text.remove_prefix(end + 1);
    }
  }

  std::string path_;
  std::string content_;
  const std::function<void(const GazetteerRow&)>& take_;
  Faults faults_;
  EntryKind kind_ = EntryKind::Country;
  bool common_word_ = false;
  bool has_kind_ = false;
  bool has_licence_ = false;
  std::set<std::string_view> source_codes_;
  std::vector<std::size_t> columns_;  ///< Of the file, as Column; ColumnCount for an unknown one.
};

}  // namespace

void read_gazetteer(const std::filesystem::path& path,
                    const std::function<void(const GazetteerRow&)>& take) {
  Reader(path, take).read();
}

}  // namespace newsgraph::knowledge
