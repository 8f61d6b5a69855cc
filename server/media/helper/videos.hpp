// What a worker does with video and sound, by ffmpeg. Which demuxer reads a file is said by what
// the file begins with, never guessed by ffmpeg, and none of them is one that names other files
// (HLS, concat, SDP): those begin like nothing Snug knows.
#pragma once

#include "media/helper/worker.hpp"
#include "media/protocol.hpp"

#include <expected>
#include <span>

namespace snug::media {

/// From here on this process starts tools and opens nothing; the tools open the libraries, the
/// file and its outputs, and nothing else. `files`: the file, then the outputs.
bool enter_video_cage(job_kind kind, std::span<const int> files, const tools& with);

/// `look`, `poster` or `play`. Progress goes to `answers` while something is encoded anew.
std::expected<facts, refusal> do_video(
    job_kind kind, format found, std::span<const int> files, int answers, const tools& with);

}  // namespace snug::media
