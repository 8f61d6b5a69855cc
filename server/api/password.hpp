// Passwords as argon2id hashes (RFC 9106), made and checked on two threads behind a short queue: a
// flood of sign-ins costs at most two cores and answers the rest errc::busy. Owned by app; called
// on the io thread. Parameters: 19 MiB, two passes, one lane, the least that OWASP asks for. It
// keeps a Raspberry Pi under 0.3 s a hash, and two at once under 40 MB. Old hashes with other
// parameters are still checked.
#pragma once

#include "base/result.hpp"
#include "base/work_pool.hpp"
#include "http/async.hpp"
#include "live/io_mailbox.hpp"

#include <mutex>
#include <optional>
#include <string>

namespace snug::api {

/// Blocking; any thread.
std::string hash_password(const std::string& password);

class password_hasher {
public:
    explicit password_hasher(io_mailbox& mailbox);

    http::async<result<std::string>> hash(std::string password);

    /// Whether `password` belongs to `hash`. Without a hash (nobody bears that name) it costs the
    /// same time and the answer is false.
    http::async<result<bool>> check(std::string password, std::optional<std::string> hash);

    void stop() { pool_.stop(); }

private:
    const std::string& dummy();

    io_mailbox& mailbox_;
    std::once_flag made_dummy_;
    std::string dummy_;
    work_pool pool_;
};

}  // namespace snug::api
