#include "newsgraph/extract/rule_test.hpp"

#include <algorithm>
#include <utility>

#include "extract/rules.hpp"

namespace newsgraph::extract {
namespace {

std::string describe(const Document& document, const Claim& claim) {
  const auto name = [&](EntityIndex entity) {
    return entity == no_entity ? std::string("-") : document.entities[entity].name;
  };
  return name(claim.subject) + " | " + claim.predicate + " | " +
         (claim.object.entity == no_entity ? claim.object.literal : name(claim.object.entity));
}

/// Claims of the sentence with one of the rule's predicates: by the rule's own hand, or by any,
/// because of two rules that say the same the more certain one signs the claim.
std::vector<std::string> claims_of(const Rule& rule, const Document& document, bool own) {
  std::vector<std::string> out;
  for (const Claim& claim : document.claims) {
    const bool wanted = std::ranges::any_of(rule.statements, [&](const Statement& statement) {
      return statement.predicate == claim.predicate;
    });
    if (wanted && (!own || claim.rule == rule.id)) out.push_back(describe(document, claim));
  }
  return out;
}

std::string join(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : "; ") + part;
  return all.empty() ? "nothing" : all;
}

/// "A | p | B" read in the other direction: B | p | A.
std::string turned(const std::string& claim) {
  const std::size_t first = claim.find(" | ");
  const std::size_t last = claim.rfind(" | ");
  if (first == std::string::npos || first == last) return claim;
  return claim.substr(last + 3) + claim.substr(first, last + 3 - first) + claim.substr(0, first);
}

void check_find(const Rule& rule, const Example& example, const Document& document,
                std::vector<std::string>& faults) {
  const std::vector<std::string> found = claims_of(rule, document, false);
  const bool symmetric = rule.statements.front().symmetric;
  const bool right =
      example.wanted.empty()
          ? !found.empty()
          : std::ranges::any_of(found, [&](const std::string& claim) {
              return claim == example.wanted || (symmetric && turned(claim) == example.wanted);
            });
  if (right) return;
  faults.push_back("line " + std::to_string(example.line) + ": finds \"" + example.sentence +
                   "\": wanted " + (example.wanted.empty() ? "a claim" : example.wanted) +
                   ", got " + join(found));
}

void check_miss(const Rule& rule, const Example& example, const Document& document,
                std::vector<std::string>& faults) {
  const std::vector<std::string> found = claims_of(rule, document, true);
  if (found.empty()) return;
  faults.push_back("line " + std::to_string(example.line) + ": misses \"" + example.sentence +
                   "\": wanted nothing, got " + join(found));
}

}  // namespace

std::vector<RuleTestResult> test_rules(
    const std::vector<std::filesystem::path>& files, const knowledge::Knowledge& knowledge,
    const std::function<void(const std::string&, Document&)>& run) {
  // The files may use the words of the built-in ones, so all are read together.
  std::vector<std::filesystem::path> all = knowledge.rule_files;
  for (const auto& file : files) {
    const bool known = std::ranges::any_of(all, [&](const std::filesystem::path& other) {
      return std::filesystem::weakly_canonical(other) == std::filesystem::weakly_canonical(file);
    });
    if (!known) all.push_back(file);
  }
  const RuleSet rules(all, knowledge);
  std::vector<RuleTestResult> results;
  Document document;
  for (const Rule& rule : rules.rules()) {
    const bool asked = std::ranges::any_of(files, [&](const std::filesystem::path& file) {
      return std::filesystem::weakly_canonical(file) ==
             std::filesystem::weakly_canonical(std::filesystem::path(rule.file));
    });
    if (!asked) continue;
    RuleTestResult result{rule.file, rule.id, rule.finds.size() + rule.misses.size(), {}};
    for (const Example& example : rule.finds) {
      run(example.sentence, document);
      check_find(rule, example, document, result.faults);
    }
    for (const Example& example : rule.misses) {
      run(example.sentence, document);
      check_miss(rule, example, document, result.faults);
    }
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace newsgraph::extract
