#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/hash.hpp"
#include "newsgraph/document/record_file.hpp"
#include "newsgraph/nlp/conllu.hpp"

#include "cli/scored_text.hpp"
#include "shell.hpp"

using namespace newsgraph;
using namespace newsgraph::cli_test;

namespace {

// "Anna sleeps ." and "Jon of Oslo left" with a wrong tag, a wrong lemma, a wrong head, a wrong
// label and one entity of two.
const std::string gold =
    "1\tAnna\tAnna\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-PERSON)\n"
    "2\tsleeps\tsleep\tVERB\tVBZ\t_\t0\troot\t_\t_\n3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
    "1\tJon\tJon\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(2-PERSON\n2\tof\tof\tADP\tIN\t_\t3\tcase\t_"
    "\t_\n3\tOslo\tOslo\tPROPN\tNNP\t_\t1\tnmod\t_\tEntity=(3-GPE)2)\n"
    "4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n\n";
const std::string answer =
    "1\tAnna\tAnna\tNOUN\tNNP\t_\t2\tnsubj\t_\tEntity=(PERSON)\n"
    "2\tsleeps\tsleeps\tVERB\tVBZ\t_\t0\troot\t_\t_\n3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n"
    "1\tJon\tJon\tPROPN\tNNP\t_\t4\tobj\t_\t_\n2\tof\tof\tADP\tIN\t_\t3\tcase\t_\t_\n"
    "3\tOslo\tOslo\tPROPN\tNNP\t_\t1\tnmod\t_\tEntity=(ORG)\n"
    "4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n\n";

}  // namespace

TEST_CASE("eval: each measure counts its own mistakes") {
  const Folder folder("eval");
  write_file(folder.path / "g.conllu", gold);
  write_file(folder.path / "s.conllu", answer);
  const Outcome outcome = folder.in("newsgraph eval g.conllu s.conllu --format tsv");
  REQUIRE(outcome.status == 0);
  for (const char* row : {
           "tokens\t100.00\t100.00\t100.00\t7\t7\t7\n",
           "sentences\t100.00\t100.00\t100.00\t2\t2\t2\n",
           "UPOS\t85.71\t85.71\t85.71\t7\t7\t6\n",
           "XPOS\t100.00\t100.00\t100.00\t7\t7\t7\n",
           "lemmas\t85.71\t85.71\t85.71\t7\t7\t6\n",
           "UAS\t85.71\t85.71\t85.71\t7\t7\t6\n",
           "LAS\t71.43\t71.43\t71.43\t7\t7\t5\n",
           "CLAS\t80.00\t80.00\t80.00\t5\t5\t4\n",
           "LAS of core arguments\t50.00\t50.00\t50.00\t2\t2\t1\n",
           "entities\t50.00\t33.33\t40.00\t3\t2\t1\n",
           "borders of entities\t100.00\t66.67\t80.00\t3\t2\t2\n",
           "entities: PERSON\t100.00\t50.00\t66.67\t2\t1\t1\n",
       }) {
    CAPTURE(row);
    CAPTURE(outcome.out);
    CHECK(has(outcome.out, row));
  }
  const Outcome renamed = folder.in(
      "newsgraph eval g.conllu s.conllu --map GPE=ORG --types ORG --relations --format tsv");
  CHECK(has(renamed.out, "\nentities\t100.00\t100.00\t100.00\t1\t1\t1\n"));
  CHECK(has(renamed.out, "LAS of nmod\t100.00\t100.00\t100.00\t1\t1\t1\n"));
}

TEST_CASE("eval: words and sentences cut differently are aligned by their characters") {
  const Folder folder("eval_cut");
  write_file(folder.path / "g.conllu", gold);
  write_file(folder.path / "s.conllu",
             "1\tAnna\tAnna\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tsleeps.\tsleep\tVERB\tVBZ\t_\t0\t"
             "root\t_\t_\n3\tJon\tJon\tPROPN\tNNP\t_\t6\tnsubj\t_\t_\n4\tof\tof\tADP\tIN\t_\t5\t"
             "case\t_\t_\n5\tOslo\tOslo\tPROPN\tNNP\t_\t3\tnmod\t_\t_\n6\tleft\tleave\tVERB\tVBD\t_"
             "\t2\tparataxis\t_\t_\n\n");
  const Outcome outcome = folder.in("newsgraph eval g.conllu s.conllu --format tsv");
  REQUIRE(outcome.status == 0);
  CHECK(has(outcome.out, "tokens\t83.33\t71.43\t76.92\t7\t6\t5\n"));
  CHECK(has(outcome.out, "sentences\t0.00\t0.00\t0.00\t2\t1\t0\n"));
  CHECK(has(outcome.out, "LAS\t50.00\t42.86\t46.15\t7\t6\t3\n"));
}

