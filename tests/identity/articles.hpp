#ifndef NEWSGRAPH_TESTS_IDENTITY_ARTICLES_HPP
#define NEWSGRAPH_TESTS_IDENTITY_ARTICLES_HPP

// Records for tests of rooms that work on records, written as words instead of fields.

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/document/record.hpp"
#include "newsgraph/identity/identity.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::tests {

/// The vocabulary of the repository, without its gazetteers.
inline const knowledge::Knowledge& vocabulary() {
  static const knowledge::Knowledge knowledge = [] {
    const std::filesystem::path schema = std::filesystem::path(NEWSGRAPH_SOURCE_DIR) / "schema";
    knowledge::Knowledge result;
    result.ontology = knowledge::Ontology(std::array{schema / "ontology.json"});
    result.lexicon = knowledge::Lexicon(std::array{schema});
    return result;
  }();
  return knowledge;
}

/// One part of "a | b | c", without the white space around it.
inline std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    std::string_view part = text.substr(0, at);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    parts.emplace_back(part);
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

/// "id (2024-04-19): Person Anna Kask [Kask; Q7; country=EST] | the president" is an article of one
/// entity: type, name, in brackets what else it has (forms; a Wikidata number; features), after
/// bars further entities. A name in small letters is no name but a description ("the president").
/// The text holds each form once, in this order, so spans are real.
inline Record article(std::string_view words) {
  Record record;
  record.tool.version = "0.1.0";
  const std::size_t colon = words.find(": ");
  std::string_view head = words.substr(0, colon);
  if (const std::size_t date = head.find(" ("); date != std::string_view::npos) {
    record.article.date = head.substr(date + 2, head.size() - date - 3);
    head = head.substr(0, date);
  }
  record.article.identifier = head;
  std::string& text = record.article.text;
  text = "News.";
  for (const std::string& part : parts_of(words.substr(colon + 2), '|')) {
    const std::size_t bracket = part.find(" [");
    const std::string described = part.substr(0, bracket);
    const std::size_t space = described.find(' ');
    Entity entity;
    entity.type = described.substr(0, space);
    entity.name = described.substr(space + 1);
    std::vector<std::string> forms = {entity.name};
    if (bracket != std::string::npos) {
      for (const std::string& more :
           parts_of(std::string_view(part).substr(bracket + 2, part.size() - bracket - 3), ';')) {
        const std::size_t equals = more.find('=');
        if (equals != std::string::npos) {
          set_feature(entity, more.substr(0, equals), more.substr(equals + 1));
        } else if (more.size() > 1 && more[0] == 'Q' && more[1] >= '0' && more[1] <= '9') {
          entity.wikidata = more;
        } else {
          forms.push_back(more);
        }
      }
    }
    for (const std::string& form : forms) {
      text += ' ';
      const auto begin = static_cast<std::uint32_t>(count_code_points(text));
      text += form;
      const auto end = static_cast<std::uint32_t>(count_code_points(text));
      const bool small = (form[0] >= 'a' && form[0] <= 'z');
      entity.mentions.push_back(
          {{begin, end}, small ? MentionKind::Nominal : MentionKind::Name, {}});
    }
    record.entities.push_back(std::move(entity));
  }
  text += '.';
  record.article.sha256 = sha256_hex(text);
  return record;
}

/// Entities that are one, as "a0 b0, c1": article and number of the entity, clusters by their
/// first.
inline std::string clusters_of(const std::vector<Record>& records,
                               const identity::Identities& identities) {
  std::vector<std::string> lines;
  for (const identity::Cluster& cluster : identities.clusters) {
    std::string line;
    for (const auto& [record, entity] : cluster.members) {
      if (!line.empty()) line += ' ';
      line += records[record].article.identifier + std::to_string(entity);
    }
    lines.push_back(line);
  }
  std::ranges::sort(lines);
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : ", ") + line;
  return all;
}

}  // namespace newsgraph::tests

#endif
