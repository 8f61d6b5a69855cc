// Bounds of a store behind a network: how long to wait for it, and how much may be under way to it.
// Beside limits.hpp, since nothing but such a store looks at them.
#pragma once

#include <chrono>
#include <cstddef>

namespace snug::limits {

using namespace std::chrono_literals;

inline constexpr auto store_patience = 5s;      // a group waits for a primary, then askers hear 503
inline constexpr int majority_wait_ms = 4'000;  // a commit waits for a majority
inline constexpr auto commit_patience = 10s;    // its outcome is asked for when nobody answers
inline constexpr auto group_gathers = 2ms;  // a group waits for those who asked along with the last
inline constexpr auto stuck_after = 1s;     // a group that only meets conflicts looks for the dead
inline constexpr auto lease_renewed_every = 1s;
inline constexpr std::chrono::milliseconds lease_lifetime = 3s;  // not seen for so long: dead
inline constexpr auto last_answers_wait = 2s;              // a server that ends waits for its feed
inline constexpr std::int64_t late_marks_groups_max = 64;  // whose read marks the log alone tells
inline constexpr std::size_t unheard_groups_max = 8;       // committed, not yet told by the feed
inline constexpr std::size_t early_changes_max = 50'000;   // heard while the world is read at start
inline constexpr std::size_t setup_tokens_max = 16;  // of as many servers, until one is set up

// What servers tell each other.
inline constexpr std::size_t mail_queue_max = 16;  // letters not yet sent; more are dropped
inline constexpr std::size_t letter_bytes_max = 4UL * 1024 * 1024;
inline constexpr std::chrono::seconds mail_lasts = 60s;
inline constexpr auto neighbour_tick = 500ms;     // one letter at most
inline constexpr auto neighbour_sign_every = 5s;  // a letter even if there is nothing to say
inline constexpr auto neighbour_lifetime = 15s;   // not heard of for so long: its people are gone
inline constexpr std::size_t neighbours_max = 64;
inline constexpr std::size_t typing_per_letter_max = 200;
inline constexpr std::size_t films_per_letter_max = 20;         // of those under way, at once two
inline constexpr std::size_t spendings_per_letter_max = 1'000;  // people and what they used

// Messages of a collection that one page of a search looks at: no filters are kept here.
inline constexpr std::size_t search_walk_max = 20'000;

inline constexpr std::size_t command_bytes_max = 8UL * 1024 * 1024;  // the server takes 16 MiB

// Documents that others put into the database.
inline constexpr std::size_t outside_documents_max = 200;   // taken in by one group
inline constexpr std::size_t outside_touched_max = 50;      // changed or removed: looked at by one
inline constexpr std::size_t outside_unmarked_max = 100;    // refused, and too large for a mark
inline constexpr std::size_t outside_pending_max = 10'000;  // noticed and not yet looked at
inline constexpr auto taken_place_patience = 2s;            // a group waits for a forged one to go
inline constexpr std::size_t outside_author_code_points_max = 64;

}  // namespace snug::limits
