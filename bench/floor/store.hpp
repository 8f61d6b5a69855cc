// The least that makes a message durable: one row in one table, all queued messages in one
// transaction, one sync. Owned by main; a thread of its own writes, the event loop submits and
// collects. It keeps no nonces, no log, no rights: what a real server adds to this is what it is
// measured against.
#pragma once

#include "net/unique_fd.hpp"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace snug::bench {

struct wanted_message {
    std::uint64_t connection = 0;
    std::string content;  // as it stood in the request, escapes included
    std::string nonce;
};

struct stored_message {
    std::uint64_t connection = 0;
    std::uint64_t seq = 0;
    std::string json;
};

class floor_store {
public:
    explicit floor_store(const std::string& path);
    ~floor_store();
    floor_store(const floor_store&) = delete;
    floor_store& operator=(const floor_store&) = delete;

    /// An eventfd that becomes readable when something is to be collected.
    int ready_fd() const { return ready_.value(); }
    void submit(std::vector<wanted_message> messages);
    std::vector<stored_message> collect();

private:
    void write_groups();
    std::vector<stored_message> write_group(const std::vector<wanted_message>& group);
    void insert(const stored_message& message, const wanted_message& wanted, std::int64_t at_ms);

    sqlite3* database_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    std::uint64_t last_seq_ = 0;
    unique_fd ready_;

    std::mutex mutex_;
    std::condition_variable wanted_arrived_;
    std::vector<wanted_message> wanted_;
    std::vector<stored_message> stored_;
    bool stopping_ = false;
    std::thread writer_;
};

}  // namespace snug::bench
