#include "http/streamed_body.hpp"

#include "base/sanitized.hpp"
#include "http/tls_context.hpp"
#include "http/tls_test_client.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <netinet/tcp.h>

namespace snug::http {
namespace {

using test::get;
using test::post;
using test::status_of;

constexpr std::size_t body_max = 64UL << 20U;
constexpr std::size_t told_bytes_max = 1024;  // back to the sender
constexpr std::string_view upload_head = "POST /upload HTTP/1.1\r\nHost: here\r\n";

std::string in_chunks(std::string_view chunks) {
    return std::string(upload_head) + "Transfer-Encoding: chunked\r\n\r\n" + std::string(chunks);
}

/// What the handlers have seen, for the test's thread.
struct seen {
    std::atomic<int> started = 0;
    std::atomic<int> failure = -1;
    std::atomic<std::size_t> largest = 0;
    std::atomic<std::uint64_t> bytes = 0;
};

async<reply> echo(std::shared_ptr<seen> noted, std::shared_ptr<const request> asked) {
    ++noted->started;
    response made = test::text("");
    std::string all;
    while (true) {
        const auto piece = co_await asked->incoming->next();
        if (!piece) {
            noted->failure = static_cast<int>(piece.error());
            co_return to_problem(piece.error());
        }
        if (piece->empty()) break;
        noted->largest = std::max(noted->largest.load(), piece->size());
        noted->bytes += piece->size();
        all += piece->substr(0, told_bytes_max - std::min(told_bytes_max, all.size()));
    }
    made.body = std::move(all);
    co_return made;
}

class StreamedBody : public testing::Test {
protected:
    void serve(reactor_options options = {}, std::shared_ptr<tls_context> tls = nullptr) {
        server.emplace(std::move(options), std::move(tls));
        const route_options streamed{.body_max = body_max, .streams_body = true};
        server->routes.add(
            verb::post,
            "/upload",
            [noted = noted](std::shared_ptr<const request> asked) {
                return echo(noted, std::move(asked));
            },
            streamed);
        server->routes.add(verb::post,
                           "/refused",
                           test::answers([](const request&) {
                               return response::problem(403, "forbidden", "Forbidden", "No.");
                           }),
                           streamed);
        server->routes.add(verb::post,
                           "/length",
                           test::answers([](const request& asked) {
                               const auto length = asked.incoming->length();
                               return test::text(length ? std::to_string(*length) : "unknown");
                           }),
                           streamed);
        server->start();
    }

    /// The loop has come to wait for more.
    void settle() {
        for (int i = 0; i < 3; ++i)
            server->on_loop([] {});
    }

