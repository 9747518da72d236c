#include "newsgraph/extract/attribution.hpp"

#include <algorithm>
#include <optional>

#include "extract/speech.hpp"

namespace newsgraph::extract {
namespace {

namespace word = knowledge::word;

constexpr std::uint64_t third_person = word::MalePronoun | word::FemalePronoun;
constexpr int longest_apposition = 30;       // tokens between "X," and ", said"
constexpr TokenIndex longest_inversion = 8;  // tokens of title between "said" and a person's name

class AttributionFinder {
 public:
  explicit AttributionFinder(const SpeechView& view) : view_(view), document_(view.document()) {}

  std::vector<Attribution> find() {
    for (const Sentence& sentence : document_.sentences) {
      if (sentence.zone != Zone::Title && sentence.zone != Zone::Body) continue;
      sentence_ = sentence.tokens;
      first_of_sentence_ = found_.size();
      for (TokenIndex t = sentence_.first; t < sentence_.last; ++t) read(t);
    }
    return std::move(found_);
  }

 private:
  struct Subject {
    TokenSpan tokens;
    EntityIndex entity = no_entity;
  };

  void read(TokenIndex t) {
    if (view_.is_text(t, "according") && view_.is_text(t + 1, "to")) return read_according_to(t);
    if (!view_.is(t, word::SayVerb | word::QuoteVerb)) return;
    if (!view_.has_shape(t, AllLower)) return;  // "Said" is a name, capitals are headlines
    if (is_noun(t)) return;
    Attribution attribution;
    attribution.verb = t;
    if (cites(t)) {
      if (const auto cited = object_of(t))
        return add(attribution, Attribution::Form::Cited, *cited);
      return;
    }
    if (view_.is_text(t, "saying") && t > sentence_.first && view_.is_text(t - 1, "as")) {
      return read_saying(t);
    }
    if (inverted(t)) {
      if (const auto subject = subject_after(t)) {
        return add(attribution, Attribution::Form::After, *subject);
      }
    }
    const auto subject = subject_before(t);
    if (!subject) return;
    const TokenIndex begin = subject->tokens.first;
    const bool set_off =
        begin > sentence_.first && (view_.is_text(begin - 1, ",") || view_.is_dash(begin - 1) ||
                                    view_.is_quote_mark(begin - 1));
    // "In Riga, X said, “…”" looks on; "“…,” X said, “…”" looks back as well.
    const bool words_behind =
        set_off && (view_.is_quote_mark(begin - 1) ||
                    (begin > sentence_.first + 1 && view_.is_quote_mark(begin - 2)));
    const bool words_ahead = view_.is_quote_mark(t + 1) ||
                             (view_.has_shape(t + 1, Punctuation) && view_.is_quote_mark(t + 2));
    const bool trails = set_off && ends_after(t) && (words_behind || !words_ahead);
    add(attribution, trails ? Attribution::Form::After : Attribution::Form::Before, *subject);
  }

  /// "a call", "the report", "his comments": the word is a noun here.
  bool is_noun(TokenIndex t) const {
    if (!document_.tokens.upos.empty() && document_.tokens.upos[t] != Upos::None) {
      return document_.tokens.upos[t] == Upos::Noun || document_.tokens.upos[t] == Upos::Propn;
    }
    if (t == sentence_.first) return false;
    const TokenIndex before = t - 1;
    if (view_.is(before, word::Article | word::Possessive) || view_.is_clitic_s(before))
      return true;
    // "such reports", "in reply", "press statement"; "which states" is a verb
    return view_.is(before, word::Quantifier) ||
           (view_.is(before, word::Preposition) && !view_.is_text(before, "without") &&
            !document_.form(t).ends_with("ing"));
  }

  bool cites(TokenIndex t) const {
    if (!view_.is_text(t, "quoted") && !view_.is_text(t, "cited") && !view_.is_text(t, "quoting") &&
        !view_.is_text(t, "quotes") && !view_.is_text(t, "citing")) {
      return false;
    }
    return t == sentence_.first || !is_be(t - 1);
  }

