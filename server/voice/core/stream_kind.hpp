// What a stream carries, in the words of the chat. Values; any thread.
#pragma once

#include "base/strong.hpp"

#include <array>
#include <bitset>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace snug::voice {

/// One connection of somebody to a room, for as long as it lives; never given again.
using call_id = strong<std::uint64_t, struct call_id_tag>;

enum class media_kind : std::uint8_t { audio, video };
enum class stream_kind : std::uint8_t { mic, camera, screen, screen_audio };

inline constexpr std::array all_stream_kinds = {
    stream_kind::mic, stream_kind::camera, stream_kind::screen, stream_kind::screen_audio};
using kind_set = std::bitset<all_stream_kinds.size()>;

constexpr std::size_t place_of(stream_kind kind) {
    return static_cast<std::size_t>(kind);
}

constexpr media_kind media_of(stream_kind kind) {
    return kind == stream_kind::camera || kind == stream_kind::screen ? media_kind::video
                                                                      : media_kind::audio;
}

/// As it stands in JSON.
constexpr std::string_view name_of(stream_kind kind) {
    constexpr std::array<std::string_view, all_stream_kinds.size()> names = {
        "mic", "camera", "screen", "screen_audio"};
    return names[place_of(kind)];
}

constexpr std::optional<stream_kind> parse_stream_kind(std::string_view name) {
    for (const stream_kind each : all_stream_kinds) {
        if (name_of(each) == name) return each;
    }
    return std::nullopt;
}

/// One stream of one call.
struct stream_id {
    call_id of;
    stream_kind kind = stream_kind::mic;

    friend bool operator==(const stream_id&, const stream_id&) = default;
};

/// What an offer's m-lines send, by mid; the microphone needs no name.
using sent_kinds = std::map<std::string, stream_kind, std::less<>>;

/// An offer, and what its SDP cannot say.
struct client_offer {
    client_offer(std::string text, sent_kinds named = {})
        : sdp(std::move(text)), sends(std::move(named)) {}

    std::string sdp;
    sent_kinds sends;
};

}  // namespace snug::voice
