// Who may be in a voice room. Asked when somebody joins and again after every change, so that a
// lost right ends a call. Pure.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/model.hpp"

namespace snug {

/// Whether `who` may talk in `where`: `not_found` when he does not see it, `invalid_field` when it
/// is no voice room, `archived`, `muted` during a time-out.
result<void> check_may_talk(const member& who, const channel& where, wall_time now);

}  // namespace snug
