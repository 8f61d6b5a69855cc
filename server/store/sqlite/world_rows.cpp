#include "store/sqlite/world_rows.hpp"

#include <algorithm>

namespace snug::sqlite {

world_rows::world_rows(connection& on)
    : head_(on,
            "SELECT epoch, pos, pruned_to, server_name, set_up, setup_token, "
            "marked_to FROM head"),
      users_(on, "SELECT " + std::string(member_columns) + " FROM users ORDER BY no"),
      channels_(on, "SELECT " + std::string(channel_columns) + " FROM channels ORDER BY no"),
      channel_members_(on,
                       "SELECT cm.channel, u.name FROM channel_members cm "
                       "JOIN users u ON u.no = cm.user ORDER BY cm.channel, u.name") {}

head_row world_rows::head() {
    auto row = head_.query();
    row.next();  // the schema holds exactly one
    head_row made;
    made.log = {std::string(row.text(0)), row.unsigned_number(1), row.unsigned_number(2)};
    made.server.name = row.text(3);
    made.set_up = row.flag(4);
    if (!row.is_null(5)) made.setup_token = to_secret(row.blob(5));
    made.marked_to = row.unsigned_number(6);
    return made;
}

std::vector<user_row> world_rows::users() {
    std::vector<user_row> made;
    auto row = users_.query();
    while (row.next()) {
        made.push_back(
            {row.number(member_no_column), !row.is_null(member_gone_column), read_member(row)});
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
    auto row = channel_members_.query();
    while (row.next()) {
        const auto no = static_cast<std::uint32_t>(row.number(0));
        const auto where = std::ranges::lower_bound(made, no, {}, &channel::no);
        if (where != made.end() && where->no == no) {
            where->members.emplace_back(std::string(row.text(1)));
        }
    }
    return made;
}

}  // namespace snug::sqlite
