// The entry of one process in `nodes`: that it lives, and in which session of the driver it
// commits. A process that dies within a transaction leaves the head locked, and the server lets go
// of it only after a minute; whoever waits for it ends the sessions of processes that have not been
// seen. Owned by the store; each call brings its own connection.
#pragma once

#include "store/mongo/database.hpp"

#include <chrono>
#include <string>

namespace snug::mongo {

class node_lease {
public:
    explicit node_lease(std::string node) : node_(std::move(node)) {}

    /// Before the first transaction in the session `id`: others must know what to end.
    void begin(database& on, const document& id) const;

    /// Every limits::lease_renewed_every.
    void renew(database& on) const;

    /// Ends what an earlier process of the same name has left behind; it is known to be dead.
    void end_former(database& on) const;

    /// For who has met nothing but conflicts for limits::stuck_after: perhaps somebody died with
    /// the head in his hands. Ends what processes have left behind that were not seen for
    /// limits::lease_lifetime; looks no more often than every limits::stuck_after. Never throws.
    void end_dead(database& on);

    /// Servers that were seen lately.
    static std::size_t count_living(database& on);

private:
    static void end_sessions(database& on, const document& filter);

    std::string node_;
    std::chrono::steady_clock::time_point looked_{};  // for the dead
};

}  // namespace snug::mongo
