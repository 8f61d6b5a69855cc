#include "store/mongo/conflict_wait.hpp"

#include <chrono>
#include <thread>

namespace snug::mongo {

namespace {

constexpr auto conflict_wait_min = std::chrono::microseconds(200);
constexpr int conflict_wait_spread_us = 1'800;
constexpr auto away_wait = std::chrono::milliseconds(50);

}  // namespace

// Both sleep on the committer's own thread: it has one group in hand, and nothing else can be done
// before that has been tried again.
void conflict_wait::wait(const failure& why) {
    if (why.is_away()) return std::this_thread::sleep_for(away_wait);
    std::uniform_int_distribution<int> more(0, conflict_wait_spread_us);
    std::this_thread::sleep_for(conflict_wait_min + std::chrono::microseconds(more(random_)));
}

}  // namespace snug::mongo
