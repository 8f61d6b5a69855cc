#include "base/limits.hpp"

#include <array>
#include <utility>

namespace snug {

namespace {

using named_limit = std::pair<std::string_view, std::int64_t host_limits::*>;
constexpr std::array<named_limit, 12> table = {{
    {"posts_per_s", &host_limits::posts_per_s},
    {"posts_burst", &host_limits::posts_burst},
    {"streams_per_person", &host_limits::streams_per_person},
    {"streams_per_address", &host_limits::streams_per_address},
    {"connections_per_address", &host_limits::connections_per_address},
    {"upload_mb", &host_limits::upload_mb},
    {"signin_per_account", &host_limits::signin_per_account},
    {"signin_per_address", &host_limits::signin_per_address},
    {"reactions_per_s", &host_limits::reactions_per_s},
    {"uploads_per_person", &host_limits::uploads_per_person},
    {"space_per_person_mb", &host_limits::space_per_person_mb},
    {"space_mb", &host_limits::space_mb},
}};

}  // namespace

result<void> host_limits::set(std::string_view name, std::int64_t value) {
    if (value < 0) return refuse(errc::invalid_field, "a limit is 0 (off) or more");
    for (const auto& [known, member] : table) {
        if (known == name) {
            this->*member = value;
            return {};
        }
    }
    std::string known_ones;
    for (const std::string_view known : names())
        known_ones += (known_ones.empty() ? "" : ", ") + std::string(known);
    return refuse(errc::invalid_field,
                  "there is no limit called " + std::string(name) + "; there are " + known_ones);
}

std::vector<std::string_view> host_limits::names() {
    std::vector<std::string_view> names;
    names.reserve(table.size());
    for (const auto& entry : table)
        names.push_back(entry.first);
    return names;
}

}  // namespace snug
