#include "http/percent.hpp"

#include "base/utf8.hpp"

namespace snug::http {

namespace {

enum class plus { literal, space };

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The byte that the escape at `at` stands for, or -1.
int escaped_byte(std::string_view raw, std::size_t at) {
    if (raw.size() - at < 3) return -1;
    const int high = hex_value(raw[at + 1]);
    const int low = hex_value(raw[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

std::optional<std::string> decode(std::string_view raw,
                                  plus meaning,
                                  std::string_view forbidden_escapes) {
    std::string decoded;
    decoded.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (raw[at] == '+' && meaning == plus::space) {
            decoded.push_back(' ');
        } else if (raw[at] == '%') {
            const int byte = escaped_byte(raw, at);
            if (byte < 0) return std::nullopt;
            if (forbidden_escapes.find(static_cast<char>(byte)) != std::string_view::npos)
                return std::nullopt;
            decoded.push_back(static_cast<char>(byte));
            at += 2;
        } else {
            decoded.push_back(raw[at]);
        }
    }
    return decoded;
}

enum class text { one_line, may_have_lines };

/// Valid UTF-8 without C0, DEL and C1 (tab and newline pass where lines may be).
bool is_clean(std::string_view bytes, text kind) {
    while (!bytes.empty()) {
        if (bytes.front() >= 0x20 && bytes.front() < 0x7F) {  // nearly every byte there is
            bytes.remove_prefix(1);
            continue;
        }
        const auto point = take_code_point(bytes);
        if (!point) return false;
        const bool control = *point < 0x20 || (*point >= 0x7F && *point < 0xA0);
        const bool line = *point == U'\t' || *point == U'\n' || *point == U'\r';
        if (control && !(kind == text::may_have_lines && line)) return false;
    }
    return true;
}

bool has_dot_segment(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::string_view segment = path.substr(0, path.find('/'));
        if (segment == "." || segment == "..") return true;
        path.remove_prefix(segment.size());
    }
    return false;
}

}  // namespace

std::optional<std::string> decode_path(std::string_view raw) {
    if (raw.empty() || raw.front() != '/' || raw.find('\\') != std::string_view::npos)
        return std::nullopt;
    auto path = decode(raw, plus::literal, "/\\");
    if (!path || !is_clean(*path, text::one_line) || has_dot_segment(*path)) return std::nullopt;
    return path;
}

std::optional<std::string> decode_query(std::string_view raw) {
    auto value = decode(raw, plus::space, {});
    if (!value || !is_clean(*value, text::may_have_lines)) return std::nullopt;
    return value;
}

}  // namespace snug::http
