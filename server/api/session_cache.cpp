#include "api/session_cache.hpp"

namespace snug::api {

namespace {

constexpr std::size_t sessions_held_max =
    20'000;  // as many as connections: more cannot be in use at once

}  // namespace

session* session_cache::find(const secret_hash& secret) {
    const auto found = held_.find(secret);
    return found == held_.end() ? nullptr : &found->second;
}

void session_cache::put(session held) {
    if (held_.size() >= sessions_held_max) held_.clear();
    held_.insert_or_assign(held.secret, std::move(held));
}

void session_cache::remove(const username& user, std::string_view id) {
    ++generation_;
    std::erase_if(held_, [&](const auto& entry) {
        return entry.second.id == id && entry.second.user == user;
    });
}

}  // namespace snug::api
