// Persons named by their office: which of them are one, and which persons who are named hold it.

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "newsgraph/text/tokenizer.hpp"

#include "coref/name_parts.hpp"
#include "coref/sieve.hpp"

namespace newsgraph::coref {
namespace {

using knowledge::Entry;
using knowledge::EntryKind;

constexpr std::string_view president = "president";

/// Whether two offices of one title may be one: "Chief of the Navy" is not "Chief of the Army".
bool serve_alike(const Candidate& a, const Candidate& b) {
  return a.served == 0 || b.served == 0 || a.served == b.served;
}

std::uint64_t office_key(std::string_view country, std::string_view role) {
  return mix(mix(0, country), role);
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

void same_role(Work& work) {
  Lists holders;  // of one office, by state and office
  for (CandidateIndex j = 0; j < work.size(); ++j) {
    if (!person(work, j) || work[j].former || work[j].country.empty()) continue;
    holders.add_first(office_key(work[j].country, work[j].role), j,
                      mix(work.clusters.find(j), work[j].served));
  }
  std::unordered_set<std::uint64_t> done;  // clusters that have tried all of their office
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!role_alone(work, i) || work[i].country.empty() || work[i].former) continue;
    const std::uint64_t office = office_key(work[i].country, work[i].role);
    if (done.contains(mix(mix(office, work[i].served), work.clusters.find(i)))) continue;
    for (const CandidateIndex j : holders.at(office)) {
      if (j != i && serve_alike(work[i], work[j])) work.clusters.merge(i, j);
    }
    done.insert(mix(mix(office, work[i].served), work.clusters.find(i)));
  }
}

namespace {

/// Who held an office at the article's date, by the tables; each office looked up once.
class OfficeTable {
 public:
  explicit OfficeTable(const Work& work) : work_(work) {}

  /// Names of the holders.
  const std::vector<Parts>& holders(const std::string& country, const std::string& role) {
    const auto [row, added] = holders_.try_emplace(office_key(country, role));
    if (added) {
      const auto& gazetteer = work_.reading.knowledge.gazetteer;
      for (const auto id : gazetteer.office_holders(country, role, date())) {
        row->second.push_back(name_parts(gazetteer.entry(id).name));
      }
    }
    return row->second;
  }
  const std::string& date() const { return work_.reading.document.article.date; }

 private:
  const Work& work_;
  std::unordered_map<std::uint64_t, std::vector<Parts>> holders_;
};

/// Of mentions in text order the first of each cluster.
std::vector<CandidateIndex> first_of_clusters(const Work& work,
                                              const std::vector<CandidateIndex>& mentions) {
  std::vector<CandidateIndex> firsts;
  std::unordered_set<CandidateIndex> seen;
  for (const CandidateIndex mention : mentions) {
    if (seen.insert(work.clusters.find(mention)).second) firsts.push_back(mention);
  }
  return firsts;
}

}  // namespace

void office_holders(Work& work) {
  OfficeTable table(work);
  const PersonNames names(work);
  // Of each office the mentions of its holders, holder by holder.
  std::unordered_map<std::uint64_t, std::vector<CandidateIndex>> mentions;
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!role_alone(work, i) || work[i].country.empty() || work[i].former || work.named(i))
      continue;
    const auto [row, added] = mentions.try_emplace(office_key(work[i].country, work[i].role));
    if (added) {
      for (const Parts& holder : table.holders(work[i].country, work[i].role)) {
        const auto found = first_of_clusters(work, names.mentions_of(holder));
        row->second.insert(row->second.end(), found.begin(), found.end());
      }
    }
    for (const CandidateIndex j : row->second) {
      if (work.clusters.merge(i, j)) break;
    }
  }
}

