// Bodies, places and the rest of what has a name.

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "newsgraph/text/tokenizer.hpp"

#include "coref/sieve.hpp"

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;
using knowledge::EntryKind;
using knowledge::mask;

/// What goes by letters: bodies, documents, events.
bool has_letters(const Work& work, CandidateIndex index) {
  return work[index].kind == MentionKind::Name &&
         (work.is_a(index, "Organization") || work.is_a(index, "Agreement") ||
          work.is_a(index, "Event"));
}

bool named_body(const Work& work, CandidateIndex index) {
  return work[index].kind == MentionKind::Name && work.is_a(index, "Organization");
}

/// First letters of the words that carry meaning: "NTU" of "Northern Trade Union".
std::string initials(const Reading& reading, TokenSpan tokens) {
  std::string letters;
  for (TokenIndex token = tokens.first; token < tokens.last; ++token) {
    if (reading.facts.capitalized(token)) letters += reading.document.form(token).front();
  }
  return letters;
}

std::string letters_of(std::string_view form) {
  std::string letters;
  for (const char letter : form) {
    if (letter != '.') letters += letter;
  }
  return letters;
}

bool is_acronym(const Work& work, CandidateIndex index) {
  const TokenSpan tokens = work[index].tokens;
  return tokens.size() == 1 && work.reading.facts.has_shape(tokens.first, AllUpper);
}

}  // namespace

void same_name(Work& work) {
  std::unordered_map<std::string, CandidateIndex> by_entry;
  std::unordered_multimap<std::uint64_t, CandidateIndex> by_words;
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    const Candidate& candidate = work[i];
    if (candidate.kind != MentionKind::Name) continue;
    std::string entry;
    if (candidate.type == "Country") {
      entry = "country " + candidate.country;
    } else if (!candidate.canonical.empty()) {
      entry = candidate.type + ' ' + candidate.canonical + ' ' + candidate.wikidata;
    }
    if (!entry.empty()) {
      const auto [known, added] = by_entry.emplace(entry, i);
      if (!added) work.clusters.merge(known->second, i);
    }
    const std::uint64_t key = words_key(work.reading.document, candidate.tokens);
    const auto [first, last] = by_words.equal_range(key);
    bool joined = false;
    for (auto known = first; known != last && !joined; ++known) {
      joined = work.clusters.merge(known->second, i);
    }
    if (!joined) by_words.emplace(key, i);
  }
}

void acronyms(Work& work) {
  const auto& facts = work.reading.facts;
  Lists spelled;  // names of several words by their first letters
  Lists beside;   // and by where letters in parentheses behind them stand
  for (CandidateIndex j = 0; j < work.size(); ++j) {
    if (!has_letters(work, j) || work[j].tokens.size() < 2) continue;
    spelled.add_first(mix(0, initials(work.reading, work[j].tokens)), j, work.clusters.find(j));
    // "Northern Trade Union (NTU)", "Northern Trade Union's (NTU)"
    TokenIndex after = work[j].tokens.last;
    if (facts.form_is(after, "'s") || facts.form_is(after, "\u2019s")) ++after;
    if (facts.form_is(after, "(")) beside.add(after + 1, j);
  }
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!has_letters(work, i) || !is_acronym(work, i)) continue;
    const std::string letters = letters_of(work.reading.document.form(work[i].tokens.first));
    std::vector<CandidateIndex> wholes;
    if (letters.size() >= 2) wholes = spelled.at(mix(0, letters));
    for (const CandidateIndex j : beside.at(work[i].tokens.first)) {
      if (letters.front() == initials(work.reading, work[j].tokens).front()) wholes.push_back(j);
    }
    std::ranges::sort(wholes);
    for (const CandidateIndex j : wholes) {
      if (work.clusters.merge(j, i)) break;
    }
  }
}

