#include "voice/relay_floor.hpp"

#include "loadgen/clock.hpp"
#include "net/unique_fd.hpp"
#include "voice/spoken.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <ctime>
#include <memory>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <vector>

namespace snug::bench {

namespace {

constexpr std::size_t batch = 64;  // as the voice thread's
constexpr std::size_t header_bytes = 12;
constexpr std::size_t tag_bytes = 16;
constexpr std::size_t datagram_bytes_max = 1500;
constexpr std::size_t packet_bytes = header_bytes + tag_bytes + (80 + 160) / 2;
constexpr int packets_per_s = 50;
constexpr int wait_ms = 50;
constexpr std::array<std::uint8_t, 16> key{1, 2, 3};

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

class gcm {
public:
    explicit gcm(bool seals) : seals_(seals), context_(EVP_CIPHER_CTX_new()) {
        const int way = seals ? 1 : 0;
        if (EVP_CipherInit_ex(
                context_.get(), EVP_aes_128_gcm(), nullptr, key.data(), nullptr, way) != 1)
            throw std::runtime_error("no AES-GCM");
    }

    /// Header stays, payload is turned in place; the tag stands behind it.
    void turn(std::uint8_t* packet, std::size_t size) {
        nonce_[0] = static_cast<std::uint8_t>(nonce_[0] + 1);
        const auto payload = static_cast<int>(size - header_bytes - tag_bytes);
        std::uint8_t* const body = packet + header_bytes;
        int done = 0;
        EVP_CipherInit_ex(context_.get(), nullptr, nullptr, nullptr, nonce_.data(), -1);
        EVP_CipherUpdate(context_.get(), nullptr, &done, packet, header_bytes);
        EVP_CipherUpdate(context_.get(), body, &done, body, payload);
        if (!seals_)
            EVP_CIPHER_CTX_ctrl(context_.get(), EVP_CTRL_AEAD_SET_TAG, tag_bytes, body + payload);
        EVP_CipherFinal_ex(context_.get(), body + payload, &done);  // no tag here is a good one
        if (seals_)
            EVP_CIPHER_CTX_ctrl(context_.get(), EVP_CTRL_AEAD_GET_TAG, tag_bytes, body + payload);
    }

private:
    struct free_context {
        void operator()(EVP_CIPHER_CTX* one) const { EVP_CIPHER_CTX_free(one); }
    };
    bool seals_;
    std::unique_ptr<EVP_CIPHER_CTX, free_context> context_;
    std::array<std::uint8_t, 12> nonce_{};
};

unique_fd open_socket(sockaddr_in& bound) {
    unique_fd made(::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (made.value() < 0) fail("socket");
    bound = {};
    bound.sin_family = AF_INET;
    bound.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof bound;
    auto* const address = reinterpret_cast<sockaddr*>(&bound);
    if (::bind(made.value(), address, size) != 0 ||
        ::getsockname(made.value(), address, &size) != 0)
        fail("bind");
    return made;
}

unique_fd watch(int fd) {
    unique_fd made(::epoll_create1(EPOLL_CLOEXEC));
    epoll_event event{.events = EPOLLIN, .data = {.fd = fd}};
    if (made.value() < 0 || ::epoll_ctl(made.value(), EPOLL_CTL_ADD, fd, &event) != 0)
        fail("epoll");
    return made;
}

struct listener {
    sockaddr_in address{};
    gcm sealing{true};
    gcm opening{false};
};

/// Datagrams with their addresses, laid out once as the kernel wants them.
struct laid_out {
    laid_out() {
        for (std::size_t i = 0; i < batch; ++i) {
            places[i] = {memory[i].data(), datagram_bytes_max};
            headers[i].msg_hdr = {&addresses[i], sizeof(sockaddr_in), &places[i], 1, nullptr, 0, 0};
        }
    }
    laid_out(const laid_out&) = delete;
    laid_out& operator=(const laid_out&) = delete;

    std::array<std::array<std::uint8_t, datagram_bytes_max>, batch> memory{};
    std::array<sockaddr_in, batch> addresses{};
    std::array<iovec, batch> places{};
    std::array<mmsghdr, batch> headers{};
};

class relay {
public:
    explicit relay(const relay_load& load)
        : load_(load), socket_(open_socket(address_)), events_(watch(socket_.value())) {}

    const sockaddr_in& address() const { return address_; }

    /// Before anything is sent; in the order of seats: room after room.
    void add(const sockaddr_in& from) {
        seat_of_port_[ntohs(from.sin_port)] = people_.size();
        people_.push_back(std::make_unique<listener>());
        people_.back()->address = from;
    }

    void turn() {
        epoll_event event{};
        if (::epoll_wait(events_.value(), &event, 1, wait_ms) <= 0) return;
        const int count =
            ::recvmmsg(socket_.value(), in_.headers.data(), batch, MSG_DONTWAIT, nullptr);
        for (int i = 0; i < count; ++i)
            take(static_cast<std::size_t>(i));
        send();
    }

    std::uint64_t forwarded() const { return forwarded_; }

private:
    void take(std::size_t i) {
        const std::size_t seat = seat_of_port_[ntohs(in_.addresses[i].sin_port)];
        const std::size_t size = in_.headers[i].msg_len;
        people_[seat]->opening.turn(in_.memory[i].data(), size);
        const std::size_t first = seat - seat % load_.people;
        if (seat - first >= load_.heard) return;
        for (std::size_t to = first; to < first + load_.people; ++to) {
            if (to == seat) continue;
            if (waiting_ == batch) send();
            auto& packet = out_.memory[waiting_];
            std::copy_n(in_.memory[i].data(), size, packet.data());
            people_[to]->sealing.turn(packet.data(), size);
            out_.places[waiting_].iov_len = size;
            out_.addresses[waiting_] = people_[to]->address;
            ++waiting_;
        }
    }

    void send() {
        if (waiting_ == 0) return;
        const int sent = ::sendmmsg(
            socket_.value(), out_.headers.data(), static_cast<unsigned>(waiting_), MSG_DONTWAIT);
        if (sent > 0) forwarded_ += static_cast<std::uint64_t>(sent);
        waiting_ = 0;
    }

    const relay_load load_;
    sockaddr_in address_{};
    unique_fd socket_;
    unique_fd events_;
    std::vector<std::unique_ptr<listener>> people_;
    std::vector<std::size_t> seat_of_port_ = std::vector<std::size_t>(1U << 16U);
    laid_out in_;
    laid_out out_;
    std::size_t waiting_ = 0;
    std::uint64_t forwarded_ = 0;
};

/// Talks by the clock, and takes what comes out of the sockets.
class crowd {
public:
    crowd(const relay_load& load, relay& with) : load_(load), to_(with.address()) {
        for (std::size_t i = 0; i < load.rooms * load.people; ++i) {
            sockaddr_in bound{};
            sockets_.push_back(open_socket(bound));
            with.add(bound);
            epoll_event event{.events = EPOLLIN, .data = {.fd = sockets_.back().value()}};
            if (::epoll_ctl(events_.value(), EPOLL_CTL_ADD, sockets_.back().value(), &event) != 0)
                fail("epoll");
        }
    }

    void talk_until(nanos end) {
        const auto talkers = static_cast<nanos>(load_.rooms * load_.talkers);
        const nanos apart = second / packets_per_s / talkers;
        std::size_t next = 0;
        for (nanos due = now(); now() < end;) {
            for (; due <= now(); due += apart)
                say(next++ % static_cast<std::size_t>(talkers));
            listen();
        }
    }

private:
    void say(std::size_t talker) {
        const std::size_t seat = talker / load_.talkers * load_.people + talker % load_.talkers;
        ::sendto(sockets_[seat].value(),
                 packet_.data(),
                 packet_.size(),
                 MSG_DONTWAIT,
                 reinterpret_cast<const sockaddr*>(&to_),
                 sizeof to_);
    }

    void listen() {
        std::array<epoll_event, batch> ready{};
        const timespec moment{.tv_sec = 0, .tv_nsec = millisecond / 10};
        const int count = ::epoll_pwait2(events_.value(), ready.data(), batch, &moment, nullptr);
        for (int i = 0; i < count; ++i) {
            std::array<std::uint8_t, datagram_bytes_max> heard{};
            while (::recv(ready[static_cast<std::size_t>(i)].data.fd,
                          heard.data(),
                          heard.size(),
                          MSG_DONTWAIT) > 0) {
            }
        }
    }

    const relay_load load_;
    sockaddr_in to_;
    unique_fd events_{::epoll_create1(EPOLL_CLOEXEC)};
    std::vector<unique_fd> sockets_;
    std::array<std::uint8_t, packet_bytes> packet_{};
};

double thread_seconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace

relay_cost measure_relay(const relay_load& load, double warmup_s, double seconds) {
    relay one(load);
    crowd all(load, one);
    enum class stage { warming, counting, over };
    std::atomic<stage> at = stage::warming;
    relay_cost cost;
    std::jthread thread([&] {
        while (at == stage::warming)
            one.turn();
        const double cpu = thread_seconds();
        const std::uint64_t before = one.forwarded();
        while (at == stage::counting)
            one.turn();
        cost = {one.forwarded() - before, thread_seconds() - cpu};
    });
    const auto in = [](double s) { return now() + static_cast<nanos>(s * second); };
    all.talk_until(in(warmup_s));
    at = stage::counting;
    all.talk_until(in(seconds));
    at = stage::over;
    thread.join();
    return cost;
}

}  // namespace snug::bench
