#include "loadgen/acts.hpp"

#include "loadgen/audience.hpp"
#include "loadgen/histogram.hpp"
#include "loadgen/pace.hpp"
#include "loadgen/process_meter.hpp"
#include "loadgen/requester.hpp"
#include "loadgen/result_line.hpp"
#include "loadgen/target.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <sstream>
#include <vector>

namespace snug::bench {
namespace {

constexpr nanos settle_time = 300 * millisecond;  // streams that are open may still be greeted
constexpr nanos drain_timeout = 20 * second;
constexpr nanos drain_step = 10 * millisecond;
constexpr std::string_view home = "/api/channels/home";

enum class act : std::uint8_t { react, edit, save, read, typing, mention, search };

struct act_name {
    std::string_view word;
    act what;
    bool needs_message;  // of one's own, posted before anything is measured
};
constexpr std::array act_names{act_name{"react", act::react, true},
                               act_name{"edit", act::edit, true},
                               act_name{"save", act::save, true},
                               act_name{"read", act::read, false},
                               act_name{"typing", act::typing, false},
                               act_name{"mention", act::mention, false},
                               act_name{"search", act::search, false}};

const act_name& find_act(const std::string& word) {
    const auto* found = std::ranges::find(act_names, word, &act_name::word);
    if (found == act_names.end()) throw usage_error("unknown act '" + word + "'");
    return *found;
}

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    std::istringstream from(list);
    for (std::string part; std::getline(from, part, ',');)
        parts.push_back(part);
    return parts;
}

/// The value of `"_id":"…"`, which every message has first.
std::string id_in(std::string_view body) {
    constexpr std::string_view key = "\"_id\":\"";
    const auto at = body.find(key);
    if (at == std::string_view::npos) return {};
    const auto begin = at + key.size();
    return std::string(body.substr(begin, body.find('"', begin) - begin));
}

struct plan {
    const act_name& act;
    std::size_t senders;
    std::size_t listeners;
    std::uint64_t rate;
    nanos duration;
    nanos warmup;
    std::vector<std::string> words;

