#include "floor/store.hpp"

#include <sqlite3.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <stdexcept>
#include <sys/eventfd.h>

namespace snug::bench {
namespace {

void execute(sqlite3* database, const char* sql) {
    if (::sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw std::runtime_error(std::string(sql) + ": " + ::sqlite3_errmsg(database));
    }
}

std::uint64_t last_number(sqlite3* database) {
    sqlite3_stmt* query = nullptr;
    ::sqlite3_prepare_v2(database, "SELECT ifnull(max(seq), 0) FROM messages", -1, &query, nullptr);
    ::sqlite3_step(query);
    const auto last = static_cast<std::uint64_t>(::sqlite3_column_int64(query, 0));
    ::sqlite3_finalize(query);
    return last;
}

std::int64_t wall_ms() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

std::string to_iso8601(std::int64_t at_ms) {
    const std::time_t seconds = at_ms / 1000;
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const auto size = std::strftime(text.data(), text.size(), "%FT%T", &parts);
    std::snprintf(text.data() + size, text.size() - size, ".%03dZ", static_cast<int>(at_ms % 1000));
    return text.data();
}

/// The same fields that the real server sends, so that the same number of bytes is carried.
std::string to_json(const wanted_message& wanted, std::uint64_t seq, std::int64_t at_ms) {
    std::array<char, 32> id{};
    std::snprintf(id.data(),
                  id.size(),
                  "%08llx%016llx",
                  static_cast<unsigned long long>(at_ms / 1000),
                  static_cast<unsigned long long>(seq));
    const auto number = std::to_string(seq);
    std::string json("{\"_id\":\"");
    json.append(id.data()).append(R"(","content":")").append(wanted.content);
    json.append(R"(","timestamp":")")
        .append(to_iso8601(at_ms))
        .append(R"(","author":"friend","channel":"home","seq":)");
    json.append(number)
        .append(R"(,"rev":)")
        .append(number)
        .append(R"(,"nonce":")")
        .append(wanted.nonce);
    return json.append(R"(","attachments":[],"reactions":[],"mentions":[]})");
}

}  // namespace

floor_store::floor_store(const std::string& path)
    : ready_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (::sqlite3_open(path.c_str(), &database_) != SQLITE_OK)
        throw std::runtime_error("cannot open " + path);
    execute(database_, "PRAGMA journal_mode=WAL");
    execute(database_, "PRAGMA synchronous=FULL");
    execute(database_,
            "CREATE TABLE IF NOT EXISTS messages (seq INTEGER PRIMARY KEY, author TEXT NOT NULL, "
            "at INTEGER NOT NULL,"
            " content TEXT NOT NULL) STRICT");
    last_seq_ = last_number(database_);
    ::sqlite3_prepare_v3(database_,
                         "INSERT INTO messages VALUES (?, 'friend', ?, ?)",
                         -1,
                         SQLITE_PREPARE_PERSISTENT,
                         &insert_,
                         nullptr);
    writer_ = std::thread([this] { write_groups(); });
}

floor_store::~floor_store() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wanted_arrived_.notify_one();
    writer_.join();
    ::sqlite3_finalize(insert_);
    ::sqlite3_close(database_);
}

void floor_store::submit(std::vector<wanted_message> messages) {
    {
        const std::lock_guard lock(mutex_);
        for (auto& message : messages)
            wanted_.push_back(std::move(message));
    }
    wanted_arrived_.notify_one();
}

std::vector<stored_message> floor_store::collect() {
    std::uint64_t signals = 0;
    [[maybe_unused]] const auto size = ::read(ready_.value(), &signals, sizeof signals);
    const std::lock_guard lock(mutex_);
    return std::exchange(stored_, {});
}

void floor_store::write_groups() {
    for (;;) {
        std::vector<wanted_message> group;
        {
            std::unique_lock lock(mutex_);
            wanted_arrived_.wait(lock, [this] { return stopping_ || !wanted_.empty(); });
            if (stopping_) return;
            group.swap(wanted_);
        }
        auto done = write_group(group);
        {
            const std::lock_guard lock(mutex_);
            for (auto& message : done)
                stored_.push_back(std::move(message));
        }
        const std::uint64_t signal = 1;
        [[maybe_unused]] const auto size = ::write(ready_.value(), &signal, sizeof signal);
    }
}

std::vector<stored_message> floor_store::write_group(const std::vector<wanted_message>& group) {
    std::vector<stored_message> done;
    done.reserve(group.size());
    const auto at_ms = wall_ms();
    execute(database_, "BEGIN");
    for (const auto& wanted : group) {
        const auto seq = ++last_seq_;
        done.push_back({wanted.connection, seq, to_json(wanted, seq, at_ms)});
        insert(done.back(), wanted, at_ms);
    }
    execute(database_, "COMMIT");
    return done;
}

void floor_store::insert(const stored_message& message,
                         const wanted_message& wanted,
                         std::int64_t at_ms) {
    ::sqlite3_bind_int64(insert_, 1, static_cast<sqlite3_int64>(message.seq));
    ::sqlite3_bind_int64(insert_, 2, at_ms);
    ::sqlite3_bind_text(
        insert_, 3, wanted.content.data(), static_cast<int>(wanted.content.size()), SQLITE_STATIC);
    if (::sqlite3_step(insert_) != SQLITE_DONE)
        throw std::runtime_error(::sqlite3_errmsg(database_));
    ::sqlite3_reset(insert_);
}

}  // namespace snug::bench
