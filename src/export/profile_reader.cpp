#include "export/profile_reader.hpp"

#include <map>
#include <memory>
#include <string_view>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <serd/serd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

namespace newsgraph::exporting {
namespace {

namespace fs = std::filesystem;
using Take = std::function<void(const ReadTriple&)>;

constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

std::string_view text_of(const rapidjson::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

/// Reads JSON-LD with a context of its own.
class JsonLdReader {
 public:
  JsonLdReader(const fs::path& file, const Take& take) : path_(file.string()), take_(take) {}

  void read() {
    const std::string content = read_file(path_);
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag>(content.data(), content.size());
    if (document.HasParseError()) {
      throw input_error_at(path_, content, document.GetErrorOffset(),
                           rapidjson::GetParseError_En(document.GetParseError()));
    }
    if (!document.IsObject()) throw InputError(path_, "is no JSON-LD: no object at its top");
    const auto context = document.FindMember("@context");
    if (context == document.MemberEnd() || !context->value.IsObject()) {
      throw InputError(path_, "has no inline @context; only files of the profile can be checked");
    }
    define(context->value);
    for (const auto& member : document.GetObject()) {
      if (keyword(text_of(member.name)) == "@graph") nodes(member.value, {});
    }
  }

 private:
  struct TermOf {
    std::string iri, type;
    bool language_map = false;
  };

  void define(const rapidjson::Value& context) {
    for (const auto& member : context.GetObject()) {
      TermOf term;
      if (member.value.IsString()) {
        term.iri = text_of(member.value);
      } else if (member.value.IsObject()) {
        for (const auto& part : member.value.GetObject()) {
          if (!part.value.IsString()) continue;
          if (text_of(part.name) == "@id") term.iri = text_of(part.value);
          if (text_of(part.name) == "@type") term.type = text_of(part.value);
          if (text_of(part.name) == "@container")
            term.language_map = text_of(part.value) == "@language";
        }
      }
      terms_[std::string(text_of(member.name))] = std::move(term);
    }
  }

  /// "@id" for "id" where the context says so.
  std::string_view keyword(std::string_view key) const {
    const auto found = terms_.find(key);
    if (found != terms_.end() && found->second.iri.starts_with('@')) return found->second.iri;
    return key;
  }

  std::string expand(std::string_view compact) const {
    const std::size_t colon = compact.find(':');
    if (colon == std::string_view::npos || compact.substr(colon + 1).starts_with("//"))
      return std::string(compact);
    const auto prefix = terms_.find(compact.substr(0, colon));
    if (prefix == terms_.end()) return std::string(compact);
    return prefix->second.iri + std::string(compact.substr(colon + 1));
  }

  /// A key or a word of @vocab as an IRI.
  std::string expand_term(std::string_view word) const {
    const auto found = terms_.find(word);
    return expand(found == terms_.end() ? word : std::string_view(found->second.iri));
  }

  void nodes(const rapidjson::Value& list, const std::string& graph) {
    if (!list.IsArray()) throw InputError(path_, "has a graph that is no array");
    for (const rapidjson::Value& each : list.GetArray()) {
      if (!each.IsObject()) throw InputError(path_, "has a node that is no object");
      node(each, graph);
    }
  }

  std::string node(const rapidjson::Value& value, const std::string& graph) {
    std::string id;
    for (const auto& member : value.GetObject()) {
      if (keyword(text_of(member.name)) == "@id" && member.value.IsString())
        id = expand(text_of(member.value));
    }
    if (id.empty()) id = "_:b" + std::to_string(++blanks_);
    for (const auto& member : value.GetObject()) {
      const std::string_view key = keyword(text_of(member.name));
      if (key == "@id") continue;
      if (key == "@graph") {
        nodes(member.value, id);
      } else if (key == "@type") {
        for_each(member.value, [&](const rapidjson::Value& type) {
          if (type.IsString())
            give({id, std::string(rdf_type), expand_term(text_of(type)), {}, graph});
        });
      } else {
        values(id, key, member.value, graph);
      }
    }
    return id;
  }

  void values(const std::string& id, std::string_view key, const rapidjson::Value& value,
              const std::string& graph) {
    const auto found = terms_.find(key);
    const TermOf* const term = found == terms_.end() ? nullptr : &found->second;
    const std::string predicate = expand_term(key);
    if (term != nullptr && term->language_map && value.IsObject()) {
      for (const auto& member : value.GetObject()) {
        if (member.value.IsString())
          give({id, predicate, std::string(text_of(member.value)), {}, graph, true});
      }
      return;
    }
    for_each(value, [&](const rapidjson::Value& each) { one(id, predicate, term, each, graph); });
  }

  void one(const std::string& id, const std::string& predicate, const TermOf* term,
           const rapidjson::Value& value, const std::string& graph) {
    if (value.IsObject()) {
      const auto literal = value.FindMember("@value");
      if (literal == value.MemberEnd()) {
        const std::string object = node(value, graph);
        give({id, predicate, object, {}, graph});
        return;
      }
      const auto type = value.FindMember("@type");
      give({id, predicate,
            literal->value.IsString() ? std::string(text_of(literal->value)) : std::string(),
            type == value.MemberEnd() ? std::string() : expand(text_of(type->value)), graph, true});
    } else if (value.IsString()) {
      const std::string_view text = text_of(value);
      if (term != nullptr && term->type == "@id") {
        give({id, predicate, expand(text), {}, graph});
      } else if (term != nullptr && term->type == "@vocab") {
        give({id, predicate, expand_term(text), {}, graph});
      } else {
        const std::string type = term == nullptr ? std::string() : expand(term->type);
        give({id, predicate, std::string(text), type, graph, true});
      }
    } else {
      throw InputError(path_, "has a value of " + predicate +
                                  " that is neither text nor object; the profile writes numbers as "
                                  "typed text");
    }
  }

  template <typename Visit>
  static void for_each(const rapidjson::Value& value, Visit visit) {
    if (!value.IsArray()) {
      visit(value);
      return;
    }
    for (const rapidjson::Value& each : value.GetArray()) visit(each);
  }

  void give(const ReadTriple& triple) { take_(triple); }

  std::string path_;
  const Take& take_;
  std::map<std::string, TermOf, std::less<>> terms_;
  std::size_t blanks_ = 0;
};

/// What serd's callbacks are given.
struct SerdReading {
  std::string path;
  const Take* take = nullptr;
  SerdEnv* env = nullptr;
  std::string error;

  std::string text(const SerdNode* node) const {
    if (node == nullptr || node->buf == nullptr) return {};
    const std::string raw(reinterpret_cast<const char*>(node->buf), node->n_bytes);
    if (node->type == SERD_BLANK) return "_:" + raw;
    if (node->type != SERD_CURIE) return raw;
    SerdNode expanded = serd_env_expand_node(env, node);
    const std::string iri(reinterpret_cast<const char*>(expanded.buf), expanded.n_bytes);
    serd_node_free(&expanded);
    return iri;
  }
};

SerdStatus take_base(void* handle, const SerdNode* uri) {
  return serd_env_set_base_uri(static_cast<SerdReading*>(handle)->env, uri);
}

SerdStatus take_prefix(void* handle, const SerdNode* name, const SerdNode* uri) {
  return serd_env_set_prefix(static_cast<SerdReading*>(handle)->env, name, uri);
}

SerdStatus take_statement(void* handle, SerdStatementFlags /*flags*/, const SerdNode* graph,
                          const SerdNode* subject, const SerdNode* predicate,
                          const SerdNode* object, const SerdNode* datatype,
                          const SerdNode* /*language*/) {
  auto& reading = *static_cast<SerdReading*>(handle);
  (*reading.take)({reading.text(subject), reading.text(predicate), reading.text(object),
                   reading.text(datatype), reading.text(graph), object->type == SERD_LITERAL});
  return SERD_SUCCESS;
}

SerdStatus take_error(void* handle, const SerdError* error) {
  auto& reading = *static_cast<SerdReading*>(handle);
  if (reading.error.empty()) {
    reading.error = std::to_string(error->line) + ":" + std::to_string(error->col) + ": " +
                    reinterpret_cast<const char*>(serd_strerror(error->status));
  }
  return SERD_SUCCESS;
}

void read_with_serd(const fs::path& file, SerdSyntax syntax, const Take& take) {
  const std::string content = read_file(file);
  SerdReading reading{file.string(), &take, serd_env_new(nullptr), {}};
  const std::unique_ptr<SerdEnv, void (*)(SerdEnv*)> env(reading.env, serd_env_free);
  const std::unique_ptr<SerdReader, void (*)(SerdReader*)> reader(
      serd_reader_new(syntax, &reading, nullptr, take_base, take_prefix, take_statement, nullptr),
      serd_reader_free);
  serd_reader_set_strict(reader.get(), true);
  serd_reader_set_error_sink(reader.get(), take_error, &reading);
  const SerdStatus status =
      serd_reader_read_string(reader.get(), reinterpret_cast<const std::uint8_t*>(content.c_str()));
  if (status > SERD_FAILURE || !reading.error.empty()) {
    throw InputError(reading.path, reading.error.empty()
                                       ? std::string("cannot be read as RDF")
                                       : "cannot be read as RDF: " + reading.error);
  }
}

}  // namespace

void read_profile(const fs::path& file, const Take& take) {
  const std::string extension = file.extension().string();
  if (extension == ".jsonld" || extension == ".json") {
    JsonLdReader(file, take).read();
  } else if (extension == ".nq") {
    read_with_serd(file, SERD_NQUADS, take);
  } else if (extension == ".nt") {
    read_with_serd(file, SERD_NTRIPLES, take);
  } else if (extension == ".ttl") {
    read_with_serd(file, SERD_TURTLE, take);
  } else if (extension == ".trig") {
    read_with_serd(file, SERD_TRIG, take);
  } else {
    throw InputError(file.string(), "has no extension of RDF (want .jsonld .nq .nt .ttl .trig)");
  }
}

}  // namespace newsgraph::exporting
