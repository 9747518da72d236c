// annotate: what the language core says of a text, as CoNLL-U, JSON, or for reading.

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/nlp/conllu.hpp"
#include "newsgraph/nlp/language_core.hpp"
#include "newsgraph/pipeline/extraction.hpp"
#include "newsgraph/text/language.hpp"
#include "newsgraph/text/text.hpp"

#include "cli/article_view.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/making.hpp"
#include "cli/options.hpp"
#include "cli/reading_view.hpp"

namespace newsgraph::cli {
namespace {

struct Arguments {
  InputArguments input;
  SchemaOptions schema;
  std::string model;
  std::string format = "conllu";
  bool force_language = false;
};

/// One article on its way; `problem` says why it has no sentences.
struct Annotated {
  Article article;
  std::vector<nlp::ConlluSentence> sentences;
  std::vector<std::vector<Span>> spans;  ///< Of each word, in code points; empty for CoNLL-U.
  std::string problem;
};

void annotate(const nlp::LanguageCore& core, bool force_language, Annotated& work) {
  Document document;
  document.article = work.article;
  text::analyse(document);
  if (!force_language && !text::is_english(document)) {
    work.problem = "is not English and was skipped (--force-language reads it all the same)";
    return;
  }
  core.annotate(document);
  work.sentences = nlp::conllu_sentences(document);
  for (const Sentence& sentence : document.sentences) {
    if (sentence.tokens.empty()) continue;
    std::vector<Span>& spans = work.spans.emplace_back();
    for (TokenIndex token = sentence.tokens.first; token < sentence.tokens.last; ++token) {
      spans.push_back({document.tokens.begin[token], document.tokens.end[token]});
    }
  }
}

/// Annotates a handful of articles, one a thread.
void annotate_all(const nlp::LanguageCore& core, const Arguments& arguments,
                  std::vector<Annotated>& works) {
  const unsigned wanted = arguments.input.threads > 0
                              ? arguments.input.threads
                              : std::max(1U, std::thread::hardware_concurrency());
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t at = next++; at < works.size(); at = next++) {
      annotate(core, arguments.force_language, works[at]);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned at = 1; at < wanted && at < works.size(); ++at) threads.emplace_back(run);
  run();
}

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void text_member(JsonWriter& json, const char* key, std::string_view value) {
  json.Key(key);
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void span_members(JsonWriter& json, Span span) {
  json.Key("begin");
  json.Uint(span.begin);
  json.Key("end");
  json.Uint(span.end);
}

/// One article as one line of JSON; places in code points of the stored text, where it is known.
std::string json_line(const Annotated& work) {
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  text_member(json, "identifier", work.article.identifier);
  json.Key("sentences");
  json.StartArray();
  for (std::size_t at = 0; at < work.sentences.size(); ++at) {
    const nlp::ConlluSentence& sentence = work.sentences[at];
    const bool placed = at < work.spans.size();
    json.StartObject();
    text_member(json, "text", nlp::surface_text(sentence));
    json.Key("tokens");
    json.StartArray();
    for (std::size_t word = 0; word < sentence.words.size(); ++word) {
      const nlp::ConlluWord& row = sentence.words[word];
      json.StartObject();
      text_member(json, "form", row.form);
      text_member(json, "lemma", row.lemma);
      text_member(json, "upos", row.upos);
      text_member(json, "xpos", row.xpos);
      json.Key("head");
      json.Uint(row.head);
      text_member(json, "deprel", row.deprel);
      if (placed) span_members(json, work.spans[at][word]);
      json.EndObject();
    }
    json.EndArray();
    json.Key("entities");
    json.StartArray();
    for (const nlp::ConlluEntity& entity : nlp::entities_of(sentence)) {
      json.StartObject();
      text_member(json, "label", entity.label);
      json.Key("first");
      json.Uint(entity.first);
      json.Key("last");
      json.Uint(entity.last);
      if (placed) {
        span_members(json,
                     {work.spans[at][entity.first].begin, work.spans[at][entity.last - 1].end});
      }
      json.EndObject();
    }
    json.EndArray();
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

class Printer {
 public:
  explicit Printer(const Arguments& arguments) : arguments_(arguments) {}

  void take(const Annotated& work) {
    if (!work.problem.empty()) {
      say("newsgraph: " + work.article.identifier + ": " + work.problem);
      ++skipped_;
      return;
    }
    ++articles_;
    std::string out;
    if (arguments_.format == "conllu") nlp::append_conllu(work.sentences, out);
    if (arguments_.format == "json") out = json_line(work);
    if (arguments_.format == "text") {
      out = reading_text(work.article.identifier, work.sentences, use_colour(), terminal_width());
    }
    if (arguments_.format == "html-trees") {
      if (articles_ == 1) out = reading_page_begin();
      append_reading_article(work.article.identifier, work.sentences, out);
    }
    print(out);
  }

  void finish() {
    if (arguments_.format == "html-trees" && articles_ > 0) print(reading_page_end());
  }
  std::size_t articles() const noexcept { return articles_; }
  std::size_t skipped() const noexcept { return skipped_; }

 private:
  const Arguments& arguments_;
  std::size_t articles_ = 0;
  std::size_t skipped_ = 0;
};

/// Files of gold words: documents as their "# newdoc" lines part them.
void read_gold_words(const nlp::LanguageCore& core, const std::vector<std::string>& paths,
                     Printer& printer) {
  for (const std::string& path : paths) {
    const std::string name = path == "-" ? "standard input" : path;
    const std::string content = read_file(path == "-" ? "/dev/stdin" : path);
    const std::vector<nlp::ConlluSentence> gold = nlp::read_conllu(content, name);
    if (gold.empty()) throw InputError(name, "has no sentence in CoNLL-U");
    for (std::size_t begin = 0; begin < gold.size();) {
      std::size_t end = begin + 1;
      while (end < gold.size() && !gold[end].starts_document) ++end;
      Annotated work;
      work.article.identifier = gold[begin].document_id.empty()
                                    ? std::filesystem::path(name).filename().string()
                                    : gold[begin].document_id;
      work.sentences = core.annotate(std::span(gold).subspan(begin, end - begin));
      printer.take(work);
      begin = end;
    }
  }
}

std::size_t read_articles(const nlp::LanguageCore& core, Arguments& arguments, Printer& printer) {
  const std::vector<std::string> inputs = arguments.input.gather();
  std::size_t failed = 0;
  constexpr std::size_t handful = 32;
  std::vector<Annotated> works;
  const auto flush = [&] {
    annotate_all(core, arguments, works);
    for (const Annotated& work : works) printer.take(work);
    works.clear();
  };
  input::read_articles(inputs, arguments.input.options,
                       {[&](Article&& article) {
                          check_interrupt();
                          works.push_back({std::move(article), {}, {}, {}});
                          if (works.size() == handful) flush();
                        },
                        [&](const input::Failure& failure) {
                          say("newsgraph: " + failure.where + ": " + failure.reason);
                          ++failed;
                        },
                        [](const std::string& note) { say("newsgraph: " + note); }});
  flush();
  return failed;
}

/// The articles with their entities and claims, as one page.
int print_article_view(Arguments& arguments) {
  const knowledge::Knowledge knowledge = arguments.schema.load();
  const pipeline::Extraction extraction(knowledge);
  Failures failures(arguments.input.errors_file);
  std::size_t shown = 0;
  std::size_t skipped = 0;
  extract_inputs(arguments.input, extraction, failures, [&](Record&& record) {
    if (std::ranges::find(record.problems, pipeline::not_english) != record.problems.end()) {
      say("newsgraph: " + record.article.identifier + ": is not English and was skipped");
      ++skipped;
      return;
    }
    std::string out = shown++ == 0 ? article_page_begin() : std::string();
    append_article_view(record, knowledge.ontology, shown, out);
    print(out);
  });
  failures.write();
  if (shown > 0) print(article_page_end());
  if (failures.count() + skipped > 0) return some_failed;
  if (shown > 0) return done;
  say("newsgraph: no article could be read; nothing was annotated");
  return wrong_usage;
}

}  // namespace

Run add_annotate(CLI::App& verb) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->input.add_to(verb);
  arguments->schema.add_to(verb);
  verb.add_option("--format", arguments->format,
                  "conllu (entities in MISC), json (one line an article), text (for reading), html "
                  "(a page with entities and claims marked), html-trees (a page with the words' "
                  "tags and trees)")
      ->type_name("FORMAT")
      ->check(
          CLI::IsMember(std::vector<std::string>{"conllu", "json", "text", "html", "html-trees"}));
  verb.add_flag("--force-language", arguments->force_language,
                "Read texts that are not English all the same");
  verb.add_option("--model", arguments->model, "Another model file, made by newsgraph-train")
      ->type_name("FILE");
  return [arguments] {
    if (arguments->format == "html" && arguments->input.options.from != "conllu")
      return print_article_view(*arguments);
    if (arguments->format == "html") arguments->format = "html-trees";  // gold words have no claims
    const nlp::LanguageCore core(arguments->model.empty()
                                     ? nlp::default_model(knowledge::built_in_schema())
                                     : std::filesystem::path(arguments->model));
    Printer printer(*arguments);
    std::size_t failed = 0;
    if (arguments->input.options.from == "conllu") {
      read_gold_words(core, arguments->input.gather(), printer);
    } else {
      failed = read_articles(core, *arguments, printer);
    }
    printer.finish();
    if (failed + printer.skipped() > 0) return int{some_failed};
    if (printer.articles() > 0) return int{done};
    say("newsgraph: no article could be read; nothing was annotated");
    return int{wrong_usage};
  };
}

}  // namespace newsgraph::cli
