#include "base/fair_queue.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <thread>
#include <vector>

namespace snug {
namespace {

std::vector<std::string> drain(fair_queue<std::string>& from) {
    from.close();
    std::vector<std::string> taken;
    while (auto next = from.take())
        taken.push_back(std::move(*next));
    return taken;
}

void push(fair_queue<std::string>& to, const std::string& whose, std::string value) {
    EXPECT_TRUE(to.try_push(whose, std::move(value))) << whose;
}

TEST(FairQueue, EverybodyHasHisTurnHoweverMuchSomebodyBrought) {
    fair_queue<std::string> queue(10);
    for (const auto* film : {"a1", "a2", "a3", "a4"})
        push(queue, "ada", film);
    push(queue, "bob", "b1");
    push(queue, "cleo", "c1");
    push(queue, "bob", "b2");
    EXPECT_EQ(drain(queue), (std::vector<std::string>{"a1", "b1", "c1", "a2", "b2", "a3", "a4"}));
}

TEST(FairQueue, WhoComesBackStandsBehindThoseWhoWait) {
    fair_queue<std::string> queue(10);
    push(queue, "ada", "a1");
    push(queue, "bob", "b1");
    EXPECT_EQ(queue.take(), "a1");
    push(queue, "ada", "a2");
    push(queue, "cleo", "c1");
    EXPECT_EQ(drain(queue), (std::vector<std::string>{"b1", "a2", "c1"}));
}

TEST(FairQueue, SaysNoWhenItIsFullOrClosedAndLeavesTheValue) {
    fair_queue<std::unique_ptr<int>> queue(2);
    EXPECT_TRUE(queue.try_push("ada", std::make_unique<int>(1)));
    EXPECT_TRUE(queue.try_push("bob", std::make_unique<int>(2)));
    auto third = std::make_unique<int>(3);
    EXPECT_FALSE(queue.try_push("cleo", std::move(third)));
    ASSERT_NE(third, nullptr);
    EXPECT_TRUE(queue.take().has_value());
    EXPECT_TRUE(queue.try_push("cleo", std::move(third)));
    queue.close();
    auto late = std::make_unique<int>(4);
    EXPECT_FALSE(queue.try_push("dan", std::move(late)));
    EXPECT_NE(late, nullptr);
}

TEST(FairQueue, AConsumerThatWaitsIsWokenByWorkAndByTheEnd) {
    fair_queue<int> queue(2);
    std::vector<int> taken;
    std::thread consumer([&] {
        while (const auto next = queue.take())
            taken.push_back(*next);
    });
    EXPECT_TRUE(queue.try_push("ada", 1));
    EXPECT_TRUE(queue.try_push("ada", 2));
    queue.close();
    consumer.join();
    EXPECT_EQ(taken, (std::vector<int>{1, 2}));
}

}  // namespace
}  // namespace snug
