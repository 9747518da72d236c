#include "export/separated.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include "newsgraph/document/date.hpp"

#include "export/sanitize.hpp"

namespace newsgraph::exporting {
namespace {

constexpr std::size_t flush_size = std::size_t{1} << 16U;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// "+26%", "-3.5": begins like a formula and is none.
bool is_number(std::string_view text) noexcept {
  if (text.ends_with('%')) text.remove_suffix(1);
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && is_digit(text.front()) && is_digit(text.back()) &&
         std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.' || c == ','; });
}

/// Whether a spreadsheet may run the cell as a formula. A date without a year ("--08-22") is left
/// as it is: programs read it, and what a spreadsheet makes of it does no harm.
bool is_formula(std::string_view text) noexcept {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != text.npos &&
         !is_number(text) && date_precision(text) != DatePrecision::Yearless;
}

}  // namespace

void SeparatedWriter::byte_order_mark() {
  assert(buffer_.empty() && first_ && "the mark stands at the very beginning");
  buffer_ += "\xEF\xBB\xBF";
}

void SeparatedWriter::cell(std::string_view text) {
  if (!first_) buffer_ += dialect_ == Dialect::Tsv ? '\t' : ',';
  first_ = false;
  text = without_controls(text, scratch_);
  const bool guarded = dialect_ != Dialect::Database && is_formula(text);
  if (dialect_ == Dialect::Tsv) {
    if (guarded) buffer_ += '\'';
    for (const char c : text) buffer_ += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    return;
  }
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    if (guarded) buffer_ += '\'';
    buffer_ += text;
    return;
  }
  buffer_ += '"';
  if (guarded) buffer_ += '\'';
  while (true) {
    const std::size_t quote = text.find('"');
    buffer_ += text.substr(0, quote);
    if (quote == std::string_view::npos) break;
    buffer_ += "\"\"";
    text.remove_prefix(quote + 1);
  }
  buffer_ += '"';
}

void SeparatedWriter::end_row() {
  buffer_ += '\n';
  first_ = true;
  if (buffer_.size() >= flush_size) flush();
}

void SeparatedWriter::flush() {
  if (!buffer_.empty()) (*sink_)(buffer_);
  buffer_.clear();
}

}  // namespace newsgraph::exporting
