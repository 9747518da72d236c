// Events, agreements and works.

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "coref/sieve.hpp"

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;

bool event(const Work& work, CandidateIndex index) { return work.is_a(index, "Event"); }
bool agreement(const Work& work, CandidateIndex index) { return work.is_a(index, "Agreement"); }

bool same_head(const Work& work, CandidateIndex a, CandidateIndex b) {
  const auto& hash = work.reading.document.tokens.hash;
  return hash[work[a].head] == hash[work[b].head];
}

/// Kinds of events that one text may name by either noun: a meeting is called talks. A conflict is
/// not one of its attacks.
constexpr std::array families{"Meeting",  "Visit",    "PhoneCall", "Attack",  "Battle",
                              "Disaster", "Election", "Protest",   "Ceremony"};

bool kindred(const Work& work, CandidateIndex a, CandidateIndex b) {
  if (work[a].plural != work[b].plural) return false;
  if (same_head(work, a, b)) return true;
  return std::ranges::any_of(families, [&](std::string_view family) {
    return work.is_a(a, family) && work.is_a(b, family);
  });
}

bool alone(const Candidate& candidate) { return candidate.tokens.size() == 1; }

bool points_back(const Candidate& candidate) {
  return !candidate.fresh && candidate.ordinal.empty() &&
         (candidate.determination == Determination::Definite ||
          candidate.determination == Determination::Possessive);
}

/// "the agreement [that Norland has signed with Sudonia]": the clause says which one it is.
bool tells_which(const Work& work, CandidateIndex index) {
  const auto& facts = work.reading.facts;
  const TokenIndex next = work[index].tokens.last;
  return facts.form_is(next, "that") || facts.form_is(next, "which");
}

/// Of candidates passed in text order those last before the one at hand, by key.
class LastBefore {
 public:
  void pass(std::uint64_t key, CandidateIndex candidate) { last_[key] = candidate; }
  CandidateIndex at(std::uint64_t key) const {
    const auto found = last_.find(key);
    return found == last_.end() ? no_candidate : found->second;
  }

 private:
  std::unordered_map<std::uint64_t, CandidateIndex> last_;
};

}  // namespace

void same_description(Work& work) {
  LastBefore words;
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    const std::uint64_t key = work.lookup.words(i);
    const CandidateIndex found = words.at(key);
    words.pass(key, i);
    const bool thing = event(work, i) || agreement(work, i) || work.is_a(i, "Work");
    if (!thing || work[i].fresh || (alone(work[i]) && !points_back(work[i]))) continue;
    if (found != no_candidate) work.clusters.merge(found, i);
  }
}

/// "his official visit" and "an official visit to Norland": the words up to the noun are the same,
/// and one of the two says no more.
void same_stem(Work& work) {
  Lists stems;        // of candidates before
  Lists short_stems;  // of those who say no more
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    const TokenSpan stem{work[i].tokens.first, work[i].head + 1};
    if ((!event(work, i) && !agreement(work, i)) || stem.size() < 2) continue;
    const std::uint64_t key = mix(mix(words_key(work.reading.document, stem), stem.size()),
                                  (event(work, i) ? 1U : 0U) + (agreement(work, i) ? 2U : 0U));
    const bool is_short = stem == work[i].tokens;
    if (!work[i].fresh) {
      for (const CandidateIndex j : (is_short ? stems : short_stems).at(key)) {
        if (!work.clusters.same(i, j)) work.clusters.merge(j, i);
      }
    }
    stems.add_first(key, i, work.clusters.find(i));
    if (is_short) short_stems.add_first(key, i, work.clusters.find(i));
  }
}

