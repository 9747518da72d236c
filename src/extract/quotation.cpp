#include "newsgraph/extract/quotation.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "newsgraph/extract/attribution.hpp"

#include "extract/speech.hpp"
#include "extract/surface.hpp"

namespace newsgraph::extract {
namespace {

namespace word = knowledge::word;

/// Paragraphs of a statement without marks: longer ones are articles of their own.
constexpr std::size_t longest_statement = 8;
/// Between a verb and the mark it introduces: `said in a statement on Friday: "`.
constexpr TokenIndex longest_introduction = 14;
/// Between the two halves of a broken quotation: `," said the head of the agency in Riga, "`.
constexpr TokenIndex longest_interruption = 30;

struct Paragraph {
  TokenSpan body;   ///< Sentences in Zone::Body; may be empty.
  TokenSpan label;  ///< Sentence in Zone::Speaker before it; may be empty.
};

/// A quoted stretch on its way to a quotation.
struct Stretch {
  enum class Found : std::uint8_t { No, Beside, Covered, Inherited };

  TokenSpan tokens;
  std::size_t paragraph = 0;
  EntityIndex speaker = no_entity;
  Found found = Found::No;
  TokenIndex verb = no_token;  ///< Of the attribution beside it.
  bool unclosed = false;       ///< Goes on to the end of its paragraph without a closing mark.
  bool continues = false;      ///< Goes on with the stretch before, from the former paragraph.
};

class QuotationReader {
 public:
  QuotationReader(Document& document, const knowledge::Knowledge& knowledge)
      : document_(document),
        view_(document, knowledge),
        attributions_(find_attributions(document, knowledge)) {}

  void read() {
    find_paragraphs();
    read_turns();
    read_statements();
    collect_stretches();
    for (Stretch& stretch : stretches_) find_beside(stretch);
    share_in_carried();
    for (Stretch& stretch : stretches_) {
      if (stretch.found == Stretch::Found::No) find_covering(stretch);
    }
    for (std::size_t i = 0; i < stretches_.size(); ++i) inherit(i);
    for (const Stretch& stretch : stretches_) {
      if (is_quotation(stretch)) emit(stretch.tokens, stretch.speaker);
    }
    read_nested();
    std::ranges::stable_sort(document_.quotations, {}, &Quotation::span);
  }

 private:
  void find_paragraphs() {
    std::uint32_t number = 0xffffffffU;
    for (const Sentence& sentence : document_.sentences) {
      if (sentence.paragraph != number) {
        paragraphs_.emplace_back();
        number = sentence.paragraph;
      }
      Paragraph& paragraph = paragraphs_.back();
      if (sentence.zone == Zone::Speaker) paragraph.label = sentence.tokens;
      if (!tells(sentence.zone)) continue;
      if (paragraph.body.empty()) {
        paragraph.body = sentence.tokens;
      } else {
        paragraph.body.last = sentence.tokens.last;
      }
    }
    // What somebody marked as a quotation before stays as it is.
    taken_.assign(document_.tokens.size(), false);
    for (TokenIndex i = 0; i < view_.size(); ++i) {
      const Span token{document_.tokens.begin[i], document_.tokens.end[i]};
      taken_[i] = std::ranges::any_of(document_.quotations, [&](const Quotation& quotation) {
        return quotation.span.contains(token);
      });
    }
  }

  // ---- turns of a transcript --------------------------------------------------------------------

  /// The person a label names: the last one in it, else one whose last name stands there.
  EntityIndex labelled(TokenSpan label) const {
    EntityIndex speaker = no_entity;
    for (const Voice* voice : view_.inside(label)) {
      if (voice->person) speaker = voice->entity;
    }
    if (speaker != no_entity) return speaker;
    for (TokenIndex i = label.first; i < label.last; ++i) {
      if (!view_.is_word(i)) continue;
      for (const Voice& voice : view_.voices()) {
        if (voice.person && !voice.pronoun && voice.tokens.last > 0 &&
            document_.tokens.hash[voice.tokens.last - 1] == document_.tokens.hash[i]) {
          speaker = voice.entity;
          break;
        }
      }
    }
    return speaker;
  }

