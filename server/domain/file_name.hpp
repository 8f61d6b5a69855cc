// How a shared file is called. Pure; hostile input welcome.
#pragma once

#include <string>
#include <string_view>

namespace snug {

/// What somebody calls a file, as a name that every system takes: the last part of a path, without
/// control characters and those that turn the line around (a `gpj.exe` that reads `exe.jpg`), none
/// that a system keeps for itself, at most limits::file_name_bytes_max bytes with its extension
/// kept. Never empty, valid UTF-8, the same when it is cleaned again.
std::string clean_file_name(std::string_view text);

}  // namespace snug
