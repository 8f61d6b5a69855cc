// The feed of one process on one file: what the writer committed, handed on by the writer's thread.
// Owned by the store. It keeps nothing: who missed something reads the log.
#pragma once

#include "store/feed.hpp"

#include <mutex>
#include <vector>

namespace snug::sqlite {

class sqlite_feed final : public feed {
public:
    void listen(listener hear) override {
        const std::lock_guard lock(mutex_);
        listeners_.push_back(std::move(hear));
    }

    /// Writer's thread, after the commit and before its answers.
    void publish(const committed_group& group) {
        const std::lock_guard lock(mutex_);
        for (const listener& hear : listeners_)
            hear(group);
    }

private:
    std::mutex mutex_;
    std::vector<listener> listeners_;
};

}  // namespace snug::sqlite
