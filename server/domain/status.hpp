// How somebody wants to be seen while he is here. Pure values.
#pragma once

#include "base/time.hpp"
#include "domain/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace snug {

/// As others see it. Who is invisible is offline to them. The numbers stand in files.
enum class presence_state : std::uint8_t { offline, online, idle, dnd, invisible };
std::string_view to_word(presence_state state);
/// What somebody may choose: all but offline.
std::optional<presence_state> parse_presence_state(std::string_view word);

struct status {
    presence_state state = presence_state::offline;
    std::string text;
    std::string emoji;

    friend bool operator==(const status&, const status&) = default;
};

/// What is so until somebody chooses otherwise.
inline status usual_status() {
    return {presence_state::online, {}, {}};
}

/// What `who` chose; `words_until` ends text and emoji, not the state.
struct chosen_status {
    username who;
    status wanted;
    std::optional<wall_time> words_until;

    friend bool operator==(const chosen_status&, const chosen_status&) = default;
};

/// The same at a later time: without words that have ended by then.
chosen_status as_of(chosen_status chosen, wall_time now);

}  // namespace snug
