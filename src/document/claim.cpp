#include "newsgraph/document/claim.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {
namespace {

constexpr std::array<const char*, 2> polarity_names = {"positive", "negative"};
constexpr std::array<const char*, 5> modality_names = {"asserted", "planned", "former", "denied",
                                                       "hypothetical"};
constexpr std::array<const char*, 4> mention_kind_names = {"name", "nominal", "pronoun", "inner"};

}  // namespace

const char* to_string(Polarity polarity) noexcept {
  return polarity_names[static_cast<std::size_t>(polarity)];
}

const char* to_string(Modality modality) noexcept {
  return modality_names[static_cast<std::size_t>(modality)];
}

const char* to_string(MentionKind kind) noexcept {
  return mention_kind_names[static_cast<std::size_t>(kind)];
}

const std::string& feature(const Entity& entity, std::string_view key) noexcept {
  static const std::string none;
  for (const auto& [name, value] : entity.features) {
    if (name == key) return value;
  }
  return none;
}

void set_feature(Entity& entity, std::string_view key, std::string value) {
  const auto at = std::ranges::lower_bound(
      entity.features, key, {}, [](const auto& pair) -> std::string_view { return pair.first; });
  const bool found = at != entity.features.end() && at->first == key;
  if (value.empty()) {
    if (found) entity.features.erase(at);
  } else if (found) {
    at->second = std::move(value);
  } else {
    entity.features.insert(at, {std::string(key), std::move(value)});
  }
}

}  // namespace newsgraph
