#include "nlp/time_tense.hpp"

#include <algorithm>
#include <string_view>

#include "newsgraph/text/tokenizer.hpp"

#include "nlp/word_list.hpp"

namespace newsgraph::nlp {
namespace {

namespace word = knowledge::word;

// A clause begins after these.
constexpr WordList clause_starts({"that", "which", "who", "whose", "whom", "where", "when", "while",
                                  "if", "because", "whether", "although", "though", ";", ":",
                                  "\xe2\x80\x94"});
constexpr WordList relative_pronouns({"which", "who", "whose", "whom", "where", "when"});
// They end in "-ed" and are no verbs.
constexpr WordList not_past({"indeed", "need",   "hundred",       "united",  "sacred",
                             "speed",  "feed",   "seed",          "red",     "bed",
                             "embed",  "exceed", "proceed",       "succeed", "breed",
                             "bleed",  "shed",   "unprecedented", "armed",   "agreed"});
constexpr WordList until_words({"until", "till"});
// What they move or stretch ends ahead: "extended to May 1", "closed until Friday".
constexpr WordList stretch_words({"extended", "postponed", "moved", "delayed", "rescheduled",
                                  "adjourned", "suspended", "closed", "banned", "barred", "jailed",
                                  "pushed", "deferred", "renewed", "prolonged", "remanded",
                                  "shifted", "set"});
constexpr WordList modals({"must", "should", "may", "might", "can"});
constexpr std::uint64_t word_by = text::hash_folded("by");
constexpr std::uint64_t word_for = text::hash_folded("for");
constexpr std::uint64_t word_since = text::hash_folded("since");
constexpr std::uint64_t word_ahead = text::hash_folded("ahead");
constexpr std::uint64_t word_of = text::hash_folded("of");
constexpr std::uint64_t word_to = text::hash_folded("to");
constexpr std::uint64_t word_agreed = text::hash_folded("agreed");
constexpr std::uint64_t word_being = text::hash_folded("being");
constexpr std::uint64_t comma = text::hash_folded(",");
constexpr std::uint64_t possessive = text::hash_folded("'s");

class Clause {
 public:
  Clause(const Document& document, const knowledge::Lexicon& lexicon, TokenSpan sentence)
      : document_(document), lexicon_(lexicon), sentence_(sentence) {}

  std::uint64_t hash(TokenIndex token) const { return document_.tokens.hash[token]; }
  bool lower(TokenIndex token) const { return (document_.tokens.shape[token] & AllLower) != 0; }

  bool past(TokenIndex token) const {
    if (!lower(token)) return false;
    if (!document_.tokens.upos.empty()) {
      const Upos upos = document_.tokens.upos[token];
      if (upos != Upos::None && upos != Upos::Verb && upos != Upos::Aux && upos != Upos::Adj) {
        return false;
      }
      // "his announced visit": a word of the noun.
      if (upos == Upos::Adj && token + 1 < sentence_.last &&
          document_.tokens.upos[token + 1] == Upos::Noun) {
        return false;
      }
    }
    if (lexicon_.is(hash(token), word::PastVerb)) return true;
    const std::string_view form = document_.form(token);
    return form.size() > 3 && form.ends_with("ed") && !not_past.contains(hash(token));
  }

  /// "to meet": the token is "to" and a plain verb follows, as far as the surface tells.
  bool infinitive(TokenIndex token) const {
    if (hash(token) != word_to || token + 1 >= sentence_.last || !lower(token + 1)) return false;
    const TokenIndex verb = token + 1;
    if (!document_.tokens.upos.empty() && document_.tokens.upos[verb] != Upos::None) {
      return document_.tokens.upos[verb] == Upos::Verb || document_.tokens.upos[verb] == Upos::Aux;
    }
    constexpr std::uint64_t no_verbs =
        word::Article | word::Definite | word::Possessive | word::Quantifier | word::Number |
        word::Pronoun | word::Preposition | word::Conjunction | word::Adverb | word::OrdinalWord;
    if (lexicon_.is(hash(verb), no_verbs)) return false;
    const std::string_view form = document_.form(verb);
    const bool plural = form.ends_with("s") && !form.ends_with("ss") && !form.ends_with("us");
    return !plural && !form.ends_with("ing");
  }

  /// What a token says of time; `from` is where the search came from.
  Direction cue(TokenIndex token) const {
    if (lower(token) || hash(token) == text::hash_folded("will")) {
      if (lexicon_.is(hash(token), word::PlanWord)) return Direction::Future;
      if (modals.contains(hash(token))) return Direction::Future;
    }
    if (infinitive(token)) return aim(token);
    if (past(token)) return auxiliary_chain(token);
    return Direction::None;
  }

  Direction back(TokenIndex from) const {
    for (TokenIndex i = from; i > sentence_.first; --i) {
      const TokenIndex token = i - 1;
      if (clause_starts.contains(hash(token))) return Direction::None;
      // "agreed in July to a project": no infinitive stands between
      const bool agreed = hash(token) == word_agreed && !document_.tokens.upos.empty() &&
                          document_.tokens.upos[token] == Upos::Verb;
      if (agreed) return Direction::Past;
      const Direction direction = cue(token);
      if (direction != Direction::None) return direction;
    }
    return Direction::None;
  }

