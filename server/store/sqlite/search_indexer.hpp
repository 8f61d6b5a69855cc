// Keeps search.db behind the log, on a thread of its own: no post waits for it, and when it stops
// nothing but searches of old messages suffers. Every block in which something changed is described
// anew, so it does not matter what changed or in which order. Owned by the store.
#pragma once

#include "base/threads.hpp"
#include "store/sqlite/block_rows.hpp"
#include "store/sqlite/options.hpp"

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>

namespace snug::sqlite {

class search_indexer {
public:
    /// Starts the thread. The options outlive it.
    explicit search_indexer(const sqlite_options& options);
    ~search_indexer();

    /// Something was committed. Any thread; never waits.
    void poke();

private:
    struct work;

    void run();
    void catch_up(work& on);
    bool wait_for_work();
    bool pause(std::chrono::milliseconds how_long);

    const sqlite_options& options_;
    std::atomic<bool> poked_ = true;  // at start there may be something to do
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopped_ = false;
    thread_group thread_;
};

}  // namespace snug::sqlite
