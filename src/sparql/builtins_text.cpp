// Functions of strings.

#include <algorithm>
#include <cmath>
#include <limits>

#include <openssl/evp.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "newsgraph/base/utf8.hpp"

#include "sparql/builtins.hpp"

namespace newsgraph::sparql {
namespace {

using Kind = Value::Kind;

/// A string with the language tag of `like`.
Value like(const Value& model, std::string text) {
  return model.kind == Kind::Tagged ? tagged_value(std::move(text), model.extra)
                                    : string_value(std::move(text));
}

/// Argument compatibility, section 17.4.3.1.2.
bool are_compatible(const Value& first, const Value& second) {
  if (!first.is_text() || !second.is_text()) return false;
  if (second.kind == Kind::String) return true;
  return first.kind == Kind::Tagged && first.extra == second.extra;
}

Value changed_case(const Value& value, bool upper) {
  if (!value.is_text()) return error_value();
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(value.text);
  if (upper) {
    text.toUpper(icu::Locale::getRoot());
  } else {
    text.toLower(icu::Locale::getRoot());
  }
  std::string result;
  return like(value, text.toUTF8String(result));
}

Value concat(std::span<const Value> arguments) {
  std::string text;
  for (const Value& argument : arguments) {
    if (!argument.is_text()) return error_value();
    text += argument.text;
  }
  const bool tagged = !arguments.empty() && std::ranges::all_of(arguments, [&](const Value& each) {
    return each.kind == Kind::Tagged && each.extra == arguments[0].extra;
  });
  return tagged ? tagged_value(std::move(text), arguments[0].extra) : string_value(std::move(text));
}

/// fn:substring: the characters at positions p with round(start) <= p < round(start) +
/// round(length).
Value substring(std::span<const Value> arguments) {
  const Value& source = arguments[0];
  if (!source.is_text() || !arguments[1].is_numeric()) return error_value();
  if (arguments.size() > 2 && !arguments[2].is_numeric()) return error_value();
  const double start = std::floor(as_double(arguments[1]) + 0.5);
  const double length = arguments.size() > 2 ? std::floor(as_double(arguments[2]) + 0.5)
                                             : std::numeric_limits<double>::infinity();
  std::string text;
  double position = 1.0;
  for (std::size_t at = 0; at < source.text.size(); position += 1.0) {
    const std::size_t size = decode_utf8(source.text, at).length;
    if (position >= start && position < start + length) text.append(source.text, at, size);
    at += size;
  }
  return like(source, std::move(text));
}

Value part_beside(const Value& source, const Value& mark, bool before) {
  if (!are_compatible(source, mark)) return error_value();
  const std::size_t found = source.text.find(mark.text);
  if (found == std::string::npos) return string_value({});
  return like(source,
              before ? source.text.substr(0, found) : source.text.substr(found + mark.text.size()));
}

Value encoded(const Value& value) {
  if (!value.is_text()) return error_value();
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view marks = "-_.~";
  std::string text;
  for (const char byte : value.text) {
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || marks.find(byte) != marks.npos;
    if (plain) {
      text += byte;
    } else {
      const auto code = static_cast<unsigned char>(byte);
      text.append("%").append({digits[code >> 4U], digits[code & 15U]});
    }
  }
  return string_value(std::move(text));
}

/// RFC 4647, basic filtering.
Value language_matches(const Value& tag, const Value& range) {
  if (tag.kind != Kind::String || range.kind != Kind::String) return error_value();
  if (range.text == "*") return boolean_value(!tag.text.empty());
  const auto same = [](char a, char b) {
    const auto lower = [](char byte) {
      return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    };
    return lower(a) == lower(b);
  };
  const std::string_view begin = std::string_view(tag.text).substr(0, range.text.size());
  const bool matches = std::ranges::equal(begin, range.text, same) &&
                       (tag.text.size() == range.text.size() ||
                        (!range.text.empty() && tag.text[range.text.size()] == '-'));
  return boolean_value(matches);
}

Value regex(std::span<const Value> arguments, FunctionContext& context, bool replaces) {
  const std::size_t flags_at = replaces ? 3 : 2;
  if (!arguments[0].is_text()) return error_value();
  for (const Value& argument : arguments.subspan(1)) {
    if (argument.kind != Kind::String) return error_value();
  }
  const std::string flags = arguments.size() > flags_at ? arguments[flags_at].text : std::string();
  if (replaces) {
    auto text =
        context.regexes.replace(arguments[0].text, arguments[1].text, arguments[2].text, flags);
    return text ? like(arguments[0], *std::move(text)) : error_value();
  }
  const auto found = context.regexes.contains(arguments[0].text, arguments[1].text, flags);
  return found ? boolean_value(*found) : error_value();
}

const EVP_MD* digest_kind(Function function) {
  switch (function) {
    case Function::Md5:
      return EVP_md5();
    case Function::Sha1:
      return EVP_sha1();
    case Function::Sha256:
      return EVP_sha256();
    case Function::Sha384:
      return EVP_sha384();
    default:
      return EVP_sha512();
  }
}

}  // namespace

std::string digest(Function function, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), sum.data(), &size, digest_kind(function), nullptr) !=
      1) {
    return {};
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    text += digits[sum[i] >> 4U];
    text += digits[sum[i] & 15U];
  }
  return text;
}

bool is_text_function(Function function) {
  switch (function) {
    case Function::Concat:
    case Function::Contains:
    case Function::EncodeForUri:
    case Function::LangMatches:
    case Function::LCase:
    case Function::Md5:
    case Function::Regex:
    case Function::Replace:
    case Function::Sha1:
    case Function::Sha256:
    case Function::Sha384:
    case Function::Sha512:
    case Function::StrAfter:
    case Function::StrBefore:
    case Function::StrEnds:
    case Function::StrLen:
    case Function::StrStarts:
    case Function::SubStr:
    case Function::UCase:
      return true;
    default:
      return false;
  }
}

Value call_text(Function function, std::span<const Value> arguments, FunctionContext& context) {
  const auto both = [&](auto test) {
    if (!are_compatible(arguments[0], arguments[1])) return error_value();
    return boolean_value(test(arguments[0].text, arguments[1].text));
  };
  switch (function) {
    case Function::Concat:
      return concat(arguments);
    case Function::Contains:
      return both([](const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
      });
    case Function::StrStarts:
      return both(
          [](const std::string& text, const std::string& part) { return text.starts_with(part); });
    case Function::StrEnds:
      return both(
          [](const std::string& text, const std::string& part) { return text.ends_with(part); });
    case Function::EncodeForUri:
      return encoded(arguments[0]);
    case Function::LangMatches:
      return language_matches(arguments[0], arguments[1]);
    case Function::LCase:
      return changed_case(arguments[0], false);
    case Function::UCase:
      return changed_case(arguments[0], true);
    case Function::StrLen:
      if (!arguments[0].is_text()) return error_value();
      return integer_value(static_cast<std::int64_t>(count_code_points(arguments[0].text)));
    case Function::SubStr:
      return substring(arguments);
    case Function::StrBefore:
      return part_beside(arguments[0], arguments[1], true);
    case Function::StrAfter:
      return part_beside(arguments[0], arguments[1], false);
    case Function::Regex:
      return regex(arguments, context, false);
    case Function::Replace:
      return regex(arguments, context, true);
    default:
      if (arguments[0].kind != Kind::String) return error_value();
      return string_value(digest(function, arguments[0].text));
  }
}

}  // namespace newsgraph::sparql
