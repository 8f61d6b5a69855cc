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

    /// For each channel the `topic::generation` at the moment when the store was asked: a count is
    /// good as long as that is.
    using generations = std::unordered_map<channel_id, std::uint64_t>;

    /// What the store said; marks and choices that came since `expect` win.
    void load(const username& who,
              const std::vector<read_state>& states,
              const generations& asked_at);

    /// Fresh counts of somebody who is known; marks are left as they are.
    void recount(const username& who,
                 const std::vector<read_state>& states,
                 const generations& asked_at);

    /// Whether only the store can tell what is unread there.
    bool lacks_count(const username& who, const channel& where, const topic* shelf) const;

    /// A mark from the feed. People who are neither known nor expected are left alone.
    void mark(const username& who, const channel_id& where, sequence seq);
    /// A choice from the feed; kept as a mark is.
    void choose(const username& who, const channel_id& where, const notify_settings& chosen);
    void forget(const username& who) { people_.erase(who); }

    /// 0 where nothing was read.
    sequence read_seq(const username& who, const channel_id& where) const;

    /// Where `shelf` does not reach back to the mark, the store's count and what came since it was
    /// asked. Null `shelf`: nothing above the mark is known to be unread.
    read_state state(const username& who, const channel& where, const topic* shelf) const;

private:
    struct counted {
        unread_count count;
        sequence to = 0;  // the newest message that the store knew
        std::uint64_t generation = 0;
    };
    struct place {
        sequence seq = 0;
        std::optional<counted> by_store;
    };
    struct person {
        bool loaded = false;
        std::unordered_map<channel_id, place> places;
        std::unordered_map<channel_id, notify_settings> chosen;  // where it is not the usual
    };

    static counted to_counted(const read_state& state, const generations& asked_at);
    static bool is_good(const std::optional<counted>& count,
                        const channel& where,
                        const topic& shelf);
    const place* find(const username& who, const channel_id& where) const;
    notify_settings chosen(const username& who, const channel_id& where) const;

    std::unordered_map<username, person> people_;
};

}  // namespace snug
