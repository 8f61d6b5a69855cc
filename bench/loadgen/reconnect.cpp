#include "loadgen/reconnect.hpp"

#include "loadgen/audience.hpp"
#include "loadgen/histogram.hpp"
#include "loadgen/process_meter.hpp"
#include "loadgen/requester.hpp"
#include "loadgen/result_line.hpp"
#include "loadgen/sequence_audit.hpp"
#include "loadgen/stamp.hpp"

#include <chrono>
#include <stdexcept>
#include <vector>

namespace snug::bench {
namespace {

constexpr nanos step_timeout = 60 * second;

/// Remembers the newest cursor that goes by.
class cursor_watch final : public stream_reader::listener {
public:
    void on_opened(stream_reader&, int) override {}
    void on_event(stream_reader&, const stream_event& event) override {
        if (event.name.empty() && !event.id.empty()) cursor.assign(event.id);
    }
    void on_closed(stream_reader&) override {}

    std::string cursor;
};

/// Counts, for each client, what was replayed to it.
class storm final : public stream_reader::listener {
public:
    storm(const target& server, std::size_t clients, std::size_t missed)
        : server_(server), heard_(clients), missed_(missed) {}

    void begin() { began_ = now(); }
    bool over() const { return current_ == heard_.size(); }

    void on_opened(stream_reader&, int) override {}
    void on_closed(stream_reader&) override {}
    void on_event(stream_reader& reader, const stream_event& event) override {
        if (!event.name.empty()) return;
        const auto mark = find_stamp(event.data, server_.run_id());
        if (!mark) return;
        auto& heard = heard_[reader.index()];
        heard.add(mark->number);
        if (heard.messages != missed_) return;
        ++current_;
        latency.add(now() - began_);
    }

    std::uint64_t faults() const {
        std::uint64_t sum = 0;
        for (const auto& heard : heard_) {
            sum += heard.holes + heard.doubles + (heard.messages == missed_ ? 0U : 1U);
        }
        return sum;
    }

    histogram latency;

private:
    const target& server_;
    std::vector<heard_numbers> heard_;
    std::size_t missed_;
    std::size_t current_ = 0;
    nanos began_ = 0;
};

template <typename Condition>
void turn_until(poller& events, const char* what, Condition done) {
    for (const auto give_up = now() + step_timeout; !done();) {
        if (now() > give_up) throw std::runtime_error(std::string("gave up waiting for ") + what);
        events.turn(std::chrono::milliseconds(10));
    }
}

/// Posts `count` messages one after the other; numbers go on from `first`.
void post_messages(poller& events, target& server, std::uint64_t first, std::size_t count) {
    std::size_t answered = 0;
    const auto send = [&](requester& sender) {
        const stamp mark{first + answered, now()};
        sender.request(server.post(stamped_content(server.run_id(), mark), mark.number, 0),
                       mark.sent_at);
    };
    requester sender(events, server.connect(), 0, [&](requester& self, const reply_reader& reply) {
        if (reply.status() / 100 != 2) throw std::runtime_error("a post was refused");
        if (++answered < count) send(self);
    });
    send(sender);
    turn_until(events, "posts", [&] { return answered == count; });
}

/// What a client knows that has seen everything up to now.
std::string present_cursor(poller& events, target& server) {
    cursor_watch watch;
    audience probe(events, server, watch);
    probe.open(1);
    post_messages(events, server, 1, 1);
    turn_until(events, "a cursor", [&] { return !watch.cursor.empty(); });
    return watch.cursor;
}

}  // namespace

int run_reconnect(options& given) {
    const auto clients = given.number("clients", 1000, 15'000);
    const auto missed = given.number("missed", 50, 1'000);
    target server(given);
    const process_meter meter(given.pids("pids"));
    given.refuse_unknown();

    poller events;
    const auto cursor = present_cursor(events, server);
    post_messages(events, server, 2, missed);

    storm back(server, clients, missed);
    audience readers(events, server, back);
    const auto cpu_before = meter.cpu_seconds();
    const auto began = now();
    back.begin();
    readers.open(clients, cursor);
    turn_until(events, "everybody to be current", [&] {
        return back.over() || readers.closed_by_server() > 0;
    });
    const auto seconds = static_cast<double>(now() - began) / second;
    const auto cpu = meter.cpu_seconds() - cpu_before;

    result_line line("reconnect");
    line.add("clients", clients).add("missed", missed).add("seconds", seconds).add("cpu_s", cpu);
    line.add("p50_ms", back.latency.quantile_ms(0.5)).add("p99_ms", back.latency.quantile_ms(0.99));
    line.add("faults", back.faults()).add("closed", readers.closed_by_server());
    line.print();
    return back.faults() == 0 ? 0 : 1;
}

}  // namespace snug::bench
