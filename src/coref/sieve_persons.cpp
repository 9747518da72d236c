// Persons: one by name, by title and name, by office.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "newsgraph/text/romanisation.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "coref/patronymic.hpp"
#include "coref/sieve.hpp"

namespace newsgraph::coref {
namespace {

using knowledge::Entry;
using knowledge::EntryKind;

using Parts = std::vector<std::string>;

/// Son-of words belong to the part they introduce: "bin Salman" is no "Salman".
bool son_of(std::string_view folded) {
  static constexpr std::array words{"bin", "ben", "ibn", "bint"};
  return std::ranges::find(words, folded) != words.end();
}

/// Words that stand before or inside a name without telling two names apart.
bool silent(std::string_view folded) {
  static constexpr std::array words{"al", "el",  "ul",  "ur",  "de",  "la", "di",
                                    "da", "del", "von", "van", "der", "jr", "jr.",
                                    "sr", "sr.", "-",   "st",  "st."};
  return std::ranges::find(words, folded) != words.end();
}

/// Parts of a name given as words, romanisation evened out.
void add_part(Parts& parts, std::string_view form, bool& after_son_of) {
  const std::string folded = text::fold(form);
  if (son_of(folded)) {
    after_son_of = true;
    return;
  }
  if (silent(folded) || folded.empty()) return;
  std::string part = text::even_out(form);
  if (after_son_of) part = "bin " + part;
  after_son_of = false;
  parts.push_back(std::move(part));
}

Parts name_parts(const Reading& reading, TokenSpan tokens) {
  Parts parts;
  bool after_son_of = false;
  for (TokenIndex token = tokens.first; token < tokens.last; ++token) {
    // Halves of "Kassym-Jomart" and "Jong-un" are one part.
    const bool joined = token >= tokens.first + 2 && reading.facts.form_is(token - 1, "-") &&
                        reading.facts.glued(token) && !parts.empty() &&
                        !silent(text::fold(reading.document.form(token - 2)));
    if (joined) {
      parts.back() += text::even_out(reading.document.form(token));
      continue;
    }
    add_part(parts, reading.document.form(token), after_son_of);
  }
  return parts;
}

Parts name_parts(std::string_view name) {
  Parts parts;
  bool after_son_of = false;
  std::string word;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i == name.size() || name[i] == ' ') {
      std::string joined;
      for (const char letter : word) {
        if (letter != '-') joined += letter;
      }
      add_part(parts, joined, after_son_of);
      word.clear();
    } else {
      word += name[i];
    }
  }
  return parts;
}

bool is_initial(std::string_view part) {
  return part.size() <= 2 && (part.size() < 2 || part[1] == '.');
}

/// Whether one given name may stand for the other: equal, or an initial of it.
bool given_agree(const std::string& a, const std::string& b) {
  if (a == b) return true;
  return (is_initial(a) || is_initial(b)) && !a.empty() && !b.empty() && a.front() == b.front();
}

/// Whether the shorter name may be the longer one's: a family name, a full name with its middle
/// left out, given name and patronymic.
bool name_fits(const Parts& shorter, const Parts& longer) {
  if (shorter.empty() || longer.empty() || shorter.size() > longer.size()) return false;
  if (shorter == longer) return true;
  if (shorter.size() == 1) {
    return longer.size() > 1 && std::ranges::find(longer, shorter.front()) != longer.end();
  }
  if (shorter.size() == 2 && is_patronymic(shorter.back())) {
    return shorter.front() == longer.front() &&
           (longer.size() < 3 || !is_patronymic(longer[1]) || longer[1] == shorter.back());
  }
  if (shorter.size() == longer.size()) {
    return given_agree(shorter.front(), longer.front()) &&
           std::equal(shorter.begin() + 1, shorter.end(), longer.begin() + 1);
  }
  // Order kept, first given name and family name the same.
  if (!given_agree(shorter.front(), longer.front())) {
    return shorter.back() == longer.back() && std::ranges::includes(longer, shorter, {});
  }
  std::size_t at = 1;
  for (std::size_t i = 1; i < longer.size() && at < shorter.size(); ++i) {
    if (longer[i] == shorter[at] || given_agree(longer[i], shorter[at])) ++at;
  }
  return at == shorter.size();
}

