// The Cypher script (openCypher 9): what a property graph holds, merged by id.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "export/neo4j.hpp"
#include "export/property_rows.hpp"
#include "export/sanitize.hpp"

namespace newsgraph::exporting {
namespace {

/// Rows a statement: large enough that the cost of a statement is lost in it, small enough that it
/// is read at once.
constexpr std::size_t rows_per_statement = 500;

void append_text(std::string& out, std::string_view text) {
  std::string scratch;
  out += '\'';
  for (const char c : without_controls(text, scratch)) {
    if (c == '\'' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  out += '\'';
}

void append_value(std::string& out, const Cell& cell) {
  if (cell.value.empty()) {
    out += "null";
  } else if (cell.type == CellType::List) {
    out += '[';
    std::string_view rest = cell.value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      append_text(out, rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!rest.empty()) out += ", ";
    }
    out += ']';
  } else if (cell.type == CellType::Text) {
    append_text(out, cell.value);
  } else {
    out += cell.value;
  }
}

/// A name between back ticks, where it may hold any character.
std::string quoted_name(std::string_view name) {
  std::string quoted = "`";
  for (const char c : name) quoted += c == '`' ? std::string("``") : std::string(1, c);
  return quoted + '`';
}

/// Gathers rows and writes them as "UNWIND [{...}, ...] AS row" and a fixed end.
class Statement {
 public:
  Statement(std::string end, const Sink& sink) : end_(std::move(end)), sink_(&sink) {}

  void add(const PropertyRow& row) {
    text_ += rows_ == 0 ? "UNWIND [\n  {" : ",\n  {";
    bool first = true;
    for (const Cell& cell : row) {
      if (!first) text_ += ", ";
      first = false;
      text_.append(cell.name).append(": ");
      append_value(text_, cell);
    }
    text_ += '}';
    if (++rows_ == rows_per_statement) finish();
  }

  void finish() {
    if (rows_ == 0) return;
    text_ += "\n] AS row\n" + end_ + ";\n";
    (*sink_)(text_);
    text_.clear();
    rows_ = 0;
  }

 private:
  std::string end_;
  const Sink* sink_;
  std::string text_;
  std::size_t rows_ = 0;
};

/// "SET n.name = row.name, ..." for all cells but the first, by which is merged.
std::string set_all(std::string_view variable, const PropertyRow& row) {
  std::string text = "SET ";
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (i > 1) text += ", ";
    text.append(variable).append(".").append(row[i].name).append(" = row.").append(row[i].name);
  }
  return text;
}

void constrain(std::string_view label, const Sink& sink) {
  const std::string name(label);
  sink("CREATE CONSTRAINT newsgraph_" + name + " IF NOT EXISTS FOR (n:" + name +
       ") REQUIRE n.id IS UNIQUE;\n");
}

void write_entities(const Network& network, const Sink& sink) {
  std::map<std::string, std::unique_ptr<Statement>> by_type;
  network.for_nodes([&](graph::EntityId id) {
    const PropertyRow row = entity_row(network, id);
    std::string labels;
    for (const std::string_view type : network.types(id)) labels += ":" + quoted_name(type);
    auto& statement = by_type[labels];
    if (!statement) {
      statement = std::make_unique<Statement>(
          "MERGE (n:Entity {id: row.id})\n" + set_all("n", row) + "\nSET n" + labels, sink);
    }
    statement->add(row);
  });
  for (auto& [labels, statement] : by_type) statement->finish();
}

void write_values(const Network& network, const JsonLdOptions& options, const Sink& sink) {
  Statement statement("MERGE (n:Value {id: row.id})\nSET n.value = row.value", sink);
  std::set<std::string_view> written;
  for_facts(network.graph(), options, [&](graph::FactId id) {
    const graph::Fact& fact = network.graph().facts()[id];
    if (fact.object == graph::no_entity_id && written.insert(fact.literal).second)
      statement.add(value_row(fact.literal));
  });
  statement.finish();
}

void write_articles(const Network& network, const Sink& sink) {
  std::unique_ptr<Statement> statement;
  for (std::uint32_t record = 0; record < network.graph().records().size(); ++record) {
    if (!network.selection().has_record(record)) continue;
    const PropertyRow row = article_row(network, record);
    if (!statement) {
      statement =
          std::make_unique<Statement>("MERGE (n:Article {id: row.id})\n" + set_all("n", row), sink);
    }
    statement->add(row);
  }
  if (statement) statement->finish();
}

void write_facts(Network& network, const JsonLdOptions& options, const Sink& sink) {
  std::map<std::pair<std::string, bool>, std::unique_ptr<Statement>> by_predicate;
  for_facts(network.graph(), options, [&](graph::FactId id) {
    const graph::Fact& fact = network.graph().facts()[id];
    const FactReader& reader = network.reader();
    const bool value = fact.object == graph::no_entity_id;
    PropertyRow row = fact_row(network, id);
    const std::string& predicate = reader.predicate(fact).name;
    auto& statement = by_predicate[{predicate, value}];
    if (!statement) {
      statement = std::make_unique<Statement>(
          "MATCH (a:Entity {id: row.subject}), (b:" + std::string(value ? "Value" : "Entity") +
              " {id: row.object})\nMERGE (a)-[r:" + quoted_name(predicate) +
              " {handle: row.handle}]->(b)\n" + set_all("r", row),
          sink);
    }
    row.push_back({"subject", CellType::Text, std::string(reader.id(fact.subject))});
    row.push_back({"object", CellType::Text,
                   value ? value_id(fact.literal) : std::string(reader.id(fact.object))});
    statement->add(row);
  });
  for (auto& [predicate, statement] : by_predicate) statement->finish();
}

void write_mentions(const Network& network, const Sink& sink) {
  Statement statement(
      "MATCH (a:Entity {id: row.entity}), (b:Article {id: row.article})\n"
      "MERGE (a)-[r:mentionedIn]->(b)\nSET r.mentions = row.mentions",
      sink);
  network.for_nodes([&](graph::EntityId id) {
    for (const MentionCount& count : mention_counts(network, id)) {
      const Article& article = network.graph().records()[count.record].article;
      statement.add({{"entity", CellType::Text, network.graph().entities()[id].id},
                     {"article", CellType::Text, identity::article_id(article)},
                     {"mentions", CellType::Integer, std::to_string(count.mentions)}});
    }
  });
  statement.finish();
}

}  // namespace

void write_cypher(const graph::KnowledgeGraph& graph, const DataOptions& options,
                  const Sink& sink) {
  Network network(graph, options);
  sink("// Made by newsgraph. Run with: cypher-shell -f FILE; it may be run again.\n");
  for (const char* label : {"Entity", "Value", "Article"}) constrain(label, sink);
  write_entities(network, sink);
  write_values(network, options, sink);
  write_articles(network, sink);
  write_facts(network, options, sink);
  write_mentions(network, sink);
}

}  // namespace newsgraph::exporting
