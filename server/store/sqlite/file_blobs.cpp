#include "store/sqlite/file_blobs.hpp"

#include "store/sqlite/files.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace snug::sqlite {

namespace fs = std::filesystem;

namespace {

result<void> make_durable_folder(const fs::path& folder) {
    std::error_code ec;
    if (fs::create_directories(folder, ec)) {
        sync_folder(folder.parent_path());
        sync_folder(folder.parent_path().parent_path());
    }
    if (ec) return refuse(errc::unavailable, "The server's disk did not take a file.");
    return {};
}

}  // namespace

fs::path file_blobs::path_of(const digest& hash) const {
    const std::string name = to_hex(hash);
    return folder_ / name.substr(0, 2) / name.substr(2);  // folders of many thousand names are slow
}

result<digest> file_blobs::put(std::string_view bytes) {
    const digest hash = sha256(bytes);
    const fs::path path = path_of(hash);
    if (renew(path)) return hash;
    if (const auto made = make_durable_folder(path.parent_path()); !made) {
        return std::unexpected(made.error());
    }
    if (free_bytes(folder_) < disk_floor_bytes_ + bytes.size()) {
        return refuse(errc::no_space, "The server's disk is full.");
    }
    if (const auto written = write_durably(path, bytes); !written) {
        return std::unexpected(written.error());
    }
    return hash;
}

result<std::string> file_blobs::read_range(const digest& hash,
                                           std::uint64_t offset,
                                           std::size_t length) {
    const auto all = size(hash);
    if (!all) return std::unexpected(all.error());
    if (offset >= *all) return std::string();
    const file_handle file(::open(path_of(hash).c_str(), O_RDONLY | O_CLOEXEC));
    if (!file) return refuse(errc::not_found);
    std::string bytes(std::min<std::uint64_t>(length, *all - offset), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::pread(
            file.fd(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return refuse(errc::unavailable, "A file could not be read.");
        done += static_cast<std::size_t>(count);
    }
    return bytes;
}

result<int> file_blobs::open(const digest& hash) {
    const int fd = ::open(path_of(hash).c_str(), O_RDONLY | O_CLOEXEC);
    if (fd >= 0) return fd;
    return errno == ENOENT ? refuse(errc::not_found)
                           : refuse(errc::unavailable, "A file could not be opened.");
}

result<void> file_blobs::take_over(const fs::path& file, const digest& hash) {
    const fs::path path = path_of(hash);
    if (const auto made = make_durable_folder(path.parent_path()); !made) return made;
    // Over the same bytes if they are there: one of the two names goes, whoever comes first.
    std::error_code ec;
    fs::rename(file, path, ec);
    if (ec || !renew(path) || !sync_folder(path.parent_path()))
        return refuse(errc::unavailable, "The server's disk did not take a file.");
    return {};
}

result<std::uint64_t> file_blobs::size(const digest& hash) {
    std::error_code ec;
    const auto bytes = fs::file_size(path_of(hash), ec);
    if (ec) return refuse(errc::not_found);
    return bytes;
}

/// From now on it is as if it had just been put; false when it is not there.
bool file_blobs::renew(const fs::path& path) {
    const std::lock_guard lock(sweeping_);
    return ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0) == 0;
}

bool file_blobs::remove_if_old(const fs::path& path, wall_time before) {
    const std::lock_guard lock(sweeping_);
    struct stat now{};
    if (::stat(path.c_str(), &now) != 0) return false;
    const auto at =
        std::chrono::seconds(now.st_mtim.tv_sec) + std::chrono::nanoseconds(now.st_mtim.tv_nsec);
    if (at >= before.time_since_epoch()) return false;
    return ::unlink(path.c_str()) == 0;
}

result<std::uint64_t> file_blobs::sweep(const std::function<bool(const digest&)>& is_used,
                                        wall_time before) {
    std::error_code ec;
    std::uint64_t removed = 0;
    for (auto at = fs::recursive_directory_iterator(folder_, ec); at != fs::end(at);
         at.increment(ec)) {
        if (ec) return refuse(errc::unavailable, "The folder of files could not be read.");
        const fs::path& path = at->path();
        const auto bytes =
            parse_hex(path.parent_path().filename().string() + path.filename().string());
        digest hash{};
        const bool is_file = bytes && bytes->size() == hash.size();
        if (is_file) std::ranges::copy(*bytes, hash.begin());
        // What is being written, and what an end in the middle of that has left.
        if (!is_file && !is_being_written(path)) continue;
        if (!(is_file && is_used(hash)) && remove_if_old(path, before)) ++removed;
    }
    return removed;
}

result<void> file_blobs::remove(const digest& hash) {
    std::error_code ec;
    if (!fs::remove(path_of(hash), ec)) return refuse(errc::not_found);
    return {};
}

}  // namespace snug::sqlite
