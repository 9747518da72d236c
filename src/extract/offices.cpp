// Titles with their body and holder. Grammar, read left to right around an office noun:
//
//   [former] [BODY 's | DEMONYM | BODY] [adjective of term] (modifier)* OFFICE
//            [of|for PORTFOLIO] [of|for|to BODY]   [,] HOLDER
//
// "Norland's former Deputy Foreign Minister Jon Berg", "the Minister of Defence of Norland",
// "Anna Kask, President of Estland".

#include <algorithm>
#include <optional>

#include "extract/clause.hpp"

namespace newsgraph::extract {
namespace {

constexpr std::uint16_t body_roots = CountryRoot | OrganizationRoot;

class OfficeReader {
 public:
  OfficeReader(const Surface& surface, TokenSpan sentence)
      : surface_(surface), language_(surface.language()), sentence_(sentence) {}

  void read(std::vector<Office>& out) {
    const std::size_t begin = out.size();
    for (TokenIndex head = sentence_.first; head < sentence_.last; ++head) {
      if (auto office = read_at(head)) {
        head = std::max(head, office->tokens.last - 1);
        out.push_back(*office);
      }
    }
    share(std::span(out).subspan(begin));
  }

 private:
  bool is(TokenIndex t, ClassId id) const noexcept {
    return t >= sentence_.first && t < sentence_.last && surface_.is(t, id);
  }
  bool text(TokenIndex t, std::string_view lower) const noexcept {
    return t >= sentence_.first && t < sentence_.last && surface_.is_text(t, lower);
  }

  std::optional<Office> read_at(TokenIndex head) const {
    const bool ex = has_ex_prefix(head);
    if (!ex && !is(head, language_.office)) return std::nullopt;
    // "First" and "General" are modifiers as well; a head stands before no other head.
    if (is(head + 1, language_.office) && !is(head, language_.office_suffix)) return std::nullopt;
    if (is_verb_here(head) || is_modifier_here(head)) return std::nullopt;
    Office office;
    office.role = {head, head + 1};
    extend_role_left(office);
    extend_role_right(office);
    office.tokens = office.role;
    read_body_left(office);
    read_body_right(office);
    read_former(office);
    office.former = office.former || ex || has_ex_prefix(office.role.first) || is_over(office);
    read_holder(office);
    return office;
  }

  /// "ex-President", kept together by the conventions of tokens.
  bool has_ex_prefix(TokenIndex t) const {
    const std::string_view form = surface_.document().form(t);
    if (form.size() < 5 || (form[0] != 'e' && form[0] != 'E') || form[1] != 'x' || form[2] != '-') {
      return false;
    }
    const Vocabulary& vocabulary = language_.vocabulary;
    const WordId word = vocabulary.find(form.substr(3));
    return word != unknown_word && (vocabulary.in_class(word, language_.office) ||
                                    vocabulary.in_class(word, language_.office_modifier));
  }
  /// "Minister of Norland (2016-2017)", "Chief of the Harbour Police, retired".
  bool is_over(const Office& office) const {
    TokenIndex at = office.tokens.last;
    if (text(at, ",") && text(at + 1, "retired")) return true;
    // "Ambassador in Riverton (2001-02)"
    if (text(at, "in") && surface_.has_shape(at + 1, Capitalized)) at += 2;
    if (!text(at, "(")) return false;
    constexpr TokenIndex longest_term = 6;  // tokens of "(2016 - 2017)"
    std::string first;
    std::string last;
    for (TokenIndex t = at + 1; t < sentence_.last && t <= at + longest_term; ++t) {
      if (text(t, ")")) break;
      for (const char c : surface_.document().form(t)) {
        if (c >= '0' && c <= '9') {
          last += c;
        } else if (first.empty() && !last.empty()) {
          first.swap(last);
        } else if (first.empty()) {
          return false;
        }
      }
    }
    if (first.size() != 4 || (last.size() != 4 && last.size() != 2)) return false;
    // "2016-17" ends in the century in which it begins.
    const std::string until = last.size() == 2 ? first.substr(0, 2) + last : last;
    const std::string& today = surface_.document().article.date;
    return today.size() < 4 || until < today.substr(0, 4);
  }

