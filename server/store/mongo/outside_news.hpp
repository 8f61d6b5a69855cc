// What was noticed of others' doing in `home` and is not settled yet. Between the feed, which reads
// of it in the change stream, and the adoption, which settles it within groups; the committer tells
// the head how far all of it is settled, so that a later start knows from where to read. Owned by
// the store; any thread.
#pragma once

#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>

namespace snug::mongo {

/// Something to look at. Any part may be empty.
struct outside_work {
    /// Something was done to these documents, last at that time.
    struct touch {
        cluster_time at;
        bool only_inserted = false;
    };

    bool has_new = false;     // some wait to be taken in
    bool has_forged = false;  // some bear fields that only we write
    bool was_blind = false;   // something may have happened that nobody has told
    std::map<message_id, touch> touched;
    array pass_over;  // _ids of waiting ones that are known to be of no use

    bool is_empty() const { return !has_new && !has_forged && touched.empty(); }
};

class outside_news {
public:
    /// One event of the change stream about `home`; false when there is no room.
    bool notice(const view& event);
    /// Nobody knows what has happened: all that waits is looked for.
    void look_everywhere();
    /// Some may bear what only we write.
    void look_for_forged();
    /// The stream has come to this moment, and everything before it has been noticed.
    void come_to(cluster_time at);

    /// Waits for work, of which it gives a part; false once closed. `settle` must follow.
    bool take(outside_work& into);
    /// What was taken is done; `more` is left of the new ones, and it is as unknown as it was.
    void settle(bool more, bool was_blind);
    void close();

    /// Everything before it is settled.
    std::optional<cluster_time> settled_to() const;

private:
    void note_settled();

    outside_work pending_;
    mutable std::mutex mutex_;
    std::condition_variable filled_;
    std::optional<cluster_time> come_to_;
    std::optional<cluster_time> settled_to_;
    bool in_work_ = false;
    bool closed_ = false;
};

}  // namespace snug::mongo
