// A moment in the history of a replica set, the same on all its members: when a write took effect.
// Values only.
#pragma once

#include <compare>
#include <cstdint>

namespace snug::mongo {

struct cluster_time {
    std::uint32_t seconds = 0;
    std::uint32_t count = 0;  // within that second

    friend auto operator<=>(const cluster_time&, const cluster_time&) = default;
};

}  // namespace snug::mongo
