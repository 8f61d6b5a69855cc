#include "base/move_limits.hpp"
#include "store/mongo/address.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/holding_documents.hpp"
#include "store/mongo/move.hpp"
#include "store/mongo/move_mark.hpp"
#include "store/mongo/node_lease.hpp"
#include "store/mongo/start_checks.hpp"

#include <thread>

namespace snug {

namespace {

using namespace mongo;

class mongo_source final : public move_source {
public:
    explicit mongo_source(mongo_options options)
        : options_(std::move(options)),
          pool_(options_, patience::long_work),
          on_(pool_, options_.database),
          holdings_(on_, options_.home_collection) {}

    result<void> open() {
        if (auto fine = check_head(); !fine) return fine;
        return await_silence();
    }

    result<void> check() override { return {}; }

    result<void> tell(const see& to) override {
        return guarded([&] { return holdings_.tell(head_, to); });
    }

    result<void> check_unchanged() override {
        return guarded([this]() -> result<void> {
            const auto now = on_.find_one({coll::head, of("_id", head_id)});
            if (now && to_head(view(*now)).turn == head_.turn) return {};
            return refuse(errc::busy,
                          "a server has written to " + named() +
                              " meanwhile: stop every Snug server on it and begin again");
        });
    }

    std::string left_out() override {
        std::uint64_t count = 0;
        const auto counted = guarded([&]() -> result<void> {
            document command = of("count", options_.home_collection);
            command.put("query", of("seq", of("$exists", false)));
            count = view(on_.ask(command)).count("n");
            return {};
        });
        if (!counted || count == 0) return {};
        return std::to_string(count) + " documents of other programs in the collection " +
               options_.home_collection + " were never taken in";
    }

private:
    std::string named() const {
        return "the database " + options_.database + " at " + shown_hosts(options_.address);
    }

    result<void> check_head() {
        const auto found = on_.find_one({coll::head, of("_id", head_id)});
        if (!found) return refuse(errc::not_found, "there is no Snug in " + named());
        if (auto fine = check_is_finished(on_); !fine)
            return refuse(errc::not_found, named() + " is the target of an unfinished move");
        head_ = to_head(view(*found));
        if (head_.set_up) return {};
        return refuse(errc::forbidden, named() + " was never set up: nothing is there");
    }

    /// A server that was just stopped counts as alive until its lease has run out.
    result<void> await_silence() {
        const auto until = std::chrono::steady_clock::now() + limits::move_waits_for_nodes;
        while (node_lease::count_living(on_) > 0) {
            if (std::chrono::steady_clock::now() > until) {
                return refuse(
                    errc::busy,
                    "a server is alive on " + named() + ": stop every Snug server on it first");
            }
            std::this_thread::sleep_for(limits::move_looks_for_nodes_every);
        }
        return check_head();
    }

    template <class Ask>
    result<void> guarded(Ask ask) {
        try {
            return ask();
        } catch (const failure& what) {
            return std::unexpected(to_refusal(what, shown_hosts(options_.address)));
        }
    }

    mongo_options options_;
    client_pool pool_;
    database on_;
    holding_documents holdings_;
    head_state head_;
};

}  // namespace

result<std::unique_ptr<move_source>> open_mongo_source(mongo_options options) {
    if (const auto fine = check_address(options); !fine) return std::unexpected(fine.error());
    const std::string hosts = shown_hosts(options.address);
    try {
        if (const auto fine = find_set(options); !fine) return std::unexpected(fine.error());
        auto made = std::make_unique<mongo_source>(std::move(options));
        if (auto fine = made->open(); !fine) return std::unexpected(fine.error());
        return made;
    } catch (const failure& what) {
        return std::unexpected(to_refusal(what, hosts));
    }
}

}  // namespace snug
