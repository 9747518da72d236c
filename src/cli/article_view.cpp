#include "cli/article_view.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "newsgraph/base/markup.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/base/utf8.hpp"

#include "export/palette.hpp"

namespace newsgraph::cli {
namespace {

/// For text and for attributes in double quotes; controls become spaces.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (const std::string_view reference = markup_reference(byte); !reference.empty()) {
      out += reference;
    } else {
      out += static_cast<unsigned char>(byte) < 0x20 && byte != '\n' ? ' ' : byte;
    }
  }
  return out;
}

std::string isolated(std::string_view text) { return "<bdi>" + escaped(text) + "</bdi>"; }

/// The same words, lower case, of the letters that a class may have.
std::string class_of(std::string_view root) {
  std::string name = "of-";
  for (const char c : root) {
    if (c >= 'A' && c <= 'Z') name += static_cast<char>(c + 32);
    if (c >= 'a' && c <= 'z') name += c;
  }
  return name;
}

class View {
 public:
  View(const Record& record, const knowledge::Ontology& ontology, std::size_t number)
      : record_(record),
        ontology_(ontology),
        text_(record.article.text),
        prefix_("a" + std::to_string(number) + "-") {}

  void append(std::string& out) {
    out += "<article>\n<header>\n<h2>";
    out += isolated(record_.article.title.empty() ? record_.article.identifier
                                                  : record_.article.title);
    out += "</h2>\n<p>" + source() + "</p>\n</header>\n<div class=\"text\" dir=\"auto\">";
    text(out);
    out += "</div>\n<aside aria-label=\"What was read\">\n";
    claims(out);
    entities(out);
    out += "</aside>\n</article>\n";
  }

 private:
  // ---- the words of things
  // ------------------------------------------------------------------------

  std::string source() const {
    std::string words;
    for (const std::string* const part :
         {&record_.article.publisher, &record_.article.date, &record_.article.identifier}) {
      if (!part->empty()) words += (words.empty() ? "" : " · ") + isolated(*part);
    }
    const std::string& url = record_.article.url;
    if (url.starts_with("https://") || url.starts_with("http://")) {
      words += " · <a rel=\"noreferrer\" href=\"" + escaped(url) + "\">source</a>";
    }
    return words;
  }

  std::string type_label(const Entity& entity) const {
    const knowledge::EntityType* const type = ontology_.find_type(entity.type);
    return type == nullptr || type->label.empty() ? entity.type : type->label;
  }

  std::string name(EntityIndex entity) const {
    return entity < record_.entities.size() ? isolated(record_.entities[entity].name)
                                            : std::string();
  }

  static std::string stance(const Claim& claim) {
    if (claim.stance.modality != Modality::Asserted) return to_string(claim.stance.modality);
    return claim.stance.polarity == Polarity::Negative ? "not so" : "";
  }

  /// "Anna Kask met Jon Berg", with what else is known of it.
  std::string claim_words(const Claim& claim) const {
    const knowledge::Predicate* const predicate = ontology_.find_predicate(claim.predicate);
    std::string label =
        predicate == nullptr || predicate->label.empty() ? claim.predicate : predicate->label;
    if (!claim.qualifiers.role.empty()) label += " (" + claim.qualifiers.role + ")";
    std::string words = "<b>" + name(claim.subject) + "</b> " + escaped(label) + " <b>" +
                        (claim.object.entity != no_entity ? name(claim.object.entity)
                                                          : isolated(claim.object.literal)) +
                        "</b>";
    const Qualifiers& more = claim.qualifiers;
    const auto add = [&](std::string_view before, const std::string& what) {
      if (!what.empty()) words += ", " + std::string(before) + what;
    };
    add("", isolated_or_empty(more.date.value.empty() ? more.date.text : more.date.value));
    add("in ", name(more.place));
    add("on ", isolated_or_empty(more.topic));
    add("", isolated_or_empty(more.amount));
    add("", isolated_or_empty(more.change));
    add("for ", isolated_or_empty(more.period));
    add("", stance(claim));
    add("says ", claim.stance.speaker == claim.subject ? "" : name(claim.stance.speaker));
    return words + " <small>" + to_decimal(claim.confidence, 2) + " · " + escaped(claim.rule) +
           "</small>";
  }
  static std::string isolated_or_empty(const std::string& text) {
    return text.empty() ? "" : isolated(text);
  }

  std::string claim_id(std::size_t claim) const {
    return prefix_ + "claim-" + std::to_string(claim + 1);
  }
  std::string place_id(std::size_t claim) const {
    return prefix_ + "at-" + std::to_string(claim + 1);
  }