  /// What the verb itself says of time, by its form and its auxiliaries; "is being held" and
  /// "was glad to meet" say nothing.
  Direction of_verb(TokenIndex verb) const {
    const std::uint64_t before_it = verb > sentence_.first ? hash(verb - 1) : 0;
    if (before_it == word_being || before_it == word_to) return Direction::None;
    if (lexicon_.is(hash(verb), word::PlanWord)) return Direction::Future;
    const Direction before = auxiliary_chain(verb);
    return before == Direction::Past && !past(verb) && hash(verb) != word_agreed ? Direction::None
                                                                                 : before;
  }

  /// Whether a verb that moves or stretches something governs the words from a token on.
  bool stretched(TokenIndex from) const {
    for (TokenIndex i = from; i > sentence_.first; --i) {
      const TokenIndex token = i - 1;
      if (clause_starts.contains(hash(token))) return false;
      if (stretch_words.contains(hash(token))) return true;
      if (past(token)) return false;
    }
    return false;
  }

  /// "did not answer until Friday": it was answered then.
  bool negated(TokenIndex from) const {
    for (TokenIndex i = from; i > sentence_.first; --i) {
      if (clause_starts.contains(hash(i - 1))) return false;
      if (lexicon_.is(hash(i - 1), word::Negation)) return true;
    }
    return false;
  }

  Direction forward(TokenIndex from) const {
    bool relative = false;
    for (TokenIndex token = from; token < sentence_.last; ++token) {
      if (relative) {
        relative = hash(token) != comma;
        continue;
      }
      if (relative_pronouns.contains(hash(token)) && token > from && hash(token - 1) == comma) {
        relative = true;
        continue;
      }
      if (token > from && clause_starts.contains(hash(token))) return Direction::None;
      const Direction direction = cue(token);
      if (direction != Direction::None) return direction;
    }
    return Direction::None;
  }

 private:
  /// "will be held" and "is to be held" look ahead though "held" is a past form.
  Direction auxiliary_chain(TokenIndex verb) const {
    for (TokenIndex i = verb; i > sentence_.first; --i) {
      const TokenIndex token = i - 1;
      if (lexicon_.is(hash(token), word::PlanWord)) return Direction::Future;
      if (modals.contains(hash(token))) return Direction::Future;
      if (infinitive(token)) return aim(token);
      if (!lexicon_.is(hash(token), word::Auxiliary | word::Adverb | word::Negation)) break;
    }
    return Direction::Past;
  }

  /// An infinitive looks ahead ("agreed to meet"), unless its aim was reached ("came to attend").
  Direction aim(TokenIndex to) const {
    for (TokenIndex i = to; i > sentence_.first; --i) {
      const TokenIndex token = i - 1;
      if (clause_starts.contains(hash(token))) break;
      if (hash(token) == word_agreed || lexicon_.is(hash(token), word::PlanWord)) break;
      if (past(token)) {
        return lexicon_.is(hash(token), word::MotionVerb) ? Direction::Past : Direction::Future;
      }
    }
    return Direction::Future;
  }

  const Document& document_;
  const knowledge::Lexicon& lexicon_;
  TokenSpan sentence_;
};

}  // namespace

bool is_told_by_verb(const Document& document, const knowledge::Lexicon& lexicon,
                     TokenSpan expression, TokenSpan sentence, Direction direction) {
  const auto& heads = document.tokens.head;
  if (heads.empty() || document.tokens.upos.empty()) return true;
  for (TokenIndex token = expression.first; token < expression.last; ++token) {
    const TokenIndex head = heads[token];
    if (head == no_token || expression.contains(head)) continue;
    return document.tokens.upos[head] == Upos::Verb &&
           Clause(document, lexicon, sentence).of_verb(head) == direction;
  }
  return false;
}

Direction clause_direction(const Document& document, const knowledge::Lexicon& lexicon,
                           TokenSpan expression, TokenSpan sentence) {
  const Clause clause(document, lexicon, sentence);
  if (expression.first > sentence.first) {
    const std::uint64_t before = clause.hash(expression.first - 1);
    if (before == word_since) return Direction::Past;
    if (before == word_to && clause.stretched(expression.first)) return Direction::Future;
    if (until_words.contains(before)) {
      if (clause.negated(expression.first)) return Direction::Past;
      if (clause.stretched(expression.first)) return Direction::Future;
      return clause.back(expression.first) == Direction::Past ? Direction::Past : Direction::Future;
    }
    if (before == word_by) {
      Direction direction = clause.back(expression.first);
      if (direction == Direction::None) direction = clause.forward(expression.last);
      return direction == Direction::None ? Direction::Future : direction;
    }
    const bool alone =
        expression.last >= sentence.last ||
        (clause.hash(expression.last) != possessive &&
         (!clause.lower(expression.last) || lexicon.classes(clause.hash(expression.last)) != 0));
    if (before == word_for && alone) return Direction::Future;
    if (before == word_of && expression.first > sentence.first + 1 &&
        clause.hash(expression.first - 2) == word_ahead) {
      return Direction::Future;
    }
  }
  const Direction direction = clause.back(expression.first);
  return direction != Direction::None ? direction : clause.forward(expression.last);
}

}  // namespace newsgraph::nlp
