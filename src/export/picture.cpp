#include "newsgraph/export/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <graphviz/gvc.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/number.hpp"

#include "export/declutter.hpp"
#include "export/drawing.hpp"
#include "export/layout.hpp"
#include "export/legend.hpp"
#include "export/palette.hpp"
#include "export/picture_words.hpp"

namespace newsgraph::exporting {
namespace {

constexpr const char* font = "DejaVu Sans,Verdana,sans";
constexpr std::string_view ink = "#222222";
constexpr std::string_view line_colour = "#6B6B6B";
constexpr double points_per_inch = 72.0;
/// Room between two boxes, in points.
constexpr double box_gap = 9.0;
/// Boxes up to which Graphviz' layouts are tried beside our own and the clearest is taken.
constexpr std::size_t small_graph = 150;
/// Lines up to which each carries its words; of more the words stand in tooltips, or they would
/// fill the picture.
constexpr std::size_t most_worded_lines = 250;
/// Boxes times lines up to which lines are kept clear of boxes: two seconds.
constexpr std::size_t most_to_declutter = 6'000'000;
/// From so many entities on the size of a name tells how much is told of it.
constexpr std::size_t sized_names = 150;
/// Names written in a picture of more entities than that; the others are dots with a tooltip, or
/// nobody could find the names that matter.
constexpr std::size_t most_names = 1000;
constexpr std::size_t names_among_dots = 250;
/// Lines to one box from which on their arrowheads stand before the words, not at the box, where
/// they would make one black heap.
constexpr std::size_t crowded_box = 12;
/// Points between unworded boxes, and between dots.
constexpr double box_distance = 120.0;
constexpr double dot_distance = 34.0;
constexpr double least_font = 11.0;
constexpr double font_growth = 29.0;
/// Longest side of a bitmap in pixels; larger ones are refused by many viewers.
constexpr double longest_side = 9000.0;

// ---- Graphviz' global state --------------------------------------------------------------------

/// Graphviz writes messages through one function pointer for the whole process.
std::string& messages() {
  static std::string text;
  return text;
}

int keep_message(char* message) {
  messages() += message;
  return 0;
}

/// One context for the life of the process: Graphviz loses memory with each one that is freed.
GVC_t* context() {
  static GVC_t* const only = gvContext();
  return only;
}

struct CloseGraph {
  void operator()(Agraph_t* graph) const noexcept {
    if (graph != nullptr) agclose(graph);
  }
};
using GraphHandle = std::unique_ptr<Agraph_t, CloseGraph>;

[[noreturn]] void fail(const std::string& what) {
  std::string message = "Graphviz cannot " + what;
  if (!messages().empty()) message += ": " + messages();
  while (!message.empty() && message.back() == '\n') message.pop_back();
  throw ExportError(message);
}

// cgraph takes char* everywhere and changes none of them.
char* c_string(const char* text) { return const_cast<char*>(text); }
char* c_string(const std::string& text) { return const_cast<char*>(text.c_str()); }

void set(void* object, const char* name, const std::string& value) {
  agsafeset(object, c_string(name), c_string(value), c_string(""));
}

std::string number(double value) { return to_decimal(value, 2); }

// ---- the picture --------------------------------------------------------------------------------

class Picture {
 public:
  explicit Picture(const Drawing& drawing)
      : drawing_(drawing), graph_(agopen(c_string("newsgraph"), Agdirected, nullptr)) {
    if (!graph_) fail("make a graph");
  }

  std::string render(std::string_view format) {
    set_defaults();
    add_nodes();
    add_edges();
    lay_out();
    add_legend();
    return draw(format);
  }

