// How often somebody may do something: changes by person, sign-ins by account and by address,
// streams by address. Owned by app, io thread only. Addresses live here only as keys of bounded
// tables, in memory, and as hashes. On a store with several servers what is used on one counts on
// all (live/neighbours tells it), but for streams and pages.
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"
#include "domain/ids.hpp"
#include "http/rate_limit.hpp"
#include "live/shared_limits.hpp"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>

namespace snug::api {

/// A refusal that says when to come back.
struct too_soon {
    std::chrono::seconds retry_after{1};
};

class limiter final : public shared_limits {
public:
    using steady_clock = std::function<std::chrono::steady_clock::time_point()>;

    limiter(const host_limits& allowed, steady_clock now);

    /// Whatever others hear of: posts, edits, deletes, profiles, invites …
    std::expected<void, too_soon> allow_change(const username& who);
    /// Reading makes many small marks; they must not use up the posts.
    std::expected<void, too_soon> allow_read_mark(const username& who);
    std::expected<void, too_soon> allow_reaction(const username& who);
    /// Searches, and pages of an export: each may keep a reader busy.
    std::expected<void, too_soon> allow_search(const username& who);
    /// Words that call everybody, beside what they count as a post.
    std::expected<void, too_soon> allow_call_to_all(const username& who);
    /// Joining a voice room, and later offers.
    std::expected<void, too_soon> allow_voice_offer(const username& who);
    /// Trying out one way to the voice server.
    std::expected<void, too_soon> allow_voice_check(const username& who);
    /// Typing and presence: what is refused is dropped, not told.
    bool allow_sign_of_life(const username& who);

    /// Before a password is looked at. An account has an allowance for each address and a higher
    /// one over all, so that one stranger's guesses do not keep its owner out; a device that proved
    /// itself has an allowance of its own.
    enum class device : std::uint8_t { unknown, proven };
    std::expected<void, too_soon> allow_signin(std::string_view account,
                                               std::string_view address,
                                               device from);
    /// The password was right: the attempt does not count.
    void forgive_signin(std::string_view account, std::string_view address, device from);

    /// Setting up, joining, links: what costs a hash and needs a secret.
    std::expected<void, too_soon> allow_joining(std::string_view address);

    /// One stream's place, taken before it opens, given back when the last copy goes. Null: that
    /// person or address has too many.
    std::shared_ptr<void> take_stream(const username& who, std::string_view address);

    std::vector<spending> take_spendings() override;
    void spend(const spending& what) override;

private:
    /// What counts on all servers together.
    enum class counted : std::uint8_t {
        changes,
        reactions,
        accounts,
        accounts_here,
        devices,
        addresses
    };
    std::expected<void, too_soon> take_one(counted from, const std::string& key);
    void give_back(counted to, const std::string& key);
    void note(counted what, const std::string& key, std::int64_t count);
    http::rate_limit& table_of(counted what);

    /// How many places each key has taken. Shared with the places: streams end while app is being
    /// torn down.
    using place_table = std::shared_ptr<std::unordered_map<std::string, std::int64_t>>;
    static std::shared_ptr<void> take(const place_table& from,
                                      const std::string& key,
                                      std::int64_t places_max);

    const host_limits allowed_;
    steady_clock now_;
    http::rate_limit changes_;
    http::rate_limit read_marks_;
    http::rate_limit reactions_;
    http::rate_limit searches_;
    http::rate_limit calls_to_all_;
    http::rate_limit signs_of_life_;
    http::rate_limit voice_offers_;
    http::rate_limit voice_checks_;
    http::rate_limit accounts_;       // from wherever
    http::rate_limit accounts_here_;  // from one address
    http::rate_limit devices_;
    http::rate_limit addresses_;
    bool shares_ = false;
    std::map<std::pair<counted, std::string>, std::int64_t> spent_;
    place_table streams_by_person_;
    place_table streams_by_address_;
};

}  // namespace snug::api
