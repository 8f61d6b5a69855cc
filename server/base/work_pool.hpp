// Blocking work (password hashes, disk reads, driver calls) on a few named threads behind a bounded
// queue. Owned by app and handed down by reference; `try_run` never waits and may be called on any
// thread. Jobs begin in order of arrival; those still queued when the pool stops are run before its
// threads end.
#pragma once

#include "base/threads.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>

namespace snug {

class work_pool {
public:
    using job = std::move_only_function<void()>;

    /// Threads are called NAME-0, NAME-1, …
    work_pool(const std::string& name, std::size_t thread_count, std::size_t queue_size_max);
    ~work_pool() { stop(); }
    work_pool(const work_pool&) = delete;
    work_pool& operator=(const work_pool&) = delete;

    /// False when the queue is full or the pool stopped: the caller answers `busy`.
    [[nodiscard]] bool try_run(job work);

    /// Runs what is queued, then joins.
    void stop();

private:
    void run();

    const std::size_t queue_size_max_;
    std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<job> queue_;
    bool stopped_ = false;
    thread_group threads_;
};

}  // namespace snug
