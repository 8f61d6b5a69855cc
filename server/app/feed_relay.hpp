// Catches what the feed tells between the moment it is first heard and the moment somebody can take
// it: on a store that other servers write to, the world is read while groups go on arriving. Owned
// by app and by the feed's listener; any thread.
#pragma once

#include "store/feed.hpp"

#include <mutex>
#include <vector>

namespace snug {

class feed_relay {
public:
    void hear(committed_group group) {
        const std::lock_guard lock(mutex_);
        if (to_) return to_(std::move(group));
        early_.push_back(std::move(group));
    }

    /// From now on to `to`, first what came early.
    void pass_on(feed::listener to) {
        const std::lock_guard lock(mutex_);
        to_ = std::move(to);
        for (committed_group& group : early_)
            to_(std::move(group));
        early_.clear();
    }

private:
    std::mutex mutex_;
    feed::listener to_;
    std::vector<committed_group> early_;  // the time of one read of the world's worth
};

}  // namespace snug
