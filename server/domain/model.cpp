#include "domain/model.hpp"

namespace snug {

std::string_view to_word(role r) {
    switch (r) {
        case role::guest:
            return "guest";
        case role::member:
            return "member";
        case role::moderator:
            return "moderator";
        case role::owner:
            return "owner";
    }
    return "";
}

std::optional<role> parse_role(std::string_view word) {
    for (const role r : {role::guest, role::member, role::moderator, role::owner}) {
        if (word == to_word(r)) return r;
    }
    return std::nullopt;
}

std::string_view to_word(departure why) {
    switch (why) {
        case departure::left:
            return "left";
        case departure::kicked:
            return "kicked";
        case departure::banned:
            return "banned";
        case departure::deleted:
            return "deleted";
    }
    return "";
}

std::string_view to_word(channel_kind kind) {
    switch (kind) {
        case channel_kind::text:
            return "text";
        case channel_kind::voice:
            return "voice";
        case channel_kind::direct:
            return "direct";
        case channel_kind::group:
            return "group";
    }
    return "";
}

std::string_view to_word(system_kind kind) {
    switch (kind) {
        case system_kind::none:
            return "";
        case system_kind::joined:
            return "joined";
    }
    return "";
}

}  // namespace snug
