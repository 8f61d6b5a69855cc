#include "app/host_bounds.hpp"

#include "base/file_limits.hpp"
#include "base/limits.hpp"
#include "base/voice_limits.hpp"

#include <algorithm>
#include <sys/resource.h>

namespace snug {

namespace {

constexpr std::uint64_t bytes_in_mb = 1'000'000;
// The store holds about a dozen, the loop a handful; those that people watch, and the connections
// of voice.
constexpr rlim_t reserved_files =
    32 + 2 * limits::files_remembered_max + limits::voice_tcp_connections_max;

/// Connections never take the descriptors that the store, listeners and certificates need.
std::size_t connections_of_machine() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return limits::connections_max;
    const rlim_t spare =
        limit.rlim_cur > 2 * reserved_files ? limit.rlim_cur - reserved_files : limit.rlim_cur / 2;
    return std::min<std::size_t>(limits::connections_max, spare);
}

}  // namespace

void raise_file_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

http::reactor_options reactor_options_of(const config& with) {
    http::reactor_options options;
    options.connections_max = connections_of_machine();
    options.limits = with.limits;
    options.trusted_proxies = with.trusted_proxies;
    return options;
}

api::space_quota quota_of(const host_limits& allowed) {
    return {static_cast<std::uint64_t>(allowed.space_per_person_mb) * bytes_in_mb,
            static_cast<std::uint64_t>(allowed.space_mb) * bytes_in_mb};
}

std::uint64_t upload_max_of(const host_limits& allowed) {
    const std::uint64_t most = limits::upload_body_bytes_max;
    if (allowed.upload_mb <= 0) return most;
    return std::min(most, static_cast<std::uint64_t>(allowed.upload_mb) * bytes_in_mb);
}

}  // namespace snug
