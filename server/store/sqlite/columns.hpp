// How the domain's values lie in columns, both ways. Pure; used by the writer and the readers.
#pragma once

#include "domain/model.hpp"
#include "store/sqlite/statement.hpp"

#include <string>

namespace snug::sqlite {

// Numbers that stand in files: never changed, never used again.
enum class log_kind : std::int64_t {
    message_posted = 1,     // ref: mid, extra: whose read mark it moves there, if it does
    message_edited = 2,     // ref: mid
    message_deleted = 3,    // ref: mid
    channel_created = 4,    // ref: channel
    channel_updated = 5,    // ref: channel
    channel_let_in = 6,     // ref: channel, extra: user
    member_joined = 7,      // ref: user
    member_updated = 8,     // ref: user
    member_left = 9,        // ref: user, extra: how
    server_updated = 10,    // ref: 0
    reaction_added = 11,    // ref: mid, extra: emoji << reaction_user_bits | user
    reaction_removed = 12,  // the same
    channel_opened = 13,    // ref: channel
    channel_closed = 14,    // ref: channel
    channel_deleted = 15,   // ref: channel
    channel_put_out = 16,   // ref: channel, extra: user
    emoji_added = 17,       // ref: own_emoji
    emoji_removed = 18,     // the same
};

inline constexpr unsigned reaction_user_bits = 32;

/// Key of a message: the channel's number and seq, as they stand in its id.
inline constexpr unsigned seq_bits = 40;
inline constexpr std::int64_t seq_mask = (std::int64_t{1} << seq_bits) - 1;
std::int64_t to_mid(std::uint32_t channel_no, sequence seq);
std::int64_t to_mid(const message_id& id);

template <std::size_t Size>
std::array<std::uint8_t, Size> to_array(blob_view bytes) {
    std::array<std::uint8_t, Size> made{};
    if (bytes.size() == Size) std::copy(bytes.begin(), bytes.end(), made.begin());
    return made;
}
inline secret_hash to_secret(blob_view bytes) {
    return secret_hash(to_array<32>(bytes));
}

std::optional<std::int64_t> to_column(const std::optional<wall_time>& at);
std::optional<wall_time> to_time(const std::optional<std::int64_t>& ms);

/// Words with a space between; the values hold none.
std::string join_words(const std::vector<std::string>& words);
std::vector<std::string> split_words(std::string_view text);
std::string join_names(const std::vector<username>& names);
std::vector<username> split_names(std::string_view text);

/// Columns of `message_select` from 0 on. Messages of a deleted channel are not there any more.
inline constexpr std::string_view message_select =
    "SELECT m.mid, m.rev, m.at, coalesce(m.stranger, a.name), c.id, m.system, m.deleted, m.edited, "
    "m.mentions, "
    "m.content, "
    "r.mid, r.at, coalesce(r.stranger, ra.name), m.pinned, m.detail, m.here, m.forward_mid, "
    "m.forward_at, fa.name, m.stranger "
    "FROM messages m "
    "JOIN users a ON a.no = m.author "
    "JOIN channels c ON c.no = m.mid >> 40 AND c.gone IS NULL LEFT JOIN messages r ON r.mid = "
    "m.reply_to "
    "LEFT JOIN users ra ON ra.no = r.author LEFT JOIN users fa ON fa.no = m.forward_author ";
/// Without its reactions.
message read_message(const rows& row);

/// User and mid of the posts that moved read marks after position ?1, in their order.
inline std::string late_marks_select(std::string_view whose) {
    return "SELECT extra, ref FROM log WHERE pos > ?1 AND kind = 1 AND " + std::string(whose) +
           " ORDER BY pos";
}

inline constexpr std::string_view member_columns =
    "name, display_name, role, bio, colour, bot, joined, invited_by, muted_until, gone, no, "
    "pronouns, avatar";
inline constexpr int member_gone_column = 9;
inline constexpr int member_no_column = 10;
inline constexpr int member_column_count = 13;
member read_member(const rows& row);
std::optional<digest> read_digest_if(const rows& row, int column);
std::optional<blob_view> to_column(const std::optional<digest>& hash);

inline constexpr std::string_view channel_columns =
    "id, no, kind, name, sign, topic, section, position, private, moderators_post, slow_mode_s, "
    "archived, last_seq, (SELECT name FROM users WHERE users.no = keeper), "
    "(SELECT name FROM users WHERE users.no = made_by), made";
/// Without its members.
channel read_channel(const rows& row);

inline constexpr std::string_view own_emoji_select =
    "SELECT e.name, e.aliases, u.name, e.at, e.gone, e.picture, e.animated "
    "FROM own_emoji e JOIN users u ON u.no = e.by ";
own_emoji read_own_emoji(const rows& row);

inline constexpr std::string_view notify_columns = "level, muted_until, hidden";
notify_settings read_notify(const rows& row, int first);

inline constexpr std::string_view session_select =
    "SELECT s.id, s.secret, u.name, s.device, s.created, s.last_used FROM sessions s "
    "JOIN users u ON u.no = s.user ";
session read_session(const rows& row);

inline constexpr std::string_view invite_select =
    "SELECT i.code, u.name, i.role, i.channels, i.uses, i.uses_max, i.expires, i.revoked "
    "FROM invites i JOIN users u ON u.no = i.by ";
invite read_invite(const rows& row);

inline constexpr std::string_view link_select =
    "SELECT l.code, u.name, b.name, l.expires, l.brings_back FROM links l "
    "JOIN users u ON u.no = l.user LEFT JOIN users b ON b.no = l.by ";
sign_in_link read_link(const rows& row);

}  // namespace snug::sqlite
