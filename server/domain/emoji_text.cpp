#include "domain/emoji_text.hpp"

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "domain/emoji_ranges.hpp"

#include <algorithm>
#include <vector>

namespace snug {

namespace {

constexpr char32_t joiner = 0x200D;
constexpr char32_t picture_selector = 0xFE0F;
constexpr char32_t keycap = 0x20E3;
constexpr char32_t black_flag = 0x1F3F4;
constexpr char32_t tag_end = 0xE007F;

template <std::size_t Size>
bool is_in(const std::array<code_range, Size>& ranges, char32_t point) {
    const auto after = std::ranges::upper_bound(ranges, point, {}, &code_range::first);
    return after != ranges.begin() && point <= std::prev(after)->last;
}

bool is_skin_tone(char32_t point) {
    return point >= 0x1F3FB && point <= 0x1F3FF;
}
bool is_flag_letter(char32_t point) {
    return point >= 0x1F1E6 && point <= 0x1F1FF;
}
bool is_tag(char32_t point) {
    return point >= 0xE0020 && point < tag_end;
}
bool is_keycap_base(char32_t point) {
    return (point >= '0' && point <= '9') || point == '#' || point == '*';
}

/// Walks over the code points of one sequence; 0 stands behind the last.
class walker {
public:
    explicit walker(const std::vector<char32_t>& points) : points_(points) {}

    char32_t now() const { return at_ < points_.size() ? points_[at_] : 0; }
    bool at_end() const { return at_ == points_.size(); }
    bool take(char32_t wanted) {
        if (now() != wanted || at_end()) return false;
        ++at_;
        return true;
    }
    char32_t take_any() { return points_[at_++]; }

    /// emoji_zwj_element of UTS #51 ED-15a.
    bool take_element() {
        if (at_end()) return false;
        const char32_t base = take_any();
        if (is_in(emoji_with_skin, base) && is_skin_tone(now())) {
            ++at_;
        } else if (is_in(emoji_by_selector, base)) {
            if (!take(picture_selector)) return false;
        } else if (!is_in(emoji_by_default, base)) {
            return false;
        }
        return base != black_flag || !is_tag(now()) || take_tags();
    }
    bool take_flag() {
        if (points_.size() != 2) return false;
        return is_flag_letter(take_any()) && is_flag_letter(take_any());
    }
    bool take_keycap() {
        return is_keycap_base(take_any()) && take(picture_selector) && take(keycap);
    }

private:
    bool take_tags() {
        while (is_tag(now()))
            ++at_;
        return take(tag_end);
    }

    const std::vector<char32_t>& points_;
    std::size_t at_ = 0;
};

std::vector<char32_t> code_points_of(std::string_view text) {
    std::vector<char32_t> points;
    while (const auto point = take_code_point(text)) {
        points.push_back(*point);
        if (points.size() > limits::emoji_code_points_max) return {};
    }
    return text.empty() ? points : std::vector<char32_t>();
}

}  // namespace

bool is_emoji(std::string_view text) {
    const std::vector<char32_t> points = code_points_of(text);
    if (points.empty()) return false;
    walker at(points);
    if (is_flag_letter(points[0])) return at.take_flag();
    if (is_keycap_base(points[0])) return at.take_keycap() && at.at_end();
    if (!at.take_element()) return false;
    while (!at.at_end()) {
        if (!at.take(joiner) || !at.take_element()) return false;
    }
    return true;
}

bool is_emoji_name(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    return text.size() >= limits::emoji_name_chars_min &&
           text.size() <= limits::emoji_name_chars_max && std::ranges::all_of(text, fits);
}

std::string_view own_emoji_name(std::string_view emoji) {
    if (emoji.size() < 2 || emoji.front() != ':' || emoji.back() != ':') return {};
    return emoji.substr(1, emoji.size() - 2);
}

result<std::string> parse_emoji(std::string_view text) {
    const std::string_view name = own_emoji_name(text);
    if (name.empty() ? is_emoji(text) : is_emoji_name(name)) return std::string(text);
    return refuse(errc::invalid_field, "One emoji, or the :name: of one of ours.", "emoji");
}

}  // namespace snug
