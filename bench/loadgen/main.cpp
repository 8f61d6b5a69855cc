// loadgen: drives one server with one kind of load and prints one line of JSON. Single-threaded on
// purpose: on a small machine every core that the generator takes is taken from the server it
// measures.
#include "loadgen/acts.hpp"
#include "loadgen/history.hpp"
#include "loadgen/idle.hpp"
#include "loadgen/join.hpp"
#include "loadgen/options.hpp"
#include "loadgen/ranges.hpp"
#include "loadgen/reconnect.hpp"
#include "loadgen/talk.hpp"

#include <csignal>
#include <cstdio>
#include <exception>
#include <span>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>

namespace {

using namespace snug::bench;

constexpr int exit_usage = 64;
constexpr int exit_unavailable = 69;
// Whatever goes wrong, no run outlives this: the longest allowed one, its set-up and its drain.
constexpr unsigned lifetime_s = 480;

constexpr std::string_view usage =
    "usage: loadgen COMMAND --port N [--stream-port N] [--dialect snug|nchan|unnumbered] "
    "[--tokens FILE] [--pids P,P] [--sources N] ...\n"
    "  posts     --senders --listeners --seconds --warmup-ms        senders post flat out\n"
    "  streams   --senders --listeners --rate --seconds --warmup-ms senders post at a steady rate\n"
    "  acts      --act react|edit|save|read|typing|mention|search --senders --listeners --rate "
    "--seconds --warmup-ms --words\n"
    "  idle      --streams --warm --settle-ms                       memory of streams that are "
    "just held\n"
    "  reconnect --clients --missed                                 everybody comes back at once\n"
    "  join      --people --page-path --hello 0|1                   stream and snapshot for "
    "everybody at once\n"
    "  history   --connections --seconds --page-path --before-max --page-size\n"
    "  ranges    --connections --seconds --page-path --file-bytes --range-bytes\n";

void allow_many_descriptors() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

int run(std::string_view command, options given) {
    if (command == "posts" || command == "streams") return run_talk(given, command);
    if (command == "acts") return run_acts(given);
    if (command == "idle") return run_idle(given);
    if (command == "reconnect") return run_reconnect(given);
    if (command == "join") return run_join(given);
    if (command == "history") return run_history(given);
    if (command == "ranges") return run_ranges(given);
    throw usage_error("unknown command '" + std::string(command) + "'");
}

}  // namespace

int main(int count, char** arguments) {
    std::signal(SIGPIPE, SIG_IGN);
    ::alarm(lifetime_s);
    allow_many_descriptors();
    const std::span<char* const> words(arguments, static_cast<std::size_t>(count));
    try {
        if (words.size() < 2) throw usage_error("no command");
        return run(words[1], options(words.subspan(2)));
    } catch (const usage_error& wrong) {
        std::fprintf(stderr,
                     "loadgen: %s\n%.*s",
                     wrong.what(),
                     static_cast<int>(usage.size()),
                     usage.data());
        return exit_usage;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "loadgen: %s\n", failure.what());
        return exit_unavailable;
    }
}
