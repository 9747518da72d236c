#include "newsgraph/extract/rule_test.hpp"

#include <algorithm>
#include <system_error>

#include "extract/rules.hpp"
#include "newsgraph/base/error.hpp"

namespace newsgraph::extract {
namespace {

std::string words_of(const Document& document, const Claim& claim) {
  const auto name = [&](EntityIndex entity) {
    return entity == no_entity ? std::string("?") : document.entities[entity].name;
  };
  return name(claim.subject) + " | " + claim.predicate + " | " +
         (claim.object.entity == no_entity ? claim.object.literal : name(claim.object.entity));
}

/// What the rule found, in words.
std::vector<std::string> found_by(const std::string& rule, const Document& document) {
  std::vector<std::string> found;
  for (const Claim& claim : document.claims) {
    if (claim.rule == rule) found.push_back(words_of(document, claim));
  }
  return found;
}

std::string listed(const std::vector<std::string>& items) {
  if (items.empty()) return "nothing";
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : "; ") + item;
  return text;
}

/// "A | met | B" is the same as "B | met | A" where the predicate is symmetric.
bool same_statement(const std::string& a, const std::string& b, const knowledge::Ontology& ontology) {
  if (a == b) return true;
  constexpr std::string_view bar = " | ";
  const std::size_t first = a.find(bar);
  const std::size_t second = first == std::string::npos ? first : a.find(bar, first + bar.size());
  if (second == std::string::npos) return false;
  const std::string predicate = a.substr(first + bar.size(), second - first - bar.size());
  const knowledge::Predicate* known = ontology.find_predicate(predicate);
  return known != nullptr && known->symmetric &&
         b == a.substr(second + bar.size()) + " | " + predicate + " | " + a.substr(0, first);
}

}  // namespace

std::vector<RuleTestResult> test_rules(
    const std::vector<std::filesystem::path>& files, const knowledge::Knowledge& knowledge,
    const std::function<void(const std::string&, Document&)>& run) {
  const RuleSet rules(knowledge.rule_files, knowledge);
  const auto asked = [&files](const std::string& file) {
    return std::ranges::any_of(files, [&](const std::filesystem::path& each) {
      std::error_code ignored;
      return each == file || std::filesystem::equivalent(each, file, ignored);
    });
  };
  std::vector<RuleTestResult> results;
  Document document;
  for (const Rule& rule : rules.rules()) {
    if (!asked(rule.file)) continue;
    RuleTestResult result{rule.file, rule.id, rule.finds.size() + rule.misses.size(), {}};
    const auto fault = [&](const char* kind, const Example& example, const std::string& what) {
      result.faults.push_back("line " + std::to_string(example.line) + ": " + kind + " \"" +
                              example.sentence + "\": " + what);
    };
    for (const Example& example : rule.finds) {
      run(example.sentence, document);
      const auto found = found_by(rule.id, document);
      const bool right =
          example.wanted.empty()
              ? !found.empty()
              : std::ranges::any_of(found, [&](const std::string& statement) {
                  return same_statement(example.wanted, statement, knowledge.ontology);
                });
      if (!right) {
        fault("finds", example,
              "wanted " + (example.wanted.empty() ? "a claim" : example.wanted) + ", got " + listed(found));
      }
    }
    for (const Example& example : rule.misses) {
      run(example.sentence, document);
      const auto found = found_by(rule.id, document);
      if (!found.empty()) fault("misses", example, "got " + listed(found));
    }
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace newsgraph::extract
