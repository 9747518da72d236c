#include "extract/bracketed.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "newsgraph/base/utf8.hpp"
#include "newsgraph/extract/extractor.hpp"
#include "newsgraph/text/text.hpp"

namespace newsgraph::test {
namespace {

struct Bracket {
  std::string kind;   ///< "Person", "time"
  std::string key;    ///< After '#'.
  std::string value;  ///< After '='.
  bool nominal = false;
  std::size_t begin = 0, end = 0;  ///< Bytes of the plain text.
};

/// Strips the brackets and says where they stood.
std::string strip(std::string_view text, std::vector<Bracket>& out) {
  std::string plain;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[') {
      const std::size_t colon = text.find(':', i);
      if (colon == std::string_view::npos) throw std::logic_error("bracket without a colon");
      std::string head(text.substr(i + 1, colon - i - 1));
      Bracket bracket;
      if (head.starts_with("nominal ")) {
        bracket.nominal = true;
        head.erase(0, 8);
      }
      if (const auto at = head.find('='); at != std::string::npos) {
        bracket.value = head.substr(at + 1);
        head.erase(at);
      }
      if (const auto at = head.find('#'); at != std::string::npos) {
        bracket.key = head.substr(at + 1);
        head.erase(at);
      }
      bracket.kind = head;
      bracket.begin = plain.size();
      open.push_back(out.size());
      out.push_back(bracket);
      i = colon;
    } else if (text[i] == ']') {
      out.at(open.back()).end = plain.size();
      open.pop_back();
    } else {
      plain += text[i];
    }
  }
  return plain;
}

TokenSpan tokens_of(const Document& document, const Bracket& bracket) {
  TokenSpan span{no_token, 0};
  for (std::size_t t = 0; t < document.tokens.size(); ++t) {
    if (document.tokens.byte_begin[t] >= bracket.end) break;
    if (document.tokens.byte_end[t] <= bracket.begin) continue;
    span.first = std::min(span.first, static_cast<TokenIndex>(t));
    span.last = static_cast<TokenIndex>(t + 1);
  }
  if (span.first == no_token) throw std::logic_error("empty bracket " + bracket.kind);
  return span;
}

void add_entities(Document& document, const std::vector<Bracket>& brackets,
                  std::unordered_map<std::string, EntityIndex>& keys) {
  for (const Bracket& bracket : brackets) {
    if (schema().ontology.find_type(bracket.kind) == nullptr) continue;
    const TokenSpan tokens = tokens_of(document, bracket);
    const std::string words(document.text(tokens));
    const std::string key = bracket.kind + '#' + (bracket.key.empty() ? words : bracket.key);
    const auto [it, inserted] =
        keys.try_emplace(key, static_cast<EntityIndex>(document.entities.size()));
    if (!bracket.key.empty()) keys.try_emplace('#' + bracket.key, it->second);
    if (inserted) {
      document.entities.emplace_back();
      document.entities.back().type = bracket.kind;
      document.entities.back().name = words;
    }
    const MentionKind kind = bracket.nominal ? MentionKind::Nominal : MentionKind::Name;
    Entity& entity = document.entities[it->second];
    if (kind == MentionKind::Name && !entity.mentions.empty() &&
        entity.mentions.front().kind == MentionKind::Nominal) {
      entity.name = words;
    }
    entity.mentions.push_back({document.span(tokens), kind, tokens});
  }
}

}  // namespace

const knowledge::Knowledge& schema() {
  static const knowledge::Knowledge knowledge = knowledge::load();
  return knowledge;
}

Document bracketed(std::string_view text, std::string_view date) {
  std::vector<Bracket> brackets;
  Document document;
  document.article.text = strip(text, brackets);
  document.article.date = date;
  text::analyse(document);
  schema().gazetteer.match(document);
  std::unordered_map<std::string, EntityIndex> keys;
  add_entities(document, brackets, keys);
  for (const Bracket& bracket : brackets) {
    if (schema().ontology.find_type(bracket.kind) != nullptr) continue;
    const TokenSpan tokens = tokens_of(document, bracket);
    if (bracket.kind == "time") {
      TimeExpression time;
      time.tokens = tokens;
      time.date.value = bracket.value;
      document.times.push_back(time);
    } else if (bracket.kind == "money" || bracket.kind == "percent") {
      Quantity quantity;
      quantity.tokens = tokens;
      quantity.kind = bracket.kind == "money" ? Quantity::Kind::Money : Quantity::Kind::Percent;
      const std::size_t space = bracket.value.find(' ');
      quantity.value = bracket.value.substr(0, space);
      quantity.unit = space == std::string::npos ? "%" : bracket.value.substr(space + 1);
      document.quantities.push_back(quantity);
    } else if (bracket.kind == "say") {
      Quotation quotation;
      quotation.span = document.span(tokens);
      quotation.sentence =
          document.span(document.sentences[document.tokens.sentence[tokens.first]].tokens);
      quotation.speaker = keys.at('#' + bracket.key);
      document.quotations.push_back(quotation);
    } else {
      throw std::logic_error("unknown bracket " + bracket.kind);
    }
  }
  return document;
}

std::string describe(const Document& document) {
  std::vector<std::string> lines;
  const auto name = [&](EntityIndex entity) { return document.entities.at(entity).name; };
  for (const Claim& claim : document.claims) {
    std::string line = name(claim.subject) + " | " + claim.predicate + " | ";
    line += claim.object.entity == no_entity ? claim.object.literal : name(claim.object.entity);
    std::vector<std::string> notes;
    const Stance& stance = claim.stance;
    if (stance.polarity == Polarity::Negative) notes.emplace_back("negative");
    if (stance.modality != Modality::Asserted) notes.emplace_back(to_string(stance.modality));
    if (stance.speaker != no_entity) {
      notes.push_back((stance.own_act ? "own act of " : "says ") + name(stance.speaker));
    }
    const Qualifiers& q = claim.qualifiers;
    if (!q.role.empty()) notes.push_back("role " + q.role);
    if (!q.date.value.empty()) notes.push_back("date " + q.date.value);
    if (q.place != no_entity) notes.push_back("place " + name(q.place));
    if (q.event != no_entity) notes.push_back("event " + name(q.event));
    if (!q.topic.empty()) notes.push_back("topic " + q.topic);
    if (!q.amount.empty()) notes.push_back("amount " + q.amount);
    if (!q.change.empty()) notes.push_back("change " + q.change);
    if (!q.period.empty()) notes.push_back("period " + q.period);
    for (std::size_t i = 0; i < notes.size(); ++i) line += (i == 0 ? " [" : ", ") + notes[i];
    if (!notes.empty()) line += ']';
    lines.push_back(std::move(line));
  }
  std::ranges::sort(lines);
  std::string all;
  for (const std::string& line : lines) {
    if (!all.empty()) all += '\n';
    all += line;
  }
  return all;
}

std::string claims_of(std::string_view text, std::string_view date) {
  static const auto extractors = extract::make_extractors(schema());
  Document document = bracketed(text, date);
  // Quotations are given by the brackets; the reader of quotations has its own tests.
  for (const auto& extractor : extractors) {
    if (extractor->name() == "claims") extractor->extract(document);
  }
  extract::extract_all({}, document);
  return describe(document);
}

}  // namespace newsgraph::test
