#ifndef NEWSGRAPH_NLP_ARTICLE_HEADER_HPP
#define NEWSGRAPH_NLP_ARTICLE_HEADER_HPP

// What an article says of itself at its beginning: date and publisher.

#include "newsgraph/document/document.hpp"

namespace newsgraph::nlp {

/// Problem noted when the text gives another date than the metadata.
inline constexpr const char* date_conflict = "date-conflict";

/// Fills article.date, date_source and publisher where they are empty.
///
/// The date comes from a Zone::Header line ("date 2024-04-19", source "header"), else from a
/// Zone::Dateline ("ASTANA, Kazakhstan, August 22." = --08-22, "PARIS, 3 May 2021 (AFP)" =
/// 2021-05-03, source "dateline"). A date given with the article is kept; when the text says
/// otherwise, `date_conflict` is noted in document.problems.
/// The publisher is an agency in its fixed place: "(Reuters) -" or "/Kazinform/" in the dateline,
/// "..., Trend reports." at the end of the first paragraphs.
/// Needs tokens and sentences; goes before find_times.
void read_header(Document& document);

}  // namespace newsgraph::nlp

#endif
