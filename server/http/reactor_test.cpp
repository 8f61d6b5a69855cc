#include "http/reactor.hpp"

#include "base/sanitized.hpp"
#include "http/test_support.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace snug::http {
namespace {

using test::get;
using test::status_of;

TEST(Reactor, ListenAddressesAreRead) {
    EXPECT_EQ(std::get<tcp_address>(*parse_listen_address("127.0.0.1:8080")).port, 8080);
    EXPECT_EQ(std::get<tcp_address>(*parse_listen_address("[::1]:80")).host, "::1");
    EXPECT_EQ(std::get<tcp_address>(*parse_listen_address("localhost:0")).host, "127.0.0.1");
    EXPECT_EQ(std::get<unix_path>(*parse_listen_address("unix:/a/b")).path, "/a/b");
    for (const char* wrong :
         {"", "8080", "here:80", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:80x", "unix:"}) {
        EXPECT_FALSE(parse_listen_address(wrong)) << wrong;
    }
}

TEST(Reactor, TakenPortIsRefusedWithASentence) {
    test::server server;
    reactor other;
    const auto refused = other.add_listener(tcp_address{"127.0.0.1", server.port()}, server.routes);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().detail.find("Address already in use"), std::string::npos);
}

TEST(Reactor, TwoOfThemShareAPort) {
    router routes;
    std::atomic<int> answered = 0;
    routes.add(verb::get, "/count", test::answers([&](const request&) {
                   ++answered;
                   return test::text("counted");
               }));
    reactor_options options;
    options.reuse_port = true;
    reactor first(options);
    reactor second(options);
    const auto port = first.add_listener(tcp_address{}, routes)->port();
    ASSERT_TRUE(second.add_listener(tcp_address{"127.0.0.1", port}, routes));
    std::thread one([&] { first.run(); });
    std::thread two([&] { second.run(); });
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 8; ++i) {
            clients.emplace_back([port] {
                for (int j = 0; j < 20; ++j) {
                    test::client client(port);
                    client.send(get("/count"));
                    EXPECT_EQ(status_of(client.read_response()), 200);
                }
            });
        }
    }
    first.stop_gracefully(std::chrono::seconds(5));
    second.stop_gracefully(std::chrono::seconds(5));
    one.join();
    two.join();
    EXPECT_EQ(answered, 160);
    EXPECT_GT(first.stats().requests, 0);
    EXPECT_GT(second.stats().requests, 0);
    EXPECT_EQ(first.stats().requests + second.stats().requests, 160);
}

TEST(Reactor, ConnectionsAreCappedPerAddress) {
    reactor_options options;
    options.limits.connections_per_address = 2;
    test::server server(options);
    server.start();
    test::client first(server.port());
    auto second = std::make_unique<test::client>(server.port());
    first.send(get("/hello"));
    EXPECT_EQ(status_of(first.read_response()), 200);
    second->send(get("/hello"));
    EXPECT_EQ(status_of(second->read_response()), 200);
    test::client third(server.port());
    EXPECT_TRUE(third.is_closed());

    second.reset();
    test::wait_until(server, [&] { return server.loop().stats().connections == 1; });
    test::client fourth(server.port());
    fourth.send(get("/hello"));
    EXPECT_EQ(status_of(fourth.read_response()), 200);
    EXPECT_EQ(server.loop().stats().refused_connections, 1);
}