/// "the Agreement between Norland and Sudonia": one noun, the same states.
void same_parties(Work& work) {
  // "the agreement between the [Interior Ministry of Norland] and": the ministry is the party.
  const auto within_body = [&](Lookup::Range inside, TokenSpan state) {
    for (CandidateIndex body = inside.first; body < inside.last; ++body) {
      if (work.is_a(body, "Organization") && work[body].tokens.contains(state)) return true;
    }
    return false;
  };
  // "on trade" and "on an alliance": the word behind "on", 0 when it does not say.
  const auto subject_matter = [&](CandidateIndex index) -> std::uint64_t {
    const auto& facts = work.reading.facts;
    for (TokenIndex t = work[index].head + 1; t + 1 < work[index].tokens.last; ++t) {
      if (!facts.form_is(t, "on")) continue;
      const TokenIndex word = facts.is(t + 1, word::Article) ? t + 2 : t + 1;
      return word < work[index].tokens.last ? work.reading.document.tokens.hash[word] : 0;
    }
    return 0;
  };
  const auto parties = [&](CandidateIndex index) {
    std::vector<std::string> states;
    const Lookup::Range inside = work.lookup.beginning_in(work[index].tokens);
    for (CandidateIndex other = inside.first; other < inside.last; ++other) {
      if (work[other].type == "Country" && work[index].tokens.contains(work[other].tokens) &&
          !within_body(inside, work[other].tokens)) {
        states.push_back(work[other].country);
      }
    }
    std::ranges::sort(states);
    states.erase(std::unique(states.begin(), states.end()), states.end());
    return states;
  };
  // "Interim Agreement" and "Bilateral Trade Agreement" of the same two are two, and so is their
  // "Agreement on Commerce".
  const auto words = [&](CandidateIndex index) {
    std::vector<std::uint64_t> kinds;
    for (TokenIndex t = work[index].tokens.first; t < work[index].tokens.last; ++t) {
      if (t == work[index].head) continue;
      const auto& facts = work.reading.facts;
      const auto matched = facts.match_kinds(facts.match_over(t));
      if (!facts.capitalized(t) ||
          (matched &
           knowledge::mask(knowledge::EntryKind::Country, knowledge::EntryKind::Demonym)) != 0) {
        continue;
      }
      kinds.push_back(work.reading.document.tokens.hash[t]);
    }
    std::ranges::sort(kinds);
    return kinds;
  };
  const auto named_apart = [&](CandidateIndex a, CandidateIndex b) {
    const std::uint64_t one = subject_matter(a);
    const std::uint64_t other = subject_matter(b);
    if (one != 0 && other != 0 && one != other) return true;
    const auto first = words(a);
    const auto second = words(b);
    return !first.empty() && !second.empty() && !std::ranges::includes(first, second) &&
           !std::ranges::includes(second, first);
  };
  Lists agreements;  // before, by noun and states
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!agreement(work, i)) continue;
    const auto mine = parties(i);
    if (mine.size() < 2) continue;
    std::uint64_t key = work.reading.document.tokens.hash[work[i].head];
    for (const std::string& state : mine) key = mix(key, state);
    if (!work[i].fresh && work[i].tokens.size() >= 4) {
      for (const CandidateIndex j : agreements.at(key)) {
        if (!named_apart(i, j)) work.clusters.merge(j, i);
      }
    }
    std::uint64_t alike = work.clusters.find(i);
    for (const std::uint64_t kind : words(i)) alike = mix(alike, kind);
    alike = mix(alike, subject_matter(i));
    agreements.add_first(key, i, alike);
  }
}

/// "on the margins of the [Assembly meeting]": what another event is only beside.
bool beside(const Work& work, CandidateIndex index) {
  const auto& facts = work.reading.facts;
  TokenIndex at = work[index].tokens.first;
  if (at > 0 && facts.is(at - 1, word::Article)) --at;
  return at > 1 && facts.form_is(at - 1, "of") &&
         (facts.form_is(at - 2, "margins") || facts.form_is(at - 2, "sidelines") ||
          facts.form_is(at - 2, "eve"));
}

/// How many sentences behind the one of the headline's event another one stands.
std::uint32_t sentence_after_title(const Work& work, CandidateIndex headline,
                                   CandidateIndex index) {
  const auto& sentence = work.reading.document.tokens.sentence;
  return sentence[work[index].tokens.first] - sentence[work[headline].tokens.first];
}

/// "the [League] summit": an event with a name of its own before its noun; a state's adjective is
/// none.
bool has_own_name(const Work& work, CandidateIndex index) {
  using knowledge::EntryKind;
  const auto& facts = work.reading.facts;
  if (work[index].kind == MentionKind::Name) return true;
  for (TokenIndex t = work[index].tokens.first; t < work[index].head; ++t) {
    const auto kinds = facts.match_kinds(facts.match_over(t));
    const bool state = (kinds & knowledge::mask(EntryKind::Country, EntryKind::Demonym)) != 0;
    if (facts.capitalized(t) && !state && work.reading.name_over(t) != nullptr) return true;
  }
  return false;
}

