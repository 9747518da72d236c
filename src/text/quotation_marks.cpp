#include "text/quotation_marks.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "text/token_view.hpp"

namespace newsgraph::text {
namespace {

/// Marks that pair with each other.
enum class Family : std::uint8_t { Straight, Curly, Low, Angle, Single, CurlySingle, None };

struct Mark {
  TokenIndex token = 0;
  Family family = Family::None;
  bool opens = false;
  bool closes = false;
};

// Quotations inside quotations inside quotations; more is an error of the text.
constexpr std::size_t deepest = 4;

Family family_of(std::string_view form) {
  if (form == "\"" || form == "''" || form == "``" || form == "\xEF\xBC\x82")
    return Family::Straight;
  if (form == "\xE2\x80\x9C" || form == "\xE2\x80\x9D" || form == "\xE2\x80\x9F")
    return Family::Curly;
  if (form == "\xE2\x80\x9E") return Family::Low;
  if (form == "\xC2\xAB" || form == "\xC2\xBB") return Family::Angle;
  if (form == "'" || form == "`") return Family::Single;
  if (form == "\xE2\x80\x98" || form == "\xE2\x80\x99" || form == "\xE2\x80\x9A" ||
      form == "\xE2\x80\xB9" || form == "\xE2\x80\xBA") {
    return Family::CurlySingle;
  }
  return form == "\xE2\x80\x99\xE2\x80\x99" ? Family::Curly : Family::None;
}

class Pairing {
 public:
  Pairing(const TokenView& view, std::vector<QuotedSpan>& out) : view_(view), out_(out) {}

  void read(TokenSpan paragraph) {
    collect(paragraph);
    const bool carried = std::exchange(carried_, false);
    open_.clear();
    const std::size_t before = out_.size();
    // Words that go on with the quotation of the paragraph before, without a new opening mark.
    if (carried && !marks_.empty() && !marks_[0].opens && marks_[0].closes &&
        !is_single(marks_[0].family)) {
      emit({paragraph.first, marks_[0].token}, 0);
      marks_.erase(marks_.begin());
    }
    for (std::size_t i = 0; i < marks_.size(); ++i) step(i);
    for (std::size_t depth = open_.size(); depth > 0; --depth) {
      const Mark& mark = open_[depth - 1];
      if (is_single(mark.family)) continue;
      emit({mark.token + 1, paragraph.last}, depth - 1);
      carried_ = true;
    }
    std::sort(out_.begin() + static_cast<std::ptrdiff_t>(before), out_.end(),
              [](const QuotedSpan& a, const QuotedSpan& b) {
                if (a.tokens.first != b.tokens.first) return a.tokens.first < b.tokens.first;
                return a.tokens.last > b.tokens.last;
              });
  }

 private:
  void collect(TokenSpan paragraph) {
    marks_.clear();
    std::array<std::size_t, 7> opening{};
    std::array<std::size_t, 7> closing{};
    const auto next = [&](TokenIndex i) {
      return next_with(view_.tokens(), OpenQuote | CloseQuote, i, paragraph.last);
    };
    for (TokenIndex i = next(paragraph.first); i < paragraph.last; i = next(i + 1)) {
      const Family family = family_of(view_.form(i));
      if (family == Family::None) continue;
      Mark mark{i, family, view_.has(i, OpenQuote), view_.has(i, CloseQuote)};
      if (family == Family::Angle) {
        // "»so«" beside "«so»": spaces tell.
        const bool clings = i + 1 < paragraph.last && !view_.space_before(i + 1);
        if (mark.closes && (i == paragraph.first || view_.space_before(i)) && clings) {
          mark.opens = true;
        } else if (mark.opens && !view_.space_before(i) && !clings) {
          mark.closes = true;
        }
      }
      marks_.push_back(mark);
      const auto at = static_cast<std::size_t>(family);
      if (mark.opens && !mark.closes) ++opening[at];
      if (mark.closes && !mark.opens) ++closing[at];
    }
    // With as many closing as opening marks, an opening mark inside a quotation is a quotation in
    // it; else the one before it was never closed.
    for (std::size_t i = 0; i < balanced_.size(); ++i) balanced_[i] = opening[i] <= closing[i];
  }

  void step(std::size_t index) {
    const Mark& mark = marks_[index];
    const std::size_t partner = open_index(mark);
    const bool is_open = partner < open_.size();
    if (mark.closes && is_open && !(mark.family == Family::CurlySingle && is_possessive(index))) {
      close(partner, mark.token);
      return;
    }
    if (!mark.opens) return;
    if (mark.family == Family::Curly && !open_.empty() && open_.back().family == Family::Low) {
      close(open_.size() - 1, mark.token);  // „so“
      return;
    }
    if (is_open && !balanced_[static_cast<std::size_t>(mark.family)]) {
      open_.resize(partner);  // the former was never closed
    }
    if (is_single(mark.family) && !closes_later(index)) {
      return;
    }
    if (open_.size() < deepest) open_.push_back(mark);
  }

  static bool is_single(Family family) {
    return family == Family::Single || family == Family::CurlySingle;
  }

  /// Place of the open mark that `mark` would close; open_.size() when there is none. Opened with
  /// one form of the mark and closed with another ("so”) is a pair too, when nothing better is
  /// open.
  std::size_t open_index(const Mark& mark) const {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1].family == mark.family) return i - 1;
    }
    if (mark.opens || mark.family == Family::Angle) return open_.size();
    for (std::size_t i = open_.size(); i > 0; --i) {
      const Family family = open_[i - 1].family;
      if (family != Family::Angle && is_single(family) == is_single(mark.family)) return i - 1;
    }
    return open_.size();
  }

  /// "the states’ right" inside single marks, when another mark closes the quotation later.
  bool is_possessive(std::size_t index) const {
    const Mark& mark = marks_[index];
    if (mark.token == 0 || view_.last_byte(mark.token - 1) != 's' ||
        view_.space_before(mark.token)) {
      return false;
    }
    return closes_later(index);
  }

  /// Whether a mark that closes comes before the next that opens, in the same family.
  bool closes_later(std::size_t index) const {
    for (std::size_t i = index + 1; i < marks_.size(); ++i) {
      if (marks_[i].family != marks_[index].family) continue;
      return marks_[i].closes;
    }
    return false;
  }

  void close(std::size_t partner, TokenIndex token) {
    emit({open_[partner].token + 1, token}, partner);
    open_.resize(partner);
  }

  void emit(TokenSpan tokens, std::size_t depth) {
    if (tokens.first < tokens.last) out_.push_back({tokens, static_cast<std::uint32_t>(depth)});
  }

  const TokenView& view_;
  std::vector<QuotedSpan>& out_;
  std::vector<Mark> marks_;
  std::vector<Mark> open_;
  std::array<bool, 7> balanced_{};
  bool carried_ = false;
};

}  // namespace

std::vector<QuotedSpan> find_quotations(std::string_view text, const Tokens& tokens,
                                        const std::vector<Paragraph>& paragraphs) {
  std::vector<QuotedSpan> quoted;
  const TokenView view(text, tokens);
  Pairing pairing(view, quoted);
  for (const Paragraph& paragraph : paragraphs) pairing.read(paragraph.tokens);
  return quoted;
}

}  // namespace newsgraph::text
