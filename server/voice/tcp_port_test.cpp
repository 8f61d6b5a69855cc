#include "voice/tcp_port.hpp"

#include "base/voice_limits.hpp"
#include "voice/socket_address.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace snug::voice {
namespace {

struct tcp_rig {
    descriptor epoll{::epoll_create1(EPOLL_CLOEXEC)};
    tcp_port port = tcp_port::listen("127.0.0.1", 0, epoll.number()).value();
    instant now{std::chrono::seconds(10)};
    int gone = 0;

    /// What is to be looked at next, which comes soon.
    int next() const {
        epoll_event event{};
        EXPECT_EQ(::epoll_wait(epoll.number(), &event, 1, 5'000), 1);
        return event.data.fd;
    }
    void turn(const tcp_port::frame_sink& take) {
        port.ready(next(), now, take, [this](const auto&) { ++gone; });
    }
    descriptor connect() const {
        sockaddr_in where{};
        socklen_t size = sizeof where;
        ::getsockname(next_listener(), reinterpret_cast<sockaddr*>(&where), &size);
        descriptor made(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        EXPECT_EQ(::connect(made.number(), reinterpret_cast<const sockaddr*>(&where), size), 0);
        return made;
    }

private:
    /// The only descriptor that the port has registered so far is the next one after epoll's own.
    int next_listener() const {
        for (int number = 0; number < 1'024; ++number)
            if (port.has(number)) return number;
        return -1;
    }
};

// Whoever is read from is answered within the same turn, and may be gone by then.
TEST(TcpPort, ConnectionThatEndsWhileItIsReadIsLeftAlone) {
    tcp_rig rig;
    descriptor friend_of_ours = rig.connect();
    rig.turn({});  // is accepted
    std::vector<std::uint8_t> frames;
    for (std::uint8_t i = 0; i < 50; ++i)
        frames.insert(frames.end(), {0, 3, i, i, i});
    ASSERT_EQ(::send(friend_of_ours.number(), frames.data(), frames.size(), 0),
              static_cast<ssize_t>(frames.size()));
    int taken = 0;
    rig.turn([&](const transport_address& from, bytes_out) {
        if (++taken == 1) {
            const linger at_once{.l_onoff = 1, .l_linger = 0};
            ::setsockopt(friend_of_ours.number(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
            friend_of_ours.reset();
        }
        const std::array<std::uint8_t, 4> answer{1, 2, 3, 4};
        rig.port.send(rig.now, from, answer, urgency::voice);
        rig.port.flush(rig.now, [&](const auto&) { ++rig.gone; });
        return true;
    });
    EXPECT_EQ(taken, 1);
    EXPECT_EQ(rig.gone, 1);
    EXPECT_EQ(rig.port.connections(), 0U);
}

}  // namespace
}  // namespace snug::voice
