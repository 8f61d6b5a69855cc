// Loads all people and channels: what a reader hands to live, and what the writer keeps in memory.
// Owned by a connection's owner, on its thread. Never looks at messages: a million of them cost
// nothing here.
#pragma once

#include "store/reader.hpp"
#include "store/sqlite/columns.hpp"

#include <vector>

namespace snug::sqlite {

struct head_row {
    log_head log;
    server_info server;
    bool set_up = false;
    std::optional<secret_hash> setup_token;
    position marked_to = 0;
};

struct user_row {
    std::int64_t no = 0;
    std::optional<departure> gone;
    snug::member member;
};

struct channel_number {
    channel_id id;
    std::uint32_t no = 0;
};

class world_rows {
public:
    explicit world_rows(connection& on);

    head_row head();
    /// In order of arrival, also those who went.
    std::vector<user_row> users();
    /// In order of their numbers, with their members (sorted by name).
    std::vector<channel> channels();
    /// Those that were deleted after `pos`, with the members they had.
    std::vector<channel> channels_gone_after(position pos);
    /// As they were added.
    std::vector<snug::own_emoji> emoji();
    std::vector<block> blocks();
    std::vector<chosen_status> statuses();
    /// Of all that ever were.
    std::vector<channel_number> channel_numbers();

private:
    void add_members(std::vector<channel>& to);

    statement head_;
    statement users_;
    statement channels_;
    statement gone_;
    statement numbers_;
    statement channel_members_;
    statement own_emoji_;
    statement blocks_;
    statement statuses_;
};

}  // namespace snug::sqlite