bool person(const Work& work, CandidateIndex index) { return work[index].type == "Person"; }

bool role_alone(const Work& work, CandidateIndex index) {
  // "I never heard a Norlandic leader say": nobody in particular
  return person(work, index) && work[index].kind == MentionKind::Nominal &&
         work[index].determination != Determination::Indefinite && work[index].holder == nullptr &&
         !work[index].counterpart && !work[index].said_of;
}

/// Whether two offices of one title may be one: "Chief of the Navy" is not "Chief of the Army".
bool serve_alike(const Candidate& a, const Candidate& b) {
  return a.served == 0 || b.served == 0 || a.served == b.served;
}

/// Roles of a cluster that still hold.
bool has_role(const Work& work, CandidateIndex cluster, std::string_view role,
              std::string_view country) {
  return std::ranges::any_of(work.clusters.members(cluster), [&](CandidateIndex member) {
    const Candidate& candidate = work[member];
    return candidate.role == role && candidate.country == country;
  });
}

/// "minister" for "foreign minister": the bare office names its nearest holder.
bool ends_with_word(std::string_view role, std::string_view last) {
  // A deputy is not his chief.
  for (const std::string_view deputy : {"vice ", "deputy ", "assistant ", "vice-"}) {
    if (role.starts_with(deputy) && !last.starts_with(deputy)) return false;
  }
  return role == last || (role.size() > last.size() && role.ends_with(last) &&
                          role[role.size() - last.size() - 1] == ' ');
}

}  // namespace

void title_and_name(Work& work) {
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (work[i].holder == nullptr) continue;
    for (CandidateIndex j = 0; j < work.size(); ++j) {
      if (work[j].kind == MentionKind::Name && work[j].tokens == work[i].holder->tokens) {
        work.clusters.merge(i, j);
      }
    }
  }
}

void person_names(Work& work) {
  std::vector<CandidateIndex> names;
  std::vector<Parts> parts;
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!person(work, i) || work[i].kind != MentionKind::Name) continue;
    names.push_back(i);
    parts.push_back(name_parts(work.reading, work[i].tokens));
  }
  // Full names first, so that a family name finds every spelling of its bearer joined.
  for (const bool full : {true, false}) {
    for (std::size_t short_at = 0; short_at < names.size(); ++short_at) {
      if ((parts[short_at].size() > 1) != full) continue;
      // The nearest before, else the nearest after.
      std::size_t best = names.size();
      for (std::size_t step = 1; step < names.size() && best == names.size(); ++step) {
        if (step <= short_at && name_fits(parts[short_at], parts[short_at - step])) {
          best = short_at - step;
        }
      }
      for (std::size_t other = short_at + 1; other < names.size() && best == names.size();
           ++other) {
        if (name_fits(parts[short_at], parts[other])) best = other;
      }
      if (best != names.size()) work.clusters.merge(names[best], names[short_at]);
    }
  }
}

void same_role(Work& work) {
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!role_alone(work, i) || work[i].country.empty() || work[i].former) continue;
    for (CandidateIndex j = 0; j < work.size(); ++j) {
      if (j != i && person(work, j) && !work[j].former && work[j].country == work[i].country &&
          work[j].role == work[i].role && serve_alike(work[i], work[j])) {
        work.clusters.merge(i, j);
      }
    }
  }
}

void office_holders(Work& work) {
  const auto& gazetteer = work.reading.knowledge.gazetteer;
  const std::string& date = work.reading.document.article.date;
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!role_alone(work, i) || work[i].country.empty() || work[i].former || work.named(i))
      continue;
    for (const auto id : gazetteer.office_holders(work[i].country, work[i].role, date)) {
      const Parts holder = name_parts(gazetteer.entry(id).name);
      for (CandidateIndex j = 0; j < work.size(); ++j) {
        if (!person(work, j) || work[j].kind != MentionKind::Name || work.named(i)) continue;
        const Parts named = name_parts(work.reading, work[j].tokens);
        if (name_fits(named, holder) || name_fits(holder, named)) work.clusters.merge(i, j);
      }
    }
  }
}

