// Takes the words of deleted channels away, a slice at a time between groups, so that no post
// stalls. Every node may do it, also several at once: what is gone is gone. Owned by the writer, on
// its thread; a failure is thrown.
#pragma once

#include "store/mongo/database.hpp"

#include <string>
#include <vector>

namespace snug::mongo {

class channel_sweep {
public:
    channel_sweep(database& on, std::string home) : on_(on), home_(std::move(home)) {}

    bool has_work() const { return !rubbish_.empty(); }
    void find();
    void forget() { rubbish_.clear(); }

    /// One slice of one channel.
    void sweep();

private:
    bool delete_messages(const channel_id& where);
    void forget_marks(const channel_id& where);

    database& on_;
    std::string home_;
    std::vector<channel_id> rubbish_;
};

}  // namespace snug::mongo
