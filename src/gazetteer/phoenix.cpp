#include "gazetteer/phoenix.hpp"

#include <algorithm>
#include <utility>

#include "gazetteer/sources.hpp"

namespace newsgraph::gazetteer {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// YYMMDD, or YYYYMMDD as some hands wrote it.
std::string date_of(std::string_view digits) {
  if (digits.size() == 8 && (digits.starts_with("19") || digits.starts_with("20")) &&
      std::ranges::all_of(digits, is_digit)) {
    return std::string(digits.substr(0, 4)) + '-' + std::string(digits.substr(4, 2)) + '-' +
           std::string(digits.substr(6, 2));
  }
  return edtf_date6(digits);
}

/// The inside of "[KGZGOV 901027-050411]", "[KGZGOV >050325]", "[KGZELI]".
PhoenixCode code_of(std::string_view inside) {
  PhoenixCode code;
  const std::size_t space = inside.find(' ');
  code.code = std::string(trim(inside.substr(0, space)));
  if (space == std::string_view::npos) return code;
  std::string_view dates = trim(inside.substr(space));
  if (dates.starts_with('>')) {
    code.since = date_of(dates.substr(1));
  } else if (dates.starts_with('<')) {
    code.until = date_of(dates.substr(1));
  } else if (const std::size_t dash = dates.find('-'); dash != std::string_view::npos) {
    code.since = date_of(dates.substr(0, dash));
    code.until = date_of(dates.substr(dash + 1));
    if (code.since.empty() || code.until.empty()) return code;
  }
  code.dated = !code.since.empty() || !code.until.empty();
  return code;
}

}  // namespace

std::vector<PhoenixActor> read_phoenix(const std::filesystem::path& path) {
  std::vector<PhoenixActor> actors;
  for (const std::string& line : read_lines(path)) {
    const std::string_view kept = std::string_view(line).substr(0, line.find_first_of(";#"));
    const std::string_view name = trim(kept.substr(0, kept.find('[')));
    if (!name.empty()) {
      const bool synonym = name.starts_with('+');
      if (!synonym) actors.emplace_back();
      if (!actors.empty()) actors.back().names.emplace_back(synonym ? name.substr(1) : name);
    }
    for (std::size_t open = kept.find('['); open != std::string_view::npos && !actors.empty();
         open = kept.find('[', open + 1)) {
      const std::size_t close = kept.find(']', open);
      if (close == std::string_view::npos) break;
      actors.back().codes.push_back(code_of(kept.substr(open + 1, close - open - 1)));
    }
  }
  return actors;
}

}  // namespace newsgraph::gazetteer