  bool is_be(TokenIndex t) const {
    return view_.is_text(t, "was") || view_.is_text(t, "were") || view_.is_text(t, "is") ||
           view_.is_text(t, "been") || view_.is_text(t, "are") || view_.is_text(t, "be");
  }

  /// "the agency quoted X as saying": X.
  std::optional<Subject> object_of(TokenIndex t) const {
    for (const Voice* voice :
         view_.inside({t + 1, std::min(sentence_.last, t + longest_inversion)})) {
      if (view_.is_text(voice->tokens.last, "as")) return Subject{voice->tokens, voice->entity};
    }
    if (view_.is(t + 1, third_person) && view_.is_text(t + 2, "as")) {
      return Subject{{t + 1, t + 2}, last_speaker(t + 1)};
    }
    return std::nullopt;
  }

  /// "X was quoted as saying", "quoted X as saying": the words follow "saying".
  void read_saying(TokenIndex t) {
    for (std::size_t i = found_.size(); i > first_of_sentence_; --i) {
      if (found_[i - 1].form != Attribution::Form::Cited) continue;
      found_[i - 1].content = {t + 1, sentence_.last};
      found_[i - 1].verb = t;
      return;
    }
    for (TokenIndex i = t; i > sentence_.first; --i) {
      if (!view_.is_text(i - 1, "quoted") && !view_.is_text(i - 1, "cited")) continue;
      if (const auto subject = subject_before(i - 1)) {
        Attribution attribution;
        attribution.verb = t;
        add(attribution, Attribution::Form::Before, *subject);
      }
      return;
    }
  }

  void read_according_to(TokenIndex t) {
    const TokenSpan near{t + 2, std::min(sentence_.last, t + 2 + longest_inversion)};
    for (const Voice* voice : view_.inside(near)) {
      // An agency hands on what others say.
      if (view_.is_media(voice->entity)) return;
      // Titles and adjectives may stand before a person; nothing else.
      if (crosses_phrase({t + 2, voice->tokens.first})) break;
      if (!voice->person && voice->tokens.first != t + 2 && !view_.is(t + 2, word::Article))
        continue;
      if (!voice->person && person_follows(voice->tokens.last)) continue;
      Attribution attribution;
      attribution.verb = t;
      attribution.form = Attribution::Form::AccordingTo;
      attribution.speaker = voice->entity;
      attribution.speaker_tokens = voice->tokens;
      attribution.content = t > sentence_.first + 1 ? TokenSpan{sentence_.first, t}
                                                    : TokenSpan{voice->tokens.last, sentence_.last};
      found_.push_back(attribution);
      return;
    }
    if (view_.is(t + 2, third_person)) {
      Attribution attribution;
      attribution.verb = t;
      attribution.form = Attribution::Form::AccordingTo;
      attribution.speaker = last_speaker(t + 2);
      attribution.speaker_tokens = {t + 2, t + 3};
      attribution.content = {t + 3, sentence_.last};
      found_.push_back(attribution);
    }
  }

  /// ", said X", "“…” said X": the verb comes first.
  bool inverted(TokenIndex t) const {
    if (t == sentence_.first) return view_.is(t, word::SayVerb) && t > 0;
    return view_.is_text(t - 1, ",") || view_.is_dash(t - 1) || view_.is_quote_mark(t - 1);
  }

  bool person_follows(TokenIndex t) const {
    for (TokenIndex i = t; i < sentence_.last && i < t + 5; ++i) {
      if (crosses_phrase({t, i})) return false;
      const Voice* voice = view_.from(i);
      if (voice != nullptr && voice->person) return true;
    }
    return false;
  }

