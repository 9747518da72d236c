// Rules over trees. A sequence with a verb says the same of a tree as of words: the slot before the
// verb is its subject, a slot right after it its object, a word and a slot behind it a
// prepositional phrase, a class of nouns its object ("held [talks]"), on which phrases may hang as
// well as on the verb, "that" and a slot the subject of the clause that the verb governs, a last
// "to" its infinitive. What stands between is no matter, nor where the phrases stand. Sequences
// that say more (two words in a row that are no preposition, a gerund) are left to the words.

#include <algorithm>

#include "extract/match.hpp"
#include "extract/tree.hpp"

namespace newsgraph::extract {
namespace {

class TreeMatcher {
 public:
  TreeMatcher(const Surface& surface, const Rule& rule, const Sequence& sequence, TokenIndex verb)
      : surface_(surface),
        tree_(surface.tree()),
        fitter_(surface, rule),
        language_(surface.language()),
        sequence_(sequence),
        sentence_(surface.sentence_of(verb)),
        verb_(verb) {}

  std::vector<Match> match() {
    if (!read_verb()) return {};
    match_.core.push_back(match_.group->tokens);
    match_.extent = match_.group->tokens;
    std::size_t first = 0;
    if (first < sequence_.anchor && sequence_.elements[first].kind == Element::Kind::Begin) ++first;
    if (sequence_.anchor - first > 1) return {};
    if (first == sequence_.anchor) {
      step(sequence_.anchor + 1, verb_, false);
      return std::move(found_);
    }
    const Element& left = sequence_.elements[first];
    if (left.kind != Element::Kind::Slot) return {};
    std::vector<TokenIndex> subjects = tree_.subjects(verb_);
    const std::vector<TokenIndex> sayers = sayers_of(subjects);
    said_of_itself_ = !sayers.empty();
    fill(left, said_of_itself_ ? sayers : subjects,
         [&] { step(sequence_.anchor + 1, verb_, false); });
    return std::move(found_);
  }

 private:
  /// "Norland said that [it] had attacked Riverton", "rejected claims that [it] had": the state or
  /// body that says so. Empty when the subject is another word.
  std::vector<TokenIndex> sayers_of(const std::vector<TokenIndex>& subjects) const {
    if (subjects.size() != 1 || !surface_.is_text(subjects.front(), "it")) return {};
    if (!surface_.headed_by(subjects.front()).empty()) return {};
    TokenIndex clause = verb_;
    while (clause != no_token && (tree_.relation(clause) == Relation::OpenComplement ||
                                  tree_.relation(clause) == Relation::Coordinated)) {
      clause = tree_.head(clause);
    }
    if (clause == no_token) return {};
    const Relation relation = tree_.relation(clause);
    TokenIndex verb = tree_.head(clause);
    if (relation == Relation::Clause && verb != no_token &&
        surface_.is(verb, language_.claim_noun)) {
      verb = tree_.head(verb);
    } else if (relation != Relation::ClosedComplement) {
      return {};
    }
    if (verb == no_token) return {};
    const bool says = surface_.is(verb, language_.speech) || surface_.is(verb, language_.denial) ||
                      surface_.is(verb, language_.reject);
    return says ? tree_.subjects(verb) : std::vector<TokenIndex>{};
  }

  /// Whether the verb has the voice of the element, and its words as a group.
  bool read_verb() {
    const Element& element = sequence_.elements[sequence_.anchor];
    const bool passive = element.kind == Element::Kind::Passive;
    if (!passive && element.kind != Element::Kind::Verb) return false;
    if (tree_.upos(verb_) != Upos::Verb || surface_.has_shape(verb_, AllUpper)) return false;
    const std::uint8_t forms =
        language_.vocabulary.forms_in(surface_.word(verb_), element.word_class);
    if (forms == 0) return false;
    match_.group = read_verb_group(surface_, verb_, forms);
    if (!match_.group) return false;
    // "urged Berg to sign": whose act it is, control tells; of other infinitives nothing does.
    if (match_.group->infinitive && tree_.relation(verb_) != Relation::OpenComplement &&
        tree_.relation(verb_) != Relation::Clause) {
      return false;
    }
    if (tree_.is_passive(verb_) != passive) return false;
    // A participle alone says nothing of tense; in the passive it is a reduced clause.
    return passive || (!match_.group->passive && !match_.group->participle);
  }