TEST(Reactor, ShortageOfDescriptorsPausesAcceptingAndHeals) {
    // UBSan's vptr check opens a pipe to look at memory, and without descriptors it takes every
    // object for a broken one.
    if (has_address_sanitizer) return;
    test::server server;
    server.start();
    test::client before(server.port());
    before.send(get("/hello"));
    before.read_response();

    test::client waiting(server.port());  // its own descriptor must exist before there are no more
    before.send(get("/hello"));
    before.read_response();
    rlimit usual{};
    ::getrlimit(RLIMIT_NOFILE, &usual);
    const int probe = ::dup(0);
    ::close(probe);
    const rlimit none{static_cast<rlim_t>(probe), usual.rlim_max};
    const int late = ::socket(AF_INET, SOCK_STREAM, 0);
    ::setrlimit(RLIMIT_NOFILE, &none);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(::connect(late, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    test::wait_until(server, [&] { return server.loop().stats().accept_pauses > 0; });
    before.send(get("/hello"));
    EXPECT_EQ(status_of(before.read_response()), 200) << "those who are in go on";
    ::setrlimit(RLIMIT_NOFILE, &usual);
    test::wait_until(server, [&] { return server.loop().stats().accepted >= 3; });
    EXPECT_LT(server.loop().stats().accept_pauses, 100) << "it does not spin";
    ::close(late);
}

TEST(Reactor, GracefulStopAnswersWhatIsInFlight) {
    struct gate {
        std::promise<void> entered;
        std::shared_ptr<boost::asio::steady_timer> release;
        static async<reply> wait(gate* self) {
            self->release = std::make_shared<boost::asio::steady_timer>(
                co_await boost::asio::this_coro::executor,
                boost::asio::steady_timer::time_point::max());
            self->entered.set_value();
            boost::system::error_code cancelled;
            co_await self->release->async_wait(
                boost::asio::redirect_error(boost::asio::use_awaitable, cancelled));
            co_return test::text("in time");
        }
    } held;
    test::server server;
    server.routes.add(verb::get, "/held", [&held](const std::shared_ptr<const request>&) {
        return gate::wait(&held);
    });
    server.start();
    test::client busy(server.port());
    test::client idle(server.port());
    idle.send(get("/hello"));
    idle.read_response();
    busy.send(get("/held") + get("/hello"));
    held.entered.get_future().wait();

    server.loop().stop_gracefully(std::chrono::seconds(10));
    EXPECT_TRUE(idle.is_closed());
    server.on_loop([&] { held.release->cancel(); });
    const std::string answer = busy.read_response();
    EXPECT_TRUE(answer.ends_with("in time"));
    EXPECT_NE(answer.find("Connection: close\r\n"), std::string::npos);
    EXPECT_TRUE(busy.is_closed());
    held.release.reset();
    busy.close();
    EXPECT_THROW(test::client(server.port()), std::runtime_error) << "no new connections";
    server.stop();
}

TEST(Reactor, DeadlineEndsWhatDoesNotEnd) {
    test::server server;
    struct never {
        static async<reply> run(std::shared_ptr<const request>) {
            boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor,
                                            boost::asio::steady_timer::time_point::max());
            co_await timer.async_wait(boost::asio::use_awaitable);
            co_return response::no_content();
        }
    };
    server.routes.add(verb::get, "/never", never::run);
    server.start();
    test::client client(server.port());
    client.send(get("/never"));
    test::wait_until(server, [&] { return server.loop().stats().requests == 1; });
    server.stop(std::chrono::milliseconds(20));
    SUCCEED();
}

TEST(Reactor, UnixSocketIsForItsOwnerOnlyAndReplacesAStaleOne) {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("snug-http-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const unix_path where{(folder / "snug.sock").string()};
    const auto stale = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    where.path.copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(stale, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(stale);

    test::server server;
    reactor& loop = server.loop();
    ASSERT_TRUE(loop.add_listener(where, server.routes));
    struct stat made{};
    ASSERT_EQ(::stat(where.path.c_str(), &made), 0);
    EXPECT_EQ(made.st_mode & 0777U, 0600U);
    reactor other;
    EXPECT_FALSE(other.add_listener(where, server.routes)) << "somebody listens there";
    server.start();
    const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    ASSERT_EQ(::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    const std::string asked = get("/hello");
    ASSERT_EQ(::write(fd, asked.data(), asked.size()), static_cast<ssize_t>(asked.size()));
    char answer[64] = {};
    ASSERT_GT(::read(fd, answer, sizeof answer - 1), 0);
    EXPECT_EQ(status_of(answer), 200);
    ::close(fd);
    server.stop();
    EXPECT_FALSE(std::filesystem::exists(where.path));
    std::filesystem::remove_all(folder);
}

TEST(Reactor, ManyReconnectsLeaveNothingBehind) {
    test::server server;
    server.start();
    for (int i = 0; i < 2000; ++i) {
        test::client client(server.port());
        client.send(i % 3 == 0 ? get("/hello") : "GET /hel");
        if (i % 2 == 0) client.abort();
    }
    test::wait_until(server, [&] { return server.loop().stats().connections == 0; });
    EXPECT_EQ(server.loop().stats().accepted, 2000);
}

}  // namespace
}  // namespace snug::http
