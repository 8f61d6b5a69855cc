// Who and what there is right now: server, members, channels and rights, folded from the feed in
// order. Owned by the hub, io thread only. It answers who sees what; only the store's transaction
// is authority. Never asks the store, never sends anything.
#pragma once

#include "live/frame.hpp"
#include "store/reader.hpp"

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace snug {

/// Whom a change concerns.
struct audience {
    enum class kind : std::uint8_t {
        everybody,
        who_see_channel,
        who_see_member,
        one_person,
        who_see_everybody,
        nobody,
    };
    kind who = kind::everybody;
    channel_id channel{};
    username person{};
};

class world {
public:
    explicit world(world_state state);

    /// The next change. Positions come without holes; one already held is ignored.
    void fold(const committed& next);

    const std::string& epoch() const { return state_.head.epoch; }
    position pos() const { return state_.head.pos; }
    position pruned_to() const { return state_.head.pruned_to; }
    cursor here() const { return {epoch(), pos()}; }
    bool set_up() const { return state_.set_up; }
    const server_info& server() const { return state_.server; }
    /// Bytes of one file, as the host has it; 0: none are taken.
    std::uint64_t upload_max() const { return upload_max_; }
    void set_upload_max(std::uint64_t bytes) { upload_max_ = bytes; }

    /// Null when there is none. Good until the next fold.
    const member* find_member(const username& name) const;
    const channel* find_channel(const channel_id& id) const;
    std::size_t member_count() const { return members_.size(); }
    std::size_t owner_count() const;
    /// As they were added.
    const std::vector<own_emoji>& emoji() const { return emoji_; }
    /// Who wanted to be forgotten: nobody bears those names any more. Sorted.
    const std::set<username>& forgotten() const { return forgotten_; }
    /// How people had chosen to be seen when all this was loaded.
    const std::vector<chosen_status>& statuses_at_start() const { return state_.statuses; }
    /// Whom `by` does not want to see, sorted.
    std::vector<username> blocked_by(const username& by) const;
    /// All that are about `whom`.
    std::vector<block> blocks_against(const username& whom) const;

    /// Channels that `viewer` sees, in the order of the list.
    std::vector<const channel*> channels_of(const member& viewer) const;
    bool sees(const member& viewer, const member& other) const;
    /// Whether `viewer` sees each of `people` who is still here.
    bool sees_all(const member& viewer, const std::vector<username>& people) const;
    /// Who sees `where`, himself or by rank, and the guests among them. By name.
    std::vector<username> people_in(const channel& where) const;
    std::vector<username> guests_in(const channel& where) const;
    /// Guests other than himself, by name; all others see everybody.
    std::vector<username> guests_who_see(const username& whom) const;
    std::vector<username> guests_who_do_not_see(const username& whom) const;
    bool reaches(const audience& whom, const member& viewer) const;

    /// The list of members that `viewer` sees, encoded; for all but guests the same bytes until
    /// somebody changes.
    shared_bytes members_json(const member& viewer);
    /// Those among them who see `where`, encoded: what a guest learns when he is let in.
    std::string people_json(const channel& where) const;

private:
    void raise_last_seq(const message& what);
    void fold(const member& who);
    void fold(const channel& what);
    void fold(const channel_let_in& what);
    void fold(const channel_put_out& what);
    void fold(const channel_deleted& what);
    void fold(const member_left& what);
    void fold(const emoji_added& what);
    void fold(const emoji_removed& what);
    void fold(const block_set& what);
    std::string encode_members(const member* viewer) const;

    world_state state_;  // its members and channels have moved to the maps
    std::unordered_map<username, member> members_;
    std::vector<username> member_order_;  // as they joined
    std::unordered_map<channel_id, channel> channels_;
    std::vector<channel_id> channel_order_;
    std::unordered_map<channel_id, channel> gone_channels_;  // whom a replay tells of their end
    std::vector<own_emoji> emoji_;
    std::set<block> blocks_;
    std::set<username> forgotten_;
    std::uint64_t upload_max_ = 0;
    shared_bytes members_json_;  // null: to be encoded anew
};

}  // namespace snug
