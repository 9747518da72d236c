#include "newsgraph/export/schema.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "newsgraph/export/jsonld.hpp"
#include "newsgraph/knowledge/coding.hpp"

#include "export/sanitize.hpp"
#include "export/vocabulary.hpp"

namespace newsgraph::exporting {
namespace {

using knowledge::EntityType;
using knowledge::Ontology;
using knowledge::Predicate;

// What does not depend on the ontology. Dates are typed by their precision, what has no type of its
// own is an EDTF string. A day or month without a year is told by its form: rdf-validate-datatype
// (of rdf-validate-shacl 0.6.5) takes no xsd:gMonthDay for well-formed.
constexpr std::string_view fixed_shapes = R"(
ngs:Date a sh:NodeShape ; sh:or (
    [ sh:datatype xsd:date ] [ sh:datatype xsd:gYearMonth ] [ sh:datatype xsd:gYear ]
    [ sh:nodeKind sh:Literal ; sh:pattern "^--[0-9][0-9](-[0-9][0-9])?$" ] [ sh:datatype xsd:string ] ) .

ngs:Number a sh:NodeShape ; sh:or (
    [ sh:datatype xsd:integer ] [ sh:datatype xsd:decimal ] [ sh:datatype xsd:string ] ) .

ngs:Span a sh:NodeShape ;
  sh:targetClass oa:SpecificResource ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path oa:hasSource ; sh:minCount 1 ; sh:maxCount 1 ; sh:class schema:NewsArticle ] ,
    [ sh:path oa:hasSelector ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .

ngs:Position a sh:NodeShape ;
  sh:targetClass oa:TextPositionSelector ; sh:nodeKind sh:IRI ;
  sh:property
    [ sh:path oa:start ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ;
      sh:lessThan oa:end ] ,
    [ sh:path oa:end ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] ,
    [ sh:path oa:exact ; sh:maxCount 1 ; sh:datatype xsd:string ] .

ngs:Quote a sh:NodeShape ;
  sh:targetClass oa:TextQuoteSelector ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path oa:exact ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] ,
    [ sh:path oa:prefix ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] ,
    [ sh:path oa:suffix ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] .

ngs:Article a sh:NodeShape ;
  sh:targetClass schema:NewsArticle ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path schema:identifier ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] ,
    [ sh:path ng:sha256 ; sh:minCount 1 ; sh:maxCount 1 ; sh:pattern "^[0-9a-f]{64}$" ] ,
    [ sh:path schema:datePublished ; sh:maxCount 1 ; sh:node ngs:Date ] ,
    [ sh:path schema:url ; sh:maxCount 1 ; sh:nodeKind sh:IRI ; sh:pattern "^https?://" ] .

ngs:Quotation a sh:NodeShape ;
  sh:targetClass schema:Quotation ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path ng:direct ; sh:minCount 1 ; sh:datatype xsd:boolean ] ,
    [ sh:path ng:speaker ; sh:maxCount 1 ; sh:node ngs:Entity ] ,
    [ sh:path schema:about ; sh:node ngs:Entity ] ,
    [ sh:path ng:evidence ; sh:minCount 1 ; sh:node ngs:Span ] .

ngs:Run a sh:NodeShape ;
  sh:targetClass prov:SoftwareAgent ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path schema:softwareVersion ; sh:minCount 1 ; sh:maxCount 1 ] .

# Claims, in either form: those of rdf:Statement have their triple, those of named graphs a graph.
ngs:Claim a sh:NodeShape ;
  sh:targetClass prov:Entity ; sh:nodeKind sh:IRI ;
  sh:property
    [ sh:path ng:polarity ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( "positive" "negative" ) ] ,
    [ sh:path ng:modality ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:in ( "asserted" "planned" "former" "denied" "hypothetical" ) ] ,
    [ sh:path ng:confidence ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:decimal ;
      sh:minInclusive 0.0 ; sh:maxInclusive 1.0 ] ,
    [ sh:path ng:rule ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] ,
    [ sh:path ng:date ; sh:maxCount 1 ; sh:node ngs:Date ] ,
    [ sh:path ng:speaker ; sh:maxCount 1 ; sh:node ngs:Entity ] ,
    [ sh:path ng:place ; sh:maxCount 1 ; sh:node ngs:Entity ] ,
    [ sh:path ng:event ; sh:maxCount 1 ; sh:node ngs:Entity ] ,
    [ sh:path ng:judgement ; sh:maxCount 1 ; sh:in ( "right" "wrong" "unsure" ) ] ,
    [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:maxCount 1 ; sh:class schema:NewsArticle ] ,
    [ sh:path prov:wasGeneratedBy ; sh:minCount 1 ; sh:maxCount 1 ; sh:class prov:SoftwareAgent ] ,
    [ sh:path ng:evidence ; sh:minCount 1 ; sh:node ngs:Span ] .
)";

