#include "live/io_mailbox.hpp"

#include "base/limits.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
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

// All answers of a group in one turn kept the sockets waiting, the writer with them: it and the
// loop worked one after the other, on two cores.
TEST(IoMailbox, OthersHaveTheirTurnBetweenSlices) {
    boost::asio::io_context io;
    io_mailbox mailbox(io);
    std::string ran;
    for (std::size_t i = 0; i < 2 * limits::mailbox_slice; ++i)
        mailbox.post([&] { ran += 'm'; });
    boost::asio::post(io, [&] { ran += '.'; });
    turn(io);
    const std::string slice(limits::mailbox_slice, 'm');
    EXPECT_EQ(ran, slice + '.' + slice);
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
