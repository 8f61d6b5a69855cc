#include "store/sqlite/message_changes.hpp"

#include "base/limits.hpp"
#include "store/sqlite/columns.hpp"

namespace snug::sqlite {

message_changes::message_changes(connection& on)
    : post_(on,
            "INSERT INTO messages (mid, rev, at, author, system, deleted, reply_to, mentions, "
            "content, detail, here, forward_mid, forward_at, forward_author) "
            "VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"),
      // A pin is an edit too, but none of the words.
      keep_version_(on,
                    "INSERT INTO versions (mid, rev, at, content) "
                    "SELECT mid, ?2, coalesce(edited, at), content FROM messages "
                    "WHERE mid = ?1 AND content <> ?3"),
      drop_version_(on,
                    "DELETE FROM versions WHERE mid = ?1 AND rev <= (SELECT rev FROM versions "
                    "WHERE mid = ?1 ORDER BY rev DESC LIMIT 1 OFFSET ?2)"),
      forget_versions_(on, "DELETE FROM versions WHERE mid = ?1"),
      edit_(on,
            "UPDATE messages SET rev = ?2, edited = ?3, mentions = ?4, content = ?5, pinned = ?6, "
            "here = ?7 WHERE mid = ?1"),
      delete_(
          on,
          "UPDATE messages SET rev = ?2, deleted = 1, system = 0, reply_to = NULL, edited = NULL, "
          "mentions = NULL, content = '', pinned = NULL, detail = NULL, here = NULL, "
          "forward_mid = NULL, forward_at = NULL, forward_author = NULL "
          "WHERE mid = ?1"),
      last_seq_(on, "UPDATE channels SET last_seq = ?2 WHERE no = ?1"),
      read_(on,
            "INSERT INTO reads (user, channel, seq) VALUES (?1, ?2, ?3) "
            "ON CONFLICT DO UPDATE SET seq = excluded.seq"),
      late_(on, late_marks_select("extra IS NOT NULL")),
      mentions_(on) {}

void message_changes::write(const message_posted& what, const resident& now) {
    const message& m = what.message;
    const std::string mentions = join_words(m.mentions);
    const auto reply_to = m.reply_to ? std::optional(to_mid(m.reply_to->id)) : std::nullopt;
    const auto first = m.forwarded ? std::optional(to_mid(m.forwarded->id)) : std::nullopt;
    const auto first_at = m.forwarded ? std::optional(to_ms(m.forwarded->at)) : std::nullopt;
    const auto first_by =
        m.forwarded ? std::optional(now.user_number(m.forwarded->author)) : std::nullopt;
    post_.run(to_mid(m.id),
              m.rev,
              to_ms(m.at),
              now.user_number(m.author),
              static_cast<std::int64_t>(m.system),
              reply_to,
              mentions,
              m.content,
              m.detail,
              join_names(m.here),
              first,
              first_at,
              first_by);
    mentions_.add(m, now);
    last_seqs_.insert_or_assign(channel_no_of(m.id), m.seq);
}

void message_changes::keep_version(const message& now) {
    if (keep_version_.run(to_mid(now.id), now.rev, now.content) == 0) return;
    drop_version_.run(to_mid(now.id), limits::versions_kept_max);
}

void message_changes::write(const message_edited& what, const resident& now) {
    const message& m = what.message;
    const std::int64_t mid = to_mid(m.id);
    keep_version(m);
    const auto pinned = m.pinned ? std::optional(1) : std::nullopt;
    const std::string mentions = join_words(m.mentions);
    const std::string here = join_names(m.here);
    edit_.run(mid, m.rev, to_column(m.edited), mentions, m.content, pinned, here);
    mentions_.clear(mid);
    mentions_.add(m, now);
}

void message_changes::write(const message_deleted& what) {
    const std::int64_t mid = to_mid(what.tombstone.id);
    delete_.run(mid, what.tombstone.rev);
    forget_versions_.run(mid);
    mentions_.clear(mid);
}

void message_changes::write(const read_marked& what, const resident& now) {
    write_late(what, now);
    marks_are_due_ = true;
}

void message_changes::write_late(const read_marked& what, const resident& now) {
    const person_channel key(now.user_number(what.user), now.channel_number(what.channel));
    read_marks_.insert_or_assign(key, what.seq);
}

void message_changes::flush(resident& now, std::uint64_t late_max) {
    for (const auto& [channel_no, seq] : last_seqs_)
        last_seq_.run(channel_no, seq);
    last_seqs_.clear();
    if (!marks_are_due_ && now.head.pos - now.marked_to < late_max) return;
    for (const auto& [key, seq] : read_marks_)
        read_.run(key.first, key.second, seq);
    read_marks_.clear();
    marks_are_due_ = false;
    now.marked_to = now.head.pos;
}

void message_changes::reload(position marked_to) {
    last_seqs_.clear();
    read_marks_.clear();
    marks_are_due_ = false;
    auto row = late_.query(marked_to);
    while (row.next()) {
        const person_channel key(row.number(0),
                                 static_cast<std::uint32_t>(row.number(1) >> seq_bits));
        read_marks_.insert_or_assign(key, static_cast<sequence>(row.number(1) & seq_mask));
    }
}

}  // namespace snug::sqlite
