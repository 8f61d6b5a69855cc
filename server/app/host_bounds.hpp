// What a running server may take, out of what the host allows and what the machine has. Asked once,
// at start.
#pragma once

#include "api/services.hpp"
#include "app/config.hpp"
#include "http/reactor.hpp"

#include <cstdint>

namespace snug {

/// As many streams as the machine allows: the default of 1,024 is a relic of select(2).
void raise_file_limit();

/// Behind `raise_file_limit`.
http::reactor_options reactor_options_of(const config& with);

api::space_quota quota_of(const host_limits& allowed);

/// Bytes of one upload; 0 in the host's limits: as much as can be.
std::uint64_t upload_max_of(const host_limits& allowed);

}  // namespace snug
