#include "http/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace snug::http {

namespace {

constexpr double rounding = 1e-6;  // of a token: sums of fractions are never exact

}  // namespace

rate_limit::rate_limit(rate allowed, std::size_t keys_max)
    : allowed_(allowed), keys_max_(std::max<std::size_t>(keys_max, 1)) {}

bool rate_limit::allow(std::string_view key, time_point now) {
    if (allowed_.count <= 0 || allowed_.burst <= 0) return true;
    const std::lock_guard lock(mutex_);
    bucket& from = touch(key, now);
    if (from.tokens < 1 - rounding) return false;
    from.tokens -= 1;
    return true;
}

std::chrono::seconds rate_limit::retry_after(std::string_view key, time_point now) const {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end() || allowed_.count <= 0) return std::chrono::seconds(1);
    const double missing = 1 - tokens_at(*found->second, now);
    const double per_token_s = std::chrono::duration<double>(allowed_.per).count() / allowed_.count;
    return std::chrono::seconds(
        std::max<long>(1, std::lround(std::ceil((missing - rounding) * per_token_s))));
}

void rate_limit::refund(std::string_view key) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return;
    found->second->tokens = std::min(allowed_.burst, found->second->tokens + 1);
}

void rate_limit::spend(std::string_view key, double count, time_point now) {
    if (allowed_.count <= 0 || allowed_.burst <= 0) return;
    const std::lock_guard lock(mutex_);
    bucket& from = touch(key, now);
    from.tokens = std::clamp(from.tokens - count, -allowed_.burst, allowed_.burst);
}

double rate_limit::tokens_at(const bucket& from, time_point now) const {
    const std::chrono::duration<double> passed =
        std::max(now - from.filled, time_point::duration::zero());
    return std::min(allowed_.burst, from.tokens + allowed_.count * (passed / allowed_.per));
}

rate_limit::bucket& rate_limit::touch(std::string_view key, time_point now) {
    if (const auto found = by_key_.find(key); found != by_key_.end()) {
        buckets_.splice(buckets_.begin(), buckets_, found->second);
        bucket& known = buckets_.front();
        known.tokens = tokens_at(known, now);
        known.filled = std::max(known.filled, now);
        return known;
    }
    if (buckets_.size() >= keys_max_) {
        by_key_.erase(buckets_.back().key);
        buckets_.pop_back();
    }
    buckets_.push_front({std::string(key), allowed_.burst, now});
    by_key_.emplace(buckets_.front().key, buckets_.begin());
    return buckets_.front();
}

}  // namespace snug::http
