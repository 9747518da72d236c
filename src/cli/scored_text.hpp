#ifndef NEWSGRAPH_SRC_CLI_SCORED_TEXT_HPP
#define NEWSGRAPH_SRC_CLI_SCORED_TEXT_HPP

// Gold and annotated files that eval compares: CoNLL-U, or IOB2 as sentences without trees.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/nlp/conllu.hpp"

namespace newsgraph::cli {

/// Reads a file of either kind; "-" is standard input. IOB2 is a form and a tag a line, with a
/// number before the form or not, columns parted by tabs or spaces, sentences by blank lines; its
/// entities come as those of MISC. Throws InputError with the line that is neither.
std::vector<nlp::ConlluSentence> read_scored(const std::string& path);

/// Whether any word has a relation.
bool has_trees(std::span<const nlp::ConlluSentence> sentences);

/// Replaces the entities of MISC; `entities` may be nested and come in the order of entities_of.
void set_entities(nlp::ConlluSentence& sentence, std::span<const nlp::ConlluEntity> entities);

}  // namespace newsgraph::cli

#endif
