// What a channel is like, as somebody wishes it: read from a body for making one and for changing
// one. Absent fields stay as they are. Pure functions, any thread.
#pragma once

#include "base/result.hpp"
#include "domain/model.hpp"

#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace snug::api {

struct channel_fields {
    std::optional<std::string> name;
    std::optional<std::string> sign;
    std::optional<std::string> topic;
    std::optional<std::string> section;
    std::optional<std::int64_t> position_in_list;
    std::optional<bool> is_private;
    std::optional<bool> moderators_post;
    std::optional<std::int64_t> slow_mode_s;
    std::optional<bool> archived;
};

/// errc::bad_request and errc::invalid_field with the field's name.
result<channel_fields> read_channel_fields(const boost::json::object& body);

}  // namespace snug::api
