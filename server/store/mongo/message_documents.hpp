// Finds messages, whichever of the two collections they lie in. Owned by a reader, the committer or
// the feed, on its thread.
#pragma once

#include "store/mongo/database.hpp"
#include "store/mongo/message_document.hpp"
#include "store/mongo/reaction_documents.hpp"

#include <map>
#include <set>
#include <vector>

namespace snug::mongo {

class message_documents {
public:
    message_documents(database& from, std::string home)
        : from_(from), home_(std::move(home)), reactions_(from) {}

    /// Those of `ids` that exist, also in deleted channels; their reactions' kinds go into `kinds`.
    std::map<message_id, message> find(const std::set<message_id>& ids,
                                       nonces with,
                                       const scope* in,
                                       reaction_kinds* kinds = nullptr);

    /// From `first` to `last`, both within and not beyond the newest, ascending and without a hole:
    /// what somebody took out of the database is there as its tombstone.
    std::vector<message> range(const channel_id& where,
                               sequence first,
                               sequence last,
                               const scope* in);

    /// What was said right behind each of `hits` and is still there, in their order.
    std::vector<message> behind(const std::vector<message>& hits, const scope* in);

    /// All that are pinned there, the newest first; how many they are.
    std::vector<message> pinned(const channel_id& where, const scope* in);
    std::uint64_t pin_count(const channel_id& where, const scope* in);

    /// The newest of what `author` wrote there after `first` and since then.
    std::vector<message_id> written_by(const username& author,
                                       const channel_id& where,
                                       sequence first,
                                       wall_time since,
                                       std::size_t limit,
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
    std::vector<message> read_all(const query& wanted, const scope* in);
    void add_removed(sequence first, sequence last, std::vector<message>& to, const scope* in);
    query pins_of(const channel_id& where) const;

    database& from_;
    std::string home_;
    reaction_documents reactions_;
};

}  // namespace snug::mongo
