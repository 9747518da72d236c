#include "newsgraph/export/picture.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"

#include "export/declutter.hpp"
#include "export/drawing.hpp"
#include "export/golden.hpp"
#include "export/words.hpp"
#include "graph/told.hpp"

namespace newsgraph::exporting {
namespace {

using tests::graph_of;
using tests::Telling;
using tests::two_articles;

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++found;
  }
  return found;
}

/// "Mira Lund -- met -- Tomas Ekholm", one line each.
std::string lines_of(const Drawing& drawing) {
  std::string out;
  const auto words = [](const std::vector<std::string>& lines) {
    std::string joined;
    for (const std::string& line : lines) joined += (joined.empty() ? "" : " ") + line;
    return joined;
  };
  for (const DrawnEdge& edge : drawing.edges) {
    out += words(drawing.nodes[edge.tail].lines) + (edge.dashed ? " .. " : " -- ") +
           words(edge.lines) + (edge.dashed ? " .." : " --") + (edge.directed ? "> " : " ") +
           words(drawing.nodes[edge.head].lines) + '\n';
  }
  return out;
}

/// Runs with stderr going nowhere but into the result.
template <typename Run>
std::string stderr_of(Run run) {
  std::fflush(stderr);
  const int saved = dup(STDERR_FILENO);
  std::FILE* const file = std::tmpfile();
  REQUIRE(file != nullptr);
  dup2(fileno(file), STDERR_FILENO);
  run();
  std::fflush(stderr);
  dup2(saved, STDERR_FILENO);
  close(saved);
  std::string text;
  std::rewind(file);
  std::array<char, 4096> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file)) {
    text.append(buffer.data(), got);
  }
  std::fclose(file);
  return text;
}

/// The elements of an SVG are closed in order and its text holds no bare "<" or "&".
bool is_well_formed(std::string_view svg) {
  std::vector<std::string_view> open;
  for (std::size_t at = 0; at < svg.size();) {
    if (svg[at] == '&') {
      const std::size_t end = svg.find(';', at);
      if (end == std::string_view::npos || end - at > 10) return false;
      at = end;
    } else if (svg[at] == '<') {
      const bool comment = svg.substr(at).starts_with("<!--");
      const std::size_t end = svg.find(comment ? "-->" : ">", at);
      if (end == std::string_view::npos) return false;
      const std::string_view tag = svg.substr(at + 1, end - at - 1);
      const std::string_view name = tag.substr(0, tag.find_first_of(" \n"));
      if (tag.starts_with("/")) {
        if (open.empty() || open.back() != name.substr(1)) return false;
        open.pop_back();
      } else if (!tag.ends_with("/") && !tag.starts_with("!") && !tag.starts_with("?")) {
        open.push_back(name);
      }
      at = end;
    } else if (static_cast<unsigned char>(svg[at]) < 0x20 && svg[at] != '\n') {
      return false;
    }
    ++at;
  }
  return open.empty();
}

}  // namespace

TEST_CASE("picture: lines say in people's words what the facts say") {
  CHECK(lines_of(choose(two_articles(), {})) ==
        "Varland -- trades with, 3 billion USD, +12% -- Osteria\n"
        "Osteria .. attacked (says Mira Lund) attacked (denied, says Tomas Ekholm) ..> Varland\n"
        "talks of Mira Lund and Tomas Ekholm 2022-05-03 -- has participant --> Mira Lund\n"
        "talks of Mira Lund and Tomas Ekholm 2022-05-03 -- has participant --> Tomas Ekholm\n"
        "talks of Mira Lund and Tomas Ekholm 2022-05-03 -- took place in --> Stone House\n"
        "flood at Port Anselm, --06-04 -- took place in --> Port Anselm\n"
        "Mira Lund .. signed (planned) ..> Treaty on the Northern Shelf\n"
        "Mira Lund -- President of --> Varland\n"
        "Mira Lund -- met -- Tomas Ekholm\n"
        "Tomas Ekholm -- Prime Minister of --> Osteria\n"
        "Port Anselm -- is in --> Varland\n");
}

TEST_CASE("picture: facts of one pair become one line with their number") {
  const graph::KnowledgeGraph graph =
      graph_of({Telling("a")("Anna Kask | metWith | Jon Berg | date=2024-01-01")(
                    "Anna Kask | metWith | Jon Berg | date=2024-02-01")(
                    "Anna Kask | thanked | Jon Berg")("Anna Kask | praised | Jon Berg | planned"),
                Telling("b")("Jon Berg | metWith | Anna Kask | date=2024-03-01")(
                    "Anna Kask | positionHeld | Norland | role=President")});
  const Drawing drawing = choose(graph, {});
  const std::string lines = lines_of(drawing);
  CAPTURE(lines);
  CHECK(count(lines, "\n") == 4);
  CHECK(count(lines, "met (3x)") == 1);
  CHECK(count(lines, "Anna Kask -- thanked --> Jon Berg") == 1);
  CHECK(count(lines, "Anna Kask .. praised (planned) ..> Jon Berg") == 1);
  CHECK(count(lines, "Anna Kask -- President of --> Norland") == 1);
  const auto met = std::find_if(drawing.edges.begin(), drawing.edges.end(),
                                [](const DrawnEdge& edge) { return !edge.directed; });
  REQUIRE(met != drawing.edges.end());
  CHECK(met->sources == 2);
}