namespace {

/// "[of the] Harbour Union": the words from a token on are a complement.
bool follows_of(const Reading& reading, TokenIndex token) {
  if (token > 0 && reading.facts.is(token - 1, word::Article)) --token;
  return token > 0 && reading.facts.form_is(token - 1, "of");
}

/// "Norland National Army | Artillery School", "Lake Summit | Declaration Day": the shorter name
/// has the noun that says what it names, so what goes on is called after it. Not "Harbour Union |
/// of Norland", "Harbour Bank | Ltd".
bool names_another(const Work& work, CandidateIndex part, CandidateIndex whole) {
  constexpr auto nouns =
      mask(EntryKind::OrganizationNoun, EntryKind::VenueNoun, EntryKind::EventNoun);
  const auto& facts = work.reading.facts;
  const TokenSpan tokens = work[part].tokens;
  const TokenIndex next = work[whole].tokens.first + tokens.size();
  const TokenIndex last = work[whole].tokens.last;
  if (tokens.size() < 2 || next >= last || !facts.capitalized(next)) return false;
  if (last == next + 1 && facts.is(next, word::CompanySuffix | word::NameSuffix)) return false;
  const std::uint32_t match = facts.match_over(tokens.last - 1);
  const bool headed =
      ((facts.match_kinds(match) & nouns) != 0 && facts.match_tokens(match).last == tokens.last) ||
      facts.is(tokens.last - 1, word::BodyNoun);
  return headed || !work[part].canonical.empty();
}

/// Names by the words that they begin or end with: those that a part may be short for.
class WholeNames {
 public:
  explicit WholeNames(const Work& work) : document_(work.reading.document) {
    for (CandidateIndex j = 0; j < work.size(); ++j) {
      const TokenSpan tokens = work[j].tokens;
      if (work[j].kind != MentionKind::Name || tokens.size() < 2) continue;
      // Of one cluster and with one form they are alike, but for "of the" before them.
      const bool complement = follows_of(work.reading, tokens.first + 1);
      const std::uint64_t alike =
          mix(mix(work.lookup.forms(j), work.clusters.find(j)), complement ? 1U : 0U);
      for (TokenIndex size = 1; size < tokens.size(); ++size) {
        names_.add_first(key({tokens.first, tokens.first + size}), j, alike);
        names_.add_first(key({tokens.last - size, tokens.last}), j, alike);
      }
    }
  }
  /// In text order.
  const std::vector<CandidateIndex>& with(TokenSpan part) const { return names_.at(key(part)); }

 private:
  std::uint64_t key(TokenSpan words) const {
    return mix(words_key(document_, words), words.size());
  }

  const Document& document_;
  Lists names_;
};

}  // namespace

void shortened_bodies(Work& work) {
  const auto& hash = work.reading.document.tokens.hash;
  const auto begins_with = [&](TokenSpan whole, TokenSpan part) {
    return whole.size() > part.size() &&
           std::equal(hash.begin() + part.first, hash.begin() + part.last,
                      hash.begin() + whole.first);
  };
  const WholeNames names(work);
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (work[i].kind != MentionKind::Name) continue;
    const bool body = named_body(work, i);
    const bool place = work.is_a(i, "Place");
    if (!body && !place && !work.is_a(i, "Venue") && !work.is_a(i, "Event")) continue;
    const TokenSpan part = work[i].tokens;
    CandidateIndex found = no_candidate;
    bool several = false;
    for (const CandidateIndex j : names.with(part)) {
      if (work.clusters.same(i, j)) continue;
      const TokenSpan whole = work[j].tokens;
      if (whole.size() <= part.size() || !work.clusters.may_merge(i, j)) continue;
      const bool begins = begins_with(whole, part);
      const bool ends = std::equal(hash.begin() + part.first, hash.begin() + part.last,
                                   hash.begin() + (whole.last - part.size()));
      // A place keeps its name when its noun is left out: "Latakia (Province)".
      const bool place_noun =
          whole.size() == part.size() + 1 && work.reading.facts.is(whole.last - 1, word::PlaceNoun);
      if (place ? !(begins && place_noun) : !(begins || ends)) continue;
      // "Council of the European Union" is not the European Union.
      if (body && ends && !begins && follows_of(work.reading, whole.last - part.size())) continue;
      // "NTU Youth Council" and "Office of the NTU" are bodies of the NTU.
      if (body && is_acronym(work, i)) continue;
      if (begins && names_another(work, i, j)) continue;
      // "the Mint" is the Mint Department rather than the Mint Department Building.
      if (found != no_candidate && begins_with(whole, work[found].tokens)) continue;
      const bool nearer = found != no_candidate && begins_with(work[found].tokens, whole);
      several = several || (found != no_candidate && !nearer && !work.clusters.same(found, j));
      found = j;
    }
    if (found != no_candidate && !several) work.clusters.merge(found, i);
  }
}