TEST_CASE("eval: IOB2 with numbers, without, and against the model") {
  const Folder folder("eval_iob");
  write_file(folder.path / "g.iob2",
             "# sent_id = 1\n1\tAnna\tB-PER\t-\t-\n2\tKask\tI-PER\t-\t-\n3\tleft\tO\t-\t-\n"
             "4\tOslo\tB-LOC\t-\t-\n\n");
  write_file(folder.path / "s.txt", "Anna B-PER\nKask I-PER\nleft O\nOslo B-ORG\n");
  const Outcome outcome = folder.in("newsgraph eval g.iob2 s.txt --format tsv");
  REQUIRE(outcome.status == 0);
  CHECK(has(outcome.out, "\nentities\t50.00\t50.00\t50.00\t2\t2\t1\n"));
  CHECK_FALSE(has(outcome.out, "LAS"));
  const Outcome model = folder.in(
      "newsgraph eval g.iob2 --words --map PER=PERSON,LOC=GPE --types PERSON,GPE --format tsv");
  CHECK(model.status == 0);
  CHECK(has(model.out, "entities: PERSON\t100.00\t100.00\t100.00\t1\t1\t1\n"));
}

TEST_CASE("eval: one clear refusal for each bad input") {
  const Folder folder("eval_bad");
  write_file(folder.path / "g.conllu", gold);
  write_file(folder.path / "other.conllu", "1\tBerta\t_\tX\t_\t_\t0\troot\t_\t_\n\n");
  write_file(folder.path / "prose.txt", "Anna sleeps in Oslo\n");
  write_file(folder.path / "plain.txt", "Anna O\nsleeps O\n. O\n\nJon O\nof O\nOslo O\nleft O\n");
  struct Row {
    const char* command;
    int status;
    const char* message;
  };
  for (const Row& row : {
           Row{"g.conllu other.conllu", 2,
               "its text differs from the gold text at character 0: expected \"Annasleeps"},
           Row{"g.conllu prose.txt", 2, "prose.txt:1:1: neither CoNLL-U (ten columns"},
           Row{"g.conllu missing.conllu", 2, "missing.conllu"},
           Row{"g.conllu g.conllu --map PERSON", 2, "is no GOLD=SYSTEM"},
           Row{"plain.txt plain.txt", 1, "neither trees nor entities"},
       }) {
    CAPTURE(row.command);
    const Outcome outcome = folder.in(std::string("newsgraph eval ") + row.command + " 2>&1");
    CHECK(outcome.status == row.status);
    CAPTURE(outcome.out);
    CHECK(has(outcome.out, row.message));
  }
}

