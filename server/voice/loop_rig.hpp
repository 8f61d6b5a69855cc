// For tests: people who reach a media_loop over real sockets of this machine, by UDP or by TCP,
// each with ICE, DTLS and SRTP of its own. Blocking, with a deadline on every wait.
#pragma once

#include "base/descriptor.hpp"
#include "voice/core/voice_rig.hpp"
#include "voice/framing.hpp"
#include "voice/media_loop.hpp"
#include "voice/socket_address.hpp"

#include <algorithm>
#include <condition_variable>
#include <future>
#include <mutex>
#include <poll.h>

namespace snug::voice {

inline constexpr auto rig_patience = std::chrono::seconds(10);

inline instant rig_now() {
    return std::chrono::time_point_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now());
}

/// A loop on a free port and what it has reported.
class loop_rig {
public:
    explicit loop_rig(const std::string& ip = "::") {
        auto made = media_loop::open({.ip = ip, .port = 0}, [this](auto news) { hear(news); });
        EXPECT_TRUE(made) << made.error().detail;
        if (made) loop = std::move(*made);
    }

    /// Whether `news` about `call` has come, now or within `rig_patience`.
    bool was_told(voice_news news, call_id call) {
        std::unique_lock lock(mutex_);
        return heard_.wait_for(lock, rig_patience, [&] {
            return std::ranges::any_of(reports_, [&](const call_report& each) {
                return each.news == news && each.call == call;
            });
        });
    }
    void forget_reports() {
        const std::lock_guard lock(mutex_);
        reports_.clear();
        reports_.shrink_to_fit();
    }
    std::vector<call_report> reports() {
        const std::lock_guard lock(mutex_);
        return reports_;
    }

