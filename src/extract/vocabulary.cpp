#include "extract/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "newsgraph/base/hash.hpp"

namespace newsgraph::extract {
namespace {

bool is_vowel(char c) noexcept {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool ends_with_sibilant(std::string_view lemma) noexcept {
  return lemma.ends_with('s') || lemma.ends_with('x') || lemma.ends_with('z') ||
         lemma.ends_with("ch") || lemma.ends_with("sh") || lemma.ends_with('o');
}

/// Lower case of ASCII, and U+2019 to an apostrophe: what a form is looked up by. Other letters
/// keep their case: no word of a rule begins with one.
std::string_view lowered(std::string_view form, std::array<char, 64>& buffer) noexcept {
  std::size_t size = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (size == buffer.size()) return {};
    const char c = form[i];
    if (c >= 'A' && c <= 'Z') {
      buffer[size++] = static_cast<char>(c - 'A' + 'a');
    } else if (form.substr(i).starts_with("\xE2\x80\x99")) {
      buffer[size++] = '\'';
      i += 2;
    } else {
      buffer[size++] = c;
    }
  }
  return {buffer.data(), size};
}

}  // namespace

VerbForms inflect(std::string_view lemma, bool doubling) {
  if (lemma == "be") {
    return {"be", {"is", "are", "am"}, {"was", "were"}, {"been"}, {"being"}};
  }
  if (lemma == "have") return {"have", {"has"}, {"had"}, {"had"}, {"having"}};
  VerbForms forms;
  forms.base = lemma;
  const std::string stem(lemma);
  const bool consonant_y =
      stem.size() > 1 && stem.back() == 'y' && !is_vowel(stem[stem.size() - 2]);
  if (consonant_y) {
    const std::string cut = stem.substr(0, stem.size() - 1);
    forms.third = {cut + "ies"};
    forms.past = {cut + "ied"};
    forms.gerund = {stem + "ing"};
  } else {
    forms.third = {stem + (ends_with_sibilant(lemma) ? "es" : "s")};
    if (stem.ends_with("ie")) {
      forms.past = {stem + "d"};
      forms.gerund = {stem.substr(0, stem.size() - 2) + "ying"};
    } else if (stem.ends_with('e')) {
      forms.past = {stem + "d"};
      const bool keeps = stem.ends_with("ee") || stem.ends_with("oe") || stem.ends_with("ye");
      forms.gerund = {(keeps ? stem : stem.substr(0, stem.size() - 1)) + "ing"};
    } else {
      forms.past = {stem + "ed"};
      forms.gerund = {stem + "ing"};
      if (doubling) {
        forms.past.push_back(stem + stem.back() + "ed");
        forms.gerund.push_back(stem + stem.back() + "ing");
      }
    }
  }
  forms.participle = forms.past;
  return forms;
}

std::size_t Vocabulary::Hash::operator()(std::string_view text) const noexcept {
  return static_cast<std::size_t>(hash64(text));
}

Vocabulary::Vocabulary() {
  classes_of_.emplace_back();  // unknown_word
  any_forms_.push_back(0);
}

WordId Vocabulary::add_word(std::string_view lower) {
  const auto [it, inserted] = ids_.try_emplace(std::string(lower), static_cast<WordId>(size()));
  if (inserted) {
    classes_of_.emplace_back();
    any_forms_.push_back(0);
  }
  return it->second;
}

ClassId Vocabulary::add_class(std::string_view class_name) {
  const auto [it, inserted] =
      class_ids_.try_emplace(std::string(class_name), static_cast<ClassId>(members_.size()));
  if (inserted) {
    members_.emplace_back();
    verb_class_.push_back(false);
  }
  return it->second;
}

void Vocabulary::add_to_class(std::string_view class_name, std::string_view lower_word) {
  const ClassId id = add_class(class_name);
  const WordId word = add_word(lower_word);
  if (in_class(word, id)) return;
  classes_of_[word].push_back({id, 0});
  members_[id].push_back(word);
}

void Vocabulary::add_form(ClassId id, std::string_view text, VerbForm form) {
  const WordId word = add_word(text);
  any_forms_[word] = static_cast<std::uint8_t>(any_forms_[word] | form);
  auto& list = classes_of_[word];
  auto it = std::ranges::find(list, id, &Membership::id);
  if (it == list.end()) {
    list.push_back({id, 0});
    it = list.end() - 1;
    members_[id].push_back(word);
  }
  it->forms = static_cast<std::uint8_t>(it->forms | form);
}

void Vocabulary::add_verb(std::string_view class_name, const VerbForms& forms) {
  const ClassId id = add_class(class_name);
  verb_class_[id] = true;
  add_form(id, forms.base, BaseForm);
  for (const std::string& word : forms.third) add_form(id, word, ThirdForm);
  for (const std::string& word : forms.past) add_form(id, word, PastForm);
  for (const std::string& word : forms.participle) add_form(id, word, ParticipleForm);
  for (const std::string& word : forms.gerund) add_form(id, word, GerundForm);
}

void Vocabulary::add_plain_verb(const VerbForms& forms) { add_verb("verb", forms); }

std::optional<ClassId> Vocabulary::find_class(std::string_view class_name) const {
  const auto it = class_ids_.find(class_name);
  if (it == class_ids_.end()) return std::nullopt;
  return it->second;
}

std::vector<std::string> Vocabulary::class_names() const {
  std::vector<std::string> names;
  names.reserve(class_ids_.size());
  for (const auto& [name, id] : class_ids_) names.push_back(name);
  std::ranges::sort(names);
  return names;
}

WordId Vocabulary::find(std::string_view form) const {
  std::array<char, 64> buffer{};
  const std::string_view lower = lowered(form, buffer);
  const auto it = ids_.find(lower);
  return it == ids_.end() ? unknown_word : it->second;
}

bool Vocabulary::in_class(WordId word, ClassId id) const noexcept {
  return std::ranges::find(classes_of_[word], id, &Membership::id) != classes_of_[word].end();
}

std::uint8_t Vocabulary::forms_in(WordId word, ClassId id) const noexcept {
  const auto& list = classes_of_[word];
  const auto it = std::ranges::find(list, id, &Membership::id);
  return it == list.end() ? std::uint8_t{0} : it->forms;
}

}  // namespace newsgraph::extract
