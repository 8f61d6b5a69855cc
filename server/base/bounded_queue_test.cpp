#include "base/bounded_queue.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

namespace snug {
namespace {

TEST(BoundedQueue, RefusesWhatIsOverItsBoundAndLeavesTheValue) {
    bounded_queue<std::unique_ptr<int>> queue(1);
    EXPECT_TRUE(queue.try_push(std::make_unique<int>(1)));
    auto second = std::make_unique<int>(2);
    EXPECT_FALSE(queue.try_push(std::move(second)));
    ASSERT_NE(second, nullptr);  // the queue leaves what it refuses as it was
    EXPECT_EQ(*second, 2);
}

TEST(BoundedQueue, GivesOutInOrderAndNoMoreThanAsked) {
    bounded_queue<int> queue(10);
    for (int i = 0; i < 5; ++i)
        queue.try_push(int(i));
    std::vector<int> out;
    EXPECT_TRUE(queue.take(out, 3));
    EXPECT_EQ(out, (std::vector{0, 1, 2}));
    EXPECT_TRUE(queue.take(out, 3));
    EXPECT_EQ(out, (std::vector{0, 1, 2, 3, 4}));
}

TEST(BoundedQueue, DrainsAfterClosingThenEnds) {
    bounded_queue<int> queue(10);
    queue.try_push(7);
    queue.close();
    EXPECT_FALSE(queue.try_push(8));
    std::vector<int> out;
    EXPECT_TRUE(queue.take(out, 10));
    EXPECT_EQ(out, std::vector{7});
    EXPECT_FALSE(queue.take(out, 10));
}

TEST(BoundedQueue, LosesNothingBetweenThreads) {
    constexpr int count = 20'000;
    bounded_queue<int> queue(64);
    std::jthread producer([&queue] {
        for (int i = 0; i < count; ++i) {
            while (!queue.try_push(int(i)))
                std::this_thread::yield();
        }
        queue.close();
    });
    std::vector<int> all;
    std::vector<int> batch;
    while (queue.take(batch, 17)) {
        all.insert(all.end(), batch.begin(), batch.end());
        batch.clear();
    }
    ASSERT_EQ(all.size(), static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        ASSERT_EQ(all[static_cast<std::size_t>(i)], i);
}

}  // namespace
}  // namespace snug
