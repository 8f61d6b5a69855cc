// What people have for themselves alone: what they saved (`saved`), whom they blocked (`blocks`),
// one document per person and message or person, and how they want to be seen (`statuses`), one per
// person. Owned by whoever asks, on its thread.
#pragma once

#include "domain/facts.hpp"
#include "store/mongo/inbox.hpp"

#include <vector>

namespace snug::mongo {

document saved_id(const username& who, const message_id& what);
document to_document(const message_saved& what);
document to_id(const block& what);
document to_document(const block& what);

document to_document(const chosen_status& what);

/// By name.
std::vector<chosen_status> load_statuses(database& from, const scope* in);

/// All there are: a committer keeps them, and `live` folds them.
std::vector<block> load_blocks(database& from, const scope* in);

class private_documents {
public:
    explicit private_documents(database& from) : from_(from) {}

    /// Adds to `known` what of `keys.saved` is there, and how many each of those people has.
    void load(facts& known, const fact_keys& keys, const scope& in);

    /// What `who` saved before `from` (null: the last saved first), in channels out of `seen`.
    inbox saved_of(const username& who,
                   const std::optional<inbox_place>& from,
                   const std::set<channel_id>& seen,
                   std::size_t limit,
                   const scope* in);

private:
    std::uint64_t count_saved(const username& who, const scope& in);

    database& from_;
};

}  // namespace snug::mongo
