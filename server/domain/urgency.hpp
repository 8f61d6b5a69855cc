// Which intents go on while the disk is all but full: what signs people in, so that they can read,
// and what takes something or somebody away. Pure, any thread.
#pragma once

#include "domain/change.hpp"
#include "domain/intent.hpp"

namespace snug {

/// Whether `wanted` may be written into the last reserve of the disk. It adds next to nothing.
bool may_use_reserve(const intent& wanted);

}  // namespace snug
