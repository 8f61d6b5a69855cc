#include "store/sqlite/columns.hpp"

namespace snug::sqlite {

std::int64_t to_mid(std::uint32_t channel_no, sequence seq) {
    return static_cast<std::int64_t>(channel_no) << seq_bits |
           (static_cast<std::int64_t>(seq) & seq_mask);
}

std::int64_t to_mid(const message_id& id) {
    return to_mid(channel_no_of(id), seq_of(id));
}

std::optional<std::int64_t> to_column(const std::optional<wall_time>& at) {
    return at ? std::optional(to_ms(*at)) : std::nullopt;
}

std::optional<wall_time> to_time(const std::optional<std::int64_t>& ms) {
    return ms ? std::optional(from_ms(*ms)) : std::nullopt;
}

std::optional<blob_view> to_column(const std::optional<digest>& hash) {
    return hash ? std::optional(blob_view(*hash)) : std::nullopt;
}

std::optional<digest> read_digest_if(const rows& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return to_array<std::tuple_size_v<digest>>(row.blob(column));
}

std::string join_words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += ' ';
        text += word;
    }
    return text;
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string join_names(const std::vector<username>& names) {
    std::string text;
    for (const username& name : names) {
        if (!text.empty()) text += ' ';
        text += name.value();
    }
    return text;
}

std::vector<username> split_names(std::string_view text) {
    std::vector<username> names;
    for (std::string& word : split_words(text))
        names.emplace_back(std::move(word));
    return names;
}

namespace {

message_id id_of(std::int64_t mid, wall_time at) {
    return make_message_id(
        at, static_cast<std::uint32_t>(mid >> seq_bits), static_cast<sequence>(mid & seq_mask));
}

username to_username(std::string_view text) {
    return username(std::string(text));
}

std::optional<reply_target> read_reply_target(const rows& row) {
    constexpr int mid = 10;
    if (row.is_null(mid)) return std::nullopt;
    return reply_target{id_of(row.number(mid), from_ms(row.number(mid + 1))),
                        static_cast<sequence>(row.number(mid) & seq_mask),
                        to_username(row.text(mid + 2))};
}

std::optional<message_origin> read_origin(const rows& row) {
    constexpr int mid = 16;
    if (row.is_null(mid)) return std::nullopt;
    const wall_time at = from_ms(row.number(mid + 1));
    return message_origin{id_of(row.number(mid), at), to_username(row.text(mid + 2)), at};
}

}  // namespace

message read_message(const rows& row) {
    message made;
    made.at = from_ms(row.number(2));
    made.id = id_of(row.number(0), made.at);
    made.seq = static_cast<sequence>(row.number(0) & seq_mask);
    made.rev = row.unsigned_number(1);
    made.author = to_username(row.text(3));
    made.channel = channel_id(std::string(row.text(4)));
    made.outside = !row.is_null(19);
    made.deleted = row.flag(6);
    if (made.deleted) return made;
    made.system = static_cast<system_kind>(row.number(5));
    made.edited = to_time(row.number_if(7));
    made.mentions = split_words(row.text(8));
    made.content = row.text(9);
    made.reply_to = read_reply_target(row);
    made.pinned = !row.is_null(13);
    made.detail = row.text(14);
    made.here = split_names(row.text(15));
    made.forwarded = read_origin(row);
    return made;
}

member read_member(const rows& row) {
    member made;
    made.name = to_username(row.text(0));
    made.display_name = row.text(1);
    made.role = static_cast<role>(row.number(2));
    made.bio = row.text(3);
    made.colour = row.text(4);
    made.bot = row.flag(5);
    made.joined = from_ms(row.number(6));
    if (!row.is_null(7)) made.invited_by = to_username(row.text(7));
    made.muted_until = to_time(row.number_if(8));
    made.pronouns = row.text(11);
    made.avatar = read_digest_if(row, 12);
    return made;
}

channel read_channel(const rows& row) {
    channel made;
    made.id = channel_id(std::string(row.text(0)));
    made.no = static_cast<std::uint32_t>(row.number(1));
    made.kind = static_cast<channel_kind>(row.number(2));
    made.name = row.text(3);
    made.sign = row.text(4);
    made.topic = row.text(5);
    made.section = row.text(6);
    made.position_in_list = row.number(7);
    made.is_private = row.flag(8);
    made.moderators_post = row.flag(9);
    made.slow_mode_s = row.number(10);
    made.archived = row.flag(11);
    made.last_seq = row.unsigned_number(12);
    if (!row.is_null(13)) made.keeper = to_username(row.text(13));
    if (!row.is_null(14)) made.origin = {to_username(row.text(14)), from_ms(row.number(15))};
    return made;
}

own_emoji read_own_emoji(const rows& row) {
    return {std::string(row.text(0)),
            split_words(row.text(1)),
            to_username(row.text(2)),
            from_ms(row.number(3)),
            read_digest_if(row, 5),
            row.flag(6)};
}

notify_settings read_notify(const rows& row, int first) {
    notify_settings made;
    made.level = static_cast<notify_level>(row.number(first));
    made.muted_until = to_time(row.number_if(first + 1));
    made.hidden = row.flag(first + 2);
    return made;
}

session read_session(const rows& row) {
    session made;
    made.id = row.text(0);
    made.secret = to_secret(row.blob(1));
    made.user = to_username(row.text(2));
    made.device = row.text(3);
    made.created = from_ms(row.number(4));
    made.last_used = from_ms(row.number(5));
    return made;
}

invite read_invite(const rows& row) {
    invite made;
    made.code = to_secret(row.blob(0));
    made.by = to_username(row.text(1));
    made.role = static_cast<role>(row.number(2));
    for (std::string& id : split_words(row.text(3)))
        made.channels.emplace_back(std::move(id));
    made.uses = row.number(4);
    made.uses_max = row.number(5);
    made.expires = from_ms(row.number(6));
    made.revoked = row.flag(7);
    return made;
}

sign_in_link read_link(const rows& row) {
    sign_in_link made;
    made.code = to_secret(row.blob(0));
    made.user = to_username(row.text(1));
    made.by = to_username(row.text(2));
    made.expires = from_ms(row.number(3));
    made.brings_back = row.flag(4);
    return made;
}

}  // namespace snug::sqlite
