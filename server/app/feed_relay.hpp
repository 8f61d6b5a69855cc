// Catches what the feed tells between the moment it is first heard and the moment somebody can take
// it: on a store that other servers write to, the world is read while groups go on arriving. Owned
// by app and by the feed's listener; any thread. What it catches is bounded: when there was more,
// nobody gets anything.
#pragma once

#include "base/network_limits.hpp"
#include "base/result.hpp"
#include "store/feed.hpp"

#include <mutex>
#include <vector>

namespace snug {

class feed_relay {
public:
    void hear(committed_group group) {
        const std::lock_guard lock(mutex_);
        if (to_) return to_(std::move(group));
        early_count_ += group->size();
        if (early_count_ > limits::early_changes_max) return early_.clear();
        early_.push_back(std::move(group));
    }

    /// From now on to `to`, first what came early. Refused when that was more than is kept.
    result<void> pass_on(feed::listener to) {
        const std::lock_guard lock(mutex_);
        if (early_count_ > limits::early_changes_max) {
            return refuse(errc::unavailable,
                          "so much is being written that this server cannot begin: start it again");
        }
        to_ = std::move(to);
        for (committed_group& group : early_)
            to_(std::move(group));
        early_.clear();
        return {};
    }

private:
    std::mutex mutex_;
    feed::listener to_;
    std::vector<committed_group> early_;
    std::size_t early_count_ = 0;  // changes
};

}  // namespace snug
