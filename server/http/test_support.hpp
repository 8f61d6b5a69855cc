// For tests only: a reactor on a thread of its own with routes that answer something simple, and a
// client that sends raw bytes over a real socket. Waits end by what happens, with a generous bound
// that only a broken server meets.
#pragma once

#include "http/reactor.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <functional>
#include <future>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <thread>
#include <unistd.h>

namespace snug::http::test {

/// A handler that answers without waiting for anything.
inline handler answers(std::function<reply(const request&)> make) {
    struct ready {
        static async<reply> run(std::function<reply(const request&)> make,
                                std::shared_ptr<const request> asked) {
            co_return make(*asked);
        }
    };
    return [make = std::move(make)](std::shared_ptr<const request> asked) {
        return ready::run(make, std::move(asked));
    };
}

inline response text(std::string body) {
    response made;
    made.headers.set("Content-Type", "text/plain");
    made.body = std::move(body);
    return made;
}

class server {
public:
    explicit server(reactor_options options = {}, std::shared_ptr<tls_context> tls = nullptr)
        : loop_(std::move(options)) {
        routes.add(verb::get, "/hello", answers([](const request&) { return text("hello"); }));
        routes.add(
            verb::post, "/echo", answers([](const request& asked) { return text(asked.body); }));
        auto listening = loop_.add_listener(tcp_address{}, routes, std::move(tls));
        if (!listening) throw std::runtime_error(listening.error().detail);
        port_ = listening->port();
    }
    ~server() { stop(); }
    server(const server&) = delete;
    server& operator=(const server&) = delete;

    /// After the test's own routes have been added.
    void start() {
        thread_ = std::thread([this] { loop_.run(); });
    }
    void stop(std::chrono::milliseconds deadline = std::chrono::seconds(5)) {
        if (!thread_.joinable()) return;
        loop_.stop_gracefully(deadline);
        thread_.join();
    }

    /// Runs `work` on the reactor's thread and waits for what it returns.
    template <class Work>
    auto on_loop(Work work) {
        std::promise<decltype(work())> done;
        boost::asio::post(loop_.context(), [&] {
            if constexpr (std::is_void_v<decltype(work())>) {
                work();
                done.set_value();
            } else {
                done.set_value(work());
            }
        });
        return done.get_future().get();
    }

    std::uint16_t port() const { return port_; }
    reactor& loop() { return loop_; }

    router routes;

private:
    reactor loop_;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

/// Blocking; every read ends after ten seconds at the latest, which then fails the test.
class client {
public:
    explicit client(std::uint16_t port, int receive_buffer = 0)
        : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
        if (receive_buffer > 0) {
            ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        }
        const timeval bound{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &bound, sizeof bound);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            throw std::runtime_error("cannot connect");
        }
    }
    ~client() { close(); }
    client(const client&) = delete;
    client& operator=(const client&) = delete;

    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;  // the server has closed, as it may
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    /// One response: head, and body by its Content-Length (none after HEAD). Empty when the server
    /// closed.
    std::string read_response(bool has_body = true) {
        const std::size_t head = read_until("\r\n\r\n");
        if (head == 0) return take(held_.size());
        const std::size_t at = held_.find("Content-Length: ");
        std::size_t body = 0;
        if (has_body && at < head) body = std::stoul(held_.substr(at + 16));
        while (held_.size() < head + body && read_more()) {
        }
        return take(head + body);
    }

    /// Reads until `mark` has come; where it ends, or 0 when the server closed before.
    std::size_t read_until(std::string_view mark) {
        while (held_.find(mark) == std::string::npos) {
            if (!read_more()) return 0;
        }
        return held_.find(mark) + mark.size();
    }

    std::string take(std::size_t size) {
        std::string front = held_.substr(0, size);
        held_.erase(0, size);
        return front;
    }

    /// All there is until the server closes.
    std::string read_to_end() {
        while (read_more()) {
        }
        return take(held_.size());
    }

    /// True when the server closes without another byte.
    bool is_closed() { return read_to_end().empty() && ended_; }

    void shut_down() const { ::shutdown(fd_, SHUT_WR); }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    /// Closes with a reset instead of a goodbye.
    void abort() {
        const linger now{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        close();
    }
    int fd() const { return fd_; }

private:
    bool read_more() {
        char room[16384];
        const ssize_t got = ::recv(fd_, room, sizeof room, 0);
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            ADD_FAILURE() << "nothing came for ten seconds";
            return false;
        }
        if (got <= 0) {
            ended_ = true;
            return false;
        }
        held_.append(room, static_cast<std::size_t>(got));
        return true;
    }

    int fd_;
    std::string held_;
    bool ended_ = false;
};

inline int status_of(std::string_view answer) {
    return answer.size() < 12 ? 0 : std::stoi(std::string(answer.substr(9, 3)));
}

inline std::string get(std::string_view path) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: here\r\n\r\n";
}

inline std::string post(std::string_view path, std::string_view body) {
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: here\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + std::string(body);
}

/// Waits until `holds` on the reactor's thread, which is asked again each time it has done
/// something else.
inline void wait_until(server& on, const std::function<bool()>& holds) {
    const auto bound = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!on.on_loop(holds)) {
        ASSERT_LT(std::chrono::steady_clock::now(), bound) << "it never happened";
        std::this_thread::yield();
    }
}

}  // namespace snug::http::test
