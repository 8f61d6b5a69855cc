// Bounds of bodies that are not whole in memory: uploads and files. Beside limits.hpp, since only
// `http` and the parts of an upload look at them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace snug::limits {

// What one transfer holds in memory: large enough that system calls and changes of thread do not
// show, small enough that a hundred of them do not matter.
inline constexpr std::size_t body_piece_bytes_max = 256UL * 1024;
// Of a chunked body: it lies there twice, with its framing and without.
inline constexpr std::size_t chunked_piece_bytes_max = 64UL * 1024;
// What one file may send before the others have their turn: 0.1 ms of the loop.
inline constexpr std::size_t source_turn_bytes = 512UL * 1024;
// Unsent bytes above which the kernel does not call a socket that sends a file writable: a slow
// reader is seen to move, instead of once in a whole buffer.
inline constexpr int source_unsent_bytes_max = 256 * 1024;
// However big it is, what moves slower than this on average is cut.
inline constexpr std::uint64_t body_bytes_per_s_min = 16UL * 1024;

// What is hashed of an upload in one turn of a thread, before others have theirs: 5 ms of work.
inline constexpr std::uint64_t hashed_ahead_bytes_max = 8UL * 1024 * 1024;
// Uploads that are not whole yet, on a replica set: one document lists them, 100 bytes each.
inline constexpr std::size_t unfinished_uploads_max = 5'000;
// Files whose chunks nothing names, remembered from one sweep to the next; the rest has its turn
// later.
inline constexpr std::size_t unnamed_chunks_max = 10'000;
// How often a step of an upload is tried that meets others at the same documents.
inline constexpr int upload_step_tries_max = 50;

}  // namespace snug::limits
