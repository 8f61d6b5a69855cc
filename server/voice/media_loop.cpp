#include "voice/media_loop.hpp"

#include "base/log.hpp"
#include "base/threads.hpp"
#include "base/voice_limits.hpp"
#include "voice/command_box.hpp"
#include "voice/tcp_port.hpp"
#include "voice/udp_port.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/epoll.h>

namespace snug::voice {

namespace {

instant clock_now() {
    return std::chrono::time_point_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now());
}

constexpr auto look_around_every = std::chrono::seconds(1);

struct ports {
    udp_port udp;
    tcp_port tcp;
};

/// One number for both.
result<ports> bind_both(const media_loop::options& wanted, int epoll) {
    for (int tries = 1;; ++tries) {
        auto udp = udp_port::bind(wanted.ip, wanted.port);
        if (!udp) return std::unexpected(udp.error());
        auto tcp = tcp_port::listen(wanted.ip, udp->port(), epoll);
        if (tcp) return ports{std::move(*udp), std::move(*tcp)};
        const bool may_try_another = wanted.port == 0 && tries < limits::voice_port_tries;
        if (!may_try_another) return std::unexpected(tcp.error());
    }
}

}  // namespace

/// Everything the thread owns. But for the box and the counters nothing of it is anybody else's.
class media_loop::runner {
public:
    runner(descriptor epoll, ports bound, report_sink report)
        : report_(std::move(report)),
          board_(dtls_identity(std::chrono::time_point_cast<std::chrono::seconds>(
                     std::chrono::system_clock::now())),
                 {}),
          epoll_(std::move(epoll)),
          udp_(std::move(bound.udp)),
          tcp_(std::move(bound.tcp)),
          take_frame_([this](const transport_address& from, bytes_out frame) {
              take(from, frame);
              return board_.is_proven(from);
          }),
          forget_([this](const transport_address& gone) { board_.disconnected(gone); }) {
        for (const int number : {udp_.number(), box_.number()}) {
            epoll_event event{.events = EPOLLIN, .data = {.fd = number}};
            ::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, number, &event);
        }
        reports_.reserve(limits::voice_out_max);
        thread_.start("voice", [this] { run(); });
    }

    ~runner() {
        box_.close();
        thread_.join();
    }

    command_box& box() { return box_; }
    std::uint16_t port() const { return udp_.port(); }
    loop_counts counts() const {
        return {received_.load(), sent_.load(), dropped_.load(), calls_.load(), tcp_count_.load()};
    }

private:
    void run();
    void wait();
    void handle(int number);
    void receive_datagrams();
    void take(const transport_address& from, bytes_out datagram);
    void do_commands();
    void do_command(voice_command& wanted);
    void keep_time();
    void flush_if_half_full();
    void flush();
    void send(urgency which);
    void gather_reports();
    void tell();
    void say_goodbye();

    report_sink report_;
    command_box box_;
    switchboard board_;
    outbox out_;
    descriptor epoll_;
    udp_port udp_;
    tcp_port tcp_;
    tcp_port::frame_sink take_frame_;
    tcp_port::gone_sink forget_;
    instant now_ = clock_now();
    instant tick_due_ = now_;
    instant look_due_ = now_;
    std::vector<call_report> reports_;
    voice_commands commands_;
    bool stopping_ = false;
    std::atomic<std::uint64_t> received_ = 0;
    std::atomic<std::uint64_t> sent_ = 0;
    std::atomic<std::uint64_t> dropped_ = 0;
    std::atomic<std::size_t> calls_ = 0;
    std::atomic<std::size_t> tcp_count_ = 0;
    thread_group thread_;
};

void media_loop::runner::run() {
    while (!stopping_) {
        wait();
        keep_time();
        flush();
        // Counted first: whoever hears the news may look at once.
        calls_ = board_.calls();
        tcp_count_ = tcp_.connections();
        dropped_ = udp_.dropped() + tcp_.dropped() + out_.dropped();
        tell();
    }
    say_goodbye();
}

void media_loop::runner::wait() {
    // With nobody in any room there is nothing that time could change.
    int timeout_ms = -1;
    if (board_.calls() != 0 || tcp_.connections() != 0 || tcp_.is_paused()) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(tick_due_ - clock_now()).count();
        timeout_ms = static_cast<int>(std::max<std::int64_t>(left, 0));
    }
    std::array<epoll_event, limits::voice_batch> events{};
    const int count =
        ::epoll_wait(epoll_.number(), events.data(), static_cast<int>(events.size()), timeout_ms);
    now_ = clock_now();
    for (int i = 0; i < count; ++i)
        handle(events[static_cast<std::size_t>(i)].data.fd);
}

void media_loop::runner::handle(int number) {
    if (number == udp_.number()) return receive_datagrams();
    if (number == box_.number()) return do_commands();
    // One that an earlier event of this turn has closed is not there any more.
    if (tcp_.has(number)) tcp_.ready(number, now_, take_frame_, forget_);
}

void media_loop::runner::receive_datagrams() {
    for (std::size_t i = 0; i < limits::voice_batches_max; ++i) {
        for (const udp_port::datagram& each : udp_.receive())
            take(each.from, each.bytes);
        flush();
        if (!udp_.may_have_more()) return;
        now_ = clock_now();
    }
}

void media_loop::runner::take(const transport_address& from, bytes_out datagram) {
    received_.fetch_add(1, std::memory_order_relaxed);
    board_.receive(now_, from, datagram, out_);
    flush_if_half_full();
}

