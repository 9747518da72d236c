#ifndef NEWSGRAPH_TRAIN_RAW_TEXT_HPP
#define NEWSGRAPH_TRAIN_RAW_TEXT_HPP

// Unlabelled text for word vectors and self-training, one sentence or paragraph after another.

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::train {

/// Cuts one paragraph into tokens much as UD English does (clitics, hyphens and punctuation split).
/// Good enough to count words with; parsing uses text::tokenize.
std::vector<std::string> rough_tokens(std::string_view paragraph);

/// Calls `take` with the tokens of every paragraph of a file. By its name: *.jsonl and *.jsonl.gz
/// (member "text"; documents whose member "id", as text, is in `excluded` are passed over), *.tsv
/// (last column, a source in brackets at the end taken off), *.conllu (forms of sentences), *.csv
/// (Groningen Meaning Bank), else plain text.
void for_each_paragraph(const std::filesystem::path& path, const std::set<std::string>& excluded,
                        const std::function<void(const std::vector<std::string>&)>& take);

/// The same before tokens are cut; only for files of running text.
void for_each_text(const std::filesystem::path& path, const std::set<std::string>& excluded,
                   const std::function<void(std::string_view)>& take);

}  // namespace newsgraph::train

#endif