    explicit plan(options& given)
        : act(find_act(given.text("act", "react"))),
          senders(std::max<std::size_t>(given.number("senders", 16, 1024), 1)),
          listeners(given.number("listeners", 0, 15'000)),
          rate(given.number("rate", 0, 100'000)),
          duration(static_cast<nanos>(given.number("seconds", 5, 300)) * second),
          warmup(static_cast<nanos>(given.number("warmup-ms", 1000, 30'000)) * millisecond),
          words(split(given.text("words", "friday"))) {}
};

class acting final : stream_reader::listener {
public:
    acting(plan wanted, target& server, process_meter& meter)
        : plan_(std::move(wanted)),
          server_(server),
          meter_(meter),
          audience_(events_, server, *this),
          pace_(events_, plan_.rate, [this](requester& by, nanos due) { act_once(by, due); }),
          messages_(plan_.senders) {}

    int run();

private:
    void on_opened(stream_reader&, int) override {}
    void on_event(stream_reader&, const stream_event&) override { ++events_heard_; }
    void on_closed(stream_reader&) override {}

    void connect_senders();
    std::string request_of(std::size_t person);
    std::string about_message(std::size_t person, std::string_view method, std::string_view rest);
    void act_once(requester& sender, nanos due);
    void on_answer(requester& sender, const reply_reader& reply);
    void drain();
    int report() const;

    plan plan_;
    target& server_;
    process_meter& meter_;
    poller events_;
    audience audience_;
    pace pace_;
    std::vector<std::string> messages_;  // one of each sender's own

    bool measuring_ = false;
    std::uint64_t number_ = 1;
    std::uint64_t begun_ = 0;
    std::uint64_t taken_ = 0;
    std::uint64_t refused_ = 0;
    std::uint64_t events_heard_ = 0;

    std::uint64_t measured_ = 0;
    std::uint64_t events_before_ = 0;
    histogram latency_;
    double seconds_ = 0;
    double cpu_seconds_ = 0;
};

void acting::connect_senders() {
    for (std::size_t i = 0; i < plan_.senders; ++i) {
        pace_.senders().push_back(std::make_unique<requester>(
            events_, server_.connect(), i, [this](requester& sender, const reply_reader& reply) {
                on_answer(sender, reply);
            }));
        if (!plan_.act.needs_message) continue;
        ++begun_;
        pace_.senders().back()->request(server_.post("what is acted upon", number_++, i), now());
    }
}

std::string acting::about_message(std::size_t person,
                                  std::string_view method,
                                  std::string_view rest) {
    const std::string path = std::string(home) + "/messages/" + messages_[person];
    return server_.send(method, path + std::string(rest), {}, person);
}

/// There and back in turn, so that every act changes something.
std::string acting::request_of(std::size_t person) {
    const auto turn = number_++;
    const bool forth = (turn / plan_.senders) % 2 == 0;
    switch (plan_.act.what) {
        case act::react:
            return about_message(person, forth ? "PUT" : "DELETE", "/reactions/%F0%9F%91%8D");
        case act::save:
            return about_message(person, forth ? "PUT" : "DELETE", "/saved");
        case act::edit:
            return server_.send("PATCH",
                                std::string(home) + "/messages/" + messages_[person],
                                R"({"content":"words of turn )" + std::to_string(turn) + "\"}",
                                person);
        case act::read:
            return server_.send("PUT",
                                std::string(home) + "/read",
                                R"({"seq":)" + std::to_string(forth ? 1 : 2) + "}",
                                person);
        case act::typing:
            return server_.send("POST", std::string(home) + "/typing", {}, person);
        case act::mention:
            return server_.post("@person" + std::to_string(turn % plan_.senders) + " and @person" +
                                    std::to_string((turn + 1) % plan_.senders) + ", look",
                                turn,
                                person);
        case act::search:
            return server_.get("/api/search?q=" + plan_.words[turn % plan_.words.size()], person);
    }
    return {};
}

void acting::act_once(requester& sender, nanos due) {
    ++begun_;
    sender.request(request_of(sender.index()), due);
}

void acting::on_answer(requester& sender, const reply_reader& reply) {
    if (reply.status() / 100 == 2) {
        ++taken_;
        if (!pace_.running() && messages_[sender.index()].empty()) {
            messages_[sender.index()] = id_in(reply.body());
            return;
        }
        if (measuring_) {
            ++measured_;
            latency_.add(now() - sender.requested_at());
        }
    } else {
        ++refused_;
    }
    pace_.go_on(sender);
}

void acting::drain() {
    pace_.stop();
    const auto give_up = now() + drain_timeout;
    while (now() < give_up && taken_ + refused_ < begun_)
        pace_.turn_until(now() + drain_step);
}

int acting::run() {
    audience_.open(plan_.listeners);
    connect_senders();
    drain();
    pace_.turn_until(now() + settle_time);
    pace_.start();
    pace_.turn_until(now() + plan_.warmup);

    const auto cpu_before = meter_.cpu_seconds();
    const auto began = now();
    events_before_ = events_heard_;
    measuring_ = true;
    pace_.turn_until(began + plan_.duration);
    measuring_ = false;
    const auto heard = events_heard_ - events_before_;
    cpu_seconds_ = meter_.cpu_seconds() - cpu_before;
    seconds_ = static_cast<double>(now() - began) / second;
    events_heard_ = heard;

    drain();
    return report();
}

int acting::report() const {
    const auto lost = begun_ - taken_ - refused_;
    const auto per_act = measured_ == 0 ? 0.0 : 1e6 / static_cast<double>(measured_);
    result_line line("acts");
    line.add("senders", plan_.senders).add("listeners", plan_.listeners).add("rate", plan_.rate);
    line.add("seconds", seconds_).add("cpu_s", cpu_seconds_);
    line.add("acts", measured_).add("acts_per_s", static_cast<double>(measured_) / seconds_);
    line.add("cpu_us_each", cpu_seconds_ * per_act).add("events", events_heard_);
    line.add("core_percent", 100 * cpu_seconds_ / seconds_);
    line.add("p50_ms", latency_.quantile_ms(0.5)).add("p99_ms", latency_.quantile_ms(0.99));
    line.add("refused", refused_).add("lost", lost).add("closed", audience_.closed_by_server());
    line.print();
    return lost + refused_ == 0 && measured_ > 0 ? 0 : 1;
}

}  // namespace

int run_acts(options& given) {
    plan wanted(given);
    target server(given);
    process_meter meter(given.pids("pids"));
    given.refuse_unknown();
    return acting(std::move(wanted), server, meter).run();
}

}  // namespace snug::bench
