#ifndef NEWSGRAPH_IDENTITY_NAMES_HPP
#define NEWSGRAPH_IDENTITY_NAMES_HPP

// What a name alone can tell: its key for comparison, and whether it is enough to know one thing
// from all others in every article.

#include <string>
#include <string_view>

#include "newsgraph/document/claim.hpp"
#include "newsgraph/identity/identity.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::identity {

/// The words with white space and line ends as single spaces, none at the ends.
std::string single_spaced(std::string_view words);

/// Whether two entities of different articles that bear this name are one thing, unless something
/// else speaks against it. `root` is the root type, `key` the name_key of the name.
///
///   Person        at least two words of two letters: a surname alone names many.
///   Agreement     at least three words, a capital: "Treaty on Common Waters", not "the agreement".
///   Event         a year and a proper name: "2019 Osaka Summit", not "the summit in Osaka".
///   others        a capital.
bool name_is_enough(std::string_view name, std::string_view root, std::string_view key,
                    const knowledge::Knowledge& knowledge);

/// Whether some mention is a name, if only inside another ("Anna Kask" in "the talks with Anna
/// Kask"). What is never named, only described ("the finance minister"), is known in its own
/// article alone.
bool is_named(const Entity& entity) noexcept;

/// Whether a form found beside the full name in an article may stand for it in another: an acronym
/// ("SCO"), or at least two words with a capital.
bool alias_names_one_thing(std::string_view form);

/// Whether the form is what the name is of, not the thing named: "Kask Foundation" of "Friends of
/// the Kask Foundation".
bool stands_behind_of(std::string_view form, std::string_view name);

/// Whether the name has letters and none of them is a small ASCII letter: "ASTANA", "SCO".
bool all_capitals(std::string_view name) noexcept;

}  // namespace newsgraph::identity

#endif