/// A release of an office calls its head by the office and then "Mr Kask". Joined only where the
/// article has one unnamed officer, whom it mentions twice, and one person by courtesy title alone.
void sole_officer(Work& work) {
  const auto& facts = work.reading.facts;
  CandidateIndex officer = no_candidate;
  CandidateIndex courteous = no_candidate;
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!person(work, i) || work[i].former) continue;
    if (role_alone(work, i) && !work.named(i)) {
      if (!facts.capitalized(work[i].head)) continue;
      if (officer != no_candidate && !work.clusters.same(officer, i)) return;
      officer = i;
      continue;
    }
    if (work[i].kind != MentionKind::Name || work[i].tokens.first == 0) continue;
    if (facts.form_is(work[i].tokens.last, ":")) continue;  // a turn of a transcript
    const auto members = work.clusters.members(i);
    if (std::ranges::any_of(members, [&](CandidateIndex m) { return !work[m].role.empty(); })) {
      continue;
    }
    const auto* title = facts.entry(facts.match_over(work[i].tokens.first - 1),
                                    knowledge::mask(knowledge::EntryKind::Title));
    if (title == nullptr || title->role != "honorific") continue;
    if (courteous != no_candidate && !work.clusters.same(courteous, i)) return;
    courteous = i;
  }
  if (officer == no_candidate || courteous == no_candidate) return;
  if (work.clusters.members(officer).size() < 2) return;
  work.clusters.merge(courteous, officer);
}

namespace {

/// Whether the tables, where they know who held the office of `role_at` at the article's date,
/// allow a person of whom the article has one word to be he.
bool may_hold(const Work& work, CandidateIndex role_at, CandidateIndex named) {
  if (work[role_at].country.empty() || work[named].kind != MentionKind::Name) return true;
  const auto& gazetteer = work.reading.knowledge.gazetteer;
  const auto holders = gazetteer.office_holders(work[role_at].country, work[role_at].role,
                                                work.reading.document.article.date);
  if (holders.empty()) return true;
  const Parts name = name_parts(work.reading, work[named].tokens);
  return std::ranges::any_of(holders, [&](const auto id) {
    const Parts holder = name_parts(gazetteer.entry(id).name);
    return name_fits(name, holder) || name_fits(holder, name);
  });
}

/// Whether every person of a cluster who is named may hold the office. Of full names only the
/// article knows: the tables may spell them otherwise.
bool cluster_may_hold(const Work& work, CandidateIndex role_at, CandidateIndex cluster) {
  const auto& members = work.clusters.members(cluster);
  if (std::ranges::any_of(members, [&](CandidateIndex member) {
        return work[member].kind == MentionKind::Name && work[member].tokens.size() > 1;
      })) {
    return true;
  }
  return std::ranges::all_of(
      members, [&](CandidateIndex member) { return may_hold(work, role_at, member); });
}

/// A publisher that is an officer: "Prime Minister of Norland". Country empty when it is none.
struct PublishingOffice {
  std::string role;
  std::string country;
};

PublishingOffice publishing_office(const Work& work) {
  constexpr std::string_view joint = " of ";
  const std::string_view publisher = work.reading.document.article.publisher;
  const std::size_t at = publisher.find(joint);
  if (at == std::string_view::npos) return {};
  const auto& gazetteer = work.reading.knowledge.gazetteer;
  for (const auto id : gazetteer.find(publisher.substr(at + joint.size()))) {
    const Entry& state = gazetteer.entry(id);
    if (state.kind == EntryKind::Country) {
      return {text::fold(publisher.substr(0, at)), state.country};
    }
  }
  return {};
}

/// Whether the tables know the full name of a person as an officer of other states alone.
bool serves_elsewhere(const Work& work, CandidateIndex cluster, std::string_view country) {
  const auto& gazetteer = work.reading.knowledge.gazetteer;
  bool elsewhere = false;
  for (const CandidateIndex named : work.clusters.members(cluster)) {
    if (work[named].kind != MentionKind::Name || work[named].tokens.size() < 2) continue;
    for (const auto id : gazetteer.find(work.reading.document.text(work[named].tokens))) {
      const Entry& officer = gazetteer.entry(id);
      if (officer.kind != EntryKind::OfficeHolder) continue;
      if (officer.country == country) return false;
      elsewhere = true;
    }
  }
  return elsewhere;
}

/// A sole person of the article whom the tables know as head of the state at its date.
CandidateIndex known_head_of_state(const Work& work, std::string_view country) {
  const auto& gazetteer = work.reading.knowledge.gazetteer;
  CandidateIndex found = no_candidate;
  for (const auto id : gazetteer.office_holders(country, {}, work.reading.document.article.date)) {
    const std::string role = text::fold(gazetteer.entry(id).role);
    if (role.find("minister") != std::string::npos || role == "premier") continue;
    const Parts holder = name_parts(gazetteer.entry(id).name);
    for (CandidateIndex j = 0; j < work.size(); ++j) {
      if (!person(work, j) || work[j].kind != MentionKind::Name) continue;
      const Parts named = name_parts(work.reading, work[j].tokens);
      if (!name_fits(named, holder) && !name_fits(holder, named)) continue;
      if (found != no_candidate && !work.clusters.same(found, j)) return no_candidate;
      found = j;
    }
  }
  return found;
}

/// Whether the article gives a person no other office than president: of many heads the tables know
/// the days in office alone.
bool may_preside(const Work& work, CandidateIndex cluster) {
  const auto& members = work.clusters.members(cluster);
  return std::ranges::all_of(members, [&](CandidateIndex member) {
    return work[member].role.empty() || work[member].role == "president";
  });
}

}  // namespace