  /// Whether something other than a title or an adjective stands in a span.
  bool crosses_phrase(TokenSpan tokens) const {
    for (TokenIndex i = tokens.first; i < tokens.last; ++i) {
      if (view_.has_shape(i, Punctuation) && !view_.is_dash(i) && !view_.is_clitic_s(i))
        return true;
      if (view_.is(i, word::Preposition | word::Subordinator | word::Conjunction) &&
          !view_.is_text(i, "of") && !view_.is_text(i, "for") && !view_.is_text(i, "and")) {
        return true;
      }
      if (view_.is(i, word::Auxiliary | word::SayVerb)) return true;
    }
    return false;
  }

  std::optional<Subject> subject_after(TokenIndex t) const {
    TokenIndex first = t + 1;
    while (first < sentence_.last && view_.is(first, word::Adverb)) ++first;
    const Voice* organisation = nullptr;
    for (TokenIndex i = first; i < sentence_.last && i < first + longest_inversion; ++i) {
      if (crosses_phrase({first, i})) break;
      const Voice* voice = view_.from(i);
      if (voice == nullptr) continue;
      if (voice->person && i > first && view_.is(i - 1, word::Preposition)) {
        return named_behind(*voice);
      }
      if (voice->person) {
        const bool completes = i > first && view_.is(i - 1, word::Preposition);
        if (!completes) return Subject{{first, voice->tokens.last}, voice->entity};
        // "said the spokesman for Berg, Anna Kask": the name behind the comma, else nobody known.
        const Voice* named =
            view_.is_text(voice->tokens.last, ",") ? view_.from(voice->tokens.last + 1) : nullptr;
        if (named == nullptr || !named->person)
          return Subject{{first, voice->tokens.last}, no_entity};
        return Subject{{first, named->tokens.last}, named->entity};
      }
      if (organisation == nullptr &&
          (i == first || (i == first + 1 && view_.is(first, word::Article)))) {
        organisation = voice;
      }
    }
    if (organisation != nullptr && !noun_follows(organisation->tokens.last)) {
      return Subject{organisation->tokens, organisation->entity};
    }
    if (view_.is(first, third_person)) return Subject{{first, first + 1}, last_speaker(first)};
    return std::nullopt;
  }

  /// "said the spokesman for [Berg], [Kask]": who only completes a noun is not who speaks.
  std::optional<Subject> named_behind(const Voice& completes) const {
    const TokenIndex comma = completes.tokens.last;
    if (comma + 1 >= sentence_.last || !view_.is_text(comma, ",")) return std::nullopt;
    const Voice* voice = view_.from(comma + 1);
    if (voice == nullptr || !voice->person) return std::nullopt;
    return Subject{voice->tokens, voice->entity};
  }

  /// "said Norland officials": the country does not speak.
  bool noun_follows(TokenIndex t) const {
    return t < sentence_.last && view_.is_word(t) &&
           !view_.is(t, word::Preposition | word::Adverb | word::Conjunction | word::Subordinator |
                            word::Auxiliary | word::Article) &&
           view_.time_at(t) == nullptr;
  }

  /// Nothing that is said follows the verb: the sentence ends, or a circumstance stands there.
  bool ends_after(TokenIndex t) const {
    TokenIndex next = t + 1;
    if (next >= sentence_.last) return true;
    if (view_.is_text(next, ":")) return false;
    if (view_.is_quote_mark(next)) return false;
    if (view_.has_shape(next, Punctuation)) {
      // "…," he said, "…" goes on after the comma as well; what stood before was said all the same.
      return true;
    }
    if (view_.time_at(next) != nullptr || view_.is(next, word::Adverb)) return true;
    return view_.is(next, word::Preposition) || view_.is_text(next, "reporters") ||
           view_.is_text(next, "the") || view_.from(next) != nullptr;
  }

