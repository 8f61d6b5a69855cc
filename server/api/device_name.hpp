// What a browser calls itself, short enough to be read in a list of devices: "Firefox on Linux".
// Pure function, any thread; hostile input welcome.
#pragma once

#include <string>
#include <string_view>

namespace snug::api {

/// Never empty; visible ASCII only.
std::string device_name(std::string_view user_agent);

}  // namespace snug::api
