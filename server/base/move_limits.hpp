// Bounds of carrying a whole store into another. Beside limits.hpp, since nothing but such a move
// looks at them.
#pragma once

#include <chrono>
#include <cstddef>

namespace snug::limits {

inline constexpr std::size_t move_piece_bytes = 1024UL * 1024;  // of a file, at a time
inline constexpr std::size_t move_batch_max = 1'000;            // documents on their way at once
inline constexpr std::size_t move_batch_bytes_max = 4UL * 1024 * 1024;

// Told to whoever watches, not with each message.
inline constexpr std::size_t move_told_every = 1'000;

// A server that was just stopped is still counted as alive for its lease: so long it is waited for.
inline constexpr auto move_waits_for_nodes = std::chrono::seconds(5);
inline constexpr auto move_looks_for_nodes_every = std::chrono::milliseconds(200);

}  // namespace snug::limits
