#include "media/helper/worker.hpp"

#include "base/media_limits.hpp"
#include "media/helper/cage.hpp"
#include "media/helper/container.hpp"
#include "media/helper/pictures.hpp"
#include "media/helper/videos.hpp"
#include "media/output.hpp"
#include "media/sniff.hpp"

#include <array>
#include <expected>
#include <unistd.h>

namespace snug::media {
namespace {

constexpr int cage_does_not_close = 3;  // exit code

format sniff_file(int file) {
    std::array<char, 4096> head{};
    const ssize_t size = ::pread(file, head.data(), head.size(), 0);
    if (size <= 0) return format::other;
    return sniff({head.data(), static_cast<std::size_t>(size)});
}

/// Decodes in this process: nothing can be opened, nothing started.
bool enter_picture_cage() {
    const allowance what{.cpu_s = static_cast<std::uint64_t>(limits::media_cpu.count()),
                         .memory_bytes = mapped_bytes() + limits::media_memory_bytes,
                         .file_bytes = limits::picture_bytes_max};
    return set_allowance(what) && close_files() && close_calls(inmate::picture);
}

std::expected<facts, refusal> do_picture(const request& what, std::span<const int> files) {
    const mapped_file input(files[0], limits::picture_bytes_max);
    if (input.bytes().empty()) return std::unexpected(refusal::too_large);
    switch (what.kind) {
        case job_kind::look:
            return look_at_picture(input.bytes());
        case job_kind::picture:
            return make_picture(input.bytes(), files.subspan(1));
        case job_kind::square:
            return make_square(input.bytes(), what, files[1]);
        default:
            return std::unexpected(refusal::not_media);
    }
}

bool wants_picture(job_kind kind) {
    return kind == job_kind::picture || kind == job_kind::square;
}

std::expected<facts, refusal> do_job(const request& what,
                                     std::span<const int> files,
                                     int answers,
                                     const tools& with) {
    const format found = sniff_file(files[0]);
    const medium kind = medium_of(found);
    if (kind == medium::other) return std::unexpected(refusal::not_media);
    if (kind == medium::picture) {
        if (!enter_picture_cage()) ::_exit(cage_does_not_close);
        return do_picture(what, files);
    }
    if (wants_picture(what.kind)) return std::unexpected(refusal::not_media);
    if (!with) return std::unexpected(refusal::no_tool);
    if (!enter_video_cage(what.kind, files, with)) ::_exit(cage_does_not_close);
    return do_video(what.kind, found, files, answers, with);
}

}  // namespace

tools find_tools() {
    tools out;
    for (const std::string folder : {"/usr/bin/", "/usr/local/bin/"}) {
        if (out || ::access((folder + "ffmpeg").c_str(), X_OK) != 0) continue;
        if (::access((folder + "ffprobe").c_str(), X_OK) != 0) continue;
        out = {folder + "ffmpeg", folder + "ffprobe"};
    }
    return out;
}

void work(const request& what, const std::vector<descriptor>& files, const tools& with) {
    const int answers = files[0].number();
    std::vector<int> numbers;
    for (std::size_t i = 1; i < files.size(); ++i)
        numbers.push_back(files[i].number());
    const auto done = do_job(what, numbers, answers, with);
    const answer last = done ? answer(*done) : answer(done.error());
    // A plain write is one message: the cage knows no call of sockets.
    ::_exit(write_output(answers, to_bytes(last)) ? 0 : 1);
}

}  // namespace snug::media
