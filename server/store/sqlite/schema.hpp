// The tables, as a list of migrations that only grows. Used at open, on the opening thread.
// A migration never changes once it was released: files made by it are out there.
#pragma once

#include "base/result.hpp"
#include "store/sqlite/connection.hpp"

#include <span>
#include <string>

namespace snug::sqlite {

/// In the header of every file of ours ("Snug"), so that another program's database is left alone.
inline constexpr int application_id = 0x536E7567;

std::span<const char* const> migrations();

/// The second one: channels, talks, reactions, mentions, pins, audit. (schema_rooms.cpp)
extern const char* const rooms_migration;

// What came later, each with what it is for. (schema_talk.cpp)
extern const char* const forwarding_migration;
extern const char* const saving_migration;
extern const char* const own_emoji_migration;
extern const char* const pronouns_migration;
extern const char* const strangers_migration;
extern const char* const channel_origin_migration;
extern const char* const statuses_migration;
extern const char* const attachments_migration;
extern const char* const pictures_migration;
extern const char* const shelf_migration;  // (schema_shelf.cpp)

/// Refuses a foreign file or a newer schema; else brings the file to the newest schema in one
/// transaction, after putting a copy of an older file beside it. `path` is the file's, for the copy
/// and for what people are told.
result<void> migrate(connection& writer, const std::string& path);

/// As `migrate`, for tests: up to and with `steps` only.
result<void> migrate_with(connection& writer,
                          const std::string& path,
                          std::span<const char* const> steps);

}  // namespace snug::sqlite
