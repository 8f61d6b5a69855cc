#include "api/session_cache.hpp"

#include <cstring>

namespace snug::api {

namespace {

constexpr std::size_t sessions_held_max =
    20'000;  // as many as connections: more cannot be in use at once

}  // namespace

session* session_cache::find(const secret_hash& secret) {
    const auto found = held_.find(secret);
    return found == held_.end() ? nullptr : &found->second;
}

session* session_cache::find_token(std::string_view token) {
    const short_digest key = keyed_hash(token);
    if (const auto known = tokens_.find(key); known != tokens_.end()) return find(known->second);
    const secret_hash secret = hash_secret(token);
    session* held = find(secret);
    if (held == nullptr) return nullptr;  // what nobody vouches for takes no room
    if (tokens_.size() >= sessions_held_max) tokens_.clear();
    tokens_.emplace(key, secret);
    return held;
}

std::size_t session_cache::first_bytes::operator()(const short_digest& hash) const {
    std::size_t value = 0;
    std::memcpy(&value, hash.data(), sizeof value);
    return value;
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
