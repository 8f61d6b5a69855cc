// Runs ffmpeg or ffprobe once, in a cage of its own within the worker's, and hands on what it
// prints. In the worker alone.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace snug::media {

/// How the tool sees the files it gets: the first of `tool_run::files` is descriptor 3, and so on.
std::string path_of_file(std::size_t which);

struct tool_run {
    std::string program;
    std::vector<std::string> arguments;
    std::span<const int> files;
    std::uint64_t cpu_s = 0;
    /// Gets what the tool prints, in pieces. False ends the tool.
    std::function<bool(std::string_view)> on_output;
};

/// True when the tool ended well. One that runs over its processor time, or prints more than
/// somebody wants to hear, did not.
bool run_tool(const tool_run& what);

}  // namespace snug::media