namespace {

/// Whether the tables, where they know who held the office of `role_at` at the article's date,
/// allow a person of whom the article has one word to be he.
bool may_hold(const Work& work, OfficeTable& table, CandidateIndex role_at, CandidateIndex named) {
  if (work[role_at].country.empty() || work[named].kind != MentionKind::Name) return true;
  const auto& holders = table.holders(work[role_at].country, work[role_at].role);
  if (holders.empty()) return true;
  const Parts name = name_parts(work.reading, work[named].tokens);
  return std::ranges::any_of(holders, [&](const Parts& holder) {
    return name_fits(name, holder) || name_fits(holder, name);
  });
}

/// Whether every person of a cluster who is named may hold the office. Of full names only the
/// article knows: the tables may spell them otherwise.
bool cluster_may_hold(const Work& work, OfficeTable& table, CandidateIndex role_at,
                      CandidateIndex cluster) {
  const auto& members = work.clusters.unlike(cluster);
  if (std::ranges::any_of(members, [&](CandidateIndex member) {
        return work[member].kind == MentionKind::Name && work[member].tokens.size() > 1;
      })) {
    return true;
  }
  return std::ranges::all_of(
      members, [&](CandidateIndex member) { return may_hold(work, table, role_at, member); });
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
  for (const CandidateIndex named : work.clusters.unlike(cluster)) {
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

/// Mentions by name of those whom the tables know as head of the state at the article's date, one
/// of each cluster.
std::vector<CandidateIndex> known_heads_of_state(const Work& work, const PersonNames& names,
                                                 std::string_view country) {
  const auto& gazetteer = work.reading.knowledge.gazetteer;
  std::vector<CandidateIndex> found;
  for (const auto id : gazetteer.office_holders(country, {}, work.reading.document.article.date)) {
    const std::string role = text::fold(gazetteer.entry(id).role);
    if (role.find("minister") != std::string::npos || role == "premier") continue;
    const auto mentions = names.mentions_of(name_parts(gazetteer.entry(id).name));
    found.insert(found.end(), mentions.begin(), mentions.end());
  }
  return first_of_clusters(work, found);
}

/// The cluster of candidates that are all of one; no_candidate when there are several or none.
template <typename Fits>
CandidateIndex only_one(const Work& work, const std::vector<CandidateIndex>& list, Fits fits) {
  CandidateIndex found = no_candidate;
  for (const CandidateIndex j : list) {
    if (!fits(j)) continue;
    if (found != no_candidate && !work.clusters.same(found, j)) return no_candidate;
    found = j;
  }
  return found;
}

/// Whether the article gives a person no other office than president: of many heads the tables know
/// the days in office alone.
bool may_preside(const Work& work, CandidateIndex cluster) {
  const auto& members = work.clusters.unlike(cluster);
  return std::ranges::all_of(members, [&](CandidateIndex member) {
    return work[member].role.empty() || work[member].role == president;
  });
}

}  // namespace

void leader_of_state(Work& work) {
  const PersonNames names(work);
  Lists officers;  // by state
  for (CandidateIndex j = 0; j < work.size(); ++j) {
    if (!person(work, j) || work[j].former || work[j].role.empty()) continue;
    officers.add_first(mix(0, work[j].country), j, work.clusters.find(j));
  }
  std::unordered_map<std::string, std::vector<CandidateIndex>> heads;
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!role_alone(work, i) || work[i].country.empty() || work.named(i)) continue;
    const bool presides = work[i].role == president;
    if (!presides && work[i].role != "leader" && work[i].role != "head of state") continue;
    const auto [row, added] = heads.try_emplace(work[i].country);
    if (added) row->second = known_heads_of_state(work, names, work[i].country);
    CandidateIndex found = only_one(work, row->second, [](CandidateIndex) { return true; });
    if (presides && found != no_candidate && !may_preside(work, found)) found = no_candidate;
    if (found == no_candidate && !presides) {
      found = only_one(work, officers.at(mix(0, work[i].country)),
                       [&](CandidateIndex j) { return work.named(j); });
    }
    if (found != no_candidate) work.clusters.merge(found, i);
  }
}