    result<switchboard::joined> join(std::uint64_t room, client_offer offer) {
        std::promise<result<switchboard::joined>> answer;
        auto answered = answer.get_future();
        const bool queued = loop->join(
            room_id(room), std::move(offer), [&](auto made) { answer.set_value(std::move(made)); });
        if (!queued) return refuse(errc::busy);
        return answered.get();
    }

private:
    void hear(std::span<const call_report> news) {
        {
            const std::lock_guard lock(mutex_);
            reports_.insert(reports_.end(), news.begin(), news.end());
        }
        heard_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable heard_;
    std::vector<call_report> reports_;

public:
    std::unique_ptr<media_loop> loop;  // last: it reports until it is gone
};

enum class connecting : std::uint8_t { at_once, later };

/// One browser, as far as the network sees it.
class remote_person {
public:
    /// `receive_buffer` bytes of the kernel's, where it matters.
    remote_person(std::uint16_t port,
                  transport_protocol by,
                  const std::string& ip = "127.0.0.1",
                  int receive_buffer = 0,
                  connecting when = connecting::at_once)
        : by_(by), to_(parse_ip(ip).value()) {
        static std::uint32_t number = 0;
        ++number;
        self.ufrag = "peer" + std::to_string(number);
        self.ssrc = 1'000U + number;
        to_.port = port;
        const int kind = by == transport_protocol::udp ? SOCK_DGRAM : SOCK_STREAM;
        socket_.reset(
            ::socket(to_.family == ip_family::v4 ? AF_INET : AF_INET6, kind | SOCK_CLOEXEC, 0));
        if (receive_buffer != 0) {
            ::setsockopt(
                socket_.number(), SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        }
        if (when == connecting::at_once) connect();
    }

    void connect() {
        sockaddr_storage address{};
        const socklen_t size = to_socket_address(to_, to_.family, address);
        EXPECT_EQ(::connect(socket_.number(), reinterpret_cast<const sockaddr*>(&address), size),
                  0);
    }

    /// From the offer to SRTP keys. Whether it came to that.
    bool joins(loop_rig& at, std::uint64_t room = 1) {
        const auto joined = at.join(room, self.wanted());
        if (!joined) return false;
        self.call = joined->call;
        return enters(joined->answer);
    }

    /// From the answer on.
    bool enters(const std::string& answer) {
        const auto found = read_peer_answer(answer);
        if (!found) return false;
        self.server = found->ice;
        server_shows_ = found->fingerprint;
        return proves_itself() && shakes_hands();
    }

    bool proves_itself() {
        voice_rig::make_check(self);
        send(self.last_check);
        return wait_for([this] { return successes_ > 0; });
    }

    bool shakes_hands() {
        self.dtls = std::make_unique<dtls_session>(
            test_identity(), server_shows_, dtls_role::active, rig_now());
        return wait_for([this] { return self.sender.has_value(); });
    }

    void say(std::string_view text) { send(voice_rig::spoken(self, text)); }

    /// Waits until it has heard `text`, or as many packets as that.
    bool hears(std::string_view text) {
        return wait_for([&] { return std::ranges::count(texts(self), text) > 0; });
    }
    bool hears(std::size_t packets) {
        return wait_for([&] { return self.heard.size() >= packets; });
    }
    bool is_asked_for_a_key_frame() {
        return wait_for([&] { return !self.key_frames_wanted.empty(); });
    }
    /// Takes in what has come by now.
    void listen() {
        while (receive(std::chrono::milliseconds(0))) {
        }
    }

    void send(bytes_view datagram) {
        if (by_ == transport_protocol::udp) return send_raw(datagram);
        frame_writer framed;
        framed.add(datagram);
        send_raw(framed.pending());
    }
    void send_raw(bytes_view bytes) {
        ::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }
    void disconnect() { socket_.reset(); }
    /// Whether the server has closed the connection, now or within `rig_patience`.
    bool is_closed() {
        return wait_for([this] { return closed_; });
    }
    /// Whether the server says that it ends the call.
    bool sees_goodbye() {
        return wait_for([this] { return self.dtls->state() == dtls_state::closed; });
    }
    int number() const { return socket_.number(); }
    std::size_t times_answered() const { return answers_; }

    person self;

private:
    template <class Done>
    bool wait_for(Done done) {
        const instant end = rig_now() + rig_patience;
        while (!done()) {
            if (rig_now() > end) return false;
            receive(std::chrono::milliseconds(20));
            if (self.dtls && !self.sender) {
                datagrams words;
                self.dtls->tick(rig_now(), words);
                say_words(words);
            }
        }
        return true;
    }

    bool receive(std::chrono::milliseconds patience) {
        pollfd waiting{.fd = socket_.number(), .events = POLLIN, .revents = 0};
        if (closed_ || ::poll(&waiting, 1, static_cast<int>(patience.count())) != 1) return false;
        std::array<std::uint8_t, 2'000> memory{};
        const bytes_out room = by_ == transport_protocol::udp ? bytes_out(memory) : stream_.space();
        const ssize_t count = ::recv(socket_.number(), room.data(), room.size(), 0);
        if (count <= 0) {
            closed_ = by_ == transport_protocol::tcp;
            return false;
        }
        if (by_ == transport_protocol::udp) {
            take({room.begin(), room.begin() + count});
            return true;
        }
        stream_.added(static_cast<std::size_t>(count));
        while (const auto frame = stream_.next())
            take({frame->begin(), frame->end()});
        return true;
    }

    void take(std::vector<std::uint8_t> datagram) {
        ++answers_;
        if (datagram[0] <= 3) {
            const auto message = parse_stun(datagram);
            if (message && message->kind == stun_class::success) ++successes_;
        } else if (datagram[0] >= 20 && datagram[0] <= 63 && self.dtls) {
            take_dtls(datagram);
        } else {
            voice_rig::hear(self, datagram);
        }
    }

    void take_dtls(bytes_view datagram) {
        datagrams words;
        self.dtls->receive(rig_now(), datagram, words);
        say_words(words);
        if (!self.sender) voice_rig::take_keys(self);
    }

    void say_words(const datagrams& words) {
        for (const auto& each : words)
            send(each);
    }

    transport_protocol by_;
    transport_address to_;
    descriptor socket_;
    digest server_shows_{};
    frame_reader stream_;
    std::size_t successes_ = 0;
    std::size_t answers_ = 0;
    bool closed_ = false;
};

}  // namespace snug::voice
