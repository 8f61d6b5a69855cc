#include "store/sqlite/emoji_changes.hpp"

#include "store/sqlite/columns.hpp"

namespace snug::sqlite {

emoji_changes::emoji_changes(connection& on)
    : change_(on,
              "UPDATE own_emoji SET aliases = ?2, picture = ?3, animated = ?4 WHERE name = ?1 AND "
              "gone = 0"),
      add_(on,
           "INSERT INTO own_emoji (name, aliases, by, at, picture, animated) "
           "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
      remove_(on, "UPDATE own_emoji SET gone = 1 WHERE name = ?1 AND gone = 0"),
      number_(on, "SELECT no FROM own_emoji WHERE name = ?1 ORDER BY no DESC LIMIT 1") {}

void emoji_changes::write(const emoji_added& what, const resident& now) {
    const own_emoji& e = what.emoji;
    const std::string aliases = join_words(e.aliases);
    const auto picture = to_column(e.picture);
    if (change_.run(e.name, aliases, picture, e.animated) > 0) return;
    add_.run(e.name, aliases, now.user_number(e.by), to_ms(e.at), picture, e.animated);
}

void emoji_changes::write(const emoji_removed& what) {
    remove_.run(what.name);
}

std::int64_t emoji_changes::number_of(const std::string& name) {
    auto row = number_.query(name);
    return row.next() ? row.number(0) : 0;
}

}  // namespace snug::sqlite