/// "<http://...>"
std::string iri_of(const Vocabulary& vocabulary, std::string_view compact) {
  return '<' + vocabulary.expand(compact) + '>';
}

/// A string in quotes for Turtle.
std::string turtle_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + '"';
}

/// The RDF classes by which one of the types, or one below it, can be told.
std::set<std::string> classes_of(const Ontology& ontology, const Vocabulary& vocabulary,
                                 const std::vector<std::string>& types) {
  std::set<std::string> classes;
  for (const EntityType& type : ontology.types()) {
    const bool fits = std::ranges::any_of(
        types, [&](const std::string& wanted) { return ontology.is_a(type.name, wanted); });
    if (fits && !type.written.empty()) classes.insert(iri_of(vocabulary, type.written.front()));
  }
  return classes;
}

std::string class_choice(const std::set<std::string>& classes) {
  std::string text = "sh:or (";
  for (const std::string& each : classes) text += " [ sh:class " + each + " ]";
  return text + " )";
}

/// What may stand at the ends of all predicates of one IRI.
struct Ends {
  std::set<std::string> domain, range;
  std::set<std::string> literals;  ///< "date", "number", "text"
};

std::map<std::string, Ends> ends_by_iri(const Ontology& ontology, const Vocabulary& vocabulary) {
  std::map<std::string, Ends> all;
  for (const Predicate& predicate : ontology.predicates()) {
    Ends& ends = all[iri_of(vocabulary, predicate.iri)];
    ends.domain.merge(classes_of(ontology, vocabulary, predicate.domain));
    if (predicate.literal_range()) {
      ends.literals.insert(predicate.range.front());
    } else {
      ends.range.merge(classes_of(ontology, vocabulary, predicate.range));
    }
  }
  return all;
}

std::string object_choice(const Ends& ends) {
  std::string text = "sh:or (";
  for (const std::string& each : ends.range) text += " [ sh:class " + each + " ]";
  for (const std::string& literal : ends.literals) {
    if (literal == "date") text += " [ sh:node ngs:Date ]";
    if (literal == "number") text += " [ sh:node ngs:Number ]";
    if (literal == "text") text += " [ sh:datatype xsd:string ]";
  }
  return text + " )";
}

using JsonWriter = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void put(JsonWriter& writer, std::string_view key, std::string_view value) {
  writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void put_text(JsonWriter& writer, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  writer.StartObject();
  put(writer, "@value", value);
  put(writer, "@language", "en");
  writer.EndObject();
}

void put_ids(JsonWriter& writer, std::string_view key, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  writer.StartArray();
  for (const std::string& id : ids) {
    writer.StartObject();
    put(writer, "@id", id);
    writer.EndObject();
  }
  writer.EndArray();
}

/// The IRI that stands for a type alone: that which no other type is written as, else our own.
std::string type_iri(const Ontology& ontology, const EntityType& type) {
  for (const std::string& written : type.written) {
    const auto users = std::ranges::count_if(ontology.types(), [&](const EntityType& other) {
      return std::ranges::find(other.written, written) != other.written.end();
    });
    if (users == 1 || (type.parent.empty() && written == type.written.front())) return written;
  }
  return "ng:" + type.name;
}

std::vector<std::string> end_iris(const Ontology& ontology, const std::vector<std::string>& names) {
  std::vector<std::string> iris;
  for (const std::string& name : names) {
    if (const EntityType* const type = ontology.find_type(name)) {
      iris.push_back(type_iri(ontology, *type));
    } else {
      iris.emplace_back(name == "number" ? "xsd:decimal"
                        : name == "date" ? "xsd:date"
                                         : "xsd:string");
    }
  }
  return iris;
}

void write_type(JsonWriter& writer, const Ontology& ontology, const EntityType& type) {
  writer.StartObject();
  put(writer, "@id", type_iri(ontology, type));
  put(writer, "@type", "rdfs:Class");
  put_text(writer, "rdfs:label", type.label);
  put_text(writer, "rdfs:comment", type.definition);
  if (const EntityType* const parent = ontology.find_type(type.parent))
    put_ids(writer, "rdfs:subClassOf", {type_iri(ontology, *parent)});
  writer.EndObject();
}

void write_predicate(JsonWriter& writer, const Ontology& ontology, const Predicate& predicate) {
  writer.StartObject();
  put(writer, "@id", predicate.iri);
  writer.Key("@type");
  writer.StartArray();
  writer.String("rdf:Property");
  if (predicate.symmetric) writer.String("owl:SymmetricProperty");
  writer.EndArray();
  put(writer, "ng:name", predicate.name);
  put_text(writer, "rdfs:label", predicate.label);
  put_text(writer, "rdfs:comment", predicate.definition);
  put_ids(writer, "schema:domainIncludes", end_iris(ontology, predicate.domain));
  put_ids(writer, "schema:rangeIncludes", end_iris(ontology, predicate.range));
  if (const Predicate* const inverse = ontology.find_predicate(predicate.inverse))
    put_ids(writer, "owl:inverseOf", {inverse->iri});
  if (const auto* const event_class = knowledge::find_event_class(predicate.plover)) {
    put(writer, "ng:plover", event_class->plover);
    put(writer, "ng:cameoRoot", event_class->cameo);
  }
  writer.EndObject();
}

}  // namespace

