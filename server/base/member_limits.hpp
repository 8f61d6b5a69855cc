// How many people a server holds, and how often one of them may call all. Apart from limits.hpp,
// since what counts people is built seldom and limits.hpp is read by nearly everything.
#pragma once

#include <cstddef>

namespace snug::limits {

/// All of them are in the snapshot of everybody and are told of when they come and go.
inline constexpr std::size_t members_max = 5'000;

/// The secret of an invite or a link: 128 bits that nobody guesses.
inline constexpr std::size_t code_bytes = 16;

/// @everyone and @here by one person: each rings for all.
inline constexpr double calls_to_all_per_minute = 2;
inline constexpr double calls_to_all_burst = 5;

}  // namespace snug::limits
