#include "live/io_mailbox.hpp"

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include <stdexcept>

namespace snug {
namespace {

void turn(boost::asio::io_context& io) {
    io.restart();
    io.poll();
}

TEST(IoMailbox, RunsWhatWasPostedInOrder) {
    boost::asio::io_context io;
    io_mailbox mailbox(io);
    std::string ran;
    mailbox.post([&] { ran += 'a'; });
    mailbox.post([&] {
        ran += 'b';
        mailbox.post([&] { ran += 'd'; });
    });
    mailbox.post([&] { ran += 'c'; });
    EXPECT_EQ(ran, "");
    turn(io);
    EXPECT_EQ(ran, "abcd");
}

// A function that threw left its batch behind in the mailbox: the rest of it never ran, what was
// posted next was swapped under it, and no turn of the loop was asked for any more. The reactor
// goes on after std::bad_alloc, so the server lived, deaf.
TEST(IoMailbox, AFunctionThatThrowsCostsTheOthersNothing) {
    boost::asio::io_context io;
    io_mailbox mailbox(io);
    std::string ran;
    mailbox.post([&] { ran += 'a'; });
    mailbox.post([] { throw std::runtime_error("a surprise"); });
    mailbox.post([] { throw std::bad_alloc(); });
    mailbox.post([&] { ran += 'b'; });
    EXPECT_NO_THROW(turn(io));
    EXPECT_EQ(ran, "ab");
    mailbox.post([&] { ran += 'c'; });
    EXPECT_NO_THROW(turn(io));
    EXPECT_EQ(ran, "abc");
}

}  // namespace
}  // namespace snug
