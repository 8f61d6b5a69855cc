// voiceload: fills voice rooms of a running server with synthetic people, who come by its HTTP
// routes and speak ICE, DTLS and SRTP over real sockets, and prints one line of JSON. One thread,
// as loadgen.
#include "loadgen/options.hpp"
#include "loadgen/process_meter.hpp"
#include "loadgen/result_line.hpp"
#include "voice/janus_company.hpp"
#include "voice/relay_floor.hpp"
#include "voice/snug_company.hpp"
#include "voice/thread_meter.hpp"

#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>

namespace {

using namespace snug::bench;

constexpr int exit_broken = 1;
constexpr int exit_usage = 64;
constexpr int exit_unavailable = 69;
constexpr unsigned lifetime_s = 480;
constexpr nanos drain = second / 2;

constexpr std::string_view usage =
    "usage: voiceload COMMAND --port N --tokens FILE --pids P ...\n"
    "  rooms --rooms --people --talkers --seconds --warmup-ms --venue snug|janus   talk for so "
    "long\n"
    "  churn --people --warmup-rounds --rounds                  join and leave, again and again\n"
    "  floor --rooms --people --talkers --seconds --warmup-ms   a relay of its own that only "
    "opens, "
    "seals and sends\n";

struct common {
    explicit common(options& given)
        : server(given),
          pids(given.pids("pids")),
          process(pids),
          is_janus(given.text("venue", "snug") == "janus") {
        if (!is_janus) voice.emplace(pids.at(0), "voice");
    }

    /// What media costs: of Snug its thread for them, of Janus, which has several, all of it.
    double cpu_seconds() const { return voice ? voice->cpu_seconds() : process.cpu_seconds(); }
    std::unique_ptr<company> people(const company_size& size) {
        if (is_janus) return std::make_unique<janus_company>(server, size);
        return std::make_unique<snug_company>(server, size);
    }

