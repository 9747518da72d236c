#ifndef NEWSGRAPH_TESTS_EXTRACT_BRACKETED_HPP
#define NEWSGRAPH_TESTS_EXTRACT_BRACKETED_HPP

// Documents written by hand, so that extraction is tested without the stages before it:
//
//   [Person:Anna Kask] met [Person:Jon Berg] in [City:Riverton] on [time=2022-05-03:Tuesday].
//
// A mention is [TYPE:words] or [TYPE#key:words]; mentions with one key, else with the same words,
// are one entity. They may nest. [money=1500000000 USD:$1.5 billion] is a quantity,
// [percent=26:26%] a percentage. A lower-case `nominal ` before the type makes a nominal mention.
// Quotation marks with [say#key:...] around the quoted words give a quotation by the entity of that
// key.

#include <string>
#include <string_view>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::test {

/// The built-in schema, read once.
const knowledge::Knowledge& schema();

/// The document of a bracketed text, up to and with its entities; `date` is the article's.
Document bracketed(std::string_view text, std::string_view date = {});

/// Claims of a bracketed text, one a line, sorted: "Anna Kask | metWith | Jon Berg". Stance and
/// qualifiers that are not the default follow in brackets: "[planned, date 2022-05-03]".
std::string claims_of(std::string_view text, std::string_view date = {});

/// The same of a document whose claims are there.
std::string describe(const Document& document);

}  // namespace newsgraph::test

#endif
