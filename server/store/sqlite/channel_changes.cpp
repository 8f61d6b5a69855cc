#include "store/sqlite/channel_changes.hpp"

#include "store/sqlite/columns.hpp"

#include <algorithm>
#include <array>

namespace snug::sqlite {

namespace {

constexpr int sweep_slice = 1'000;  // messages in one transaction: a post hardly notices

// Rows that hang on a message; the messages themselves come last, since they say what is left.
constexpr std::array tables = {
    "attachments", "reactions", "versions", "mentions", "broadcasts", "saved", "messages"};

}  // namespace

channel_changes::channel_changes(connection& on)
    : put_(on,
           "INSERT INTO channels (no, id, last_seq, kind, name, sign, topic, section, position, "
           "private, moderators_post, slow_mode_s, archived, keeper, made_by, made) "
           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) "
           "ON CONFLICT (no) DO UPDATE SET name = ?5, sign = ?6, topic = ?7, section = ?8, "
           "position = ?9, private = ?10, moderators_post = ?11, slow_mode_s = ?12, "
           "archived = ?13, keeper = ?14"),
      delete_(on,
              "UPDATE channels SET gone = ?2, name = '', topic = '', section = '', sign = '' "
              "WHERE no = ?1"),
      let_in_(on,
              "INSERT OR IGNORE INTO channel_members (channel, user, since) VALUES (?1, ?2, "
              "(SELECT coalesce(max(since), 0) + 1 FROM channel_members WHERE channel = ?1))"),
      put_out_(on, "DELETE FROM channel_members WHERE channel = ?1 AND user = ?2"),
      put_out_of_all_(on, "DELETE FROM channel_members WHERE user = ?1"),
      find_rubbish_(on, "SELECT no FROM channels WHERE gone IS NOT NULL AND purged = 0"),
      first_(on, "SELECT mid FROM messages WHERE mid BETWEEN ?1 AND ?2 ORDER BY mid LIMIT 1"),
      forget_reads_(on, "DELETE FROM reads WHERE channel = ?1"),
      forget_notify_(on, "DELETE FROM notify WHERE channel = ?1"),
      purged_(on, "UPDATE channels SET purged = 1 WHERE no = ?1") {
    for (const char* table : tables) {
        delete_messages_.emplace_back(
            on, "DELETE FROM " + std::string(table) + " WHERE mid BETWEEN ?1 AND ?2");
    }
}

void channel_changes::put(const channel& c, const resident& now) {
    const auto keeper = c.keeper ? std::optional(now.user_number(*c.keeper)) : std::nullopt;
    const auto made_by = c.origin ? std::optional(now.user_number(c.origin->by)) : std::nullopt;
    const auto made = c.origin ? std::optional(to_ms(c.origin->at)) : std::nullopt;
    put_.run(c.no,
             c.id.value(),
             c.last_seq,
             static_cast<std::int64_t>(c.kind),
             c.name,
             c.sign,
             c.topic,
             c.section,
             c.position_in_list,
             c.is_private,
             c.moderators_post,
             c.slow_mode_s,
             c.archived,
             keeper,
             made_by,
             made);
}

void channel_changes::write(const channel_created& what, resident& now) {
    now.channel_numbers.insert_or_assign(what.channel.id, what.channel.no);
    put(what.channel, now);
    for (const username& name : what.channel.arrivals)
        let_in(what.channel.no, now.user_number(name));
}

void channel_changes::write(const channel_updated& what, const resident& now) {
    put(what.channel, now);
}

void channel_changes::write(const channel_opened& what, const resident& now) {
    put(what.channel, now);
}

void channel_changes::write(const channel_closed& what, const resident& now) {
    put(what.channel, now);
}

void channel_changes::write(const channel_deleted& what, const resident& now) {
    const std::uint32_t no = now.channel_number(what.channel);
    delete_.run(no, now.head.pos + 1);  // the position that this change is about to get
    rubbish_.push_back(no);
}

void channel_changes::write(const channel_let_in& what, const resident& now) {
    let_in(now.channel_number(what.channel), now.user_number(what.user));
}

void channel_changes::write(const channel_put_out& what, const resident& now) {
    put_out_.run(now.channel_number(what.channel), now.user_number(what.user));
}

void channel_changes::let_in(std::uint32_t channel_no, std::int64_t user_no) {
    let_in_.run(channel_no, user_no);
}

void channel_changes::put_out_of_all(std::int64_t user_no) {
    put_out_of_all_.run(user_no);
}

void channel_changes::find_rubbish() {
    rubbish_.clear();
    auto row = find_rubbish_.query();
    while (row.next())
        rubbish_.push_back(static_cast<std::uint32_t>(row.number(0)));
}

/// The number of messages that went. `seq` is dense and slices go from the front.
int channel_changes::delete_messages(std::uint32_t channel_no) {
    std::int64_t first = 0;
    const std::int64_t last = to_mid(channel_no, seq_mask);
    {
        auto row = first_.query(to_mid(channel_no, 0), last);
        if (!row.next()) return 0;
        first = row.number(0);
    }
    int deleted = 0;
    for (statement& one : delete_messages_)
        deleted = one.run(first, std::min(first + sweep_slice - 1, last));
    return deleted;
}

void channel_changes::sweep() {
    if (rubbish_.empty()) return;
    const std::uint32_t no = rubbish_.back();
    if (delete_messages(no) > 0) return;
    forget_reads_.run(no);
    forget_notify_.run(no);
    purged_.run(no);
    rubbish_.pop_back();
}

}  // namespace snug::sqlite
