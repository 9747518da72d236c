#include "export/neo4j.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include "export/property_rows.hpp"
#include "export/separated.hpp"

namespace newsgraph::exporting {
namespace {

/// "name:TYPE" as neo4j-admin reads headers (Neo4j Operations Manual, "CSV header format").
std::string header(const Cell& cell) {
  std::string text(cell.name);
  switch (cell.type) {
    case CellType::Text:
      break;
    case CellType::List:
      text += ":string[]";
      break;
    case CellType::Integer:
      text += ":long";
      break;
    case CellType::Decimal:
      text += ":double";
      break;
    case CellType::Boolean:
      text += ":boolean";
      break;
  }
  return text;
}

/// The rows of one file; the header is made from the first.
class Rows {
 public:
  explicit Rows(const Sink& sink) : writer_(Dialect::Database, sink) {}
  ~Rows() { writer_.flush(); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  void node(const PropertyRow& row, std::string_view labels) {
    if (!begun_) {
      writer_.cell("id:ID");
      for (std::size_t i = 1; i < row.size(); ++i) writer_.cell(header(row[i]));
      writer_.cell(":LABEL");
      writer_.end_row();
    }
    begun_ = true;
    for (const Cell& cell : row) writer_.cell(cell.value);
    writer_.cell(labels);
    writer_.end_row();
  }

  void relation(std::string_view from, std::string_view to, std::string_view type,
                const PropertyRow& row) {
    if (!begun_) {
      for (const char* name : {":START_ID", ":END_ID", ":TYPE"}) writer_.cell(name);
      for (const Cell& cell : row) writer_.cell(header(cell));
      writer_.end_row();
    }
    begun_ = true;
    for (const std::string_view end : {from, to, type}) writer_.cell(end);
    for (const Cell& cell : row) writer_.cell(cell.value);
    writer_.end_row();
  }

 private:
  SeparatedWriter writer_;
  bool begun_ = false;
};

std::string labels_of(const Network& network, graph::EntityId entity) {
  std::string labels = "Entity";
  for (const std::string_view type : network.types(entity)) labels.append(";").append(type);
  return labels;
}

void write_entities(const Network& network, std::string_view root, const Sink& sink) {
  Rows rows(sink);
  network.for_nodes([&](graph::EntityId id) {
    if (network.root(id) == root) rows.node(entity_row(network, id), labels_of(network, id));
  });
}

bool has_value(const Network& network, graph::FactId id) {
  return network.graph().facts()[id].object == graph::no_entity_id;
}

void write_values(const Network& network, const JsonLdOptions& options, const Sink& sink) {
  Rows rows(sink);
  std::set<std::string_view> written;
  for_facts(network.graph(), options, [&](graph::FactId id) {
    const std::string& literal = network.graph().facts()[id].literal;
    if (has_value(network, id) && written.insert(literal).second)
      rows.node(value_row(literal), "Value");
  });
}

void write_articles(const Network& network, const Sink& sink) {
  Rows rows(sink);
  for (std::uint32_t record = 0; record < network.graph().records().size(); ++record) {
    if (network.selection().has_record(record)) rows.node(article_row(network, record), "Article");
  }
}

void write_facts(Network& network, const JsonLdOptions& options, bool values, const Sink& sink) {
  Rows rows(sink);
  for_facts(network.graph(), options, [&](graph::FactId id) {
    if (has_value(network, id) != values) return;
    const graph::Fact& fact = network.graph().facts()[id];
    const FactReader& reader = network.reader();
    rows.relation(reader.id(fact.subject),
                  values ? value_id(fact.literal) : std::string(reader.id(fact.object)),
                  reader.predicate(fact).name, fact_row(network, id));
  });
}

void write_mentions(const Network& network, const Sink& sink) {
  Rows rows(sink);
  network.for_nodes([&](graph::EntityId id) {
    for (const MentionCount& count : mention_counts(network, id)) {
      rows.relation(network.graph().entities()[id].id,
                    identity::article_id(network.graph().records()[count.record].article),
                    "mentionedIn",
                    {{"mentions", CellType::Integer, std::to_string(count.mentions)}});
    }
  });
}

/// What to type, with the names of the files that are there.
std::string command_line(const std::vector<NamedFile>& files) {
  std::string text =
      "neo4j-admin database import full --array-delimiter=';' --multiline-fields=true";
  for (const NamedFile& file : files) {
    text += " \\\n  --" + std::string(file.name.starts_with("nodes-") ? "nodes" : "relationships") +
            "=" + file.name;
  }
  return text + " \\\n  neo4j\n";
}

}  // namespace

std::vector<NamedFile> neo4j_files(const graph::KnowledgeGraph& graph, const DataOptions& options) {
  const auto network = std::make_shared<Network>(graph, options);
  std::set<std::string> roots;
  network->for_nodes([&](graph::EntityId id) { roots.emplace(network->root(id)); });
  bool values = false;
  bool facts = false;
  for_facts(graph, options,
            [&](graph::FactId id) { (has_value(*network, id) ? values : facts) = true; });
  std::vector<NamedFile> files;
  for (const std::string& root : roots) {
    files.push_back({"nodes-" + root + ".csv",
                     [network, root](const Sink& sink) { write_entities(*network, root, sink); }});
  }
  if (values) {
    files.push_back({"nodes-Value.csv", [network, &options](const Sink& sink) {
                       write_values(*network, options, sink);
                     }});
  }
  files.push_back(
      {"nodes-Article.csv", [network](const Sink& sink) { write_articles(*network, sink); }});
  if (facts) {
    files.push_back({"relations-facts.csv", [network, &options](const Sink& sink) {
                       write_facts(*network, options, false, sink);
                     }});
  }
  if (values) {
    files.push_back({"relations-values.csv", [network, &options](const Sink& sink) {
                       write_facts(*network, options, true, sink);
                     }});
  }
  files.push_back(
      {"relations-mentions.csv", [network](const Sink& sink) { write_mentions(*network, sink); }});
  const std::string command = command_line(files);
  files.push_back({"import.txt", [command](const Sink& sink) { sink(command); }});
  return files;
}

}  // namespace newsgraph::exporting
