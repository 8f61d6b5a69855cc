#include "http/connection.hpp"

#include "http/test_support.hpp"

#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>

namespace snug::http {
namespace {

using test::get;
using test::post;
using test::status_of;

reactor_options impatient() {
    reactor_options options;
    options.head_timeout = options.body_timeout = std::chrono::milliseconds(60);
    options.idle_timeout = options.write_timeout = std::chrono::milliseconds(120);
    return options;
}

TEST(Connection, AnswersManyRequestsOnOneSocket) {
    test::server server;
    server.start();
    test::client client(server.port());
    for (int i = 0; i < 3; ++i) {
        client.send(get("/hello"));
        const std::string answer = client.read_response();
        EXPECT_EQ(status_of(answer), 200);
        EXPECT_TRUE(answer.ends_with("\r\n\r\nhello")) << answer;
    }
}

TEST(Connection, SaysWhatBrowsersNeedToBeSafe) {
    test::server server;
    server.start();
    test::client client(server.port());
    client.send(get("/hello"));
    const std::string answer = client.read_response();
    for (const char* line : {"X-Content-Type-Options: nosniff\r\n",
                             "Cache-Control: no-store\r\n",
                             "Content-Security-Policy: default-src 'none'",
                             "Cross-Origin-Resource-Policy: same-origin\r\n",
                             "Date: "}) {
        EXPECT_NE(answer.find(line), std::string::npos) << line;
    }
}

TEST(Connection, PipelinedRequestsAreAnsweredInOrder) {
    test::server server;
    server.start();
    test::client client(server.port());
    std::string all;
    for (int i = 0; i < 1000; ++i)
        all += post("/echo", "number " + std::to_string(i));
    std::jthread sender([&] { client.send(all); });
    for (int i = 0; i < 1000; ++i) {
        const std::string answer = client.read_response();
        ASSERT_TRUE(answer.ends_with("\r\n\r\nnumber " + std::to_string(i))) << answer;
    }
}

TEST(Connection, BodiesArriveInAnyPieces) {
    test::server server;
    server.start();
    test::client client(server.port());
    for (const char byte : post("/echo", "slowly"))
        client.send({&byte, 1});
    EXPECT_TRUE(client.read_response().ends_with("slowly"));
    client.send("POST /echo HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send("5;name=value\r\nhello\r\n6\r\n");
    client.send(" world\r\n0\r\n\r\n");
    EXPECT_TRUE(client.read_response().ends_with("hello world"));
    client.send(get("/hello"));
    EXPECT_EQ(status_of(client.read_response()), 200);
}

TEST(Connection, LargestBodyIsTakenAndOneByteMoreIsNot) {
    test::server server;
    server.start();
    test::client client(server.port());
    const std::string largest(limits::json_body_bytes_max, 'x');
    client.send(post("/echo", largest));
    EXPECT_TRUE(client.read_response().ends_with(largest));
    client.send(post("/echo", largest + "x"));
    EXPECT_EQ(status_of(client.read_response()), 413);
    EXPECT_TRUE(client.is_closed());
}

TEST(Connection, TellsAWaitingClientToGoAhead) {
    test::server server;
    server.start();
    test::client client(server.port());
    client.send(
        "POST /echo HTTP/1.1\r\nHost: here\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    EXPECT_EQ(client.take(client.read_until("\r\n\r\n")), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hello");
    EXPECT_TRUE(client.read_response().ends_with("hello"));
}

TEST(Connection, DoesNotAskForABodyThatIsTooLarge) {
    test::server server;
    server.start();
    test::client client(server.port());
    client.send(
        "POST /echo HTTP/1.1\r\nHost: here\r\nExpect: 100-continue\r\nContent-Length: "
        "999999\r\n\r\n");
    EXPECT_EQ(status_of(client.read_response()), 413);
}

TEST(Connection, HeadIsAnsweredWithoutBody) {
    test::server server;
    server.start();
    test::client client(server.port());
    client.send("HEAD /hello HTTP/1.1\r\nHost: here\r\n\r\n" + get("/hello"));
    const std::string head = client.read_response(false);
    EXPECT_NE(head.find("Content-Length: 5\r\n"), std::string::npos);
    EXPECT_EQ(status_of(client.read_response()), 200);
}

TEST(Connection, UnknownPathsAndVerbsAreTold) {
    test::server server;
    server.start();
    test::client client(server.port());
    client.send(get("/nowhere"));
    const std::string unknown = client.read_response();
    EXPECT_EQ(status_of(unknown), 404);
    EXPECT_NE(unknown.find("\"code\":\"not_found\""), std::string::npos);
    EXPECT_NE(unknown.find("X-Request-Id: "), std::string::npos);
    client.send("DELETE /hello HTTP/1.1\r\nHost: here\r\n\r\n");
    const std::string refused = client.read_response();
    EXPECT_EQ(status_of(refused), 405);
    EXPECT_NE(refused.find("Allow: GET, HEAD, OPTIONS\r\n"), std::string::npos);
    client.send("OPTIONS /hello HTTP/1.1\r\nHost: here\r\n\r\n");
    EXPECT_EQ(status_of(client.read_response()), 204);
}

TEST(Connection, OldClientsAreAnsweredAndClosed) {
    test::server server;
    server.start();
    test::client client(server.port());
    client.send("GET /hello HTTP/1.0\r\nHost: here\r\n\r\n");
    EXPECT_TRUE(client.read_response().ends_with("hello"));
    EXPECT_TRUE(client.is_closed());
}

TEST(Connection, ConnectionCloseIsHonoured) {
    test::server server;
    server.start();
    test::client client(server.port());
    client.send("GET /hello HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    EXPECT_NE(client.read_response().find("Connection: close\r\n"), std::string::npos);
    EXPECT_TRUE(client.is_closed());
}

TEST(Connection, ThrowingHandlerIsAFailureWithoutDetails) {
    test::server server;
    server.routes.add(verb::get, "/broken", test::answers([](const request&) -> reply {
                          throw std::runtime_error("the secret");
                      }));
    server.start();
    test::client client(server.port());
    client.send(get("/broken"));
    const std::string answer = client.read_response();
    EXPECT_EQ(status_of(answer), 500);
    EXPECT_EQ(answer.find("secret"), std::string::npos);
    client.send(get("/hello"));
    EXPECT_EQ(status_of(client.read_response()), 200);
    EXPECT_EQ(server.loop().stats().failed_requests, 1);
}

TEST(Connection, UnsoundHeaderIsNeverSent) {
    test::server server;
    server.routes.add(verb::get, "/split", test::answers([](const request&) {
                          response made = test::text("x");
                          made.headers.set("Content-Disposition", "a\r\nSet-Cookie: x=1");
                          return made;
                      }));
    server.start();
    test::client client(server.port());
    client.send(get("/split"));
    const std::string answer = client.read_response();
    EXPECT_EQ(status_of(answer), 500);
    EXPECT_EQ(answer.find("Set-Cookie"), std::string::npos);
}

TEST(Connection, FragmentsLeaveAsOneBody) {
    test::server server;
    server.routes.add(verb::get, "/pieces", test::answers([](const request&) {
                          fragments pieces(3000, std::make_shared<const std::string>("0123456789"));
                          return response::json(200, std::move(pieces));
                      }));
    server.start();
    test::client client(server.port());
    client.send(get("/pieces"));
    const std::string answer = client.read_response();
    EXPECT_NE(answer.find("Content-Length: 30000\r\n"), std::string::npos);
    EXPECT_TRUE(answer.ends_with("01234567890123456789"));
}

TEST(Connection, LargeAnswerToASlowReaderArrivesWhole) {
    const auto large = std::make_shared<const std::string>(8UL << 20U, 'x');
    test::server server;
    server.routes.add(verb::get, "/large", test::answers([&](const request&) {
                          return response::json(200, large);
                      }));
    server.start();
    test::client client(server.port(), 4096);
    client.send(get("/large") + get("/hello"));
    EXPECT_TRUE(client.read_response().ends_with(*large));
    EXPECT_TRUE(client.read_response().ends_with("hello"));
}

TEST(Connection, ReaderThatStopsIsCut) {
    const auto large = std::make_shared<const std::string>(16UL << 20U, 'x');
    reactor_options options = impatient();
    test::server server(options);
    server.routes.add(verb::get, "/large", test::answers([&](const request&) {
                          return response::json(200, large);
                      }));
    // However slow it is allowed to be for its size, the bound is reckoned from the write time-out.
    server.start();
    test::client stalled(server.port(), 4096);
    stalled.send(get("/large"));
    stalled.read_until("\r\n\r\n");
    stalled.abort();
    test::client other(server.port());
    other.send(get("/hello"));
    EXPECT_EQ(status_of(other.read_response()), 200);
    test::wait_until(server, [&] { return server.loop().stats().connections <= 1; });
}

TEST(Connection, SlowHeadIsToldAndClosed) {
    test::server server(impatient());
    server.start();
    test::client client(server.port());
    client.send("GET /hello HTTP/1.1\r\nHo");
    EXPECT_EQ(status_of(client.read_response()), 408);
    EXPECT_TRUE(client.is_closed());
}

TEST(Connection, SlowBodyIsToldAndClosed) {
    test::server server(impatient());
    server.start();
    test::client client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nhel");
    EXPECT_EQ(status_of(client.read_response()), 408);
}

TEST(Connection, IdleConnectionIsClosedWithoutAWord) {
    test::server server(impatient());
    server.start();
    test::client silent(server.port());
    EXPECT_TRUE(silent.is_closed());
    test::client client(server.port());
    client.send(get("/hello"));
    client.read_response();
    EXPECT_TRUE(client.is_closed());
}

TEST(Connection, HandlerMayAnswerLater) {
    test::server server;
    struct later {
        static async<reply> run(std::shared_ptr<const request> asked) {
            // Behind everything that is ready now, as an answer from another thread would come.
            co_await boost::asio::post(co_await boost::asio::this_coro::executor,
                                       boost::asio::use_awaitable);
            co_return test::text("later " + std::string(asked->param(0)));
        }
    };
    server.routes.add(verb::get, "/later/{what}", later::run);
    server.start();
    test::client client(server.port());
    client.send(get("/later/caf%C3%A9"));
    EXPECT_TRUE(client.read_response().ends_with("later caf\xC3\xA9"));
}

TEST(Connection, TrustedProxySaysWhoAsks) {
    reactor_options options;
    options.trusted_proxies = {"127.0.0.0/8"};
    test::server server(options);
    server.routes.add(
        verb::get, "/who", test::answers([](const request& asked) {
            return test::text(asked.peer + (asked.secure ? " secure " : " plain ") + asked.host);
        }));
    server.start();
    test::client client(server.port());
    client.send(
        "GET /who HTTP/1.1\r\nHost: inner\r\nX-Forwarded-For: 6.6.6.6, 192.0.2.7\r\n"
        "X-Forwarded-Proto: https\r\nX-Forwarded-Host: snug.example\r\n\r\n");
    EXPECT_TRUE(client.read_response().ends_with("192.0.2.7 secure snug.example"));
}

TEST(Connection, StrangersAreNotBelievedAboutWhoTheyAre) {
    test::server server;
    server.routes.add(
        verb::get, "/who", test::answers([](const request& asked) {
            return test::text(asked.peer + (asked.secure ? " secure " : " plain ") + asked.host);
        }));
    server.start();
    test::client client(server.port());
    client.send(
        "GET /who HTTP/1.1\r\nHost: inner\r\nX-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: "
        "https\r\n\r\n");
    EXPECT_TRUE(client.read_response().ends_with("127.0.0.1 plain inner"));
}

}  // namespace
}  // namespace snug::http
