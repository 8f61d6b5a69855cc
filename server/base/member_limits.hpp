// How many people a server holds. Apart from limits.hpp, since what counts people is built seldom
// and limits.hpp is read by nearly everything.
#pragma once

#include <cstddef>

namespace snug::limits {

/// All of them are in the snapshot of everybody and are told of when they come and go.
inline constexpr std::size_t members_max = 5'000;

}  // namespace snug::limits
