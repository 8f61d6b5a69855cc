#include "loadgen/ranges.hpp"

#include "loadgen/histogram.hpp"
#include "loadgen/process_meter.hpp"
#include "loadgen/requester.hpp"
#include "loadgen/result_line.hpp"
#include "loadgen/target.hpp"

#include <chrono>
#include <memory>
#include <random>
#include <vector>

namespace snug::bench {
namespace {

constexpr int partial_content = 206;

struct reading {
    std::uint64_t ranges = 0;
    std::uint64_t faults = 0;
    histogram latency;
};

class range_reader {
public:
    range_reader(target& server, std::string path, std::uint64_t file_bytes, std::uint64_t length)
        : server_(server),
          path_(std::move(path)),
          length_(length),
          begin_(0, file_bytes - length) {}

    reading read(std::size_t connections, nanos time) {
        std::vector<std::unique_ptr<requester>> readers;
        const auto end = now() + time;
        for (std::size_t i = 0; i < connections; ++i) {
            readers.push_back(std::make_unique<requester>(
                events_,
                server_.connect(),
                i,
                [this, end](requester& self, const reply_reader& reply) {
                    take(self, reply);
                    if (now() < end) ask(self);
                }));
            ask(*readers.back());
        }
        while (now() < end)
            events_.turn(std::chrono::milliseconds(10));
        return seen_;
    }

private:
    void ask(requester& reader) {
        const auto begin = begin_(random_);
        std::string range("Range: bytes=");
        range.append(std::to_string(begin)).append("-");
        range.append(std::to_string(begin + length_ - 1)).append("\r\n");
        reader.request(server_.get(path_, reader.index(), range), now());
    }

    void take(const requester& reader, const reply_reader& reply) {
        if (reply.status() != partial_content || reply.body().size() != length_) ++seen_.faults;
        ++seen_.ranges;
        seen_.latency.add(now() - reader.requested_at());
    }

    target& server_;
    std::string path_;
    std::uint64_t length_;
    std::uniform_int_distribution<std::uint64_t> begin_;
    std::mt19937_64 random_{7};  // the same ranges in every run
    poller events_;
    reading seen_;
};

}  // namespace

int run_ranges(options& given) {
    const auto connections = given.number("connections", 4, 1'000);
    const auto seconds = given.number("seconds", 3, 60);
    const auto path = given.text("page-path", "/");
    const auto file_bytes = given.number("file-bytes", 1'000'000, 1ULL << 40U);
    const auto range_bytes = given.number("range-bytes", 65'536, 1ULL << 30U);
    target server(given);
    const process_meter meter(given.pids("pids"));
    given.refuse_unknown();
    if (range_bytes == 0 || range_bytes > file_bytes)
        throw usage_error("--range-bytes is between 1 and --file-bytes");

    range_reader file(server, path, file_bytes, range_bytes);
    const auto cpu_before = meter.cpu_seconds();
    const auto began = now();
    const auto seen = file.read(connections, static_cast<nanos>(seconds) * second);
    const auto took = static_cast<double>(now() - began) / second;
    const auto cpu = meter.cpu_seconds() - cpu_before;

    result_line line("ranges");
    line.add("connections", connections)
        .add("range_bytes", range_bytes)
        .add("seconds", took)
        .add("cpu_s", cpu);
    line.add("ranges", seen.ranges).add("ranges_per_s", static_cast<double>(seen.ranges) / took);
    line.add("cpu_us_each", seen.ranges == 0 ? 0.0 : cpu * 1e6 / static_cast<double>(seen.ranges));
    line.add("p50_ms", seen.latency.quantile_ms(0.5)).add("p99_ms", seen.latency.quantile_ms(0.99));
    line.add("faults", seen.faults);
    line.print();
    return seen.faults == 0 && seen.ranges > 0 ? 0 : 1;
}

}  // namespace snug::bench