void leader_of_state(Work& work) {
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!role_alone(work, i) || work[i].country.empty() || work.named(i)) continue;
    const bool president = work[i].role == "president";
    if (!president && work[i].role != "leader" && work[i].role != "head of state") continue;
    CandidateIndex found = known_head_of_state(work, work[i].country);
    if (found != no_candidate && (!president || may_preside(work, found))) {
      work.clusters.merge(found, i);
      continue;
    }
    if (president) continue;
    bool several = false;
    for (CandidateIndex j = 0; j < work.size(); ++j) {
      if (!person(work, j) || work[j].country != work[i].country || work[j].former ||
          work[j].role.empty() || !work.named(j)) {
        continue;
      }
      several = several || (found != no_candidate && !work.clusters.same(found, j));
      found = j;
    }
    if (found != no_candidate && !several) work.clusters.merge(found, i);
  }
}

/// "The President said": the one person of the article whom the tables know in that office.
void known_office(Work& work) {
  const auto& gazetteer = work.reading.knowledge.gazetteer;
  const std::string& date = work.reading.document.article.date;
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!role_alone(work, i) || work.named(i) || !work[i].country.empty() || work[i].former) {
      continue;
    }
    CandidateIndex found = no_candidate;
    bool several = false;
    for (CandidateIndex j = 0; j < work.size(); ++j) {
      if (!person(work, j) || work[j].kind != MentionKind::Name || work[j].tokens.size() < 2) {
        continue;
      }
      for (const auto id : gazetteer.find(work.reading.document.text(work[j].tokens))) {
        const Entry& entry = gazetteer.entry(id);
        const bool of_office =
            text::fold(entry.role) == work[i].role ||
            (entry.role.empty() && work[i].role == "president" && may_preside(work, j));
        const bool in_office = entry.kind == EntryKind::OfficeHolder && of_office &&
                               (date.size() < 4 || ((entry.since.empty() || entry.since <= date) &&
                                                    (entry.until.empty() || date <= entry.until)));
        if (!in_office) continue;
        several = several || (found != no_candidate && !work.clusters.same(found, j));
        found = j;
      }
    }
    if (found != no_candidate && !several) work.clusters.merge(found, i);
  }
}

