// The nonces of the last two days: rows in the order of their posts, and in memory where each
// stands. Owned by group_commit, on the writer's thread, within its transactions.
#pragma once

#include "store/sqlite/nonce_index.hpp"
#include "store/sqlite/statement.hpp"

#include <optional>

namespace snug::sqlite {

class nonce_rows {
public:
    explicit nonce_rows(connection& on);

    struct stored {
        std::int64_t mid = 0;
        body_digest body{};
    };

    /// Reads anew what is in the file: at open and after a rollback.
    void load();

    /// One that is older than `since` is not known.
    std::optional<stored> find(const nonce_key& key, wall_time since);

    void remember(const nonce_key& key, const known_nonce& nonce, wall_time at);

    /// Takes away up to `count_max` of the oldest, those from before `before` and those beyond
    /// limits::nonces_max. Costs nothing while the oldest is still young.
    void prune(wall_time before, std::size_t count_max);

private:
    wall_time oldest();

    statement all_;
    statement one_;
    statement insert_;
    statement from_front_;
    statement prune_;
    nonce_index index_;
    std::optional<wall_time> oldest_;
};

}  // namespace snug::sqlite
