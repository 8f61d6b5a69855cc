#include "store/sqlite/private_changes.hpp"

#include "store/sqlite/columns.hpp"

namespace snug::sqlite {

private_changes::private_changes(connection& on)
    : save_(on, "INSERT OR IGNORE INTO saved (user, mid, at) VALUES (?1, ?2, ?3)"),
      let_go_(on, "DELETE FROM saved WHERE user = ?1 AND mid = ?2"),
      clear_(on, "DELETE FROM saved WHERE mid = ?1"),
      find_(on, "SELECT 1 FROM saved WHERE user = ?1 AND mid = ?2"),
      count_(on, "SELECT count(*) FROM saved WHERE user = ?1"),
      block_(on, "INSERT OR IGNORE INTO blocks (by, whom) VALUES (?1, ?2)"),
      unblock_(on, "DELETE FROM blocks WHERE by = ?1 AND whom = ?2"),
      choose_(on,
              "INSERT INTO statuses (user, state, text, emoji, words_until) "
              "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (user) DO UPDATE SET "
              "state = ?2, text = ?3, emoji = ?4, words_until = ?5"),
      choose_nothing_(on, "DELETE FROM statuses WHERE user = ?1"),
      forget_saved_(on, "DELETE FROM saved WHERE user = ?1"),
      forget_blocks_(on, "DELETE FROM blocks WHERE by = ?1 OR whom = ?1"),
      forget_notify_(on, "DELETE FROM notify WHERE user = ?1"),
      forget_pace_(on, "DELETE FROM slow_posts WHERE user = ?1") {}

void private_changes::write(const message_saved& what, const resident& now) {
    const std::int64_t who = now.user_number(what.user);
    if (what.saved) {
        save_.run(who, to_mid(what.id), to_ms(what.at));
    } else {
        let_go_.run(who, to_mid(what.id));
    }
}

void private_changes::write(const block_set& what, const resident& now) {
    statement& how = what.blocked ? block_ : unblock_;
    how.run(now.user_number(what.block.by), now.user_number(what.block.whom));
}

void private_changes::write(const status_chosen& what, const resident& now) {
    const chosen_status& chosen = what.chosen;
    const std::int64_t who = now.user_number(chosen.who);
    if (chosen.wanted == usual_status()) {
        choose_nothing_.run(who);
        return;
    }
    choose_.run(who,
                static_cast<std::int64_t>(chosen.wanted.state),
                chosen.wanted.text,
                chosen.wanted.emoji,
                to_column(chosen.words_until));
}

void private_changes::leave(std::int64_t user_no) {
    choose_nothing_.run(user_no);
}

void private_changes::clear(std::int64_t mid) {
    clear_.run(mid);
}

void private_changes::forget(std::int64_t user_no) {
    for (statement* one : {&forget_saved_, &forget_blocks_, &forget_notify_, &forget_pace_})
        one->run(user_no);
}

void private_changes::load(resident& now, const fact_keys& keys) {
    for (const auto& [user, id] : keys.saved) {
        const auto who = now.user_numbers.find(user);
        if (who == now.user_numbers.end()) continue;
        if (find_.query(who->second, to_mid(id)).next()) now.known.saved.insert({user, id});
        auto row = count_.query(who->second);
        row.next();
        now.known.saved_count.insert_or_assign(user, row.unsigned_number(0));
    }
}

}  // namespace snug::sqlite
