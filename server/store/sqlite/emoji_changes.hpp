// Writes the group's own emoji. Owned by the writer, on its thread, within its transactions.
#pragma once

#include "domain/change.hpp"
#include "store/sqlite/resident.hpp"

namespace snug::sqlite {

class emoji_changes {
public:
    explicit emoji_changes(connection& on);

    void write(const emoji_added& what, const resident& now);
    void write(const emoji_removed& what);

    /// What the log calls the newest one that was ever called so.
    std::int64_t number_of(const std::string& name);

private:
    statement change_;
    statement add_;
    statement remove_;
    statement number_;
};

}  // namespace snug::sqlite