 private:
  void set_defaults() {
    const auto attribute = [&](int kind, const char* name, std::string_view value) {
      agattr(graph_.get(), kind, c_string(name), c_string(std::string(value)));
    };
    attribute(AGRAPH, "charset", "UTF-8");
    attribute(AGRAPH, "bgcolor", "white");
    attribute(AGRAPH, "fontname", font);
    attribute(AGRAPH, "pad", "0.25");
    attribute(AGRAPH, "outputorder", "edgesfirst");
    attribute(AGRAPH, "overlap", "true");
    attribute(AGRAPH, "splines", "line");
    attribute(AGRAPH, "K", "0.75");
    attribute(AGNODE, "fontname", font);
    attribute(AGNODE, "fontsize", "12");
    attribute(AGNODE, "fontcolor", ink);
    attribute(AGNODE, "color", "#444444");
    attribute(AGNODE, "margin", "0.11,0.06");
    attribute(AGNODE, "width", "0.1");
    attribute(AGNODE, "height", "0.1");
    attribute(AGEDGE, "color", line_colour);
    attribute(AGEDGE, "arrowsize", "0.8");
    attribute(AGEDGE, "dir", "none");
  }

  Agnode_t* add_node(const std::string& name) {
    Agnode_t* const node = agnode(graph_.get(), c_string(name), 1);
    if (node == nullptr) fail("make a node");
    return node;
  }

  void add_nodes() {
    std::vector<std::size_t> claims;
    for (const DrawnNode& drawn : drawing_.nodes) claims.push_back(drawn.claims);
    std::ranges::sort(claims, std::ranges::greater());
    const std::size_t most_claims = claims.empty() ? 1 : std::max<std::size_t>(claims.front(), 1);
    if (drawing_.nodes.size() > most_names) least_named_ = claims[names_among_dots];
    for (const DrawnNode& drawn : drawing_.nodes) {
      Agnode_t* const node = add_node(drawn.id);
      nodes_.push_back(node);
      if (drawn.kind != DrawnNode::Kind::Entity) {
        add_plain(node, drawn);
        continue;
      }
      const Look& look = look_of(drawn.root_type);
      set(node, "id", drawn.id);
      set(node, "class", drawn.root_type);
      set(node, "label", joined(drawn.lines, "\\n"));
      set(node, "shape", std::string(look.shape));
      set(node, "style", std::string(look.style));
      set(node, "fillcolor", std::string(look.fill));
      set(node, "tooltip", escaped(drawn.tooltip));
      set_url(node, drawn.url);
      if (drawing_.nodes.size() > sized_names) {
        const double share = static_cast<double>(drawn.claims) / static_cast<double>(most_claims);
        set(node, "fontsize", number(least_font + font_growth * std::sqrt(share)));
      }
      if (drawn.claims < least_named_) make_dot(node);
    }
  }

  /// Colour and tooltip stay.
  static void make_dot(Agnode_t* node) {
    set(node, "label", "");
    set(node, "shape", "circle");
    set(node, "style", "filled");
    set(node, "fixedsize", "true");
    set(node, "width", "0.16");
    set(node, "height", "0.16");
  }

  static void add_plain(Agnode_t* node, const DrawnNode& drawn) {
    const bool is_point = drawn.kind == DrawnNode::Kind::Point;
    set(node, "shape", is_point ? "point" : "plaintext");
    set(node, "label", is_point ? "" : joined(drawn.lines, "\\n"));
    set(node, "tooltip", is_point ? " " : escaped(drawn.tooltip));
    if (is_point) set(node, "width", "0.09");
    if (drawn.heading) set(node, "fontsize", "18");
  }

  static void set_url(void* object, const std::string& url) {
    if (url.empty()) return;
    set(object, "URL", escaped(url));
    set(object, "target", "_blank");
  }

  /// Where many lines cross, those behind must be seen through those before.
  std::string_view opacity() const {
    if (worded()) return {};
    return drawing_.nodes.size() > most_names ? "38" : "8C";
  }

  bool worded() const { return drawing_.edges.size() <= most_worded_lines; }
  bool worded(const DrawnEdge& edge) const { return worded() && edge.worded; }

