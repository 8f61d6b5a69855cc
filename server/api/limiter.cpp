#include "api/limiter.hpp"

#include <arpa/inet.h>

#include <array>

#include "base/bytes.hpp"

namespace snug::api {

namespace {

constexpr auto signin_window = std::chrono::minutes(15);

http::rate_limit::rate per_window(std::int64_t count) {
    return {.count = static_cast<double>(count), .per = signin_window, .burst = static_cast<double>(count)};
}

}  // namespace

std::string address_key(std::string_view address) {
    in6_addr v6{};
    if (!address.contains(':') || inet_pton(AF_INET6, std::string(address).c_str(), &v6) != 1) {
        return std::string(address);
    }
    constexpr std::size_t prefix_bytes = 8;
    return to_hex(std::span<const std::uint8_t>(&v6.s6_addr[0], prefix_bytes));
}

limiter::limiter(const host_limits& allowed, steady_clock now)
    : allowed_(allowed),
      now_(std::move(now)),
      posts_({.count = static_cast<double>(allowed.posts_per_s),
              .per = std::chrono::seconds(1),
              .burst = static_cast<double>(allowed.posts_burst)}),
      accounts_(per_window(allowed.signin_per_account)),
      devices_(per_window(allowed.signin_per_account)),
      addresses_(per_window(allowed.signin_per_address)),
      streams_(std::make_shared<std::unordered_map<std::string, std::int64_t>>()) {}

std::expected<void, too_soon> limiter::allow_post(const username& who) {
    const auto now = now_();
    if (posts_.allow(who.value(), now)) return {};
    return std::unexpected(too_soon{posts_.retry_after(who.value(), now)});
}

std::expected<void, too_soon> limiter::allow_signin(std::string_view account, std::string_view address, device from) {
    const auto now = now_();
    if (from == device::proven) {
        const std::string key(account);
        if (devices_.allow(key, now)) return {};
        return std::unexpected(too_soon{devices_.retry_after(key, now)});
    }
    const std::string place = address_key(address);
    if (!addresses_.allow(place, now)) return std::unexpected(too_soon{addresses_.retry_after(place, now)});
    if (accounts_.allow(account, now)) return {};
    return std::unexpected(too_soon{accounts_.retry_after(account, now)});
}

void limiter::forgive_signin(std::string_view account, std::string_view address, device from) {
    if (from == device::proven) return devices_.refund(account);
    addresses_.refund(address_key(address));
    accounts_.refund(account);
}

std::expected<void, too_soon> limiter::allow_joining(std::string_view address) {
    const auto now = now_();
    const std::string place = address_key(address);
    if (addresses_.allow(place, now)) return {};
    return std::unexpected(too_soon{addresses_.retry_after(place, now)});
}

std::shared_ptr<void> limiter::take_stream(std::string_view address) {
    const std::string place = address_key(address);
    std::int64_t& open = (*streams_)[place];
    if (allowed_.streams_per_address > 0 && open >= allowed_.streams_per_address) return nullptr;
    ++open;
    // The table outlives the limiter as long as a stream does: streams end while app is being torn down.
    return {streams_.get(), [table = streams_, place](void*) {
                const auto at = table->find(place);
                if (at != table->end() && --at->second == 0) table->erase(at);
            }};
}

}  // namespace snug::api