  void read_turns() {
    EntityIndex speaker = no_entity;
    for (const Paragraph& paragraph : paragraphs_) {
      if (!paragraph.label.empty()) speaker = labelled(paragraph.label);
      if (paragraph.label.empty() && breaks_turn(paragraph.body)) speaker = no_entity;
      if (speaker == no_entity || paragraph.body.empty() || stage_direction(paragraph.body))
        continue;
      emit(without_marks(paragraph.body), speaker);
      std::fill(taken_.begin() + paragraph.body.first, taken_.begin() + paragraph.body.last, true);
      // Words in marks behind a label end where the marks do; those without go on.
      if (view_.is_quote_mark(paragraph.body.first) &&
          view_.is_quote_mark(paragraph.body.last - 1)) {
        speaker = no_entity;
      }
    }
  }

  /// "***", "<…>", "[...]": nobody knows who speaks after it.
  bool breaks_turn(TokenSpan body) const {
    for (TokenIndex i = body.first; i < body.last; ++i) {
      if (view_.is_word(i)) return false;
    }
    return true;
  }

  /// "(Applause.)"
  bool stage_direction(TokenSpan body) const {
    const std::string_view text = document_.text(body);
    return (text.starts_with('(') && text.ends_with(')')) ||
           (text.starts_with('[') && text.ends_with(']')) || breaks_turn(body);
  }

  TokenSpan without_marks(TokenSpan tokens) const {
    while (tokens.size() > 1 && view_.is_quote_mark(tokens.first)) ++tokens.first;
    while (tokens.size() > 1 && view_.is_quote_mark(tokens.last - 1)) --tokens.last;
    return tokens;
  }

  // ---- statements that stand without marks behind "X said:"
  // ---------------------------------------

  void read_statements() {
    for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
      const TokenSpan body = paragraphs_[p].body;
      if (body.empty() || taken_[body.first]) continue;
      for (const Attribution& attribution : attributions_) {
        if (!body.contains(attribution.verb) || attribution.speaker == no_entity ||
            attribution.form != Attribution::Form::Before || view_.quoted(attribution.verb) >= 0) {
          continue;
        }
        const TokenIndex colon = colon_after(attribution.verb, body);
        if (colon == no_token) continue;
        if (colon + 1 == body.last) {
          statement(p + 1, attribution.speaker, true);
        } else if (colon == attribution.verb + 1 && !view_.is_quote_mark(colon + 1) &&
                   view_.has_shape(colon + 1, Capitalized | AllUpper)) {
          take(TokenSpan{colon + 1, body.last}, attribution.speaker);
          statement(p + 1, attribution.speaker, false);
        } else {
          continue;
        }
        break;
      }
    }
  }

  /// The colon that closes the clause of a verb of saying; no_token when there is none.
  TokenIndex colon_after(TokenIndex verb, TokenSpan body) const {
    const TokenIndex end =
        std::min({body.last, view_.sentence(verb).tokens.last, verb + longest_introduction});
    for (TokenIndex i = verb + 1; i < end; ++i) {
      if (view_.is_text(i, ":")) return i;
      if (view_.is_text(i, "that") || view_.is_quote_mark(i) || view_.is(i, word::SayVerb)) break;
    }
    return no_token;
  }

  void take(TokenSpan tokens, EntityIndex speaker) {
    emit(without_marks(tokens), speaker);
    std::fill(taken_.begin() + tokens.first, taken_.begin() + tokens.last, true);
  }

  /// The paragraphs from `p` on that are the speaker's words. The first is sure when it is
  /// `announced`.
  void statement(std::size_t p, EntityIndex speaker, bool announced) {
    for (std::size_t count = 0; p < paragraphs_.size() && count < longest_statement; ++p, ++count) {
      const TokenSpan body = paragraphs_[p].body;
      if (body.empty() || !paragraphs_[p].label.empty() || taken_[body.first]) return;
      if (view_.is_quote_mark(body.first)) return;  // marked words speak for themselves
      if (!(announced && count == 0) && narrates(body, speaker)) return;
      take(body, speaker);
    }
  }

