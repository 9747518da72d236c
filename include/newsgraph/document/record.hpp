#ifndef NEWSGRAPH_DOCUMENT_RECORD_HPP
#define NEWSGRAPH_DOCUMENT_RECORD_HPP

#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/article.hpp"
#include "newsgraph/document/claim.hpp"

namespace newsgraph {

/// Number of the format of claims.jsonl; raised when a reader of the former could go wrong.
inline constexpr int record_format = 1;

/// What made a record.
struct ToolStamp {
  std::string version;      ///< "0.1.0"
  std::string model_hash;   ///< SHA-256 of the model file; empty when none was used.
  std::string schema_hash;  ///< SHA-256 over the schema files in use.

  friend bool operator==(const ToolStamp&, const ToolStamp&) = default;
};

/// All that extraction knows of one article: one line of claims.jsonl. Lossless: merging needs
/// nothing else.
struct Record {
  ToolStamp tool;
  Article article;
  std::vector<Span>
      sentences;  ///< Text order; what `mentions` shows ("sentences": [[start, end], ...]).
  std::vector<Entity> entities;
  std::vector<Claim> claims;          ///< By position of the predicate words.
  std::vector<Quotation> quotations;  ///< Text order.
  std::vector<std::string> problems;  ///< "not-english", "sentence-cut", ...; sorted.

  friend bool operator==(const Record&, const Record&) = default;
};

/// A confidence as claims.jsonl holds it: in [0, 1], three decimals (a calibrated one knows no
/// more). take_record() rounds, so that a graph made at once and one made from the file are the
/// same.
double round_confidence(double confidence) noexcept;

/// Appends the record as one line of JSON with its line feed: keys in one order, absent values left
/// out. Same record, same bytes. Requires valid UTF-8 in every string.
void append_line(const Record& record, std::string& out);

/// Reads one line, with or without its line feed; keys may come in any order. Throws InputError
/// (path, line number, column) on broken JSON, ill-formed UTF-8, a format of another number,
/// unknown or missing keys, spans outside of the text, indexes outside of the entities, a text that
/// does not match its sha256.
Record parse_line(std::string_view line, const std::string& path, std::size_t line_number);

}  // namespace newsgraph

#endif
