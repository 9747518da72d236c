#include "train/commands.hpp"

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "newsgraph/base/file.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/nlp/language_core.hpp"

#include "train/export.hpp"
#include "train/patterns.hpp"
#include "train/silver.hpp"
#include "train/trainer.hpp"
#include "train/word_vectors.hpp"

namespace newsgraph::train {
namespace {

void say(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::fflush(stderr);
}

std::set<std::string> read_lines(const std::string& path) {
  std::set<std::string> lines;
  if (path.empty()) return lines;
  const std::string content = read_file(path);
  for (std::size_t begin = 0; begin < content.size();) {
    std::size_t end = content.find('\n', begin);
    if (end == std::string::npos) end = content.size();
    if (end > begin) lines.insert(content.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

struct VectorsCommand {
  std::vector<std::filesystem::path> files;
  std::string out;
  std::string excluded;
  VectorOptions options;

  void add_to(CLI::App& app) {
    CLI::App& command = *app.add_subcommand("vectors", "Learn word vectors from raw text");
    command.add_option("FILES", files, "*.jsonl[.gz], *.tsv, *.conllu, GMB *.csv or plain text")
        ->required();
    command.add_option("-o,--out", out, "Vectors in the text form of word2vec")->required();
    command.add_option("--exclude", excluded,
                       "File with ids of documents to leave out, one a line");
    command.add_option("--width", options.width, "Values per word")->capture_default_str();
    command.add_option("--limit", options.limit, "Words kept")->capture_default_str();
    command.add_option("--window", options.window, "Greatest distance")->capture_default_str();
    command.add_option("--epochs", options.epochs, "Passes over the text")->capture_default_str();
    command.add_option("--seed", options.seed, "Same seed, same vectors")->capture_default_str();
    command.callback(
        [this] { write_vectors(learn_vectors(files, read_lines(excluded), options, say), out); });
  }
};

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find(mark, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string::npos) return parts;
    begin = end + 1;
  }
}

double parse_share(const std::string& text) {
  double value = 0.0;
  const auto got = std::from_chars(text.data(), text.data() + text.size(), value);
  if (got.ec != std::errc() || value < 0.0 || value > 1.0) {
    throw CLI::ValidationError("--names", "\"" + text + "\" is no share in [0, 1]");
  }
  return value;
}

constexpr const char* corpus_help =
    "FORMAT:STYLE:TYPES:SHARE:HELDOUT:PATH. FORMAT is uner (IOB2 with ids), columns (form tag) or "
    "gmb "
    "(csv); STYLE names the guideline, which gets a head of its own; TYPES are its types, "
    "separated "
    "by commas; an epoch sees SHARE of the sentences; HELDOUT of them, at the end, are never "
    "learned";

NameCorpus parse_corpus(const std::string& text) {
  const std::vector<std::string> parts = split(text, ':');
  if (parts.size() != 6) throw CLI::ValidationError("--names", "expected six parts: " + text);
  NameCorpus corpus;
  corpus.format = parts[0];
  corpus.style = {parts[1], split(parts[2], ',')};
  corpus.share = parse_share(parts[3]);
  corpus.held_out = parse_share(parts[4]);
  corpus.path = parts[5];
  return corpus;
}

LexiconList parse_list(const std::string& text) {
  const std::size_t mark = text.find('=');
  if (mark == std::string::npos) throw CLI::ValidationError("--lexicon", "expected CLASS=FILE");
  return {text.substr(0, mark), text.substr(mark + 1)};
}

struct TrainCommand {
  TrainOptions options;
  std::vector<std::string> lists;
  std::vector<std::string> names;
  std::vector<std::string> dev_names;

  void add_to(CLI::App& app) {
    CLI::App& command = *app.add_subcommand("train", "Train a network, or go on with a former run");
    command.add_option("--treebank", options.treebanks, "CoNLL-U to learn from")->required();
    command.add_option("--dev", options.dev_treebanks, "CoNLL-U to score on");
    command.add_option("--names", names, corpus_help);
    command.add_option("--dev-names", dev_names,
                       "The same, to score on (the held-out part, if any)");
    command.add_option("--silver", options.silver, "CoNLL-U made by a parser");
    command.add_option("--silver-share", options.silver_share, "Of it seen in an epoch")
        ->capture_default_str();
    command.add_option("--silver-weight", options.silver_weight, "Of its losses")
        ->capture_default_str();
    command.add_option("--vectors", options.vectors, "Word vectors in the text form of word2vec");
    command.add_option("--lexicon", lists,
                       "CLASS=FILE: names in the first column and the column \"aliases\"");
    command
        .add_option("--lexicon-lower", options.lower_classes,
                    "Classes whose names are known in lower case too")
        ->delimiter(',');
    command.add_option("-o,--out", options.folder, "Folder of the run: latest.checkpoint")
        ->required();
    command.add_option("--start", options.start, "Checkpoint to take all values from at first");
    command.add_option("--width", options.width, "Of one direction of a layer")
        ->capture_default_str();
    command
        .add_option("--epochs", options.epochs,
                    "The rate falls to 0 over so many; may be changed when resuming")
        ->capture_default_str();
    command.add_option("--every", options.evaluate_every, "Epochs between two dev scores")
        ->capture_default_str();
    command.add_option("--rate", options.rate, "Of Adam, at its highest")->capture_default_str();
    command.add_option("--batch", options.batch_tokens, "Tokens")->capture_default_str();
    command.add_option("--dropout", options.dropout.layer, "Of layers")->capture_default_str();
    command.add_option("--head-dropout", options.dropout.head, "Of arcs")->capture_default_str();
    command.add_option("--word-dropout", options.word_dropout, "Of frequent words")
        ->capture_default_str();
    command.add_option("--vector-dropout", options.vector_dropout, "Of word vectors")
        ->capture_default_str();
    command.add_option("--capitals", options.capitals, "Share of sentences seen in capitals")
        ->capture_default_str();
    command.add_option("--lower", options.lower, "Share of sentences seen without capitals")
        ->capture_default_str();
    command.add_option("--seed", options.seed, "Same seed, same network")->capture_default_str();
    command.callback([this] {
      for (const std::string& text : lists) options.lexicon.push_back(parse_list(text));
      for (const std::string& text : names) options.name_corpora.push_back(parse_corpus(text));
      for (const std::string& text : dev_names)
        options.dev_name_corpora.push_back(parse_corpus(text));
      train::train(options, say);
    });
  }
};

struct ParseCommand {
  std::string checkpoints;
  std::string out;
  std::string excluded;
  std::vector<std::string> running;
  std::vector<std::string> tagged;
  std::vector<std::string> names;
  SilverOptions options;

  void add_to(CLI::App& app) {
    CLI::App& command = *app.add_subcommand(
        "parse", "Parse raw text with one network or several together, for --silver of train");
    command.add_option("CHECKPOINTS", checkpoints, "Separated by commas")->required();
    command.add_option("-o,--out", out, "CoNLL-U")->required();
    command.add_option("--text", running,
                       "SHARE=FILE: *.jsonl[.gz], *.tsv or plain text, of which SHARE is parsed");
    command.add_option("--tagged", tagged, "SHARE=FILE of word_TAG tokens");
    command.add_option("--names", names, corpus_help);
    command.add_option("--exclude", excluded,
                       "File with ids of documents to leave out, one a line");
    command.add_option("--longest", options.longest, "Words of a sentence")->capture_default_str();
    command.add_option("--sure", options.least_sure, "Least mean probability of its arcs")
        ->capture_default_str();
    command.add_option("--seed", options.seed, "Same seed, same paragraphs")->capture_default_str();
    command.callback([this] { run(); });
  }

  static RawSource parse_source(const std::string& text) {
    const std::size_t mark = text.find('=');
    if (mark == std::string::npos) throw CLI::ValidationError("--text", "expected SHARE=FILE");
    return {text.substr(mark + 1), parse_share(text.substr(0, mark))};
  }

  void run() {
    for (const std::string& text : running) options.running.push_back(parse_source(text));
    for (const std::string& text : tagged) options.tagged.push_back(parse_source(text));
    for (const std::string& text : names) options.name_corpora.push_back(parse_corpus(text));
    options.excluded = read_lines(excluded);
    std::vector<Checkpoint> members;
    for (const std::string& path : split(checkpoints, ',')) {
      members.push_back(read_checkpoint(path));
    }
    std::vector<const Checkpoint*> pointers;
    for (const Checkpoint& member : members) pointers.push_back(&member);
    write_silver(Predictor(pointers), members.front().styles, options, out, say);
  }
};

struct PatternsCommand {
  std::string patterns;
  std::string out;
  std::vector<std::string> lists;
  PatternOptions options;

  void add_to(CLI::App& app) {
    CLI::App& command = *app.add_subcommand(
        "patterns", "Fill the slots of sentences with names, for --silver of train");
    command.add_option("FILE", patterns, "CoNLL-U with forms such as {city}")->required();
    command.add_option("-o,--out", out, "CoNLL-U")->required();
    command.add_option("--lexicon", lists, "CLASS=FILE: names that fill {CLASS}")->required();
    command.add_option("--count", options.count, "Of each sentence")->capture_default_str();
    command.add_option("--seed", options.seed, "Same seed, same names")->capture_default_str();
    command.callback([this] {
      for (const std::string& text : lists) options.lists.push_back(parse_list(text));
      std::string text;
      nlp::append_conllu(fill_patterns(nlp::read_conllu(read_file(patterns), patterns), options),
                         text);
      write_file(out, text);
    });
  }
};

struct ExportCommand {
  std::string checkpoint;
  std::string out;
  std::string record;
  ExportOptions options;

  void add_to(CLI::App& app) {
    CLI::App& command = *app.add_subcommand("export", "Make a model file of a checkpoint");
    command
        .add_option("CHECKPOINT", checkpoint,
                    "latest.checkpoint of a run; of several, separated by commas, the mean")
        ->required();
    command.add_option("-o,--out", out, "Model file, *.ngm")->required();
    command.add_option("--treebank", options.treebanks, "CoNLL-U to learn lemmas from")->required();
    command.add_option("--record", record, "Text on data, recipe and scores, kept in the file");
    command.add_option("--limit", options.limit, "Words with a vector that are kept")
        ->capture_default_str();
    command.callback([this] {
      if (!record.empty()) options.record = read_file(record);
      std::vector<Checkpoint> checkpoints;
      for (const std::string& path : split(checkpoint, ',')) {
        checkpoints.push_back(read_checkpoint(path));
      }
      export_model(average(std::move(checkpoints)), options, out);
    });
  }
};

void print(const std::string& line) { std::printf("%s\n", line.c_str()); }

struct EvalCommand {
  std::string model;
  std::vector<std::string> treebanks;
  std::vector<std::string> names;
  bool relations = false;
  bool raw = false;

  void add_to(CLI::App& app) {
    CLI::App& command =
        *app.add_subcommand("eval", "Score a model file on gold words, or checkpoints together");
    command.add_option("MODEL", model, "Model file, or checkpoints separated by commas")
        ->required();
    command.add_option("--dev", treebanks, "CoNLL-U");
    command.add_option("--dev-names", names, corpus_help);
    command.add_flag("--raw", raw, "From running text, with our own tokens and sentences");
    command.add_flag("--relations", relations, "Scores of each relation");
    command.callback([this] { run(); });
  }

  // Checkpoints know no lemmas.
  bool is_model() const {
    return model.size() > 4 && model.compare(model.size() - 4, 4, ".ngm") == 0;
  }

  void report(const std::string& path, const nlp::ParseScores& scores) const {
    print(std::filesystem::path(path).filename().string() + ": " +
          (raw ? "tokens " + to_decimal(scores.tokens.f1(), 2) + " sentences " +
                     to_decimal(scores.sentences.f1(), 2) + " words " +
                     to_decimal(scores.words.f1(), 2) + " "
               : std::string()) +
          summary(scores) +
          (is_model() ? " lemmas " + to_decimal(scores.lemmas.f1(), 2) : std::string()));
    if (!relations) return;
    for (const auto& [name, counts] : scores.relations) {
      print("  " + name + " P " + to_decimal(counts.precision(), 1) + " R " +
            to_decimal(counts.recall(), 1) + " F " + to_decimal(counts.f1(), 1) + " (" +
            std::to_string(counts.gold) + ")");
    }
  }

  void run() const {
    if (is_model()) return run_model();
    std::vector<Checkpoint> checkpoints;
    for (const std::string& path : split(model, ',')) checkpoints.push_back(read_checkpoint(path));
    std::vector<const Checkpoint*> members;
    for (const Checkpoint& checkpoint : checkpoints) members.push_back(&checkpoint);
    const Predictor predictor(members);
    for (const std::string& path : treebanks) {
      report(path, score_treebank(predictor, nlp::read_conllu(read_file(path), path)));
    }
    for (const std::string& text : names) {
      const NameCorpus corpus = parse_corpus(text);
      const std::vector<NameStyle>& styles = checkpoints.front().styles;
      for (std::size_t at = 0; at < styles.size(); ++at) {
        if (styles[at].name != corpus.style.name) continue;
        print(std::filesystem::path(corpus.path).filename().string() + ": " +
              summary(score_names(predictor, read_names(corpus, corpus.held_out > 0.0), styles[at],
                                  at)));
      }
    }
  }

  void run_model() const {
    const nlp::LanguageCore core(model);
    for (const std::string& path : treebanks) {
      const std::vector<nlp::ConlluSentence> gold = nlp::read_conllu(read_file(path), path);
      if (raw) {
        report(path, score_raw(core, gold, model));
      } else {
        report(path, nlp::score_parse(gold, core.annotate(gold), model));
      }
    }
    for (const std::string& text : names) {
      const NameCorpus corpus = parse_corpus(text);
      const std::vector<NameSentence> gold = read_names(corpus, corpus.held_out > 0.0);
      print(std::filesystem::path(corpus.path).filename().string() + ": " +
            summary(score_names(core, gold, corpus.style)));
    }
  }
};

}  // namespace

int run(int argc, char** argv) {
  CLI::App app(
      "Trains the language core: word vectors from raw text, then tagger, parser and name "
      "recogniser from treebanks.\nOne thread each; set OPENBLAS_NUM_THREADS=1.",
      "newsgraph-train");
  app.require_subcommand(1);
  VectorsCommand vectors;
  vectors.add_to(app);
  TrainCommand train_command;
  train_command.add_to(app);
  ParseCommand parse_command;
  parse_command.add_to(app);
  PatternsCommand patterns_command;
  patterns_command.add_to(app);
  ExportCommand export_command;
  export_command.add_to(app);
  EvalCommand eval_command;
  eval_command.add_to(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return 0;
}

}  // namespace newsgraph::train
