#include "store/sqlite/personal_changes.hpp"

#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "store/sqlite/columns.hpp"

namespace snug::sqlite {

personal_changes::personal_changes(connection& on)
    : notify_(on,
              "INSERT INTO notify (user, channel, level, muted_until, hidden) "
              "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET level = ?3, "
              "muted_until = ?4, hidden = ?5"),
      find_notify_(on,
                   "SELECT " + std::string(notify_columns) +
                       " FROM notify WHERE user = ?1 AND channel = ?2"),
      hidden_(on,
              "SELECT u.name, n.level, n.muted_until, n.hidden FROM notify n "
              "JOIN users u ON u.no = n.user WHERE n.channel = ?1 AND n.hidden = 1"),
      pace_(on,
            "INSERT INTO slow_posts (user, channel, at) VALUES (?1, ?2, ?3) "
            "ON CONFLICT DO UPDATE SET at = ?3"),
      find_pace_(on, "SELECT at FROM slow_posts WHERE user = ?1 AND channel = ?2"),
      note_(on,
            "INSERT INTO audit (at, by, what, target, channel, detail) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
      prune_notes_(on, "DELETE FROM audit WHERE no <= (SELECT max(no) FROM audit) - ?1"),
      pins_(on,
            "SELECT count(*) FROM messages WHERE pinned IS NOT NULL AND mid BETWEEN ?1 AND ?2") {}

void personal_changes::write(const notify_set& what, const resident& now) {
    notify_.run(now.user_number(what.user),
                now.channel_number(what.channel),
                static_cast<std::int64_t>(what.settings.level),
                to_column(what.settings.muted_until),
                what.settings.hidden);
}

void personal_changes::write(const posted_slowly& what, const resident& now) {
    pace_.run(now.user_number(what.user), now.channel_number(what.channel), to_ms(what.at));
}

void personal_changes::write(const audit_noted& what, const resident&) {
    const audit_entry& e = what.entry;
    note_.run(to_ms(e.at), e.by.value(), e.what, e.target.value(), e.channel.value(), e.detail);
    prune_notes_.run(limits::audit_entries_max);
}

void personal_changes::load(resident& now, const fact_keys& keys) {
    for (const person_in_channel& key : keys.notify)
        load_notify(now, key);
    for (const channel_id& where : keys.hidden_in)
        load_hidden(now, where);
    for (const person_in_channel& key : keys.slow_posts)
        load_pace(now, key);
    for (const channel_id& where : keys.pins_of)
        load_pins(now, where);
}

void personal_changes::load_notify(resident& now, const person_in_channel& key) {
    const auto who = now.user_numbers.find(key.user);
    const auto where = now.channel_numbers.find(key.channel);
    if (who == now.user_numbers.end() || where == now.channel_numbers.end()) return;
    auto row = find_notify_.query(who->second, where->second);
    if (row.next()) now.known.notify.insert_or_assign(key, read_notify(row, 0));
}

void personal_changes::load_hidden(resident& now, const channel_id& where) {
    const auto place = now.known.channels.find(where);
    if (place == now.known.channels.end() || !is_talk(place->second)) return;
    auto row = hidden_.query(place->second.no);
    while (row.next()) {
        const person_in_channel key{username(std::string(row.text(0))), where};
        now.known.notify.insert_or_assign(key, read_notify(row, 1));
    }
}

void personal_changes::load_pace(resident& now, const person_in_channel& key) {
    // Asked for with every post, so the usual channel must cost nothing.
    const auto where = now.known.channels.find(key.channel);
    const auto who = now.user_numbers.find(key.user);
    if (where == now.known.channels.end() || where->second.slow_mode_s == 0) return;
    if (who == now.user_numbers.end()) return;
    auto row = find_pace_.query(who->second, where->second.no);
    if (row.next()) now.known.slow_posts.insert_or_assign(key, from_ms(row.number(0)));
}

void personal_changes::load_pins(resident& now, const channel_id& where) {
    const auto place = now.known.channels.find(where);
    if (place == now.known.channels.end()) return;
    auto row = pins_.query(to_mid(place->second.no, 0), to_mid(place->second.no, seq_mask));
    row.next();
    now.known.pins.insert_or_assign(where, row.unsigned_number(0));
}

}  // namespace snug::sqlite
