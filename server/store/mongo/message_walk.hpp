// Walks over the messages of many channels in the order of their ids, which is that of time to the
// second: what searches and exports read. There is no index of words here, so a walk looks at a
// bounded number of messages and says where to go on. Owned by a reader, on its thread.
#pragma once

#include "store/mongo/database.hpp"
#include "store/mongo/message_document.hpp"

#include <functional>
#include <set>
#include <vector>

namespace snug::mongo {

class message_walk {
public:
    message_walk(database& from, std::string home) : from_(from), home_(std::move(home)) {}

    enum class direction : std::uint8_t { newest_first, oldest_first };

    struct wanted {
        document filter{};  // what the database can judge; tombstones and lines are left out anyway
        std::size_t looked_at_max = 0;             // per collection
        std::size_t limit = 0;                     // hits in a page
        std::function<bool(const message&)> fits;  // what is kept of that
        std::set<channel_id> channels;
        direction way = direction::newest_first;
        std::optional<message_id> after{};  // where the page before has ended
        std::optional<message_id> end{};    // nothing beyond it
    };
    struct found {
        std::vector<message_id> ids;
        std::optional<message_id> next;  // the page may be short all the same
    };
    found read(const wanted& asked, const scope& in);

private:
    struct source;

    std::vector<std::string> collections_of(const wanted& asked) const;
    std::optional<message_id> find_stop(const wanted& asked, const scope& in);
    query to_query(const std::string& collection,
                   const wanted& asked,
                   const std::optional<message_id>& stop) const;

    database& from_;
    std::string home_;
};

}  // namespace snug::mongo
