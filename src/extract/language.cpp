#include "extract/language.hpp"

#include <array>

#include "newsgraph/base/error.hpp"

namespace newsgraph::extract {
namespace {

struct Binding {
  std::string_view name;
  ClassId Language::*member;
};

constexpr std::array bindings{
    Binding{"determiner", &Language::determiner},
    Binding{"possessive", &Language::possessive},
    Binding{"preposition", &Language::preposition},
    Binding{"time_preposition", &Language::time_preposition},
    Binding{"place_preposition", &Language::place_preposition},
    Binding{"coordinator", &Language::coordinator},
    Binding{"subordinator", &Language::subordinator},
    Binding{"relative", &Language::relative},
    Binding{"adverb", &Language::adverb},
    Binding{"pronoun", &Language::pronoun},
    Binding{"third_person", &Language::third_person},
    Binding{"first_singular", &Language::first_singular},
    Binding{"first_plural", &Language::first_plural},
    Binding{"second_person", &Language::second_person},
    Binding{"be", &Language::be},
    Binding{"have", &Language::have},
    Binding{"auxiliary_do", &Language::auxiliary_do},
    Binding{"function_word", &Language::function_word},
    Binding{"desire", &Language::desire},
    Binding{"performative", &Language::performative},
    Binding{"source_noun", &Language::source_noun},
    Binding{"future_modal", &Language::future_modal},
    Binding{"open_modal", &Language::open_modal},
    Binding{"negation", &Language::negation},
    Binding{"condition", &Language::condition},
    Binding{"factual_control", &Language::factual_control},
    Binding{"planned_control", &Language::planned_control},
    Binding{"open_control", &Language::open_control},
    Binding{"negative_control", &Language::negative_control},
    Binding{"speech", &Language::speech},
    Binding{"denial", &Language::denial},
    Binding{"opinion", &Language::opinion},
    Binding{"back_verb", &Language::back_verb},
    Binding{"accusation", &Language::accusation},
    Binding{"claim_noun", &Language::claim_noun},
    Binding{"hearsay", &Language::hearsay},
    Binding{"planned_adjective", &Language::planned_adjective},
    Binding{"open_adjective", &Language::open_adjective},
    Binding{"cancelled_adjective", &Language::cancelled_adjective},
    Binding{"cancel", &Language::cancel},
    Binding{"former_adjective", &Language::former_adjective},
    Binding{"reject", &Language::reject},
    Binding{"doubt", &Language::doubt},
    Binding{"prevent", &Language::prevent},
    Binding{"off_verb", &Language::off_verb},
    Binding{"out_verb", &Language::out_verb},
    Binding{"aspect", &Language::aspect},
    Binding{"depart", &Language::depart},
    Binding{"untrue", &Language::untrue},
    Binding{"planned_noun", &Language::planned_noun},
    Binding{"open_noun", &Language::open_noun},
    Binding{"cancel_noun", &Language::cancel_noun},
    Binding{"negative_noun", &Language::negative_noun},
    Binding{"missing_noun", &Language::missing_noun},
    Binding{"hearsay_noun", &Language::hearsay_noun},
    Binding{"aspect_noun", &Language::aspect_noun},
    Binding{"open_clause_noun", &Language::open_clause_noun},
    Binding{"occasion_noun", &Language::occasion_noun},
    Binding{"ongoing", &Language::ongoing},
    Binding{"bring_about", &Language::bring_about},
    Binding{"planned_object", &Language::planned_object},
    Binding{"open_object", &Language::open_object},
    Binding{"agenda_noun", &Language::agenda_noun},
    Binding{"include", &Language::include},
    Binding{"delegate_noun", &Language::delegate_noun},
    Binding{"private_modifier", &Language::private_modifier},
    Binding{"side_noun", &Language::side_noun},
    Binding{"side_plural", &Language::side_plural},
    Binding{"leader_plural", &Language::leader_plural},
    Binding{"place_noun", &Language::place_noun},
    Binding{"place_adjective", &Language::place_adjective},
    Binding{"state_agent_noun", &Language::state_agent_noun},
    Binding{"fighter_noun", &Language::fighter_noun},
    Binding{"crowd_noun", &Language::crowd_noun},
    Binding{"direction", &Language::direction},
    Binding{"state_body", &Language::state_body},
    Binding{"part_body", &Language::part_body},
    Binding{"light_verb", &Language::light_verb},
    Binding{"attend", &Language::attend},
    Binding{"take_place", &Language::take_place},
    Binding{"end_event", &Language::end_event},
    Binding{"host_event", &Language::host_event},
    Binding{"come_together", &Language::come_together},
    Binding{"host_guest", &Language::host_guest},
    Binding{"come_to", &Language::come_to},
    Binding{"journey", &Language::journey},
    Binding{"serve_as", &Language::serve_as},
    Binding{"install_as", &Language::install_as},
    Binding{"kill_people", &Language::kill},
    Binding{"die", &Language::die},
    Binding{"hurt", &Language::hurt},
    Binding{"charge", &Language::charge},
    Binding{"convict", &Language::convict},
    Binding{"test_fire", &Language::test_fire},
    Binding{"verb", &Language::verb},
    Binding{"weapon_noun", &Language::weapon_noun},
    Binding{"margin", &Language::margin},
    Binding{"phone_noun", &Language::phone_noun},
    Binding{"visit_noun", &Language::visit_noun},
    Binding{"trade_noun", &Language::trade_noun},
    Binding{"rise", &Language::rise},
    Binding{"fall", &Language::fall},
    Binding{"head_office", &Language::head_office},
    Binding{"become", &Language::become},
    Binding{"make_officer", &Language::make_officer},
    Binding{"give_up_office", &Language::give_up_office},
    Binding{"step_down", &Language::step_down},
    Binding{"harm", &Language::harm},
    Binding{"region_part", &Language::region_part},
    Binding{"told_arrest", &Language::told_arrest},
    Binding{"told_attack", &Language::told_attack},
    Binding{"told_shooting", &Language::told_shooting},
    Binding{"told_expulsion", &Language::told_expulsion},
    Binding{"told_dismissal", &Language::told_dismissal},
    Binding{"told_sentence", &Language::told_sentence},
    Binding{"office", &Language::office},
    Binding{"office_modifier", &Language::office_modifier},
    Binding{"office_suffix", &Language::office_suffix},
    Binding{"portfolio", &Language::portfolio},
    Binding{"honorific", &Language::honorific},
    Binding{"term_adjective", &Language::term_adjective},
};

}  // namespace

void bind_classes(Language& language) {
  std::string missing;
  for (const Binding& binding : bindings) {
    if (const auto id = language.vocabulary.find_class(binding.name)) {
      language.*binding.member = *id;
    } else {
      missing += missing.empty() ? "" : ", ";
      missing += binding.name;
    }
  }
  language.that_word = language.vocabulary.find("that");
  language.to_word = language.vocabulary.find("to");
  language.possessive_word = language.vocabulary.find("'s");
  if (!missing.empty()) {
    throw InputError("schema/rules", "no file gives the word classes " + missing);
  }
}

}  // namespace newsgraph::extract
