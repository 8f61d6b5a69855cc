#include "voice/core/sdp_fields.hpp"

#include <algorithm>
#include <charconv>

namespace snug::voice {

namespace {

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower(std::string_view text) {
    std::string made(text);
    for (char& c : made) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return made;
}

}  // namespace

std::pair<std::string_view, std::string_view> split(std::string_view text, char mark) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos) return {text, {}};
    return {text.substr(0, at), text.substr(at + 1)};
}

std::optional<std::uint64_t> parse_number(std::string_view text, std::uint64_t max) {
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || value > max) {
        return std::nullopt;
    }
    return value;
}

bool is_token(std::string_view text) {
    constexpr std::string_view others = "!#$%&'*+-.^_`{|}~";
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return is_alphanumeric(c) || others.contains(c);
    });
}

bool is_ice_word(std::string_view text) {
    return std::ranges::all_of(text,
                               [](char c) { return is_alphanumeric(c) || c == '+' || c == '/'; });
}

bool has_word(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const auto [first, rest] = split(list, ' ');
        if (first == word) return true;
        list = rest;
    }
    return false;
}

std::optional<media_direction> parse_direction(std::string_view name) {
    if (name == "sendrecv") return media_direction::sendrecv;
    if (name == "sendonly") return media_direction::sendonly;
    if (name == "recvonly") return media_direction::recvonly;
    if (name == "inactive") return media_direction::inactive;
    return std::nullopt;
}

std::optional<sdp_codec> parse_rtpmap(std::string_view value) {
    const auto [type, encoding] = split(value, ' ');
    const auto [name, clock_and_channels] = split(encoding, '/');
    const auto [clock, channels] = split(clock_and_channels, '/');
    const auto type_number = parse_number(type, 127);
    const auto clock_number = parse_number(clock, 1'000'000);
    const auto channel_number = channels.empty() ? 1 : parse_number(channels, 8);
    if (!type_number || !clock_number || !channel_number || !is_token(name)) return std::nullopt;
    return sdp_codec{.payload_type = static_cast<std::uint8_t>(*type_number),
                     .name = lower(name),
                     .clock_hz = static_cast<std::uint32_t>(*clock_number),
                     .channels = static_cast<std::uint8_t>(*channel_number),
                     .parameters = {}};
}

std::optional<std::optional<digest>> parse_fingerprint(std::string_view value) {
    const auto [algorithm, text] = split(value, ' ');
    if (!is_token(algorithm)) return std::nullopt;
    if (lower(algorithm) != "sha-256") return std::optional<digest>();
    digest read{};
    if (text.size() != read.size() * 3 - 1) return std::nullopt;
    std::string hex;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i % 3 != 2) hex += text[i];
        if (i % 3 == 2 && text[i] != ':') return std::nullopt;
    }
    const auto bytes = parse_hex(hex);
    if (!bytes || bytes->size() != read.size()) return std::nullopt;
    std::ranges::copy(*bytes, read.begin());
    return read;
}

}  // namespace snug::voice
