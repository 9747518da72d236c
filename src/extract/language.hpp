#ifndef NEWSGRAPH_SRC_EXTRACT_LANGUAGE_HPP
#define NEWSGRAPH_SRC_EXTRACT_LANGUAGE_HPP

// What extraction must know of English to read a clause without a tree: the closed classes, and the
// words that change whether, when and by whom something is said to have happened. The words stand
// in schema/rules/classes.json and stance.json; here are the names the program asks for.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/vocabulary.hpp"

namespace newsgraph::extract {

/// Word classes that the program itself asks for. Each must be in a rules file.
struct Language {
  Vocabulary vocabulary;

  // closed classes
  ClassId determiner{}, possessive{}, preposition{}, time_preposition{}, place_preposition{},
      coordinator{}, subordinator{}, relative{}, adverb{}, pronoun{}, third_person{},
      first_singular{}, first_plural{}, second_person{}, be{}, have{}, auxiliary_do{},
      function_word{};
  // stance
  ClassId desire{}, performative{}, source_noun{};
  ClassId future_modal{}, open_modal{}, negation{}, condition{}, factual_control{},
      planned_control{}, open_control{}, negative_control{}, speech{}, denial{}, opinion{},
      back_verb{}, accusation{}, claim_noun{}, hearsay{}, planned_adjective{}, open_adjective{},
      cancelled_adjective{}, cancel{}, former_adjective{}, reject{}, doubt{}, prevent{}, off_verb{},
      out_verb{}, aspect{}, depart{}, untrue{}, planned_noun{}, open_noun{}, cancel_noun{},
      negative_noun{}, missing_noun{}, hearsay_noun{}, aspect_noun{}, open_clause_noun{},
      occasion_noun{}, ongoing{}, planned_object{}, bring_about{}, open_object{}, agenda_noun{},
      include{};
  // nouns that names are built with
  ClassId delegate_noun{}, private_modifier{}, state_agent_noun{}, fighter_noun{}, crowd_noun{},
      side_noun{}, side_plural{}, leader_plural{}, place_noun{}, place_adjective{}, direction{},
      state_body{}, part_body{};
  // events
  ClassId light_verb{}, attend{}, take_place{}, end_event{}, host_event{}, come_together{},
      host_guest{}, come_to{}, journey{}, serve_as{}, install_as{}, kill{}, die{}, hurt{}, charge{},
      convict{}, test_fire{}, weapon_noun{}, margin{}, phone_noun{}, visit_noun{}, trade_noun{},
      rise{}, fall{};
  // offices
  ClassId head_office{}, become{}, make_officer{}, give_up_office{}, step_down{};
  // what an event does to people and things
  ClassId harm{}, region_part{};
  // verbs that tell an event by themselves
  ClassId told_arrest{}, told_attack{}, told_shooting{}, told_expulsion{}, told_dismissal{},
      told_sentence{};
  // single words that rules over trees read as what opens a clause
  WordId that_word{}, to_word{}, possessive_word{};
  ClassId verb{};  ///< Every verb that the rules or the plain list know.
  ClassId office{}, office_modifier{}, office_suffix{}, portfolio{}, honorific{}, term_adjective{};
};

/// A name of a type that stands for several: "Agent" for Person|Organization|Country.
using TypeUnions = std::unordered_map<std::string, std::vector<std::string>>;

/// Fills the class ids by name. Throws InputError naming the classes that no file gives.
void bind_classes(Language& language);

}  // namespace newsgraph::extract

#endif
