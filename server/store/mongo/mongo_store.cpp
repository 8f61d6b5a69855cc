#include "store/mongo/mongo_store.hpp"

#include "base/network_limits.hpp"
#include "store/mongo/examination.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/node_lease.hpp"
#include "store/mongo/world_documents.hpp"

namespace snug::mongo {

mongo_store::mongo_store(mongo_options options, const head_state& head)
    : options_(std::move(options)),
      pool_(options_, patience::usual),
      blobs_(pool_, options_.database),
      parts_(pool_, options_.database),
      feed_(pool_, options_, options_.node, head, outside_),
      writer_(pool_, options_, options_.node, feed_, outside_),
      adoption_(pool_, options_, outside_),
      mail_(pool_, options_) {}

std::unique_ptr<reader> mongo_store::make_reader() {
    return std::make_unique<mongo_reader>(pool_, options_);
}

/// A write to a majority, beside the groups, which it does not hold up; and the feed.
result<void> mongo_store::check() {
    return refusing([this]() -> result<void> {
        database on(pool_, options_.database);
        node_lease(options_.node).renew(on);
        if (feed_.await_first_opening(limits::last_answers_wait)) return {};
        return refuse(errc::unavailable, "This server has lost the database's change stream.");
    });
}

/// How far the feed is behind the head, in groups: a moment's worth is no trouble.
finding mongo_store::change_stream_now() {
    const std::string check = "change stream";
    if (!feed_.await_first_opening(limits::last_answers_wait))
        return {check, false, "lost; it is being opened"};
    try {
        database on(pool_, options_.database);
        const std::int64_t head = load_head(on, nullptr).turn;
        const auto asked = std::chrono::steady_clock::now();
        const bool keeps_up = feed_.await_heard(head, limits::last_answers_wait);
        const auto lag =
            std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now() - asked);
        if (keeps_up) return {check, true, "open, " + std::to_string(lag.count()) + " ms behind"};
        const std::int64_t missing = head - feed_.heard();
        return {check, false, "open, but " + std::to_string(missing) + " groups behind"};
    } catch (const failure& why) {
        return {check, true, std::string("open; how far behind is unknown: ") + why.what()};
    }
}

std::vector<finding> mongo_store::examine() {
    database on(pool_, options_.database);
    auto found = mongo::examine(on, options_);
    found.push_back(change_stream_now());
    return found;
}

}  // namespace snug::mongo
