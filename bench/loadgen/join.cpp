#include "loadgen/join.hpp"

#include "loadgen/audience.hpp"
#include "loadgen/histogram.hpp"
#include "loadgen/process_meter.hpp"
#include "loadgen/requester.hpp"
#include "loadgen/result_line.hpp"

#include <chrono>
#include <memory>
#include <stdexcept>
#include <vector>

namespace snug::bench {
namespace {

constexpr nanos join_timeout = 60 * second;

class crowd final : stream_reader::listener {
public:
    crowd(target& server, std::size_t people, std::string page_path, bool waits_for_hello)
        : server_(server),
          page_path_(std::move(page_path)),
          waits_for_hello_(waits_for_hello),
          streams_(events_, server, *this),
          pages_(people) {}

    void come_in() {
        began_ = now();
        streams_.open(pages_.size());
        for (const auto give_up = began_ + join_timeout; complete_ < pages_.size();) {
            if (now() > give_up) throw std::runtime_error("not everybody got in");
            events_.turn(std::chrono::milliseconds(10));
        }
    }

    histogram latency;
    std::uint64_t page_bytes = 0;

private:
    void on_opened(stream_reader& reader, int) override {
        if (!waits_for_hello_) ask_for_page(reader.index());
    }
    void on_event(stream_reader& reader, const stream_event& event) override {
        if (waits_for_hello_ && event.name == "hello") ask_for_page(reader.index());
    }
    void on_closed(stream_reader&) override {
        throw std::runtime_error("the server closed a stream");
    }

    void ask_for_page(std::size_t person) {
        pages_[person] = std::make_unique<requester>(
            events_, server_.connect(), person, [this](requester&, const reply_reader& reply) {
                if (reply.status() != 200) {
                    throw std::runtime_error("a page was refused with status " +
                                             std::to_string(reply.status()));
                }
                page_bytes += reply.body().size();
                latency.add(now() - began_);
                ++complete_;
            });
        pages_[person]->request(server_.get(page_path_, person), now());
    }

    target& server_;
    std::string page_path_;
    bool waits_for_hello_;
    poller events_;
    audience streams_;
    std::vector<std::unique_ptr<requester>> pages_;
    std::size_t complete_ = 0;
    nanos began_ = 0;
};

}  // namespace

int run_join(options& given) {
    const auto people = given.number("people", 100, 5'000);
    const auto page_path = given.text("page-path", "/api/snapshot");
    const bool waits_for_hello = given.number("hello", 1, 1) == 1;
    target server(given);
    const process_meter meter(given.pids("pids"));
    given.refuse_unknown();

    crowd all(server, people, page_path, waits_for_hello);
    const auto cpu_before = meter.cpu_seconds();
    const auto began = now();
    all.come_in();
    const auto seconds = static_cast<double>(now() - began) / second;
    const auto cpu = meter.cpu_seconds() - cpu_before;

    result_line line("join");
    line.add("people", people).add("seconds", seconds).add("cpu_s", cpu);
    line.add("cpu_ms_each", cpu * 1000.0 / static_cast<double>(people));
    line.add("p50_ms", all.latency.quantile_ms(0.5)).add("p99_ms", all.latency.quantile_ms(0.99));
    line.add("page_bytes", all.page_bytes / people);
    line.print();
    return 0;
}

}  // namespace snug::bench
