#include "voice/core/reception.hpp"

#include <algorithm>
#include <cmath>

namespace snug::voice {

void reception::hear(instant now, std::uint64_t index, std::uint32_t timestamp) {
    if (!first_) {
        first_ = index;
        highest_ = index;
    }
    first_ = std::min(*first_, index);
    highest_ = std::max(highest_, index);
    ++received_;
    // The difference of two transits is what counts, so it may wrap.
    const std::int64_t arrived = now.time_since_epoch().count() * clock_khz_ / 1'000;
    const std::int64_t transit = arrived - std::int64_t{timestamp};
    if (transit_) {
        const auto wrapped =
            static_cast<std::int32_t>(static_cast<std::uint32_t>(transit - *transit_));
        jitter_ += (std::abs(static_cast<double>(wrapped)) - jitter_) / 16;
    }
    transit_ = transit;
}

void reception::hear_report(instant now, const sender_report& report) {
    last_sr_ = static_cast<std::uint32_t>(report.ntp >> 16U);
    last_sr_at_ = now;
}

std::optional<report_block> reception::report(instant now, std::uint32_t ssrc) {
    if (!first_) return std::nullopt;
    const std::uint64_t expected = highest_ - *first_ + 1;
    const std::uint64_t expected_now = expected - std::min(expected, expected_before_);
    const std::uint64_t received_now = received_ - received_before_;
    const std::uint64_t lost_now = expected_now - std::min(expected_now, received_now);
    expected_before_ = expected;
    received_before_ = received_;
    constexpr std::int64_t lost_max = 0x7F'FFFF;
    const auto lost = static_cast<std::int64_t>(expected) - static_cast<std::int64_t>(received_);
    report_block block{.ssrc = ssrc};
    if (expected_now != 0) {
        block.fraction_lost =
            static_cast<std::uint8_t>(std::min<std::uint64_t>(lost_now * 256 / expected_now, 255));
    }
    block.lost = static_cast<std::int32_t>(std::clamp(lost, -lost_max, lost_max));
    block.highest_sequence = static_cast<std::uint32_t>(highest_);
    block.jitter = static_cast<std::uint32_t>(jitter_);
    if (last_sr_ != 0) {
        block.last_sr = last_sr_;
        const auto since = std::chrono::duration_cast<std::chrono::microseconds>(now - last_sr_at_);
        block.since_last_sr = static_cast<std::uint32_t>(since.count() * 65'536 / 1'000'000);
    }
    return block;
}

}  // namespace snug::voice
