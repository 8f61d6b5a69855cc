// Finds messages, whichever of the two collections they lie in. Owned by a reader, the committer or
// the feed, on its thread.
#pragma once

#include "store/mongo/database.hpp"
#include "store/mongo/message_document.hpp"

#include <map>
#include <set>
#include <vector>

namespace snug::mongo {

class message_documents {
public:
    message_documents(database& from, std::string home) : from_(from), home_(std::move(home)) {}

    /// Those of `ids` that exist.
    std::map<message_id, message> find(const std::set<message_id>& ids,
                                       nonces with,
                                       const scope* in);

    /// From `first` to `last`, both within, ascending.
    std::vector<message> range(const channel_id& where,
                               sequence first,
                               sequence last,
                               const scope* in);

    /// Undeleted messages of others after `read_seq` that no server wrote, counted up to `max`.
    std::uint64_t unread(const channel_id& where,
                         sequence read_seq,
                         const username& who,
                         std::uint64_t max,
                         const scope* in);

private:
    void find_in(const std::string& collection,
                 const std::set<message_id>& ids,
                 nonces with,
                 const scope* in,
                 std::map<message_id, message>& into);
    document place(const channel_id& where, const document& seqs) const;

    database& from_;
    std::string home_;
};

}  // namespace snug::mongo
