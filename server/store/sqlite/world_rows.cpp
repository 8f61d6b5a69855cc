#include "store/sqlite/world_rows.hpp"

#include <algorithm>

namespace snug::sqlite {

namespace {

std::optional<departure> read_departure(const rows& row) {
    const auto gone = row.number_if(member_gone_column);
    return gone ? std::optional(static_cast<departure>(*gone)) : std::nullopt;
}

}  // namespace

world_rows::world_rows(connection& on)
    : head_(on,
            "SELECT epoch, pos, pruned_to, server_name, set_up, setup_token, "
            "marked_to, icon, keep_days, keep_over FROM head"),
      users_(on, "SELECT " + std::string(member_columns) + " FROM users ORDER BY no"),
      channels_(on,
                "SELECT " + std::string(channel_columns) +
                    " FROM channels WHERE gone IS NULL ORDER BY no"),
      gone_(
          on,
          "SELECT " + std::string(channel_columns) + " FROM channels WHERE gone > ?1 ORDER BY no"),
      numbers_(on, "SELECT id, no FROM channels"),
      channel_members_(on,
                       "SELECT cm.channel, u.name FROM channel_members cm "
                       "JOIN users u ON u.no = cm.user ORDER BY cm.channel, cm.since, u.name"),
      own_emoji_(on, std::string(own_emoji_select) + "WHERE e.gone = 0 ORDER BY e.no"),
      blocks_(on,
              "SELECT a.name, b.name FROM blocks JOIN users a ON a.no = by "
              "JOIN users b ON b.no = whom ORDER BY by, whom"),
      statuses_(on,
                "SELECT u.name, s.state, s.text, s.emoji, s.words_until FROM statuses s "
                "JOIN users u ON u.no = s.user ORDER BY u.name") {}

head_row world_rows::head() {
    auto row = head_.query();
    row.next();  // the schema holds exactly one
    head_row made;
    made.log = {std::string(row.text(0)), row.unsigned_number(1), row.unsigned_number(2)};
    made.server = {
        std::string(row.text(3)), read_digest_if(row, 7), {row.number(8), row.unsigned_number(9)}};
    made.set_up = row.flag(4);
    if (!row.is_null(5)) made.setup_token = to_secret(row.blob(5));
    made.marked_to = row.unsigned_number(6);
    return made;
}

std::vector<user_row> world_rows::users() {
    std::vector<user_row> made;
    auto row = users_.query();
    while (row.next()) {
        made.push_back({row.number(member_no_column), read_departure(row), read_member(row)});
    }
    return made;
}

std::vector<channel> world_rows::channels() {
    std::vector<channel> made;
    {
        auto row = channels_.query();
        while (row.next())
            made.push_back(read_channel(row));
    }
    add_members(made);
    return made;
}

std::vector<channel> world_rows::channels_gone_after(position pos) {
    std::vector<channel> made;
    {
        auto row = gone_.query(pos);
        while (row.next())
            made.push_back(read_channel(row));
    }
    add_members(made);
    return made;
}

std::vector<own_emoji> world_rows::emoji() {
    std::vector<own_emoji> made;
    auto row = own_emoji_.query();
    while (row.next())
        made.push_back(read_own_emoji(row));
    return made;
}

std::vector<block> world_rows::blocks() {
    std::vector<block> made;
    auto row = blocks_.query();
    while (row.next()) {
        made.push_back({username(std::string(row.text(0))), username(std::string(row.text(1)))});
    }
    return made;
}

std::vector<chosen_status> world_rows::statuses() {
    std::vector<chosen_status> made;
    auto row = statuses_.query();
    while (row.next()) {
        status wanted{static_cast<presence_state>(row.number(1)),
                      std::string(row.text(2)),
                      std::string(row.text(3))};
        made.push_back(
            {username(std::string(row.text(0))), std::move(wanted), to_time(row.number_if(4))});
    }
    return made;
}

std::vector<channel_number> world_rows::channel_numbers() {
    std::vector<channel_number> made;
    auto row = numbers_.query();
    while (row.next())
        made.push_back(
            {channel_id(std::string(row.text(0))), static_cast<std::uint32_t>(row.number(1))});
    return made;
}

void world_rows::add_members(std::vector<channel>& to) {
    if (to.empty()) return;
    auto row = channel_members_.query();
    while (row.next()) {
        const auto no = static_cast<std::uint32_t>(row.number(0));
        const auto where = std::ranges::lower_bound(to, no, {}, &channel::no);
        if (where != to.end() && where->no == no) {
            let_in_to(*where, username(std::string(row.text(1))));
        }
    }
}

}  // namespace snug::sqlite
