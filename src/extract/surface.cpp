#include "extract/surface.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "newsgraph/base/sorted.hpp"

namespace newsgraph::extract {
namespace {

template <typename Iterator, typename Key>
std::span<const MentionRef> equal_span(Iterator begin, Iterator end, Key key, TokenIndex at) {
  const auto first = std::partition_point(begin, end, [&](const auto& m) { return key(m) < at; });
  const auto last = std::partition_point(first, end, [&](const auto& m) { return key(m) <= at; });
  return {first, last};
}

}  // namespace

std::uint16_t Resources::root_of(std::string_view type) const noexcept {
  const std::string_view root = knowledge->ontology.root(type);
  if (root == "Person") return PersonRoot;
  if (root == "Country") return CountryRoot;
  if (root == "Place") return PlaceRoot;
  if (root == "Venue") return VenueRoot;
  if (root == "Organization") return OrganizationRoot;
  if (root == "Agreement") return AgreementRoot;
  if (root == "Event") return EventRoot;
  if (root == "Work") return WorkRoot;
  return 0;
}

Surface::Surface(const Document& document, const Resources& resources)
    : document_(document), resources_(resources), tree_(document) {
  number_words();
  sort_mentions();
  find_quotations();
  find_times();
  offices_ = find_offices(*this);
  office_from_.assign(document_.tokens.size() + 1, 0);
  office_to_.assign(document_.tokens.size() + 1, 0);
  for (std::size_t i = 0; i < offices_.size(); ++i) {
    office_from_[offices_[i].tokens.first] = static_cast<std::uint32_t>(i + 1);
    office_to_[offices_[i].tokens.last] = static_cast<std::uint32_t>(i + 1);
  }
  find_sides();
  for (const Sentence& sentence : document_.sentences) {
    if (sentence.zone == Zone::Header || sentence.zone == Zone::Byline) continue;
    const std::size_t first = chunks_.size();
    make_chunks(sentence);
    make_implied_chunks(sentence);
    make_groups(sentence, first);
    make_delegate_chunks(sentence);
  }
  index_chunks();
}

void Surface::number_words() {
  const std::size_t count = document_.tokens.size();
  words_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    words_[i] = language().vocabulary.find(document_.form(static_cast<TokenIndex>(i)));
  }
}

void Surface::sort_mentions() {
  roots_.reserve(document_.entities.size());
  entity_at_.assign(document_.tokens.size(), no_entity);
  for (std::size_t e = 0; e < document_.entities.size(); ++e) {
    const Entity& entity = document_.entities[e];
    roots_.push_back(resources_.root_of(entity.type));
    for (const Mention& mention : entity.mentions) {
      if (mention.tokens.empty()) continue;
      mentions_by_first_.push_back({mention.tokens, static_cast<EntityIndex>(e), mention.kind});
    }
  }
  const auto longest_first = [](const MentionRef& m) {
    return std::tuple(m.tokens.first, ~m.tokens.size(), m.entity);
  };
  std::ranges::sort(mentions_by_first_, {}, longest_first);
  mentions_by_last_ = mentions_by_first_;
  std::ranges::sort(mentions_by_last_, {}, [](const MentionRef& m) {
    return std::tuple(m.tokens.last, ~m.tokens.size(), m.entity);
  });
  // Inner mentions begin later or are shorter, so they overwrite the outer ones.
  for (const MentionRef& mention : mentions_by_first_) {
    for (TokenIndex t = mention.tokens.first; t < mention.tokens.last; ++t) {
      entity_at_[t] = mention.entity;
    }
  }
  const auto& gazetteer = resources_.knowledge->gazetteer;
  for (const GazetteerMatch& match : document_.gazetteer_matches) {
    const auto entries = gazetteer.entries(match.alias);
    const auto kind_is = [&](knowledge::EntryKind kind) {
      return std::ranges::any_of(
          entries, [&](knowledge::EntryId id) { return gazetteer.entry(id).kind == kind; });
    };
    if (kind_is(knowledge::EntryKind::Demonym) && !kind_is(knowledge::EntryKind::Country)) {
      demonyms_.push_back(match.tokens);
    }
  }
}

void Surface::find_quotations() {
  quotation_of_.assign(document_.tokens.size(), -1);
  const auto& tokens = document_.tokens;
  for (std::size_t q = 0; q < document_.quotations.size(); ++q) {
    const Quotation& quotation = document_.quotations[q];
    if (!quotation.direct) continue;
    auto it = std::ranges::lower_bound(tokens.begin, quotation.span.begin);
    for (; it != tokens.begin.end() && *it < quotation.span.end; ++it) {
      quotation_of_[static_cast<std::size_t>(it - tokens.begin.begin())] = static_cast<int>(q);
    }
  }
}

void Surface::find_times() {
  for (std::size_t i = 0; i < document_.times.size(); ++i) {
    const TimeExpression& time = document_.times[i];
    if (time.tokens.empty()) continue;
    TimeChunk chunk{time.tokens, static_cast<std::uint32_t>(i)};
    const TokenIndex begin = sentence_of(time.tokens.first).first;
    while (chunk.tokens.first > begin && time.tokens.first - chunk.tokens.first < 3 &&
           (is(chunk.tokens.first - 1, language().time_preposition) ||
            is(chunk.tokens.first - 1, language().determiner))) {
      --chunk.tokens.first;
    }
    times_.push_back(chunk);
  }
}

