// Writes what becomes of shared files. Owned by the writer, on its thread.
#pragma once

#include "domain/change.hpp"
#include "store/sqlite/resident.hpp"
#include "store/sqlite/statement.hpp"

namespace snug::sqlite {

class attachment_changes {
public:
    explicit attachment_changes(connection& on);

    void write(const file_kept& what, const resident& now);
    void write(const file_known& what);
    void write(const file_dropped& what);

    /// Those of a message that was just posted: they waited for it, or are copies.
    void hang_on(const message& posted, const resident& now);
    /// What a move brings, at its place.
    void put(const kept_file& file, std::uint32_t place, const resident& now);
    void clear(std::int64_t mid);

private:
    void insert(const kept_file& file,
                std::optional<std::int64_t> mid,
                std::uint32_t place,
                const resident& now);

    statement insert_;
    statement look_;
    statement drop_;
    statement clear_;
};

}  // namespace snug::sqlite
