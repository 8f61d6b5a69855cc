#include "http/reactor_core.hpp"

#include <boost/asio/co_spawn.hpp>
#include <gtest/gtest.h>

namespace snug::http {
namespace {

async<void> take_turn(reactor_core* core, int* done) {
    co_await core->handshake_turn();
    ++*done;
}

// Those who waited used a turn up without asking for the next one: with many hellos in the same
// instant the fifth after them hung until somebody new came.
TEST(ReactorCore, HandshakesOfOneInstantAllGetTheirTurn) {
    reactor_core core({});
    int done = 0;
    for (int i = 0; i < 50; ++i) {
        boost::asio::co_spawn(
            core.context, take_turn(&core, &done), [](const std::exception_ptr&) {});
    }
    core.context.poll();
    EXPECT_EQ(done, 50);
}

TEST(ReactorCore, RequestIdsOfTwoRunsDiffer) {
    reactor_core one({});
    reactor_core two({});
    EXPECT_NE(one.next_request_id(), two.next_request_id());
    EXPECT_NE(one.next_request_id(), one.next_request_id());
}

}  // namespace
}  // namespace snug::http