  /// Whether the story goes on here: it tells of the speaker, lets somebody speak, or is a heading.
  bool narrates(TokenSpan body, EntityIndex speaker) const {
    const std::string_view text = document_.text(body);
    static constexpr std::string_view ends[] = {".",  "!", "?", "\xe2\x80\xa6", "\xe2\x80\x9d",
                                                "\"", ")"};
    if (std::ranges::none_of(ends, [&](std::string_view end) { return text.ends_with(end); }))
      return true;
    static constexpr std::string_view notes[] = {"notes", "note",   "background", "further", "ends",
                                                 "media", "follow", "contact",    "for"};
    if (std::ranges::any_of(
            notes, [&](std::string_view note) { return view_.is_text(body.first, note); })) {
      return true;
    }
    for (const Voice* voice : view_.inside(body)) {
      if (voice->entity == speaker && !voice->pronoun) return true;
    }
    return std::ranges::any_of(attributions_, [&](const Attribution& attribution) {
      return body.contains(attribution.verb) &&
             attribution.form != Attribution::Form::AccordingTo &&
             !view_.is(attribution.speaker_tokens.first, word::FirstPerson);
    });
  }

  // ---- stretches between marks
  // --------------------------------------------------------------------

  void collect_stretches() {
    std::size_t paragraph = 0;
    for (const QuotedSpan& quoted : document_.quoted) {
      if (quoted.depth != 0 || taken_[quoted.tokens.first]) continue;
      const Zone zone = view_.sentence(quoted.tokens.first).zone;
      if (zone != Zone::Body && zone != Zone::Title) continue;
      while (paragraph < paragraphs_.size() &&
             paragraphs_[paragraph].body.last <= quoted.tokens.first) {
        ++paragraph;
      }
      if (paragraph == paragraphs_.size()) break;
      const TokenSpan body = paragraphs_[paragraph].body;
      Stretch stretch;
      stretch.tokens = quoted.tokens;
      stretch.paragraph = paragraph;
      stretch.unclosed = quoted.tokens.last >= body.last;
      if (!stretches_.empty()) {
        const Stretch& before = stretches_.back();
        stretch.continues = before.unclosed && before.paragraph + 1 == paragraph &&
                            quoted.tokens.first <= body.first + 1;
      }
      stretches_.push_back(stretch);
    }
  }

  /// Whether the stretch is a sentence of its own, against a fragment inside somebody's sentence.
  bool begins_sentence(const Stretch& stretch) const {
    const TokenIndex mark = stretch.tokens.first - 1;
    if (stretch.tokens.first == 0) return true;
    const TokenSpan body = paragraphs_[stretch.paragraph].body;
    if (stretch.tokens.first <= body.first + 1) return true;
    if (view_.sentence(stretch.tokens.first).tokens.first + 1 >= stretch.tokens.first) return true;
    return view_.has_shape(mark - 1, Punctuation) && !view_.is_text(mark - 1, ")");
  }

  /// Words directly beside the marks that name the speaker.
  void find_beside(Stretch& stretch) {
    const TokenSpan body = paragraphs_[stretch.paragraph].body;
    const Attribution* before = introduction(stretch, body);
    const Attribution* after =
        before != nullptr && ends_sentence(stretch) ? nullptr : tail(stretch, body);
    const Attribution* chosen =
        after != nullptr && (before == nullptr || !introduced_by_colon(stretch)) ? after : before;
    if (chosen == nullptr) chosen = after;
    if (chosen != nullptr) {
      stretch.speaker = chosen->speaker;
      stretch.verb = chosen->verb;
      stretch.found = Stretch::Found::Beside;
      return;
    }
    // `Berg: "We are ready."`
    const TokenIndex mark = stretch.tokens.first - 1;
    if (mark > body.first + 1 && view_.is_text(mark - 1, ":")) {
      const Voice* voice = view_.to(mark - 1);
      if (voice != nullptr && voice->person &&
          voice->tokens.first <= view_.sentence(mark - 1).tokens.first + 6) {
        stretch.speaker = voice->entity;
        stretch.verb = mark - 1;
        stretch.found = Stretch::Found::Beside;
      }
    }
  }

