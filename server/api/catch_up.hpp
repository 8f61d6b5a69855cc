// Several servers on one store: what one acknowledged is folded by the others a moment later. Who
// asks one of them right after another answered waits for that moment here. On the io thread.
#pragma once

#include "api/services.hpp"

namespace snug::api {

/// Until `wanted` is folded; false when that takes longer than limits::feed_wait_max.
http::async<bool> wait_for_position(services& with, position wanted);

/// Until everything is folded that any server had acknowledged before this call. Returns at once
/// where this server is the only one. When the store is away, or the feed, what is known counts.
http::async<void> catch_up(services& with);

}  // namespace snug::api
