#include "api/scratch_files.hpp"

#include "base/log.hpp"
#include "base/media_limits.hpp"
#include "media/output.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace snug::api {

namespace {

constexpr std::size_t copied_at_once = 1024UL * 1024;

}  // namespace

std::optional<descriptor> scratch_files::open_input(const digest& bytes) {
    const auto file = blobs_.open(bytes);
    if (file && *file >= 0) return descriptor(*file);
    const auto size = blobs_.size(bytes);
    descriptor copy = open_output();
    if (!size || !copy) return std::nullopt;
    for (std::uint64_t at = 0; at < *size; at += copied_at_once) {
        const auto piece = blobs_.read_range(bytes, at, copied_at_once);
        if (!piece || !media::write_output(copy.number(), *piece)) return std::nullopt;
    }
    ::lseek(copy.number(), 0, SEEK_SET);
    return copy;
}

/// Without a name: it is gone with its last user, whatever happens. Not every file system can make
/// one so; there it has a name for a moment.
descriptor scratch_files::open_output() {
    std::error_code ec;
    std::filesystem::create_directories(folder_, ec);
    descriptor made(::open(folder_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!made) {
        std::string name = folder_ / "XXXXXX";
        made.reset(::mkostemp(name.data(), O_CLOEXEC));
        if (made) ::unlink(name.c_str());
    }
    if (!made) log_line(log_level::warning, "scratch_not_writable").field("errno", errno);
    return made;
}

std::optional<digest> scratch_files::keep(const descriptor& made, std::uint64_t* size) {
    const media::mapped_file whole(made.number(), limits::media_file_bytes_max);
    if (whole.bytes().empty()) return std::nullopt;
    const auto kept = blobs_.put(whole.bytes());
    if (!kept) {
        log_line(log_level::warning, "made_file_not_kept").field("why", kept.error().detail);
        return std::nullopt;
    }
    if (size != nullptr) *size = whole.bytes().size();
    return *kept;
}

}  // namespace snug::api
