// A key and a certificate of our own making, for a home network where nobody else vouches for the
// server. Plain functions that touch the disk: at start, on app's thread, never on a reactor's.
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace snug::http {

/// True when both files are there, belong together, are good for another month and name all of
/// `names`.
bool is_usable_certificate(const std::filesystem::path& certificate,
                           const std::filesystem::path& key,
                           const std::vector<std::string>& names);

/// Makes a P-256 key (mode 0600 from its first moment) and a certificate for `names`, both in place
/// atomically.
result<void> write_self_signed(const std::filesystem::path& certificate,
                               const std::filesystem::path& key,
                               const std::vector<std::string>& names);

}  // namespace snug::http
