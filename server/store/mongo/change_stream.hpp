// A change stream of one database, from the moment it is opened or an earlier one. Owned by the
// feed, on its thread.
#pragma once

#include "store/mongo/database.hpp"

namespace snug::mongo {

class change_stream {
public:
    /// `pipeline`: what the server leaves in. Throws when it cannot be opened.
    change_stream(database& of, const array& pipeline, const std::optional<cluster_time>& from);

    /// Waits a moment for the next event; false when none came. Throws when the stream is lost: the
    /// driver has then tried to resume it.
    bool next();

    /// Until the next call of `next`.
    view event() const { return view(*event_); }

private:
    void check() const;

    owned<mongoc_change_stream_t, mongoc_change_stream_destroy> held_;
    const bson_t* event_ = nullptr;
};

}  // namespace snug::mongo
