#include "store/sqlite/mention_changes.hpp"

#include "store/sqlite/columns.hpp"

#include <algorithm>

namespace snug::sqlite {

mention_changes::mention_changes(connection& on)
    : person_(on, "INSERT OR IGNORE INTO mentions (user, mid, at) VALUES (?1, ?2, ?3)"),
      everyone_(on, "INSERT INTO broadcasts (mid, author, at) VALUES (?1, ?2, ?3)"),
      clear_people_(on, "DELETE FROM mentions WHERE mid = ?1"),
      clear_everyone_(on, "DELETE FROM broadcasts WHERE mid = ?1") {}

void mention_changes::add(const message& what, const resident& now) {
    if (what.mentions.empty()) return;
    if (std::ranges::find(what.mentions, "@everyone") != what.mentions.end()) {
        // Whoever is named besides is called once all the same.
        everyone_.run(to_mid(what.id), now.user_number(what.author), to_ms(what.at));
        return;
    }
    for (const std::string& name : what.mentions) {
        if (!name.starts_with('@')) add_person(what, username(name), now);
    }
    for (const username& who : what.here)
        add_person(what, who, now);
}

void mention_changes::add_person(const message& what, const username& who, const resident& now) {
    if (who == what.author && !what.outside) return;  // nobody is called by himself
    person_.run(now.user_number(who), to_mid(what.id), to_ms(what.at));
}

void mention_changes::clear(std::int64_t mid) {
    clear_people_.run(mid);
    clear_everyone_.run(mid);
}

}  // namespace snug::sqlite
