#ifndef NEWSGRAPH_SRC_QUERY_NAME_KEYS_HPP
#define NEWSGRAPH_SRC_QUERY_NAME_KEYS_HPP

// How names are folded for questions: the same when a snapshot is made and when it is asked.

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::query {

/// Folded (text::fold), hyphens, stops and commas as spaces, one space between words, without a
/// leading "the".
std::string name_key(std::string_view name);

/// The words of a key, in order.
std::vector<std::string_view> words_of(std::string_view key);

/// How a word of a key sounds, with the habits of romanisation evened out ("zhaparov" and "japarov"
/// are one); empty for words too short to be told by their sound, and for numbers.
std::string sound_of(std::string_view word);

}  // namespace newsgraph::query

#endif