  /// A line with words becomes two lines with a box of words between them: so the layout keeps the
  /// words apart from everything else.
  void add_edges() {
    std::vector<std::size_t> lines(nodes_.size(), 0);
    for (const DrawnEdge& drawn : drawing_.edges) {
      ++lines[drawn.tail];
      ++lines[drawn.head];
    }
    for (const DrawnEdge& drawn : drawing_.edges) {
      if (!worded(drawn)) {
        add_line(nodes_[drawn.tail], nodes_[drawn.head], drawn, drawn.directed);
        continue;
      }
      Agnode_t* const label = add_node(drawn.id);
      set(label, "id", drawn.id);
      set(label, "class", drawn.dashed ? "relation claimed" : "relation");
      set(label, "label", joined(drawn.lines, "\\n"));
      set(label, "shape", "box");
      set(label, "style", "filled");
      set(label, "color", "white");
      set(label, "fillcolor", "white");
      set(label, "fontsize", "10");
      set(label, "margin", "0.03,0.015");
      set(label, "tooltip", escaped(drawn.tooltip));
      set_url(label, drawn.url);
      labels_.push_back(label);
      const bool crowded = drawing_.places.empty() && lines[drawn.head] >= crowded_box;
      add_line(nodes_[drawn.tail], label, drawn, drawn.directed && crowded);
      add_line(label, nodes_[drawn.head], drawn, drawn.directed && !crowded);
    }
  }

  void add_line(Agnode_t* tail, Agnode_t* head, const DrawnEdge& drawn, bool arrow) {
    Agedge_t* const edge = agedge(graph_.get(), tail, head, nullptr, 1);
    if (edge == nullptr) fail("make an edge");
    if (arrow) set(edge, "dir", "forward");
    if (drawn.dashed) set(edge, "style", "dashed");
    if (drawn.disputed) {
      set(edge, "color", std::string(disputed_colour) + std::string(opacity()));
    } else if (!worded()) {
      set(edge, "color", std::string(line_colour) + std::string(opacity()));
    }
    if (!worded()) set(edge, "arrowsize", "0.5");
    // From one article to about thirty the line grows from 1 to 5 points.
    const double sources = static_cast<double>(std::max<std::size_t>(drawn.sources, 1));
    set(edge, "penwidth", number(std::min(1.0 + 0.6 * std::log2(sources), 4.0)));
    set(edge, "class",
        std::string(drawn.dashed ? "claimed" : "stated") + (drawn.disputed ? " disputed" : ""));
    set(edge, "tooltip",
        worded(drawn) ? escaped(drawn.tooltip)
                      : joined(drawn.lines, "\\n") + escaped(drawn.tooltip));
    set_url(edge, drawn.url);
  }

  /// Places the boxes by a force-directed layout, then moves them until lines and boxes are clear
  /// of each other.
  void lay_out() {
    if (nodes_.empty()) return;
    std::vector<Agnode_t*> all = nodes_;
    all.insert(all.end(), labels_.begin(), labels_.end());
    if (drawing_.places.empty()) {
      choose_layout(all);
    } else {
      boxes_ = measured(all, drawing_.places);
    }
    for (std::size_t i = 0; i < all.size(); ++i) place(all[i], boxes_[i].x, boxes_[i].y);
  }

  /// Tries layouts and keeps the clearest.
  void choose_layout(const std::vector<Agnode_t*>& all) {
    std::vector<Line> lines;
    std::size_t label = nodes_.size();
    for (const DrawnEdge& edge : drawing_.edges) {
      if (!worded(edge)) {
        lines.push_back({edge.tail, edge.head});
        continue;
      }
      lines.push_back({edge.tail, label});
      lines.push_back({label++, edge.head});
    }
    double least = std::numeric_limits<double>::max();
    const auto consider = [&](std::vector<Box> boxes) {
      if (all.size() * lines.size() > most_to_declutter) {
        part_boxes(boxes, lines, box_gap);
        boxes_ = std::move(boxes);
        return;
      }
      const double cost = declutter(boxes, lines, box_gap);
      if (cost >= least) return;
      least = cost;
      boxes_ = std::move(boxes);
    };
    consider(own_layout(all, lines));
    constexpr int tries = 4;
    for (int seed = 1; all.size() <= small_graph && seed <= tries; ++seed) {
      consider(force_directed("sfdp", all, seed));
      // Stress majorization keeps distances better, and takes cubic time.
      consider(force_directed("neato", all, seed));
    }
    if (all.size() * lines.size() <= most_to_declutter) settle_labels(boxes_, lines, box_gap);
  }