TEST_CASE("picture: the stance of a fact is told in words") {
  struct Case {
    std::string claim;
    std::string words;
  };
  const std::vector<Case> cases = {
      {"", "visited"},
      {" | planned", "visited (planned)"},
      {" | planned | negative", "visited (cancelled)"},
      {" | negative", "visited (not so)"},
      {" | former", "visited (former)"},
      {" | denied | speaker=Jon Berg", "visited (denied, says Jon Berg)"},
      {" | speaker=Jon Berg", "visited (says Jon Berg)"},
      {" | hypothetical", "visited (perhaps)"},
      {" | speaker=Anna Kask | own", "visited"},
      {" | planned | speaker=Anna Kask | own", "visited (planned)"},
      {" | speaker=Anna Kask", "visited (says Anna Kask)"},
      {" | amount=1500000000 USD | change=+26%", "visited, 1.5 billion USD, +26%"},
      {" | amount=1234567890 USD", "visited, 1234567890 USD"},
      {" | amount=12000000 EUR", "visited, 12 million EUR"},
      {" | amount=about 3", "visited, about 3"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.claim);
    const graph::KnowledgeGraph graph =
        graph_of({Telling("a")("Anna Kask | visited | Norland" + row.claim)});
    REQUIRE(graph.facts().size() == 1);
    CHECK(fact_words(graph, graph.facts().front()) == row.words);
    CHECK(graph.facts().front().plain() == stance_words(graph, graph.facts().front()).empty());
  }
}

TEST_CASE("picture: what is left out is those with least evidence, and the legend says so") {
  std::vector<Record> records;
  for (int i = 0; i < 40; ++i) {
    Telling telling(std::to_string(i));
    // Twenty persons whose names are no spellings of each other.
    constexpr std::array begins = {"Ba", "Ke", "Lo", "Mu", "Ti"};
    constexpr std::array ends = {"dar", "fes", "gol", "nur"};
    const auto number = static_cast<std::size_t>(i % 20);
    const std::string who = std::string("Pavo ") + begins[number % 5] + ends[number / 5];
    telling(who + " | visited | Norland");
    if (i < 10) telling(who + " | metWith | Anna Kask");
    records.push_back(telling);
  }
  records.push_back(Telling("x")("talks | startDate | \"2024-01-01\""));
  const graph::KnowledgeGraph graph = graph_of(records);
  PictureOptions options;
  CHECK(choose(graph, options).notes ==
        std::vector<std::string>{"1 entity without a relation to another not drawn."});
  options.most_nodes = 6;
  const Drawing drawing = choose(graph, options);
  CHECK(drawing.nodes.size() == 6);
  REQUIRE(drawing.notes.size() == 2);
  CHECK(drawing.notes.front() == "Showing 6 of 22 entities: those with most evidence.");
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) {
    CHECK(std::any_of(drawing.edges.begin(), drawing.edges.end(),
                      [&](const DrawnEdge& edge) { return edge.tail == i || edge.head == i; }));
  }
  for (graph::FactId id = 0; id < graph.facts().size(); ++id) {
    if (graph.facts()[id].object == graph::no_entity_id) continue;
    options.facts = {id};
    break;
  }
  CHECK(choose(graph, options).edges.size() == 1);
  CHECK(choose(graph, options).notes.empty());
}

TEST_CASE("picture: around one entity stand those whom most articles join with it") {
  std::vector<Record> records;
  for (int i = 0; i < 6; ++i) {
    Telling telling(std::to_string(i));
    telling("Anna Kask | visited | Norland");
    if (i < 3) telling("Anna Kask | metWith | Jon Berg");
    if (i < 2) telling("Anna Kask | metWith | Eva Lind")("Eva Lind | metWith | Jon Berg");
    // Much is told of them, but of Anna Kask little.
    telling("Pavo Tervo | metWith | Mika Salo")("Pavo Tervo | visited | Osteria");
    if (i == 0) telling("Anna Kask | metWith | Pavo Tervo");
    records.push_back(telling);
  }
  const graph::KnowledgeGraph graph = graph_of(records);
  PictureOptions options;
  for (graph::EntityId id = 0; id < graph.entities().size(); ++id) {
    if (graph.entities()[id].name == "Anna Kask") options.focus = {id};
  }
  options.most_nodes = 4;
  const Drawing drawing = choose(graph, options);
  std::vector<std::string> names;
  for (const DrawnNode& node : drawing.nodes) names.push_back(node.lines.front());
  std::sort(names.begin(), names.end());
  CHECK(names == std::vector<std::string>{"Anna Kask", "Eva Lind", "Jon Berg", "Norland"});
  CHECK(drawing.edges.size() == 4);  // and what joins them with each other
}

