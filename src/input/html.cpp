#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gumbo.h>
#include <rapidjson/document.h>

#include "newsgraph/base/utf8.hpp"

#include "input/readers.hpp"

// A saved page becomes the text of its article: the block elements of the part of the page with
// most running text, one paragraph each. Links in lists, navigation, captions and forms are left
// out. What the page says of itself is read from schema.org JSON-LD, then Open Graph and other meta
// elements.

namespace newsgraph::input {
namespace {

/// Nesting past which a page is refused: the parser frees its tree recursively.
constexpr std::size_t deepest = 10'000;

const GumboNode* child(const GumboNode* node, unsigned i) {
  return static_cast<const GumboNode*>(node->v.element.children.data[i]);
}

std::string_view attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }

/// Elements whose words are no part of an article.
bool is_skipped(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TABLE:
      return true;
    default:
      return false;
  }
}

bool is_paragraph(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT:
      return true;
    default:
      return false;
  }
}

/// Words of a node with white space folded; `link_bytes` counts those inside links.
void gather_text(const GumboNode* node, bool in_link, std::string& text, std::size_t& link_bytes) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
    for (const char* c = node->v.text.text; *c != '\0'; ++c) {
      const bool space = *c == ' ' || *c == '\n' || *c == '\t' || *c == '\r';
      if (!space) {
        text += *c;
        if (in_link) ++link_bytes;
      } else if (!text.empty() && text.back() != ' ' && text.back() != '\n') {
        text += ' ';
      }
    }
    return;
  }
  if (!is_element(node) || is_skipped(node->v.element.tag)) return;
  if (node->v.element.tag == GUMBO_TAG_BR) {
    text += '\n';
    return;
  }
  const bool link = in_link || node->v.element.tag == GUMBO_TAG_A;
  for (unsigned i = 0; i < node->v.element.children.length; ++i) {
    gather_text(child(node, i), link, text, link_bytes);
  }
}

std::string text_of(const GumboNode* node) {
  std::string text;
  std::size_t link_bytes = 0;
  gather_text(node, false, text, link_bytes);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
  return text;
}

struct Paragraph {
  const GumboNode* parent;
  std::string text;
};

/// The paragraphs of the page in order; one inside another is taken with the outer.
void gather_paragraphs(const GumboNode* node, std::vector<Paragraph>& paragraphs) {
  if (!is_element(node) || is_skipped(node->v.element.tag)) return;
  if (is_paragraph(node->v.element.tag)) {
    std::string text;
    std::size_t link_bytes = 0;
    gather_text(node, false, text, link_bytes);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
    // A paragraph that is mostly links is navigation or "read more".
    if (!text.empty() && link_bytes * 2 <= text.size()) {
      paragraphs.push_back({node->parent, std::move(text)});
    }
    return;
  }
  for (unsigned i = 0; i < node->v.element.children.length; ++i) {
    gather_paragraphs(child(node, i), paragraphs);
  }
}

const GumboNode* find(const GumboNode* node, GumboTag tag) {
  if (!is_element(node)) return nullptr;
  if (node->v.element.tag == tag) return node;
  for (unsigned i = 0; i < node->v.element.children.length; ++i) {
    if (const GumboNode* found = find(child(node, i), tag)) return found;
  }
  return nullptr;
}

/// The running text: paragraphs that share the parent, or its parent, with most of it.
std::string main_text(const GumboNode* root) {
  const GumboNode* scope = find(root, GUMBO_TAG_ARTICLE);
  std::vector<Paragraph> paragraphs;
  if (scope != nullptr) gather_paragraphs(scope, paragraphs);
  if (paragraphs.empty()) {
    scope = find(root, GUMBO_TAG_MAIN);
    gather_paragraphs(scope != nullptr ? scope : root, paragraphs);
  }
  std::vector<std::pair<const GumboNode*, std::size_t>> weights;
  const auto add = [&weights](const GumboNode* node, std::size_t weight) {
    const auto at =
        std::ranges::find(weights, node, &std::pair<const GumboNode*, std::size_t>::first);
    if (at == weights.end()) {
      weights.emplace_back(node, weight);
    } else {
      at->second += weight;
    }
  };
  // A grandparent counts half, so that an article cut into sections wins over one of them
  // (the scoring of Readability, simplified).
  for (const Paragraph& paragraph : paragraphs) {
    add(paragraph.parent, paragraph.text.size() * 2);
    if (paragraph.parent->parent != nullptr) add(paragraph.parent->parent, paragraph.text.size());
  }
  if (weights.empty()) return text_of(root);
  const GumboNode* best =
      std::ranges::max_element(weights, {}, &std::pair<const GumboNode*, std::size_t>::second)
          ->first;
  std::string text;
  for (const Paragraph& paragraph : paragraphs) {
    const bool inside = paragraph.parent == best || paragraph.parent->parent == best;
    if (!inside) continue;
    if (!text.empty()) text += "\n\n";
    text += paragraph.text;
  }
  return text;
}

/// What a page says of itself; the first that says it wins.
struct PageData {
  std::string title, date, publisher, url;
};

