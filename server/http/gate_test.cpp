#include "http/gate.hpp"

#include "base/limits.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

/// The size of the head, once it is whole.
std::size_t whole(std::string_view bytes) {
    std::size_t scanned = 0;
    const auto found = find_head_end(bytes, scanned);
    return found && *found ? **found : 0;
}

request_head passed(std::string_view bytes) {
    request_head head;
    const auto read = read_head(bytes.substr(0, whole(bytes)), head);
    EXPECT_TRUE(read) << read.error().detail;
    return head;
}

TEST(Gate, PlainRequestPasses) {
    const std::string bytes =
        "GET /a?b=c HTTP/1.1\r\nHost: snug.example:8080\r\nAccept:  */* \r\n\r\n";
    const request_head head = passed(bytes);
    EXPECT_EQ(head.method, verb::get);
    EXPECT_EQ(head.target, "/a?b=c");
    EXPECT_EQ(head.host, "snug.example:8080");
    EXPECT_EQ(head.body, framing::none);
    EXPECT_TRUE(head.keep_alive);
    header_fields fields;
    fields.assign(bytes, head.places);
    EXPECT_EQ(fields.find("accept"), "*/*");
}

TEST(Gate, BodiesAreFramedByLengthOrChunks) {
    EXPECT_EQ(passed("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n").content_length, 5);
    EXPECT_EQ(passed("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n").body,
              framing::chunked);
    EXPECT_EQ(passed("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").body,
              framing::none);
}

TEST(Gate, ConnectionOptionsDecideAboutKeepAlive) {
    EXPECT_FALSE(passed("GET / HTTP/1.1\r\nHost: a\r\nConnection: foo, Close\r\n\r\n").keep_alive);
    EXPECT_FALSE(passed("GET / HTTP/1.0\r\nHost: a\r\n\r\n").keep_alive);
    EXPECT_TRUE(passed("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n").keep_alive);
}

TEST(Gate, HostMayBeAnAddress) {
    EXPECT_EQ(passed("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n").host, "[::1]:8080");
    EXPECT_EQ(passed("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").host, "127.0.0.1");
}

TEST(Gate, AbsoluteFormOfOurOwnHostIsItsPath) {
    EXPECT_EQ(passed("GET http://a:1/x?y HTTP/1.1\r\nHost: A:1\r\n\r\n").target, "/x?y");
}

TEST(Gate, HeadIsFoundWhereverItIsCut) {
    const std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
    std::size_t scanned = 0;
    for (std::size_t size = 0; size < 27; ++size) {
        const auto found = find_head_end(std::string_view(bytes).substr(0, size), scanned);
        ASSERT_TRUE(found);
        EXPECT_FALSE(*found) << size;
    }
    EXPECT_EQ(find_head_end(bytes, scanned).value(), 27);
}

TEST(Gate, LimitsAreReachedButNotPassed) {
    std::string lines;
    for (std::size_t i = 1; i < limits::head_fields_max; ++i)
        lines += "X: 1\r\n";
    EXPECT_EQ(passed("GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n").places.size(),
              limits::head_fields_max);

    const std::string long_target(limits::target_bytes_max - 1, 'x');
    EXPECT_EQ(passed("GET /" + long_target + " HTTP/1.1\r\nHost: a\r\n\r\n").target.size(),
              limits::target_bytes_max);

    std::string head = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    head += std::string(limits::head_bytes_max - head.size() - 4, 'x') + "\r\n\r\n";
    EXPECT_EQ(whole(head), limits::head_bytes_max);
    head.insert(head.size() - 4, "x");
    EXPECT_EQ(whole(head), 0);
}

}  // namespace
}  // namespace snug::http
