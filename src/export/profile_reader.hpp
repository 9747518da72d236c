#ifndef NEWSGRAPH_EXPORT_PROFILE_READER_HPP
#define NEWSGRAPH_EXPORT_PROFILE_READER_HPP

#include <filesystem>
#include <functional>
#include <string>

namespace newsgraph::exporting {

/// A statement with whole IRIs. Blank nodes begin with "_:".
struct ReadTriple {
  std::string subject, predicate, object;
  std::string datatype;  ///< Of a literal; empty for plain strings, language-tagged ones too.
  std::string graph;     ///< Empty: the default graph.
  bool literal = false;
};

/// Gives every statement of the file, in its order and as often as it stands there. JSON-LD is read
/// as far as the profile goes: terms, prefixes, @id, @vocab, typed values, language maps and tags,
/// nested nodes and graphs; a context elsewhere is refused. Throws InputError.
void read_profile(const std::filesystem::path& file,
                  const std::function<void(const ReadTriple&)>& take);

}  // namespace newsgraph::exporting

#endif
