#include "sparql/regex.hpp"

#include <utility>

#include <unicode/regex.h>
#include <unicode/unistr.h>

namespace newsgraph::sparql {
namespace {

/// ICU counts steps in units of about a millisecond; a match that takes a second is a mistake.
constexpr std::int32_t time_limit = 1000;
constexpr std::int32_t stack_limit = 8'000'000;  ///< Bytes; ICU's own default.

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

/// XPath's classes of name characters, which ICU lacks, spelled out; without them it is ICU's
/// syntax.
icu::UnicodeString icu_pattern(const std::string& pattern) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '\\' || i + 1 == pattern.size()) {
      text += pattern[i];
      continue;
    }
    switch (pattern[++i]) {
      case 'i':
        text += "[\\p{L}\\p{Nl}:_]";
        break;
      case 'I':
        text += "[^\\p{L}\\p{Nl}:_]";
        break;
      case 'c':
        text += "[\\p{L}\\p{Nl}\\p{Nd}\\p{M}:_.\\-]";
        break;
      case 'C':
        text += "[^\\p{L}\\p{Nl}\\p{Nd}\\p{M}:_.\\-]";
        break;
      default:
        text.append("\\") += pattern[i];
    }
  }
  return from_utf8(text);
}

bool is_plain(const std::string& pattern) {
  return pattern.find_first_of("\\.[]{}()*+?^$|") == std::string::npos;
}

}  // namespace

struct RegexCache::Compiled {
  std::string plain;  ///< What to search for when there is no expression.
  std::unique_ptr<icu::RegexPattern> expression;
  bool usable = true;
  bool matches_nothing = false;  ///< Is found in the empty string.
};

RegexCache::RegexCache() = default;
RegexCache::~RegexCache() = default;

RegexCache::Compiled* RegexCache::compiled(const std::string& pattern, const std::string& flags) {
  const auto [place, fresh] = patterns_.try_emplace({pattern, flags});
  if (!fresh) return place->second.get();
  place->second = std::make_unique<Compiled>();
  Compiled& made = *place->second;
  std::uint32_t options = 0;
  bool literal = false;
  for (const char flag : flags) {
    switch (flag) {
      case 'i':
        options |= UREGEX_CASE_INSENSITIVE;
        break;
      case 's':
        options |= UREGEX_DOTALL;
        break;
      case 'm':
        options |= UREGEX_MULTILINE;
        break;
      case 'x':
        options |= UREGEX_COMMENTS;
        break;
      case 'q':
        literal = true;
        break;
      default:
        made.usable = false;
    }
  }
  if (literal) options |= UREGEX_LITERAL;
  if (!made.usable) return &made;
  if ((options == 0 && is_plain(pattern)) || options == UREGEX_LITERAL) {
    made.plain = pattern;
    made.matches_nothing = pattern.empty();
    return &made;
  }
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  made.expression.reset(icu::RegexPattern::compile(
      literal ? from_utf8(pattern) : icu_pattern(pattern), options, where, status));
  made.usable = U_SUCCESS(status) && made.expression != nullptr;
  if (made.usable) {
    const icu::UnicodeString empty;
    const std::unique_ptr<icu::RegexMatcher> matcher(made.expression->matcher(empty, status));
    made.matches_nothing = U_SUCCESS(status) && matcher->find(status) && U_SUCCESS(status);
  }
  return &made;
}

std::optional<bool> RegexCache::contains(std::string_view text, const std::string& pattern,
                                         const std::string& flags) {
  const Compiled& regex = *compiled(pattern, flags);
  if (!regex.usable) return std::nullopt;
  if (!regex.expression) return text.find(regex.plain) != std::string_view::npos;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString subject = from_utf8(text);
  const std::unique_ptr<icu::RegexMatcher> matcher(regex.expression->matcher(subject, status));
  if (U_FAILURE(status)) return std::nullopt;
  matcher->setTimeLimit(time_limit, status);
  matcher->setStackLimit(stack_limit, status);
  const bool found = matcher->find(status);
  if (U_FAILURE(status)) return std::nullopt;
  return found;
}

std::optional<std::string> RegexCache::replace(std::string_view text, const std::string& pattern,
                                               std::string_view replacement,
                                               const std::string& flags) {
  const Compiled& regex = *compiled(pattern, flags);
  if (!regex.usable || regex.matches_nothing) return std::nullopt;
  std::string result;
  if (!regex.expression && replacement.find_first_of("\\$") == std::string_view::npos) {
    while (true) {
      const std::size_t found = text.find(regex.plain);
      result.append(text.substr(0, found));
      if (found == std::string_view::npos) return result;
      result.append(replacement);
      text.remove_prefix(found + regex.plain.size());
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString subject = from_utf8(text);
  std::unique_ptr<icu::RegexMatcher> matcher;
  if (regex.expression) {
    matcher.reset(regex.expression->matcher(subject, status));
  } else {
    matcher = std::make_unique<icu::RegexMatcher>(from_utf8(regex.plain), subject, UREGEX_LITERAL,
                                                  status);
  }
  if (U_FAILURE(status)) return std::nullopt;
  matcher->setTimeLimit(time_limit, status);
  matcher->setStackLimit(stack_limit, status);
  const icu::UnicodeString replaced = matcher->replaceAll(from_utf8(replacement), status);
  if (U_FAILURE(status)) return std::nullopt;
  return replaced.toUTF8String(result);
}

}  // namespace newsgraph::sparql