void headline_event(Work& work) {
  CandidateIndex headline = no_candidate;
  bool rival = false;  // another event of its own name stands between
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!event(work, i)) continue;
    if (work.reading.zone(work[i].tokens.first) == Zone::Title) {
      if (headline == no_candidate) headline = i;
      continue;
    }
    if (headline == no_candidate) return;
    if (work[i].fresh || beside(work, i) || !kindred(work, headline, i)) continue;
    if (!same_head(work, headline, i) && (rival || has_own_name(work, i))) {
      rival = true;
      continue;
    }
    // "This is the first meeting", "at a summit in Riverton": the lead says which one it is; later
    // on it is another.
    const bool lead = sentence_after_title(work, headline, i) <= 1;
    const bool another =
        work[i].determination == Determination::Indefinite && !same_head(work, headline, i);
    if (another && !lead) continue;
    if (work[i].ordinal != work[headline].ordinal && !work[i].ordinal.empty() && !lead) continue;
    work.clusters.merge(headline, i);
    return;
  }
}

/// First event of the headline; no_candidate when it names none.
CandidateIndex event_of_headline(const Work& work) {
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (work.reading.zone(work[i].tokens.first) != Zone::Title) return no_candidate;
    if (event(work, i)) return i;
  }
  return no_candidate;
}

std::uint32_t paragraph(const Work& work, CandidateIndex index) {
  const Document& document = work.reading.document;
  return document.sentences[document.tokens.sentence[work[index].tokens.first]].paragraph;
}

/// Whether no mention of a cluster says more than its noun.
bool undescribed(const Work& work, CandidateIndex cluster) {
  const auto& members = work.clusters.unlike(cluster);
  return std::ranges::all_of(members, [&](CandidateIndex m) { return alone(work[m]); });
}

/// Whether a mention has no word that some mention of the cluster has not: "the nuclear deal" after
/// "the 2015 nuclear deal".
bool says_no_more(const Work& work, CandidateIndex index, CandidateIndex cluster) {
  const auto& hash = work.reading.document.tokens.hash;
  const auto& members = work.clusters.unlike(cluster);
  return std::ranges::any_of(members, [&](CandidateIndex m) {
    for (TokenIndex t = work[index].tokens.first; t < work[index].tokens.last; ++t) {
      const auto first = hash.begin() + work[m].tokens.first;
      const auto last = hash.begin() + work[m].tokens.last;
      if (std::find(first, last, hash[t]) == last) return false;
    }
    return true;
  });
}

/// The last mentions of a cluster before one: of a thing mentioned all the time no more count.
std::span<const CandidateIndex> last_before(const Work& work, CandidateIndex cluster,
                                            CandidateIndex index) {
  constexpr std::ptrdiff_t most = 1000;
  const auto& members = work.clusters.members(cluster);
  const auto last = std::ranges::lower_bound(members, index);
  return {last - std::min(most, last - members.begin()), last};
}

/// Whether the last word of a description ("the meeting in [Riverton]") was said beside a mention
/// of the cluster: "joined them in Riverton for talks".
bool told_beside(const Work& work, CandidateIndex cluster, CandidateIndex index) {
  const Document& document = work.reading.document;
  const std::uint64_t word = document.tokens.hash[work[index].tokens.last - 1];
  return std::ranges::any_of(last_before(work, cluster, index), [&](CandidateIndex m) {
    const TokenSpan sentence = work.reading.facts.sentence(work[m].tokens.first);
    for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
      if (document.tokens.hash[t] == word && t < work[index].tokens.first) return true;
    }
    return false;
  });
}

/// "my visit in [June]", "our meeting in [Riverton]": a time or place that is said nowhere near
/// what it would be joined with.
bool told_apart(const Work& work, CandidateIndex index, CandidateIndex cluster) {
  const Document& document = work.reading.document;
  const auto& facts = work.reading.facts;
  const TokenIndex at = work[index].tokens.last;
  if (!alone(work[index]) || at + 1 >= facts.sentence(work[index].tokens.first).last) return false;
  if (!facts.form_is(at, "in") && !facts.form_is(at, "at") && !facts.form_is(at, "on"))
    return false;
  if (!facts.capitalized(at + 1)) return false;
  const std::uint64_t word = document.tokens.hash[at + 1];
  const auto said_in = [&](TokenSpan sentence) {
    for (TokenIndex t = sentence.first; t < sentence.last && t < at; ++t) {
      if (document.tokens.hash[t] == word) return true;
    }
    return false;
  };
  constexpr std::size_t opening = 3;  // sentences: headline, place line, lead
  for (std::size_t s = 0; s < document.sentences.size() && s < opening; ++s) {
    if (said_in(document.sentences[s].tokens)) return false;
  }
  return std::ranges::none_of(last_before(work, cluster, index), [&](CandidateIndex m) {
    return said_in(facts.sentence(work[m].tokens.first));
  });
}

