// The replica set that tests run on: its address stands in SNUG_TEST_MONGO (./test mongo starts one
// and sets it). Each test has a database of its own there. Tests only.
#pragma once

#include "base/bytes.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/database.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/node_lease.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

namespace snug::mongo {

/// Empty: there is none, and the test has to fail.
inline std::string test_address() {
    const char* address = std::getenv("SNUG_TEST_MONGO");
    return address == nullptr ? std::string() : std::string(address);
}

inline constexpr const char* no_test_set =
    "There is no replica set to test on: run ./test mongo, or name one in SNUG_TEST_MONGO.";

/// The feed of a node is only eventually there, on a busy machine late.
inline constexpr auto told_within = std::chrono::seconds(20);

/// Options for an empty database; it is taken away when this goes.
class test_database {
public:
    test_database() {
        options.address = test_address();
        std::array<std::uint8_t, 6> random{};
        random_fill(random);
        options.database = "snug_test_" + to_hex(random);
    }
    test_database(const test_database&) = delete;
    test_database& operator=(const test_database&) = delete;
    ~test_database() {
        if (options.address.empty()) return;
        try {
            client_pool pool(options, patience::long_work);
            database(pool, options.database).write(of("dropDatabase", 1));
        } catch (const failure& why) {
            // The set goes after the tests anyway, and what a busy one takes long over fails
            // nobody.
            std::fprintf(stderr, "%s is left behind: %s\n", options.database.c_str(), why.what());
        }
    }

    mongo_options options;
};

/// As long as this lives, the servers take a second over this kind of command.
class slow_answers {
public:
    slow_answers(const mongo_options& options, const char* command)
        : pool_(options, patience::usual), on_(pool_, options.database), command_(command) {
        switch_to("alwaysOn");
    }
    slow_answers(const slow_answers&) = delete;
    slow_answers& operator=(const slow_answers&) = delete;
    ~slow_answers() {
        try {
            switch_to("off");
        } catch (const failure& why) {
            std::fprintf(stderr, "%s stays slow: %s\n", command_, why.what());
        }
    }

private:
    void switch_to(const char* mode) {
        document how = of("failCommands", array().add(command_));
        how.put("blockConnection", true).put("blockTimeMS", 1'000);
        document command = of("configureFailPoint", "failCommand");
        command.put("mode", mode).put("data", how);
        on_.ask(command, "admin");
    }

    client_pool pool_;
    database on_;
    const char* command_;
};

/// A process that was killed within a transaction left the head locked, and nobody could write for
/// the minute that the server leaves to transactions.
class dead_node {
public:
    explicit dead_node(const mongo_options& options)
        : pool_(options, patience::usual), on_(pool_, options.database), session_(on_.client()) {
        node_lease("dead").begin(on_, session_.id());
        document statement = of("q", document());
        statement.put("u", of("$inc", of("turn", 100)));
        document command = of("update", coll::head);
        command.put("updates", array().add(statement));
        while (!left_open_) {
            try {
                left_open_.emplace(session_);
                on_.write(command, &left_open_->in());
            } catch (const failure& why) {  // the others have just set something up
                if (!why.is_transient()) throw;
                left_open_.reset();
            }
        }
    }

private:
    client_pool pool_;
    database on_;
    const commit_session session_;
    std::optional<transaction> left_open_;
};

}  // namespace snug::mongo
