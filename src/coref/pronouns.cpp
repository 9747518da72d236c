// he, she, his, her: linked only when the words around leave one person. it: only where a state or
// body tells of itself ("Norland said it had recalled its envoy").

#include "coref/pronouns.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "newsgraph/nlp/labels.hpp"

#include "coref/sieve.hpp"

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;

char cluster_gender(const Work& work, CandidateIndex index) {
  for (const CandidateIndex member : work.clusters.unlike(index)) {
    if (work[member].gender != 0) return work[member].gender;
  }
  return 0;
}

/// Persons mentioned in [first, last) outside of quotations whose gender is not the other one, in
/// text order, each once.
std::vector<CandidateIndex> persons_in(const Work& work, TokenSpan span, char gender) {
  std::vector<CandidateIndex> persons;
  const Lookup::Range range = work.lookup.beginning_in(span);
  for (CandidateIndex i = range.first; i < range.last; ++i) {
    if (work[i].type != "Person" || work[i].kind == MentionKind::Pronoun || work[i].said_of) {
      continue;
    }
    if (!span.contains(work[i].tokens) || work.reading.quoted(work[i].tokens.first)) {
      continue;
    }
    const char known = cluster_gender(work, i);
    if (known != 0 && known != gender) continue;
    const bool seen = std::ranges::any_of(
        persons, [&](CandidateIndex other) { return work.clusters.same(i, other); });
    if (!seen) persons.push_back(i);
  }
  return persons;
}

/// First person of a sentence who is nobody's complement: nothing but his own title before him.
CandidateIndex opening_person(const Work& work, TokenSpan sentence, char gender) {
  const std::vector<CandidateIndex> persons = persons_in(work, sentence, gender);
  return persons.empty() ? no_candidate : persons.front();
}

/// Whether a word is the subject of the main clause of its sentence, or of a clause beside it.
bool is_main_subject(const Document& document, TokenIndex token) {
  const Tokens& tokens = document.tokens;
  if (tokens.head.size() != tokens.size()) return false;
  const auto label = [&](TokenIndex t) {
    return nlp::universal(nlp::deprel_names()[tokens.deprel[t]]);
  };
  if (label(token) != "nsubj") return false;
  TokenIndex verb = tokens.head[token];
  while (verb != no_token && label(verb) == "conj") verb = tokens.head[verb];
  return verb != no_token && (label(verb) == "root" || label(verb) == "parataxis");
}

/// The subject of the sentence before goes on to be the subject: of several persons there the one
/// who is its main subject; no_candidate when that is nobody or not clear.
CandidateIndex main_subject(const Work& work, const std::vector<CandidateIndex>& persons) {
  CandidateIndex found = no_candidate;
  for (const CandidateIndex person : persons) {
    const TokenSpan tokens = work[person].tokens;
    bool subject = false;
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      subject = subject || is_main_subject(work.reading.document, t);
    }
    if (!subject) continue;
    if (found != no_candidate) return no_candidate;
    found = person;
  }
  return found;
}

std::string_view relation_of(const Document& document, TokenIndex token) {
  return nlp::universal(nlp::deprel_names()[document.tokens.deprel[token]]);
}

/// "Norland [said] it would": the subject of the verb whose complement the clause of "it" is;
/// no_token when "it" is no subject of such a clause.
TokenIndex teller_of(const Reading& reading, TokenIndex it) {
  const Document& document = reading.document;
  const Tokens& tokens = document.tokens;
  if (tokens.head.size() != tokens.size() || tokens.head[it] == no_token) return no_token;
  // Parsers take "it is ready to" for "it is good to".
  const std::string_view relation = relation_of(document, it);
  const bool minded = reading.facts.is(tokens.head[it], word::MindWord);
  if (relation != "nsubj" && !(relation == "expl" && minded)) return no_token;
  TokenIndex verb = tokens.head[it];
  const auto up_conjuncts = [&](TokenIndex word) {
    while (word != no_token && relation_of(document, word) == "conj") word = tokens.head[word];
    return word;
  };
  verb = up_conjuncts(verb);
  if (verb == no_token || relation_of(document, verb) != "ccomp") return no_token;
  const TokenSpan sentence = document.sentences[tokens.sentence[it]].tokens;
  for (TokenIndex teller = tokens.head[verb]; teller != no_token;) {
    for (TokenIndex t = sentence.first; t < it; ++t) {
      if (tokens.head[t] == teller && relation_of(document, t) == "nsubj") return t;
    }
    if (relation_of(document, teller) != "conj") return no_token;
    teller = tokens.head[teller];
  }
  return no_token;
}

