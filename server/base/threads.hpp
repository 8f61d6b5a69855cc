// Named threads that are always joined. Nothing in Snug is detached.
// Owned by whoever starts the work; the destructor joins, so what stops a thread (a closed queue, a
// stopped io_context) must have happened before.
#pragma once

#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace snug {

class thread_group {
public:
    thread_group() = default;
    thread_group(const thread_group&) = delete;
    thread_group& operator=(const thread_group&) = delete;
    ~thread_group() { join(); }

    /// Starts `body` on a thread called `name` (15 characters at most, as the kernel keeps).
    /// An exception out of `body` is logged and ends the process: half a server helps nobody.
    void start(std::string name, std::function<void()> body);

    void join();

private:
    std::vector<std::thread> threads_;
};

}  // namespace snug
