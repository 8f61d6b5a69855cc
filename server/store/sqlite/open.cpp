#include "store/sqlite/open.hpp"

#include "base/log.hpp"
#include "store/sqlite/consistency.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/files.hpp"
#include "store/sqlite/folder_lock.hpp"
#include "store/sqlite/move.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/sqlite_store.hpp"
#include "store/sqlite/statement.hpp"

#include <fcntl.h>

namespace snug {

namespace {

using namespace sqlite;

/// SQLite would make it readable for everybody, and does not make its name durable.
void make_private_file(const std::filesystem::path& path) {
    const file_handle file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file) sync_folder(path.parent_path());
}

error to_refusal(const failure& what, const std::string& path) {
    const int primary = what.code() & 0xFF;
    if (primary == SQLITE_READONLY || primary == SQLITE_CANTOPEN || primary == SQLITE_PERM) {
        return {
            errc::read_only,
            path + " cannot be written to: make it writable or name another folder with --data.",
            {}};
    }
    if (what.is_full()) {
        return {errc::no_space, path + ": the disk is full. Make room and start again.", {}};
    }
    if (primary == SQLITE_NOTADB) {
        return {
            errc::unavailable,
            path +
                " is not a database of Snug, or its beginning is damaged: restore a backup of this "
                "folder or name another with --data.",
            {}};
    }
    return {errc::unavailable,
            path + " is damaged (" + what.what() +
                "): keep a copy of this folder, then restore a backup into it.",
            {}};
}

/// A copy that was put back, or moved here, may lack what the original told afterwards: its
/// positions mean something else from now on, and whoever holds a cursor of then has to load
/// afresh.
void begin_anew_if_copied(connection& writer, const std::string& path) {
    const std::string now = identity_of(path);
    statement former(writer, "SELECT file FROM head");
    std::string before;
    {
        auto row = former.query();
        row.next();
        before = row.text(0);
    }
    if (now == before) return;
    const bool is_copy = !before.empty();
    statement(writer,
              is_copy ? "UPDATE head SET file = ?1, epoch = lower(hex(randomblob(8)))"
                      : "UPDATE head SET file = ?1")
        .run(now);
    if (is_copy) log_line(log_level::info, "store_is_a_copy").field("then", "a new epoch");
}

/// What is left of a folder whose database is gone: a new one would bury the words in its log.
result<void> check_is_not_bereft(const std::filesystem::path& path) {
    std::error_code none;
    const auto size_of = [&none](const std::filesystem::path& file) {
        const auto size = std::filesystem::file_size(file, none);
        return none ? 0 : size;
    };
    const bool has_log = size_of(path.string() + "-wal") > 0;
    const bool was_used = has_log || size_of(path.parent_path() / "device.key") > 0;
    if (!was_used || size_of(path) > 0) return {};
    return refuse(errc::unavailable,
                  path.string() +
                      " is missing or empty, though this folder was in use: put it back (or a "
                      "backup of the folder), or name another with --data.");
}

result<std::unique_ptr<store>> open_locked(sqlite_options options, folder_lock lock) {
    const std::filesystem::path path = options.folder / database_name;
    if (const auto whole = check_is_finished(options.folder); !whole) {
        return std::unexpected(whole.error());
    }
    if (const auto there = check_is_not_bereft(path); !there) return std::unexpected(there.error());
    try {
        make_private_file(path);
        connection writer(path.string(), access::writing, options.vfs);
        if (const auto ready = migrate(writer, path.string()); !ready) {
            return std::unexpected(ready.error());
        }
        // Only now: a foreign file is left as it was.
        writer.execute("PRAGMA journal_mode=WAL");
        if (const auto whole = check_edges(writer, path.string()); !whole) {
            return std::unexpected(whole.error());
        }
        begin_anew_if_copied(writer, path.string());
        return std::make_unique<sqlite_store>(
            std::move(lock), std::move(writer), std::move(options));
    } catch (const failure& what) {
        return std::unexpected(to_refusal(what, path.string()));
    }
}

}  // namespace

result<std::unique_ptr<store>> open_sqlite(sqlite_options options) {
    auto lock = folder_lock::take(options.folder);
    if (!lock) return std::unexpected(lock.error());
    return open_locked(std::move(options), std::move(*lock));
}

}  // namespace snug