/// "The President said": the one person of the article whom the tables know in that office.
void known_office(Work& work) {
  const auto& gazetteer = work.reading.knowledge.gazetteer;
  const std::string& date = work.reading.document.article.date;
  Lists officers;  // by office
  std::unordered_set<std::uint64_t> seen;
  for (CandidateIndex j = 0; j < work.size(); ++j) {
    if (!person(work, j) || work[j].kind != MentionKind::Name || work[j].tokens.size() < 2) {
      continue;
    }
    const std::string_view name = work.reading.document.text(work[j].tokens);
    if (!seen.insert(mix(mix(0, name), work.clusters.find(j))).second) continue;
    for (const auto id : gazetteer.find(name)) {
      const Entry& entry = gazetteer.entry(id);
      const bool in_office = entry.kind == EntryKind::OfficeHolder &&
                             (date.size() < 4 || ((entry.since.empty() || entry.since <= date) &&
                                                  (entry.until.empty() || date <= entry.until)));
      if (!in_office) continue;
      const bool unknown = entry.role.empty() && may_preside(work, j);
      officers.add(mix(0, unknown ? std::string(president) : text::fold(entry.role)), j);
    }
  }
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!role_alone(work, i) || work.named(i) || !work[i].country.empty() || work[i].former) {
      continue;
    }
    const CandidateIndex found =
        only_one(work, officers.at(mix(0, work[i].role)), [](CandidateIndex) { return true; });
    if (found != no_candidate) work.clusters.merge(found, i);
  }
}

namespace {

/// Persons by the words of their office while bare_role joins them.
class Officers {
 public:
  explicit Officers(const Work& work) : work_(work) {
    for (CandidateIndex j = 0; j < work.size(); ++j) {
      if (!person(work, j) || work[j].former) continue;
      const std::string& role = work[j].role;
      const auto [row, added] = by_role_.try_emplace(role);
      if (added) roles_.push_back(role);
      row->second.all.push_back(j);
      if (work[j].country.empty()) row->second.stateless.push_back(j);
      if (!role.empty() && work.named(j)) row->second.named.insert(j);
    }
  }

  /// "The President" between President Kask and the President of Norland: of several who hold the
  /// office the one whose state the text need not name. no_candidate when there are not two kinds.
  template <typename Fits>
  CandidateIndex at_home(CandidateIndex i, Fits fits) const {
    if (!work_[i].country.empty() || work_[i].determination != Determination::Definite) {
      return no_candidate;
    }
    CandidateIndex home = no_candidate;
    bool abroad = false;
    for (const CandidateIndex j : passed_.at(mix(0, work_[i].role))) {
      if (!work_.named(j) || !serve_alike(work_[i], work_[j]) || !fits(j)) continue;
      const auto& members = work_.clusters.unlike(j);
      const bool foreign = std::ranges::any_of(
          members, [&](CandidateIndex member) { return !work_[member].country.empty(); });
      if (foreign) {
        abroad = true;
      } else if (home == no_candidate) {
        home = j;
      } else if (!work_.clusters.same(home, j)) {
        return no_candidate;
      }
    }
    return abroad ? home : no_candidate;
  }

  /// Nearest before whose role ends with the words of this one and whose country, if both tell one,
  /// is the same (a constraint of the clusters).
  template <typename Fits>
  CandidateIndex before(CandidateIndex i, Fits fits) {
    CandidateIndex found = no_candidate;
    for (const std::string_view role : ending_with(work_[i].role)) {
      const Holders& holders = by_role_.at(role);
      const CandidateIndex nearest = nearest_before(
          work_[i].country.empty() ? holders.all : holders.stateless, i, [&](CandidateIndex j) {
            // Not before one that is found already: no need to ask on.
            return (found != no_candidate && j < found) ||
                   (serve_alike(work_[i], work_[j]) && fits(j));
          });
      if (nearest != no_candidate && (found == no_candidate || nearest > found)) found = nearest;
    }
    return found;
  }

  /// Nearest after who is named and has the same role.
  template <typename Fits>
  CandidateIndex after(CandidateIndex i, Fits fits) const {
    const auto holders = by_role_.find(work_[i].role);
    if (holders == by_role_.end()) return no_candidate;
    const std::set<CandidateIndex>& named = holders->second.named;
    for (auto at = named.upper_bound(i); at != named.end() && *at - i <= reach; ++at) {
      if (serve_alike(work_[i], work_[*at]) && fits(*at)) return *at;
    }
    return no_candidate;
  }

  /// Joins one with whom he was found to be; those who were in his cluster have a name now.
  void join(Clusters& clusters, CandidateIndex found, CandidateIndex i) {
    if (!work_.named(found)) {
      clusters.merge(found, i);
      return;
    }
    const std::vector<CandidateIndex> members = clusters.members(i);
    if (!clusters.merge(found, i)) return;
    for (const CandidateIndex member : members) {
      if (!person(work_, member) || work_[member].former || work_[member].role.empty()) continue;
      by_role_.at(work_[member].role).named.insert(member);
    }
  }

