#include "newsgraph/text/tokenizer.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/fold_table.hpp"
#include "text/scanner.hpp"

namespace newsgraph::text {

void tokenize(std::string_view text, Tokens& tokens) { Scanner(text, tokens).run(); }

std::uint64_t fold_hash(std::string_view form) {
  std::string folded;
  folded.reserve(form.size());
  append_folded(form, folded);
  return hash_folded(folded);
}

std::string fold(std::string_view form) {
  std::string folded;
  folded.reserve(form.size());
  append_folded(form, folded);
  return folded;
}

}  // namespace newsgraph::text
