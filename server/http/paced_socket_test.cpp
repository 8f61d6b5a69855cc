#include "http/paced_socket.hpp"

#include <boost/asio/co_spawn.hpp>
#include <gtest/gtest.h>

#include <optional>
#include <sys/socket.h>
#include <unistd.h>

namespace snug::http {
namespace {

using namespace std::chrono_literals;

/// One end of a pair of sockets in a loop that is run by the test.
class Paced : public testing::Test {
protected:
    Paced() {
        int ends[2] = {-1, -1};
        EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
        peer = ends[1];
        ours.emplace(transport::socket(
            core.context, boost::asio::generic::stream_protocol(AF_UNIX, 0), ends[0]));
        line.emplace(core, *ours, pace(20ms, 20ms));
    }
    ~Paced() override { ::close(peer); }

    /// What came of waiting for something to read.
    bool waited() {
        std::optional<bool> is_ready;
        boost::asio::co_spawn(
            core.context, line->wait_for(io_status::wants_read), [&](auto thrown, bool ready) {
                EXPECT_FALSE(thrown);
                is_ready = ready;
            });
        while (!is_ready) {
            core.set_deadline(keeps_ticking, 1h);  // as a connection would
            core.context.restart();
            core.context.run_one();
        }
        return *is_ready;
    }

    static reactor_options quick() {
        reactor_options options;
        options.head_timeout = 20ms;  // from which the length of a tick follows
        return options;
    }

    struct idle_entry final : wheel_entry {
        void expired() override {}
    };

    reactor_core core{quick()};
    idle_entry keeps_ticking;
    int peer = -1;
    std::optional<transport> ours;
    std::optional<paced_socket> line;
};

TEST_F(Paced, WhatIsThereIsNotTooSlow) {
    ASSERT_EQ(::write(peer, "x", 1), 1);
    EXPECT_TRUE(waited());
    EXPECT_FALSE(line->is_too_slow());
}

TEST_F(Paced, WaitingForNothingEndsAndStaysOver) {
    EXPECT_FALSE(waited());
    EXPECT_TRUE(line->is_too_slow());
    ASSERT_EQ(::write(peer, "x", 1), 1);
    EXPECT_FALSE(waited()) << "its patience is used up";
}

TEST_F(Paced, BytesThatMovedAllowAnotherWait) {
    EXPECT_FALSE(waited());
    line.emplace(core, *ours, pace(20ms, 20ms));
    line->moved(1UL << 20U);
    ASSERT_EQ(::write(peer, "x", 1), 1);
    EXPECT_TRUE(waited());
}

}  // namespace
}  // namespace snug::http