  /// "deputy Foreign Minister": an office noun that modifies a later one.
  bool is_modifier_here(TokenIndex head) const {
    if (!is(head, language_.office_modifier)) return false;
    for (TokenIndex t = head + 1; t < sentence_.last && t - head < 5; ++t) {
      if (is(t, language_.office)) return true;
      if (!is(t, language_.office_modifier) || inside_body(t)) return false;
    }
    return false;
  }

  /// "heads", "chairs", "will head": the office noun is a verb.
  bool is_verb_here(TokenIndex head) const {
    if (head == sentence_.first) return false;
    const bool lower = surface_.has_shape(head, AllLower);
    return lower && (is(head - 1, language_.future_modal) || is(head - 1, language_.open_modal) ||
                     text(head - 1, "to") || is(head - 1, language_.pronoun));
  }

  void extend_role_left(Office& office) const {
    TokenIndex& first = office.role.first;
    for (int i = 0; i < 8 && first > sentence_.first; ++i) {
      const TokenIndex before = first - 1;
      const auto modifies = [&](TokenIndex t) {
        return is(t, language_.office_modifier) && !inside_body(t);
      };
      const bool hyphen = text(before, "-") && is(before - 1, language_.office_modifier);
      // Trade and Industry Minister
      const bool joined = (text(before, "and") || text(before, "&")) &&
                          first + 1 < office.role.last && modifies(before - 1);
      // Deputy Chairman
      const bool titled = is(before, language_.office) && surface_.has_shape(before, Capitalized) &&
                          surface_.has_shape(first, Capitalized) && !inside_body(before);
      if (modifies(before) || titled) {
        --first;
      } else if (has_ex_prefix(before)) {
        --first;
        break;
      } else if (hyphen || joined) {
        first -= 2;
      } else {
        break;
      }
    }
  }

  /// Whether a token is part of a country's or organisation's name.
  bool inside_body(TokenIndex t) const {
    const EntityIndex entity = surface_.entity_at(t);
    return entity != no_entity && (surface_.root(entity) & body_roots) != 0;
  }

  void extend_role_right(Office& office) const {
    TokenIndex& last = office.role.last;
    if (text(last, "-") && is(last + 1, language_.office_suffix)) last += 2;
    // Director General, Chief Executive: a name behind may have taken the rank for its first word.
    if (is(last, language_.office_suffix) && !inside_body(last)) ++last;
    // of State, of Foreign Affairs, for Central Asia
    for (int part = 0; part < 2; ++part) {
      if (!text(last, "of") && !text(last, "for")) return;
      const bool purpose = text(last, "for");
      TokenIndex at = last + 1;
      while (is(at, language_.determiner)) ++at;
      const TokenIndex begin = at;
      while (at < sentence_.last && at - begin < 8) {
        const bool portfolio = is(at, language_.portfolio) && !inside_body(at);
        const bool place = purpose && surface_.has_shape(at, Capitalized) && is_place(at);
        const bool joiner = at > begin && (text(at, "and") || text(at, ",") || text(at, "&")) &&
                            is(at + 1, language_.portfolio);
        // for the Indo-Pacific
        const bool hyphen = purpose && at > begin && text(at, "-") && is_place(at + 1);
        if (!portfolio && !place && !joiner && !hyphen) break;
        ++at;
      }
      if (at == begin) return;
      last = at;
    }
  }

  bool is_place(TokenIndex t) const {
    const EntityIndex entity = surface_.entity_at(t);
    return entity != no_entity && surface_.root(entity) == PlaceRoot;
  }

  void read_body_left(Office& office) const {
    TokenIndex at = office.role.first;
    while (at > sentence_.first &&
           (is(at - 1, language_.term_adjective) || is_former_mark(at - 1) ||
            (text(at - 1, "-") && is_former_mark(at - 2)))) {
      --at;
    }
    TokenIndex end = at;
    if (end > sentence_.first &&
        (text(end - 1, "'s") || text(end - 1, "’s") || text(end - 1, "'") || text(end - 1, "’"))) {
      --end;
    }
    for (const MentionRef& mention : surface_.mentions_to(end)) {
      if (mention.tokens.first < sentence_.first) continue;
      if ((surface_.root(mention.entity) & body_roots) == 0) continue;
      // "In Norland Minister Berg met": the place of the clause.
      const TokenIndex first = mention.tokens.first;
      const bool place = end == at && first > sentence_.first &&
                         is(first - 1, language_.place_preposition) &&
                         !surface_.is_demonym(mention.tokens);
      if (place) break;
      office.body = mention.entity;
      office.body_words = mention.tokens;
      office.tokens.first = first;
      return;
    }
    office.tokens.first = at;
  }

