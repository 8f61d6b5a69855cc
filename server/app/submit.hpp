// An intent and its answer, blocking: for who has a thread of his own, never for io.
#pragma once

#include "store/store.hpp"

namespace snug {

result<outcome> submit_and_wait(store& to, intent wanted);

}  // namespace snug