  bool introduced_by_colon(const Stretch& stretch) const {
    return stretch.tokens.first >= 2 && view_.is_text(stretch.tokens.first - 2, ":");
  }

  bool ends_sentence(const Stretch& stretch) const {
    const TokenIndex last = stretch.tokens.last - 1;
    return view_.is_text(last, ".") || view_.is_text(last, "!") || view_.is_text(last, "?");
  }

  /// `X said, "`, `X said in Riga: "`, `said that "`, `adding "`.
  const Attribution* introduction(const Stretch& stretch, TokenSpan body) const {
    const TokenIndex mark = stretch.tokens.first - 1;
    if (stretch.tokens.first == 0 || mark <= body.first || mark > body.last) return nullptr;
    const TokenIndex joint = mark - 1;
    const bool punctuated = view_.is_text(joint, ",") || view_.is_text(joint, ":");
    const Attribution* best = nullptr;
    for (const Attribution& attribution : attributions_) {
      if (attribution.verb >= mark) break;
      if (attribution.form == Attribution::Form::AccordingTo) continue;
      if (mark - attribution.verb > longest_introduction || !body.contains(attribution.verb))
        continue;
      if (view_.quoted(attribution.verb) >= 0) continue;
      const TokenIndex heard = std::max(attribution.verb, attribution.speaker_tokens.last - 1);
      if (heard >= mark) continue;
      // An inverted verb looks back at the words before it, unless a colon turns it round.
      if (attribution.form == Attribution::Form::After && !punctuated) continue;
      if (attribution.form == Attribution::Form::After && view_.is_text(joint, ",") &&
          !broken_off(stretch, attribution)) {
        continue;
      }
      const bool direct = joint == attribution.verb || view_.is_text(joint, "that") ||
                          view_.is_text(joint, "saying");
      if (!punctuated && !direct) continue;
      if (crosses_end({heard + 1, joint}) || view_.sentence(attribution.verb).tokens.last < mark)
        continue;
      best = &attribution;
    }
    return best;
  }

  /// `"A," said X, "B."`: the words before the verb are a quotation too.
  bool broken_off(const Stretch& stretch, const Attribution& attribution) const {
    const TokenIndex begin = std::min(attribution.verb, attribution.speaker_tokens.first);
    for (const Stretch& other : stretches_) {
      if (other.tokens.last < begin && begin - other.tokens.last <= 3 &&
          other.tokens.last < stretch.tokens.first) {
        return true;
      }
    }
    return false;
  }

  bool crosses_end(TokenSpan tokens) const {
    for (TokenIndex i = tokens.first; i < tokens.last; ++i) {
      if (view_.is_text(i, ";") || view_.is_text(i, "?") || view_.is_quote_mark(i)) return true;
    }
    return false;
  }

  /// `…," X said`, `…" – said X`.
  const Attribution* tail(const Stretch& stretch, TokenSpan body) const {
    TokenIndex at = stretch.tokens.last;
    if (at >= body.last || !view_.is_quote_mark(at)) return nullptr;
    ++at;
    bool broken = false;
    while (at < body.last && (view_.is_text(at, ",") || view_.is_dash(at))) {
      broken = true;
      ++at;
    }
    if (at >= body.last || view_.has_shape(at, Punctuation)) return nullptr;
    for (const Attribution& attribution : attributions_) {
      if (attribution.form == Attribution::Form::AccordingTo) continue;
      TokenIndex begin = std::min(attribution.verb, attribution.speaker_tokens.first);
      while (begin > at && view_.is(begin - 1, word::Article | word::Adverb)) --begin;
      if (begin > at + 4) break;
      if (attribution.verb < at || begin < at || attribution.verb >= body.last) continue;
      // `"…" the Foreign Minister X said`: a title may stand before the name.
      bool clean = true;
      for (TokenIndex i = at; i < begin; ++i) {
        clean =
            clean && view_.is_word(i) &&
            !view_.is(i, word::Preposition | word::Conjunction | word::Auxiliary | word::Pronoun);
      }
      if (!clean) continue;
      const bool full_stop = view_.is_text(stretch.tokens.last - 1, ".") && !broken;
      if (full_stop && !closes_sentence(attribution)) continue;
      if (says_more(attribution)) continue;
      return &attribution;
    }
    return nullptr;
  }