namespace {

/// "The President" between President Kask and the President of Norland: of several who hold the
/// office the one whose state the text need not name. no_candidate when there are not two kinds.
template <typename Fits>
CandidateIndex at_home(const Work& work, CandidateIndex i, Fits fits) {
  if (!work[i].country.empty() || work[i].determination != Determination::Definite) {
    return no_candidate;
  }
  CandidateIndex home = no_candidate;
  bool abroad = false;
  for (CandidateIndex step = 1; step <= i; ++step) {
    const CandidateIndex j = i - step;
    if (!person(work, j) || work[j].former || work[j].role != work[i].role || !work.named(j) ||
        !serve_alike(work[i], work[j]) || !fits(j)) {
      continue;
    }
    const auto& members = work.clusters.members(j);
    const bool foreign = std::ranges::any_of(
        members, [&](CandidateIndex member) { return !work[member].country.empty(); });
    if (foreign) {
      abroad = true;
    } else if (home == no_candidate) {
      home = j;
    } else if (!work.clusters.same(home, j)) {
      return no_candidate;
    }
  }
  return abroad ? home : no_candidate;
}

}  // namespace

void bare_role(Work& work) {
  const PublishingOffice publisher = publishing_office(work);
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!role_alone(work, i) || work.named(i) || work[i].role.empty()) continue;
    // In a release of the Prime Minister of Norland "the Prime Minister" is no other state's.
    const bool publishes =
        !publisher.country.empty() && work[i].country.empty() && work[i].role == publisher.role;
    const auto fits = [&](CandidateIndex j) {
      if (publishes && ((!work[j].country.empty() && work[j].country != publisher.country) ||
                        serves_elsewhere(work, j, publisher.country))) {
        return false;
      }
      // "the Norlandic President" is nobody whom the tables know as another state's.
      if (!work[i].country.empty() && serves_elsewhere(work, j, work[i].country)) return false;
      return cluster_may_hold(work, i, j);
    };
    // Nearest before, then nearest after, whose role ends with these words and whose country, if
    // both tell one, is the same (a constraint of the clusters).
    CandidateIndex found = at_home(work, i, fits);
    for (CandidateIndex step = 1; step <= i && found == no_candidate; ++step) {
      const CandidateIndex j = i - step;
      if (person(work, j) && !work[j].former && ends_with_word(work[j].role, work[i].role) &&
          serve_alike(work[i], work[j]) && (work[i].country.empty() || work[j].country.empty()) &&
          fits(j)) {
        found = j;
      }
    }
    for (CandidateIndex j = i + 1; j < work.size() && found == no_candidate; ++j) {
      if (person(work, j) && !work[j].former && work[j].role == work[i].role && work.named(j) &&
          serve_alike(work[i], work[j]) && fits(j)) {
        found = j;
      }
    }
    if (found != no_candidate) work.clusters.merge(found, i);
  }
}

void said_of_pronouns(Work& work) {
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (work[i].pronoun == no_token) continue;
    for (CandidateIndex j = 0; j < work.size(); ++j) {
      const bool subject =
          work[j].kind == MentionKind::Pronoun && work[j].tokens.first == work[i].pronoun;
      if (subject && work.clusters.members(j).size() > 1) work.clusters.merge(i, j);
    }
  }
}

void counterparts(Work& work) {
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!work[i].counterpart || work.named(i)) continue;
    // The office of the person named or described last before.
    std::string role;
    for (CandidateIndex step = 1; step <= i && role.empty(); ++step) {
      const CandidateIndex j = i - step;
      if (!person(work, j)) continue;
      for (const CandidateIndex member : work.clusters.members(j)) {
        if (!work[member].role.empty() && work[member].country != work[i].country) {
          role = work[member].role;
        }
      }
    }
    for (CandidateIndex j = 0; j < work.size(); ++j) {
      if (j != i && person(work, j) && has_role(work, j, role, work[i].country)) {
        if (work.clusters.merge(i, j)) break;
      }
    }
  }
}

}  // namespace newsgraph::coref
