#ifndef NEWSGRAPH_SRC_EXTRACT_CLAIM_READER_HPP
#define NEWSGRAPH_SRC_EXTRACT_CLAIM_READER_HPP

// The readers of claims share one surface and one reading of stance per document; each reads claims
// of one kind.

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "newsgraph/extract/extractor.hpp"

#include "extract/qualifiers.hpp"
#include "extract/rules.hpp"
#include "extract/stance.hpp"

namespace newsgraph::extract {

struct Reading {
  const Surface& surface;
  const StanceReader& stance;
};

class ClaimReader {
 public:
  ClaimReader() = default;
  virtual ~ClaimReader() = default;
  ClaimReader(const ClaimReader&) = delete;
  ClaimReader& operator=(const ClaimReader&) = delete;
  ClaimReader(ClaimReader&&) = delete;
  ClaimReader& operator=(ClaimReader&&) = delete;

  virtual std::string_view name() const noexcept = 0;
  virtual void read(const Reading& reading, std::vector<Claim>& claims) const = 0;
};

/// A reader that looks at one sentence of headline and body after the other, and at none where the
/// article has no trees.
class TreeClaimReader : public ClaimReader {
 public:
  void read(const Reading& reading, std::vector<Claim>& claims) const final;

 private:
  virtual void read_sentence(const Reading& reading, TokenSpan sentence,
                             std::vector<Claim>& claims) const = 0;
};

/// A claim with ends, evidence and surface filled; stance and qualifiers are the caller's.
Claim make_claim(const Surface& surface, const Member& subject, std::string_view predicate,
                 const Member& object, TokenSpan predicate_words, std::string_view rule,
                 double confidence);

/// When an event or agreement began, by a time expression: of a stretch of time its beginning.
/// Stance is the caller's. Nothing when the expression tells how long, or no date that is known.
std::optional<Claim> make_start(const Surface& surface, const Member& subject,
                                const TimeExpression& time, TokenSpan predicate_words,
                                std::string_view rule, double confidence);

/// Stance of what a name or a title says by itself ("the Estland government should act", "northern
/// Estland"): it holds whatever is wished, planned or denied around it. Who says it stays.
Stance presupposed(Stance stance);

/// One per kind; see the files of their names.
std::unique_ptr<ClaimReader> make_rule_reader(std::shared_ptr<const RuleSet> rules);
std::unique_ptr<ClaimReader> make_office_reader();
std::unique_ptr<ClaimReader> make_place_reader();
std::unique_ptr<ClaimReader> make_body_reader();
std::unique_ptr<ClaimReader> make_event_reader();
std::unique_ptr<ClaimReader> make_event_tree_reader();
std::unique_ptr<ClaimReader> make_agreement_reader();
std::unique_ptr<ClaimReader> make_trade_reader();
std::unique_ptr<ClaimReader> make_toll_reader();
std::unique_ptr<ClaimReader> make_literal_reader();
std::unique_ptr<ClaimReader> make_headline_reader();
/// Reads no claims of its own: what the readers before it took for held is planned where the
/// article tells visits in the future alone.
std::unique_ptr<ClaimReader> make_announced_visits();
std::unique_ptr<ClaimReader> make_resignation_reader();  ///< After the rules, which it completes.
std::unique_ptr<ClaimReader> make_event_linker();        ///< Reads the claims of those before it.

}  // namespace newsgraph::extract

#endif
