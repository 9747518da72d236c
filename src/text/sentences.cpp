#include "text/sentences.hpp"

#include <cstddef>

#include "newsgraph/text/tokenizer.hpp"

#include "text/abbreviations.hpp"
#include "text/token_view.hpp"
#include "text/word_set.hpp"

namespace newsgraph::text {
namespace {

// Verbs that tell who spoke: "Why?" Berg asked.
constexpr std::string_view saying_words[] = {
    "said",    "says",      "asked",     "asks",      "added",     "adds",
    "told",    "replied",   "answered",  "wrote",     "stressed",  "noted",
    "shouted", "continued", "concluded", "declared",  "exclaimed", "wondered",
    "stated",  "quipped",   "commented", "announced", "recalled",  "warned"};
constexpr WordSet saying{saying_words};

// Words between a closing mark and such a verb: the speaker's name, "the minister".
constexpr TokenIndex attribution_limit = 5;

class Splitter {
 public:
  Splitter(std::string_view text, const Tokens& tokens, TokenSpan range)
      : text_(text), tokens_(tokens), range_(range) {}

  /// One past the last token of the sentence that begins at `first`.
  TokenIndex sentence_end(TokenIndex first) const {
    const auto next = [&](TokenIndex i) { return next_with(tokens_, FinalStop, i, range_.last); };
    for (TokenIndex i = next(first); i + 1 < range_.last; i = next(i + 1)) {
      if (is_omission(i, first)) continue;
      const TokenIndex end = past_closing(i + 1);
      if (end >= range_.last) return range_.last;
      if (ends_at(i, end)) return end;
    }
    return range_.last;
  }

 private:
  std::string_view form(TokenIndex i) const {
    return text_.substr(tokens_.byte_begin[i], tokens_.byte_end[i] - tokens_.byte_begin[i]);
  }
  bool has(TokenIndex i, unsigned bits) const { return (tokens_.shape[i] & bits) != 0; }

  bool may_end(TokenIndex i) const { return has(i, FinalStop); }

  /// An ellipsis that begins the sentence or stands for words left out: "[...] for the time".
  bool is_omission(TokenIndex i, TokenIndex first) const {
    if (!is_ellipsis(i)) return false;
    return i == first || (i > range_.first && form(i - 1) == "[");
  }

  bool is_ellipsis(TokenIndex i) const {
    const std::string_view mark = form(i);
    return has(i, Punctuation) && mark.size() > 1 && (mark[0] == '.' || mark[0] == '\xE2');
  }

  /// "(1965)": a year that explains the title before it.
  bool is_year_in_brackets(TokenIndex i) const {
    return i + 2 < range_.last && form(i) == "(" && has(i + 1, Digits) && form(i + 1).size() == 4 &&
           form(i + 2) == ")";
  }

  /// Past marks that close, and references such as "[1]" or "[a]": they stay with what they close.
  TokenIndex past_closing(TokenIndex i) const {
    while (i < range_.last && has(i, Punctuation)) {
      const char c = text_[tokens_.byte_begin[i]];
      if (c == '[' && i + 2 < range_.last && form(i + 2) == "]" &&
          (has(i + 1, Digits) || form(i + 1).size() == 1)) {
        i += 3;
        continue;
      }
      const bool close_only = has(i, CloseQuote) && !has(i, OpenQuote);
      const bool bracket = (c == ')' || c == ']' || c == '}') && !has(i, SpaceBefore);
      const bool more_stops = !has(i, SpaceBefore) && may_end(i);
      // A straight mark that could do both closes when it clings to what is before it.
      const bool clings = has(i, CloseQuote) && !has(i, SpaceBefore);
      if (!close_only && !bracket && !more_stops && !clings) break;
      ++i;
    }
    return i;
  }

