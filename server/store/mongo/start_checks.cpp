#include "store/mongo/start_checks.hpp"

#include "base/log.hpp"
#include "base/time.hpp"
#include "store/mongo/address.hpp"

namespace snug::mongo {

namespace {

// Reads of one moment outside of transactions came with 5.0; 6.0 is what is tested.
constexpr std::int64_t wire_version_min = 17;
constexpr auto clocks_apart_max = std::chrono::seconds(10);

std::unexpected<error> refuse_start(const char* text) {
    return refuse(errc::unavailable, text);
}

void look_at_clock(const view& hello) {
    const auto theirs = hello.time_if("localTime");
    if (!theirs) return;
    const auto apart = std::chrono::abs(system_now() - *theirs);
    if (apart <= clocks_apart_max) return;
    log_line(log_level::warning, "clocks_differ")
        .field("seconds", std::chrono::floor<std::chrono::seconds>(apart).count())
        .field("cure", "let both machines follow a time server");
}

}  // namespace

result<std::string> check_server(database& on) {
    const document reply = on.ask(of("hello", 1), "admin");
    const view hello(reply);
    if (hello.text("msg") == "isdbgrid") {
        return refuse_start("this is a sharded cluster: name the hosts of one replica set instead");
    }
    if (hello.flag("isreplicaset")) {
        return refuse_start(
            "this mongod was started as a member of a replica set that was never set up: run once "
            "mongosh --eval 'rs.initiate()'");
    }
    const auto set = hello.text_if("setName");
    if (!set) {
        return refuse_start(
            "this mongod is not a replica set, and without one nothing is told live: start it with "
            "mongod --replSet snug, then run once mongosh --eval 'rs.initiate()'");
    }
    if (hello.number("maxWireVersion") < wire_version_min) {
        return refuse_start("this MongoDB is too old: 6.0 or newer is needed");
    }
    look_at_clock(hello);
    return std::string(*set);
}

result<void> find_set(mongo_options& options) {
    client_pool pool(options, patience::long_work);
    database on(pool, options.database);
    auto set = check_server(on);
    if (!set) return std::unexpected(set.error());
    if (lacks_replica_set(options.address)) options.replica_set = std::move(*set);
    return {};
}

error to_refusal(const failure& what, const std::string& hosts) {
    if (what.is_denied()) {
        return {errc::unavailable,
                "MongoDB at " + hosts +
                    " does not let this server in: check user, password and authSource; the user "
                    "needs the role readWrite on the database",
                {}};
    }
    if (what.is_away()) {
        return {errc::unavailable,
                "no primary of the MongoDB set at " + hosts +
                    " answers: is it running, may this machine reach it, and have a majority of "
                    "its members been started?",
                {}};
    }
    return {errc::unavailable, "MongoDB at " + hosts + " refused: " + what.what(), {}};
}

}  // namespace snug::mongo
