// What is asked of ffmpeg: the arguments of each run, and what follows from a probe. Pure
// functions; nothing of a file's own text ever becomes an argument, only numbers and words of
// Snug's own.
#pragma once

#include "media/helper/probe_text.hpp"
#include "media/protocol.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace snug::media {

using arguments = std::vector<std::string>;

struct box {
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    friend bool operator==(const box&, const box&) = default;
};

/// `what` made no larger than `most`, in the same proportions; no side is 0.
box within(box what, box most);
/// Measures that H.264 in 4:2:0 takes: even, at most 1080p, lying or standing.
box playable(box what);

/// Seconds of processor time for a file of that length.
std::uint64_t encode_cpu_s(std::uint64_t duration_ms);

std::optional<refusal> check_probe(const probe_facts& of);
/// More than a probe needs: what is decoded has a bound on its pixels a second.
std::optional<refusal> check_encodable(const probe_facts& of);

/// The format in which every browser plays the streams as they are; `other` when there is none.
format copy_target(format found, const probe_facts& of);

/// The file is descriptor 3, outputs follow.
arguments probe_arguments(format found);
/// Poster (its longer side at most 1280) and thumbnail as WebP, the pixels of `small` in RGBA to
/// standard output. One frame, at a second or a tenth of a shorter video.
arguments poster_arguments(format found, const facts& of, box small);
/// Samples of 16 bits, one channel, to standard output.
arguments waveform_arguments(format found, std::size_t samples_per_s);
arguments copy_arguments(format found, const probe_facts& of, format as);
arguments encode_arguments(format found, const probe_facts& of, const facts& as);

}  // namespace snug::media
