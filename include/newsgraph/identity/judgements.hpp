#ifndef NEWSGRAPH_IDENTITY_JUDGEMENTS_HPP
#define NEWSGRAPH_IDENTITY_JUDGEMENTS_HPP

// What people decided: which mentions mean one thing and which do not, which claims are right. Kept
// by article and place in its text, so that it survives a rebuild, another version of the program,
// and articles that come and go.
//
// A file of lines, fields divided by tabs; empty lines and lines that begin with '#' say nothing:
//
//   same       a.txt  17-31  b.txt  40-53     the mentions at these places mean one thing
//   different  a.txt  17-31  b.txt  40-53     they do not
//   unsure     a.txt  17-31  b.txt  40-53     looked at; decides nothing
//   right      a.txt  120-241  metWith  120-129 134-142     the claim of this sentence, subject and
//   wrong      a.txt  120-241  metWith  120-129 134-142     object (a space between them); an end
//                                                           that is implied is 0-0
//
// Places are code points of the stored text, end exclusive.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/record.hpp"

namespace newsgraph::identity {

enum class Verdict : std::uint8_t { Same, Different, Unsure, Right, Wrong };

const char* to_string(Verdict verdict) noexcept;  ///< "same"

/// A stretch of the text of one article.
struct Place {
  std::string article;
  Span span;

  friend bool operator==(const Place&, const Place&) = default;
  friend auto operator<=>(const Place&, const Place&) = default;
};

/// Same, Different or Unsure about two mentions.
struct PairJudgement {
  Verdict verdict = Verdict::Unsure;
  Place one;
  Place other;
  std::size_t line = 0;  ///< Of the file, for messages.
};

/// Right or Wrong about a claim.
struct ClaimJudgement {
  Verdict verdict = Verdict::Right;
  Place sentence;
  std::string predicate;
  Span subject;
  Span object;
  std::size_t line = 0;

  bool is_about(const Article& article, const Claim& claim) const noexcept;
};

struct Judgements {
  std::string path;  ///< For messages; empty when there are none.
  std::vector<PairJudgement> pairs;
  std::vector<ClaimJudgement> claims;

  bool empty() const noexcept { return pairs.empty() && claims.empty(); }
};

/// Throws InputError for a line that cannot be understood, and for two that contradict each other.
Judgements read_judgements(const std::filesystem::path& path);

/// One line of the file, with its line feed.
std::string judgement_line(const PairJudgement& judgement);
std::string judgement_line(const ClaimJudgement& judgement);

/// The judgement about a claim as it would stand in the file.
ClaimJudgement judgement_of(Verdict verdict, const Article& article, const Claim& claim);

}  // namespace newsgraph::identity

#endif
