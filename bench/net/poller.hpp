// One level-triggered epoll and its callbacks. Owned by the program's main function and used on
// that thread alone. It knows descriptors only: whoever is watched outlives its descriptor's
// registration.
#pragma once

#include "net/unique_fd.hpp"

#include <chrono>
#include <cstdint>

namespace snug::bench {

class poller {
public:
    class watcher {
    public:
        /// `events` are epoll's bits. The watcher may forget itself, and may be destroyed once the
        /// turn is over.
        virtual void on_ready(std::uint32_t events) = 0;

    protected:
        ~watcher() = default;
    };

    poller();

    void watch(int fd, std::uint32_t events, watcher& who);
    void change(int fd, std::uint32_t events, watcher& who);
    void forget(int fd);

    /// Waits up to `wait_max` for the first event and calls back for all that are there.
    void turn(std::chrono::nanoseconds wait_max);

private:
    unique_fd epoll_;
};

}  // namespace snug::bench
