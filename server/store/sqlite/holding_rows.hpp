// Tells everything that a database file and its files hold, one by one, for a move. Owned by a
// move, on its thread; the connection belongs to whoever made it. Never writes.
#pragma once

#include "store/fate.hpp"
#include "store/movable.hpp"
#include "store/sqlite/world_rows.hpp"

#include <filesystem>

namespace snug::sqlite {

class holding_rows {
public:
    /// `folder` is the one with the database, where `files` stands.
    holding_rows(connection& on, std::filesystem::path folder);

    /// In one view. errc::invalid_content when a row refers to what is not there.
    result<void> tell(const move_source::see& to);

private:
    result<void> tell_people(const move_source::see& to);
    result<void> tell_channels(const move_source::see& to);
    result<void> tell_messages(const move_source::see& to);
    result<void> tell_attachments(const move_source::see& to);
    result<void> tell_versions(const move_source::see& to);
    result<void> tell_reactions(const move_source::see& to);
    result<void> tell_marks(const move_source::see& to);
    result<void> tell_personal(const move_source::see& to);
    result<void> tell_shelf(const move_source::see& to);
    result<void> tell_records(const move_source::see& to);
    result<void> tell_secrets(const move_source::see& to);
    result<void> tell_nonces(const move_source::see& to);

    connection& on_;
    std::filesystem::path folder_;
    world_rows world_;
};

struct table_fate {
    std::string_view table;
    fate how;
};
inline constexpr std::array table_fates = {
    table_fate{"head", fate::carried},       table_fate{"users", fate::carried},
    table_fate{"channels", fate::carried},   table_fate{"channel_members", fate::carried},
    table_fate{"messages", fate::carried},   table_fate{"versions", fate::carried},
    table_fate{"reactions", fate::carried},  table_fate{"emoji", fate::followed},
    table_fate{"mentions", fate::followed},  table_fate{"broadcasts", fate::followed},
    table_fate{"reads", fate::carried},      table_fate{"notify", fate::carried},
    table_fate{"slow_posts", fate::carried}, table_fate{"saved", fate::carried},
    table_fate{"blocks", fate::carried},     table_fate{"own_emoji", fate::carried},
    table_fate{"audit", fate::carried},      table_fate{"sessions", fate::carried},
    table_fate{"invites", fate::carried},    table_fate{"links", fate::carried},
    table_fate{"nonces", fate::carried},     table_fate{"log", fate::left},
    table_fate{"statuses", fate::carried},   table_fate{"attachments", fate::carried},
    table_fate{"shelf", fate::carried},      table_fate{"favourites", fate::carried},
};

}  // namespace snug::sqlite