  /// Our own layout, which is quick and the same on every machine.
  std::vector<Box> own_layout(const std::vector<Agnode_t*>& all, std::span<const Line> lines) {
    LayoutOptions options;
    options.length = worded() ? 75.0 : box_distance;
    options.least_distance = 60.0;
    if (least_named_ > 0) {
      options.length = dot_distance;
      options.least_distance = 15.0;
    }
    return measured(all, exporting::lay_out(all.size(), lines, options));
  }

  /// Boxes at the places given, as large as Graphviz says their words are.
  std::vector<Box> measured(const std::vector<Agnode_t*>& all, std::span<const Spot> spots) {
    for (std::size_t i = 0; i < all.size(); ++i) place(all[i], spots[i].x, spots[i].y);
    if (gvLayout(context(), graph_.get(), "nop2") != 0) fail("measure the boxes");
    return take_boxes(all);
  }

  /// One layout by Graphviz. Its removal of overlaps (prism) is not asked for: it sorts by
  /// addresses in memory and gives another picture in every process.
  std::vector<Box> force_directed(const char* engine, const std::vector<Agnode_t*>& all, int seed) {
    set(graph_.get(), "start", std::to_string(seed));
    std::srand(1);  // it draws from rand() without seeding it
    srand48(1);
    if (gvLayout(context(), graph_.get(), engine) != 0) fail("lay out the graph");
    return take_boxes(all);
  }

  /// The boxes as Graphviz has placed them; its layout is given back.
  std::vector<Box> take_boxes(const std::vector<Agnode_t*>& all) {
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const pointf centre = ND_coord(all[i]);
      boxes.push_back({centre.x, centre.y, ND_width(all[i]) * points_per_inch / 2,
                       ND_height(all[i]) * points_per_inch / 2, i >= nodes_.size()});
    }
    gvFreeLayout(context(), graph_.get());
    return boxes;
  }

  static void place(Agnode_t* node, double x, double y) {
    set(node, "pos", number(x) + "," + number(y) + "!");
  }

  // ---- legend -----------------------------------------------------------------------------------

  void add_legend() {
    using Kind = LegendEntry::Kind;
    const Legend legend = legend_of(drawing_, boxes_);
    scale_ = legend.scale;
    for (std::size_t i = 0; i < legend.entries.size(); ++i) {
      const LegendEntry& entry = legend.entries[i];
      const std::string name = "legend-" + std::to_string(i);
      if (entry.kind == Kind::Type) {
        legend_swatch(name, entry.root_type, legend.swatch, entry.x, entry.y);
      } else if (entry.kind != Kind::Note) {
        legend_line(name, entry, legend.swatch);
      }
      legend_words(name + "-words", entry);
    }
  }

  void legend_swatch(const std::string& name, const std::string& root_type, double width, double x,
                     double y) {
    Agnode_t* const node = add_node(name);
    const Look& look = look_of(root_type);
    set(node, "class", "legend");
    set(node, "label", "");
    set(node, "tooltip", " ");
    set(node, "shape", std::string(look.shape));
    set(node, "style", std::string(look.style));
    set(node, "fillcolor", std::string(look.fill));
    set(node, "fixedsize", "true");
    set(node, "width", number(width * 0.8 / points_per_inch));
    set(node, "height", number(scale_ * 14.0 / points_per_inch));
    place(node, x, y);
  }

