// Hashes of bytes that come in pieces (FIPS 180-4). One owner, one thread.
#pragma once

#include "base/bytes.hpp"

#include <memory>

namespace snug {

/// sha1 is for checksums against accidents, which others chose; nothing of ours trusts it.
enum class hash_kind { sha1, sha256 };

class running_hash {
public:
    explicit running_hash(hash_kind kind);
    ~running_hash();
    running_hash(running_hash&&) noexcept;
    running_hash& operator=(running_hash&&) noexcept;

    void add(std::string_view bytes);

    /// Of all that was added, 20 or 32 bytes; afterwards it is as new.
    std::string finish();

private:
    struct state;
    std::unique_ptr<state> held_;
};

class running_digest {
public:
    void add(std::string_view bytes) { hash_.add(bytes); }

    /// Of all that was added; afterwards it is as new.
    digest finish();

private:
    running_hash hash_{hash_kind::sha256};
};

}  // namespace snug
