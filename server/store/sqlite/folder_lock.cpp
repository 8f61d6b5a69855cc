#include "store/sqlite/folder_lock.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>

namespace snug::sqlite {

namespace fs = std::filesystem;

namespace {

result<void> make_folder(const fs::path& folder) {
    std::error_code ec;
    if (fs::is_directory(folder, ec)) return {};
    if (fs::exists(folder, ec)) {
        return refuse(errc::unavailable,
                      folder.string() + " is not a folder: name another with --data.");
    }
    fs::create_directories(folder, ec);
    if (ec) {
        return refuse(errc::read_only,
                      folder.string() + " cannot be made (" + ec.message() +
                          "): make it writable or name another with --data.");
    }
    fs::permissions(folder, fs::perms::owner_all, ec);  // messages are nobody else's business
    sync_folder(folder.has_parent_path() ? folder.parent_path() : fs::path("."));
    return {};
}

}  // namespace

result<folder_lock> folder_lock::take(const fs::path& folder) {
    if (const auto made = make_folder(folder); !made) return std::unexpected(made.error());
    const fs::path path = folder / "lock";
    file_handle file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!file) {
        return refuse(errc::read_only,
                      folder.string() + " cannot be written to (" + std::strerror(errno) +
                          "): make it writable or name another with --data.");
    }
    if (::flock(file.fd(), LOCK_EX | LOCK_NB) != 0) {
        return refuse(errc::unavailable,
                      folder.string() + " is in use by another Snug: stop that one first.");
    }
    return folder_lock(std::move(file));
}

}  // namespace snug::sqlite