  void read_body_right(Office& office) const {
    const TokenIndex at = office.role.last;
    const bool of = text(at, "of");
    if (!of && !text(at, "for") && !text(at, "to") && !text(at, "at") && !text(at, "in")) return;
    TokenIndex from = at + 1;
    while (is(from, language_.determiner)) ++from;
    for (const TokenIndex start : {at + 1, from}) {
      if (start >= sentence_.last) continue;
      for (const MentionRef& mention : surface_.mentions_from(start)) {
        const std::uint16_t root = surface_.root(mention.entity);
        if (mention.tokens.last > sentence_.last) continue;
        if ((root & (body_roots | PlaceRoot)) == 0) continue;
        if (surface_.is_demonym(mention.tokens)) continue;
        // "Chairman of Norland's [National Congress]"
        if (root == CountryRoot && owned_body(mention.tokens.last) != nullptr) {
          const MentionRef* body = owned_body(mention.tokens.last);
          if (office.body == no_entity && of) {
            office.body = body->entity;
            office.body_words = body->tokens;
          }
          office.tokens.last = body->tokens.last;
          return;
        }
        // "in" names a place of the office only: "ambassador in Norland" represents another.
        // Nor is a state after "for" his own: "envoy for Norland".
        const std::uint16_t bodies = of ? body_roots : std::uint16_t{OrganizationRoot};
        const bool gives_body = (root & bodies) != 0 && !text(at, "in") && !text(at, "at");
        if (office.body == no_entity && gives_body && (of || text(at, "for"))) {
          office.body = mention.entity;
          office.body_words = mention.tokens;
        } else if (!of) {
          if (text(at, "in") || text(at, "at")) return;
          office.role.last = mention.tokens.last;  // Special Envoy for Norland
        }
        office.tokens.last = mention.tokens.last;
        return;
      }
    }
  }

  /// The body behind the "'s" at a token; nullptr when none is named.
  const MentionRef* owned_body(TokenIndex at) const {
    if (!text(at, "'s") && !text(at, "’s")) return nullptr;
    for (const MentionRef& mention : surface_.mentions_from(at + 1)) {
      if (surface_.root(mention.entity) == OrganizationRoot && mention.kind == MentionKind::Name) {
        return &mention;
      }
    }
    return nullptr;
  }

  bool is_former_mark(TokenIndex t) const { return is(t, language_.former_adjective); }

  void read_former(Office& office) const {
    const auto mark = [&](TokenIndex t) {
      return is_former_mark(t) || (text(t, "-") && t > sentence_.first && is_former_mark(t - 1));
    };
    if (office.tokens.first > sentence_.first && mark(office.tokens.first - 1)) {
      office.former = true;
      --office.tokens.first;
      if (text(office.tokens.first, "-")) --office.tokens.first;
      return;
    }
    for (TokenIndex t = office.tokens.first; t < office.role.first; ++t) {
      if (is_former_mark(t) && !office.body_words.contains(t)) office.former = true;
    }
  }

  const MentionRef* person_from(TokenIndex first) const {
    if (first >= sentence_.last) return nullptr;
    for (const MentionRef& mention : surface_.mentions_from(first)) {
      if (surface_.root(mention.entity) == PersonRoot && mention.kind == MentionKind::Name) {
        return &mention;
      }
    }
    return nullptr;
  }

  void set_holder(Office& office, const MentionRef& mention) const {
    office.holder = mention.entity;
    office.holder_words = mention.tokens;
  }

  /// "Jon Berg [President of the Harbour Union]": the person before the bracket; nullptr when none.
  const MentionRef* before_bracket(const Office& office) const {
    TokenIndex open = office.tokens.first;
    while (open > sentence_.first && is(open - 1, language_.determiner)) --open;
    if (open < sentence_.first + 2 || !(text(open - 1, "[") || text(open - 1, "("))) return nullptr;
    for (const MentionRef& mention : surface_.mentions_to(open - 1)) {
      if (surface_.root(mention.entity) == PersonRoot && mention.kind == MentionKind::Name) {
        return &mention;
      }
    }
    return nullptr;
  }

