#include "base/work_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace snug {
namespace {

TEST(WorkPool, RunsWhatIsQueuedBeforeItEnds) {
    std::atomic<int> ran = 0;
    {
        work_pool pool("test", 2, 100);
        for (int i = 0; i < 50; ++i) {
            EXPECT_TRUE(pool.try_run([&ran] { ++ran; }));
        }
    }
    EXPECT_EQ(ran, 50);
}

TEST(WorkPool, SaysNoWhenItsQueueIsFull) {
    std::promise<void> started;
    std::promise<void> release;
    std::future<void> released = release.get_future();
    work_pool pool("test", 1, 1);  // the last one made: its thread ends before what the job reads
    EXPECT_TRUE(pool.try_run([&] {
        started.set_value();
        released.wait();
    }));
    started.get_future().wait();  // the thread is taken, the queue empty
    EXPECT_TRUE(pool.try_run([] {}));
    EXPECT_FALSE(pool.try_run([] {}));
    release.set_value();
}

TEST(WorkPool, SaysNoAfterItStopped) {
    work_pool pool("test", 1, 10);
    pool.stop();
    EXPECT_FALSE(pool.try_run([] {}));
}

}  // namespace
}  // namespace snug
