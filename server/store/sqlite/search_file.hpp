// search.db: what tells which blocks of messages are worth reading for a search. A file of its own,
// for it is derived and may be lost: made anew whenever it is missing, damaged, or not of this
// store. One connection writes and checkpoints it, the indexer's. It holds filters, never text.
#pragma once

#include "base/limits.hpp"
#include "store/sqlite/connection.hpp"

#include <filesystem>

namespace snug::sqlite {

/// Messages of one channel whose keys differ in the last bits only: `mid >> block_bits`.
using block_no = std::int64_t;
inline constexpr unsigned block_bits = limits::search_block_bits;
inline constexpr unsigned block_channel_bits = 40 - block_bits;  // above them: the channel's number

inline block_no block_of(std::int64_t mid) {
    return mid >> block_bits;
}

std::filesystem::path search_path(const std::filesystem::path& folder);

/// The indexer's connection; makes the file if need be. Throws failure.
connection open_search_file(const std::filesystem::path& folder, const char* vfs);

}  // namespace snug::sqlite
