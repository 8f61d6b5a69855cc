// What a verb comes to: an answer as a JSON object, or the line with which the program ends.
#pragma once

#include "app/exit_codes.hpp"

#include <boost/json/object.hpp>

#include <expected>
#include <string>

namespace snug {

struct verb_failure {
    exit_code code = exit_code::refused;
    std::string text;
};

using verb_answer = std::expected<boost::json::object, verb_failure>;

}  // namespace snug
