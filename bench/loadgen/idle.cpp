#include "loadgen/idle.hpp"

#include "loadgen/audience.hpp"
#include "loadgen/clock.hpp"
#include "loadgen/process_meter.hpp"
#include "loadgen/result_line.hpp"

#include <chrono>

namespace snug::bench {
namespace {

class deaf final : public stream_reader::listener {
public:
    void on_opened(stream_reader&, int) override {}
    void on_event(stream_reader&, const stream_event&) override {}
    void on_closed(stream_reader&) override {}
};

void turn_for(poller& events, nanos time) {
    for (const auto end = now() + time; now() < end;)
        events.turn(std::chrono::milliseconds(10));
}

}  // namespace

int run_idle(options& given) {
    const auto streams = given.number("streams", 1000, 15'000);
    const auto warm = given.number("warm", 200, 2'000);
    const auto settle = static_cast<nanos>(given.number("settle-ms", 1500, 60'000)) * millisecond;
    target server(given);
    const process_meter meter(given.pids("pids"));
    given.refuse_unknown();

    poller events;
    deaf nobody;
    audience warm_up(events, server, nobody);
    warm_up.open(warm);
    turn_for(events, settle);
    const auto before = meter.anonymous_bytes();
    audience held(events, server, nobody);
    held.open(streams);
    turn_for(events, settle);
    const auto after = meter.anonymous_bytes();
    const auto closed = held.closed_by_server() + warm_up.closed_by_server();

    const auto grown = static_cast<double>(after) - static_cast<double>(before);
    result_line line("idle");
    line.add("streams", streams).add("bytes_before", before).add("bytes_after", after);
    line.add("bytes_per_stream", streams == 0 ? 0.0 : grown / static_cast<double>(streams))
        .add("closed", closed);
    line.print();
    return closed == 0 ? 0 : 1;
}

}  // namespace snug::bench
