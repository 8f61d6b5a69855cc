// The process of one job: goes into the cage, does the job, says how it ended, is gone. Forked from
// the helper, which has loaded the libraries, so that nothing is loaded per file and nothing that
// one file did to a process is there for the next.
#pragma once

#include "media/message_socket.hpp"
#include "media/protocol.hpp"

#include <string>
#include <vector>

namespace snug::media {

/// Where the host has ffmpeg and ffprobe; empty when it has not both.
struct tools {
    std::string ffmpeg;
    std::string ffprobe;

    explicit operator bool() const { return !ffmpeg.empty() && !ffprobe.empty(); }
};

tools find_tools();

/// `files` as `job_kind` describes them, the pair's end first. Never returns.
[[noreturn]] void work(const request& what,
                       const std::vector<descriptor>& files,
                       const tools& with);

}  // namespace snug::media