  /// "the Order On the [Head of the Agency], Kask": an office in the title of a document.
  bool inside_title(TokenIndex t) const {
    for (TokenIndex first = sentence_.first; first <= t; ++first) {
      for (const MentionRef& mention : surface_.mentions_from(first)) {
        const std::uint16_t root = surface_.root(mention.entity);
        if (mention.tokens.contains(t) && (root & (AgreementRoot | WorkRoot)) != 0) return true;
      }
    }
    return false;
  }

  void read_holder(Office& office) const {
    // A mention that holds the title itself: "the President of Norland", "President Kask".
    const MentionRef* around = nullptr;
    for (TokenIndex first = sentence_.first; first <= office.role.last - 1; ++first) {
      if (office.role.last - first > 40) continue;
      for (const MentionRef& mention : surface_.mentions_from(first)) {
        if (surface_.root(mention.entity) != PersonRoot) continue;
        if (mention.tokens.first <= office.role.first && mention.tokens.last >= office.role.last) {
          around = &mention;
        }
      }
    }
    if (const MentionRef* bracketed = before_bracket(office)) {
      set_holder(office, *bracketed);
      return;
    }
    TokenIndex next = office.tokens.last;
    while (is(next, language_.honorific)) ++next;
    const MentionRef* after = person_from(next);
    if (after == nullptr && text(office.tokens.last, ",") && !inside_title(office.role.first)) {
      // "the President of Norland, Jon Berg" needs the article, or it is a list of two people.
      const bool definite = office.tokens.first > sentence_.first &&
                            is(office.tokens.first - 1, language_.determiner);
      const bool headline = office.tokens.first == sentence_.first;
      if (office.body != no_entity && (definite || headline || is_text_the(office.tokens.first))) {
        after = person_from(office.tokens.last + 1);
        if (after != nullptr && around != nullptr && around->entity != after->entity) {
          after = nullptr;
        }
      }
    }
    if (after != nullptr) {
      set_holder(office, *after);
      if (office.body == no_entity) read_body_behind(office, after->tokens.last);
      return;
    }
    // "Anna Kask, (the) President of Estland": not when a name follows the title.
    TokenIndex before = office.tokens.first;
    while (before > sentence_.first && is(before - 1, language_.determiner)) --before;
    if (before > sentence_.first + 1 && surface_.is_comma(before - 1) && office.body != no_entity) {
      for (const MentionRef& mention : surface_.mentions_to(before - 1)) {
        if (surface_.root(mention.entity) != PersonRoot || mention.kind != MentionKind::Name) {
          continue;
        }
        if (around == nullptr || around->entity == mention.entity) {
          set_holder(office, mention);
          return;
        }
      }
    }
    if (around != nullptr) set_holder(office, *around);
    if (around == nullptr) read_copula(office);
    if (office.holder == no_entity) read_predicate(office);
  }

  /// "President Jon Berg of Norland".
  void read_body_behind(Office& office, TokenIndex at) const {
    if (!text(at, "of") || at + 1 >= sentence_.last) return;
    const TokenIndex from = is(at + 1, language_.determiner) ? at + 2 : at + 1;
    if (from >= sentence_.last) return;
    for (const MentionRef& mention : surface_.mentions_from(from)) {
      if ((surface_.root(mention.entity) & body_roots) == 0) continue;
      office.body = mention.entity;
      office.body_words = mention.tokens;
      return;
    }
  }

  /// "Berg is the President of Norland", "Kask was elected as the new leader of the Harbour Party":
  /// the office is said of the subject.
  void read_copula(Office& office) const {
    if (office.body == no_entity) return;
    TokenIndex at = office.tokens.first;
    while (at > sentence_.first &&
           (is(at - 1, language_.determiner) || is(at - 1, language_.term_adjective) ||
            surface_.is_adverb(at - 1))) {
      --at;
    }
    const bool as = at > sentence_.first && text(at - 1, "as");
    if (as) --at;
    if (at <= sentence_.first) return;
    TokenIndex verb = at - 1;
    // sworn in as, took over as, took office as
    if (as && verb > sentence_.first &&
        (text(verb, "in") || text(verb, "over") || text(verb, "office"))) {
      --verb;
    }
    const bool be = is(verb, language_.be) && !as;
    const bool become = is(verb, language_.become) || (as && is(verb, language_.serve_as));
    const bool made = is(verb, language_.make_officer) || (as && is(verb, language_.install_as));
    if (!be && !become && !made) return;
    const auto group = read_verb_group(surface_, verb);
    if (!group || group->negative || group->open || group->would || group->planned) return;
    if (made && !group->passive) return;
    const auto person = subject_name(group->tokens.first);
    if (!person) return;
    set_holder(office, *person);
    if ((be || (as && become)) && group->past && !text(verb, "took")) office.former = true;
  }

