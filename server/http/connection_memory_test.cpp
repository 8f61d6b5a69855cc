// What connections hold of requests that are not whole yet, one by one and all together.
#include "http/connection.hpp"
#include "http/test_support.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

using test::get;
using test::status_of;

constexpr std::size_t large_bytes = 10'000;

std::string large_head() {
    return "GET /hello HTTP/1.1\r\nHost: here\r\nX: " + std::string(large_bytes, 'x');
}

/// The answer to a request with a large head, of its own connection.
std::string ask_much(const test::server& server) {
    test::client client(server.port());
    client.send(large_head() + "\r\n\r\n");
    return client.read_response();
}

// Each of 20,000 connections could hold 80 KiB of a request that never ends.
TEST(ConnectionMemory, OfAllTogetherIsBoundedAndModestRequestsGoThrough) {
    reactor_options options;
    options.arriving_bytes_max = large_bytes + large_bytes / 4;  // one such head, not two
    test::server server(options);
    server.start();
    EXPECT_EQ(status_of(ask_much(server)), 200);
    test::client unfinished(server.port());
    unfinished.send(large_head());
    std::string answer;
    // Until the unfinished one has arrived.
    for (int i = 0; i < 10'000 && status_of(answer) != 503; ++i)
        answer = ask_much(server);
    EXPECT_EQ(status_of(answer), 503);
    EXPECT_TRUE(answer.contains("Retry-After: 1\r\n"));
    test::client modest(server.port());
    modest.send(get("/hello"));
    EXPECT_EQ(status_of(modest.read_response()), 200);
    unfinished.abort();
    for (int i = 0; i < 10'000 && status_of(answer) != 200; ++i)
        answer = ask_much(server);
    EXPECT_EQ(status_of(answer), 200) << "what it held is free again";
}

TEST(ConnectionMemory, KeptConnectionsDoNotKeepTheirLargestBodies) {
    constexpr int body_bytes = 40'000;
    reactor_options options;
    options.arriving_bytes_max = 3UL * body_bytes;
    test::server server(options);
    server.start();
    const std::string post = "POST /echo HTTP/1.1\r\nHost: here\r\nContent-Length: " +
                             std::to_string(body_bytes) + "\r\n\r\n" + std::string(body_bytes, 'x');
    std::vector<std::unique_ptr<test::client>> kept;
    for (int i = 0; i < 4; ++i) {
        kept.push_back(std::make_unique<test::client>(server.port()));
        kept.back()->send(post);
        EXPECT_EQ(status_of(kept.back()->read_response()), 200) << i;
        // Once it answers another one, it has let go of the first.
        kept.back()->send(get("/hello"));
        EXPECT_EQ(status_of(kept.back()->read_response()), 200);
    }
}

}  // namespace
}  // namespace snug::http
