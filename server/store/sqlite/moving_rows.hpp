// Writes what is carried into a new database file, holding by holding. Owned by a move, on its
// thread, within its one transaction. It knows no rule: what it is given was decided elsewhere.
#pragma once

#include "store/holding.hpp"
#include "store/sqlite/attachment_changes.hpp"
#include "store/sqlite/channel_changes.hpp"
#include "store/sqlite/emoji_changes.hpp"
#include "store/sqlite/mention_changes.hpp"
#include "store/sqlite/people_changes.hpp"
#include "store/sqlite/personal_changes.hpp"
#include "store/sqlite/private_changes.hpp"
#include "store/sqlite/shelf_changes.hpp"

#include <map>

namespace snug::sqlite {

class moving_rows {
public:
    explicit moving_rows(connection& on);

    /// errc::invalid_content: it names somebody or something that was not told, or cannot lie here.
    result<void> take(const holding& one);

private:
    std::int64_t anybody() const;
    void write(const held_head& one);
    void write(const held_person& one);
    void write(const held_channel& one);
    void write(const held_message& one);
    void write(const held_file& one);
    void write(const held_versions& one);
    void write(const held_reaction& one);
    void write(const held_mark& one);
    void write(const held_choice& one);
    void write(const held_pace& one);
    void write(const held_saved& one);
    void write(const block& one);
    void write(const chosen_status& one);
    void write(const own_emoji& one);
    void write(const shelved& one);
    void write(const held_favourite& one);
    void write(const audit_entry& one);
    void write(const session& one);
    void write(const invite& one);
    void write(const sign_in_link& one);
    void write(const held_nonce& one);
    void write(const held_piece&) {}  // no row: a file

    std::int64_t emoji_number(const std::string& text);

    resident now_;  // only the numbers that stand for names
    people_changes people_;
    channel_changes channels_;
    mention_changes mentions_;
    attachment_changes attachments_;
    personal_changes personal_;
    private_changes private_;
    emoji_changes own_emoji_;
    shelf_changes shelf_;
    std::map<std::string, std::int64_t> emoji_numbers_;
    statement head_;
    statement person_;
    statement channel_gone_;
    statement message_;
    statement version_;
    statement reaction_emoji_;
    statement reaction_;
    statement mark_;
    statement audit_;
    statement nonce_;
};

}  // namespace snug::sqlite