  /// Tries every chunk whose head is one of `heads`, the longest of each first; those that a longer
  /// one covers are done with.
  template <typename Next>
  void fill(const Element& element, const std::vector<TokenIndex>& heads, Next next) {
    TokenIndex covered = 0;
    auto& slot = match_.slots[static_cast<std::size_t>(element.slot)];
    for (const TokenIndex head : heads) {
      if (head < covered) continue;
      for (const std::uint32_t index : surface_.headed_by(head)) {
        const Chunk& chunk = surface_.chunks()[index];
        if (!fitter_.fits(element, chunk, sentence_)) continue;
        if (said_of_itself_ && element.slot == SlotName::Subject &&
            (chunk.roots & PersonRoot) != 0) {
          continue;
        }
        const auto before = match_.extent;
        slot = index;
        match_.extent.last = std::max(match_.extent.last, chunk.tokens.last);
        const std::size_t had = found_.size();
        next();
        slot.reset();
        match_.extent = before;
        if (found_.size() == had) continue;
        covered = chunk.tokens.last;
        break;
      }
    }
  }

  bool has_preposition(TokenIndex nominal, const Element& word) const {
    return std::ranges::any_of(tree_.children(nominal), [&](TokenIndex c) {
      return tree_.relation(c) == Relation::Case && fits_word(word, c);
    });
  }
  bool fits_word(const Element& element, TokenIndex token) const {
    if (element.kind == Element::Kind::Word) return surface_.word(token) == element.word;
    return surface_.is(token, element.word_class);
  }
  bool is_preposition(const Element& element) const {
    return element.kind == Element::Kind::Word &&
           language_.vocabulary.in_class(element.word, language_.preposition);
  }

  /// Nominals with that preposition on the verb, on a noun matched before, or on the verb's object:
  /// where a phrase hangs is what parsers are least sure of.
  std::vector<TokenIndex> phrases(const Element& preposition, TokenIndex governor) const {
    std::vector<TokenIndex> heads;
    const auto add = [&](TokenIndex from) {
      for (const TokenIndex c : tree_.children(from)) {
        const Relation relation = tree_.relation(c);
        if (relation != Relation::Oblique && relation != Relation::Nominal) continue;
        if (!has_preposition(c, preposition)) continue;
        const auto all = tree_.with_conjuncts(c);
        heads.insert(heads.end(), all.begin(), all.end());
      }
    };
    add(verb_);
    if (governor != verb_) add(governor);
    for (const TokenIndex object : tree_.objects(verb_)) {
      if (object != governor) add(object);
    }
    std::ranges::sort(heads);
    heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
    return heads;
  }

  /// Matches the elements from `index` on. `governor` is the verb or the noun matched last;
  /// `after_noun` whether an element stood between.
  void step(std::size_t index, TokenIndex governor, bool after_noun) {
    index = behind_gaps(index);
    if (index == sequence_.elements.size()) {
      found_.push_back(match_);
      return;
    }
    const Element& element = sequence_.elements[index];
    switch (element.kind) {
      case Element::Kind::Slot:
        if (after_noun) return;
        fill(element, tree_.objects(verb_), [&] { step(index + 1, governor, true); });
        owner(element, index + 1);
        // "said Norland must pay": a clause without "that".
        if (index + 1 < sequence_.elements.size() && tree_.objects(verb_).empty()) {
          complement(index);
        }
        return;
      case Element::Kind::End:
        if (after_noun || tree_.objects(verb_).empty()) step(index + 1, governor, after_noun);
        return;
      case Element::Kind::Word:
      case Element::Kind::Class:
        if (element.kind == Element::Kind::Word && element.word == language_.that_word) {
          if (!after_noun && governor == verb_) complement(index + 1);
        } else if (element.kind == Element::Kind::Word && element.word == language_.to_word &&
                   governor == verb_ && !after_noun && infinitive(index + 1)) {
          return;
        } else if (is_preposition(element)) {
          phrase(element, index + 1, governor);
        } else if (!after_noun) {
          noun(element, index, tree_.objects(verb_));
        }
        return;
      default:
        return;
    }
  }

  /// "demanded that [Hamas] renounce violence": the slot is who acts in the clause, words behind it
  /// its verb or what helps the verb.
  void complement(std::size_t index) {
    index = behind_gaps(index);
    if (index == sequence_.elements.size()) return;
    const Element& slot = sequence_.elements[index];
    if (slot.kind != Element::Kind::Slot) return;
    for (const TokenIndex clause : tree_.children(verb_)) {
      if (tree_.relation(clause) != Relation::ClosedComplement) continue;
      fill(slot, tree_.subjects(clause), [&] { clause_words(index + 1, clause); });
    }
  }

  void clause_words(std::size_t index, TokenIndex clause) {
    index = behind_gaps(index);
    if (index == sequence_.elements.size()) {
      found_.push_back(match_);
      return;
    }
    const Element& element = sequence_.elements[index];
    if (element.kind != Element::Kind::Class && element.kind != Element::Kind::Word) return;
    const bool helped = std::ranges::any_of(tree_.children(clause), [&](TokenIndex c) {
      return tree_.relation(c) == Relation::Auxiliary && fits_word(element, c);
    });
    if (helped || fits_word(element, clause)) clause_words(index + 1, clause);
  }

