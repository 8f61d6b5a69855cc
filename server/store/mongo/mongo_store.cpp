#include "store/mongo/mongo_store.hpp"

#include "store/mongo/examination.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/node_lease.hpp"

namespace snug::mongo {

mongo_store::mongo_store(mongo_options options, std::int64_t turn)
    : options_(std::move(options)),
      pool_(options_, patience::usual),
      blobs_(pool_, options_.database),
      feed_(pool_, options_, options_.node, turn),
      writer_(pool_, options_, options_.node, feed_),
      mail_(pool_, options_) {}

std::unique_ptr<reader> mongo_store::make_reader() {
    return std::make_unique<mongo_reader>(pool_, options_);
}

/// A write to a majority, beside the groups, which it does not hold up; and the feed.
result<void> mongo_store::check() {
    return refusing([this]() -> result<void> {
        database on(pool_, options_.database);
        node_lease(options_.node).renew(on);
        if (feed_.is_following()) return {};
        return refuse(errc::unavailable, "This server has lost the database's change stream.");
    });
}

std::vector<finding> mongo_store::examine() {
    database on(pool_, options_.database);
    auto found = mongo::examine(on, options_);
    const bool follows = feed_.is_following();
    found.push_back({"change stream", follows, follows ? "open" : "lost; it is being opened"});
    return found;
}

}  // namespace snug::mongo
