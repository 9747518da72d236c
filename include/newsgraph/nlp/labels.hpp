#ifndef NEWSGRAPH_NLP_LABELS_HPP
#define NEWSGRAPH_NLP_LABELS_HPP

// The closed lists behind the one-byte columns of Tokens.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "newsgraph/document/document.hpp"

namespace newsgraph::nlp {

/// Penn Treebank tags as UD English uses them, sorted; [0] is empty (no tag).
std::span<const std::string_view> xpos_names() noexcept;

/// Universal Dependencies v2 relations with the subtypes of UD English, sorted; [0] is empty.
std::span<const std::string_view> deprel_names() noexcept;

/// "None" never occurs in files: upos_name(Upos::None) is empty.
std::string_view upos_name(Upos upos) noexcept;

/// "PERSON", "ORG", ...: OntoNotes.
std::string_view name_label(NameLabel label) noexcept;

std::optional<std::uint8_t> find_xpos(std::string_view name) noexcept;
std::optional<std::uint8_t> find_deprel(std::string_view name) noexcept;
std::optional<Upos> find_upos(std::string_view name) noexcept;

/// Relation without its subtype: "nsubj" of "nsubj:pass".
constexpr std::string_view universal(std::string_view deprel) noexcept {
  return deprel.substr(0, deprel.find(':'));
}

}  // namespace newsgraph::nlp

#endif
