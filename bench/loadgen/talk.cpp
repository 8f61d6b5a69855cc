#include "loadgen/talk.hpp"

#include "loadgen/audience.hpp"
#include "loadgen/histogram.hpp"
#include "loadgen/pace.hpp"
#include "loadgen/process_meter.hpp"
#include "loadgen/requester.hpp"
#include "loadgen/result_line.hpp"
#include "loadgen/sequence_audit.hpp"
#include "loadgen/stamp.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

namespace snug::bench {
namespace {

constexpr nanos settle_time = 300 * millisecond;  // streams that are open may still be greeted
constexpr nanos drain_timeout = 20 * second;
constexpr nanos drain_step = 10 * millisecond;

struct plan {
    std::size_t senders;
    std::size_t listeners;
    std::uint64_t rate;
    nanos duration;
    nanos warmup;

    explicit plan(options& given)
        : senders(std::max<std::size_t>(given.number("senders", 16, 1024), 1)),
          listeners(given.number("listeners", 0, 15'000)),
          rate(given.number("rate", 0, 100'000)),
          duration(static_cast<nanos>(given.number("seconds", 5, 300)) * second),
          warmup(static_cast<nanos>(given.number("warmup-ms", 1000, 30'000)) * millisecond) {}
};

class talk final : stream_reader::listener {
public:
    talk(const plan& wanted, target& server, process_meter& meter)
        : plan_(wanted),
          server_(server),
          meter_(meter),
          audience_(events_, server, *this),
          pace_(events_, wanted.rate, [this](requester& by, nanos due) { post(by, due); }),
          heard_(wanted.listeners) {}

    int run(std::string_view name);

private:
    void on_opened(stream_reader&, int) override {}
    void on_event(stream_reader& reader, const stream_event& event) override;
    void on_closed(stream_reader&) override {}

    void connect_senders();
    void post(requester& sender, nanos due);
    void on_answer(requester& sender, const reply_reader& reply);
    void drain();
    std::uint64_t missing() const;
    int report(std::string_view name);

    plan plan_;
    target& server_;
    process_meter& meter_;
    poller events_;
    audience audience_;
    pace pace_;

    bool measuring_ = false;
    std::uint64_t next_number_ = 1;

    std::uint64_t posted_ = 0;
    std::uint64_t acknowledged_ = 0;
    std::uint64_t refused_ = 0;
    std::uint64_t mistaken_ = 0;  // answered with somebody else's message
    acknowledged_numbers numbers_;
    std::vector<heard_numbers> heard_;

    std::uint64_t measured_posts_ = 0;
    std::uint64_t measured_deliveries_ = 0;
    histogram post_latency_;
    histogram delivery_latency_;
    double seconds_ = 0;
    double cpu_seconds_ = 0;
};

void talk::on_event(stream_reader& reader, const stream_event& event) {
    if (!event.name.empty()) return;
    const auto mark = find_stamp(event.data, server_.run_id());
    if (!mark) return;
    auto& heard = heard_[reader.index()];
    if (server_.numbers_messages()) {
        heard.add(number_after(event.data, "\"seq\":").value_or(0));
    } else {
        ++heard.messages;
    }
    if (!measuring_) return;
    ++measured_deliveries_;
    delivery_latency_.add(now() - mark->sent_at);
}

void talk::connect_senders() {
    for (std::size_t i = 0; i < plan_.senders; ++i) {
        pace_.senders().push_back(std::make_unique<requester>(
            events_, server_.connect(), i, [this](requester& sender, const reply_reader& reply) {
                on_answer(sender, reply);
            }));
    }
}

void talk::post(requester& sender, nanos due) {
    const stamp mark{next_number_++, due};
    ++posted_;
    sender.request(
        server_.post(stamped_content(server_.run_id(), mark), mark.number, sender.index()), due);
}

void talk::on_answer(requester& sender, const reply_reader& reply) {
    if (reply.status() / 100 == 2) {
        ++acknowledged_;
        if (server_.numbers_messages()) {
            numbers_.add(number_after(reply.body(), "\"seq\":").value_or(0));
            const auto mark = find_stamp(reply.body(), server_.run_id());
            if (!mark || mark->sent_at != sender.requested_at()) ++mistaken_;
        }
        if (measuring_) {
            ++measured_posts_;
            post_latency_.add(now() - sender.requested_at());
        }
    } else {
        ++refused_;
    }
    pace_.go_on(sender);
}

std::uint64_t talk::missing() const {
    std::uint64_t sum = 0;
    for (const auto& heard : heard_)
        sum += acknowledged_ - std::min<std::uint64_t>(acknowledged_, heard.messages);
    return sum;
}

void talk::drain() {
    pace_.stop();
    const auto give_up = now() + drain_timeout;
    const auto answered = [this] { return acknowledged_ + refused_ == posted_; };
    while (now() < give_up && (!answered() || missing() > 0))
        pace_.turn_until(now() + drain_step);
}

int talk::run(std::string_view name) {
    audience_.open(plan_.listeners);
    connect_senders();
    pace_.turn_until(now() + settle_time);
    pace_.start();
    pace_.turn_until(now() + plan_.warmup);

    const auto cpu_before = meter_.cpu_seconds();
    const auto began = now();
    measuring_ = true;
    pace_.turn_until(began + plan_.duration);
    measuring_ = false;
    cpu_seconds_ = meter_.cpu_seconds() - cpu_before;
    seconds_ = static_cast<double>(now() - began) / second;

    drain();
    return report(name);
}

int talk::report(std::string_view name) {
    const auto faults = numbers_.count_faults();
    std::uint64_t holes = 0;
    std::uint64_t doubles = 0;
    for (const auto& heard : heard_) {
        holes += heard.holes;
        doubles += heard.doubles;
    }
    const auto lost = missing() + (posted_ - acknowledged_ - refused_);
    const auto per_s = [this](std::uint64_t count) {
        return static_cast<double>(count) / seconds_;
    };
    result_line line(name);
    line.add("senders", plan_.senders).add("listeners", plan_.listeners).add("rate", plan_.rate);
    line.add("seconds", seconds_).add("cpu_s", cpu_seconds_);
    line.add("posts", measured_posts_).add("posts_per_s", per_s(measured_posts_));
    line.add("post_p50_ms", post_latency_.quantile_ms(0.5))
        .add("post_p99_ms", post_latency_.quantile_ms(0.99));
    line.add("deliveries", measured_deliveries_)
        .add("deliveries_per_s", per_s(measured_deliveries_));
    line.add("delivery_p50_ms", delivery_latency_.quantile_ms(0.5));
    line.add("delivery_p99_ms", delivery_latency_.quantile_ms(0.99))
        .add("delivery_max_ms", delivery_latency_.max_ms());
    line.add("acknowledged", acknowledged_)
        .add("refused", refused_)
        .add("lost", lost)
        .add("mistaken", mistaken_);
    line.add("seq_twice", faults.twice).add("seq_missing", faults.missing);
    line.add("holes", holes).add("doubles", doubles).add("closed", audience_.closed_by_server());
    line.print();
    const auto broken = lost + mistaken_ + faults.twice + faults.missing + holes + doubles;
    return broken == 0 ? 0 : 1;
}

}  // namespace

int run_talk(options& given, std::string_view name) {
    const plan wanted(given);
    target server(given);
    process_meter meter(given.pids("pids"));
    given.refuse_unknown();
    return talk(wanted, server, meter).run(name);
}

}  // namespace snug::bench
