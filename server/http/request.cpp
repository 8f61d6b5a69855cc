#include "http/request.hpp"

#include "http/cookie.hpp"

#include <array>
#include <utility>

namespace snug::http {

namespace {

constexpr std::array<std::pair<std::string_view, verb>, 7> verbs = {{
    {"GET", verb::get},
    {"HEAD", verb::head},
    {"POST", verb::post},
    {"PUT", verb::put},
    {"PATCH", verb::patch},
    {"DELETE", verb::delete_},
    {"OPTIONS", verb::options},
}};

}  // namespace

std::string_view to_string(verb method) {
    return verbs.at(static_cast<std::size_t>(method)).first;
}

std::optional<verb> parse_verb(std::string_view word) {
    for (const auto& [known, method] : verbs) {
        if (known == word) return method;
    }
    return std::nullopt;
}

std::string_view request::cookie(std::string_view name) const {
    return find_cookie(header("Cookie"), name).value_or(std::string_view());
}

std::string_view request::param(std::size_t index) const {
    return index < params.size() ? std::string_view(params[index]) : std::string_view();
}

}  // namespace snug::http
