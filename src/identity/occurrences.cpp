// Agreements and events that several articles tell of.
//
// An agreement is known by its title as far as an article quotes it, its parties and the day of
// its signing. An event has seldom a name: it is one with another of its kind on the same day that
// has two participants in common, or, for a journey, the traveller and the place, or, where only a
// verb tells it ("Kask was arrested"), whom it was done to. Where an article tells two such events
// apart, neither is taken for the one of another article.

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "newsgraph/base/sorted.hpp"
#include "newsgraph/document/date.hpp"

#include "article_dates.hpp"
#include "grouper.hpp"
#include "names.hpp"

namespace newsgraph::identity {
namespace {

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  while (!key.empty()) {
    const std::size_t space = std::min(key.find(' '), key.size());
    if (space > 0) words.push_back(key.substr(0, space));
    key.remove_prefix(std::min(space + 1, key.size()));
  }
  return words;
}

/// The title from its kind on: "treaty on common waters" of "historic treaty on common waters". The
/// kind is the word before the first "on", "of", "for", "between", "to" or "concerning".
std::vector<std::string_view> title_words(std::string_view key) {
  static constexpr std::array<std::string_view, 8> links = {
      "on", "of", "for", "between", "to", "concerning", "regarding", "about"};
  std::vector<std::string_view> words = words_of(key);
  const auto link = std::ranges::find_first_of(words, links);
  if (link != words.end() && link - words.begin() > 1) words.erase(words.begin(), link - 1);
  return words;
}

/// Whether one title is the beginning of the other, by at least four words: kind, link and two of
/// substance.
bool titles_agree(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  constexpr std::size_t least = 4;
  const std::size_t size = std::min(a.size(), b.size());
  return size >= least &&
         std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(size), b.begin());
}

}  // namespace

/// What claims say of each agreement and event: by row, empty for other rows.
std::vector<Grouper::Ties> Grouper::ties(std::span<const std::string_view> roots) const {
  std::vector<bool> wanted(roots_.size());
  for (std::size_t i = 0; i < roots_.size(); ++i) {
    wanted[i] = std::ranges::find(roots, roots_[i]) != roots.end();
  }
  const auto root_id = [this](std::string_view root) {
    return static_cast<RootId>(std::ranges::find(roots_, root) - roots_.begin());
  };
  const RootId person = root_id("Person");
  const RootId country = root_id("Country");
  const RootId organization = root_id("Organization");
  const RootId place = root_id("Place");
  const RootId venue = root_id("Venue");
  std::vector<Ties> result(rows_.size());
  for (std::uint32_t r = 0; r < records_.size(); ++r) {
    const Record& record = records_[r];
    const std::uint32_t first = result_.first_row[r];
    for (const Claim& claim : record.claims) {
      if (claim.stance.polarity == Polarity::Negative) continue;
      const auto of = [&](EntityIndex entity) -> Ties* {
        if (entity == no_entity || !wanted[rows_[first + entity].root]) return nullptr;
        return &result[first + entity];
      };
      const auto add = [&](Ties& ties, EntityIndex entity, bool country_is_place) {
        if (entity == no_entity) return;
        const std::uint32_t row = first + entity;
        const RootId root = rows_[row].root;
        if (root == place || root == venue || (root == country && country_is_place)) {
          ties.places.push_back(thing_of(row));
        } else if (root == person || root == country || root == organization) {
          ties.parties.push_back(thing_of(row));
        }
      };
      const auto add_date = [&](Ties& ties) {
        std::string date = date_of(claim, record.article, inferred_date(r));
        if (!date.empty()) ties.dates.push_back(std::move(date));
      };
      if (Ties* const subject = of(claim.subject)) {
        if (claim.predicate == "startDate") {
          subject->dates.push_back(claim.object.literal);
        } else if (claim.object.entity != no_entity && of(claim.object.entity) == nullptr) {
          add(*subject, claim.object.entity, claim.predicate == "location");
          add_date(*subject);
        }
      }
      if (Ties* const object = of(claim.object.entity)) {
        static constexpr std::array<std::string_view, 4> acts = {"signed", "partyTo", "ratified",
                                                                 "adopted"};
        if (std::ranges::find(acts, claim.predicate) != acts.end()) {
          add(*object, claim.subject, false);
          if (claim.predicate == "signed") add_date(*object);
        }
      }
      if (Ties* const event = of(claim.qualifiers.event)) {
        add(*event, claim.subject, false);
        add(*event, claim.object.entity, claim.predicate == "visited");
        add(*event, claim.qualifiers.place, true);
        add_date(*event);
      }
    }
  }
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    Ties& ties = result[row];
    if (!wanted[rows_[row].root]) continue;
    if (const std::string& start = feature(entity(rows_[row]), "startDate"); !start.empty())
      ties.dates.push_back(start);
    make_set(ties.parties);
    make_set(ties.places);
    make_set(ties.dates);
  }
  return result;
}

