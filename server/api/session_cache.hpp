// Signed-in sessions in memory, so that a request with a known secret needs no store read.
// Owned by auth, io thread only. Ended sessions leave at once: the feed says so. Bounded: when full
// it starts anew.
#pragma once

#include "domain/model.hpp"

#include <optional>
#include <unordered_map>

namespace snug::api {

class session_cache {
public:
    /// Null when it is not held. Good until the next call that changes the cache.
    session* find(const secret_hash& secret);

    /// The same by the token itself. Its SHA-256 is asked for once: afterwards the token is known
    /// by a cheap hash under a key of this process.
    session* find_token(std::string_view token);

    void put(session held);
    void remove(const username& user, std::string_view id);

    /// Rises with each removal: what was read from the store before may be about a session that has
    /// ended since.
    std::uint64_t generation() const { return generation_; }

private:
    struct first_bytes {  // the hash is uniform
        std::size_t operator()(const short_digest& hash) const;
    };

    std::unordered_map<secret_hash, session> held_;
    std::unordered_map<short_digest, secret_hash, first_bytes> tokens_;  // by keyed_hash
    std::uint64_t generation_ = 0;
};

}  // namespace snug::api
