#include "app/settings.hpp"

#include "base/limits.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace snug {

namespace {

constexpr std::size_t conf_bytes_max = 64UL * 1024;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

bool is_known(std::string_view name) {
    return std::ranges::any_of(serve_options(), [&](const option& known) {
        return known.name == name && known.in_config;
    });
}

std::string dashed(std::string_view name) {
    std::string text(name);
    std::ranges::replace(text, '_', '-');
    return text;
}

/// One line of snug.conf; nothing for an empty one.
result<void> parse_line(std::string_view line, std::vector<setting>& into) {
    line = trimmed(line.substr(0, line.find('#')));
    if (line.empty()) return {};
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return refuse(errc::bad_request, "write NAME = VALUE");
    const std::string_view name = trimmed(line.substr(0, equals));
    const std::string value(trimmed(line.substr(equals + 1)));
    constexpr std::string_view limit = "limits.";
    if (name.starts_with(limit)) {
        into.push_back(
            {"limit", std::string(name.substr(limit.size())) + "=" + value, setting_source::file});
        return {};
    }
    const std::string known = dashed(name);
    if (!is_known(known))
        return refuse(errc::bad_request, "there is no setting called " + std::string(name));
    into.push_back({known, value, setting_source::file});
    return {};
}

}  // namespace

const std::vector<option>& serve_options() {
    static const std::vector<option> options = {
        {"listen", "ADDRESS:PORT", "where to listen (127.0.0.1:8080)"},
        {"data", "FOLDER", "where everything is kept (./data)"},
        {"store", "ADDRESS", "mongodb://… of a replica set, instead of the data folder"},
        {"store-password-file", "FILE", "the password for it, in a file"},
        {"database", "NAME", "the database there (Messages)"},
        {"home-collection", "NAME", "the collection of #home there (home)"},
        {"public-url", "URL", "the address that friends open, if it is another one"},
        {"tls-cert", "FILE", "certificate with its chain (PEM); needs --tls-key"},
        {"tls-key", "FILE", "its key (PEM)"},
        {"tls", "self-signed", "make a certificate of our own, for a home network"},
        {"voice",
         "ADDRESS:PORT|off",
         "where calls are taken, by UDP and TCP (port 4991 of --listen)"},
        {"voice-announce",
         "ADDR[:PORT]",
         "how calls reach this server from outside, if not at its own address; may be given again"},
        {"trusted-proxy",
         "CIDR|unix",
         "a proxy whose X-Forwarded-* is believed; may be given again"},
        {"log", "LEVEL", "debug, info, warning, error or off (info)"},
        {"limit", "NAME=N", "raise a limit, or switch it off with 0; may be given again"},
        {"config", "FILE", "read this instead of DATA/snug.conf or /etc/snug/snug.conf", false},
        {"routes", "", "print the table of routes as lines of JSON and exit", false},
    };
    return options;
}

result<std::vector<setting>> parse_conf(std::string_view text) {
    std::vector<setting> settings;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string line = "line " + std::to_string(number);
        const std::size_t before = settings.size();
        if (auto fine = parse_line(text.substr(0, end), settings); !fine)
            return refuse(errc::bad_request, line + ": " + fine.error().detail);
        if (settings.size() > before) settings.back().at = line;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return settings;
}

result<std::vector<setting>> read_conf_file(const std::filesystem::path& path, bool must_exist) {
    std::error_code problem;
    if (!must_exist && !std::filesystem::exists(path, problem)) return std::vector<setting>();
    std::ifstream file(path, std::ios::binary);
    std::string text(conf_bytes_max + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    const bool read_whole = file.eof() && text.size() <= conf_bytes_max;
    if (!read_whole) return refuse(errc::bad_request, path.string() + ": cannot be read");
    auto settings = parse_conf(text);
    if (!settings) return refuse(errc::bad_request, path.string() + ", " + settings.error().detail);
    for (setting& one : *settings)
        one.at.insert(0, path.string() + ", ");
    return settings;
}

std::vector<setting> read_environment(const char* const* environment) {
    constexpr std::string_view prefix = "SNUG_";
    constexpr std::string_view limit = "limits-";
    std::vector<setting> settings;
    for (; environment != nullptr && *environment != nullptr; ++environment) {
        const std::string_view entry = *environment;
        const std::size_t equals = entry.find('=');
        if (!entry.starts_with(prefix) || equals == std::string_view::npos) continue;
        std::string name = dashed(entry.substr(prefix.size(), equals - prefix.size()));
        std::ranges::transform(name, name.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        const std::string value(entry.substr(equals + 1));
        if (name.starts_with(limit)) {
            std::string of = name.substr(limit.size());
            std::ranges::replace(of, '-', '_');
            of += "=" + value;
            settings.push_back({"limit", std::move(of), setting_source::environment});
        } else if (is_known(name)) {
            settings.push_back({std::move(name), value, setting_source::environment});
        }
    }
    return settings;
}

}  // namespace snug