/// Number of the thing that a row is, as far as known: a group, else the row alone.
std::uint32_t Grouper::thing_of(std::uint32_t row) const {
  return rows_[row].group != none ? rows_[row].group
                                  : static_cast<std::uint32_t>(drafts_.size()) + row;
}

/// Agreements: titles agree, two parties in common, no other day of signing.
void Grouper::join_agreements() {
  const auto root = std::ranges::find(roots_, "Agreement") - roots_.begin();
  const std::array<std::string_view, 1> roots = {"Agreement"};
  struct Unit {
    std::vector<std::uint32_t> rows;
    std::vector<std::string_view> title;
    Ties ties;
    std::vector<std::uint32_t> records;
  };
  std::vector<Unit> units;
  std::vector<std::uint32_t> unit_of_draft(drafts_.size(), none);
  std::vector<Ties> all;
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (rows_[row].root != root) continue;
    if (all.empty()) all = ties(roots);
    const GroupId group = rows_[row].group;
    std::uint32_t unit = group == none ? none : unit_of_draft[group];
    if (unit == none) {
      unit = static_cast<std::uint32_t>(units.size());
      units.emplace_back();
      if (group != none) unit_of_draft[group] = unit;
      units[unit].title = title_words(names_[rows_[row].name].key);
    }
    Unit& into = units[unit];
    into.rows.push_back(row);
    into.records.push_back(rows_[row].member.record);
    const auto append = [](auto& to, const auto& from) {
      to.insert(to.end(), from.begin(), from.end());
    };
    append(into.ties.parties, all[row].parties);
    append(into.ties.dates, all[row].dates);
  }
  // Beginnings of titles propose. Units come in the order of titles, then articles.
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    make_set(units[i].ties.parties);
    make_set(units[i].ties.dates);
    make_set(units[i].records);
    if (units[i].title.size() >= 4 && units[i].ties.parties.size() >= 2) order.push_back(i);
  }
  std::ranges::sort(order, [&units](std::uint32_t a, std::uint32_t b) {
    return std::tie(units[a].title, units[a].records) < std::tie(units[b].title, units[b].records);
  });
  const auto clash = [](const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return !a.empty() && !b.empty() && std::ranges::none_of(a, [&b](const std::string& left) {
      return std::ranges::any_of(
          b, [&left](const std::string& right) { return dates_overlap(left, right); });
    });
  };
  const auto fits = [&](const Unit& a, const Unit& b) {
    return titles_agree(a.title, b.title) && count_shared(a.ties.parties, b.ties.parties) >= 2 &&
           count_shared(a.records, b.records) == 0 && !clash(a.ties.dates, b.ties.dates);
  };
  // Titles with one beginning are neighbours in the order. Longer titles come behind what they
  // begin with; a unit that fits two that do not fit each other stays alone.
  std::vector<std::vector<std::uint32_t>> fitting(units.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Unit& a = units[order[i]];
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const Unit& b = units[order[j]];
      if (!std::equal(a.title.begin(), a.title.begin() + 4, b.title.begin())) break;
      if (!fits(a, b)) continue;
      fitting[order[i]].push_back(order[j]);
      fitting[order[j]].push_back(order[i]);
    }
  }
  for (const std::uint32_t i : order) {
    const auto& near = fitting[i];
    if (near.empty()) continue;
    const bool agree = std::ranges::all_of(near, [&](std::uint32_t a) {
      return std::ranges::all_of(near, [&](std::uint32_t b) {
        return a == b || std::ranges::find(fitting[a], b) != fitting[a].end();
      });
    });
    if (!agree) continue;
    for (const std::uint32_t other : near) {
      unite_rows(units[i].rows.front(), units[other].rows.front(),
                 "titles agree, and so do the parties");
    }
  }
}

void Grouper::set_dates() {
  result_.dates =
      infer_dates(records_, knowledge_.ontology, [this](std::uint32_t record, EntityIndex entity) {
        return thing_of(result_.first_row[record] + entity);
      });
}

