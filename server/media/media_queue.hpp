// The one door to what is in a file: jobs go in by `try_submit` from any thread, which never waits,
// and are done one at a time by a helper process, on whose behalf a thread called media-0 waits.
// Whoever shares has his turn: thirty films of one friend hold nobody else's back.
// Owned by app. What comes back is called on that thread: who lives on another posts it there.
#pragma once

#include "base/fair_queue.hpp"
#include "base/threads.hpp"
#include "media/helper_process.hpp"

#include <atomic>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <sys/types.h>

namespace snug::media {

struct job {
    request what;
    material on;
    std::function<void(progress)> on_progress;  // may be empty
    std::move_only_function<void(std::expected<facts, failure>, material)> on_end;
    std::string whose;  // turn it is
};

class media_queue {
public:
    /// `helper` is the program's path (`find_helper`), empty when there is none: then every job
    /// ends with `no_helper` and what was shared stays a download; so too where the kernel has no
    /// landlock and `wall` needs it.
    explicit media_queue(std::filesystem::path helper, landlock wall = landlock::needed);
    ~media_queue() { stop(); }
    media_queue(const media_queue&) = delete;
    media_queue& operator=(const media_queue&) = delete;

    /// False when `media_queue_max` jobs wait or the queue has stopped; `work` is then untouched.
    [[nodiscard]] bool try_submit(job&& work);

    /// Ends the job under way and those that wait with `stopped`, then joins. Idempotent.
    void stop();

    /// Of the process that runs now, for tests and for the host's eyes; 0 when there is none.
    [[nodiscard]] pid_t helper_pid() const { return helper_.pid(); }

private:
    void run();

    descriptor stop_;        // an eventfd, readable once it has stopped
    helper_process helper_;  // of the thread alone, but for its pid
    fair_queue<job> queue_;
    std::atomic<bool> stopped_ = false;
    thread_group threads_;
};

}  // namespace snug::media
