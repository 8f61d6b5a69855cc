// An emoji of the group's own as JSON. Pure, any thread.
#pragma once

#include "domain/model.hpp"

#include <string>

namespace snug {

void append_own_emoji(std::string& out, const own_emoji& what);

}  // namespace snug
