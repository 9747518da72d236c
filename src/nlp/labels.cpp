#include "newsgraph/nlp/labels.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace newsgraph::nlp {
namespace {

// Counted in UD English EWT and GUM, release 2.17, with the universal relations they leave out.
constexpr std::array<std::string_view, 52> xpos_table = {
    "",    "#",    "$",   "''",  ",",    "-LRB-", "-RRB-", ".",   ":",   "ADD", "AFX", "CC",  "CD",
    "DT",  "EX",   "FW",  "GW",  "HYPH", "IN",    "JJ",    "JJR", "JJS", "LS",  "MD",  "NFP", "NN",
    "NNP", "NNPS", "NNS", "PDT", "POS",  "PRP",   "PRP$",  "RB",  "RBR", "RBS", "RP",  "SYM", "TO",
    "UH",  "VB",   "VBD", "VBG", "VBN",  "VBP",   "VBZ",   "WDT", "WP",  "WP$", "WRB", "XX",  "``"};

constexpr std::array<std::string_view, 60> deprel_table = {"",
                                                           "acl",
                                                           "acl:relcl",
                                                           "advcl",
                                                           "advcl:relcl",
                                                           "advmod",
                                                           "amod",
                                                           "appos",
                                                           "aux",
                                                           "aux:pass",
                                                           "case",
                                                           "cc",
                                                           "cc:preconj",
                                                           "ccomp",
                                                           "clf",
                                                           "compound",
                                                           "compound:prt",
                                                           "conj",
                                                           "cop",
                                                           "csubj",
                                                           "csubj:outer",
                                                           "csubj:pass",
                                                           "dep",
                                                           "det",
                                                           "det:predet",
                                                           "discourse",
                                                           "dislocated",
                                                           "expl",
                                                           "fixed",
                                                           "flat",
                                                           "flat:foreign",
                                                           "flat:name",
                                                           "goeswith",
                                                           "iobj",
                                                           "list",
                                                           "mark",
                                                           "nmod",
                                                           "nmod:desc",
                                                           "nmod:npmod",
                                                           "nmod:poss",
                                                           "nmod:tmod",
                                                           "nmod:unmarked",
                                                           "nsubj",
                                                           "nsubj:outer",
                                                           "nsubj:pass",
                                                           "nummod",
                                                           "obj",
                                                           "obl",
                                                           "obl:agent",
                                                           "obl:npmod",
                                                           "obl:tmod",
                                                           "obl:unmarked",
                                                           "orphan",
                                                           "parataxis",
                                                           "punct",
                                                           "reparandum",
                                                           "root",
                                                           "vocative",
                                                           "xcomp",
                                                           "xcomp:ds"};

constexpr std::array<std::string_view, 18> upos_table = {
    "",    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 14> name_label_table = {
    "PERSON",      "NORP", "FAC",  "ORG",   "GPE",     "LOC",      "EVENT",
    "WORK_OF_ART", "LAW",  "DATE", "MONEY", "PERCENT", "CARDINAL", "ORDINAL"};

template <std::size_t Size>
std::optional<std::uint8_t> find(const std::array<std::string_view, Size>& table,
                                 std::string_view name) noexcept {
  const auto* const found = std::lower_bound(table.begin(), table.end(), name);
  if (found == table.end() || *found != name) return std::nullopt;
  return static_cast<std::uint8_t>(found - table.begin());
}

}  // namespace

std::span<const std::string_view> xpos_names() noexcept { return xpos_table; }
std::span<const std::string_view> deprel_names() noexcept { return deprel_table; }
std::string_view upos_name(Upos upos) noexcept {
  return upos_table[static_cast<std::size_t>(upos)];
}
std::optional<std::uint8_t> find_xpos(std::string_view name) noexcept {
  return find(xpos_table, name);
}
std::optional<std::uint8_t> find_deprel(std::string_view name) noexcept {
  return find(deprel_table, name);
}

std::string_view name_label(NameLabel label) noexcept {
  return name_label_table[static_cast<std::size_t>(label)];
}

std::optional<Upos> find_upos(std::string_view name) noexcept {
  const std::optional<std::uint8_t> found = find(upos_table, name);
  if (!found || *found == 0) return std::nullopt;
  return static_cast<Upos>(*found);
}

}  // namespace newsgraph::nlp
