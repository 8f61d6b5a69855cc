#include "domain/ids.hpp"

#include <algorithm>
#include <charconv>
#include <memory>

namespace snug {

namespace {

constexpr std::size_t epoch_chars_max = 32;

void put_big_endian(std::span<std::uint8_t> out, std::uint64_t value) {
    for (std::size_t i = out.size(); i > 0; --i) {
        out[i - 1] = static_cast<std::uint8_t>(value & 0xFFU);
        value >>= 8U;
    }
}

std::uint64_t read_big_endian(std::span<const std::uint8_t> bytes) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes)
        value = value << 8U | byte;
    return value;
}

bool is_epoch_char(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

}  // namespace

secret_hash hash_secret(std::string_view secret) {
    return secret_hash(sha256(secret));
}

message_id make_message_id(wall_time at, std::uint32_t channel_no, sequence seq) {
    std::array<std::uint8_t, 12> bytes{};
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    const std::span<std::uint8_t> all(bytes);
    put_big_endian(all.subspan(0, 4), static_cast<std::uint64_t>(seconds));
    put_big_endian(all.subspan(4, 3), channel_no);
    put_big_endian(all.subspan(7, 5), seq);
    return message_id(bytes);
}

std::string to_hex(const message_id& id) {
    return to_hex(std::span(id.value()));
}

std::optional<message_id> parse_message_id(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";  // one spelling, as we write it
    if (text.size() != 24 || text.find_first_not_of(digits) != std::string_view::npos) {
        return std::nullopt;
    }
    const auto bytes = parse_hex(text);
    std::array<std::uint8_t, 12> id{};
    std::ranges::transform(*bytes, id.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
    return message_id(id);
}

std::uint32_t channel_no_of(const message_id& id) {
    return static_cast<std::uint32_t>(read_big_endian(std::span(id.value()).subspan(4, 3)));
}

sequence seq_of(const message_id& id) {
    return read_big_endian(std::span(id.value()).subspan(7, 5));
}

wall_time made_at(const message_id& id) {
    const std::uint64_t seconds = read_big_endian(std::span(id.value()).first(4));
    return wall_time(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
}

bool is_made_for(const message_id& id, std::uint32_t channel_no, sequence seq) {
    return channel_no_of(id) == channel_no && seq_of(id) == seq;
}

std::string to_text(const cursor& at) {
    return at.epoch + '.' + std::to_string(at.pos);
}

std::optional<cursor> parse_cursor(std::string_view text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos || dot == 0 || dot > epoch_chars_max) return std::nullopt;
    const std::string_view epoch = text.substr(0, dot);
    const std::string_view digits = text.substr(dot + 1);
    if (!std::ranges::all_of(epoch, is_epoch_char)) return std::nullopt;
    if (digits.empty() || (digits.size() > 1 && digits[0] == '0')) return std::nullopt;
    position pos = 0;
    const char* end = std::to_address(digits.end());
    const auto [stop, ec] = std::from_chars(std::to_address(digits.begin()), end, pos);
    if (ec != std::errc{} || stop != end) return std::nullopt;
    return cursor{std::string(epoch), pos};
}

}  // namespace snug
