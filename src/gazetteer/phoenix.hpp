#ifndef NEWSGRAPH_SRC_GAZETTEER_PHOENIX_HPP
#define NEWSGRAPH_SRC_GAZETTEER_PHOENIX_HPP

// The actor files of the Phoenix dictionaries: names in capitals with codes, some of them dated.

#include <filesystem>
#include <string>
#include <vector>

namespace newsgraph::gazetteer {

/// One code of an actor: "[KGZGOV 901027-050411]".
struct PhoenixCode {
  std::string code;   ///< "KGZGOV"
  std::string since;  ///< EDTF; empty when unknown.
  std::string until;  ///< EDTF; empty when unknown or open.
  bool dated = false;
};

struct PhoenixActor {
  std::vector<std::string> names;  ///< As written, the head first: "ASKAR_AKAYEV_".
  std::vector<PhoenixCode> codes;
};

/// Actors in file order; lines that follow no rule of the format are skipped.
std::vector<PhoenixActor> read_phoenix(const std::filesystem::path& path);

}  // namespace newsgraph::gazetteer

#endif
