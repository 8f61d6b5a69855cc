// The settings that say where everything is kept. A password never comes by the command line, which
// every user of the machine can read.
#pragma once

#include "app/config.hpp"

namespace snug {

/// store, store-password-file, database, home-collection.
bool is_about_store(std::string_view name);

/// Refusals repeat nothing of an address.
result<void> set_store(config& into, const setting& one);

/// Once all settings are in: whether they fit together.
result<void> check_store(config& made);

}  // namespace snug