  /// "Berg, who was foreign minister of Norland", "Kask was sworn in as Prime Minister of Norland",
  /// "Berg served as ambassador of Norland": the office is the predicate, by the tree.
  void read_predicate(Office& office) const {
    const Tree& tree = surface_.tree();
    if (office.body == no_entity || tree.empty()) return;
    const TokenIndex head = tree.top(office.role);
    if (head == no_token) return;
    TokenIndex verb = tree.child(head, Relation::Copula);
    std::vector<TokenIndex> subjects;
    bool former = false;
    if (verb != no_token) {
      subjects = tree.subjects(head);
    } else {
      verb = tree.head(head);
      // "sworn in as" has two words of case
      const bool as = std::ranges::any_of(tree.children(head), [&](TokenIndex c) {
        return tree.relation(c) == Relation::Case && text(c, "as");
      });
      if (verb == no_token || !as || tree.relation(head) != Relation::Oblique) return;
      const bool serve = is(verb, language_.serve_as);
      if (!serve && !is(verb, language_.install_as)) return;
      if (!serve && !tree.is_passive(verb)) return;
      subjects = tree.subjects(verb);
      former = serve;
    }
    const auto group = read_verb_group(surface_, verb);
    if (!group || group->negative || group->open || group->would || group->planned) return;
    if (subjects.size() != 1) return;
    const EntityIndex person = surface_.entity_at(subjects.front());
    if (person == no_entity || surface_.root(person) != PersonRoot) return;
    for (TokenIndex t = sentence_.first; t <= subjects.front(); ++t) {
      for (const MentionRef& mention : surface_.mentions_from(t)) {
        if (mention.entity != person || !mention.tokens.contains(subjects.front())) continue;
        set_holder(office, mention);
        const bool was = is(verb, language_.be) || (former && !text(verb, "took"));
        if (was && group->past) office.former = true;
        return;
      }
    }
  }

  /// The person whose name ends before a token, its apposition left out.
  std::optional<MentionRef> subject_name(TokenIndex at) const {
    for (int i = 0; i < 3 && at > sentence_.first && surface_.is_adverb(at - 1); ++i) --at;
    for (const MentionRef& mention : surface_.mentions_to(at)) {
      if (surface_.root(mention.entity) == PersonRoot && mention.tokens.first >= sentence_.first) {
        return mention;
      }
    }
    return std::nullopt;
  }

  bool is_text_the(TokenIndex t) const { return text(t, "the") || text(t, "The"); }

  /// "Foreign Minister and former Prime Minister Berg": one holder, one body.
  void share(std::span<Office> offices) const {
    for (std::size_t i = offices.size(); i-- > 1;) {
      Office& left = offices[i - 1];
      const Office& right = offices[i];
      const bool joined = left.tokens.last + 1 == right.tokens.first &&
                          (text(left.tokens.last, "and") || text(left.tokens.last, ","));
      if (!joined || right.holder == no_entity) continue;
      // "former President and Prime Minister of Norland Berg"
      const bool plain = right.tokens.first == right.role.first;  // no "current" before it
      if (left.former && plain && left.body == no_entity && text(left.tokens.last, "and") &&
          (left.holder == no_entity || left.holder == right.holder)) {
        offices[i].former = true;
      }
      if (left.holder != no_entity) continue;
      left.holder = right.holder;
      left.holder_words = right.holder_words;
      if (right.body == no_entity) {
        offices[i].body = left.body;
        offices[i].body_words = left.body_words;
      }
    }
  }

  const Surface& surface_;
  const Language& language_;
  TokenSpan sentence_;
};

}  // namespace

std::vector<Office> find_offices(const Surface& surface) {
  std::vector<Office> offices;
  for (const Sentence& sentence : surface.document().sentences) {
    if (sentence.zone == Zone::Header || sentence.zone == Zone::Byline) continue;
    OfficeReader(surface, sentence.tokens).read(offices);
  }
  return offices;
}

}  // namespace newsgraph::extract
