// What `snug serve` runs with, typed and checked. Made once at start, then never changed.
#pragma once

#include "app/settings.hpp"
#include "base/limits.hpp"
#include "base/log.hpp"
#include "http/reactor.hpp"
#include "store/mongo/options.hpp"
#include "voice/announced.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace snug {

struct config {
    http::listen_address listen = http::tcp_address{"127.0.0.1", 8080};
    std::filesystem::path data = "data";
    std::optional<mongo_options> mongo;  // the store is there; absent: in the data folder
    std::string public_url;              // an origin, or empty
    std::filesystem::path tls_certificate;
    std::filesystem::path tls_key;
    bool tls_self_signed = false;
    std::optional<http::tcp_address> voice_at;  // absent: see voice_sockets
    bool voice_is_off = false;
    std::vector<voice::announce_wish> voice_announce;
    std::vector<std::string> trusted_proxies;
    log_level log = log_level::info;
    host_limits limits;

    bool has_tls() const { return tls_self_signed || !tls_certificate.empty(); }
};

/// A setting that cannot be used, with one line that says why and where it came from.
struct config_problem {
    std::string text;
    setting_source source = setting_source::command_line;
};

/// Command line over environment over file. `given` is the command line's part.
std::expected<config, config_problem> load_config(const std::vector<setting>& given,
                                                  const char* const* environment);

/// Puts settings together, weakest first; what does not fit is refused.
std::expected<config, config_problem> make_config(const std::vector<setting>& settings);

}  // namespace snug
