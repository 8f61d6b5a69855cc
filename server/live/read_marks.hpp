// How far each person has read, and from that what is unread: counted from topics in memory, so
// that a snapshot and a `hello` agree with the position they are taken at. Owned by live_state, io
// thread only. Knows only people who have asked since the start; the others are loaded when they
// come.
#pragma once

#include "live/topic.hpp"
#include "store/reader.hpp"

#include <optional>
#include <unordered_map>
#include <vector>

namespace snug {

class read_marks {
public:
    bool knows(const username& who) const;

    /// Marks that come from now on are kept for `load`: the store is being asked.
    void expect(const username& who);

    /// What the store said; marks that came since `expect` win.
    void load(const username& who, const std::vector<read_state>& states);

    /// Fresh counts of somebody who is known; marks are left as they are.
    void recount(const username& who, const std::vector<read_state>& states);

    /// Whether only the store can tell what is unread there.
    bool lacks_count(const username& who, const channel& where, const topic* shelf) const;

    /// A mark from the feed. People who are neither known nor expected are left alone.
    void mark(const username& who, const channel_id& where, sequence seq);
    void forget(const username& who) { people_.erase(who); }

    /// 0 where nothing was read.
    sequence read_seq(const username& who, const channel_id& where) const;

    /// Where `shelf` does not reach back to the mark, the higher of its own count and the one that
    /// the store gave when it was asked. Null `shelf`: nothing above the mark is known to be
    /// unread.
    read_state state(const username& who, const channel& where, const topic* shelf) const;

private:
    struct place {
        sequence seq = 0;
        std::optional<unread_count> counted;  // by the store, when it was asked
    };
    struct person {
        bool loaded = false;
        std::unordered_map<channel_id, place> places;
    };

    const place* find(const username& who, const channel_id& where) const;

    std::unordered_map<username, person> people_;
};

}  // namespace snug
