#include "loadgen/reply_reader.hpp"

#include <gtest/gtest.h>

#include <string>

namespace snug::bench {
namespace {

/// Feeds byte by byte; the body of each reply that became complete, one behind the other with a bar
/// between.
std::string bodies_of(std::string_view bytes) {
    reply_reader reader;
    std::string bodies;
    for (const char byte : bytes) {
        if (reader.feed({&byte, 1})) bodies.append(reader.body()).append("|");
    }
    return bodies;
}

}  // namespace

TEST(ReplyReader, ReadsRepliesOfKnownLengthOneAfterTheOther) {
    EXPECT_EQ(bodies_of("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nab"
                        "HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n"
                        "HTTP/1.1 200 OK\r\nCONTENT-LENGTH:3\r\n\r\ncde"),
              "ab||cde|");
}

TEST(ReplyReader, ReadsChunkedReplies) {
    EXPECT_EQ(bodies_of("HTTP/1.1 200 OK\r\nTransfer-Encoding: "
                        "chunked\r\n\r\n3\r\nabc\r\n10\r\n0123456789abcdef\r\n"
                        "0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"),
              "abc0123456789abcdef|x|");
}

TEST(ReplyReader, TellsTheStatus) {
    reply_reader reader;
    EXPECT_TRUE(reader.feed("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"));
    EXPECT_EQ(reader.status(), 503);
}

TEST(ReplyReader, RefusesWhatIsNotHttp) {
    reply_reader reader;
    EXPECT_THROW(reader.feed("SSH-2.0-OpenSSH\r\n\r\n"), std::runtime_error);
}

}  // namespace snug::bench
