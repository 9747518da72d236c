#include "export/follow_the_money.hpp"

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "newsgraph/document/date.hpp"
#include "newsgraph/graph/acting_for.hpp"

#include "export/country_codes.hpp"
#include "export/network.hpp"
#include "export/sanitize.hpp"
#include "export/words.hpp"

namespace newsgraph::exporting {
namespace {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

struct SchemaOfType {
  std::string_view type;
  std::string_view schema;  ///< Of the FollowTheMoney model (version 3).
};

// The more special types first. A state is a public body there: countries are codes in that model,
// but somebody must stand at the end of a link.
constexpr std::array<SchemaOfType, 10> schemas = {{{"Person", "Person"},
                                                   {"Country", "PublicBody"},
                                                   {"GovernmentOrganization", "PublicBody"},
                                                   {"InternationalOrganization", "PublicBody"},
                                                   {"Company", "Company"},
                                                   {"Organization", "Organization"},
                                                   {"Place", "Address"},
                                                   {"Venue", "Address"},
                                                   {"Event", "Event"},
                                                   {"Agreement", "Document"}}};

/// The ends of a link in one of the schemata for relations.
struct LinkSchema {
  std::string_view predicate, schema, subject, object, role;
};

constexpr std::array<LinkSchema, 3> links = {
    {{"positionHeld", "Employment", "employee", "employer", "role"},
     {"memberOf", "Membership", "member", "organization", "role"},
     {"relativeOf", "Family", "person", "relative", "relationship"}}};
/// Of names in that model, in characters; bytes are never fewer.
constexpr std::size_t longest_name = 384;

constexpr LinkSchema any_link = {"", "UnknownLink", "subject", "object", "role"};

/// Writes one entity a line.
class Lines {
 public:
  explicit Lines(const Sink& sink) : sink_(&sink), writer_(buffer_) {}

  void begin(std::string_view id, std::string_view schema) {
    buffer_.Clear();
    writer_.Reset(buffer_);
    writer_.StartObject();
    key("id");
    string(id);
    key("schema");
    string(schema);
    key("properties");
    writer_.StartObject();
  }
  void property(std::string_view name, std::string_view value) {
    if (!value.empty()) property(name, {value});
  }
  void property(std::string_view name, std::initializer_list<std::string_view> values) {
    key(name);
    writer_.StartArray();
    for (const std::string_view value : values) string(value);
    writer_.EndArray();
  }
  void property(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    key(name);
    writer_.StartArray();
    for (const std::string& value : values) string(value);
    writer_.EndArray();
  }
  void end() {
    writer_.EndObject();
    writer_.EndObject();
    buffer_.Put('\n');
    (*sink_)({buffer_.GetString(), buffer_.GetSize()});
  }

 private:
  void key(std::string_view text) {
    writer_.Key(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void string(std::string_view text) {
    text = without_controls(text, scratch_);
    writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }

  const Sink* sink_;
  rapidjson::StringBuffer buffer_;
  JsonWriter writer_;
  std::string scratch_;
};

/// A date as that model takes it: the prefix of a day; empty for what is none.
std::string prefix_date(std::string_view date) {
  switch (date_precision(date)) {
    case DatePrecision::Day:
    case DatePrecision::Month:
    case DatePrecision::Year:
      return std::string(date.ends_with('~') ? date.substr(0, date.size() - 1) : date);
    default:
      return {};
  }
}

class FollowTheMoney {
 public:
  FollowTheMoney(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink)
      : network_(graph, options), affiliations_(graph), lines_(sink) {}

  void write() {
    for (std::uint32_t record = 0; record < network_.graph().records().size(); ++record) {
      if (network_.selection().has_record(record)) article(record);
    }
    network_.for_nodes([&](graph::EntityId id) { entity(id); });
    network_.for_edges([&](graph::FactId id) { link(id); });
  }

 private:
  void article(std::uint32_t record) {
    const Article& article = network_.graph().records()[record].article;
    lines_.begin(identity::article_id(article), "Article");
    lines_.property("title", article.title.empty() ? article.identifier : article.title);
    lines_.property("publisher", article.publisher);
    lines_.property("publishedAt", prefix_date(network_.graph().article_date(record)));
    lines_.property("sourceUrl", web_address(article.url));
    lines_.end();
  }

  std::string_view schema_of(graph::EntityId id) const {
    const auto& ontology = network_.graph().knowledge().ontology;
    for (const SchemaOfType& row : schemas) {
      if (ontology.is_a(network_.graph().entities()[id].type, row.type)) return row.schema;
    }
    return "Document";
  }

  void entity(graph::EntityId id) {
    const identity::Cluster& cluster = network_.graph().entities()[id];
    const std::string_view schema = schema_of(id);
    lines_.begin(cluster.id, schema);
    if (schema == "Document") {
      lines_.property("title", cluster.name);
      lines_.property("fileName", cluster.name);  // that schema wants one
    } else {
      lines_.property("name", beginning(cluster.name, longest_name));
    }
    if (schema == "Address") {
      lines_.property("full", cluster.name);
    } else if (schema != "Document") {
      lines_.property("alias", cluster.aliases);
    }
    lines_.property("wikidataId", cluster.wikidata);
    if (const auto acting = affiliations_.at(id, {}))
      lines_.property("country", money_code(affiliations_.code(acting->country)));
    for (const auto& [key, value] : network_.data(id)) {
      if (schema == "Event" && (key == "startDate" || key == "endDate"))
        lines_.property(key, prefix_date(value));
    }
    lines_.property("keywords", cluster.type);
    lines_.end();
  }

  void link(graph::FactId id) {
    FactReader& reader = network_.reader();
    const graph::Fact& fact = network_.graph().facts()[id];
    const LinkSchema* schema = &any_link;
    for (const LinkSchema& each : links) {
      if (each.predicate == reader.predicate(fact).name) schema = &each;
    }
    const graph::ClaimRef claim = reader.best_claim(fact);
    const Article& article = network_.graph().records()[claim.record].article;
    lines_.begin("fact-" + fact.id, schema->schema);
    lines_.property(schema->subject, reader.id(fact.subject));
    lines_.property(schema->object, reader.id(fact.object));
    lines_.property(schema->role, schema == &any_link || fact.role.empty()
                                      ? fact_words(network_.graph(), fact)
                                      : fact.role);
    lines_.property("date", prefix_date(fact.date));
    lines_.property("summary", reader.sentence(claim));
    lines_.property("description", stance_words(network_.graph(), fact));
    lines_.property("publisher", article.publisher);
    // Only things have documents as proof there; a link has the addresses and ids of the articles.
    std::vector<std::string> addresses;
    std::vector<std::string> articles;
    for (const std::uint32_t record : fact.sources) {
      const Article& source = network_.graph().records()[record].article;
      std::string address = web_address(source.url);
      if (!address.empty()) addresses.push_back(std::move(address));
      articles.push_back(identity::article_id(source));
    }
    lines_.property("sourceUrl", addresses);
    lines_.property("recordId", articles);
    lines_.end();
  }

  Network network_;
  graph::Affiliations affiliations_;
  Lines lines_;
};

}  // namespace

void write_follow_the_money(const graph::KnowledgeGraph& graph, const DataOptions& options,
                            const Sink& sink) {
  FollowTheMoney(graph, options, sink).write();
}

}  // namespace newsgraph::exporting
