// Posts per second and CPU per post of the writer alone: N posts are always under way, each answer
// sends the next. On a folder that was used before it also shows what a start costs. usage:
// sqlite_bench FOLDER [posts]
#include "base/bytes.hpp"
#include "store/sqlite/open.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <future>
#include <sys/resource.h>
#include <vector>

namespace {

using namespace snug;
using steady = std::chrono::steady_clock;

constexpr int people = 64;

double cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

void must(store& to, intent wanted) {
    std::promise<bool> told;
    to.writer().submit(std::move(wanted),
                       [&told](const result<outcome>& how) { told.set_value(how.has_value()); });
    if (!told.get_future().get()) std::abort();
}

long resident_kb() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        long kb = 0;
        if (word == "VmRSS:" && status >> kb) return kb;
    }
    return 0;
}

bool is_set_up(store& of) {
    const auto world = of.make_reader()->world();
    if (!world) std::abort();
    if (world->set_up) {
        std::printf("%llu messages in home\n",
                    static_cast<unsigned long long>(world->channels.at(0).last_seq));
    }
    return world->set_up;
}

void set_up(store& to) {
    complete_setup setup;
    setup.owner = username("ada");
    setup.server_name = "bench";
    setup.at = system_now();
    must(to, setup);
    for (int i = 0; i < people; ++i) {
        add_user user;
        user.name = username("person" + std::to_string(i));
        user.at = system_now();
        must(to, user);
    }
}

/// Keeps `in_flight` posts under way until `total` were answered. Runs on the writer's thread, but
/// for the start.
class load {
public:
    load(store& to, int in_flight, int total) : to_(to), in_flight_(in_flight), left_(total) {}

    void run() {
        open_ = in_flight_;
        for (int i = 0; i < in_flight_; ++i)
            send(i);
        done_.get_future().wait();
    }

private:
    void send(int sender) {
        send_message wanted;
        wanted.actor = username("person" + std::to_string(sender % people));
        wanted.channel = home_channel;
        wanted.content =
            "A message of the usual length, as people write them to each other all day.";
        wanted.nonce = random_token(16);
        wanted.at = system_now();
        to_.writer().submit(std::move(wanted), [this, sender](const result<outcome>& how) {
            if (!how) std::abort();
            if (--left_ > 0) return send(sender);
            if (--open_ == 0) done_.set_value();
        });
    }

    store& to_;
    const int in_flight_;
    std::atomic<int> left_;
    std::atomic<int> open_ = 0;
    std::promise<void> done_;
};

}  // namespace

int main(int argc, char** argv) {
    init_crypto();
    if (argc < 2) {
        std::fputs("usage: sqlite_bench FOLDER [posts]\n", stderr);
        return 64;
    }
    sqlite_options options;
    options.folder = argv[1];
    const auto began_opening = steady::now();
    auto opened = open_sqlite(options);
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().detail.c_str());
        return 78;
    }
    const std::chrono::duration<double, std::milli> opening = steady::now() - began_opening;
    std::printf("opened in %.1f ms, %ld kB resident\n", opening.count(), resident_kb());
    if (!is_set_up(**opened)) set_up(**opened);
    const int total = argc > 2 ? std::atoi(argv[2]) : 50'000;
    std::printf("%10s %10s %12s %14s\n", "in flight", "posts", "posts/s", "CPU us/post");
    for (const int in_flight : {1, 16, 64, 256}) {
        const int posts = in_flight == 1 ? total / 20 : total;
        const auto began = steady::now();
        const double cpu = cpu_seconds();
        load(**opened, in_flight, posts).run();
        const std::chrono::duration<double> took = steady::now() - began;
        std::printf("%10d %10d %12.0f %14.1f\n",
                    in_flight,
                    posts,
                    posts / took.count(),
                    (cpu_seconds() - cpu) / posts * 1e6);
        std::fflush(stdout);
    }
    return 0;
}
