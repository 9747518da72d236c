#include "newsgraph/rdf/reader.hpp"

#include <array>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <exception>
#include <memory>
#include <system_error>

#include <serd/serd.h>

#include "newsgraph/base/error.hpp"

namespace newsgraph::rdf {
namespace {

std::string_view text_of(const SerdNode& node) {
  return {reinterpret_cast<const char*>(node.buf), node.n_bytes};  // NOLINT: serd's UTF-8
}

std::string_view text_of(const SerdChunk& chunk) {
  return {reinterpret_cast<const char*>(chunk.buf), chunk.len};  // NOLINT: serd's UTF-8
}

const std::uint8_t* bytes_of(const std::string& text) {
  return reinterpret_cast<const std::uint8_t*>(text.c_str());  // NOLINT: serd's UTF-8
}

SerdSyntax serd_syntax(Syntax syntax) {
  switch (syntax) {
    case Syntax::NTriples:
      return SERD_NTRIPLES;
    case Syntax::NQuads:
      return SERD_NQUADS;
    case Syntax::Turtle:
      return SERD_TURTLE;
    case Syntax::TriG:
      break;
  }
  return SERD_TRIG;
}

/// What the callbacks of one run of serd share. They are called from C, so what they throw waits
/// here until serd has returned.
class Run {
 public:
  Run(std::string name, Syntax syntax, const ReadOptions& options, const StatementSink& sink)
      : name_(std::move(name)),
        whole_iris_(syntax == Syntax::NTriples || syntax == Syntax::NQuads),
        sink_(sink),
        environment_(serd_env_new(nullptr), serd_env_free),
        reader_(serd_reader_new(serd_syntax(syntax), this, nullptr, on_base, on_prefix,
                                on_statement, nullptr),
                serd_reader_free) {
    if (!options.base_iri.empty()) {
      const SerdNode base = serd_node_from_string(SERD_URI, bytes_of(options.base_iri));
      serd_env_set_base_uri(environment_.get(), &base);
    }
    if (!options.blank_prefix.empty()) {
      serd_reader_add_blank_prefix(reader_.get(), bytes_of(options.blank_prefix));
    }
    serd_reader_set_strict(reader_.get(), true);
    serd_reader_set_error_sink(reader_.get(), on_error, this);
  }

  SerdReader* reader() { return reader_.get(); }

  void finish(SerdStatus status) {
    if (failure_) std::rethrow_exception(failure_);
    if (!message_.empty()) throw InputError(name_, line_, column_, message_);
    if (status != SERD_SUCCESS && status != SERD_FAILURE) {
      throw InputError(name_, reinterpret_cast<const char*>(serd_strerror(status)));  // NOLINT
    }
  }

 private:
  static SerdStatus on_base(void* handle, const SerdNode* uri) {
    return serd_env_set_base_uri(static_cast<Run*>(handle)->environment_.get(), uri);
  }
  static SerdStatus on_prefix(void* handle, const SerdNode* name, const SerdNode* uri) {
    return serd_env_set_prefix(static_cast<Run*>(handle)->environment_.get(), name, uri);
  }
  static SerdStatus on_error(void* handle, const SerdError* error) {
    Run& run = *static_cast<Run*>(handle);
    if (!run.message_.empty()) return SERD_SUCCESS;
    std::array<char, 512> text{};
    std::va_list arguments;
    va_copy(arguments, *error->args);
    std::vsnprintf(text.data(), text.size(), error->fmt, arguments);  // NOLINT: serd's format
    va_end(arguments);
    run.message_ = text.data();
    while (run.message_.ends_with('\n')) run.message_.pop_back();
    if (run.message_.empty()) run.message_ = "is no RDF of this syntax";
    run.line_ = error->line;
    run.column_ = error->col;
    return SERD_SUCCESS;
  }
  static SerdStatus on_statement(void* handle, SerdStatementFlags /*flags*/, const SerdNode* graph,
                                 const SerdNode* subject, const SerdNode* predicate,
                                 const SerdNode* object, const SerdNode* datatype,
                                 const SerdNode* language) {
    Run& run = *static_cast<Run*>(handle);
    try {
      run.give(graph, *subject, *predicate, *object, datatype, language);
    } catch (...) {
      run.failure_ = std::current_exception();
      return SERD_ERR_UNKNOWN;
    }
    return SERD_SUCCESS;
  }

