// What one server tells the others of its voice rooms, and what it asks of the one that has a room,
// as a text: who sits where, requests about calls and their answers, events for people whose
// streams are elsewhere. Pure; what comes from the database is not trusted.
#pragma once

#include "base/result.hpp"
#include "live/voice_roster.hpp"
#include "live/wire_voice.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace snug {

enum class voice_deed : std::uint8_t { join, offer, state, watch, leave };

/// A request about a call: what its route, its asker and its body say.
struct voice_ask {
    voice_deed deed = voice_deed::join;
    username who;
    std::string signed_in;  // his session
    channel_id where;
    std::string seat;  // empty for a join
    std::string body;  // as it came

    friend bool operator==(const voice_ask&, const voice_ask&) = default;
};

/// Somebody in a room of the server that tells it.
struct told_seat {
    std::string session;  // the seat's own name
    channel_id where;
    std::int64_t since_ms = 0;  // of two seats of one person the later one is his
    voice_member how;

    friend bool operator==(const told_seat&, const told_seat&) = default;
};

struct voice_letter {
    struct asked {
        std::string to;  // a server's name
        std::string no;  // the answer names it
        voice_ask what;

        friend bool operator==(const asked&, const asked&) = default;
    };
    struct answered {
        std::string to;
        std::string no;
        result<std::string> text;  // the body of the answer; empty: has none

        friend bool operator==(const answered&, const answered&) = default;
    };
    struct news {
        std::vector<username> whom;
        voice_event what;

        friend bool operator==(const news&, const news&) = default;
    };

    bool wants_seats = false;  // of everybody, please
    bool tells_seats = false;  // `seats` is everybody who sits there
    std::vector<told_seat> seats;
    std::vector<asked> asks;
    std::vector<answered> answers;
    std::vector<news> events;

    bool is_empty() const {
        return !wants_seats && !tells_seats && asks.empty() && answers.empty() && events.empty();
    }

    friend bool operator==(const voice_letter&, const voice_letter&) = default;
};

/// Whether a letter is one of these at all.
bool is_voice_letter(std::string_view text);

std::string to_text(const voice_letter& what);
/// errc::bad_request for what is none.
result<voice_letter> parse_voice_letter(std::string_view text);

}  // namespace snug
