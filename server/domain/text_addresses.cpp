#include "domain/text_characters.hpp"
#include "domain/text_readers.hpp"

namespace snug::text_rules {

namespace {

constexpr std::string_view mail_scheme = "mailto:";

bool has_prefix(std::string_view text, std::size_t at, std::string_view prefix) {
    return to_lower_ascii(text.substr(at, prefix.size())) == prefix;
}

/// Whether the whole of `address`, which holds nothing that ends one, may be a link's target.
bool is_address(std::string_view address) {
    if (web_scheme(address, 0) > 0) return true;
    if (!has_prefix(address, 0, mail_scheme)) return false;
    const std::size_t sign = address.find('@', mail_scheme.size() + 1);
    return sign != std::string_view::npos;
}

}  // namespace

std::size_t web_scheme(std::string_view text, std::size_t at) {
    std::size_t length = 0;
    if (has_prefix(text, at, "https://")) {
        length = 8;
    } else if (has_prefix(text, at, "http://")) {
        length = 7;
    } else {
        return 0;
    }
    const letter host = letter_at(text, at + length);
    if (host.size == 0) return 0;
    const char first = byte_at(text, at + length);
    const bool begins =
        is_alnum(first) || first == '[' || (host.point >= 0x80 && !ends_address(host.point));
    return begins ? length : 0;
}

std::size_t end_of_address(std::string_view text,
                           std::size_t at,
                           std::size_t scheme,
                           bool in_brackets) {
    std::size_t end = at + scheme;
    int surplus = 0;  // of closing parentheses
    while (end < text.size()) {
        const letter next = letter_at(text, end);
        if (ends_address(next.point) || (in_brackets && next.point == U']')) break;
        if (next.point == U'(') --surplus;
        if (next.point == U')') ++surplus;
        end += next.size;
    }
    while (end > at + scheme) {
        const letter last = letter_before(text, end);
        if (last.point == U')' && surplus > 0) {
            --surplus;
        } else if (!is_tail(last.point)) {
            break;
        }
        end -= last.size;
    }
    return end;
}

std::optional<found_target> read_target(std::string_view text, std::size_t at) {
    const bool angled = byte_at(text, at) == '<';
    const std::size_t begin = angled ? at + 1 : at;
    std::size_t end = begin;
    int open = 0;
    while (end < text.size()) {
        const letter next = letter_at(text, end);
        // No bracket: that keeps "[](" repeated a thousand times linear.
        if (ends_address(next.point) || next.point == U'[' || next.point == U']') break;
        if (!angled && next.point == U'(') ++open;
        if (!angled && next.point == U')' && open-- == 0) break;
        end += next.size;
    }
    const std::string_view closing = angled ? ">)" : ")";
    if (end > text.size() || text.substr(end, closing.size()) != closing) return std::nullopt;
    const std::string_view address = text.substr(begin, end - begin);
    if (!is_address(address)) return std::nullopt;
    return found_target{address, end + closing.size()};
}

std::optional<found_target> read_angled(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        const letter next = letter_at(text, end);
        if (ends_address(next.point)) break;
        end += next.size;
    }
    if (byte_at(text, end) != '>') return std::nullopt;
    const std::string_view address = text.substr(at, end - at);
    if (!is_address(address)) return std::nullopt;
    return found_target{address, end + 1};
}

}  // namespace snug::text_rules