  /// `X said that …`: what is said comes behind the verb.
  bool says_more(const Attribution& attribution) const {
    const TokenIndex next = std::max(attribution.verb + 1, attribution.speaker_tokens.last);
    return view_.is_text(next, "that") || view_.is_text(next, ":");
  }

  bool closes_sentence(const Attribution& attribution) const {
    const TokenIndex next = std::max(attribution.verb + 1, attribution.speaker_tokens.last);
    const TokenIndex last = view_.sentence(attribution.verb).tokens.last;
    return next >= last || view_.is_text(next, ".");
  }

  /// One speaker for a quotation carried over paragraphs.
  void share_in_carried() {
    for (std::size_t begin = 0; begin < stretches_.size();) {
      std::size_t end = begin + 1;
      while (end < stretches_.size() && stretches_[end].continues) ++end;
      const Stretch* known = nullptr;
      for (std::size_t i = begin; i < end && known == nullptr; ++i) {
        if (stretches_[i].speaker != no_entity) known = &stretches_[i];
      }
      for (std::size_t i = begin; i < end && known != nullptr; ++i) {
        if (stretches_[i].found != Stretch::Found::No) continue;
        stretches_[i].speaker = known->speaker;
        stretches_[i].found = Stretch::Found::Inherited;
      }
      begin = end;
    }
  }

  /// Fragments inside what somebody says: `X said the plan "cannot work"`.
  void find_covering(Stretch& stretch) {
    const TokenIndex mark = stretch.tokens.first == 0 ? 0 : stretch.tokens.first - 1;
    const Attribution* best = nullptr;
    for (const Attribution& attribution : attributions_) {
      if (!attribution.content.contains(stretch.tokens.first)) continue;
      if (view_.quoted(attribution.verb) >= 0) continue;
      const bool sure = view_.is(attribution.verb, word::SayVerb) ||
                        attribution.form == Attribution::Form::AccordingTo ||
                        (attribution.verb < mark && mark - attribution.verb <= 3);
      if (!sure) continue;
      // The nearest verb before the words is the innermost; one behind them comes second.
      if (best == nullptr ||
          (attribution.verb < mark && (best->verb > mark || best->verb < attribution.verb))) {
        best = &attribution;
      }
    }
    if (best == nullptr) return;
    stretch.speaker = best->speaker;
    stretch.verb = best->verb;
    stretch.found = Stretch::Found::Covered;
  }