    target server;
    std::vector<pid_t> pids;
    process_meter process;
    bool is_janus;
    std::optional<thread_meter> voice;
};

double kb(double bytes) {
    return bytes / 1024;
}

int run_rooms(options& given) {
    const company_size size{.rooms = given.number("rooms", 1, 100),
                            .people = given.number("people", 2, 100),
                            .talkers = given.number("talkers", 1, 100)};
    const auto seconds = given.number("seconds", 4, 120);
    const auto warmup = static_cast<nanos>(given.number("warmup-ms", 1'000, 60'000)) * millisecond;
    common with(given);
    given.refuse_unknown();
    if (size.rooms == 0 || size.talkers == 0 || size.people < 2 || size.talkers > size.people)
        throw usage_error("nobody to talk, or to listen");

    const auto gathered = with.people(size);
    company& all = *gathered;
    all.make_rooms();
    const auto memory_before = static_cast<double>(with.process.anonymous_bytes());
    const double join_cpu_before = with.cpu_seconds();
    const nanos came = now();
    all.join();
    const double join_s = static_cast<double>(now() - came) / second;
    const double join_cpu = with.cpu_seconds() - join_cpu_before;
    all.talk_until(now() + warmup, false);

    const double cpu_before = with.cpu_seconds();
    const std::uint64_t packets_before = all.heard().packets;
    const nanos began = now();
    all.talk_until(began + static_cast<nanos>(seconds) * second, true);
    const double cpu = with.cpu_seconds() - cpu_before;
    const auto packets = static_cast<double>(all.heard().packets - packets_before);
    const double took_s = static_cast<double>(now() - began) / second;
    all.listen_until(now() + drain);

    const auto people = static_cast<double>(all.people());
    const auto memory = static_cast<double>(with.process.anonymous_bytes());
    const auto lost = static_cast<std::int64_t>(all.expected() - all.heard().counted);
    result_line line("voice rooms");
    line.add("people", all.people()).add("forwarded_per_s", packets / took_s);
    line.add("cpu_us", cpu * 1e6 / packets).add("cpu_share", cpu / took_s);
    line.add("expected", all.expected()).add("lost", lost).add("crossed", all.heard().crossed);
    line.add("strange", all.heard().strange);
    line.add("p50_ms", all.heard().latency.quantile_ms(0.5));
    line.add("p99_ms", all.heard().latency.quantile_ms(0.99));
    line.add("send_lag_p99_ms", all.send_lag().quantile_ms(0.99));
    line.add("resident_mb", kb(static_cast<double>(with.process.resident_bytes())) / 1024);
    line.add("kb_each", kb(memory - memory_before) / people);
    line.add("join_s", join_s).add("join_cpu_ms", join_cpu * 1e3 / people);
    all.leave();
    line.add("gone", all.gone());
    line.print();
    return all.heard().crossed + all.heard().strange == 0 ? 0 : exit_broken;
}

int run_churn(options& given) {
    const company_size size{.rooms = 1, .people = given.number("people", 100, 100), .talkers = 1};
    const auto warmup = given.number("warmup-rounds", 10, 100);
    const auto rounds = given.number("rounds", 10, 100);
    common with(given);
    given.refuse_unknown();
    if (size.people < 2 || warmup == 0 || rounds == 0) throw usage_error("nothing to compare");

    const auto gathered = with.people(size);
    company& all = *gathered;
    all.make_rooms();
    const auto memory = [&] { return static_cast<double>(with.process.anonymous_bytes()); };
    const auto come_and_go = [&](std::uint64_t round) {
        all.join(round * size.people);
        all.leave();
    };
    const double before = memory();
    for (std::uint64_t i = 0; i < warmup; ++i)
        come_and_go(i);
    const double warm = memory();
    for (std::uint64_t i = 0; i < rounds; ++i)
        come_and_go(warmup + i);
    result_line line("voice churn");
    line.add("warmup_joins", size.people * warmup).add("joins", size.people * rounds);
    line.add("warmup_kb", kb(warm - before)).add("grown_kb", kb(memory() - warm));
    line.print();
    return 0;
}

int run_floor(options& given) {
    const relay_load load{.rooms = given.number("rooms", 1, 100),
                          .people = given.number("people", 2, 100),
                          .talkers = given.number("talkers", 1, 100)};
    const auto seconds = static_cast<double>(given.number("seconds", 4, 120));
    const auto warmup_s = static_cast<double>(given.number("warmup-ms", 1'000, 60'000)) / 1e3;
    (void)given.text("port", "");  // said to every command
    (void)given.text("pids", "");
    given.refuse_unknown();
    if (load.rooms == 0 || load.talkers == 0 || load.people < 2 || load.talkers > load.people)
        throw usage_error("nobody to talk, or to listen");
    const relay_cost cost = measure_relay(load, warmup_s, seconds);
    const auto packets = static_cast<double>(cost.forwarded);
    result_line line("voice floor");
    line.add("forwarded_per_s", packets / seconds);
    line.add("cpu_us", cost.cpu_seconds * 1e6 / packets)
        .add("cpu_share", cost.cpu_seconds / seconds);
    line.print();
    return 0;
}

int run(std::string_view command, options given) {
    if (command == "rooms") return run_rooms(given);
    if (command == "churn") return run_churn(given);
    if (command == "floor") return run_floor(given);
    throw usage_error("unknown command '" + std::string(command) + "'");
}

}  // namespace

int main(int count, char** arguments) {
    std::signal(SIGPIPE, SIG_IGN);
    ::alarm(lifetime_s);
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    const std::span<char* const> words(arguments, static_cast<std::size_t>(count));
    try {
        if (words.size() < 2) throw usage_error("no command");
        return run(words[1], options(words.subspan(2)));
    } catch (const usage_error& wrong) {
        std::fprintf(stderr, "voiceload: %s\n%s", wrong.what(), usage.data());
        return exit_usage;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "voiceload: %s\n", failure.what());
        return exit_unavailable;
    }
}