bool Surface::is_text(TokenIndex token, std::string_view lower) const noexcept {
  return std::ranges::equal(document_.form(token), lower, [](char a, char b) {
    return a == b || (a >= 'A' && a <= 'Z' && static_cast<char>(a - 'A' + 'a') == b);
  });
}

bool Surface::is_adverb(TokenIndex token) const noexcept {
  if (is(token, language().adverb)) return true;
  const std::string_view form = document_.form(token);
  return form.size() > 4 && form.ends_with("ly") && has_shape(token, AllLower) &&
         language().vocabulary.verb_forms(word(token)) == 0;
}

const Sentence& Surface::sentence(TokenIndex token) const noexcept {
  return document_.sentences[document_.tokens.sentence[token]];
}

TokenSpan Surface::sentence_of(TokenIndex token) const noexcept { return sentence(token).tokens; }

std::span<const MentionRef> Surface::mentions_from(TokenIndex first) const noexcept {
  return equal_span(
      mentions_by_first_.begin(), mentions_by_first_.end(),
      [](const MentionRef& m) { return m.tokens.first; }, first);
}

std::span<const MentionRef> Surface::mentions_to(TokenIndex last) const noexcept {
  return equal_span(
      mentions_by_last_.begin(), mentions_by_last_.end(),
      [](const MentionRef& m) { return m.tokens.last; }, last);
}

bool Surface::is_demonym(TokenSpan tokens) const noexcept {
  return std::ranges::binary_search(demonyms_, tokens);
}

std::span<const std::uint32_t> Surface::starting_at(TokenIndex token) const noexcept {
  return {by_start_.begin() + start_offset_[token], by_start_.begin() + start_offset_[token + 1]};
}

std::span<const std::uint32_t> Surface::ending_at(TokenIndex last) const noexcept {
  return {by_end_.begin() + end_offset_[last], by_end_.begin() + end_offset_[last + 1]};
}

const TimeChunk* Surface::time_at(TokenIndex token) const noexcept {
  const auto it = std::ranges::partition_point(
      times_, [&](const TimeChunk& time) { return time.tokens.last <= token; });
  return it != times_.end() && it->tokens.contains(token) ? &*it : nullptr;
}

const Office* Surface::office_to(TokenIndex last) const noexcept {
  const std::uint32_t index = office_to_[last];
  return index == 0 ? nullptr : &offices_[index - 1];
}

const Office* Surface::office_from(TokenIndex first) const noexcept {
  const std::uint32_t index = office_from_[first];
  return index == 0 ? nullptr : &offices_[index - 1];
}

std::vector<EntityIndex> Surface::offices_of(EntityIndex person) const {
  std::vector<EntityIndex> bodies;
  for (const Office& office : offices_) {
    if (office.holder == person && office.body != no_entity && !office.former) {
      bodies.push_back(office.body);
    }
  }
  make_set(bodies);
  return bodies;
}

bool Surface::holds_office_in(EntityIndex person, EntityIndex body) const noexcept {
  return std::ranges::any_of(offices_, [&](const Office& office) {
    return office.holder == person && office.body == body && !office.former;
  });
}

void Surface::index_chunks() {
  const std::size_t tokens = document_.tokens.size();
  const auto index = [&](std::vector<std::uint32_t>& order, std::vector<std::uint32_t>& offset,
                         auto key) {
    order.resize(chunks_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) {
      return std::pair(key(chunks_[i]), ~chunks_[i].tokens.size());
    });
    offset.assign(tokens + 2, 0);
    for (const Chunk& chunk : chunks_) ++offset[key(chunk) + 1];
    for (std::size_t i = 1; i < offset.size(); ++i) offset[i] += offset[i - 1];
  };
  index(by_start_, start_offset_, [](const Chunk& c) { return c.tokens.first; });
  index(by_end_, end_offset_, [](const Chunk& c) { return c.tokens.last; });
  if (tree_.empty()) return;
  index(by_head_, head_offset_, [&](const Chunk& c) { return head_of(c); });
}

/// Word on which the chunk hangs; one past the last token when its words hang apart.
TokenIndex Surface::head_of(const Chunk& chunk) const noexcept {
  TokenIndex head = tree_.top(chunk.tokens);
  // A wrong attachment inside of a title or an apposition: the name alone decides.
  if (head == no_token && chunk.members.size() == 1) {
    const TokenSpan words = chunk.members.front().words;
    head = tree_.top(words);
    // The phrase behind the noun of a description: "a memorandum on gas supplies".
    for (TokenIndex t = words.first + 1; head == no_token && t < words.last; ++t) {
      if (is(t, language().preposition)) head = tree_.top({words.first, t});
    }
  }
  return head == no_token ? static_cast<TokenIndex>(document_.tokens.size()) : head;
}

std::span<const std::uint32_t> Surface::headed_by(TokenIndex head) const noexcept {
  if (by_head_.empty()) return {};
  return std::span(by_head_).subspan(head_offset_[head],
                                     head_offset_[head + 1] - head_offset_[head]);
}

}  // namespace newsgraph::extract