  /// Stretches without words of their own about the speaker.
  void inherit(std::size_t index) {
    Stretch& stretch = stretches_[index];
    if (stretch.found != Stretch::Found::No || !begins_sentence(stretch)) return;
    const TokenSpan body = paragraphs_[stretch.paragraph].body;
    if (index > 0) {
      // `"A," said X. "B."`
      const Stretch& before = stretches_[index - 1];
      if (before.speaker != no_entity && before.paragraph == stretch.paragraph &&
          before.found != Stretch::Found::Covered &&
          stretch.tokens.first - before.tokens.last <= longest_interruption &&
          sentences_between(before, stretch) <= 1) {
        return inherit_from(before.speaker, stretch);
      }
    }
    const bool whole =
        stretch.tokens.first <= body.first + 1 && stretch.tokens.last + 2 >= body.last;
    if (!whole || stretch.paragraph == 0) return;
    const TokenSpan former = paragraphs_[stretch.paragraph - 1].body;
    if (former.empty()) return;
    // `X said:` closes the paragraph before.
    if (view_.is_text(former.last - 1, ":")) {
      for (std::size_t i = attributions_.size(); i > 0; --i) {
        const Attribution& attribution = attributions_[i - 1];
        if (!former.contains(attribution.verb)) continue;
        if (view_.sentence(attribution.verb).tokens.last == former.last &&
            view_.quoted(attribution.verb) < 0) {
          inherit_from(attribution.speaker, stretch);
        }
        break;
      }
      if (stretch.found == Stretch::Found::No) inherit_from(sender(former), stretch);
      if (stretch.found != Stretch::Found::No) return;
    }
    // A paragraph of words after one that ends with words of X.
    if (index > 0 && stretches_[index - 1].paragraph + 1 == stretch.paragraph) {
      const Stretch& before = stretches_[index - 1];
      if (before.speaker != no_entity && before.found != Stretch::Found::Covered &&
          !other_voice(before, former.last)) {
        inherit_from(before.speaker, stretch);
      }
    }
  }

  /// "The message reads:" under "Anna Kask sent a message to Jon Berg": the person with whom the
  /// article begins; no_entity when no message is quoted or it begins with nobody.
  EntityIndex sender(TokenSpan introduction) const {
    static constexpr std::string_view messages[] = {
        "message", "telegram", "letter", "greeting", "greetings", "condolences", "statement"};
    const TokenSpan subject{introduction.first,
                            std::min(introduction.first + 2, introduction.last)};
    bool message = false;
    for (TokenIndex t = subject.first; t < subject.last; ++t) {
      message = message || std::ranges::any_of(
                               messages, [&](std::string_view m) { return view_.is_text(t, m); });
    }
    if (!message || document_.sentences.empty()) return no_entity;
    const TokenSpan opening = document_.sentences.front().tokens;
    for (const Voice* voice : view_.inside(opening)) {
      if (!voice->person) continue;
      for (TokenIndex t = opening.first; t < voice->tokens.first; ++t) {
        if (!view_.has_shape(t, Capitalized)) return no_entity;
      }
      return voice->tokens.last < opening.last ? voice->entity : no_entity;
    }
    return no_entity;
  }

  static void inherit_from(EntityIndex speaker, Stretch& stretch) {
    stretch.speaker = speaker;
    if (speaker != no_entity) stretch.found = Stretch::Found::Inherited;
  }

  std::uint32_t sentences_between(const Stretch& one, const Stretch& two) const {
    return document_.tokens.sentence[two.tokens.first] -
           document_.tokens.sentence[one.tokens.last - 1];
  }

  /// Whether another person than the speaker is named between a stretch and `end`.
  bool other_voice(const Stretch& stretch, TokenIndex end) const {
    for (const Voice* voice : view_.inside({stretch.tokens.last, end})) {
      if (voice->person && voice->entity != stretch.speaker) return true;
    }
    return false;
  }

  // ---- what is no quotation
  // -----------------------------------------------------------------------

  bool is_quotation(const Stretch& stretch) const {
    std::size_t words = 0;
    std::size_t capitals = 0;
    std::size_t small = 0;
    for (TokenIndex i = stretch.tokens.first; i < stretch.tokens.last; ++i) {
      if (!view_.is_word(i)) continue;
      ++words;
      if (view_.has_shape(i, Capitalized | AllUpper) || view_.has_shape(i, HasDigit)) {
        ++capitals;
      } else if (view_.is(
                     i, word::Connector | word::Preposition | word::Article | word::Conjunction)) {
        ++small;
      }
    }
    // Marks that pair wrongly enclose the words between two quotations.
    if (words == 0 || view_.is_text(stretch.tokens.first, ",")) return false;
    const bool title = words <= 8 && capitals + small == words && capitals > 0;
    // A whole sentence of somebody unknown is a quotation all the same: nobody else vouches for it.
    if (stretch.speaker == no_entity) return words >= 6 && !title && begins_sentence(stretch);
    const bool own_sentence = begins_sentence(stretch) && stretch.found != Stretch::Found::Covered;
    if (own_sentence) return true;
    if (words < 2 || title) return false;
    return !is_named(stretch);
  }

