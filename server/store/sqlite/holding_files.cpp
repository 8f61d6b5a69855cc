#include "store/sqlite/holding_files.hpp"

#include "base/move_limits.hpp"
#include "base/running_digest.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace snug::sqlite {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t folder_letters = 2;

/// The name of a file of ours is its hash, the first letters of which name its folder.
std::optional<digest> hash_of(const fs::path& file) {
    const auto bytes = parse_hex(file.parent_path().filename().string() + file.filename().string());
    digest hash{};
    if (!bytes || bytes->size() != hash.size()) return std::nullopt;
    std::ranges::copy(*bytes, hash.begin());
    return hash;
}

std::unexpected<error> refuse_file(const fs::path& file) {
    return refuse(errc::invalid_content, file.string() + " is damaged or cannot be read");
}

bool read_all(int fd, std::string& into) {
    std::size_t done = 0;
    while (done < into.size()) {
        const ssize_t count = ::read(fd, into.data() + done, into.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        done += static_cast<std::size_t>(count);
    }
    return true;
}

result<void> tell_file(const fs::path& path, const digest& hash, const move_source::see& to) {
    std::error_code problem;
    const std::uint64_t size = fs::file_size(path, problem);
    const file_handle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (problem || !file) return refuse_file(path);
    running_digest read;
    held_piece piece{hash, size, 0, {}};
    do {
        piece.bytes.resize(std::min<std::uint64_t>(limits::move_piece_bytes, size - piece.offset));
        if (!read_all(file.fd(), piece.bytes)) return refuse_file(path);
        read.add(piece.bytes);
        if (piece.is_last() && read.finish() != hash) return refuse_file(path);
        if (auto taken = to(piece); !taken) return taken;
        piece.offset += piece.bytes.size();
    } while (piece.offset < size);
    return {};
}

std::unexpected<error> refusal_of(int failure) {
    if (failure == ENOSPC || failure == EDQUOT) return refuse(errc::no_space, "the disk is full");
    return refuse(errc::unavailable, "the disk did not take a file");
}

}  // namespace

result<void> tell_files(const fs::path& folder, const move_source::see& to) {
    std::error_code problem;
    if (!fs::exists(folder, problem)) return {};
    for (fs::recursive_directory_iterator at(folder, problem), end; at != end;
         at.increment(problem)) {
        if (problem) break;
        if (!at->is_regular_file(problem)) continue;
        const auto hash = hash_of(at->path());
        if (!hash) continue;  // what an upload that was cut short has left
        if (auto told = tell_file(at->path(), *hash, to); !told) return told;
    }
    if (problem) return refuse_file(folder);
    return {};
}

result<void> incoming_files::take(const held_piece& piece) {
    const std::string name = to_hex(piece.file);
    const fs::path folder = folder_ / name.substr(0, folder_letters);
    const fs::path path = folder / name.substr(folder_letters);
    const fs::path part = path.string() + ".part";
    if (piece.offset == 0) {
        std::error_code problem;
        fs::create_directories(folder, problem);
        open_.emplace(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    }
    if (!open_ || !*open_) return refusal_of(errno);
    for (std::string_view rest = piece.bytes; !rest.empty();) {
        const ssize_t written = ::write(open_->fd(), rest.data(), rest.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return refusal_of(errno);
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    if (!piece.is_last()) return {};
    const bool is_safe = ::fsync(open_->fd()) == 0 && std::rename(part.c_str(), path.c_str()) == 0;
    const int failure = errno;
    open_.reset();
    if (is_safe && sync_folder(folder) && sync_folder(folder_)) return {};
    return refusal_of(failure);
}

}  // namespace snug::sqlite
