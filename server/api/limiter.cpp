#include "api/limiter.hpp"

#include "http/peer_address.hpp"

namespace snug::api {

namespace {

constexpr std::int64_t reaction_burst_s = 3;  // as many at once as in so many seconds
constexpr auto signin_window = std::chrono::minutes(15);
// Guesses at one account from everywhere, as a multiple of what one address has: still only 100 in
// the window.
constexpr std::int64_t account_places = 10;

http::rate_limit::rate per_window(std::int64_t count) {
    return {.count = static_cast<double>(count),
            .per = signin_window,
            .burst = static_cast<double>(count)};
}

http::rate_limit::rate per_second(const host_limits& allowed) {
    return {.count = static_cast<double>(allowed.posts_per_s),
            .per = std::chrono::seconds(1),
            .burst = static_cast<double>(allowed.posts_burst)};
}

std::expected<void, too_soon> take_one(http::rate_limit& from,
                                       std::string_view key,
                                       std::chrono::steady_clock::time_point now) {
    if (from.allow(key, now)) return {};
    return std::unexpected(too_soon{from.retry_after(key, now)});
}

/// No account name holds a space.
std::string account_at(std::string_view account, std::string_view place) {
    return std::string(account).append(1, ' ').append(place);
}

}  // namespace

limiter::limiter(const host_limits& allowed, steady_clock now)
    : allowed_(allowed),
      now_(std::move(now)),
      changes_(per_second(allowed)),
      read_marks_(per_second(allowed)),
      reactions_({.count = static_cast<double>(allowed.reactions_per_s),
                  .per = std::chrono::seconds(1),
                  .burst = static_cast<double>(allowed.reactions_per_s * reaction_burst_s)}),
      searches_({.count = limits::searches_per_s,
                 .per = std::chrono::seconds(1),
                 .burst = limits::searches_burst}),
      signs_of_life_({.count = limits::signs_of_life_per_s,
                      .per = std::chrono::seconds(1),
                      .burst = limits::signs_of_life_burst}),
      accounts_(per_window(allowed.signin_per_account * account_places)),
      accounts_here_(per_window(allowed.signin_per_account)),
      devices_(per_window(allowed.signin_per_account)),
      addresses_(per_window(allowed.signin_per_address)),
      streams_by_person_(std::make_shared<place_table::element_type>()),
      streams_by_address_(std::make_shared<place_table::element_type>()) {}

std::expected<void, too_soon> limiter::allow_search(const username& who) {
    return take_one(searches_, who.value(), now_());
}

std::expected<void, too_soon> limiter::allow_change(const username& who) {
    return take_one(changes_, who.value(), now_());
}

std::expected<void, too_soon> limiter::allow_read_mark(const username& who) {
    return take_one(read_marks_, who.value(), now_());
}

std::expected<void, too_soon> limiter::allow_reaction(const username& who) {
    const auto now = now_();
    if (reactions_.allow(who.value(), now)) return {};
    return std::unexpected(too_soon{reactions_.retry_after(who.value(), now)});
}

bool limiter::allow_sign_of_life(const username& who) {
    return signs_of_life_.allow(who.value(), now_());
}

std::expected<void, too_soon> limiter::allow_signin(std::string_view account,
                                                    std::string_view address,
                                                    device from) {
    const auto now = now_();
    if (from == device::proven) {
        return take_one(devices_, account, now);
    }
    const std::string place = http::to_limit_key(address);
    if (auto fine = take_one(addresses_, place, now); !fine) return fine;
    if (auto fine = take_one(accounts_here_, account_at(account, place), now); !fine) return fine;
    return take_one(accounts_, account, now);
}

void limiter::forgive_signin(std::string_view account, std::string_view address, device from) {
    if (from == device::proven) return devices_.refund(account);
    const std::string place = http::to_limit_key(address);
    addresses_.refund(place);
    accounts_here_.refund(account_at(account, place));
    accounts_.refund(account);
}

std::expected<void, too_soon> limiter::allow_joining(std::string_view address) {
    const auto now = now_();
    const std::string place = http::to_limit_key(address);
    return take_one(addresses_, place, now);
}

std::shared_ptr<void> limiter::take(const place_table& from,
                                    const std::string& key,
                                    std::int64_t places_max) {
    std::int64_t& taken = (*from)[key];
    if (places_max > 0 && taken >= places_max) return nullptr;
    ++taken;
    return {from.get(), [from, key](void*) {
                const auto at = from->find(key);
                if (at != from->end() && --at->second == 0) from->erase(at);
            }};
}

std::shared_ptr<void> limiter::take_stream(const username& who, std::string_view address) {
    auto of_person = take(streams_by_person_, who.value(), allowed_.streams_per_person);
    if (!of_person) return nullptr;
    auto of_address =
        take(streams_by_address_, http::to_limit_key(address), allowed_.streams_per_address);
    if (!of_address) return nullptr;
    return std::make_shared<std::pair<std::shared_ptr<void>, std::shared_ptr<void>>>(
        std::move(of_person), std::move(of_address));
}

}  // namespace snug::api
