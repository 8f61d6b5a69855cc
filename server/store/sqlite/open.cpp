#include "store/sqlite/open.hpp"

#include "store/sqlite/consistency.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/folder_lock.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/sqlite_store.hpp"

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

result<std::unique_ptr<store>> open_locked(sqlite_options options, folder_lock lock) {
    const std::filesystem::path path = options.folder / database_name;
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
