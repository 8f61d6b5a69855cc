#include "store/mongo/change_stream.hpp"

#include "store/mongo/failure.hpp"

namespace snug::mongo {

namespace {

// How long the server holds an unanswered question; closing the store waits for it.
constexpr std::int64_t wait_ms = 200;

}  // namespace

change_stream::change_stream(database& of,
                             const array& pipeline,
                             const std::optional<cluster_time>& from) {
    const owned<mongoc_database_t, mongoc_database_destroy> whole(
        mongoc_client_get_database(of.client(), of.name().c_str()));
    document options;
    options.put("maxAwaitTimeMS", wait_ms);
    if (from) options.put("startAtOperationTime", *from);
    document stages;
    stages.put("pipeline", pipeline);
    held_.reset(mongoc_database_watch(whole.get(), stages.raw(), options.raw()));
    check();
}

bool change_stream::next() {
    if (mongoc_change_stream_next(held_.get(), &event_)) return true;
    check();
    return false;
}

void change_stream::check() const {
    bson_error_t told;
    const bson_t* reply = nullptr;
    if (mongoc_change_stream_error_document(held_.get(), &told, &reply)) {
        throw failure::from(told, reply);
    }
}

}  // namespace snug::mongo
