#include "base/utf8.hpp"

namespace snug {

namespace {

struct lead {
    std::size_t size;
    char32_t bits;
    char32_t least;  // a smaller value in this many bytes is overlong
};

std::optional<lead> read_lead(unsigned char byte) {
    if (byte < 0x80) return lead{1, byte, 0};
    if (byte >= 0xC2 && byte < 0xE0) return lead{2, byte & 0x1FU, 0x80};
    if (byte >= 0xE0 && byte < 0xF0) return lead{3, byte & 0x0FU, 0x800};
    if (byte >= 0xF0 && byte < 0xF5) return lead{4, byte & 0x07U, 0x10000};
    return std::nullopt;
}

}  // namespace

std::optional<char32_t> take_code_point(std::string_view& text) {
    if (text.empty()) return std::nullopt;
    const auto first = read_lead(static_cast<unsigned char>(text[0]));
    if (!first || text.size() < first->size) return std::nullopt;
    char32_t value = first->bits;
    for (std::size_t i = 1; i < first->size; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0U) != 0x80U) return std::nullopt;
        value = (value << 6U) | (next & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < first->least || value > 0x10FFFF || surrogate) return std::nullopt;
    text.remove_prefix(first->size);
    return value;
}

std::optional<std::size_t> count_code_points(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        if (static_cast<unsigned char>(text[0]) < 0x80) {
            text.remove_prefix(1);  // the common case, without the call
        } else if (!take_code_point(text)) {
            return std::nullopt;
        }
        ++count;
    }
    return count;
}

}  // namespace snug
