// What tests of a move between any two stores stand on: a home in which much has happened, and all
// that a reader shows of it, to be compared with what another store shows.
#pragma once

#include "store/contract/harness.hpp"

namespace snug::contract {

/// Sets a server up and lets the seeded walk go on in it.
void furnish(opened& home, manual_clock& clock, unsigned seed);

/// One line for each thing that any question of the reader port shows; position and epoch apart.
std::vector<std::string> all_that_shows(reader& of);

/// Both places are closed. Expects that it works.
void carry(backend& from, backend& to);

}  // namespace snug::contract
