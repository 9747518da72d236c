#ifndef NEWSGRAPH_TESTS_DOCUMENT_RANDOM_RECORD_HPP
#define NEWSGRAPH_TESTS_DOCUMENT_RANDOM_RECORD_HPP

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/document/record.hpp"

namespace newsgraph::tests {

/// Records with every field set or not by chance, in hostile characters; the same for the same
/// seed.
class RandomRecord {
 public:
  explicit RandomRecord(std::uint32_t seed) : random_(seed) {}

  Record operator()() {
    Record record;
    record.tool = {text(6), text(4), text(4)};
    Article& article = record.article;
    article.identifier = "id" + text(8);
    article.title = text(20);
    article.date = some("2024-04-19");
    article.date_source = some("header");
    article.publisher = text(10);
    article.url = some("https://example.org/a?b=\"c\"");
    article.language = some("en");
    article.text = "x" + text(300);
    if (chance(2)) article.sha256 = sha256_hex(article.text);
    length_ = static_cast<std::uint32_t>(count_code_points(article.text));
    for (std::uint32_t i = number(4); i > 0; --i) record.sentences.push_back(span(false));
    entities_ = number(5);
    for (std::uint32_t i = 0; i < entities_; ++i) record.entities.push_back(entity());
    if (entities_ > 0) {
      for (std::uint32_t i = number(6); i > 0; --i) record.claims.push_back(claim());
    }
    for (std::uint32_t i = number(3); i > 0; --i) record.quotations.push_back(quotation());
    for (std::uint32_t i = number(2); i > 0; --i) record.problems.push_back(text(12));
    return record;
  }

  std::uint32_t number(std::uint32_t below) {
    return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(random_);
  }
  bool chance(std::uint32_t of) { return number(of) == 0; }

  /// Up to `length` code points, ASCII and others, control characters and quotes among them.
  std::string text(std::uint32_t length) {
    constexpr std::u32string_view alphabet =
        U"abcdefghij KLMNO.,\"\\/\n\r\t\b\f\u0000\u0001\u001f\u007f\u00e9\u0416\u4e2d\u2028\ufffd"
        U"\U0001f600\U0010ffff{}[]:";
    std::string result;
    for (std::uint32_t i = number(length + 1); i > 0; --i) {
      append_utf8(result, alphabet[number(static_cast<std::uint32_t>(alphabet.size()))]);
    }
    return result;
  }

 private:
  std::string some(std::string value) { return chance(2) ? std::move(value) : std::string(); }

  Span span(bool may_be_empty) {
    const std::uint32_t begin = number(length_);
    return {begin, begin + (may_be_empty ? 0 : 1) + number(length_ - begin)};
  }

  EntityIndex index() { return entities_ == 0 || chance(3) ? no_entity : number(entities_); }

  Entity entity() {
    Entity entity;
    entity.type = "Person";
    entity.name = text(20);
    entity.wikidata = some("Q42");
    for (std::uint32_t i = number(4); i > 0; --i) {
      entity.mentions.push_back({span(false), static_cast<MentionKind>(number(4)), {}});
    }
    std::ranges::sort(entity.mentions, {}, &Mention::span);
    for (std::uint32_t i = number(3); i > 0; --i) set_feature(entity, text(5), "v" + text(5));
    return entity;
  }

  Claim claim() {
    Claim claim;
    claim.subject = number(entities_);
    claim.predicate = "metWith" + text(2);
    claim.object.entity = index();
    if (claim.object.entity == no_entity) claim.object.literal = "v" + text(8);
    claim.stance = {static_cast<Polarity>(number(2)), static_cast<Modality>(number(5)), index(),
                    chance(2)};
    Qualifiers& qualifiers = claim.qualifiers;
    qualifiers.date = {some("2024-04"), text(6), some("P-1Y")};
    qualifiers.place = index();
    qualifiers.event = index();
    for (std::string* field :
         {&qualifiers.role, &qualifiers.topic, &qualifiers.amount, &qualifiers.change,
          &qualifiers.period, &qualifiers.count, &qualifiers.bound, &claim.surface, &claim.rule}) {
      if (chance(2)) *field = text(12);
    }
    claim.confidence = round_confidence(number(1001) / 1000.0);
    claim.evidence = {span(false), span(true), span(true), span(true)};
    return claim;
  }

  Quotation quotation() {
    Quotation quotation;
    quotation.span = span(false);
    quotation.sentence = span(true);
    quotation.speaker = index();
    quotation.direct = chance(2);
    if (entities_ > 0) {
      for (std::uint32_t i = number(3); i > 0; --i) quotation.about.push_back(number(entities_));
    }
    return quotation;
  }

  std::mt19937 random_;
  std::uint32_t length_ = 0;
  std::uint32_t entities_ = 0;
};

}  // namespace newsgraph::tests

#endif
