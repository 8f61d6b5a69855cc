// Who is in which voice room, as everybody who sees the room is told. Owned by the hub, io thread
// only. Ephemeral: gone after a restart, and filled by whoever comes back. Knows no call and no
// right; says nothing by itself.
#pragma once

#include "live/world.hpp"

#include <map>
#include <string>
#include <vector>

namespace snug {

struct voice_member {
    username who;
    bool muted = false;
    bool deafened = false;
    bool camera = false;
    bool screen = false;
    bool reconnecting = false;  // his connection has trouble

    friend bool operator==(const voice_member&, const voice_member&) = default;
};

class voice_roster {
public:
    /// Until then nobody is told of voice at all: this server has none.
    void offer() { is_offered_ = true; }
    bool is_offered() const { return is_offered_; }

    /// Puts him there, or says anew how he is; keeps the order in which people came. Whether
    /// anything is different now.
    bool put(const channel_id& where, voice_member who);
    bool remove(const channel_id& where, const username& who);

    bool is_empty() const { return rooms_.empty(); }
    /// Where people are.
    std::vector<channel_id> places() const;
    const std::vector<voice_member>& people_in(const channel_id& where) const;

    /// `{"channel":…,"members":[…]}`
    std::string room_json(const channel_id& where) const;
    /// Those rooms with people in them that `viewer` sees, as a list.
    std::string rooms_json(const world& seen, const member& viewer) const;

private:
    std::map<channel_id, std::vector<voice_member>> rooms_;  // none is empty
    bool is_offered_ = false;
};

}  // namespace snug
