#ifndef NEWSGRAPH_SRC_IDENTITY_PERSON_NAMES_HPP
#define NEWSGRAPH_SRC_IDENTITY_PERSON_NAMES_HPP

// How much alike two names of persons are: spelling by romanisation, order, patronymics, initials.
// Names only propose; what accepts is in persons.hpp.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::identity {

/// A name as it is compared.
struct PersonName {
  /// Evened out (text::even_out), in the order of the name; hyphens divide ("kasim" "jomart"),
  /// Arabic articles are left out, "bin Salman" is one word ("bin salman"). An initial is one
  /// letter.
  std::vector<std::string> words;
  std::string glued;   ///< All words in one: "Kassymzhomart" and "Kassym-Jomart" are equal here.
  std::string number;  ///< "ii" of "Abdullah II", "jr": what tells father from son.
};

PersonName parse_person_name(std::string_view name);

/// How two names are related, from nothing to the same.
enum class Likeness : std::uint8_t {
  None,      ///< Not alike.
  Conflict,  ///< Alike, but not of one person: "George W. Bush", "George H. W. Bush".
  Initials,  ///< "A. Kask" and "Anna Kask": whoever bears the family name.
  Possible,  ///< One is a part of the other, or a letter or two differ: evidence must decide.
  Likely,    ///< A middle name more, another order, one vowel: the same unless somebody else fits.
  Same       ///< One spelling by another romanisation.
};

Likeness likeness(const PersonName& a, const PersonName& b);

/// Whether somebody who holds an office may go by `name` when the tables have him as `full`: one
/// family name, and given names, where there are any, that begin alike ("Joseph", "Joe").
bool may_be_short_for(std::string_view name, std::string_view full);

/// Letters that differ, in half steps: a vowel for another, or one more or less, is half a letter,
/// any other letter is a whole one. "Solovyev" and "Solovyov" differ by 1 half step, "Tokayev" and
/// "Takiyev" by 2. Gives up and says `most` + 1 beyond `most`.
int half_steps(std::string_view a, std::string_view b, int most);

/// A word without its vowels, first letter kept: "sadir" -> "sdr". Words that may be one name under
/// another romanisation have the same.
std::string skeleton(std::string_view word);

}  // namespace newsgraph::identity

#endif
