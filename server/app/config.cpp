#include "app/config.hpp"

#include "api/origin.hpp"
#include "app/config_store.hpp"
#include "http/peer_address.hpp"
#include "voice/socket_address.hpp"

#include <algorithm>
#include <charconv>

namespace snug {

namespace {

using std::unexpected;

result<void> set_limit(config& into, std::string_view text) {
    const std::size_t equals = text.find('=');
    const std::string_view number = equals == std::string_view::npos ? "" : text.substr(equals + 1);
    std::int64_t value = -1;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
    if (number.empty() || read.ec != std::errc() || read.ptr != number.data() + number.size()) {
        return refuse(errc::invalid_field, "write NAME=N with a whole number");
    }
    return into.limits.set(text.substr(0, equals), value);
}

result<void> set_listen(config& into, const std::string& text) {
    auto address = http::parse_listen_address(text);
    if (!address) return unexpected(address.error());
    into.listen = std::move(*address);
    return {};
}

result<void> set_public_url(config& into, const std::string& text) {
    into.public_url = api::to_origin(text);
    if (into.public_url.empty())
        return refuse(errc::invalid_field, "not an address like https://snug.example: " + text);
    const std::size_t end = text.find_first_of("/?#", text.find("//") + 2);
    if (end == std::string::npos || text.substr(end) == "/") return {};
    return refuse(errc::invalid_field,
                  "Snug has an address of its own, without a path: " + into.public_url);
}

result<void> add_proxy(config& into, const std::string& text) {
    if (auto parsed = http::trusted_proxies::parse({text}); !parsed)
        return unexpected(parsed.error());
    into.trusted_proxies.push_back(text);
    return {};
}

result<void> set_voice(config& into, const std::string& text) {
    into.voice_is_off = text == "off";
    into.voice_at.reset();
    if (into.voice_is_off) return {};
    auto address = http::parse_listen_address(text);
    const auto* const tcp = address ? std::get_if<http::tcp_address>(&*address) : nullptr;
    if (tcp == nullptr || !voice::parse_ip(tcp->host))
        return refuse(errc::invalid_field, "off, or a numeric ADDRESS:PORT like [::]:4991");
    into.voice_at = *tcp;
    return {};
}

/// Several stand in one value where a setting can stand only once, as in the environment.
result<void> add_announced(config& into, const std::string& text) {
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        auto wish = voice::parse_announce_wish(text.substr(begin, end - begin));
        if (!wish) return unexpected(wish.error());
        into.voice_announce.push_back(std::move(*wish));
        begin = end + 1;
    }
    return {};
}

result<void> apply(config& into, const setting& one) {
    if (one.value.empty() && one.name != "trusted-proxy")
        return refuse(errc::invalid_field, "the value is missing");
    if (one.name == "listen") return set_listen(into, one.value);
    if (one.name == "data") return into.data = one.value, result<void>();
    if (is_about_store(one.name)) return set_store(into, one);
    if (one.name == "public-url") return set_public_url(into, one.value);
    if (one.name == "tls-cert") return into.tls_certificate = one.value, result<void>();
    if (one.name == "tls-key") return into.tls_key = one.value, result<void>();
    if (one.name == "trusted-proxy") return add_proxy(into, one.value);
    if (one.name == "voice") return set_voice(into, one.value);
    if (one.name == "voice-announce") return add_announced(into, one.value);
    if (one.name == "limit") return set_limit(into, one.value);
    if (one.name == "tls") {
        into.tls_self_signed = one.value == "self-signed";
        if (!into.tls_self_signed)
            return refuse(errc::invalid_field, "only self-signed can stand here");
        return {};
    }
    if (one.name == "log") {
        const auto level = parse_log_level(one.value);
        if (!level) return refuse(errc::invalid_field, "debug, info, warning, error or off");
        into.log = *level;
    }
    return {};
}

std::string named(const setting& one) {
    switch (one.source) {
        case setting_source::file:
            return (one.at.empty() ? "snug.conf" : one.at) + ", " + one.name;
        case setting_source::environment:
            return "environment, " + one.name;
        case setting_source::command_line:
            break;
    }
    return "--" + one.name;
}

/// Where the data folder is decides where its snug.conf is, so it is asked for first.
std::string data_folder(const std::vector<setting>& environment,
                        const std::vector<setting>& given) {
    std::string folder = "data";
    for (const auto* settings : {&environment, &given}) {
        for (const setting& one : *settings) {
            if (one.name == "data") folder = one.value;
            if (one.name == "store" && one.value.starts_with("sqlite://"))
                folder = one.value.substr(9);
        }
    }
    return folder;
}

result<std::vector<setting>> find_conf(const std::vector<setting>& environment,
                                       const std::vector<setting>& given) {
    const auto named_file = std::ranges::find(given, "config", &setting::name);
    if (named_file != given.end()) return read_conf_file(named_file->value, true);
    const std::filesystem::path own =
        std::filesystem::path(data_folder(environment, given)) / "snug.conf";
    std::error_code problem;
    if (std::filesystem::exists(own, problem)) return read_conf_file(own, true);
    return read_conf_file("/etc/snug/snug.conf", false);
}

}  // namespace

std::expected<config, config_problem> make_config(const std::vector<setting>& settings) {
    config made;
    for (const setting& one : settings) {
        if (auto fine = apply(made, one); !fine) {
            return unexpected(config_problem{named(one) + ": " + fine.error().detail, one.source});
        }
    }
    if (auto fine = check_store(made); !fine) {
        return unexpected(
            config_problem{"--store: " + fine.error().detail, setting_source::command_line});
    }
    if (made.tls_certificate.empty() != made.tls_key.empty()) {
        return unexpected(config_problem{"--tls-cert and --tls-key belong together",
                                         setting_source::command_line});
    }
    if (made.tls_self_signed && !made.tls_certificate.empty()) {
        return unexpected(config_problem{"--tls self-signed and --tls-cert exclude each other",
                                         setting_source::command_line});
    }
    return made;
}

std::expected<config, config_problem> load_config(const std::vector<setting>& given,
                                                  const char* const* environment) {
    const std::vector<setting> surroundings = read_environment(environment);
    auto settings = find_conf(surroundings, given);
    if (!settings) return unexpected(config_problem{settings.error().detail, setting_source::file});
    settings->insert(settings->end(), surroundings.begin(), surroundings.end());
    for (const setting& one : given) {
        if (one.name != "config" && one.name != "routes") settings->push_back(one);
    }
    return make_config(*settings);
}

}  // namespace snug
