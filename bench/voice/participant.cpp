#include "voice/participant.hpp"

#include "voice/core/stun.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>

namespace snug::bench {
namespace {

constexpr std::size_t batch = 32;
constexpr std::size_t datagram_bytes = 1'500;
constexpr int receive_buffer_bytes = 1 << 20;  // a second of what anybody hears

voice::instant voice_now() {
    return std::chrono::time_point_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now());
}

/// Memory for one recvmmsg; one for all, who take turns.
struct inbox {
    std::array<std::array<std::uint8_t, datagram_bytes>, batch> memory{};
    std::array<std::array<char, CMSG_SPACE(sizeof(timespec))>, batch> control{};
    std::array<iovec, batch> places{};
    std::array<mmsghdr, batch> headers{};

    inbox() {
        for (std::size_t i = 0; i < batch; ++i) {
            places[i] = {.iov_base = memory[i].data(), .iov_len = memory[i].size()};
            headers[i].msg_hdr.msg_iov = &places[i];
            headers[i].msg_hdr.msg_iovlen = 1;
            headers[i].msg_hdr.msg_control = control[i].data();
        }
    }

    std::size_t receive(int socket) {
        for (std::size_t i = 0; i < batch; ++i)
            headers[i].msg_hdr.msg_controllen = control[i].size();
        const int count = ::recvmmsg(socket, headers.data(), batch, MSG_DONTWAIT, nullptr);
        return count > 0 ? static_cast<std::size_t>(count) : 0;
    }

    /// When the kernel had the datagram.
    nanos came_at(std::size_t i) {
        const cmsghdr* const found = CMSG_FIRSTHDR(&headers[i].msg_hdr);
        if (found == nullptr || found->cmsg_type != SCM_TIMESTAMPNS) return wall_now();
        timespec time{};
        std::memcpy(&time, CMSG_DATA(found), sizeof time);
        return time.tv_sec * second + time.tv_nsec;
    }
};

inbox& shared_inbox() {
    static inbox one;
    return one;
}

voice::peer_offer offer_of(place where, std::size_t slots) {
    static std::uint32_t number = 0;
    ++number;
    const std::string name = std::to_string(where.room) + "x" + std::to_string(number);
    return {.ufrag = "load" + name, .slots = slots, .ssrc = 1'000U + number};
}

}  // namespace

participant::participant(poller& events,
                         const voice::dtls_identity& identity,
                         place where,
                         std::size_t slots,
                         tally& heard)
    : events_(events), where_(where), heard_(heard), peer_(identity, offer_of(where, slots)) {}

participant::~participant() {
    if (socket_) events_.forget(socket_.value());
}

void participant::enter(std::string_view answer) {
    if (!peer_.accept(answer, voice_now())) throw std::runtime_error("what came is no answer");
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(peer_.server().port);
    if (::inet_pton(AF_INET, peer_.server().ip.c_str(), &server.sin_addr) != 1)
        throw std::runtime_error("the answer has no IPv4 candidate");
    std::memcpy(server_.ip.data(), &server.sin_addr, sizeof server.sin_addr);
    server_.port = peer_.server().port;
    socket_ = unique_fd(::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int on = 1;
    ::setsockopt(socket_.value(), SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    const int bytes = receive_buffer_bytes;
    if (::setsockopt(socket_.value(), SOL_SOCKET, SO_RCVBUFFORCE, &bytes, sizeof bytes) != 0)
        ::setsockopt(socket_.value(), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
    if (::connect(socket_.value(), reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0)
        throw std::system_error(errno, std::generic_category(), "connect by UDP");
    events_.watch(socket_.value(), EPOLLIN, *this);
    tick();
}

void participant::tick() {
    if (!socket_) return;
    voice::datagrams words;
    peer_.tick(voice_now(), words);
    send_words(words);
}

void participant::speak(std::uint8_t level, bool counts) {
    std::array<std::uint8_t, spoken_bytes_max> payload{};
    std::array<std::uint8_t, datagram_bytes> packet{};
    // Every length between the two comes, in an order that has no meaning.
    const std::size_t size = spoken_bytes_min + (said_++ * 37 + where_.number * 13) %
                                                    (spoken_bytes_max - spoken_bytes_min + 1);
    write_spoken(
        payload,
        {.room = where_.room, .talker = where_.number, .counts = counts, .sent_at = wall_now()});
    const std::size_t whole = peer_.speak(packet, voice::bytes_view(payload).first(size), level);
    if (whole == 0) return;
    if (::send(socket_.value(), packet.data(), whole, 0) == static_cast<ssize_t>(whole) && counts)
        ++counted_;
}

void participant::on_ready(std::uint32_t) {
    inbox& in = shared_inbox();
    for (std::size_t count = batch; count == batch;) {
        count = in.receive(socket_.value());
        for (std::size_t i = 0; i < count; ++i)
            take(voice::bytes_out(in.memory[i]).first(in.headers[i].msg_len), in.came_at(i));
    }
}

void participant::take(voice::bytes_out datagram, nanos came_at) {
    if (answer_check(datagram)) return;
    voice::datagrams words;
    const auto packet = peer_.receive(voice_now(), datagram, words);
    send_words(words);
    if (!packet) return;
    ++heard_.packets;
    const auto stamp = read_spoken(packet->payload);
    if (!stamp) {
        ++heard_.strange;
        return;
    }
    if (stamp->room != where_.room || stamp->talker == where_.number) ++heard_.crossed;
    if (!stamp->counts) return;
    ++heard_.counted;
    heard_.latency.add(came_at - stamp->sent_at);
}

bool participant::answer_check(voice::bytes_view datagram) {
    if (datagram.empty() || datagram[0] > 3) return false;  // RFC 7983
    const auto asked = voice::parse_stun(datagram);
    if (!asked || asked->kind != voice::stun_class::request) return false;
    std::array<std::uint8_t, datagram_bytes> said{};
    const std::size_t size = voice::write_stun_success(said, asked->id, server_, password);
    (void)!::send(socket_.value(), said.data(), size, 0);
    return true;
}

void participant::send_words(const voice::datagrams& words) {
    // What does not go out is said again by its own timer.
    for (const auto& each : words)
        (void)!::send(socket_.value(), each.data(), each.size(), 0);
}

}  // namespace snug::bench
