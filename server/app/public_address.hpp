// The addresses a person types to get here. Pure functions.
#pragma once

#include "app/config.hpp"

#include <string>
#include <vector>

namespace snug {

/// --public-url if it was given; else what the listening socket is called from this machine.
std::string public_address(const config& with, std::uint16_t port);

/// How others at home get to a server that listens on all addresses, IPv4 first: an origin for each
/// of `own` (names and addresses of this machine) that is an address and reaches further than
/// itself. None where there is a --public-url or the server listens on one address alone.
std::vector<std::string> network_addresses(const config& with,
                                           std::uint16_t port,
                                           const std::vector<std::string>& own);

}  // namespace snug