  void give(const SerdNode* graph, const SerdNode& subject, const SerdNode& predicate,
            const SerdNode& object, const SerdNode* datatype, const SerdNode* language) {
    Statement statement;
    statement.subject = term(subject, texts_[0]);
    statement.predicate = term(predicate, texts_[1]);
    statement.object = term(object, texts_[2]);
    if (object.type == SERD_LITERAL) {
      if (language != nullptr && language->buf != nullptr) {
        statement.object.language = text_of(*language);
      } else if (datatype != nullptr && datatype->buf != nullptr) {
        statement.object.datatype = term(*datatype, texts_[3]).value;
      }
    }
    TermView name;
    if (graph != nullptr && graph->buf != nullptr) {
      name = term(*graph, texts_[4]);
      statement.graph = &name;
    }
    sink_(statement);
  }

  TermView term(const SerdNode& node, std::string& text) {
    switch (node.type) {
      case SERD_LITERAL:
        return {TermKind::Literal, text_of(node), {}, {}};
      case SERD_BLANK:
        return {TermKind::Blank, text_of(node), {}, {}};
      case SERD_CURIE: {
        SerdChunk prefix{};
        SerdChunk suffix{};
        if (serd_env_expand(environment_.get(), &node, &prefix, &suffix) != SERD_SUCCESS) {
          throw InputError(name_, "unknown prefix in \"" + std::string(text_of(node)) + '"');
        }
        text.assign(text_of(prefix)).append(text_of(suffix));
        // A prefix may itself stand for a relative IRI.
        if (serd_uri_string_has_scheme(bytes_of(text))) return {TermKind::Iri, text, {}, {}};
        const SerdNode expanded = serd_node_from_string(SERD_URI, bytes_of(text));
        return resolved(expanded, text);
      }
      default:
        if (whole_iris_ || serd_uri_string_has_scheme(node.buf)) {
          return {TermKind::Iri, text_of(node), {}, {}};
        }
        return resolved(node, text);
    }
  }

  TermView resolved(const SerdNode& node, std::string& text) {
    SerdURI base;
    const SerdNode* const base_node = serd_env_get_base_uri(environment_.get(), &base);
    if (base_node == nullptr || base_node->buf == nullptr) {
      throw InputError(name_, "relative IRI <" + std::string(text_of(node)) +
                                  "> without a base to resolve it with");
    }
    const std::unique_ptr<SerdNode, void (*)(SerdNode*)> whole(
        new SerdNode(serd_node_new_uri_from_node(&node, &base, nullptr)), [](SerdNode* owned) {
          serd_node_free(owned);
          delete owned;  // NOLINT: serd frees the text alone
        });
    text = text_of(*whole);
    return {TermKind::Iri, text, {}, {}};
  }

  std::string name_;
  bool whole_iris_;
  const StatementSink& sink_;
  std::unique_ptr<SerdEnv, void (*)(SerdEnv*)> environment_;
  std::unique_ptr<SerdReader, void (*)(SerdReader*)> reader_;
  std::array<std::string, 5> texts_;  ///< Of terms that had to be put together.
  std::exception_ptr failure_;
  std::string message_;
  std::size_t line_ = 0;
  std::size_t column_ = 0;
};

}  // namespace

std::optional<Syntax> syntax_of(const std::filesystem::path& path) {
  const std::string extension = path.extension().string();
  if (extension == ".nt") return Syntax::NTriples;
  if (extension == ".nq") return Syntax::NQuads;
  if (extension == ".ttl" || extension == ".n3") return Syntax::Turtle;
  if (extension == ".trig") return Syntax::TriG;
  return std::nullopt;
}

void read_rdf_file(const std::filesystem::path& path, Syntax syntax, const ReadOptions& options,
                   const StatementSink& sink) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    throw InputError(path.string(), "is a folder, not a file");
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (!file) {
    throw InputError(path.string(), "cannot be read: " + std::generic_category().message(errno));
  }
  ReadOptions with_base = options;
  if (with_base.base_iri.empty()) {
    with_base.base_iri = "file://" + std::filesystem::absolute(path).string();
  }
  Run run(path.string(), syntax, with_base, sink);
  run.finish(serd_reader_read_file_handle(run.reader(), file.get(), bytes_of(path.string())));
}

void read_rdf_text(const std::string& text, const std::string& name, Syntax syntax,
                   const ReadOptions& options, const StatementSink& sink) {
  Run run(name, syntax, options, sink);
  run.finish(serd_reader_read_string(run.reader(), bytes_of(text)));
}

StatementSink into(DatasetBuilder& builder) {
  return [&builder](const Statement& statement) {
    builder.add(statement.subject, statement.predicate, statement.object, statement.graph);
  };
}

}  // namespace newsgraph::rdf
