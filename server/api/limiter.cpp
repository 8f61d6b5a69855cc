#include "api/limiter.hpp"

#include "base/bytes.hpp"
#include "base/member_limits.hpp"
#include "base/network_limits.hpp"
#include "base/voice_limits.hpp"
#include "http/peer_address.hpp"

#include <algorithm>

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

std::expected<void, too_soon> take_here(http::rate_limit& from,
                                        std::string_view key,
                                        std::chrono::steady_clock::time_point now) {
    if (from.allow(key, now)) return {};
    return std::unexpected(too_soon{from.retry_after(key, now)});
}

/// Keys with an address in them go through the database: they are hashes. No account name holds a
/// space.
std::string hash_of(std::string_view account, std::string_view place) {
    return to_hex(blake2b(std::string(account).append(1, ' ').append(place)));
}

/// How servers call them among each other, in the order of the enumeration.
constexpr std::array<std::string_view, 6> counted_words = {
    "changes", "reactions", "accounts", "accounts_here", "devices", "addresses"};

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
      calls_to_all_({.count = limits::calls_to_all_per_minute,
                     .per = std::chrono::minutes(1),
                     .burst = limits::calls_to_all_burst}),
      signs_of_life_({.count = limits::signs_of_life_per_s,
                      .per = std::chrono::seconds(1),
                      .burst = limits::signs_of_life_burst}),
      voice_offers_({.count = limits::voice_offers_per_s,
                     .per = std::chrono::seconds(1),
                     .burst = limits::voice_offers_burst}),
      voice_checks_({.count = limits::voice_checks_per_s,
                     .per = std::chrono::seconds(1),
                     .burst = limits::voice_checks_burst}),
      accounts_(per_window(allowed.signin_per_account * account_places)),
      accounts_here_(per_window(allowed.signin_per_account)),
      devices_(per_window(allowed.signin_per_account)),
      addresses_(per_window(allowed.signin_per_address)),
      streams_by_person_(std::make_shared<place_table::element_type>()),
      streams_by_address_(std::make_shared<place_table::element_type>()) {}

http::rate_limit& limiter::table_of(counted what) {
    switch (what) {
        case counted::changes:
            return changes_;
        case counted::reactions:
            return reactions_;
        case counted::accounts:
            return accounts_;
        case counted::accounts_here:
            return accounts_here_;
        case counted::devices:
            return devices_;
        case counted::addresses:
            break;
    }
    return addresses_;
}

std::expected<void, too_soon> limiter::take_one(counted from, const std::string& key) {
    auto taken = take_here(table_of(from), key, now_());
    if (taken) note(from, key, 1);
    return taken;
}

void limiter::give_back(counted to, const std::string& key) {
    table_of(to).refund(key);
    note(to, key, -1);
}

void limiter::note(counted what, const std::string& key, std::int64_t count) {
    if (!shares_) return;
    const auto found = spent_.find({what, key});
    if (found != spent_.end()) {
        found->second += count;
    } else if (spent_.size() < limits::spendings_per_letter_max) {
        spent_.emplace(std::pair(what, key), count);
    }
}

std::vector<spending> limiter::take_spendings() {
    shares_ = true;
    std::vector<spending> told;
    for (const auto& [what, count] : spent_) {
        const auto word = counted_words.at(static_cast<std::size_t>(what.first));
        if (count != 0) told.push_back({std::string(word), what.second, count});
    }
    spent_.clear();
    return told;
}

void limiter::spend(const spending& what) {
    const auto word = std::ranges::find(counted_words, what.limit);
    if (word == counted_words.end()) return;  // of a newer server
    const auto from = static_cast<counted>(word - counted_words.begin());
    table_of(from).spend(what.who, static_cast<double>(what.count), now_());
}

std::expected<void, too_soon> limiter::allow_voice_offer(const username& who) {
    return take_here(voice_offers_, who.value(), now_());
}

std::expected<void, too_soon> limiter::allow_voice_check(const username& who) {
    return take_here(voice_checks_, who.value(), now_());
}

std::expected<void, too_soon> limiter::allow_search(const username& who) {
    return take_here(searches_, who.value(), now_());
}

std::expected<void, too_soon> limiter::allow_call_to_all(const username& who) {
    return take_here(calls_to_all_, who.value(), now_());
}

std::expected<void, too_soon> limiter::allow_change(const username& who) {
    return take_one(counted::changes, who.value());
}

std::expected<void, too_soon> limiter::allow_read_mark(const username& who) {
    return take_here(read_marks_, who.value(), now_());
}

std::expected<void, too_soon> limiter::allow_reaction(const username& who) {
    return take_one(counted::reactions, who.value());
}

bool limiter::allow_sign_of_life(const username& who) {
    return signs_of_life_.allow(who.value(), now_());
}

std::expected<void, too_soon> limiter::allow_signin(std::string_view account,
                                                    std::string_view address,
                                                    device from) {
    const std::string name(account);
    if (from == device::proven) return take_one(counted::devices, name);
    const std::string place = http::to_limit_key(address);
    if (auto fine = take_one(counted::addresses, hash_of({}, place)); !fine) return fine;
    if (auto fine = take_one(counted::accounts_here, hash_of(account, place)); !fine) return fine;
    return take_one(counted::accounts, name);
}

void limiter::forgive_signin(std::string_view account, std::string_view address, device from) {
    const std::string name(account);
    if (from == device::proven) return give_back(counted::devices, name);
    const std::string place = http::to_limit_key(address);
    give_back(counted::addresses, hash_of({}, place));
    give_back(counted::accounts_here, hash_of(account, place));
    give_back(counted::accounts, name);
}

std::expected<void, too_soon> limiter::allow_joining(std::string_view address) {
    return take_one(counted::addresses, hash_of({}, http::to_limit_key(address)));
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