/// Events: the kind, the day, and two participants, traveller and place, or whom it was done to.
void Grouper::join_events() {
  const auto root = std::ranges::find(roots_, "Event") - roots_.begin();
  if (root == static_cast<std::ptrdiff_t>(roots_.size())) return;
  const std::array<std::string_view, 1> roots = {"Event"};
  const std::vector<Ties> all = ties(roots);
  // States of the participants: with whom it was, however many of one's own people took part.
  std::vector<std::vector<std::string_view>> states(rows_.size());
  struct Side {
    std::string_view state;
    bool is_state = false;
  };
  const auto country = std::ranges::find(roots_, "Country") - roots_.begin();
  std::map<std::uint32_t, Side> state_of;
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (const std::string& code = feature(entity(rows_[row]), "country"); !code.empty())
      state_of.try_emplace(thing_of(row), Side{code, rows_[row].root == country});
  }
  // A president and his state are one participant.
  const auto one_side = [&state_of](std::uint32_t a, std::uint32_t b) {
    const auto left = state_of.find(a);
    const auto right = state_of.find(b);
    return left != state_of.end() && right != state_of.end() &&
           left->second.state == right->second.state &&
           (left->second.is_state || right->second.is_state);
  };
  /// Kind, day, and two things in common; one thing twice where one is enough.
  using Block = std::tuple<std::string_view, std::string, std::uint32_t, std::uint32_t>;
  std::vector<std::pair<Block, std::uint32_t>> blocks;
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (rows_[row].root != root) continue;
    const Ties& ties = all[row];
    // A day is the day of the event only where the article gives no other.
    const auto is_day = [](const std::string& date) {
      return date_precision(date) == DatePrecision::Day && date.back() != '~';
    };
    if (std::ranges::count_if(ties.dates, is_day) != 1) continue;
    const std::string& day = *std::ranges::find_if(ties.dates, is_day);
    const std::string_view kind = kind_of_event(entity(rows_[row]).type);
    std::vector<std::uint32_t> things = ties.parties;
    if (kind == "Visit") things.insert(things.end(), ties.places.begin(), ties.places.end());
    make_set(things);
    for (const std::uint32_t party : ties.parties) {
      const auto state = state_of.find(party);
      if (state != state_of.end()) states[row].push_back(state->second.state);
    }
    make_set(states[row]);
    // Told by a verb alone, it is known by whom it was done to.
    if (entity(rows_[row]).mentions.empty()) {
      for (const std::uint32_t target : things) {
        blocks.emplace_back(Block{kind, day, target, target}, row);
      }
    }
    // Congresses with dozens of participants: the first ones do.
    constexpr std::size_t most = 8;
    if (things.size() > most) things.resize(most);
    for (std::size_t i = 0; i < things.size(); ++i) {
      for (std::size_t j = i + 1; j < things.size(); ++j) {
        if (!one_side(things[i], things[j]))
          blocks.emplace_back(Block{kind, day, things[i], things[j]}, row);
      }
    }
  }
  std::ranges::sort(blocks);
  for (std::size_t begin = 0; begin < blocks.size();) {
    std::size_t end = begin + 1;
    while (end < blocks.size() && blocks[end].first == blocks[begin].first) ++end;
    const auto block = std::span(blocks).subspan(begin, end - begin);
    begin = end;
    // Articles that tell two of these apart take no part.
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < block.size(); ++i) {
      const auto record = [&](std::size_t at) { return rows_[block[at].second].member.record; };
      const bool twice = (i > 0 && record(i - 1) == record(i)) ||
                         (i + 1 < block.size() && record(i + 1) == record(i));
      if (!twice) rows.push_back(block[i].second);
    }
    // Two receptions of one day: the host and his aides are at both, the guests differ.
    const auto widest = std::ranges::max_element(
        rows, {}, [&states](std::uint32_t row) { return states[row].size(); });
    const bool guests_differ = std::ranges::any_of(rows, [&](std::uint32_t row) {
      return !std::ranges::includes(states[*widest], states[row]);
    });
    if (guests_differ) continue;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      unite_rows(rows.front(), rows[i], "one day, one kind, the same participants");
    }
  }
}

/// What counts as one kind of event for two articles: talks and a meeting are the same hour.
std::string_view Grouper::kind_of_event(std::string_view type) const {
  static constexpr std::array<std::string_view, 5> kinds = {"PhoneCall", "Visit", "Summit",
                                                            "Meeting", "Conflict"};
  for (const std::string_view kind : kinds) {
    if (knowledge_.ontology.is_a(type, kind)) return kind;
  }
  return type;
}

/// Makes the things of two rows one, if no article tells them apart.
void Grouper::unite_rows(std::uint32_t a, std::uint32_t b, std::string reason) {
  const auto group_of = [this](std::uint32_t row) {
    if (rows_[row].group == none) {
      put(row, new_group(rows_[row].root));
      drafts_.back().by_place = true;
    }
    return rows_[row].group;
  };
  if (rows_[a].group != none && rows_[a].group == rows_[b].group) return;
  const GroupId into = group_of(a);
  const GroupId from = group_of(b);
  if (!can_be_one(into, from)) return;
  Merge merge = {std::string(result_.names[result_.name_of_row[a]]),
                 std::string(result_.names[result_.name_of_row[b]]), std::move(reason)};
  const bool by_place = drafts_[into].by_place && drafts_[from].by_place;
  take_in(into, from);
  drafts_[into].by_place = by_place;
  drafts_[into].merges.push_back(std::move(merge));
}

}  // namespace newsgraph::identity