  /// `called "X"`, `the film "X"`, `the so-called "X"`: a name in marks.
  bool is_named(const Stretch& stretch) const {
    static constexpr std::string_view naming[] = {
        "titled",    "entitled",  "named",    "dubbed",     "codenamed", "nicknamed",
        "known",     "so-called", "called",   "slogan",     "hashtag",   "motto",
        "term",      "word",      "words",    "phrase",     "headline",  "title",
        "operation", "film",      "book",     "song",       "newspaper", "programme",
        "program",   "project",   "campaign", "identified", "as"};
    const TokenIndex mark = stretch.tokens.first - 1;
    if (mark == 0) return false;
    const TokenIndex before = mark - 1;
    // "as" names only behind "known as"; "described as" quotes.
    if (view_.is_text(before, "as")) {
      return before > 0 &&
             (view_.is_text(before - 1, "known") || view_.is_text(before - 1, "identified"));
    }
    if (view_.is_text(before, "called")) return stretch.verb != before;
    return std::ranges::any_of(naming,
                               [&](std::string_view name) { return view_.is_text(before, name); });
  }

  // ---- quotations inside quotations
  // ---------------------------------------------------------------

  /// "Abay said: ‘…’" in the words of another: a quotation of its own when it names who said it.
  void read_nested() {
    for (const QuotedSpan& quoted : document_.quoted) {
      if (quoted.depth != 1 || quoted.tokens.first < 2) continue;
      const TokenIndex mark = quoted.tokens.first - 1;
      if (!view_.is_text(mark - 1, ":") && !view_.is_text(mark - 1, ",")) continue;
      for (const Attribution& attribution : attributions_) {
        const TokenIndex end = std::max(attribution.verb + 1, attribution.speaker_tokens.last);
        if (attribution.form == Attribution::Form::Before && end + 1 == mark &&
            attribution.speaker != no_entity &&
            !view_.is(attribution.speaker_tokens.first, word::Pronoun)) {
          emit(quoted.tokens, attribution.speaker);
        }
      }
    }
  }

  void emit(TokenSpan tokens, EntityIndex speaker) {
    if (tokens.empty()) return;
    Quotation quotation;
    quotation.span = document_.span(tokens);
    quotation.sentence = {document_.span(view_.sentence(tokens.first).tokens).begin,
                          document_.span(view_.sentence(tokens.last - 1).tokens).end};
    quotation.speaker = speaker;
    for (EntityIndex e = 0; e < document_.entities.size(); ++e) {
      const auto& mentions = document_.entities[e].mentions;
      const bool named = std::ranges::any_of(mentions, [&](const Mention& mention) {
        return mention.kind != MentionKind::Pronoun && quotation.span.contains(mention.span);
      });
      if (named) quotation.about.push_back(e);
    }
    document_.quotations.push_back(std::move(quotation));
  }

  Document& document_;
  SpeechView view_;
  std::vector<Attribution> attributions_;
  std::vector<Paragraph> paragraphs_;
  std::vector<bool> taken_;  ///< Tokens of turns and statements.
  std::vector<Stretch> stretches_;
};

class QuotationExtractor final : public Extractor {
 public:
  explicit QuotationExtractor(const knowledge::Knowledge& knowledge) : knowledge_(knowledge) {}

  std::string_view name() const noexcept override { return "quotations"; }
  void extract(Document& document) const override { QuotationReader(document, knowledge_).read(); }

 private:
  const knowledge::Knowledge& knowledge_;
};

}  // namespace

std::unique_ptr<Extractor> make_quotation_extractor(const knowledge::Knowledge& knowledge) {
  return std::make_unique<QuotationExtractor>(knowledge);
}

}  // namespace newsgraph::extract
