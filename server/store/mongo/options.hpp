// How a MongoDB store is opened. Built by app from its configuration; tests lower the bounds.
#pragma once

#include "base/limits.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <string>

namespace snug {

struct mongo_options {
    std::string address;   // mongodb:// or mongodb+srv://; may hold a password: never logged
    std::string password;  // instead of the one in the address; empty: that one
    std::string database = "Messages";
    std::string node;           // a word for this server that no other has; empty: one is made up
    std::string replica_set{};  // found out at open, unless the address names it
    std::string home_collection = "home";  // messages of the channel `home`, and bare documents
    wall_clock clock = system_now;         // for what expires; called on the writer's thread
    std::size_t queue_size_max = limits::writer_queue_max;
    std::uint64_t log_entries_min = limits::log_entries_min;
};

}  // namespace snug
