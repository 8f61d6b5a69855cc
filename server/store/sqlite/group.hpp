// One group of intents on its way through one transaction: facts, decisions, rows, positions,
// commit. Owned by the writer, on its thread. When `run` throws, nothing was committed and `reload`
// must follow.
#pragma once

#include "domain/decide.hpp"
#include "store/feed.hpp"
#include "store/sqlite/fact_rows.hpp"
#include "store/sqlite/log_rows.hpp"
#include "store/sqlite/message_changes.hpp"
#include "store/sqlite/options.hpp"
#include "store/sqlite/people_changes.hpp"

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

private:
    result<decision> decide_one(const intent& wanted,
                                wall_time at,
                                std::vector<committed>& changes);
    void finish(std::size_t change_count, wall_time at);

    /// Every change but those about messages' rows is the people's business.
    void write(const message_posted& what) { messages_.write(what, now_); }
    void write(const message_edited& what) { messages_.write(what); }
    void write(const message_deleted& what) { messages_.write(what); }
    void write(const read_marked& what) { messages_.write(what, now_); }
    template <class PeopleChange>
    void write(const PeopleChange& what) {
        if constexpr (requires { people_.write(what, now_); }) {
            people_.write(what, now_);
        } else {
            people_.write(what);
        }
    }

    connection& on_;
    const sqlite_options& options_;
    world_rows world_;
    nonce_rows nonces_;
    fact_rows facts_;
    log_rows log_;
    message_changes messages_;
    people_changes people_;
    statement head_;
    resident now_;
};

}  // namespace snug::sqlite