TEST_CASE("picture: what is stated needs no dashed line for those who say it too") {
  const graph::KnowledgeGraph graph =
      graph_of({Telling("a")("Anna Kask | metWith | Jon Berg")("Anna Kask | visited | Norland"),
                Telling("b")("Jon Berg | metWith | Anna Kask | speaker=Eva Lind")(
                    "Anna Kask | praised | Jon Berg | speaker=Eva Lind")(
                    "Anna Kask | thanked | Jon Berg | speaker=Eva Lind")(
                    "Anna Kask | visited | Norland | planned")});
  CHECK(lines_of(choose(graph, {})) ==
        "Jon Berg -- met -- Anna Kask\n"
        "Anna Kask -- visited --> Norland\n"
        "Anna Kask .. visited (planned) ..> Norland\n"
        "Anna Kask .. thanked, praised (says Eva Lind) ..> Jon Berg\n");
}

TEST_CASE("picture: labels are moved out of the way of lines, and no box is covered") {
  // The line from 0 to 1 runs under box 2, where its label can lead it around.
  std::vector<Box> boxes = {{0, 0, 40, 12, false},   {400, 0, 40, 12, false},
                            {200, 0, 40, 12, false}, {120, 0, 25, 7, true},
                            {0, 150, 40, 12, false}, {400, 150, 40, 12, false},
                            {200, -150, 25, 7, true}};
  const std::vector<Line> lines = {{0, 3}, {3, 1}, {4, 6}, {6, 5}};
  REQUIRE(count_crossed_boxes(boxes, lines) > 0);
  settle_labels(boxes, lines, 9.0);
  CHECK(count_crossed_boxes(boxes, lines) == 0);
  CHECK(count_overlaps(boxes, 9.0) == 0);
  CHECK(boxes[6].y == doctest::Approx(150.0));  // nothing in its way: straight
  CHECK(boxes[0].x == 0.0);
  CHECK(boxes[2].y == 0.0);
}

TEST_CASE("picture: a timeline has a row for each dated fact, in the order of time") {
  const graph::KnowledgeGraph graph =
      graph_of({Telling("a")("Anna Kask | visited | Norland | date=2024-03-05")(
          "Anna Kask | metWith | Jon Berg | date=2023-11")(
          "Jon Berg | thanked | Anna Kask | date=2024-03-04")("Anna Kask | praised | Norland")(
          "Jon Berg | visited | Norland | date=2024-01-01")});
  PictureOptions options;
  for (graph::EntityId id = 0; id < graph.entities().size(); ++id) {
    if (graph.entities()[id].name == "Anna Kask") options.timeline = {id};
  }
  REQUIRE(options.timeline.size() == 1);
  const Drawing drawing = choose_timeline(graph, options);
  std::string rows;
  for (const DrawnNode& node : drawing.nodes) {
    for (const std::string& line : node.lines) rows += line + '\n';
  }
  CHECK(rows == "Anna Kask\n2023-11\nJon Berg\n2024-03-04\nJon Berg\n2024-03-05\nNorland\n");
  CHECK(drawing.notes == std::vector<std::string>{"1 fact without a date not drawn."});
  const std::string svg = draw(graph, options);
  CHECK(is_well_formed(svg));
  CHECK(count(svg, ">thanked<") == 1);
  CHECK(draw(graph, options) == svg);
}

TEST_CASE("picture: names are wrapped at spaces and cut with a mark") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("Anna Kask", 20, 4) == Lines{"Anna Kask"});
  CHECK(wrap("  Ministry of\nForeign Affairs of Norland ", 20, 4) ==
        Lines{"Ministry of Foreign", "Affairs of Norland"});
  CHECK(wrap("a b c d", 1, 2) == Lines{"a", "b…"});
  CHECK(wrap("abcdefghijklmnopqrstuvwxyzabcdefgh", 20, 4) ==
        Lines{"abcdefghijklmnopqrst", "uvwxyzabcdefgh"});
  CHECK(wrap("Kassym-Jomart-Kemelovich-Tokayev", 20, 4) ==
        Lines{"Kassym-Jomart-", "Kemelovich-Tokayev"});
  CHECK(wrap("", 20, 4).empty());
  CHECK(with_commas(1204) == "1,204");
  CHECK(with_commas(999) == "999");
  CHECK(with_commas(1234567) == "1,234,567");
}

