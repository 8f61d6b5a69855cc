#include "api/device_name.hpp"

#include "base/limits.hpp"

#include <array>
#include <utility>

namespace snug::api {

namespace {

using names =
    std::pair<std::string_view, std::string_view>;  // what is looked for, what it is called

// In this order: Edge and Opera call themselves Chrome too, and all call themselves Safari.
constexpr std::array<names, 7> browsers = {{{"Firefox/", "Firefox"},
                                            {"Edg", "Edge"},
                                            {"OPR/", "Opera"},
                                            {"Chrome/", "Chrome"},
                                            {"CriOS/", "Chrome"},
                                            {"Safari/", "Safari"},
                                            {"curl/", "curl"}}};
// Android says Linux as well, iPhones say Mac OS X.
constexpr std::array<names, 6> systems = {{{"Android", "Android"},
                                           {"iPhone", "iPhone"},
                                           {"iPad", "iPad"},
                                           {"Windows", "Windows"},
                                           {"Mac OS X", "Mac"},
                                           {"Linux", "Linux"}}};

template <std::size_t N>
std::string_view find(const std::array<names, N>& table, std::string_view text) {
    for (const auto& [sign, name] : table) {
        if (text.contains(sign)) return name;
    }
    return {};
}

}  // namespace

std::string device_name(std::string_view user_agent) {
    const std::string_view browser = find(browsers, user_agent);
    const std::string_view system = find(systems, user_agent);
    if (!browser.empty() && !system.empty())
        return std::string(browser) + " on " + std::string(system);
    if (!browser.empty()) return std::string(browser);
    std::string name;
    for (const char c : user_agent.substr(0, user_agent.find_first_of("/ "))) {
        if (c > ' ' && c < 0x7F && name.size() < limits::device_bytes_max) name += c;
    }
    return name.empty() ? "unknown device" : name;
}

}  // namespace snug::api
