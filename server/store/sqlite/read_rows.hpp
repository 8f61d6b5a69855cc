// How far somebody has read, what of the rest is unread or calls him, and the messages that called
// him. Counts are walks over an index that end at limits::unread_max: they cost the same in a long
// channel and for many people. Owned by a reader, on its thread, within its transactions.
#pragma once

#include "base/result.hpp"
#include "store/sqlite/place.hpp"
#include "store/sqlite/world_rows.hpp"

#include <set>
#include <unordered_map>

namespace snug::sqlite {

class read_rows {
public:
    read_rows(connection& on, world_rows& world);

    /// One per channel that he sees; errc::not_found for somebody who is not in.
    result<std::vector<read_state>> of(const username& user);

    struct places {
        std::vector<std::int64_t> mids;
        std::string next;
    };
    result<places> mentions_of(const username& user, const std::string& before, std::size_t limit);

    /// What `user` saved, the last saved first.
    result<places> saved_of(const username& user, const std::string& before, std::size_t limit);

    struct person {
        std::int64_t no = 0;
        member who;
    };
    /// errc::not_found for somebody who is not in.
    result<person> find(const username& user);
    /// The numbers of the channels that he sees.
    std::set<std::uint32_t> channels_seen_by(const member& who);

private:
    using channel_marks = std::unordered_map<std::int64_t, sequence>;  // by the channel's number

    places take_page(rows& row, const std::set<std::uint32_t>& seen, std::size_t limit);
    channel_marks marks_of(std::int64_t user_no);
    std::uint64_t count(statement& in,
                        const person& by,
                        const read_state& of,
                        std::uint32_t channel);

    world_rows& world_;
    statement member_;
    statement marks_;
    statement late_marks_;
    statement notify_;
    statement unread_;
    statement named_;
    statement broadcast_;
    statement inbox_;
    statement saved_;
};

}  // namespace snug::sqlite
