// Who is called by which message: one document in `mentions` per person, and one under the name
// `@everyone` however many people there are, so that a badge is an index count and a post costs the
// same among many. Owned by a reader, on its thread; what a message calls is pure.
#pragma once

#include "domain/model.hpp"
#include "store/mongo/inbox.hpp"

#include <set>
#include <vector>

namespace snug::mongo {

/// What is to be inserted for a message that has just been said or edited.
std::vector<document> to_mentions(const message& what);

class mention_documents {
public:
    explicit mention_documents(database& from) : from_(from) {}

    /// How often others call `who` after `first` and up to `last`, counted up to
    /// limits::unread_max.
    std::uint64_t count(const username& who,
                        const channel_id& where,
                        sequence first,
                        sequence last,
                        const scope* in);

    /// Before `from` (null: from the newest on), in channels out of `seen`.
    inbox of_person(const member& who,
                    const std::optional<inbox_place>& from,
                    const std::set<channel_id>& seen,
                    std::size_t limit,
                    const scope* in);

private:
    database& from_;
};

}  // namespace snug::mongo