void set(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

void read_linked_data(const rapidjson::Value& value, PageData& data, int depth) {
  if (depth > 8) return;
  if (value.IsArray()) {
    for (const auto& item : value.GetArray()) read_linked_data(item, data, depth + 1);
  }
  if (!value.IsObject()) return;
  const auto text = [](const rapidjson::Value& object, const char* key) -> std::string_view {
    const auto member = object.FindMember(key);
    if (member == object.MemberEnd() || !member->value.IsString()) return {};
    return {member->value.GetString(), member->value.GetStringLength()};
  };
  if (text(value, "@type").find("Article") != std::string_view::npos) {
    set(data.title, text(value, "headline"));
    set(data.date, text(value, "datePublished"));
    set(data.url, text(value, "url"));
    const auto publisher = value.FindMember("publisher");
    if (publisher != value.MemberEnd() && publisher->value.IsObject()) {
      set(data.publisher, text(publisher->value, "name"));
    }
  }
  const auto graph = value.FindMember("@graph");
  if (graph != value.MemberEnd()) read_linked_data(graph->value, data, depth + 1);
}

void read_page_data(const GumboNode* node, PageData& linked, PageData& meta) {
  if (!is_element(node)) return;
  const GumboTag tag = node->v.element.tag;
  if (tag == GUMBO_TAG_SCRIPT && attribute(node, "type") == "application/ld+json" &&
      node->v.element.children.length > 0) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag>(child(node, 0)->v.text.text);
    if (!document.HasParseError()) read_linked_data(document, linked, 0);
  } else if (tag == GUMBO_TAG_META) {
    std::string_view key = attribute(node, "property");
    if (key.empty()) key = attribute(node, "name");
    if (key.empty()) key = attribute(node, "itemprop");
    const std::string_view content = attribute(node, "content");
    constexpr std::array<std::string_view, 9> date_keys = {
        "article:published_time", "datePublished",  "date",         "pubdate",
        "publish-date",           "DC.date.issued", "dcterms.date", "sailthru.date",
        "parsely-pub-date"};
    if (key == "og:title") set(meta.title, content);
    if (key == "og:site_name") set(meta.publisher, content);
    if (key == "og:url") set(meta.url, content);
    if (std::ranges::find(date_keys, key) != date_keys.end()) set(meta.date, content);
  } else if (tag == GUMBO_TAG_TIME) {
    set(meta.date, attribute(node, "datetime"));
  } else if (tag == GUMBO_TAG_LINK && attribute(node, "rel") == "canonical") {
    set(meta.url, attribute(node, "href"));
  }
  for (unsigned i = 0; i < node->v.element.children.length; ++i) {
    read_page_data(child(node, i), linked, meta);
  }
}

/// Deepest nesting that the elements which nest could reach.
std::size_t nesting(std::string_view html) {
  std::size_t depth = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i + 4 < html.size(); ++i) {
    if (html[i] != '<') continue;
    const bool closing = html[i + 1] == '/';
    const std::size_t name = i + (closing ? 2 : 1);
    constexpr std::array<std::string_view, 9> nests = {"div", "spa", "sec", "b>", "i>",
                                                       "a ",  "fon", "blo", "ul"};
    const bool counts = std::ranges::any_of(
        nests, [&](std::string_view tag) { return html.substr(name).starts_with(tag); });
    if (!counts) continue;
    if (closing) {
      depth -= depth > 0 ? 1 : 0;
    } else {
      most = std::max(most, ++depth);
    }
  }
  return most;
}

struct OutputCloser {
  void operator()(GumboOutput* output) const noexcept {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

}  // namespace

void read_html(const Reader& reader, LineReader& lines) {
  const std::string html = decode(lines.rest(), reader.options.encoding, reader.source.path);
  if (nesting(html) > deepest) {
    reader.fail(reader.source.path,
                "elements are nested more than 10,000 deep: not a page of news");
    return;
  }
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, OutputCloser> output(
      gumbo_parse_with_options(&options, html.data(), html.size()));
  PageData linked;
  PageData meta;
  read_page_data(output->root, linked, meta);
  const auto pick = [](std::string& first, std::string& second) {
    return to_valid_utf8(first.empty() ? second : first);
  };

  Article article;
  article.identifier =
      reader.options.identifier.empty() ? reader.source.name : reader.options.identifier;
  article.title = pick(linked.title, meta.title);
  if (article.title.empty()) {
    if (const GumboNode* heading = find(output->root, GUMBO_TAG_H1))
      article.title = text_of(heading);
  }
  if (article.title.empty()) {
    if (const GumboNode* title = find(output->root, GUMBO_TAG_TITLE))
      article.title = text_of(title);
  }
  article.publisher = pick(linked.publisher, meta.publisher);
  if (article.publisher.empty()) article.publisher = reader.options.publisher;
  article.url = pick(linked.url, meta.url);
  article.date = parse_metadata_date(pick(linked.date, meta.date));
  if (!article.date.empty()) {
    article.date_source = "metadata";
  } else if (!reader.options.date.empty()) {
    article.date = reader.options.date;
    article.date_source = "option";
  }
  article.text = to_valid_utf8(main_text(output->root));
  if (article.text.find_first_not_of(" \n") == std::string::npos) {
    reader.fail(reader.source.path, "no text was found in the page");
    return;
  }
  if (!article.title.empty() && !article.text.starts_with(article.title)) {
    article.text = article.title + "\n\n" + article.text;
  }
  reader.callbacks.article(std::move(article));
}

}  // namespace newsgraph::input
