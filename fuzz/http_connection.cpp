// The whole way of a connection, over a real socket: the first byte says where the rest is cut in
// two, so that every state between head, body and pipelined requests is met. The server must answer
// and close, never hang or crash, and an answer is always a sound one.
#include "base/log.hpp"
#include "http/body_source.hpp"
#include "http/reactor.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace snug::http;

namespace {

async<reply> echo(std::shared_ptr<const request> asked) {
    response made;
    made.headers.set("Content-Type", "text/plain");
    made.body = asked->body;
    co_return made;
}

async<reply> echo_stream(std::shared_ptr<const request> asked) {
    response made;
    std::string all;
    while (true) {
        const auto piece = co_await asked->incoming->next();
        if (!piece) co_return to_problem(piece.error());
        if (piece->empty()) break;
        all += *piece;
    }
    if (asked->incoming->length().value_or(all.size()) != all.size()) std::abort();
    made.body = std::move(all);
    co_return made;
}

class target {
public:
    target() {
        snug::set_log_level(snug::log_level::off);
        routes_.add(verb::get, "/", echo);
        routes_.add(verb::post, "/", echo);
        routes_.add(verb::get, "/a/{b}", echo);
        routes_.add(verb::post, "/s", echo_stream, {.streams_body = true});
        path_ =
            (std::filesystem::temp_directory_path() / ("snug-fuzz-" + std::to_string(::getpid())))
                .string();
        if (!loop_.add_listener(unix_path{path_}, routes_)) std::abort();
        thread_ = std::thread([this] { loop_.run(); });
    }
    ~target() {
        loop_.stop_gracefully(std::chrono::seconds(1));
        thread_.join();
    }

    int connect() const {
        const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path_.copy(address.sun_path, sizeof address.sun_path - 1);
        if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            std::abort();
        return fd;
    }

private:
    router routes_;
    reactor loop_;
    std::string path_;
    std::thread thread_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const target server;
    if (size < 2) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    const std::size_t cut = data[0] % bytes.size();
    const int fd = server.connect();
    (void)::send(fd, bytes.data(), cut, MSG_NOSIGNAL);
    (void)::send(fd, bytes.data() + cut, bytes.size() - cut, MSG_NOSIGNAL);
    ::shutdown(fd, SHUT_WR);
    std::string answer;
    char room[4096];
    for (ssize_t got = 0; (got = ::recv(fd, room, sizeof room, 0)) > 0;) {
        answer.append(room, static_cast<std::size_t>(got));
    }
    ::close(fd);
    if (!answer.empty() && !answer.starts_with("HTTP/1.1 ")) std::abort();
    return 0;
}
