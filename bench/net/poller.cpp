#include "net/poller.hpp"

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <system_error>

namespace snug::bench {
namespace {

constexpr std::size_t events_per_turn = 512;

void control(int epoll, int operation, int fd, std::uint32_t events, poller::watcher* who) {
    epoll_event event{};
    event.events = events;
    event.data.ptr = who;
    if (::epoll_ctl(epoll, operation, fd, &event) != 0) {
        throw std::system_error(errno, std::generic_category(), "epoll_ctl");
    }
}

}  // namespace

poller::poller() : epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    if (!epoll_) throw std::system_error(errno, std::generic_category(), "epoll_create1");
}

void poller::watch(int fd, std::uint32_t events, watcher& who) {
    control(epoll_.value(), EPOLL_CTL_ADD, fd, events, &who);
}

void poller::change(int fd, std::uint32_t events, watcher& who) {
    control(epoll_.value(), EPOLL_CTL_MOD, fd, events, &who);
}

void poller::forget(int fd) {
    control(epoll_.value(), EPOLL_CTL_DEL, fd, 0, nullptr);
}

void poller::turn(std::chrono::nanoseconds wait_max) {
    std::array<epoll_event, events_per_turn> events{};
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(wait_max);
    const timespec wait{whole.count(), (wait_max - whole).count()};
    const int count = ::epoll_pwait2(
        epoll_.value(), events.data(), static_cast<int>(events.size()), &wait, nullptr);
    if (count < 0 && errno != EINTR) {
        throw std::system_error(errno, std::generic_category(), "epoll_pwait2");
    }
    for (int i = 0; i < count; ++i) {
        const auto& event = events[static_cast<std::size_t>(i)];
        static_cast<watcher*>(event.data.ptr)->on_ready(event.events);
    }
}

}  // namespace snug::bench
