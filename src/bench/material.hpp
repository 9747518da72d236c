#ifndef NEWSGRAPH_SRC_BENCH_MATERIAL_HPP
#define NEWSGRAPH_SRC_BENCH_MATERIAL_HPP

// Text to measure with. No corpus is in the repository, so news-like English is made: sentences
// from patterns of our own over a vocabulary with the skewed frequencies of real text (about 5.5
// bytes a token, a capitalised name in every eighth, quotations, numbers, dates, abbreviations,
// accents and curly marks). The same call gives the same bytes on every machine.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace newsgraph::bench {

/// One article: a title, a dateline and paragraphs.
struct MadeArticle {
  std::string title;
  std::string text;  ///< With the title as its first line.
};

/// Articles of about 4 kB until they hold at least `bytes` together.
std::vector<MadeArticle> make_articles(std::size_t bytes, std::uint64_t seed = 1);

/// Articles with a blank line between them.
std::string make_text(std::size_t bytes, std::uint64_t seed = 1);

/// Names of persons, places and bodies, one to five words; those of make_text are the first ones.
std::vector<std::string> make_names(std::size_t count);

/// The text of the file that the environment variable NEWSGRAPH_BENCH_TEXT names, made valid UTF-8;
/// 16 MB of made text when it is not set.
std::string bench_text();

}  // namespace newsgraph::bench

#endif
