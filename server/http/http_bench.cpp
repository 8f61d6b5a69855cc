// How much the HTTP layer alone costs: small POSTs over keep-alive connections, deliveries to many
// streams, memory per idle stream. One process, the clients on the main thread with epoll, the
// server on its own; both share the machine. Usage: http_bench [CLIENTS [STREAMS]]
#include "http/reactor.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <arpa/inet.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <future>
#include <netinet/tcp.h>
#include <string>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace snug::http;
using bench_clock = std::chrono::steady_clock;

namespace {

constexpr auto round_time = std::chrono::seconds(3);
constexpr int rounds_of_deliveries = 400;

async<reply> created(std::shared_ptr<const request> asked) {
    co_return response::json(201, asked->body);
}

std::vector<std::shared_ptr<sse_stream>>& streams() {
    static std::vector<std::shared_ptr<sse_stream>> opened;
    return opened;
}

async<reply> subscribed(std::shared_ptr<const request>) {
    stream_reply promised;
    promised.opened = [](std::shared_ptr<sse_stream> stream) {
        streams().push_back(std::move(stream));
    };
    co_return promised;
}

int connect_to(std::uint16_t port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        std::abort();
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

std::size_t resident_bytes() {
    std::ifstream file("/proc/self/statm");
    std::size_t pages = 0;
    std::size_t resident = 0;
    file >> pages >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

double cpu_s(pthread_t thread) {
    clockid_t clock{};
    ::pthread_getcpuclockid(thread, &clock);
    timespec spent{};
    ::clock_gettime(clock, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) * 1e-9;
}

void measure_posts(std::uint16_t port, int clients, pthread_t server) {
    const std::string body = R"({"content":"hello there","nonce":"0123456789abcdef"})";
    const std::string asked =
        "POST /api/sendmessage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        "Authorization: Bearer 0123456789abcdef0123456789abcdef\r\nContent-Length: " +
        std::to_string(body.size()) + "\r\n\r\n" + body;
    const int poll = ::epoll_create1(0);
    std::vector<int> sockets;
    for (int i = 0; i < clients; ++i) {
        sockets.push_back(connect_to(port));
        epoll_event event{.events = EPOLLIN, .data = {.fd = sockets.back()}};
        ::epoll_ctl(poll, EPOLL_CTL_ADD, sockets.back(), &event);
        (void)::send(sockets.back(), asked.data(), asked.size(), 0);
    }
    const auto began = bench_clock::now();
    const double cpu_began = cpu_s(server);
    std::uint64_t answered = 0;
    std::vector<epoll_event> events(256);
    char room[4096];
    while (bench_clock::now() - began < round_time) {
        const int count = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 100);
        for (int i = 0; i < count; ++i) {
            const int fd = events[static_cast<std::size_t>(i)].data.fd;
            if (::recv(fd, room, sizeof room, 0) <= 0) std::abort();
            ++answered;
            (void)::send(fd, asked.data(), asked.size(), 0);
        }
    }
    const double seconds = std::chrono::duration<double>(bench_clock::now() - began).count();
    const double cpu = cpu_s(server) - cpu_began;
    std::printf("posts      %d clients: %.0f/s, server CPU %.2f us each\n",
                clients,
                static_cast<double>(answered) / seconds,
                cpu * 1e6 / static_cast<double>(answered));
    for (const int fd : sockets)
        ::close(fd);
    ::close(poll);
}

template <class Work>
void on_loop(reactor& loop, Work work) {
    std::promise<void> done;
    boost::asio::post(loop.context(), [&] {
        work();
        done.set_value();
    });
    done.get_future().get();
}

void measure_streams(reactor& loop, std::uint16_t port, std::size_t count, pthread_t server) {
    const std::string asked = "GET /api/messagestream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    const std::size_t before = resident_bytes();
    std::vector<int> sockets;
    for (std::size_t i = 0; i < count; ++i) {
        sockets.push_back(connect_to(port));
        (void)::send(sockets.back(), asked.data(), asked.size(), 0);
    }
    std::vector<char> room(1 << 16U);
    for (const int fd : sockets) {
        if (::recv(fd, room.data(), room.size(), 0) <= 0) std::abort();
    }
    std::printf("idle       %zu streams: %.0f bytes resident each\n",
                count,
                static_cast<double>(resident_bytes() - before) / static_cast<double>(count));

    const auto frame =
        std::make_shared<const std::string>("id: k3.1\ndata: " + std::string(300, 'x') + "\n\n");
    const double cpu_began = cpu_s(server);
    for (int round = 0; round < rounds_of_deliveries; ++round) {
        on_loop(loop, [&] {
            for (const auto& stream : streams())
                stream->push(frame);
            for (const auto& stream : streams())
                stream->flush();
        });
        for (const int fd : sockets)
            (void)::recv(fd, room.data(), room.size(), MSG_DONTWAIT);
    }
    const double cpu = cpu_s(server) - cpu_began;
    const double delivered = static_cast<double>(count) * rounds_of_deliveries;
    std::printf("deliveries %zu streams: %.0f per CPU second, %.2f us each\n",
                count,
                delivered / cpu,
                cpu * 1e6 / delivered);

    for (const int fd : sockets)
        ::close(fd);
}

/// The same deliveries by a loop that does only the unavoidable: one shared buffer, one send a
/// socket.
void measure_floor(std::size_t count) {
    const int listening = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listening, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
        ::listen(listening, 4096) != 0) {
        std::abort();
    }
    ::getsockname(listening, reinterpret_cast<sockaddr*>(&address), &size);
    std::vector<int> clients;
    std::vector<int> accepted;
    const int on = 1;
    for (std::size_t i = 0; i < count; ++i) {
        clients.push_back(connect_to(ntohs(address.sin_port)));
        accepted.push_back(::accept(listening, nullptr, nullptr));
        ::setsockopt(accepted.back(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    const std::string frame = "id: k3.1\ndata: " + std::string(300, 'x') + "\n\n";
    std::vector<char> room(1 << 16U);
    double cpu = 0;
    for (int round = 0; round < rounds_of_deliveries; ++round) {
        std::thread sender([&] {
            for (const int fd : accepted)
                (void)::send(fd, frame.data(), frame.size(), MSG_NOSIGNAL);
            cpu += cpu_s(::pthread_self());
        });
        sender.join();
        for (const int fd : clients)
            (void)::recv(fd, room.data(), room.size(), MSG_DONTWAIT);
    }
    const double delivered = static_cast<double>(count) * rounds_of_deliveries;
    std::printf("floor      %zu sockets: %.0f per CPU second, %.2f us each\n",
                count,
                delivered / cpu,
                cpu * 1e6 / delivered);
    for (const int fd : clients)
        ::close(fd);
    for (const int fd : accepted)
        ::close(fd);
    ::close(listening);
}

}  // namespace

int main(int argc, char** argv) {
    const int clients = argc > 1 ? std::atoi(argv[1]) : 64;
    const auto count = static_cast<std::size_t>(argc > 2 ? std::atoi(argv[2]) : 1000);
    const rlimit files{65536, 65536};
    ::setrlimit(RLIMIT_NOFILE, &files);
    router routes;
    routes.add(verb::post, "/api/sendmessage", created);
    routes.add(verb::get, "/api/messagestream", subscribed);
    reactor_options options;
    options.limits.connections_per_address = 0;
    reactor loop(options);
    const auto port = loop.add_listener(tcp_address{}, routes).value().port();
    std::thread thread([&] { loop.run(); });
    measure_posts(port, clients, thread.native_handle());
    measure_streams(loop, port, count, thread.native_handle());
    measure_floor(count);
    loop.stop_gracefully(std::chrono::seconds(5));
    thread.join();
    streams().clear();
    return 0;
}
