// completions: what a shell may offer after newsgraph, and the manual page; all of it from the one
// table of verbs and their options.

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <string>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/pipeline/version.hpp"

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/counts.hpp"
#include "cli/output_folder.hpp"
#include "cli/table.hpp"

namespace newsgraph::cli {
namespace {

/// An option as a user types it.
struct Offered {
  std::vector<std::string> names;  ///< "--graph", "-g": the long one first.
  std::string type;                ///< "PATH"; empty for a flag.
  std::string help;
  std::string group;
  std::vector<std::string> values;  ///< What may follow, where that is known.
  bool takes_file = false;
};

/// What may follow an option whatever the verb.
std::vector<std::string> values_of(const std::string& verb, const std::string& option) {
  if (option == "--format" && verb != "export" && verb != "annotate" && verb != "schema")
    return table_formats();
  if (option == "--stance")
    return {"asserted",     "planned",  "denied",     "former",
            "hypothetical", "negative", "attributed", "all"};
  if (option == "--actors") return {"named", "country"};
  if (option == "--by") return count_names();
  if (option == "--write") return output_kinds();
  if (option == "--from" && verb != "annotate")
    return {"text", "jsonl", "json", "csv", "tsv", "html"};
  return {};
}

bool takes_file(const std::string& type) {
  static constexpr std::array<std::string_view, 4> types = {"FILE", "PATH", "DIR", "FOLDER"};
  return std::ranges::find(types, type) != types.end();
}

struct OfferedVerb {
  const Command* command = nullptr;
  std::vector<Offered> options;  ///< In the order of --help.
  std::vector<Offered> positionals;
};

std::vector<OfferedVerb> offered_verbs() {
  std::vector<OfferedVerb> verbs;
  for (const Command& command : commands()) {
    CLI::App app;
    command.add(app);
    add_common_options(command, app);
    OfferedVerb verb;
    verb.command = &command;
    for (const CLI::Option* option : app.get_options()) {
      Offered offered;
      for (const std::string& name : option->get_lnames()) offered.names.push_back("--" + name);
      for (const std::string& name : option->get_snames()) offered.names.push_back("-" + name);
      offered.type =
          option->get_items_expected_max() == 0 ? std::string() : option->get_type_name();
      // "PATH:INT in [1 - 6]": the checks stand behind the name.
      offered.type = offered.type.substr(0, offered.type.find(':'));
      offered.help = option->get_description();
      offered.group = option->get_group();
      if (offered.names.empty()) {
        offered.names = {option->get_name()};
        verb.positionals.push_back(std::move(offered));
        continue;
      }
      offered.values = values_of(std::string(command.name), offered.names.front());
      offered.takes_file = takes_file(offered.type);
      verb.options.push_back(std::move(offered));
    }
    verbs.push_back(std::move(verb));
  }
  return verbs;
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

/// The first sentence, without marks that shells and zsh's own syntax would read.
std::string plain_help(const std::string& help) {
  std::string text;
  for (const char c : help) {
    if (c == ':' || c == ';') break;
    if (c != '\'' && c != '"' && c != '[' && c != ']' && c != '`' && c != '$' && c != '\\')
      text += c;
  }
  return text;
}

std::string for_bash(const std::vector<OfferedVerb>& verbs) {
  std::vector<std::string> names;
  for (const OfferedVerb& verb : verbs) names.emplace_back(verb.command->name);
  std::string text =
      "# bash completion for newsgraph; made by newsgraph completions bash\n"
      "_newsgraph() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  local verb=${COMP_WORDS[1]} offers=\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W '" +
      joined(names, " ") +
      "' -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case $verb:$before in\n";
  for (const OfferedVerb& verb : verbs) {
    for (const Offered& option : verb.options) {
      const std::string verb_name(verb.command->name);
      std::vector<std::string> cases;
      for (const std::string& name : option.names) cases.push_back(verb_name + ':' + name);
      if (!option.values.empty()) {
        text += "    " + joined(cases, "|") + ")\n      COMPREPLY=($(compgen -W '" +
                joined(option.values, " ") + "' -- \"$word\")); return;;\n";
      } else if (!option.type.empty() && !option.takes_file) {
        text += "    " + joined(cases, "|") + ") return;;\n";
      } else if (option.takes_file) {
        text +=
            "    " + joined(cases, "|") + ") COMPREPLY=($(compgen -f -- \"$word\")); return;;\n";
      }
    }
  }
  text += "  esac\n  case $verb in\n";
  for (const OfferedVerb& verb : verbs) {
    std::vector<std::string> all;
    for (const Offered& option : verb.options)
      all.insert(all.end(), option.names.begin(), option.names.end());
    text += "    " + std::string(verb.command->name) + ") offers='" + joined(all, " ") + "';;\n";
  }
  text +=
      "  esac\n"
      "  case $word in\n"
      "    -*) COMPREPLY=($(compgen -W \"$offers\" -- \"$word\"));;\n"
      "    *) COMPREPLY=($(compgen -f -- \"$word\"));;\n"
      "  esac\n"
      "}\n"
      "complete -o filenames -F _newsgraph newsgraph\n";
  return text;
}

std::string for_zsh(const std::vector<OfferedVerb>& verbs) {
  std::string text =
      "#compdef newsgraph\n"
      "# zsh completion for newsgraph; made by newsgraph completions zsh\n"
      "_newsgraph() {\n"
      "  local -a verbs\n"
      "  verbs=(\n";
  for (const OfferedVerb& verb : verbs) {
    text += "    '" + std::string(verb.command->name) + ':' +
            plain_help(std::string(verb.command->summary)) + "'\n";
  }
  text +=
      "  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    _describe 'verb' verbs\n"
      "    return\n"
      "  fi\n"
      "  local verb=$words[2]\n"
      "  shift words\n"
      "  (( CURRENT-- ))\n"
      "  case $verb in\n";
  for (const OfferedVerb& verb : verbs) {
    text += "    " + std::string(verb.command->name) + ")\n      _arguments";
    for (const Offered& option : verb.options) {
      for (const std::string& name : option.names) {
        text += " \\\n        '" + name + '[' + plain_help(option.help) + ']';
        if (!option.values.empty()) {
          text += ':' + option.type + ":(" + joined(option.values, " ") + ')';
        } else if (!option.type.empty()) {
          text += ':' + option.type + ':' + (option.takes_file ? "_files" : " ");
        }
        text += '\'';
      }
    }
    text += " \\\n        '*:file:_files'\n      ;;\n";
  }
  text += "  esac\n}\n_newsgraph \"$@\"\n";
  return text;
}

std::string for_fish(const std::vector<OfferedVerb>& verbs) {
  std::string text = "# fish completion for newsgraph; made by newsgraph completions fish\n";
  for (const OfferedVerb& verb : verbs) {
    text += "complete -c newsgraph -n __fish_use_subcommand -f -a " +
            std::string(verb.command->name) + " -d '" +
            plain_help(std::string(verb.command->summary)) + "'\n";
  }
  for (const OfferedVerb& verb : verbs) {
    for (const Offered& option : verb.options) {
      text += "complete -c newsgraph -n '__fish_seen_subcommand_from " +
              std::string(verb.command->name) + "'";
      for (const std::string& name : option.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (!option.values.empty()) {
        text += " -x -a '" + joined(option.values, " ") + "'";
      } else if (!option.type.empty()) {
        text += option.takes_file ? " -r -F" : " -x";
      }
      text += " -d '" + plain_help(option.help) + "'\n";
    }
  }
  return text;
}

/// Words in roff: no line begins with a command, hyphens of options are minus signs.
std::string roff(std::string_view words) {
  std::string text;
  for (const char c : words) {
    if (c == '\\') {
      text += "\\e";
    } else if (c == '-') {
      text += "\\-";
    } else if ((c == '.' || c == '\'') && (text.empty() || text.back() == '\n')) {
      text.append("\\&") += c;
    } else {
      text += c;
    }
  }
  return text;
}

std::string manual(const std::vector<OfferedVerb>& verbs) {
  std::string text =
      ".TH NEWSGRAPH 1 \"\" \"newsgraph " + pipeline::version() +
      "\" \"User Commands\"\n"
      ".SH NAME\nnewsgraph \\- news articles to a knowledge graph, each edge traceable to its "
      "words\n"
      ".SH SYNOPSIS\n.B newsgraph\n.I VERB\n[OPTIONS] [ARGUMENTS]\n"
      ".SH DESCRIPTION\n"
      "Reads news articles and writes the graph that a careful analyst would draw from them: who "
      "holds which office, who met, visited, called, accused or sanctioned whom, where, when and "
      "about what. Questions are answered with the sentences that say so. Runs offline, and gives "
      "the same bytes on every run.\n.SH VERBS\n";
  for (const OfferedVerb& verb : verbs) {
    text += ".SS newsgraph " + roff(verb.command->name);
    for (const Offered& positional : verb.positionals) text += ' ' + roff(positional.names.front());
    text += '\n' + roff(verb.command->summary) + ".\n";
    for (const auto* list : {&verb.positionals, &verb.options}) {
      for (const Offered& option : *list) {
        std::vector<std::string> names = option.names;
        std::ranges::reverse(names);
        text += ".TP\n.B " + roff(joined(names, ", "));
        if (!option.type.empty() && list == &verb.options)
          text += " \\fI" + roff(option.type) + "\\fR";
        text += '\n' + roff(option.help) + ".\n";
      }
    }
    text += ".PP\nExamples:\n.nf\n.RS\n" + roff(verb.command->examples) + "\n.RE\n.fi\n";
  }
  text +=
      ".SH EXIT STATUS\n"
      ".TP\n.B 0\nDone.\n.TP\n.B 1\nNothing was found; a message says the way on.\n"
      ".TP\n.B 2\nWrong usage or unreadable input.\n"
      ".TP\n.B 3\nSome articles failed; the rest is done.\n.TP\n.B 130\nInterrupted.\n"
      ".SH ENVIRONMENT\n"
      ".TP\n.B NEWSGRAPH_GRAPH\nThe graph of reading verbs, where \\-g is not given.\n"
      ".TP\n.B NEWSGRAPH_SCHEMA\nFolder of the built\\-in schema.\n"
      ".TP\n.B NEWSGRAPH_PAGER, PAGER\nShows answers longer than the terminal; empty for none.\n"
      ".TP\n.B NO_COLOR\nNo colours.\n"
      ".SH FILES\n"
      ".TP\n.B claims.jsonl\nWhat every article says: the truth of an output folder.\n"
      ".TP\n.B graph.facts\nThe resolved graph for questions; made again whenever it is missing or "
      "old.\n"
      ".TP\n.B judgements.tsv\nWhat people decided about merges and claims.\n";
  return text;
}

}  // namespace

Run add_completions(CLI::App& verb) {
  const auto shell = std::make_shared<std::string>();
  verb.add_option("SHELL", *shell, "bash, zsh or fish; man for the manual page")
      ->type_name("")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish", "man"}));
  return [shell] {
    const std::vector<OfferedVerb> verbs = offered_verbs();
    if (*shell == "bash") print(for_bash(verbs));
    if (*shell == "zsh") print(for_zsh(verbs));
    if (*shell == "fish") print(for_fish(verbs));
    if (*shell == "man") print(manual(verbs));
    return int{done};
  };
}

}  // namespace newsgraph::cli
