#include "store/sqlite/reaction_changes.hpp"

#include "store/sqlite/columns.hpp"

namespace snug::sqlite {

reaction_changes::reaction_changes(connection& on)
    : name_(on, "INSERT OR IGNORE INTO emoji (text) VALUES (?1)"),
      number_(on, "SELECT no FROM emoji WHERE text = ?1"),
      kind_(on, "SELECT kind FROM reactions WHERE mid = ?1 AND emoji = ?2 LIMIT 1"),
      add_(on, "INSERT INTO reactions (mid, kind, pos, emoji, user) VALUES (?1, ?2, ?3, ?4, ?5)"),
      remove_(on, "DELETE FROM reactions WHERE mid = ?1 AND emoji = ?2 AND user = ?3"),
      clear_(on, "DELETE FROM reactions WHERE mid = ?1"),
      find_(on,
            "SELECT 1 FROM reactions WHERE mid = ?1 AND user = ?3 "
            "AND emoji = (SELECT no FROM emoji WHERE text = ?2)"),
      touch_(on, "UPDATE messages SET rev = ?2 WHERE mid = ?1") {}

std::int64_t reaction_changes::number_of(const std::string& emoji) {
    auto row = number_.query(emoji);
    return row.next() ? row.number(0) : 0;
}

void reaction_changes::write(const reaction_added& what, const resident& now) {
    const std::int64_t mid = to_mid(what.id);
    std::int64_t emoji = number_of(what.emoji);
    if (emoji == 0) {
        name_.run(what.emoji);
        emoji = number_of(what.emoji);
    }
    auto kind = static_cast<std::int64_t>(what.rev);  // the first of its kind
    if (auto row = kind_.query(mid, emoji); row.next()) kind = row.number(0);
    add_.run(mid, kind, what.rev, emoji, now.user_number(what.user));
    touch_.run(mid, what.rev);
}

void reaction_changes::write(const reaction_removed& what, const resident& now) {
    const std::int64_t mid = to_mid(what.id);
    remove_.run(mid, number_of(what.emoji), now.user_number(what.user));
    touch_.run(mid, what.rev);
}

void reaction_changes::clear(std::int64_t mid) {
    clear_.run(mid);
}

bool reaction_changes::has(const reaction_key& key, const resident& now) {
    const auto who = now.user_numbers.find(key.user);
    if (who == now.user_numbers.end()) return false;
    return find_.query(to_mid(key.message), key.emoji, who->second).next();
}

}  // namespace snug::sqlite