TEST_CASE("picture: boxes do not overlap and lines keep clear of them") {
  for (const unsigned seed : {1U, 2U, 3U}) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto number = [&](std::uint32_t below) {
      return static_cast<std::uint32_t>(random() % below);
    };
    std::vector<Box> boxes;
    std::vector<Line> lines;
    for (int i = 0; i < 40; ++i) {
      boxes.push_back({static_cast<double>(number(400)), static_cast<double>(number(400)),
                       20.0 + number(50), 10.0 + number(20), false});
    }
    for (std::size_t i = 1; i < 40; ++i) {
      const std::size_t label = boxes.size();
      const std::size_t other = number(static_cast<std::uint32_t>(i));
      boxes.push_back(
          {(boxes[i].x + boxes[other].x) / 2, (boxes[i].y + boxes[other].y) / 2, 25.0, 7.0, true});
      lines.push_back({i, label});
      lines.push_back({label, other});
    }
    const std::size_t before = count_crossed_boxes(boxes, lines);
    std::vector<Box> again = boxes;
    declutter(boxes, lines, 9.0);
    CHECK(count_overlaps(boxes, 9.0) == 0);
    CHECK(count_crossed_boxes(boxes, lines) * 4 < before);
    declutter(again, lines, 9.0);
    CHECK(std::equal(boxes.begin(), boxes.end(), again.begin(),
                     [](const Box& a, const Box& b) { return a.x == b.x && a.y == b.y; }));
  }
  // Boxes on one spot, a line of no length: nothing to tell them apart.
  std::vector<Box> same(5, Box{0, 0, 10, 5, false});
  const std::vector<Line> lines = {{0, 1}, {1, 2}};
  declutter(same, lines, 9.0);
  CHECK(count_overlaps(same, 9.0) == 0);
}

TEST_CASE("picture: an SVG shows every name and the legend, without a message") {
  const graph::KnowledgeGraph graph = two_articles();
  std::string svg;
  const std::string said = stderr_of([&] { svg = draw(graph, {}); });
  CHECK(said.empty());
  CHECK(is_well_formed(svg));
  for (const char* const words : {">Mira Lund<", ">Tomas Ekholm<", ">Varland<", ">President of<",
                                  ">Stone House<", ">person<", ">country<", ">stated as a fact<",
                                  ">planned, denied or said by one<", ">attacked (says Mira<"}) {
    CAPTURE(words);
    CHECK(count(svg, words) >= 1);
  }
  CHECK(count(svg, "stroke-dasharray") == 5);  // two lines in two parts each, and the legend
  CHECK(count(svg, "href=\"javascript") == 0);
  CHECK(count(svg, "<image") == 0);
  CHECK(draw(graph, {}) == svg);
}

TEST_CASE("picture: hostile names make a well-formed picture") {
  for (const std::string name : {"\\N", "a \"b\" <c> & d", "&amp;", "<script>alert(1)</script>",
                                 "日本 😀 العربية", "\\", "bell\a", "--", "", "]]>", "x\ty\nz"}) {
    CAPTURE(name);
    Record record = Telling("a")("Anna Kask | metWith | Jon Berg");
    record.entities.front().name = name;
    record.article.url = "https://news.example/?a=1&b=\"2\"";
    record.article.publisher = name;
    std::string svg;
    const graph::KnowledgeGraph graph = graph_of({record});
    CHECK(stderr_of([&] { svg = draw(graph, {}); }).empty());
    CHECK(is_well_formed(svg));
    CHECK(count(svg, "<script>") == 0);
  }
}

TEST_CASE("picture: png and pdf have the same bytes every time") {
  const graph::KnowledgeGraph graph = two_articles();
  for (const auto& [format, magic] : {std::pair<std::string, std::string>{"png", "\x89PNG"},
                                      std::pair<std::string, std::string>{"pdf", "%PDF"}}) {
    CAPTURE(format);
    PictureOptions options;
    options.format = format;
    const std::string bytes = draw(graph, options);
    CHECK(bytes.starts_with(magic));
    CHECK(draw(graph, options) == bytes);
  }
  PictureOptions options;
  options.format = "gif";
  CHECK_THROWS_AS(draw(graph, options), ExportError);
}

TEST_CASE("picture: a graph without relations is a picture that says so") {
  const graph::KnowledgeGraph empty = graph_of({});
  CHECK(is_well_formed(draw(empty, {})));
  const graph::KnowledgeGraph alone =
      graph_of({Telling("a")("talks | startDate | \"2024-01-01\"")});
  CHECK(count(draw(alone, {}), "1 entity without a relation") == 1);
}

}  // namespace newsgraph::exporting
