// The lock on a data folder: one process at a time, for SQLite's WAL of Debian 12 may be corrupted
// when two connections write or checkpoint. Owned by the store; the kernel lets it go when the
// process dies, however it dies.
#pragma once

#include "base/result.hpp"
#include "store/sqlite/files.hpp"

#include <filesystem>

namespace snug::sqlite {

class folder_lock {
public:
    /// Makes the folder when it is missing. Refusals have one line that names the folder and the
    /// cure.
    static result<folder_lock> take(const std::filesystem::path& folder);

private:
    explicit folder_lock(file_handle file) : file_(std::move(file)) {}

    file_handle file_;
};

}  // namespace snug::sqlite
