// Hostile text in every field that people fill: cleaning never crashes, and what is clean stays as
// it is.
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "domain/validate.hpp"

#include <cstdlib>

namespace {

bool has_control(std::string_view text, std::string_view but) {
    while (!text.empty()) {
        const char32_t point = snug::take_code_point(text).value();
        const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
        if (control && (point > 0x7F || but.find(static_cast<char>(point)) == but.npos))
            return true;
    }
    return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto content = snug::clean_content(text)) {
        if (has_control(*content, "\t\n") || snug::clean_content(*content) != *content)
            std::abort();
    }
    if (const auto line = snug::clean_line(text, snug::limits::bio_code_points_max, "bio")) {
        if (has_control(*line, "") || line->empty()) std::abort();
    }
    if (const auto name = snug::parse_username(text); name && name->value() != text) std::abort();
    if (const auto id = snug::parse_channel_id(text); id && id->value() != text) std::abort();
    static_cast<void>(snug::check_nonce(text));
    static_cast<void>(snug::check_password(text));
    return 0;
}