  // ---- the text
  // -----------------------------------------------------------------------------------

  struct MarkedMention {
    Span span;
    std::size_t entity = 0;
  };

  void text(std::string& out) {
    std::vector<MarkedMention> mentions;
    std::set<std::uint32_t> cuts = {0, static_cast<std::uint32_t>(text_.size())};
    const auto cut = [&](Span span) {
      cuts.insert(span.begin);
      cuts.insert(span.end);
    };
    for (std::size_t entity = 0; entity < record_.entities.size(); ++entity) {
      for (const Mention& mention : record_.entities[entity].mentions) {
        mentions.push_back({mention.span, entity});
        cut(mention.span);
      }
    }
    for (const Claim& claim : record_.claims) {
      if (!claim.evidence.predicate.empty()) cut(claim.evidence.predicate);
    }
    for (const Quotation& quotation : record_.quotations) cut(quotation.span);
    // The longer first: of nested mentions the inner one is seen.
    std::stable_sort(mentions.begin(), mentions.end(),
                     [](const MarkedMention& a, const MarkedMention& b) {
                       return a.span.begin != b.span.begin ? a.span.begin < b.span.begin
                                                           : a.span.end > b.span.end;
                     });
    std::set<std::size_t> placed;
    std::size_t first_mention = 0;
    for (auto at = cuts.begin(); std::next(at) != cuts.end(); ++at) {
      const Span piece{*at, *std::next(at)};
      while (first_mention < mentions.size() && mentions[first_mention].span.end <= piece.begin)
        ++first_mention;
      const MarkedMention* mention = nullptr;
      for (std::size_t i = first_mention;
           i < mentions.size() && mentions[i].span.begin <= piece.begin; ++i) {
        if (mentions[i].span.contains(piece) &&
            (mention == nullptr || mention->span.contains(mentions[i].span)))
          mention = &mentions[i];
      }
      append_piece(piece, mention, placed, out);
    }
  }

  void append_piece(Span piece, const MarkedMention* mention, std::set<std::size_t>& placed,
                    std::string& out) {
    std::vector<std::size_t> claims;
    bool plain = false;
    for (std::size_t claim = 0; claim < record_.claims.size(); ++claim) {
      if (!record_.claims[claim].evidence.predicate.contains(piece)) continue;
      claims.push_back(claim);
      plain = plain || is_plain(record_.claims[claim].stance);
    }
    const bool quoted =
        std::any_of(record_.quotations.begin(), record_.quotations.end(),
                    [&](const Quotation& quotation) { return quotation.span.contains(piece); });
    if (quoted) out += "<span class=\"quoted\">";
    if (mention != nullptr) {
      const Entity& entity = record_.entities[mention->entity];
      out += "<span class=\"entity " + class_of(ontology_.root(entity.type)) + "\">";
    }
    if (!claims.empty()) {
      for (const std::size_t claim : claims) {
        if (placed.insert(claim).second) out += "<span id=\"" + place_id(claim) + "\"></span>";
      }
      out += std::string("<a class=\"claim") + (plain ? "" : " claimed") + "\" href=\"#" +
             claim_id(claims.front()) + "\">";
    }
    out += escaped(text_.slice(piece.begin, piece.end));
    if (!claims.empty()) {
      out += "<span class=\"tip\" role=\"note\">";
      for (const std::size_t claim : claims)
        out += "<span>" + claim_words(record_.claims[claim]) + "</span>";
      out += "</span></a>";
    } else if (mention != nullptr) {
      const Entity& entity = record_.entities[mention->entity];
      out += "<span class=\"tip\" role=\"note\"><span><b>" + isolated(entity.name) + "</b> " +
             escaped(type_label(entity)) +
             (entity.wikidata.empty() ? "" : " <small>" + escaped(entity.wikidata) + "</small>") +
             "</span></span>";
    }
    if (mention != nullptr) out += "</span>";
    if (quoted) out += "</span>";
  }

  // ---- beside it
  // ----------------------------------------------------------------------------------

  void claims(std::string& out) const {
    out += "<h3>Claims (" + std::to_string(record_.claims.size()) + ")</h3>\n";
    if (record_.claims.empty()) {
      out += "<p>None was found; that says nothing about what happened.</p>\n";
      return;
    }
    out += "<ol>\n";
    for (std::size_t claim = 0; claim < record_.claims.size(); ++claim) {
      out += "<li id=\"" + claim_id(claim) + "\"" +
             (is_plain(record_.claims[claim].stance) ? "" : " class=\"claimed\"") + ">" +
             claim_words(record_.claims[claim]);
      if (!record_.claims[claim].evidence.predicate.empty())
        out += " <a href=\"#" + place_id(claim) + "\">in the text</a>";
      out += "</li>\n";
    }
    out += "</ol>\n";
  }

