// What server and helper say to each other, as values and as bytes. Each message is one datagram of
// a SOCK_SEQPACKET pair, so there are no frames to count; numbers are little-endian. Three
// directions: `request` (server → helper, with descriptors), `answer` (the worker of one job →
// server, over a pair of that job's own), `notice` (helper → server). Pure functions, any thread.
// A worker may be in the hands of whoever made the file: `parse_answer` believes nothing.
#pragma once

#include "base/media_limits.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace snug::media {

/// What is to be done. The descriptors of a request are, in this order: the worker's end of the
/// pair for answers, the file, then the outputs that are named here.
enum class job_kind : std::uint8_t {
    look = 1,     // what is it? reads no further than it must; no output
    picture = 2,  // outputs: the file to serve, thumbnail 1×, thumbnail 2×
    square = 3,   // output: a square WebP of `side` pixels, of what `cut` says
    poster = 4,   // of a video; outputs: the poster, and its thumbnail 1×
    play = 5,     // of a video or sound; output: a file that every browser plays
};

std::size_t output_count(job_kind kind);

/// What part of a picture becomes a square, in pixels of the upright picture. `side` 0: the middle.
struct cut {
    std::uint32_t left = 0;
    std::uint32_t top = 0;
    std::uint32_t side = 0;

    friend bool operator==(const cut&, const cut&) = default;
};

struct request {
    job_kind kind = job_kind::look;
    std::uint32_t side = 0;  // of a square, pixels, at most `square_side_max`
    cut part;

    friend bool operator==(const request&, const request&) = default;
};

enum class format : std::uint8_t {
    other = 0,  // not what Snug shows: a download
    jpeg,
    png,
    gif,
    webp,
    avif,
    heic,
    mp4,
    quicktime,
    webm,
    matroska,
    avi,
    mpeg_ts,
    mpeg_ps,
    asf,
    flv,
    mp3,
    m4a,
    ogg,
    opus,
    flac,
    wav,
    aiff,
    aac,
};

enum class medium : std::uint8_t { other = 0, picture, video, audio };

/// What a job found out. Of what is not known, or not asked for by its job, the field is zero.
struct facts {
    medium kind = medium::other;
    format found = format::other;   // by content
    format served = format::other;  // of the first output
    std::uint32_t width = 0;        // as shown: upright, in pixels
    std::uint32_t height = 0;
    std::uint32_t frames = 0;  // of a picture; more than one is animated
    std::uint64_t duration_ms = 0;
    bool plays_as_it_is = false;  // of video and sound: copied, not encoded anew
    bool silent = false;          // a video without sound
    std::string thumbhash;        // at most `thumbhash_bytes_max` bytes
    std::string waveform;         // peaks from 0 to 255, at most `waveform_points_max`

    friend bool operator==(const facts&, const facts&) = default;
};

/// Why a worker did not do its job. Whoever shared the file is told; it stays a download.
enum class refusal : std::uint8_t {
    not_media = 1,  // no format that Snug shows, or not what it looks like
    too_large,      // more pixels than are decoded here
    too_many_frames,
    too_long,
    broken,       // cut off, or nonsense inside
    no_decoder,   // a known format that this host's libraries do not read
    no_tool,      // ffmpeg is not installed on this host
    no_room,      // the output could not be written
    too_dear,     // would take more time or memory than one file gets
    bad_request,  // the server asked for what cannot be
};

struct progress {
    std::uint16_t permille = 0;  // 0 to 1000

    friend bool operator==(const progress&, const progress&) = default;
};

using answer = std::variant<progress, refusal, facts>;

/// Said once, before the first job: what this host can do.
struct hello {
    std::uint8_t landlock = 0;  // version of the kernel's interface; 0: it has none
    bool heif = false;          // AVIF and HEIC can be read
    bool ffmpeg = false;

    friend bool operator==(const hello&, const hello&) = default;
};

/// The worker of the job is gone, and how. `signal` 0: it left by itself.
struct ended {
    std::uint8_t signal = 0;
    std::uint8_t code = 0;
    std::uint32_t cpu_ms = 0;
    std::uint32_t memory_kb = 0;  // the most that was resident

    friend bool operator==(const ended&, const ended&) = default;
};

using notice = std::variant<hello, ended>;

/// The argument without which a helper does not start where the kernel has no landlock.
inline constexpr std::string_view without_landlock = "--without-landlock";

/// Exit codes of a helper that does not start.
enum helper_exit : int {
    exit_usage = 64,        // somebody started it by hand
    exit_cannot = 70,       // libvips does not start, or the machine's system calls are unknown
    exit_no_cage = 71,      // the kernel does not let a process lock itself in (seccomp)
    exit_no_landlock = 78,  // it would, but for files opened by name, and nobody has agreed to that
};

std::string to_bytes(const request& of);
std::string to_bytes(const answer& of);
std::string to_bytes(const notice& of);

/// nullopt for anything that is not exactly one message of this version.
std::optional<request> parse_request(std::string_view bytes);
std::optional<answer> parse_answer(std::string_view bytes);
std::optional<notice> parse_notice(std::string_view bytes);

/// The stable word for the wire and for logs: "too_many_frames".
std::string_view to_code(refusal why);
/// "image/jpeg"; of what is not shown "application/octet-stream".
std::string_view to_mime(format of);
medium medium_of(format of);

}  // namespace snug::media