  /// Says that whoever comes next stands behind this one.
  void pass(CandidateIndex j) {
    if (!person(work_, j) || work_[j].former) return;
    passed_.add_first(mix(0, work_[j].role), j,
                      mix(mix(work_.clusters.find(j), work_[j].served), work_[j].country));
  }

 private:
  struct Holders {
    std::vector<CandidateIndex> all;        ///< Text order.
    std::vector<CandidateIndex> stateless;  ///< Those of no state that is told.
    std::set<CandidateIndex> named;
  };

  const std::vector<std::string_view>& ending_with(const std::string& role) {
    const auto [row, added] = endings_.try_emplace(role);
    if (added) {
      for (const std::string_view other : roles_) {
        if (ends_with_word(other, role)) row->second.push_back(other);
      }
    }
    return row->second;
  }

  const Work& work_;
  std::unordered_map<std::string_view, Holders> by_role_;
  std::vector<std::string_view> roles_;
  std::unordered_map<std::string_view, std::vector<std::string_view>> endings_;
  Lists passed_;  ///< By role, those before the mention at hand.
};

}  // namespace

void bare_role(Work& work) {
  const PublishingOffice publisher = publishing_office(work);
  OfficeTable table(work);
  Officers officers(work);
  for (CandidateIndex i = 0; i < work.size(); officers.pass(i++)) {
    if (!role_alone(work, i) || work.named(i) || work[i].role.empty()) continue;
    // In a release of the Prime Minister of Norland "the Prime Minister" is no other state's.
    const bool publishes =
        !publisher.country.empty() && work[i].country.empty() && work[i].role == publisher.role;
    std::unordered_map<CandidateIndex, bool> asked;  // by cluster
    const auto fits = [&](CandidateIndex j) {
      if (publishes && !work[j].country.empty() && work[j].country != publisher.country) {
        return false;
      }
      const auto [answer, added] = asked.try_emplace(work.clusters.find(j));
      if (added) {
        // "the Norlandic President" is nobody whom the tables know as another state's.
        const bool elsewhere =
            (publishes && serves_elsewhere(work, j, publisher.country)) ||
            (!work[i].country.empty() && serves_elsewhere(work, j, work[i].country));
        answer->second = !elsewhere && cluster_may_hold(work, table, i, j);
      }
      return answer->second;
    };
    CandidateIndex found = officers.at_home(i, fits);
    if (found == no_candidate) found = officers.before(i, fits);
    if (found == no_candidate) found = officers.after(i, fits);
    if (found != no_candidate) officers.join(work.clusters, found, i);
  }
}

namespace {

/// The office of the person named or described last before who is of another state; empty when none
/// is told.
std::string office_before(const Work& work, CandidateIndex index) {
  std::unordered_set<CandidateIndex> asked;
  for (CandidateIndex step = 1; step <= std::min(index, reach); ++step) {
    const CandidateIndex j = index - step;
    if (!person(work, j) || !asked.insert(work.clusters.find(j)).second) continue;
    const auto& members = work.clusters.members(j);
    const auto told = std::find_if(members.rbegin(), members.rend(), [&](CandidateIndex member) {
      return !work[member].role.empty() && work[member].country != work[index].country;
    });
    if (told != members.rend()) return work[*told].role;
  }
  return {};
}

}  // namespace

void counterparts(Work& work) {
  Lists offices;  // clusters by an office that somebody of them holds
  for (CandidateIndex j = 0; j < work.size(); ++j) {
    if (!person(work, j)) continue;
    offices.add_first(office_key(work[j].country, work[j].role), j, work.clusters.find(j));
  }
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!work[i].counterpart || work.named(i)) continue;
    const std::string role = office_before(work, i);
    // The first mention of each, that of the counterpart himself left out.
    std::vector<CandidateIndex> others;
    for (const CandidateIndex j : offices.at(office_key(work[i].country, role))) {
      const auto& members = work.clusters.members(j);
      if (members.front() != i) {
        others.push_back(members.front());
      } else if (members.size() > 1) {
        others.push_back(members[1]);
      }
    }
    std::ranges::sort(others);
    for (const CandidateIndex j : others) {
      if (work.clusters.merge(i, j)) break;
    }
  }
}

}  // namespace newsgraph::coref