TEST_CASE("eval: confidences beside the share of claims that people call right") {
  const Folder folder("eval_reliability");
  const auto record = [](const char* id, const std::vector<double>& confidences) {
    Record made;
    made.article.identifier = id;
    made.article.text = "Anna Kask met Jon Berg.";
    made.article.sha256 = sha256_hex(made.article.text);
    made.entities = {{"Person", "Anna Kask", "", {{{0, 9}, MentionKind::Name, {}}}, {}},
                     {"Person", "Jon Berg", "", {{{14, 22}, MentionKind::Name, {}}}, {}}};
    const char* predicates[] = {"metWith", "thanked", "praised", "hosted"};
    for (std::size_t i = 0; i < confidences.size(); ++i) {
      Claim claim;
      claim.subject = 0;
      claim.predicate = predicates[i];
      claim.object.entity = 1;
      claim.surface = "met";
      claim.rule = "met";
      claim.confidence = confidences[i];
      claim.evidence = {{0, 23}, {0, 9}, {10, 13}, {14, 22}};
      made.claims.push_back(claim);
    }
    return made;
  };
  const std::vector<Record> records = {record("a", {0.9, 0.8, 0.9, 0.3}), record("b", {1.0})};
  write_record_file(records, folder.path / "claims.jsonl");
  const std::string head = "verdict\tarticle\tstart\tsubject\tpredicate\tobject\tnote\n";
  const std::string people = "\t0\tAnna Kask\t";
  write_file(folder.path / "v.tsv",
             head + "right\ta" + people + "metWith\tJon Berg\tok\n" + "right\ta" + people +
                 "thanked\tJon Berg\n" + "wrong\ta" + people + "praised\tJon Berg\n" + "wrong\ta" +
                 people + "hosted\tJon Berg\n" + "right\tb" + people + "metWith\tJon Berg\n" +
                 "right\tc" + people + "metWith\tJon Berg\n");
  const Outcome outcome =
      folder.in("newsgraph eval v.tsv claims.jsonl --reliability --bins 5 --format tsv 2>&1");
  REQUIRE(outcome.status == 0);
  CAPTURE(outcome.out);
  CHECK(has(outcome.out, "1 of 6 verdicts name no claim of claims.jsonl"));
  CHECK(has(outcome.out, "0.20 to 0.40\t1\t0.300\t0.000\t0.300\t\t\n"));
  CHECK(has(outcome.out, "0.80 to 1.00\t4\t0.900\t0.750\t0.150\t\t\n"));
  // |1 * 0.3| / 5 + |4 * 0.15| / 5, and (0.01 + 0.04 + 0.81 + 0.09 + 0) / 5
  CHECK(has(outcome.out, "all\t5\t0.780\t0.600\t0.180\t0.180\t0.190\n"));

  // What the questions do with confidences: a of 0.9, 0.8, 0.9, 0.3 and b of 1.
  for (const auto& [least, facts] : {std::pair{"0", "4"}, {"0.5", "3"}, {"0.85", "2"}}) {
    const Outcome kept = folder.in(std::string("newsgraph query _ _ _ -g claims.jsonl --count "
                                               "--min-confidence ") +
                                   least);
    CAPTURE(least);
    CAPTURE(kept.out);
    CHECK(kept.out.starts_with(facts));
  }

  struct Row {
    const char* verdicts;
    int status;
    const char* message;
  };
  for (const Row& row : {
           Row{"article\tstart\tsubject\tpredicate\tobject\n", 2, "no column \"verdict\""},
           Row{"article\tstart\tsubject\tpredicate\tobject\tverdict\n", 2, "no verdict in it"},
           Row{"article\tstart\tsubject\tpredicate\tobject\tverdict\na\t0\tx\ty\tz\tmaybe\n", 2,
               "bad.tsv:2:11: a verdict is right or wrong"},
           Row{"article\tstart\tsubject\tpredicate\tobject\tverdict\na\tb\tx\ty\tz\tright\n", 2,
               "bad.tsv:2:3: no offset of a sentence"},
           Row{"article\tstart\tsubject\tpredicate\tobject\tverdict\na\t0\tx\ty\tz\tright\n", 1,
               "1 of 1 verdicts name no claim"},
       }) {
    CAPTURE(row.verdicts);
    write_file(folder.path / "bad.tsv", row.verdicts);
    const Outcome bad = folder.in("newsgraph eval bad.tsv claims.jsonl --reliability 2>&1");
    CHECK(bad.status == row.status);
    CAPTURE(bad.out);
    CHECK(has(bad.out, row.message));
  }
  CHECK(has(folder.in("newsgraph eval v.tsv --reliability 2>&1").out, "needs the claims as well"));
}

TEST_CASE("scored text: nested entities survive being set") {
  nlp::ConlluSentence sentence;
  for (const char* form : {"President", "of", "the", "Oslo", "club"}) {
    sentence.words.emplace_back().form = form;
  }
  const std::vector<nlp::ConlluEntity> entities = {{3, 4, "GPE"}, {3, 5, "ORG"}, {0, 5, "PERSON"}};
  cli::set_entities(sentence, entities);
  CHECK(nlp::entities_of(sentence) == entities);
}
