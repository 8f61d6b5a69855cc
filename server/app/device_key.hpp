// The server's own key for device_proof, made at the first start and kept in the data folder
// (0600).
#pragma once

#include "api/device_proof.hpp"

#include <filesystem>

namespace snug {

/// A key that cannot be kept is still a key: it proves devices until the next start, and the log
/// says so.
api::device_proof::key load_device_key(const std::filesystem::path& folder);

}  // namespace snug