  void legend_line(const std::string& name, const LegendEntry& entry, double width) {
    using Kind = LegendEntry::Kind;
    std::array<Agnode_t*, 2> ends{};
    for (std::size_t i = 0; i < ends.size(); ++i) {
      ends[i] = add_node(name + (i == 0 ? "-from" : "-to"));
      set(ends[i], "shape", "point");
      set(ends[i], "style", "invis");
      set(ends[i], "width", "0.01");
      set(ends[i], "height", "0.01");
      place(ends[i], entry.x + (i == 0 ? -0.5 : 0.5) * width, entry.y);
    }
    Agedge_t* const edge = agedge(graph_.get(), ends[0], ends[1], nullptr, 1);
    if (edge == nullptr) fail("make an edge");
    set(edge, "class", "legend");
    if (entry.kind == Kind::Dashed) set(edge, "style", "dashed");
    if (entry.kind == Kind::Disputed) set(edge, "color", std::string(disputed_colour));
    set(edge, "penwidth", number((entry.kind == Kind::Wide ? 3.0 : 1.0) * scale_));
  }

  void legend_words(const std::string& name, const LegendEntry& entry) {
    Agnode_t* const node = add_node(name);
    set(node, "class", "legend");
    set(node, "label", escaped(entry.words) + "\\l");
    set(node, "tooltip", " ");
    set(node, "shape", "plaintext");
    set(node, "fontsize", number(10.0 * scale_));
    set(node, "margin", "0,0");
    set(node, "width", number(entry.words_width / points_per_inch));
    place(node, entry.words_left + entry.words_width / 2, entry.y);
  }

  // ---- output -----------------------------------------------------------------------------------

  std::string draw(std::string_view format) {
    // nop2 keeps every position and only draws the lines.
    if (gvLayout(context(), graph_.get(), "nop2") != 0) fail("place the drawing");
    if (format == "png") {
      const boxf box = GD_bb(graph_.get());
      const double inches =
          std::max(box.UR.x - box.LL.x, box.UR.y - box.LL.y) / points_per_inch + 1.0;
      set(graph_.get(), "dpi", number(std::clamp(longest_side / inches, 20.0, 110.0)));
      gvFreeLayout(context(), graph_.get());
      if (gvLayout(context(), graph_.get(), "nop2") != 0) fail("place the drawing");
    }
    char* bytes = nullptr;
    unsigned length = 0;
    const std::string kind(format);
    const int status = gvRenderData(context(), graph_.get(), kind.c_str(), &bytes, &length);
    std::string out;
    if (status == 0 && bytes != nullptr) out.assign(bytes, length);
    if (bytes != nullptr) gvFreeRenderData(bytes);
    gvFreeLayout(context(), graph_.get());
    if (out.empty()) fail("write " + kind);
    if (format == "pdf") drop_creation_date(out);
    return out;
  }

  const Drawing& drawing_;
  GraphHandle graph_;
  std::vector<Agnode_t*> nodes_;   // by row of Drawing::nodes
  std::vector<Agnode_t*> labels_;  // of worded edges, in their order
  std::vector<Box> boxes_;         // nodes, then labels
  std::size_t least_named_ = 0;    // claims of an entity whose name is written
  double scale_ = 1.0;             // of the legend
};

}  // namespace

std::string render(const Drawing& drawing, std::string_view format) {
  constexpr std::array<std::string_view, 3> formats = {"svg", "png", "pdf"};
  if (std::find(formats.begin(), formats.end(), format) == formats.end()) {
    throw ExportError("pictures are svg, png or pdf, not \"" + std::string(format) + "\"");
  }
  static std::mutex one_at_a_time;
  const std::lock_guard<std::mutex> lock(one_at_a_time);
  messages().clear();
  agseterrf(keep_message);
  agseterr(AGERR);
  return Picture(drawing).render(format);
}

std::string draw(const graph::KnowledgeGraph& graph, const PictureOptions& options) {
  return render(options.timeline.empty() ? choose(graph, options) : choose_timeline(graph, options),
                options.format);
}

}  // namespace newsgraph::exporting
