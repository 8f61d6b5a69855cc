#include "store/sqlite/files.hpp"

#include "base/bytes.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace snug::sqlite {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t random_name_bytes = 12;
constexpr std::string_view unfinished = ".part";

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::unexpected<error> refusal_of(int failure) {
    if (failure == ENOSPC || failure == EDQUOT) {
        return refuse(errc::no_space, "The server's disk is full.");
    }
    return refuse(errc::unavailable, "The server's disk did not take a file.");
}

}  // namespace

file_handle::~file_handle() {
    if (fd_ >= 0) ::close(fd_);
}

bool sync_file(const fs::path& path) {
    const file_handle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    return file && ::fsync(file.fd()) == 0;
}

bool sync_folder(const fs::path& path) {
    const file_handle folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder && ::fsync(folder.fd()) == 0;
}

std::uint64_t free_bytes(const fs::path& path) {
    struct statvfs of{};
    if (::statvfs(path.c_str(), &of) != 0) return 0;
    return static_cast<std::uint64_t>(of.f_bavail) * of.f_frsize;
}

std::string identity_of(const fs::path& path) {
    // The device is left out: its number may change when the machine starts anew.
    struct statx of{};
    if (::statx(AT_FDCWD, path.c_str(), 0, STATX_INO | STATX_BTIME, &of) != 0) return {};
    return std::to_string(of.stx_ino) + "." + std::to_string(of.stx_btime.tv_sec) + "." +
           std::to_string(of.stx_btime.tv_nsec);
}

bool is_being_written(const fs::path& path) {
    return path.extension() == unfinished;
}

result<void> write_durably(const fs::path& path, std::string_view bytes) {
    // A name of its own, so that two writers of the same bytes do not meet in one half file.
    const fs::path part =
        path.string() + "." + random_token(random_name_bytes) + std::string(unfinished);
    int failure = 0;
    {
        const file_handle file(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (!file) return refusal_of(errno);
        if (!write_all(file.fd(), bytes) || ::fsync(file.fd()) != 0) failure = errno;
    }
    if (failure == 0 && std::rename(part.c_str(), path.c_str()) != 0) failure = errno;
    if (failure == 0 && sync_folder(path.parent_path())) return {};
    std::remove(part.c_str());
    return refusal_of(failure);
}

}  // namespace snug::sqlite
