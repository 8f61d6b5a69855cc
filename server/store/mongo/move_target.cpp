#include "store/mongo/address.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/holding_documents.hpp"
#include "store/mongo/move.hpp"
#include "store/mongo/move_mark.hpp"
#include "store/mongo/moving_documents.hpp"
#include "store/mongo/schema.hpp"
#include "store/mongo/start_checks.hpp"

namespace snug {

namespace {

using namespace mongo;

constexpr std::uint32_t namespace_not_found = 26;

class mongo_target final : public move_target {
public:
    explicit mongo_target(mongo_options options)
        : options_(std::move(options)),
          pool_(options_, patience::long_work),
          on_(pool_, options_.database),
          mark_(make_epoch()),
          documents_(on_, options_.home_collection) {}

    result<void> begin() override {
        return guarded([this]() -> result<void> {
            const bool is_first_try = check_is_finished(on_).has_value();
            if (is_first_try) {
                if (auto fine = check_is_empty(); !fine) return fine;
            }
            if (!mark_.put(on_)) return refuse_full(coll::head);
            clear();
            prepare_schema(on_, options_);
            return {};
        });
    }

    result<void> take(const holding& one) override {
        return guarded([&] { return documents_.take(one); });
    }

    result<void> tell(const move_source::see& to) override {
        return guarded([&] {
            documents_.flush();
            const document head = documents_.head(epoch_);
            return holding_documents(on_, options_.home_collection).tell(to_head(view(head)), to);
        });
    }

    result<void> finish() override {
        return guarded([this]() -> result<void> {
            if (mark_.replace(on_, documents_.head(epoch_))) return {};
            return refuse(errc::busy, "another move into " + named() + " has begun meanwhile");
        });
    }

private:
    std::string named() const {
        return "the database " + options_.database + " at " + shown_hosts(options_.address);
    }

    std::unexpected<error> refuse_full(const std::string& collection) const {
        return refuse(errc::already_set_up,
                      named() + " is not empty (" + collection +
                          "): name another with --to-database, or drop it");
    }

    /// Of what is ours, and the collection where others may have put something.
    result<void> check_is_empty() {
        for (const collection_fate& one : collection_fates) {
            const std::string name(one.collection);
            if (on_.find_one({name})) return refuse_full(name);
        }
        if (on_.find_one({options_.home_collection})) return refuse_full(options_.home_collection);
        return {};
    }

    /// What a move that ended early has left; not what others have put there since.
    void clear() {
        for (const collection_fate& one : collection_fates) {
            const std::string name(one.collection);
            if (name != coll::head) drop(name);
        }
        document statement = of("q", of("seq", of("$exists", true)));
        document command = of("delete", options_.home_collection);
        on_.write(command.put("deletes", array().add(statement.put("limit", 0))));
    }

    void drop(const std::string& collection) {
        try {
            on_.write_step(of("drop", collection));
        } catch (const failure& what) {
            if (what.code() != namespace_not_found) throw;
        }
    }

    template <class Work>
    result<void> guarded(Work work) {
        try {
            return work();
        } catch (const failure& what) {
            return std::unexpected(to_refusal(what, shown_hosts(options_.address)));
        }
    }

    mongo_options options_;
    client_pool pool_;
    database on_;
    move_mark mark_;
    moving_documents documents_;
    std::string epoch_ = make_epoch();
};

}  // namespace

result<std::unique_ptr<move_target>> open_mongo_target(mongo_options options) {
    if (const auto fine = check_address(options); !fine) return std::unexpected(fine.error());
    const std::string hosts = shown_hosts(options.address);
    try {
        if (const auto fine = find_set(options); !fine) return std::unexpected(fine.error());
        return std::make_unique<mongo_target>(std::move(options));
    } catch (const failure& what) {
        return std::unexpected(to_refusal(what, hosts));
    }
}

}  // namespace snug
