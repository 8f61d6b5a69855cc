#include "store/mongo/node_lease.hpp"

#include "base/log.hpp"
#include "base/network_limits.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"

namespace snug::mongo {

namespace {

/// By the server's clock, which is the same for all.
void update_entry(database& on, const std::string& node, document change) {
    change.put("$currentDate", of("seen", true));
    document statement = of("q", of("_id", node));
    statement.put("u", change).put("upsert", true);
    document command = of("update", coll::nodes);
    on.write(command.put("updates", array().add(statement)));
}

/// `{$expr: seen is longer ago than the lifetime}`, or not so long.
document seen(const char* than) {
    document since;
    since.put("$subtract", array().add("$$NOW").add(std::int64_t{limits::lease_lifetime.count()}));
    return of("$expr", of(than, array().add("$seen").add(since)));
}

}  // namespace

void node_lease::begin(database& on, const document& id) const {
    update_entry(on, node_, of("$set", of("session", id)));
}

void node_lease::renew(database& on) const {
    update_entry(on, node_, document());
}

void node_lease::end_former(database& on) const {
    end_sessions(on, of("_id", node_));
}

void node_lease::end_dead(database& on) {
    const auto now = std::chrono::steady_clock::now();
    if (now < looked_ + limits::stuck_after) return;
    looked_ = now;
    try {
        document filter = seen("$lt");
        end_sessions(on, filter.put("_id", of("$ne", node_)));
    } catch (const failure& why) {
        log_line(log_level::warning, "dead_nodes_not_ended").field("why", why.what());
    }
}

std::size_t node_lease::count_living(database& on) {
    std::size_t count = 0;
    cursor rows = on.find({coll::nodes, seen("$gte")});
    while (rows.next()) {
        // A server that takes in documents from outside has a second session.
        if (rows.row().text("_id").find('/') == std::string::npos) ++count;
    }
    return count;
}

void node_lease::end_sessions(database& on, const document& filter) {
    array sessions;
    cursor rows = on.find({coll::nodes, filter});
    while (rows.next()) {
        const view session = rows.row().child("session");
        if (session.has("id")) sessions.add(session.only("id"));
    }
    if (sessions.is_empty()) return;
    log_line(log_level::info, "ending_sessions_of_dead_nodes")
        .field("count", std::uint64_t{sessions.count()});
    on.ask(of("killSessions", sessions), "admin");
}

}  // namespace snug::mongo
