// Writes reactions. Owned by the writer, on its thread, within its transactions.
#pragma once

#include "domain/change.hpp"
#include "domain/reactions.hpp"
#include "store/sqlite/resident.hpp"

namespace snug::sqlite {

class reaction_changes {
public:
    explicit reaction_changes(connection& on);

    void write(const reaction_added& what, const resident& now);
    void write(const reaction_removed& what, const resident& now);
    /// With a deleted message.
    void clear(std::int64_t mid);

    /// Whether it is there.
    bool has(const reaction_key& key, const resident& now);

    /// What the log calls an emoji; it must have been used.
    std::int64_t number_of(const std::string& emoji);

private:
    statement name_;
    statement number_;
    statement kind_;
    statement add_;
    statement remove_;
    statement clear_;
    statement find_;
    statement touch_;
};

}  // namespace snug::sqlite
