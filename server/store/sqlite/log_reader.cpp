#include "store/sqlite/log_reader.hpp"

#include "store/sqlite/failure.hpp"

namespace snug::sqlite {

namespace {

[[noreturn]] void fail_dangling() {
    throw failure(SQLITE_CORRUPT, 0, "a log entry refers to a row that is not there");
}

}  // namespace

log_reader::log_reader(connection& on)
    : messages_(on),
      entries_(on, "SELECT pos, kind, ref, extra FROM log WHERE pos > ?1 ORDER BY pos LIMIT ?2"),
      channel_(on, "SELECT " + std::string(channel_columns) + " FROM channels WHERE no = ?1"),
      gone_(on, "SELECT id FROM channels WHERE no = ?1 AND gone IS NOT NULL"),
      emoji_(on, "SELECT text FROM emoji WHERE no = ?1"),
      channel_members_(on,
                       "SELECT u.name FROM channel_members cm JOIN users u ON u.no = cm.user "
                       "WHERE cm.channel = ?1 ORDER BY cm.since, u.name"),
      member_(on, "SELECT " + std::string(member_columns) + " FROM users WHERE no = ?1"),
      own_emoji_(on, std::string(own_emoji_select) + "WHERE e.no = ?1"),
      server_(on, "SELECT server_name, icon, keep_days, keep_over FROM head") {}

std::vector<committed> log_reader::after(position pos, std::size_t limit) {
    std::vector<entry> entries;
    {
        auto row = entries_.query(pos, static_cast<std::uint64_t>(limit));
        while (row.next()) {
            entries.push_back({row.unsigned_number(0),
                               static_cast<log_kind>(row.number(1)),
                               row.number(2),
                               row.number(3)});
        }
    }
    std::vector<committed> changes;
    changes.reserve(entries.size());
    for (const entry& logged : entries)
        changes.push_back({logged.pos, to_change(logged)});
    return changes;
}

change log_reader::to_change(const entry& logged) {
    switch (logged.kind) {
        case log_kind::message_posted:
        case log_kind::message_edited:
        case log_kind::message_deleted:
            return message_change(logged);
        case log_kind::reaction_added:
        case log_kind::reaction_removed:
            return reaction_change(logged);
        case log_kind::channel_created:
        case log_kind::channel_updated:
        case log_kind::channel_opened:
        case log_kind::channel_closed:
        case log_kind::channel_deleted:
            return channel_change(logged);
        case log_kind::channel_let_in:
        case log_kind::channel_put_out:
            return sight_change(logged);
        case log_kind::member_joined:
        case log_kind::member_updated:
            return member_change(logged);
        case log_kind::member_left:
            return member_left{name_of(logged.ref), static_cast<departure>(logged.extra)};
        case log_kind::emoji_added:
        case log_kind::emoji_removed:
            return own_emoji_change(logged);
        case log_kind::server_updated: {
            auto row = server_.query();
            row.next();
            return server_updated{server_info{std::string(row.text(0)),
                                              read_digest_if(row, 1),
                                              {row.number(2), row.unsigned_number(3)}}};
        }
    }
    fail_dangling();
}

change log_reader::message_change(const entry& logged) {
    auto now = messages_.find(logged.ref);
    if (!now) {
        if (auto gone = deletion_of(logged.ref >> seq_bits)) return *gone;
        fail_dangling();
    }
    if (now->deleted) return message_deleted{std::move(*now)};
    if (logged.kind == log_kind::message_posted) return message_posted{std::move(*now)};
    return message_edited{std::move(*now)};
}

std::optional<channel_deleted> log_reader::deletion_of(std::int64_t channel_no) {
    auto row = gone_.query(channel_no);
    if (!row.next()) return std::nullopt;
    return channel_deleted{channel_id(std::string(row.text(0)))};
}

change log_reader::reaction_change(const entry& logged) {
    auto on = messages_.find(logged.ref);
    if (!on || on->deleted) return message_change(logged);
    constexpr std::int64_t user_mask = (std::int64_t{1} << reaction_user_bits) - 1;
    std::string emoji;
    {
        auto row = emoji_.query(logged.extra >> reaction_user_bits);
        if (!row.next()) fail_dangling();
        emoji = row.text(0);
    }
    username who = name_of(logged.extra & user_mask);
    if (logged.kind == log_kind::reaction_added) {
        return reaction_added{
            on->id, on->channel, std::move(emoji), std::move(who), logged.pos, on->seq};
    }
    return reaction_removed{
        on->id, on->channel, std::move(emoji), std::move(who), logged.pos, on->seq};
}

change log_reader::sight_change(const entry& logged) {
    if (auto gone = deletion_of(logged.ref)) {
        // Whoever left before it was deleted is not among those who are told of that.
        if (logged.kind == log_kind::channel_put_out)
            return channel_put_out{gone->channel, name_of(logged.extra)};
        return *gone;
    }
    channel_id where;
    {
        auto row = channel_.query(logged.ref);
        if (!row.next()) fail_dangling();
        where = read_channel(row).id;
    }
    if (logged.kind == log_kind::channel_let_in)
        return channel_let_in{where, name_of(logged.extra)};
    return channel_put_out{where, name_of(logged.extra)};
}

change log_reader::channel_change(const entry& logged) {
    if (auto gone = deletion_of(logged.ref)) return *gone;
    channel now;
    {
        auto row = channel_.query(logged.ref);
        if (!row.next()) fail_dangling();
        now = read_channel(row);
    }
    auto row = channel_members_.query(logged.ref);
    while (row.next())
        let_in_to(now, username(std::string(row.text(0))));
    if (logged.kind == log_kind::channel_created) return channel_created{std::move(now)};
    if (logged.kind == log_kind::channel_opened) return channel_opened{std::move(now)};
    if (logged.kind == log_kind::channel_closed) return channel_closed{std::move(now)};
    return channel_updated{std::move(now)};
}

change log_reader::member_change(const entry& logged) {
    auto row = member_.query(logged.ref);
    if (!row.next()) fail_dangling();
    member now = read_member(row);
    if (!row.is_null(member_gone_column)) {
        return member_left{now.name, static_cast<departure>(row.number(member_gone_column))};
    }
    if (logged.kind == log_kind::member_joined) return member_joined{std::move(now)};
    return member_updated{std::move(now)};
}

change log_reader::own_emoji_change(const entry& logged) {
    auto row = own_emoji_.query(logged.ref);
    if (!row.next()) fail_dangling();
    own_emoji now = read_own_emoji(row);
    constexpr int gone_column = 4;
    if (row.flag(gone_column)) return emoji_removed{std::move(now.name)};
    return emoji_added{std::move(now)};
}

username log_reader::name_of(std::int64_t user_no) {
    auto row = member_.query(user_no);
    if (!row.next()) fail_dangling();
    return read_member(row).name;
}

}  // namespace snug::sqlite
