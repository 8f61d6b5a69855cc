// The address that the last `serve` was reached by, kept in the data folder (`address`, 0600): what
// the verbs begin links with while the server is stopped. Plain functions, app's thread.
#pragma once

#include <filesystem>
#include <string>

namespace snug {

/// An address that cannot be kept costs a guess later; the log says so.
void keep_address(const std::filesystem::path& folder, const std::string& address);

/// An origin, or empty: nothing was kept, or nothing that could begin a link.
std::string kept_address(const std::filesystem::path& folder);

}  // namespace snug
