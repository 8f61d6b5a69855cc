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

/// The same with the ending of what it has become: a `.heic` that was made a JPEG is a `.jpg`, or
/// programs that go by the ending cannot open it. Of types that are not made here it stays.
std::string named_for(std::string_view name, std::string_view media_type);

}  // namespace snug