/// States and bodies by the noun that says what they are, the first mention of each.
class Tellers {
 public:
  Tellers(const Reading& reading, const Candidates& candidates) : reading_(reading) {
    const auto& ontology = reading.knowledge.ontology;
    for (CandidateIndex i = 0; i < candidates.size(); ++i) {
      const Candidate& candidate = candidates[i];
      if (candidate.kind == MentionKind::Pronoun) continue;
      if (ontology.is_a(candidate.type, "Country") ||
          ontology.is_a(candidate.type, "Organization")) {
        by_head_.emplace(candidate.head, i);
      }
    }
  }
  /// The state or body that tells of itself as "it"; no_candidate when it is somebody else or
  /// nobody.
  CandidateIndex of(TokenIndex it) const {
    const auto found = by_head_.find(teller_of(reading_, it));
    return found == by_head_.end() ? no_candidate : found->second;
  }

 private:
  const Reading& reading_;
  std::unordered_map<TokenIndex, CandidateIndex> by_head_;
};

}  // namespace

void find_pronouns(const Reading& reading, Candidates& candidates) {
  const auto& facts = reading.facts;
  const Tellers tellers(reading, candidates);
  for (TokenIndex token = 0; token < facts.size(); ++token) {
    if (facts.form_is(token, "it") && reading.zone(token) == Zone::Body && !reading.quoted(token)) {
      const CandidateIndex teller = tellers.of(token);
      if (teller == no_candidate) continue;
      Candidate candidate;
      candidate.tokens = {token, token + 1};
      candidate.kind = MentionKind::Pronoun;
      candidate.type = candidates[teller].type;
      candidate.head = token;
      candidate.needs_antecedent = true;
      candidates.push_back(std::move(candidate));
      continue;
    }
    const bool male = facts.is(token, word::MalePronoun);
    if (!male && !facts.is(token, word::FemalePronoun)) continue;
    if (reading.zone(token) != Zone::Body || reading.quoted(token)) continue;
    Candidate candidate;
    candidate.tokens = {token, token + 1};
    candidate.kind = MentionKind::Pronoun;
    candidate.type = "Person";
    candidate.head = token;
    candidate.gender = male ? 'm' : 'f';
    candidate.needs_antecedent = true;
    candidates.push_back(std::move(candidate));
  }
}

void pronouns(Work& work) {
  const auto& document = work.reading.document;
  const Tellers tellers(work.reading, work.candidates);
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (work[i].kind != MentionKind::Pronoun) continue;
    const TokenIndex token = work[i].tokens.first;
    if (work[i].type != "Person") {
      const CandidateIndex teller = tellers.of(token);
      if (teller != no_candidate) work.clusters.merge(teller, i);
      continue;
    }
    const std::uint32_t sentence = document.tokens.sentence[token];
    const TokenSpan own = document.sentences[sentence].tokens;
    std::vector<CandidateIndex> persons = persons_in(work, {own.first, token}, work[i].gender);
    if (persons.size() == 1) {
      work.clusters.merge(persons.front(), i);
      continue;
    }
    if (!persons.empty() || sentence == 0) continue;
    const Sentence& previous = document.sentences[sentence - 1];
    if (previous.zone != Zone::Body) continue;
    // Another "he" there has told already who is spoken of.
    CandidateIndex found = opening_person(work, previous.tokens, work[i].gender);
    const Lookup::Range there = work.lookup.beginning_in(previous.tokens);
    for (CandidateIndex j = there.first; j < there.last && found == no_candidate; ++j) {
      if (work[j].kind == MentionKind::Pronoun && work[j].gender == work[i].gender &&
          work.clusters.members(j).size() > 1) {
        found = j;
      }
    }
    if (found == no_candidate) continue;
    persons = persons_in(work, previous.tokens, work[i].gender);
    const bool opens = token == own.first;
    if (persons.size() <= 1 || opens) {
      work.clusters.merge(found, i);
    } else if (is_main_subject(document, token)) {
      const CandidateIndex subject = main_subject(work, persons);
      if (subject != no_candidate) work.clusters.merge(subject, i);
    }
  }
}

}  // namespace newsgraph::coref