void told_event(Work& work) {
  const CandidateIndex headline = event_of_headline(work);
  const auto& hash = work.reading.document.tokens.hash;
  LastBefore by_noun;
  LastBefore by_family;  // and by one or several
  const auto nearest_kindred = [&](CandidateIndex i) {
    CandidateIndex nearest = no_candidate;
    for (std::size_t family = 0; family < families.size(); ++family) {
      if (!work.is_a(i, families[family])) continue;
      const CandidateIndex last = by_family.at(family * 2 + (work[i].plural ? 1U : 0U));
      if (last != no_candidate && (nearest == no_candidate || last > nearest)) nearest = last;
    }
    return nearest;
  };
  const auto pass = [&](CandidateIndex i) {
    if (!event(work, i)) return;
    by_noun.pass(hash[work[i].head], i);
    for (std::size_t family = 0; family < families.size(); ++family) {
      if (work.is_a(i, families[family])) {
        by_family.pass(family * 2 + (work[i].plural ? 1U : 0U), i);
      }
    }
  };
  for (CandidateIndex i = 0; i < work.size(); pass(i++)) {
    if (!event(work, i) || work[i].kind != MentionKind::Nominal || !points_back(work[i])) continue;
    if (tells_which(work, i)) continue;
    if (beside(work, i) && !alone(work[i])) continue;
    if (work.clusters.members(i).size() > 1 && !alone(work[i])) continue;
    CandidateIndex found = by_noun.at(hash[work[i].head]);
    if (found == no_candidate && alone(work[i])) found = nearest_kindred(i);
    if (found != no_candidate && told_apart(work, i, found)) continue;
    // "Following the talks" in a new paragraph means the talks of the headline and not the "talks
    // in a narrow format" with which they began.
    if (found != no_candidate && headline != no_candidate && headline < i && alone(work[i]) &&
        paragraph(work, found) != paragraph(work, i) && !work.clusters.same(found, headline) &&
        same_head(work, headline, i)) {
      found = headline;
      work.clusters.merge(found, i);
      continue;
    }
    // A description of its own ("the attack on the convoy") is the same only as shorter ones.
    if (found != no_candidate && (alone(work[i]) || undescribed(work, found) ||
                                  (alone(work[found]) && told_beside(work, found, i)))) {
      work.clusters.merge(found, i);
    }
  }
}

/// "Norland welcomes budget deal": what the first paragraph calls "the agreement" is that deal.
void headline_agreement(Work& work) {
  static constexpr std::array names{"deal", "agreement", "accord", "pact", "treaty"};
  const auto plain = [&](CandidateIndex index) {
    const auto& facts = work.reading.facts;
    return agreement(work, index) && work[index].kind == MentionKind::Nominal &&
           std::ranges::any_of(
               names, [&](const char* name) { return facts.form_is(work[index].head, name); });
  };
  CandidateIndex headline = no_candidate;
  std::uint32_t first_paragraph = 0;
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!agreement(work, i)) continue;
    if (work.reading.zone(work[i].tokens.first) == Zone::Title) {
      if (headline != no_candidate || !plain(i)) return;
      headline = i;
      continue;
    }
    if (headline == no_candidate) return;
    if (first_paragraph == 0) first_paragraph = paragraph(work, i);
    const bool near = paragraph(work, i) <= first_paragraph + 1;
    if (!near) return;
    if (plain(i) && !work[i].fresh && !work[i].plural) work.clusters.merge(headline, i);
  }
}

void told_agreement(Work& work) {
  const auto& hash = work.reading.document.tokens.hash;
  Lists by_noun;
  CandidateIndex last = no_candidate;
  const auto pass = [&](CandidateIndex i) {
    if (!agreement(work, i)) return;
    by_noun.add(hash[work[i].head], i);
    last = i;
  };
  for (CandidateIndex i = 0; i < work.size(); pass(i++)) {
    if (!agreement(work, i) || work[i].kind != MentionKind::Nominal) continue;
    if (!points_back(work[i]) || tells_which(work, i)) continue;
    const CandidateIndex found =
        nearest_before(by_noun.at(hash[work[i].head]), i,
                       [&](CandidateIndex j) { return !work.clusters.same(i, j); });
    // "our commerce treaty of 1957" after "the Treaty" of another name is another.
    if (found != no_candidate && (alone(work[i]) || undescribed(work, found) ||
                                  (alone(work[found]) && says_no_more(work, i, found)))) {
      work.clusters.merge(found, i);
      continue;
    }
    // "the document", "the deal": whatever was agreed last.
    const std::string_view head = work.reading.document.form(work[i].head);
    if (found == no_candidate && alone(work[i]) && (head == "document" || head == "deal")) {
      if (last != no_candidate) work.clusters.merge(last, i);
    }
  }
}

}  // namespace newsgraph::coref