    std::shared_ptr<seen> noted = std::make_shared<seen>();
    std::optional<test::server> server;
};

TEST_F(StreamedBody, ArrivesWholeHoweverItIsCut) {
    serve();
    for (const std::string& whole :
         {post("/upload", "slowly but whole"),
          in_chunks("6\r\nslowly\r\n4;a=b\r\n but\r\n6\r\n whole\r\n0\r\n\r\n")}) {
        test::client client(server->port());
        const int at_once = 1;  // the second part does not wait for an acknowledgement
        ::setsockopt(client.fd(), IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
        for (std::size_t cut = 1; cut < whole.size(); ++cut) {
            client.send(std::string_view(whole).substr(0, cut));
            settle();
            client.send(whole.substr(cut) + get("/hello"));
            ASSERT_TRUE(client.read_response().ends_with("\r\n\r\nslowly but whole")) << cut;
            ASSERT_TRUE(client.read_response().ends_with("\r\n\r\nhello")) << cut;
        }
    }
}

TEST_F(StreamedBody, PipelinedBodiesAreToldApart) {
    serve();
    test::client client(server->port());
    std::string all;
    for (int i = 0; i < 300; ++i) {
        const std::string text = "number " + std::to_string(i);
        std::string size = "0";
        size[0] = "0123456789abcdef"[text.size()];
        all +=
            i % 2 == 0 ? post("/upload", text) : in_chunks(size + "\r\n" + text + "\r\n0\r\n\r\n");
    }
    std::jthread sender([&] { client.send(all); });
    for (int i = 0; i < 300; ++i) {
        const std::string answer = client.read_response();
        ASSERT_TRUE(answer.ends_with("\r\n\r\nnumber " + std::to_string(i))) << answer;
    }
}

TEST_F(StreamedBody, NoBodyIsAnEmptyOne) {
    serve();
    test::client client(server->port());
    client.send(std::string(upload_head) + "\r\n" + post("/upload", "") + get("/hello"));
    EXPECT_EQ(status_of(client.read_response()), 200);
    EXPECT_EQ(status_of(client.read_response()), 200);
    EXPECT_TRUE(client.read_response().ends_with("hello"));
}

TEST_F(StreamedBody, LengthIsKnownUnlessItComesInChunks) {
    serve();
    test::client sized(server->port());
    sized.send("POST /length HTTP/1.1\r\nHost: here\r\nContent-Length: 1234567\r\n\r\n");
    EXPECT_TRUE(sized.read_response().ends_with("1234567"));
    test::client chunked(server->port());
    chunked.send("POST /length HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n");
    EXPECT_TRUE(chunked.read_response().ends_with("unknown"));
}

TEST_F(StreamedBody, ClientThatWaitsIsToldToSendAtTheFirstRead) {
    serve();
    test::client client(server->port());
    client.send(std::string(upload_head) + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    EXPECT_EQ(client.take(client.read_until("\r\n\r\n")), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hello" + get("/hello"));
    EXPECT_TRUE(client.read_response().ends_with("hello"));
    EXPECT_EQ(status_of(client.read_response()), 200);
}

TEST_F(StreamedBody, RefusalComesBeforeTheBodyAndClosesTheConnection) {
    serve();
    test::client polite(server->port());
    polite.send(
        "POST /refused HTTP/1.1\r\nHost: here\r\nExpect: 100-continue\r\nContent-Length: "
        "1000000\r\n\r\n");
    const std::string answer = polite.read_response();
    EXPECT_EQ(status_of(answer), 403) << "no word of going on";
    EXPECT_NE(answer.find("Connection: close\r\n"), std::string::npos);
    EXPECT_TRUE(polite.is_closed());

    test::client hasty(server->port());
    hasty.send("POST /refused HTTP/1.1\r\nHost: here\r\nContent-Length: 64\r\n\r\n" +
               get("/hello"));
    const std::string answers = hasty.read_to_end();
    EXPECT_EQ(status_of(answers), 403);
    EXPECT_EQ(answers.find("HTTP/1.1", 1), std::string::npos) << "a body was read as a request";
}

TEST_F(StreamedBody, TooLargeIsRefusedByItsLengthOrWhereItGetsThere) {
    serve();
    test::client sized(server->port());
    sized.send(std::string(upload_head) + "Content-Length: " + std::to_string(body_max + 1) +
               "\r\n\r\n");
    EXPECT_EQ(status_of(sized.read_response()), 413);
    EXPECT_TRUE(sized.is_closed());
    EXPECT_EQ(noted->started, 0);
    test::client chunked(server->port());
    chunked.send(in_chunks("5\r\nhello\r\n3FFFFFC\r\n"));
    EXPECT_EQ(status_of(chunked.read_response()), 413);
    EXPECT_TRUE(chunked.is_closed());
    EXPECT_EQ(noted->failure, static_cast<int>(body_failure::too_large));
}

TEST_F(StreamedBody, BadFramingIsToldAndNothingBehindItIsRead) {
    serve();
    for (const char* chunks : {"5\r\nhelloX", "x\r\n", "0\r\nTrailer: x\r\n\r\n", "1\nx"}) {
        test::client client(server->port());
        client.send(in_chunks(chunks) + get("/hello"));
        const std::string answers = client.read_to_end();
        EXPECT_EQ(status_of(answers), 400) << chunks;
        EXPECT_EQ(answers.find("HTTP/1.1", 1), std::string::npos) << chunks;
        EXPECT_EQ(noted->failure.exchange(-1), static_cast<int>(body_failure::malformed));
    }
}

TEST_F(StreamedBody, PeerThatStopsIsToldThatItTookTooLong) {
    reactor_options options;
    options.body_timeout = std::chrono::milliseconds(60);
    serve(options);
    for (const std::string& begun :
         {post("/upload", "slowly").substr(0, post("/upload", "slowly").size() - 1),
          in_chunks("6\r\nslo")}) {
        test::client client(server->port());
        client.send(begun);
        EXPECT_EQ(status_of(client.read_response()), 408);
        EXPECT_TRUE(client.is_closed());
        EXPECT_EQ(noted->failure.exchange(-1), static_cast<int>(body_failure::too_slow));
    }
}

TEST_F(StreamedBody, PeerThatGoesIsNoticed) {
    serve();
    for (const bool rudely : {false, true}) {
        test::client client(server->port());
        client.send(post("/upload", "hello").substr(0, post("/upload", "hello").size() - 2));
        test::wait_until(*server, [&] { return noted->bytes == 3; });
        if (rudely) client.abort();
        client.close();
        test::wait_until(*server, [&] { return noted->failure >= 0; });
        EXPECT_EQ(noted->failure.exchange(-1), static_cast<int>(body_failure::cut_off));
        noted->bytes = 0;
    }
    test::wait_until(*server, [&] { return server->loop().stats().connections == 0; });
}

TEST_F(StreamedBody, ArrivesWholeOverTls) {
    std::string name = (std::filesystem::temp_directory_path() / "snug-body-XXXXXX").string();
    const std::filesystem::path folder = ::mkdtemp(name.data());
    serve({}, tls_context::self_signed(folder, {"localhost"}).value());
    test::tls_client client(server->port());
    ASSERT_TRUE(client.shake_hands());
    const std::string large(4UL << 20U, 'x');
    client.send(post("/upload", large) + post("/upload", "and more") + get("/hello"));
    for (const std::string_view end : {"xxx", "and more", "hello"}) {
        EXPECT_EQ(status_of(client.read_until("\r\n\r\n")), 200);
        EXPECT_TRUE(client.read_until(end).ends_with(end));
        if (end == "xxx") client.read(1021);  // of the 1024 that are told back
    }
    EXPECT_EQ(noted->bytes, large.size() + 8);
    std::filesystem::remove_all(folder);
}

/// The most memory the process has had, in bytes.
std::uint64_t peak_memory() {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word && word != "VmHWM:") {
    }
    std::uint64_t kib = 0;
    status >> kib;
    return kib * 1024;
}

TEST_F(StreamedBody, LargeBodyNeedsNoMemory) {
    serve();
    const std::string block(1UL << 20U, 'x');
    const std::string head =
        std::string(upload_head) + "Content-Length: " + std::to_string(body_max) + "\r\n\r\n";
    const std::string chunked_head = in_chunks("");
    for (const bool in_chunks : {false, true}) {
        const std::uint64_t before = peak_memory();
        noted->bytes = 0;
        test::client client(server->port());
        client.send(in_chunks ? chunked_head : head);
        for (std::size_t sent = 0; sent < body_max; sent += block.size()) {
            if (in_chunks) client.send("100000\r\n");
            client.send(block);
            if (in_chunks) client.send("\r\n");
        }
        if (in_chunks) client.send("0\r\n\r\n");
        EXPECT_EQ(status_of(client.read_response()), 200);
        EXPECT_EQ(noted->bytes, body_max);
        EXPECT_LE(noted->largest, limits::body_piece_bytes_max);
        // What is freed lies in a sanitizer's quarantine.
        if (!has_address_sanitizer) {
            EXPECT_LT(peak_memory() - before, 8UL << 20U);
        }
    }
}

TEST_F(StreamedBody, OthersAreServedWhileOneSendsAllTheTime) {
    serve();
    std::atomic<bool> is_enough = false;
    std::jthread sender([&] {
        const std::string block(1UL << 20U, 'x');
        while (!is_enough) {
            test::client client(server->port());
            client.send(std::string(upload_head) + "Content-Length: " + std::to_string(body_max) +
                        "\r\n\r\n");
            for (std::size_t sent = 0; sent < body_max && !is_enough; sent += block.size())
                client.send(block);
        }
    });
    test::wait_until(*server, [&] { return noted->bytes > 0; });
    test::client other(server->port());
    for (int i = 0; i < 20; ++i) {
        other.send(get("/hello"));
        EXPECT_EQ(status_of(other.read_response()), 200);
    }
    is_enough = true;
}

}  // namespace
}  // namespace snug::http
