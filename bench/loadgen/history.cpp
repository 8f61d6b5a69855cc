#include "loadgen/history.hpp"

#include "loadgen/histogram.hpp"
#include "loadgen/process_meter.hpp"
#include "loadgen/requester.hpp"
#include "loadgen/result_line.hpp"
#include "loadgen/target.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <random>
#include <vector>

namespace snug::bench {
namespace {

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++count;
    return count;
}

struct reading {
    std::uint64_t pages = 0;
    std::uint64_t faults = 0;
    histogram latency;
};

class page_reader {
public:
    page_reader(target& server, std::string path, std::uint64_t before_max, std::uint64_t page_size)
        : server_(server),
          path_(std::move(path)),
          page_size_(page_size),
          before_(page_size + 1, std::max(before_max, page_size + 1)) {
        picks_before_ = before_max > page_size;
    }

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
        auto path = path_;
        if (picks_before_) {
            path.append(path.contains('?') ? "&before=" : "?before=")
                .append(std::to_string(before_(random_)));
        }
        reader.request(server_.get(path, reader.index()), now());
    }

    void take(const requester& reader, const reply_reader& reply) {
        // Counting words in 20 KB costs as much as the rest: one page in 16 is looked through.
        const bool looked_through = seen_.pages % 16 == 0;
        if (reply.status() != 200 ||
            (looked_through && count_of(reply.body(), "\"timestamp\":") != page_size_)) {
            ++seen_.faults;
        }
        ++seen_.pages;
        seen_.latency.add(now() - reader.requested_at());
    }

    target& server_;
    std::string path_;
    std::uint64_t page_size_;
    std::uniform_int_distribution<std::uint64_t> before_;
    bool picks_before_ = false;
    std::mt19937_64 random_{7};  // the same pages in every run
    poller events_;
    reading seen_;
};

}  // namespace

int run_history(options& given) {
    const auto connections = given.number("connections", 16, 1'000);
    const auto seconds = given.number("seconds", 3, 60);
    const auto path = given.text("page-path", "/api/channels/home/messages");
    const auto before_max = given.number("before-max", 0, 1ULL << 40U);
    const auto page_size = given.number("page-size", 50, 100);
    target server(given);
    const process_meter meter(given.pids("pids"));
    given.refuse_unknown();

    page_reader pages(server, path, before_max, page_size);
    const auto cpu_before = meter.cpu_seconds();
    const auto began = now();
    const auto seen = pages.read(connections, static_cast<nanos>(seconds) * second);
    const auto took = static_cast<double>(now() - began) / second;
    const auto cpu = meter.cpu_seconds() - cpu_before;

    result_line line("history");
    line.add("connections", connections)
        .add("before_max", before_max)
        .add("seconds", took)
        .add("cpu_s", cpu);
    line.add("pages", seen.pages).add("pages_per_s", static_cast<double>(seen.pages) / took);
    line.add("cpu_us_each", seen.pages == 0 ? 0.0 : cpu * 1e6 / static_cast<double>(seen.pages));
    line.add("p50_ms", seen.latency.quantile_ms(0.5)).add("p99_ms", seen.latency.quantile_ms(0.99));
    line.add("faults", seen.faults);
    line.print();
    return seen.faults == 0 && seen.pages > 0 ? 0 : 1;
}

}  // namespace snug::bench