  /// The subject that ends before the verb, past adverbs, auxiliaries, times and appositions.
  std::optional<Subject> subject_before(TokenIndex t) const {
    if (document_.form(t).ends_with("ing")) return subject_of_participle(t);
    TokenIndex i = t;
    while (i > sentence_.first) {
      const TokenIndex last = i - 1;
      if (view_.is(last, word::Negation)) return std::nullopt;
      if (const Voice* voice = view_.to(i)) return whole(*voice);
      if (view_.is(last, third_person)) return Subject{{last, i}, last_speaker(last)};
      if (const TimeExpression* time = view_.time_at(last)) {
        i = time->tokens.first;
        while (i > sentence_.first && view_.is(i - 1, word::Preposition)) --i;
        continue;
      }
      if (view_.is(last, word::Adverb | word::Auxiliary) && !view_.is_text(last, "to")) {
        i = last;
        continue;
      }
      if (view_.is_text(last, "who")) {
        i = last;
        if (i > sentence_.first && view_.is_text(i - 1, ",")) --i;
        if (const Voice* voice = view_.to(i)) return whole(*voice);
        return std::nullopt;
      }
      if (view_.is_text(last, ",")) return before_apposition(last);
      if (view_.is_text(last, "and") || view_.is_text(last, "but")) return coordinated(t);
      if (view_.is_text(last, ")")) {
        while (i > sentence_.first && !view_.is_text(i - 1, "(")) --i;
        if (i == sentence_.first) return std::nullopt;
        --i;
        continue;
      }
      return std::nullopt;
    }
    return std::nullopt;
  }

  /// A voice, or what it only completes: "the spokesman for [Putin]", "officials in [Norland]".
  std::optional<Subject> whole(const Voice& voice) const {
    TokenIndex first = voice.tokens.first;
    while (first > sentence_.first && view_.is(first - 1, word::Article)) --first;
    if (first == sentence_.first || !view_.is(first - 1, word::Preposition)) {
      return Subject{voice.tokens, voice.entity};
    }
    const TokenIndex preposition = first - 1;
    if (preposition == sentence_.first || view_.is_text(preposition - 1, ",")) {
      return Subject{voice.tokens, voice.entity};
    }
    if (const Voice* head = view_.to(preposition)) return Subject{head->tokens, head->entity};
    return std::nullopt;
  }

  /// "X, the head of Y, [said]"; `comma` is the one before the verb.
  std::optional<Subject> before_apposition(TokenIndex comma) const {
    int steps = 0;
    for (TokenIndex i = comma; i > sentence_.first && steps < longest_apposition; --i, ++steps) {
      if (view_.is(i - 1, word::SayVerb)) return std::nullopt;
      if (!view_.is_text(i - 1, ",")) continue;
      const Voice* voice = view_.to(i - 1);
      if (voice != nullptr) return whole(*voice);
    }
    return std::nullopt;
  }

  /// "…, saying", "… and added": who spoke or acted in the sentence before.
  std::optional<Subject> coordinated(TokenIndex t) const {
    for (std::size_t i = found_.size(); i > first_of_sentence_; --i) {
      const Attribution& before = found_[i - 1];
      if (before.form == Attribution::Form::AccordingTo) continue;
      return Subject{before.speaker_tokens, before.speaker};
    }
    return sentence_subject(t);
  }

  std::optional<Subject> subject_of_participle(TokenIndex t) const {
    if (t > sentence_.first) {
      const Voice* voice = view_.to(t);
      if (voice != nullptr && t >= sentence_.first + 2) return whole(*voice);
      // "is saying", "was adding" have their subject before; others share that of the sentence.
      if (is_be(t - 1)) {
        const Voice* subject = view_.to(t - 1);
        if (subject != nullptr) return whole(*subject);
        if (t >= sentence_.first + 2 && view_.is(t - 2, third_person)) {
          return Subject{{t - 2, t - 1}, last_speaker(t - 2)};
        }
        return std::nullopt;
      }
    }
    return coordinated(t);
  }