/// "Defence Department" and "Department of Defence": the same words about another noun order.
void turned_names(Work& work) {
  const auto& hash = work.reading.document.tokens.hash;
  const auto content = [&](TokenSpan tokens) {
    std::vector<std::uint64_t> words;
    for (TokenIndex token = tokens.first; token < tokens.last; ++token) {
      if (!work.reading.facts.is(token, word::Connector | word::Preposition)) {
        words.push_back(hash[token]);
      }
    }
    std::ranges::sort(words);
    return words;
  };
  Lists bodies;  // by content
  std::vector<std::uint64_t> key(work.size());
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!named_body(work, i)) continue;
    for (const std::uint64_t of : content(work[i].tokens)) key[i] = mix(key[i], of);
    bodies.add_first(key[i], i, mix(work.clusters.find(i), work[i].tokens.size()));
  }
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!named_body(work, i) || work[i].tokens.size() < 2) continue;
    const auto& alike = bodies.at(key[i]);
    for (auto j = std::ranges::upper_bound(alike, i); j != alike.end(); ++j) {
      if (work[*j].tokens.size() != work[i].tokens.size()) work.clusters.merge(i, *j);
    }
  }
}

/// "the country" is the state named last, when its sentence and the one before name one alone.
void the_country(Work& work) {
  const auto& document = work.reading.document;
  std::vector<CandidateIndex> states;  // named before
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (work[i].type == "Country" && work[i].kind == MentionKind::Name) states.push_back(i);
    if (work[i].type != "Country" || work[i].kind != MentionKind::Nominal) continue;
    const std::uint32_t sentence = document.tokens.sentence[work[i].tokens.first];
    CandidateIndex found = no_candidate;
    bool several = false;
    for (std::size_t at = states.size(); at > 0; --at) {
      const CandidateIndex j = states[at - 1];
      if (document.tokens.sentence[work[j].tokens.first] + 1 < sentence) break;
      several = several || (found != no_candidate && work[found].country != work[j].country);
      if (found == no_candidate) found = j;
    }
    if (found != no_candidate && !several) work.clusters.merge(found, i);
  }
}

namespace {

/// "Norspace, the Norlandic space agency, said": the body named before the comma; no_candidate when
/// the words are no apposition. `by_end` holds the named bodies by the token behind them.
CandidateIndex named_before(const Work& work, const Lists& by_end, CandidateIndex index) {
  const auto& facts = work.reading.facts;
  const TokenSpan tokens = work[index].tokens;
  const TokenSpan sentence = facts.sentence(tokens.first);
  if (work[index].determination != Determination::Definite || tokens.first < sentence.first + 3 ||
      !facts.form_is(tokens.first - 2, ",") ||
      (tokens.last < sentence.last && !facts.has_shape(tokens.last, Punctuation))) {
    return no_candidate;
  }
  const auto& bodies = by_end.at(tokens.first - 2);
  return bodies.empty() ? no_candidate : bodies.front();
}

/// The body that has the words of a description for its name; no_candidate when none has.
CandidateIndex named_so(const Work& work, const Lists& by_words, CandidateIndex index) {
  if (work[index].tokens.size() < 3) return no_candidate;
  const auto& bodies = by_words.at(work.lookup.words(index));
  return bodies.empty() ? no_candidate : bodies.front();
}

}  // namespace

void same_body(Work& work) {
  Lists by_end;
  Lists by_words;
  Lists described;  // before, by the words of what they are
  for (CandidateIndex j = 0; j < work.size(); ++j) {
    if (!named_body(work, j)) continue;
    by_end.add(work[j].tokens.last, j);
    by_words.add_first(work.lookup.words(j), j, 0);
  }
  const auto& document = work.reading.document;
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (work[i].kind != MentionKind::Nominal || !work.is_a(i, "Organization")) continue;
    const std::uint64_t role = mix(0, work[i].role);
    described.add(role, i);
    CandidateIndex named = named_before(work, by_end, i);
    // "the Norland Security forces" of the Norland Security Forces
    if (named == no_candidate) named = named_so(work, by_words, i);
    if (named != no_candidate) {
      work.clusters.merge(named, i);
      continue;
    }
    const bool points = work[i].determination == Determination::Definite &&
                        text::fold(document.text(work[i].tokens)) == work[i].role;
    nearest_before(described.at(role), i, [&](CandidateIndex j) {
      const bool same_words = work.lookup.words(i) == work.lookup.words(j);
      const bool same_owner =
          work[i].tokens.size() > 1 && work[j].tokens.size() > 1 &&
          document.tokens.hash[work[i].tokens.first] == document.tokens.hash[work[j].tokens.first];
      const bool same_country = !work[i].country.empty() && work[i].country == work[j].country;
      return (same_words || same_owner || same_country || points) && work.clusters.merge(j, i);
    });
  }
}

}  // namespace newsgraph::coref
