#include "export/briefing.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/date.hpp"

#include "export/fact_reader.hpp"
#include "export/sanitize.hpp"
#include "export/words.hpp"

namespace newsgraph::exporting {
namespace {

using graph::Fact;
using graph::FactId;

/// Words for Markdown: on one line, with what would be markup escaped (CommonMark 2.4).
std::string plain(std::string_view text) {
  std::string scratch;
  std::string out;
  for (const char c : fold_spaces(without_controls(text, scratch))) {
    if (std::string_view("\\`*_[]<>|#&!~").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string counted_words(std::size_t count, std::string_view noun) {
  return with_commas(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

class Briefing {
 public:
  Briefing(const graph::KnowledgeGraph& graph, const DataOptions& options)
      : reader_(graph), options_(options) {}

  void write(const Sink& sink) {
    std::vector<FactId> states, past, words;
    std::vector<bool> articles(reader_.graph().records().size(), false);
    std::size_t facts = 0;
    for_facts(reader_.graph(), options_, [&](FactId id) {
      const Fact& fact = reader_.graph().facts()[id];
      ++facts;
      for (const std::uint32_t record : fact.sources) articles[record] = true;
      (!fact.plain() ? words : reader_.predicate(fact).state ? states : past).push_back(id);
    });
    std::string out =
        "# " + plain(options_.title.empty() ? "What the articles say" : options_.title) + "\n\n";
    out += counted_words(facts, "fact") + " from " +
           counted_words(static_cast<std::size_t>(std::ranges::count(articles, true)), "article") +
           ". Each statement has its sentence and source in a footnote; a statement that is "
           "missing is one that no sentence was found for.\n";
    section("Offices and ties", states, false, out);
    section("What happened", past, true, out);
    section("Planned, denied, or somebody's word", words, true, out);
    sink(out);
    sink("\n");
    sink(notes_);
  }

 private:
  void section(const char* title, std::vector<FactId>& facts, bool by_date, std::string& out) {
    if (facts.empty()) return;
    if (by_date) {
      std::ranges::stable_sort(facts, [&](FactId a, FactId b) {
        return compare_dates(reader_.graph().facts()[a].date, reader_.graph().facts()[b].date) < 0;
      });
    }
    out.append("\n## ").append(title) += "\n\n";
    for (const FactId id : facts) statement(reader_.graph().facts()[id], out);
  }

  void statement(const Fact& fact, std::string& out) {
    out += "- ";
    if (!fact.date.empty()) out += "**" + plain(fact.date) + "** ";
    out += plain(reader_.name(fact.subject)) + ' ' + plain(fact_words(reader_.graph(), fact)) +
           ' ' + plain(reader_.object(fact));
    if (fact.place != graph::no_entity_id) out += ", " + plain(reader_.name(fact.place));
    if (!fact.topic.empty()) out += ", about " + plain(fact.topic);
    ++number_;
    out += "[^" + std::to_string(number_) + "]\n";
    note(fact);
  }

  void note(const Fact& fact) {
    const graph::ClaimRef claim = reader_.best_claim(fact);
    const Article& article = reader_.graph().records()[claim.record].article;
    notes_ += "[^" + std::to_string(number_) + "]: “" + plain(reader_.sentence(claim)) + "” ";
    notes_ += plain(article.title.empty() ? article.identifier : article.title);
    if (!article.publisher.empty()) notes_ += ", " + plain(article.publisher);
    if (const std::string& date = reader_.graph().article_date(claim.record); !date.empty())
      notes_ += ", " + plain(date);
    // An address stands between angle brackets, in which it may hold anything but those.
    if (const std::string url = web_address(article.url); !url.empty()) notes_ += ", <" + url + '>';
    if (const std::size_t sources = reader_.graph().independent_sources(fact); sources > 1)
      notes_ += "; " + counted_words(sources, "independent source");
    notes_ += " (" + fact.id.substr(0, 8) + ")\n";
  }

  FactReader reader_;
  const DataOptions& options_;
  std::string notes_;
  std::size_t number_ = 0;
};

}  // namespace

void write_briefing(const graph::KnowledgeGraph& graph, const DataOptions& options,
                    const Sink& sink) {
  Briefing(graph, options).write(sink);
}

}  // namespace newsgraph::exporting
