// floor: the program that does only the unavoidable, to measure the real server against. `floor
// PORT DATABASE-FILE`.
#include "floor/server.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <sys/resource.h>
#include <unistd.h>

namespace {

// Forgotten by its script, it goes away by itself.
constexpr unsigned lifetime_s = 3600;

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fprintf(stderr, "usage: floor PORT DATABASE-FILE\n");
        return 64;
    }
    std::signal(SIGPIPE, SIG_IGN);
    ::alarm(lifetime_s);
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    try {
        snug::bench::floor_store store(arguments[2]);
        snug::bench::floor_server server(
            static_cast<std::uint16_t>(std::strtoul(arguments[1], nullptr, 10)), store);
        server.run();
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "floor: %s\n", failure.what());
        return 70;
    }
}
