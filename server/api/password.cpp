#include "api/password.hpp"

#include "base/bytes.hpp"
#include "base/limits.hpp"
#include "live/await.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace snug::api {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19UL * 1024 * 1024;

bool matches(const std::string& password, const std::string& hash) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace

std::string hash_password(const std::string& password) {
    std::array<char, crypto_pwhash_STRBYTES> out{};
    const int failed = crypto_pwhash_str_alg(out.data(),
                                             password.data(),
                                             password.size(),
                                             passes,
                                             memory_bytes,
                                             crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0) throw std::runtime_error("no memory for a password hash");
    return out.data();
}

password_hasher::password_hasher(io_mailbox& mailbox)
    : mailbox_(mailbox), pool_("hash", limits::hash_threads, limits::hash_queue_max) {
    // Made before anybody asks, so that the first unknown name takes no longer than the second.
    (void)pool_.try_run([this] { (void)dummy(); });
}

const std::string& password_hasher::dummy() {
    std::call_once(made_dummy_, [this] { dummy_ = hash_password(random_token(16)); });
    return dummy_;
}

namespace {

/// Runs `work` on the pool and brings what it gave back to the io thread.
template <class T>
http::async<result<T>> run_on(work_pool& pool,
                              io_mailbox& mailbox,
                              std::move_only_function<result<T>()> work) {
    return await_callback<result<T>>([&pool, &mailbox, work = std::move(work)](auto done) mutable {
        auto answer = std::make_shared<decltype(done)>(std::move(done));
        const bool queued = pool.try_run([&mailbox, answer, work = std::move(work)]() mutable {
            result<T> value = work();
            mailbox.post([answer = std::move(answer), value = std::move(value)]() mutable {
                (*answer)(std::move(value));
            });
        });
        if (!queued) mailbox.post([answer = std::move(answer)] { (*answer)(refuse(errc::busy)); });
    });
}

}  // namespace

http::async<result<std::string>> password_hasher::hash(std::string password) {
    return run_on<std::string>(
        pool_, mailbox_, [password = std::move(password)]() -> result<std::string> {
            try {
                return hash_password(password);
            } catch (const std::runtime_error&) {
                return refuse(errc::busy);
            }
        });
}

http::async<result<bool>> password_hasher::check(std::string password,
                                                 std::optional<std::string> hash) {
    return run_on<bool>(
        pool_,
        mailbox_,
        [this, password = std::move(password), hash = std::move(hash)]() -> result<bool> {
            const bool fits = matches(password, hash ? *hash : dummy());
            return fits && hash.has_value();
        });
}

}  // namespace snug::api