  /// The first voice of the sentence that no preposition governs; persons before others.
  std::optional<Subject> sentence_subject(TokenIndex before) const {
    const Voice* best = nullptr;
    for (const Voice* voice : view_.inside({sentence_.first, before})) {
      if (view_.quoted(voice->tokens.first) >= 0) continue;
      TokenIndex first = voice->tokens.first;
      while (first > sentence_.first && view_.is(first - 1, word::Article)) --first;
      if (first > sentence_.first && view_.is(first - 1, word::Preposition)) continue;
      if (best == nullptr ||
          (voice->person && !best->person && voice->tokens.first < best->tokens.last + 8)) {
        best = voice;
      }
      if (best->person) break;
    }
    if (best != nullptr) return Subject{best->tokens, best->entity};
    for (TokenIndex i = sentence_.first; i < before && i < sentence_.first + 6; ++i) {
      if (view_.is(i, third_person)) return Subject{{i, i + 1}, last_speaker(i)};
    }
    return std::nullopt;
  }

  /// Whom "he" or "she" at a token means when coreference did not say: who spoke last, else the
  /// person who is subject of the sentence before. Gender must not speak against it.
  EntityIndex last_speaker(TokenIndex pronoun) const {
    if (const Voice* voice = view_.from(pronoun); voice != nullptr && voice->pronoun) {
      return voice->entity;
    }
    // 2: the gender is known and fits, 1: it is unknown, 0: it does not fit.
    const auto fit = [&](EntityIndex entity) {
      if (entity == no_entity) return 0;
      const std::string& gender = feature(document_.entities[entity], "gender");
      if (gender.empty()) return 1;
      return gender.starts_with("f") == view_.is(pronoun, word::FemalePronoun) ? 2 : 0;
    };
    EntityIndex best = no_entity;
    const auto offer = [&](EntityIndex entity) {
      if (fit(entity) > (best == no_entity ? 0 : fit(best))) best = entity;
      return best != no_entity && fit(best) == 2;
    };
    const auto told_of = [&](const Voice& voice) {
      return voice.person && !voice.pronoun && view_.quoted(voice.tokens.first) < 0;
    };
    // Persons named earlier in the same sentence come first: "Berg arrived and he said".
    for (const Voice* voice : view_.inside({sentence_.first, pronoun})) {
      if (told_of(*voice) && offer(voice->entity)) return best;
    }
    if (best != no_entity) return best;
    // Then who spoke last, and the first person of the sentences before, the nearer one first.
    const std::uint32_t here = view_.paragraph(pronoun);
    std::size_t spoken = found_.size();
    std::uint32_t sentence = document_.tokens.sentence[pronoun];
    for (int steps = 0; steps < 6 && sentence > 0; ++steps) {
      const Sentence& before = document_.sentences[--sentence];
      if (before.zone != Zone::Body || here - before.paragraph > 3) break;
      for (; spoken > 0 && found_[spoken - 1].verb >= before.tokens.first; --spoken) {
        if (offer(found_[spoken - 1].speaker)) return best;
      }
      for (const Voice* voice : view_.inside(before.tokens)) {
        if (!told_of(*voice)) continue;
        if (offer(voice->entity)) return best;
        break;
      }
    }
    return best;
  }

  void add(Attribution attribution, Attribution::Form form, const Subject& subject) {
    attribution.form = form;
    attribution.speaker = subject.entity;
    attribution.speaker_tokens = subject.tokens;
    const TokenIndex begin = std::min(subject.tokens.first, attribution.verb);
    attribution.content =
        form == Attribution::Form::After
            ? TokenSpan{sentence_.first, std::max(sentence_.first, begin)}
            : TokenSpan{std::min(sentence_.last, attribution.verb + 1), sentence_.last};
    found_.push_back(attribution);
  }

  const SpeechView& view_;
  const Document& document_;
  TokenSpan sentence_;
  std::size_t first_of_sentence_ = 0;
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> find_attributions(const Document& document,
                                           const knowledge::Knowledge& knowledge) {
  const SpeechView view(document, knowledge);
  return AttributionFinder(view).find();
}

}  // namespace newsgraph::extract