void media_loop::runner::do_commands() {
    stopping_ = !box_.take(commands_);
    if (commands_.addresses) board_.announce(std::move(*commands_.addresses));
    // Who has to go goes before anybody else comes.
    for (const call_id each : commands_.leaving) {
        board_.leave(each, out_);
        flush_if_half_full();
    }
    for (const auto& [id, state] : commands_.states) {
        board_.set_state(now_, id, state, out_);
        flush_if_half_full();
    }
    for (auto& [id, wanted] : commands_.watched) {
        board_.set_watched(id, std::move(wanted), out_);
        flush_if_half_full();
    }
    for (voice_command& each : commands_.waiting) {
        do_command(each);
        flush_if_half_full();
    }
    commands_.clear();
}

void media_loop::runner::do_command(voice_command& wanted) {
    if (auto* const join = std::get_if<join_command>(&wanted))
        return join->done(board_.join(now_, join->into, join->offer, out_));
    if (auto* const look = std::get_if<look_command>(&wanted))
        return look->done(board_.look(look->of));
    auto& later = std::get<offer_command>(wanted);
    later.done(board_.renegotiate(later.of, later.offer, out_));
}

void media_loop::runner::keep_time() {
    if (now_ < tick_due_) return;
    tick_due_ = now_ + limits::voice_tick_every;
    board_.tick(now_, out_);
    if (now_ < look_due_) return;
    look_due_ = now_ + look_around_every;
    tcp_.look_around(
        now_, [this](const transport_address& from) { return board_.is_proven(from); }, forget_);
}

/// The other half is for what one more datagram may lead to.
void media_loop::runner::flush_if_half_full() {
    if (out_.sent().size() >= limits::voice_out_max / 2) flush();
}

/// Voice before pictures: where there is no room for all, the last are dropped.
void media_loop::runner::flush() {
    send(urgency::voice);
    send(urgency::pictures);
    sent_.fetch_add(out_.sent().size(), std::memory_order_relaxed);
    udp_.flush();
    tcp_.flush(now_, forget_);
    gather_reports();
    out_.clear();
}

void media_loop::runner::send(urgency which) {
    std::optional<bool> crowded;  // asked for the first that goes by UDP
    for (const outgoing& each : out_.sent()) {
        if (each.how != which) continue;
        if (each.to.protocol == transport_protocol::tcp) {
            tcp_.send(now_, each.to, each.datagram, which);
            continue;
        }
        if (!crowded) crowded = which == urgency::pictures && udp_.is_crowded();
        if (*crowded) {
            udp_.count_dropped();
        } else {
            udp_.send(each.to, each.datagram);
        }
    }
}

void media_loop::runner::gather_reports() {
    for (const voice_event& each : out_.events()) {
        call_report made{.news = each.news,
                         .call = each.call,
                         .other = each.other,
                         .quality = each.quality,
                         .kind = each.kind,
                         .wanted_video = each.video_slots,
                         .shown = each.shown};
        if (each.news == voice_news::slot_given || each.news == voice_news::slot_freed) {
            made.mid = board_.slot_mid(each.call, each.slot);
            if (made.mid.empty()) continue;  // whose slot it was has left meanwhile
        } else if (each.news == voice_news::more_slots_wanted) {
            made.wanted = each.slot;
        }
        reports_.push_back(std::move(made));
    }
}

void media_loop::runner::tell() {
    if (reports_.empty()) return;
    report_(reports_);
    reports_.clear();
}

void media_loop::runner::say_goodbye() {
    for (const call_id each : board_.everybody()) {
        board_.leave(each, out_);
        flush_if_half_full();
    }
    flush();
    tell();
}

media_loop::media_loop(std::unique_ptr<runner> made) : runner_(std::move(made)) {}
media_loop::~media_loop() = default;

result<std::unique_ptr<media_loop>> media_loop::open(const options& wanted, report_sink report) {
    descriptor epoll(::epoll_create1(EPOLL_CLOEXEC));
    if (!epoll) return refuse(errc::unavailable, std::string("epoll: ") + std::strerror(errno));
    auto bound = bind_both(wanted, epoll.number());
    if (!bound) return std::unexpected(bound.error());
    return std::unique_ptr<media_loop>(new media_loop(
        std::make_unique<runner>(std::move(epoll), std::move(*bound), std::move(report))));
}

bool media_loop::join(room_id into, client_offer offer, join_answer done) {
    return runner_->box().put(join_command{into, std::move(offer), std::move(done)});
}

bool media_loop::renegotiate(call_id of, client_offer offer, offer_answer done) {
    return runner_->box().put(offer_command{of, std::move(offer), std::move(done)});
}

bool media_loop::look(call_id of, look_answer done) {
    return runner_->box().put(look_command{of, std::move(done)});
}

void media_loop::leave(call_id of) {
    runner_->box().put_leaving(of);
}

void media_loop::set_state(call_id of, call_state wanted) {
    runner_->box().put_state(of, wanted);
}

void media_loop::set_watched(call_id of, watched_streams wanted) {
    runner_->box().put_watched(of, std::move(wanted));
}

void media_loop::announce(std::vector<announced_address> addresses) {
    runner_->box().put_addresses(std::move(addresses));
}

std::uint16_t media_loop::port() const {
    return runner_->port();
}

loop_counts media_loop::counts() const {
    return runner_->counts();
}

}  // namespace snug::voice
