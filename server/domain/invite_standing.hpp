// Whether an invite still lets somebody in: asked by the rule when it counts, and by whoever shows
// or lists invites before. Pure, any thread.
#pragma once

#include "domain/model.hpp"

namespace snug {

/// `by` is the invite's maker as he is now, null when he is not in any more. Who may no longer make
/// it cannot be represented by it either: else somebody who was kicked would come back through a
/// link he made before.
bool lets_in(const invite& offered, const member* by, wall_time at);

}  // namespace snug
