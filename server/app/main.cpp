// The program: reads the command line and either serves or runs a verb. Everything it prints for
// people stands here; what the server has to say while it runs is log lines on standard error.
#include "app/command_line.hpp"
#include "app/config.hpp"
#include "app/exit_codes.hpp"
#include "app/move_verb.hpp"
#include "app/server.hpp"
#include "app/verbs.hpp"
#include "base/bytes.hpp"
#include "base/log.hpp"
#include "store/mongo/open.hpp"

#include <cstdio>
#include <malloc.h>
#include <unistd.h>

namespace {

using snug::exit_code;

exit_code fail(exit_code code, const std::string& text) {
    std::fprintf(stderr, "snug: %s\n", text.c_str());
    return code;
}

/// A handful of threads share two heaps: more would each keep their own freed memory resident.
void keep_memory_small() {
    constexpr int heaps_max = 2;
    constexpr int trim_above_bytes = 1024 * 1024;
    ::mallopt(M_ARENA_MAX, heaps_max);
    ::mallopt(M_TRIM_THRESHOLD, trim_above_bytes);
}

exit_code serve(const snug::command_line& given) {
    if (given.has("routes")) {
        std::fputs(snug::route_lines().c_str(), stdout);
        return exit_code::ok;
    }
    const auto chosen = snug::load_config(given.settings, environ);
    if (!chosen) {
        const bool typed = chosen.error().source == snug::setting_source::command_line;
        return fail(typed ? exit_code::usage : exit_code::config, chosen.error().text);
    }
    keep_memory_small();
    snug::set_log_level(chosen->log);
    using ending = snug::server::ending;
    for (auto ended = ending::left_behind; ended == ending::left_behind;) {
        auto opened = snug::server::open(*chosen);
        if (!opened) {
            const bool port = opened.error().detail.starts_with("cannot listen");
            return fail(port ? exit_code::unavailable : exit_code::config, opened.error().detail);
        }
        std::printf("%s\n", (*opened)->greeting().c_str());
        std::fflush(stdout);
        ended = (*opened)->run();
    }
    return exit_code::ok;
}

exit_code run(const std::vector<std::string>& arguments) {
    const auto given = snug::parse_command_line(arguments);
    if (!given) return fail(exit_code::usage, given.error().detail);
    if (given->version) {
        std::puts("snug " SNUG_VERSION);
        return exit_code::ok;
    }
    if (given->help) {
        std::fputs(snug::help_text(given->verb).c_str(), stdout);
        return exit_code::ok;
    }
    snug::init_crypto();
    if (given->verb == "serve") return serve(*given);
    return given->verb == "move" ? snug::run_move(*given) : snug::run_verb(*given);
}

}  // namespace

int main(int count, char** arguments) {
    snug::quiet_driver();
    try {
        return static_cast<int>(run({arguments + 1, arguments + count}));
    } catch (const std::exception& problem) {
        return static_cast<int>(fail(exit_code::internal, problem.what()));
    }
}
