#include <memory>
#include <utility>

#include <unicode/ucnv.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/utf8.hpp"

#include "input/readers.hpp"

namespace newsgraph::input {

std::string decode(std::string bytes, const std::string& encoding, const std::string& path) {
  std::string name = encoding;
  if (name.empty() && bytes.starts_with("\xFF\xFE")) name = "UTF-16";
  if (name.empty() && bytes.starts_with("\xFE\xFF")) name = "UTF-16";
  if (name.empty()) {
    if (is_valid_utf8(bytes)) return bytes;
    return to_valid_utf8(bytes);
  }
  UErrorCode status = U_ZERO_ERROR;
  struct Closer {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
  };
  const std::unique_ptr<UConverter, Closer> from(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) {
    throw InputError(path, "unknown encoding \"" + name +
                               "\"; give one such as utf-8, utf-16, windows-1251, iso-8859-1");
  }
  // Three bytes of UTF-8 for each of UTF-16, and at most two of the latter for a byte read.
  std::string text(bytes.size() * 6 + 16, '\0');
  std::string pivot;
  const std::unique_ptr<UConverter, Closer> to(ucnv_open("UTF-8", &status));
  const char* source = bytes.data();
  char* target = text.data();
  ucnv_convertEx(to.get(), from.get(), &target, text.data() + text.size(), &source,
                 bytes.data() + bytes.size(), nullptr, nullptr, nullptr, nullptr, 1, 1, &status);
  if (U_FAILURE(status)) throw InputError(path, std::string("cannot be decoded as ") + name);
  text.resize(static_cast<std::size_t>(target - text.data()));
  return to_valid_utf8(text);
}

}  // namespace newsgraph::input
