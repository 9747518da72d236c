// Whole small runs: train, resume, parse raw text, learn from it.

#include "train/trainer.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

#include "train/silver.hpp"

namespace newsgraph::train {
namespace {

struct Folder {
  std::filesystem::path path;
  Folder()
      : path(std::filesystem::temp_directory_path() /
             ("newsgraph-trainer-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;
  std::string file(const std::string& name) const { return (path / name).string(); }
};

// Sentences of one pattern: "<Name> met <Name> ." with ids, so that names join them.
void write_corpora(const Folder& folder) {
  const char* const people[] = {"Anna", "Vera", "Jon", "Nils", "Kaja"};
  std::string trees;
  std::string names;
  for (int at = 0; at < 25; ++at) {
    const std::string first = people[at % 5];
    const std::string second = people[at / 5];
    trees += "# sent_id = s" + std::to_string(at) + "\n1\t" + first +
             "\t_\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tmet\t_\tVERB\tVBD\t_\t0\troot\t_\t_\n3\t" +
             second + "\t_\tPROPN\tNNP\t_\t2\tobj\t_\t_\n4\t.\t_\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
    names += "# sent_id = s" + std::to_string(at) + "\n1\t" + first + "\tB-PER\n2\tmet\tO\n3\t" +
             second + "\tB-PER\n4\t.\tO\n\n";
  }
  write_file(folder.file("t.conllu"), trees);
  write_file(folder.file("n.iob2"), names);
  write_file(folder.file("raw.txt"), "Yesterday Anna met Jon in the town .\nMUCH NOISE HERE .\n");
  write_file(folder.file("list.tsv"), "name\nAnna\nOslo\n");
}

TrainOptions options_for(const Folder& folder, const std::string& run) {
  TrainOptions options;
  options.treebanks = {folder.file("t.conllu")};
  options.name_corpora = {{folder.file("n.iob2"), "uner", {"uner", {"PER"}}, 1.0, 0.0}};
  options.folder = folder.file(run);
  options.width = 32;
  options.batch_tokens = 60;
  options.epochs = 3;
  options.evaluate_every = 100;
  return options;
}

TEST_CASE("trainer: the same seed gives the same network, broken off or not") {
  const Folder folder;
  write_corpora(folder);
  const Progress quiet = [](const std::string&) {};
  train(options_for(folder, "one"), quiet);
  const std::string whole = read_file(folder.file("one/latest.checkpoint"));

  const Progress stop = [](const std::string& message) {
    if (message.starts_with("epoch 3/3")) throw std::runtime_error("stopped");
  };
  CHECK_THROWS_AS(train(options_for(folder, "two"), stop), std::runtime_error);
  bool resumed = false;
  train(options_for(folder, "two"), [&](const std::string& message) {
    resumed = resumed || message == "resumed after epoch 2";
  });
  CHECK(resumed);
  CHECK(read_file(folder.file("two/latest.checkpoint")) == whole);

  TrainOptions other = options_for(folder, "three");
  other.seed = 2;
  train(other, quiet);
  CHECK(read_file(folder.file("three/latest.checkpoint")) != whole);
}

TEST_CASE("trainer: raw text is parsed and learned from, a start keeps its values") {
  const Folder folder;
  write_corpora(folder);
  const Progress quiet = [](const std::string&) {};
  TrainOptions first = options_for(folder, "first");
  first.epochs = 12;
  train(first, quiet);
  const Checkpoint teacher = read_checkpoint(folder.file("first/latest.checkpoint"));

  SilverOptions silver;
  silver.running = {{folder.file("raw.txt"), 1.0}};
  silver.name_corpora = {{folder.file("n.iob2"), "uner", {"uner", {"PER"}}, 1.0, 0.0}};
  silver.least_sure = 0.0;
  write_silver(Predictor({&teacher, &teacher}), teacher.styles, silver, folder.file("s.conllu"),
               quiet);
  const auto sentences = nlp::read_conllu(read_file(folder.file("s.conllu")), "s.conllu");
  // Capitals only are no prose; so are the pattern's sentences: one small word of four.
  REQUIRE(sentences.size() == 1);
  CHECK(sentences[0].words.size() == 8);
  CHECK(sentences[0].words[0].misc.find("Sure=") == 0);
  CHECK(sentences[0].words[0].misc.find("Styles=uner") != std::string::npos);

  TrainOptions second = options_for(folder, "second");
  second.start = folder.file("first/latest.checkpoint");
  second.silver = {folder.file("s.conllu")};
  second.lexicon = {{"given", folder.file("list.tsv")}};
  second.epochs = 0;
  second.lower_classes = {"given"};
  train(second, quiet);
  CHECK_FALSE(std::filesystem::exists(folder.file("second/latest.checkpoint")));
  second.epochs = 1;
  train(second, quiet);
  const Checkpoint pupil = read_checkpoint(folder.file("second/latest.checkpoint"));
  CHECK(pupil.vocabulary.words() == teacher.vocabulary.words());
  CHECK(pupil.vocabulary.lexicon().rows.size() == 4);
  // What the teacher knows the pupil begins with: after one small epoch it still does.
  const std::vector<std::vector<std::string>> text = {{"Vera", "met", "Nils", "."}};
  const auto said = Predictor({&pupil}).predict(text);
  CHECK(said[0].head == std::vector<std::uint32_t>{2, 0, 2, 2});

  TrainOptions foreign = second;
  foreign.folder = folder.file("third");
  foreign.name_corpora[0].style = {"other", {"PER"}};
  CHECK_THROWS_AS(train(foreign, quiet), InputError);
}

}  // namespace
}  // namespace newsgraph::train