std::string shacl_shapes(const Ontology& ontology) {
  const Vocabulary vocabulary(ontology, JsonLdOptions{}.base_iri);
  std::string out =
      "# SHACL shapes of the graphs that newsgraph writes; made from the ontology in use.\n";
  for (const Prefix& prefix : vocabulary.prefixes()) {
    if (prefix.name != "n")
      out.append("@prefix ").append(prefix.name).append(": <").append(prefix.iri) += "> .\n";
  }
  out +=
      "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
      "@prefix ngs: <urn:newsgraph:shapes:> .\n";
  out += fixed_shapes;

  std::vector<std::string> all_types;
  for (const EntityType& type : ontology.types()) all_types.push_back(type.name);
  const std::set<std::string> classes = classes_of(ontology, vocabulary, all_types);
  out += "\nngs:Entity a sh:NodeShape ;\n";
  for (const std::string& each : classes) out += "  sh:targetClass " + each + " ;\n";
  out +=
      "  sh:nodeKind sh:IRI ;\n"
      "  sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:uniqueLang true ] ,\n"
      "    [ sh:path owl:sameAs ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,\n"
      "    [ sh:path ng:mention ; sh:node ngs:Span ] .\n";

  const std::map<std::string, Ends> ends = ends_by_iri(ontology, vocabulary);
  out +=
      "\nngs:Statement a sh:NodeShape ;\n  sh:targetClass rdf:Statement ;\n"
      "  sh:property [ sh:path rdf:subject ; sh:minCount 1 ; sh:maxCount 1 ; sh:node ngs:Entity ] "
      ",\n"
      "    [ sh:path rdf:object ; sh:minCount 1 ; sh:maxCount 1 ] ,\n"
      "    [ sh:path rdf:predicate ; sh:minCount 1 ; sh:maxCount 1 ; sh:in (";
  for (const auto& [iri, each] : ends) out += "\n      " + iri;
  out += " ) ] .\n";

  std::set<std::string> done;
  for (const Predicate& predicate : ontology.predicates()) {
    const std::string iri = iri_of(vocabulary, predicate.iri);
    if (!done.insert(iri).second) continue;
    const Ends& each = ends.at(iri);
    out += "\nngs:" + predicate.name + " a sh:NodeShape ;\n  sh:targetSubjectsOf " + iri +
           " ;\n  sh:description " + turtle_string(predicate.definition) + " ;\n  " +
           class_choice(each.domain) + " ;\n  sh:property [ sh:path " + iri + " ; " +
           object_choice(each) + " ] .\n";
  }
  return out;
}

std::string vocabulary_jsonld(const Ontology& ontology) {
  const Vocabulary vocabulary(ontology, JsonLdOptions{}.base_iri);
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.SetIndent(' ', 1);
  writer.StartObject();
  writer.Key("@context");
  writer.StartObject();
  for (const Prefix& prefix : vocabulary.prefixes()) {
    if (prefix.name != "n") put(writer, prefix.name, prefix.iri);
  }
  writer.EndObject();
  writer.Key("@graph");
  writer.StartArray();
  for (const EntityType& type : ontology.types()) write_type(writer, ontology, type);
  for (const Predicate& predicate : ontology.predicates())
    write_predicate(writer, ontology, predicate);
  writer.EndArray();
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

}  // namespace newsgraph::exporting
