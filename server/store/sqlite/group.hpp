// One group of intents on its way through one transaction: facts, decisions, rows, positions,
// commit. Owned by the writer, on its thread. When `run` throws, nothing was committed and `reload`
// must follow.
#pragma once

#include "domain/decide.hpp"
#include "store/feed.hpp"
#include "store/sqlite/attachment_changes.hpp"
#include "store/sqlite/channel_changes.hpp"
#include "store/sqlite/emoji_changes.hpp"
#include "store/sqlite/fact_rows.hpp"
#include "store/sqlite/log_rows.hpp"
#include "store/sqlite/message_changes.hpp"
#include "store/sqlite/options.hpp"
#include "store/sqlite/people_changes.hpp"
#include "store/sqlite/personal_changes.hpp"
#include "store/sqlite/private_changes.hpp"
#include "store/sqlite/reaction_changes.hpp"
#include "store/sqlite/shelf_changes.hpp"

#include <span>
#include <vector>

namespace snug::sqlite {

struct group_result {
    std::vector<result<outcome>> answers;  // one per intent, in their order
    committed_group changes;               // null when there are none
};

class group_commit {
public:
    group_commit(connection& on, const sqlite_options& options);

    group_result run(std::span<const intent* const> wanted);

    /// Reads again what is kept in memory; after a rollback.
    void reload();

    /// Messages of deleted channels, a slice at a time in a transaction of its own.
    bool has_rubbish() const { return channels_.has_rubbish(); }
    void sweep();
    void forget_rubbish() { channels_.forget_rubbish(); }

private:
    result<decision> decide_one(const intent& wanted,
                                wall_time at,
                                std::vector<committed>& changes);
    void finish(std::size_t change_count, wall_time at);

    /// Each change is written by the one who knows its rows.
    template <class Change>
    void write(const Change& what) {
        if constexpr (requires { messages_.write(what, now_); }) {
            messages_.write(what, now_);
        } else if constexpr (requires { channels_.write(what, now_); }) {
            channels_.write(what, now_);
        } else if constexpr (requires { reactions_.write(what, now_); }) {
            reactions_.write(what, now_);
        } else if constexpr (requires { private_.write(what, now_); }) {
            private_.write(what, now_);
        } else if constexpr (requires { emoji_.write(what, now_); }) {
            emoji_.write(what, now_);
        } else if constexpr (requires { personal_.write(what, now_); }) {
            personal_.write(what, now_);
        } else if constexpr (requires { people_.write(what, now_); }) {
            people_.write(what, now_);
        } else {
            people_.write(what);
        }
    }
    void write(const message_posted& what) {
        messages_.write(what, now_);
        attachments_.hang_on(what.message, now_);
    }
    void write(const file_kept& what) { attachments_.write(what, now_); }
    void write(const file_known& what) { attachments_.write(what); }
    void write(const file_dropped& what) { attachments_.write(what); }
    void write(const shelf_put& what) { shelf_.write(what, now_); }
    void write(const shelf_removed& what) { shelf_.write(what); }
    void write(const shelf_used& what) { shelf_.write(what); }
    void write(const favourite_set& what) { shelf_.write(what, now_); }
    void write(const message_deleted& what) {
        messages_.write(what);
        attachments_.clear(to_mid(what.tombstone.id));
        reactions_.clear(to_mid(what.tombstone.id));
        private_.clear(to_mid(what.tombstone.id));
    }
    void write(const channel_deleted& what) {
        channels_.write(what, now_);
        messages_.mark_now();
    }
    void write(const emoji_removed& what) { emoji_.write(what); }
    void write(const member_left& what) {
        people_.write(what, now_);
        channels_.put_out_of_all(now_.user_number(what.user));
        private_.leave(now_.user_number(what.user));
        if (what.why != departure::deleted) return;
        private_.forget(now_.user_number(what.user));
        shelf_.forget(now_.user_number(what.user));
    }
    void load_facts(std::span<const intent* const> wanted, wall_time at);

    connection& on_;
    const sqlite_options& options_;
    // Prepared once: a small group would spend more on reading "COMMIT" than on its posts.
    statement begin_;
    statement commit_;
    world_rows world_;
    nonce_rows nonces_;
    fact_rows facts_;
    reaction_changes reactions_;
    emoji_changes emoji_;
    log_rows log_;
    message_changes messages_;
    attachment_changes attachments_;
    attachment_rows loose_files_;
    people_changes people_;
    channel_changes channels_;
    personal_changes personal_;
    private_changes private_;
    shelf_changes shelf_;
    statement head_;
    resident now_;
};

}  // namespace snug::sqlite
