// Which store the configuration means, opened: the embedded one, or one on a MongoDB replica set.
// Called once at start, by the server and by the verbs of a stopped one. Refusals are one line for
// the host.
#pragma once

#include "app/config.hpp"
#include "store/store.hpp"

#include <memory>

namespace snug {

result<std::unique_ptr<store>> open_store(const config& with);

}  // namespace snug
