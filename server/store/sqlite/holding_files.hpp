// The files beside a database, piece by piece, out of one folder and into another, for a move.
// Owned by a move, on its thread.
#pragma once

#include "store/movable.hpp"
#include "store/sqlite/files.hpp"

#include <filesystem>
#include <optional>

namespace snug::sqlite {

/// errc::invalid_content when a file's bytes are not those that its name promises.
result<void> tell_files(const std::filesystem::path& folder, const move_source::see& to);

class incoming_files {
public:
    explicit incoming_files(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Pieces of a file come one after the other; with the last one it is durable under its name.
    result<void> take(const held_piece& piece);

private:
    std::filesystem::path folder_;
    std::optional<file_handle> open_;
};

}  // namespace snug::sqlite
