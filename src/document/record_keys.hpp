#ifndef NEWSGRAPH_DOCUMENT_RECORD_KEYS_HPP
#define NEWSGRAPH_DOCUMENT_RECORD_KEYS_HPP

// The keys of a line of claims.jsonl, for its writer and its reader. In each list the order is that
// of the file.

#include <array>
#include <string_view>

namespace newsgraph::record_keys {

inline constexpr std::string_view format = "format";
inline constexpr std::string_view tool = "tool";
inline constexpr std::string_view article = "article";
inline constexpr std::string_view sentences = "sentences";
inline constexpr std::string_view entities = "entities";
inline constexpr std::string_view claims = "claims";
inline constexpr std::string_view quotations = "quotations";
inline constexpr std::string_view problems = "problems";

inline constexpr std::string_view version = "version";
inline constexpr std::string_view model = "model";
inline constexpr std::string_view schema = "schema";

inline constexpr std::string_view identifier = "identifier";
inline constexpr std::string_view title = "title";
inline constexpr std::string_view date = "date";
inline constexpr std::string_view date_source = "dateSource";
inline constexpr std::string_view publisher = "publisher";
inline constexpr std::string_view url = "url";
inline constexpr std::string_view language = "language";
inline constexpr std::string_view sha256 = "sha256";
inline constexpr std::string_view text = "text";

inline constexpr std::string_view type = "type";
inline constexpr std::string_view name = "name";
inline constexpr std::string_view mentions = "mentions";
inline constexpr std::string_view features = "features";
inline constexpr std::string_view wikidata = "wikidata";

inline constexpr std::string_view subject = "subject";
inline constexpr std::string_view predicate = "predicate";
inline constexpr std::string_view object = "object";
inline constexpr std::string_view object_value = "objectValue";
inline constexpr std::string_view polarity = "polarity";
inline constexpr std::string_view modality = "modality";
inline constexpr std::string_view speaker = "speaker";
inline constexpr std::string_view own_act = "ownAct";
inline constexpr std::string_view place = "place";
inline constexpr std::string_view event = "event";
inline constexpr std::string_view role = "role";
inline constexpr std::string_view topic = "topic";
inline constexpr std::string_view amount = "amount";
inline constexpr std::string_view change = "change";
inline constexpr std::string_view period = "period";
inline constexpr std::string_view count = "count";
inline constexpr std::string_view bound = "bound";
inline constexpr std::string_view surface = "surface";
inline constexpr std::string_view confidence = "confidence";
inline constexpr std::string_view rule = "rule";
inline constexpr std::string_view evidence = "evidence";
inline constexpr std::string_view sentence = "sentence";

inline constexpr std::string_view value = "value";
inline constexpr std::string_view offset = "offset";

inline constexpr std::string_view span = "span";
inline constexpr std::string_view direct = "direct";
inline constexpr std::string_view about = "about";

inline constexpr std::array line = {format,   tool,   article,    sentences,
                                    entities, claims, quotations, problems};
inline constexpr std::array of_tool = {version, model, schema};
inline constexpr std::array of_article = {identifier, title,    date,   date_source, publisher,
                                          url,        language, sha256, text};
inline constexpr std::array of_entity = {type, name, mentions, features, wikidata};
inline constexpr std::array of_claim = {
    subject, predicate, object,  object_value, polarity, modality, speaker, own_act,
    date,    place,     event,   role,         topic,    amount,   change,  period,
    count,   bound,     surface, confidence,   rule,     evidence};
inline constexpr std::array of_date = {value, text, offset};
inline constexpr std::array of_evidence = {sentence, subject, predicate, object};
inline constexpr std::array of_quotation = {span, sentence, speaker, direct, about};

}  // namespace newsgraph::record_keys

#endif
