// Who may connect how often: a count of open connections in all and per address (IPv4 whole, IPv6
// by its /64, since one household has that many addresses to itself). Owned by a reactor, its
// thread only. A slot is given back when it is destroyed, wherever the socket has gone by then.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace snug::http {

class connection_table;

class connection_slot {
public:
    connection_slot() = default;
    connection_slot(connection_slot&& other) noexcept;
    connection_slot& operator=(connection_slot&& other) noexcept;
    ~connection_slot() { give_back(); }

    void give_back();

private:
    friend class connection_table;
    connection_slot(connection_table& table, std::string key)
        : table_(&table), key_(std::move(key)) {}

    connection_table* table_ = nullptr;
    std::string key_;  // empty: counted in the total only
};

class connection_table {
public:
    /// 0 switches the limit per address off.
    connection_table(std::size_t all_max, std::size_t per_address_max)
        : all_max_(all_max), per_address_max_(per_address_max) {}

    /// nullopt: that would be one too many. An empty key is of nobody in particular (a trusted
    /// proxy, a unix socket).
    std::optional<connection_slot> admit(std::string key);

    std::size_t open() const { return open_; }

private:
    friend class connection_slot;
    void release(const std::string& key);

    std::size_t all_max_;
    std::size_t per_address_max_;
    std::size_t open_ = 0;
    std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace snug::http
