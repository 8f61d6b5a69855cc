// How a SQLite store is opened. Built by app from its configuration; tests lower the bounds.
#pragma once

#include "base/limits.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <filesystem>

namespace snug {

struct sqlite_options {
    std::filesystem::path folder;   // made when it is missing; holds snug.db, lock and files/
    wall_clock clock = system_now;  // for what expires; called on the writer's thread
    std::uint64_t disk_floor_bytes = limits::disk_floor_bytes;
    std::uint64_t disk_reserve_bytes = limits::disk_reserve_bytes;
    std::size_t queue_size_max = limits::writer_queue_max;
    std::uint64_t log_entries_min = limits::log_entries_min;
    std::chrono::milliseconds index_every = limits::index_every;  // between two looks at the log
    const char* vfs = nullptr;  // SQLite's file layer; tests put one in that fails when told to
};

}  // namespace snug
