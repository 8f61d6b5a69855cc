// Token buckets by key (an account, an address). Owned by whoever limits; any thread. The table is
// bounded: the bucket that was unused longest makes room. Does not ask for the time, and an answer
// of false changes nothing.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace snug::http {

class rate_limit {
public:
    using time_point = std::chrono::steady_clock::time_point;

    /// `burst` at once, then one more every `per` / `count`. A count or burst of 0 switches the
    /// limit off.
    struct rate {
        double count = 0;
        std::chrono::milliseconds per = std::chrono::seconds(1);
        double burst = 0;
    };

    explicit rate_limit(rate allowed, std::size_t keys_max = 50'000);

    /// Takes one token; false when there is none.
    bool allow(std::string_view key, time_point now);
    /// Whole seconds until `allow` would say yes, at least 1: for Retry-After.
    std::chrono::seconds retry_after(std::string_view key, time_point now) const;
    /// Gives a token back: the guess was right, the attempt does not count.
    void refund(std::string_view key);
    /// `count` were taken by somebody who asked nobody here (below 0: were given back). A bucket
    /// comes to owe no more than its burst.
    void spend(std::string_view key, double count, time_point now);

private:
    struct bucket {
        std::string key;
        double tokens = 0;
        time_point filled;
    };
    using order = std::list<bucket>;  // most recently used first

    double tokens_at(const bucket& from, time_point now) const;
    bucket& touch(std::string_view key, time_point now);

    const rate allowed_;
    const std::size_t keys_max_;
    mutable std::mutex mutex_;
    order buckets_;
    std::unordered_map<std::string_view, order::iterator> by_key_;
};

}  // namespace snug::http