  /// Whether a sentence ends before `next`, after the token `stop` and what closes behind it.
  bool ends_at(TokenIndex stop, TokenIndex next) const {
    const std::string_view mark = form(stop);
    const bool bare = has(stop, Punctuation);
    const bool ellipsis = is_ellipsis(stop);
    const bool question = mark.back() == '?' || mark.back() == '!';
    const bool closed = next > stop + 1;
    const bool spaced = has(next, SpaceBefore);

    // What goes on in lower case, with a comma or a dash is no new sentence.
    if (has(next, AllLower) || is_year_in_brackets(next)) return false;
    TokenIndex word = next;
    while (word < range_.last && has(word, Punctuation)) {
      const char c = text_[tokens_.byte_begin[word]];
      const bool opens = has(word, OpenQuote) || c == '(' || c == '[';
      if (!opens) break;
      ++word;
    }
    if (word == range_.last) return spaced;
    if (has(word, Punctuation)) {
      const char c = text_[tokens_.byte_begin[word]];
      if (c == ',' || c == ';' || c == ':' || c == ')' || c == ']' || c == '/' || c == '%')
        return false;
      if (c == '-' || c == '\xE2') return spaced && bare && !ellipsis && !is_dash(word);
    }
    if (has(word, AllLower)) return false;
    if (!bare) return abbreviation_ends(stop, word, spaced);
    if (!spaced && !closed) return !question && has(word, Capitalized) && mark == ".";
    if (ellipsis) return has(word, Capitalized);
    if (question && closed && attributed(next)) return false;
    return true;
  }

  bool is_dash(TokenIndex i) const {
    const std::string_view mark = form(i);
    return mark == "-" || mark == "--" || mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94";
  }

  /// "Why?" Berg asked. / "Why?" the minister asked.
  bool attributed(TokenIndex next) const {
    for (TokenIndex i = next; i < range_.last && i < next + attribution_limit; ++i) {
      if (saying.contains(tokens_.hash[i])) return true;
      if (has(i, Punctuation) && form(i) != "." && form(i) != "-") return false;
    }
    return false;
  }

  /// Whether an abbreviation or initial with its stop ends a sentence before `word`.
  bool abbreviation_ends(TokenIndex stop, TokenIndex word, bool spaced) const {
    if (!spaced) return false;
    const std::string_view whole = form(stop);
    const std::string_view bare = whole.substr(0, whole.size() - 1);
    if (has(stop, HasDigit) && !has(stop, Capitalized | AllLower)) return false;  // "1." of a list
    const std::uint64_t hash = fold_hash(bare);
    if (is_introducing(hash)) return false;
    const Abbreviation kind = abbreviation(hash);
    if (kind == Abbreviation::Title || kind == Abbreviation::Number || kind == Abbreviation::Date) {
      return false;
    }
    if (has(word, OpenQuote)) return true;
    if (!has(word, Capitalized)) return false;
    return is_sentence_starter(tokens_.hash[word]);
  }

  std::string_view text_;
  const Tokens& tokens_;
  TokenSpan range_;
};

}  // namespace

bool append_sentence(std::string_view text, const Tokens& tokens, Sentence sentence,
                     std::vector<Sentence>& sentences) {
  const auto ends_clause = [&](TokenIndex token) {
    const std::size_t begin = tokens.byte_begin[token];
    const std::string_view form = text.substr(begin, tokens.byte_end[token] - begin);
    return form.size() == 1 && std::string_view(".;:!?,").find(form) != std::string_view::npos;
  };
  bool cut = false;
  while (sentence.tokens.size() > longest_sentence) {
    Sentence piece = sentence;
    piece.tokens.last = piece.tokens.first + longest_sentence;
    for (TokenIndex end = piece.tokens.last; end > piece.tokens.last - longest_sentence / 2;
         --end) {
      if (!ends_clause(end - 1)) continue;
      piece.tokens.last = end;
      break;
    }
    sentence.tokens.first = piece.tokens.last;
    sentences.push_back(piece);
    cut = true;
  }
  sentences.push_back(sentence);
  return cut;
}

bool split_sentences(std::string_view text, const Tokens& tokens, TokenSpan range,
                     std::uint32_t paragraph, std::vector<Sentence>& sentences) {
  const Splitter splitter(text, tokens, range);
  bool cut = false;
  for (TokenIndex first = range.first; first < range.last;) {
    const TokenIndex last = splitter.sentence_end(first);
    cut = append_sentence(text, tokens, {{first, last}, Zone::Body, paragraph}, sentences) || cut;
    first = last;
  }
  return cut;
}

}  // namespace newsgraph::text