  /// "rejected [Norland]'s latest offer", "an [Estlander] proposal": the slot hangs on an object
  /// that is the noun behind it in the pattern.
  void owner(const Element& slot, std::size_t index) {
    if (index >= sequence_.elements.size()) return;
    const Element& mark = sequence_.elements[index];
    const bool marked = mark.kind == Element::Kind::Word && mark.word == language_.possessive_word;
    if (!marked && !slot.adjectives) return;
    index = behind_gaps(marked ? index + 1 : index);
    if (index == sequence_.elements.size()) return;
    const Element& noun = sequence_.elements[index];
    if (noun.kind != Element::Kind::Class && noun.kind != Element::Kind::Word) return;
    if (is_preposition(noun)) return;
    for (const TokenIndex head : tree_.objects(verb_)) {
      if (!fits_word(noun, head)) continue;
      for (const TokenIndex c : tree_.children(head)) {
        const Relation relation = tree_.relation(c);
        const bool fits = marked
                              ? relation == Relation::Possessor
                              : relation == Relation::Adjective || relation == Relation::Compound;
        if (!fits) continue;
        match_.core.push_back({head, head + 1});
        fill(slot, tree_.with_conjuncts(c), [&] { step(index + 1, head, true); });
        match_.core.pop_back();
      }
    }
  }

  /// "threatened to deliver blows to Norland": what follows hangs on the infinitive. Whether the
  /// pattern goes on with one.
  bool infinitive(std::size_t index) {
    index = behind_gaps(index);
    if (index == sequence_.elements.size()) return false;
    const Element& element = sequence_.elements[index];
    if (element.kind != Element::Kind::Class) return false;
    const TokenIndex outer = verb_;
    for (const TokenIndex c : tree_.children(outer)) {
      if (tree_.relation(c) != Relation::OpenComplement || tree_.upos(c) != Upos::Verb) continue;
      if (element.word_class != language_.verb && !fits_word(element, c)) continue;
      match_.core.push_back({c, c + 1});
      verb_ = c;
      step(index + 1, c, false);
      verb_ = outer;
      match_.core.pop_back();
    }
    return true;
  }

  /// "urged Norland to sign": the infinitive that a last "to" stands for.
  bool opens_infinitive() const {
    return std::ranges::any_of(tree_.children(verb_), [&](TokenIndex c) {
      return tree_.relation(c) == Relation::OpenComplement && tree_.upos(c) == Upos::Verb;
    });
  }

  std::size_t behind_gaps(std::size_t index) const {
    while (index < sequence_.elements.size() &&
           sequence_.elements[index].kind == Element::Kind::Gap) {
      ++index;
    }
    return index;
  }

  /// A preposition and what stands behind it: a slot or a noun.
  void phrase(const Element& preposition, std::size_t index, TokenIndex governor) {
    index = behind_gaps(index);
    if (index == sequence_.elements.size()) {
      if (preposition.word == language_.to_word && opens_infinitive()) found_.push_back(match_);
      return;
    }
    const Element& element = sequence_.elements[index];
    std::vector<TokenIndex> heads = phrases(preposition, governor);
    const auto mark = [&](TokenIndex head) {
      for (const TokenIndex c : tree_.children(head)) {
        if (tree_.relation(c) == Relation::Case) match_.core.push_back({c, c + 1});
      }
    };
    if (element.kind == Element::Kind::Slot) {
      for (const TokenIndex head : heads) {
        const std::size_t had = match_.core.size();
        mark(head);
        fill(element, {head}, [&] { step(index + 1, governor, true); });
        match_.core.resize(had);
      }
    } else if (element.kind == Element::Kind::Class || element.kind == Element::Kind::Word) {
      if (!is_preposition(element)) noun(element, index, heads);
    }
  }

  void noun(const Element& element, std::size_t index, const std::vector<TokenIndex>& heads) {
    for (const TokenIndex head : heads) {
      if (!fits_word(element, head)) continue;
      match_.core.push_back({head, head + 1});
      const auto before = match_.extent;
      match_.extent.last = std::max(match_.extent.last, head + 1);
      step(index + 1, head, true);
      match_.extent = before;
      match_.core.pop_back();
    }
  }

  const Surface& surface_;
  const Tree& tree_;
  SlotFitter fitter_;
  const Language& language_;
  const Sequence& sequence_;
  TokenSpan sentence_;
  TokenIndex verb_;
  bool said_of_itself_ = false;  ///< The subject stands for "it".
  Match match_;
  std::vector<Match> found_;
};

}  // namespace

std::vector<Match> match_tree(const Surface& surface, const Rule& rule, const Sequence& sequence,
                              TokenIndex anchor) {
  if (surface.tree().empty()) return {};
  return TreeMatcher(surface, rule, sequence, anchor).match();
}

}  // namespace newsgraph::extract
