// The address a person types to get here. Pure function.
#pragma once

#include "app/config.hpp"

#include <string>

namespace snug {

/// --public-url if it was given; else what the listening socket is called from this machine.
std::string public_address(const config& with, std::uint16_t port);

}  // namespace snug
