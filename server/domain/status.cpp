#include "domain/status.hpp"

#include <array>

namespace snug {

std::string_view to_word(presence_state state) {
    switch (state) {
        case presence_state::online:
            return "online";
        case presence_state::idle:
            return "idle";
        case presence_state::dnd:
            return "dnd";
        case presence_state::invisible:
            return "invisible";
        case presence_state::offline:
            break;
    }
    return "offline";
}

std::optional<presence_state> parse_presence_state(std::string_view word) {
    constexpr std::array choices = {presence_state::online,
                                    presence_state::idle,
                                    presence_state::dnd,
                                    presence_state::invisible};
    for (const presence_state one : choices) {
        if (word == to_word(one)) return one;
    }
    return std::nullopt;
}

chosen_status as_of(chosen_status chosen, wall_time now) {
    if (!chosen.words_until || *chosen.words_until > now) return chosen;
    return {std::move(chosen.who), {chosen.wanted.state, {}, {}}, std::nullopt};
}

}  // namespace snug
