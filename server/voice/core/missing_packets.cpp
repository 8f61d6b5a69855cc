#include "voice/core/missing_packets.hpp"

#include <algorithm>

namespace snug::voice {

namespace {

constexpr std::uint64_t bits_of_pair = 16;

/// Adds `index` to the pair written last, or says that it needs another one.
bool joins(nack_pair& last, std::uint64_t index, std::uint64_t first) {
    const std::uint64_t behind = index - first;
    if (behind == 0 || behind > bits_of_pair) return false;
    last.following = static_cast<std::uint16_t>(last.following | 1U << (behind - 1));
    return true;
}

}  // namespace

bool missing_packets::hear(instant now, std::uint64_t index) {
    if (index <= highest_) {
        const auto found = std::ranges::lower_bound(missing_, index, {}, &hole::index);
        if (found != missing_.end() && found->index == index) missing_.erase(found);
        return true;
    }
    const std::uint64_t between = highest_ == 0 ? 0 : index - highest_ - 1;
    const std::uint64_t begin = index - between;
    highest_ = index;
    if (missing_.size() + between > limits::video_missing_max) {
        missing_.clear();
        return false;
    }
    for (std::uint64_t each = begin; each < index; ++each)
        missing_.push_back({.index = each, .since = now, .due = now});
    return true;
}

std::size_t missing_packets::ask(instant now, std::span<nack_pair> pairs) {
    std::erase_if(missing_,
                  [&](const hole& each) { return now - each.since > limits::video_kept_for; });
    std::size_t used = 0;
    std::uint64_t first = 0;
    for (hole& each : missing_) {
        if (now < each.due) continue;
        if (used == 0 || !joins(pairs[used - 1], each.index, first)) {
            if (used == pairs.size()) break;
            pairs[used++] = {.first = static_cast<std::uint16_t>(each.index), .following = 0};
            first = each.index;
        }
        each.due = now + limits::video_asked_every;
    }
    return used;
}

}  // namespace snug::voice
