#include "store/sqlite/nonce_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace snug::sqlite {

namespace {

nonce_key key_of(std::uint64_t number) {
    return make_nonce_key(username(std::string("ada")), std::to_string(number));
}

}  // namespace

// Against a map, through growth, removal from the front and keys that come twice.
TEST(nonce_index, FindsWhatWasAddedAndNotYetDropped) {
    nonce_index index;
    index.start_after(41);
    std::multimap<std::uint64_t, std::int64_t> held;
    std::mt19937 random(11);
    std::int64_t first = 42;
    std::int64_t next = 42;
    for (int step = 0; step < 20'000; ++step) {
        const std::uint64_t number = random() % 3'000;
        ASSERT_EQ(index.append(key_of(number)), next);
        held.emplace(number, next++);
        if (index.size() > 2'500 || random() % 8 == 0) {
            first += random() % 16;
            first = std::min(first, next);
            index.drop_until(first - 1);
            std::erase_if(held, [&](const auto& entry) { return entry.second < first; });
        }
        const std::uint64_t asked = random() % 3'000;
        std::vector<std::int64_t> found = index.find(key_of(asked));
        std::ranges::sort(found);
        std::vector<std::int64_t> wanted;
        const auto [from, to] = held.equal_range(asked);
        for (auto at = from; at != to; ++at)
            wanted.push_back(at->second);
        std::ranges::sort(wanted);
        ASSERT_EQ(found, wanted) << step;
        ASSERT_EQ(index.size(), held.size());
    }
}

TEST(nonce_index, GoesOnCountingWhenAllWasDropped) {
    nonce_index index;
    EXPECT_EQ(index.append(key_of(1)), 1);
    index.drop_until(1);
    EXPECT_EQ(index.size(), 0U);
    EXPECT_TRUE(index.find(key_of(1)).empty());
    EXPECT_EQ(index.append(key_of(1)), 2);
}

}  // namespace snug::sqlite
