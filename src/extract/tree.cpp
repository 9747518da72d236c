#include "extract/tree.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "newsgraph/nlp/labels.hpp"

namespace newsgraph::extract {
namespace {

struct Row {
  std::string_view label;
  Relation relation;
};
constexpr std::array table{
    Row{"root", Relation::Root},
    Row{"nsubj", Relation::Subject},
    Row{"csubj", Relation::Subject},
    Row{"csubj:pass", Relation::ClosedComplement},  // "it is said that Kask met"
    Row{"nsubj:outer", Relation::Subject},
    Row{"nsubj:pass", Relation::PassiveSubject},
    Row{"obj", Relation::Object},
    Row{"iobj", Relation::IndirectObject},
    Row{"obl", Relation::Oblique},
    Row{"obl:agent", Relation::Oblique},
    Row{"obl:arg", Relation::Oblique},
    Row{"obl:tmod", Relation::TimeOblique},
    Row{"nmod:tmod", Relation::TimeOblique},
    Row{"obl:npmod", Relation::TimeOblique},
    Row{"obl:unmarked", Relation::TimeOblique},
    Row{"nmod:unmarked", Relation::TimeOblique},
    Row{"nmod", Relation::Nominal},
    Row{"nmod:poss", Relation::Possessor},
    Row{"nmod:npmod", Relation::Nominal},
    Row{"nmod:desc", Relation::Apposition},
    Row{"appos", Relation::Apposition},
    Row{"flat", Relation::Flat},
    Row{"flat:foreign", Relation::Flat},
    Row{"fixed", Relation::Flat},
    Row{"goeswith", Relation::Flat},
    Row{"compound", Relation::Compound},
    Row{"compound:prt", Relation::Particle},
    Row{"amod", Relation::Adjective},
    Row{"advmod", Relation::Adverb},
    Row{"case", Relation::Case},
    Row{"mark", Relation::Marker},
    Row{"aux", Relation::Auxiliary},
    Row{"aux:pass", Relation::PassiveAuxiliary},
    Row{"cop", Relation::Copula},
    Row{"conj", Relation::Coordinated},
    Row{"acl", Relation::Clause},
    Row{"acl:relcl", Relation::RelativeClause},
    Row{"advcl", Relation::AdverbialClause},
    Row{"advcl:relcl", Relation::AdverbialClause},
    Row{"xcomp", Relation::OpenComplement},
    Row{"ccomp", Relation::ClosedComplement},
    Row{"parataxis", Relation::Parataxis},
    Row{"punct", Relation::Punctuation},
};

/// Relation by index into nlp::deprel_names().
std::vector<Relation> relations_by_label() {
  std::vector<Relation> relations;
  for (const std::string_view label : nlp::deprel_names()) {
    const auto* row = std::ranges::find(table, label, &Row::label);
    relations.push_back(row == table.end() ? Relation::Other : row->relation);
  }
  return relations;
}

bool is_nominal(Upos upos) {
  return upos == Upos::Noun || upos == Upos::Propn || upos == Upos::Pron || upos == Upos::Num ||
         upos == Upos::Adj || upos == Upos::Sym || upos == Upos::X;
}

/// Deepest chain of clauses that may share one subject.
constexpr int depth_limit = 4;

}  // namespace

Tree::Tree(const Document& document) : document_(document) {
  const Tokens& tokens = document.tokens;
  if (tokens.head.size() != tokens.size() || tokens.deprel.size() != tokens.size()) return;
  static const std::vector<Relation> by_label = relations_by_label();
  relations_.reserve(tokens.size());
  for (const std::uint8_t label : tokens.deprel) relations_.push_back(by_label[label]);
  offset_.assign(tokens.size() + 1, 0);
  for (const TokenIndex head : tokens.head) {
    if (head != no_token) ++offset_[head + 1];
  }
  for (std::size_t i = 1; i < offset_.size(); ++i) offset_[i] += offset_[i - 1];
  children_.resize(offset_.back());
  std::vector<std::uint32_t> next(offset_.begin(), offset_.end() - 1);
  for (TokenIndex t = 0; t < tokens.size(); ++t) {
    if (tokens.head[t] != no_token) children_[next[tokens.head[t]]++] = t;
  }
}

std::span<const TokenIndex> Tree::children(TokenIndex token) const noexcept {
  return std::span(children_).subspan(offset_[token], offset_[token + 1] - offset_[token]);
}

TokenIndex Tree::child(TokenIndex token, Relation relation) const noexcept {
  for (const TokenIndex c : children(token)) {
    if (relations_[c] == relation) return c;
  }
  return no_token;
}

bool Tree::is_passive(TokenIndex verb) const noexcept {
  if (child(verb, Relation::PassiveSubject) != no_token ||
      child(verb, Relation::PassiveAuxiliary) != no_token) {
    return true;
  }
  const std::string_view tag = nlp::xpos_names()[document_.tokens.xpos[verb]];
  if (tag != "VBN" || child(verb, Relation::Auxiliary) != no_token) return false;
  const Relation own = relations_[verb];
  if (own == Relation::Coordinated && child(verb, Relation::Subject) == no_token) {
    const TokenIndex first = head(verb);
    return upos(first) == Upos::Verb && is_passive(first);
  }
  return own == Relation::Clause || own == Relation::AdverbialClause;
}

TokenIndex Tree::resolved(TokenIndex nominal) const noexcept {
  const std::string_view tag = nlp::xpos_names()[document_.tokens.xpos[nominal]];
  const bool relative = tag == "WP" || tag == "WDT";
  if (!relative) return nominal;
  TokenIndex clause = head(nominal);
  for (int i = 0; i < depth_limit && clause != no_token; ++i) {
    if (relations_[clause] == Relation::RelativeClause) return head(clause);
    clause = head(clause);
  }
  return no_token;
}

std::vector<TokenIndex> Tree::with_conjuncts(TokenIndex nominal) const {
  std::vector<TokenIndex> all{nominal};
  for (const TokenIndex c : children(nominal)) {
    if (relations_[c] == Relation::Coordinated && is_nominal(upos(c))) all.push_back(c);
  }
  return all;
}

/// "accused Berg [of] visiting", "prevented", "thanked": what the object does or did.
bool Tree::done_by_object(TokenIndex marker) const noexcept {
  const std::string_view word = document_.form(marker);
  return word == "of" || word == "from" || word == "for" || word == "with";
}

/// The second of two subjects before a verb, which parsers give it when the first belongs to what
/// is said; no_token when it has not two.
TokenIndex Tree::nearest_subject(TokenIndex verb) const noexcept {
  TokenIndex first = no_token, second = no_token;
  for (const TokenIndex c : children(verb)) {
    if (relations_[c] != Relation::Subject || c > verb) continue;
    (first == no_token ? first : second) = c;
  }
  return second;
}

/// Who does what a noun is about: "Kask's decision to visit", "Kask spoke of the idea of visiting".
void Tree::add_doers(TokenIndex noun, int depth, std::vector<TokenIndex>& out) const {
  const TokenIndex owner = child(noun, Relation::Possessor);
  if (owner != no_token) {
    const TokenIndex who = resolved(owner);
    if (who != no_token) out = with_conjuncts(who);
    return;
  }
  // "discussed the need to sign": whose need it is the words do not say.
  static constexpr std::array anybodys{"need", "necessity", "importance", "urgency"};
  if (std::ranges::find(anybodys, document_.form(noun)) != anybodys.end()) return;
  TokenIndex verb = head(noun);
  for (int i = 0; i < depth_limit && verb != no_token && upos(verb) == Upos::Noun; ++i) {
    verb = head(verb);
  }
  if (verb == no_token || upos(verb) != Upos::Verb || relations_[noun] == Relation::Subject) return;
  add_subjects(verb, is_passive(verb), depth + 1, out);
}

void Tree::add_subjects(TokenIndex verb, bool passive, int depth,
                        std::vector<TokenIndex>& out) const {
  if (depth > depth_limit) return;
  const Relation wanted = passive ? Relation::PassiveSubject : Relation::Subject;
  const TokenIndex nearest = nearest_subject(verb);
  for (const TokenIndex c : children(verb)) {
    if (nearest != no_token && c < nearest) continue;
    const bool any_subject =
        relations_[c] == Relation::Subject || relations_[c] == Relation::PassiveSubject;
    if (!any_subject) continue;
    if (relations_[c] != wanted && !(passive && relations_[c] == Relation::Subject)) return;
    const TokenIndex subject = resolved(c);
    if (subject == no_token) return;
    const auto all = with_conjuncts(subject);
    out.insert(out.end(), all.begin(), all.end());
  }
  if (!out.empty()) return;
  const TokenIndex governor = head(verb);
  if (governor == no_token) return;
  const std::string_view tag = nlp::xpos_names()[document_.tokens.xpos[verb]];
  const TokenIndex marker = child(verb, Relation::Marker);
  switch (relations_[verb]) {
    case Relation::Coordinated:
      if (upos(governor) != Upos::Verb && upos(governor) != Upos::Adj) return;
      add_subjects(governor, is_passive(governor), depth + 1, out);
      return;
    case Relation::OpenComplement: {
      // "persuaded Berg to sign": the object; "promised to sign": the subject.
      TokenIndex object = child(governor, Relation::Object);
      if (object == no_token) object = child(governor, Relation::IndirectObject);
      if (object != no_token) {
        out = with_conjuncts(object);
      } else {
        add_subjects(governor, is_passive(governor), depth + 1, out);
      }
      return;
    }
    case Relation::AdverbialClause:
      // "visiting Norland, Kask said"; "accused Berg of visiting" is Berg's visit.
      if (tag != "VBG" && tag != "VBN") return;
      if (marker != no_token && tag == "VBG" && done_by_object(marker)) {
        TokenIndex object = is_passive(governor) ? child(governor, Relation::PassiveSubject)
                                                 : child(governor, Relation::Object);
        if (object != no_token) object = resolved(object);
        if (object != no_token) out = with_conjuncts(object);
        return;
      }
      if (marker != no_token) {
        static constexpr std::array same{"while", "after", "before",  "by", "when",
                                         "upon",  "on",    "without", "to", "in"};
        const std::string_view word = document_.form(marker);
        if (std::ranges::find(same, word) == same.end()) return;
      }
      add_subjects(governor, is_passive(governor), depth + 1, out);
      return;
    case Relation::Clause:
      if (marker == no_token) {
        if (tag == "VBG" || tag == "VBN") out.push_back(governor);
      } else if (tag == "VBG" || tag == "VB") {
        add_doers(governor, depth, out);
      }
      return;
    case Relation::ClosedComplement: {
      // "Estland, Kask said, attacked Riverton": parsers give "said" two subjects.
      std::vector<TokenIndex> both;
      for (const TokenIndex c : children(governor)) {
        if (relations_[c] == Relation::Subject) both.push_back(c);
      }
      if (both.size() == 2 && both.back() < governor && verb > governor) {
        out = with_conjuncts(both.front());
      }
      return;
    }
    default:
      return;
  }
}

std::vector<TokenIndex> Tree::subjects(TokenIndex verb) const {
  std::vector<TokenIndex> out;
  add_subjects(verb, is_passive(verb), 0, out);
  return out;
}

std::vector<TokenIndex> Tree::objects(TokenIndex verb) const {
  std::vector<TokenIndex> out;
  for (const TokenIndex c : children(verb)) {
    if (relations_[c] != Relation::Object) continue;
    const TokenIndex object = resolved(c);
    if (object == no_token) continue;
    const auto all = with_conjuncts(object);
    out.insert(out.end(), all.begin(), all.end());
  }
  // "the treaty Kask signed"
  if (out.empty() && relations_[verb] == Relation::RelativeClause && !is_passive(verb)) {
    const auto own = subjects(verb);
    const TokenIndex noun = head(verb);
    if (!own.empty() && std::ranges::find(own, noun) == own.end()) out.push_back(noun);
  }
  return out;
}

TokenIndex Tree::top(TokenSpan span) const noexcept {
  TokenIndex found = no_token;
  for (TokenIndex t = span.first; t < span.last; ++t) {
    const TokenIndex governor = head(t);
    if (governor != no_token && span.contains(governor)) continue;
    if (relations_[t] == Relation::Punctuation || relations_[t] == Relation::Case) continue;
    if (found != no_token) {
      // "meeting Lucia Ferrante" read as two objects: one name all the same.
      const bool one_name = head(found) == governor && relations_[found] == relations_[t] &&
                            upos(found) == Upos::Propn && upos(t) == Upos::Propn;
      if (!one_name) return no_token;
      continue;
    }
    found = t;
  }
  return found;
}

}  // namespace newsgraph::extract