  void entities(std::string& out) const {
    out += "<h3>Entities (" + std::to_string(record_.entities.size()) + ")</h3>\n<ul>\n";
    for (const Entity& entity : record_.entities) {
      out += "<li><span class=\"entity " + class_of(ontology_.root(entity.type)) + "\">" +
             isolated(entity.name) + "</span> " + escaped(type_label(entity)) + " <small>" +
             std::to_string(entity.mentions.size()) + "×</small></li>\n";
    }
    out += "</ul>\n";
  }

  const Record& record_;
  const knowledge::Ontology& ontology_;
  CodePointIndex text_;
  std::string prefix_;
};

}  // namespace

std::string article_page_begin() {
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<title>What was read</title>\n<style>\n"
      ":root{--paper:#fff;--ink:#1b1f24;--soft:#5a6370;--line:#d5dae1;--accent:#0b61a4;"
      "--mark:#fff6da}\n"
      "@media(prefers-color-scheme:dark){:root{--paper:#171a1f;--ink:#e8ebef;--soft:#a3adba;"
      "--line:#363c46;--accent:#6db7f2;--mark:#3b3318}}\n"
      "*{box-sizing:border-box}\n"
      "body{margin:0 auto;max-width:1240px;padding:1em 1.5em 4em;color:var(--ink);"
      "background:var(--paper);font:15px/1.5 \"Noto Sans\",\"Segoe UI\",Helvetica,\"DejaVu Sans\","
      "sans-serif}\n"
      "article{display:grid;grid-template-columns:minmax(0,1fr) 24em;gap:0 2.5em;"
      "border-bottom:1px solid var(--line);padding:1em 0 2em}\n"
      "header{grid-column:1/-1}\nh2{font-size:1.4em;margin:.2em 0}\n"
      "header p,small{color:var(--soft)}\nheader p{margin:.2em 0 1em}\n"
      "h3{font-size:1em;margin:1.2em 0 .4em}\naside h3:first-child{margin-top:0}\n"
      ".text{font:18px/1.75 Georgia,\"DejaVu Serif\",serif;white-space:pre-line;"
      "overflow-wrap:anywhere}\n"
      "aside{font-size:.92em}\naside ol,aside ul{padding-left:1.6em;margin:0}\n"
      "aside ul{list-style:none;padding-left:0}\naside li{margin:.3em 0;overflow-wrap:anywhere}\n"
      "li:target{background:var(--mark)}\nli.claimed{color:var(--soft)}\n"
      "a{color:var(--accent)}\nbdi,b{unicode-bidi:isolate}\n"
      ".entity,.claim{position:relative}\n"
      ".entity{color:#16191d;background:#e4e4e4;border-radius:4px;padding:.05em .2em}\n"
      ".claim{color:inherit;text-decoration:underline 2px var(--accent);"
      "text-underline-offset:4px}\n"
      ".claim.claimed{text-decoration-style:dashed;text-decoration-color:var(--soft)}\n"
      ".quoted{font-style:italic}\n"
      ".tip{display:none;position:absolute;left:0;top:100%;z-index:5;width:max-content;"
      "max-width:26em;padding:.5em .8em;border:1px solid var(--line);border-radius:8px;"
      "background:var(--paper);color:var(--ink);box-shadow:0 3px 14px rgba(0,0,0,.25);"
      "font:14px/1.45 \"Noto Sans\",\"DejaVu Sans\",sans-serif;white-space:normal;"
      "text-indent:0}\n"
      ".tip>span{display:block;margin:.15em 0}\n"
      ".entity:hover>.tip,.claim:hover>.tip,.claim:focus>.tip{display:block}\n"
      ".claim:focus-visible{outline:2px solid var(--accent);outline-offset:2px}\n"
      "@media(max-width:900px){article{display:block}}\n"
      "@media print{.tip{display:none!important}}\n";
  for (const exporting::Look& look : exporting::looks) {
    if (look.type.empty()) continue;
    page += ".entity." + class_of(look.type) + "{background:" + std::string(look.fill) + "}\n";
  }
  return page + "</style>\n</head>\n<body>\n";
}

void append_article_view(const Record& record, const knowledge::Ontology& ontology,
                         std::size_t number, std::string& out) {
  View(record, ontology, number).append(out);
}

std::string article_page_end() { return "</body>\n</html>\n"; }

}  // namespace newsgraph::cli
