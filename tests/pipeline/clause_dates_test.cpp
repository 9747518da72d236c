// Which clause a time belongs to, each sentence through the whole program.

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "pipeline/read_text.hpp"

using namespace newsgraph;

namespace {

/// Date of the first claim with the predicate; "none" when there is no such claim.
std::string date_of(std::string text, std::string_view predicate) {
  const Record record = test::read_text(std::move(text));
  const auto claim = std::ranges::find(record.claims, predicate, &Claim::predicate);
  return claim == record.claims.end() ? "none" : claim->qualifiers.date.value;
}

}  // namespace

TEST_CASE("dates: the time of a relative clause is not that of the clause around it") {
  CHECK(date_of("Iran and Norway, which cut ties in 2016, agreed on trade.", "agreedWith").empty());
  CHECK(date_of("Anna Kask, who was elected in 2019, met Peter Lind in Oslo.", "metWith").empty());
  CHECK(date_of("Anna Kask, who met Peter Lind in 2019, left Oslo.", "metWith") == "2019");
  CHECK(date_of("In 2019 Anna Kask met Peter Lind, who lives in Oslo.", "metWith") == "2019");
}
