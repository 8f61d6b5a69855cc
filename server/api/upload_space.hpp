// Room for an upload before its first byte: among its bringer's unfinished ones, on the disk, and
// within the host's quotas. On the io thread.
#pragma once

#include "api/services.hpp"

namespace snug::api {

/// Begins the upload with all of its declared size reserved, exactly, however many ask at once: one
/// that became a file meanwhile is counted in neither of the two sums when it is looked at once, so
/// it is looked at until nothing has changed. errc::too_many or errc::no_space as upload_parts
/// says; errc::busy when others finish all the time.
http::async<result<void>> reserve_space(services& with, const part_facts& made);

}  // namespace snug::api
