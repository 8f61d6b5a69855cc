// JSON both ways (RFC 8259). Reading: Boost.JSON behind our limits (depth, duplicate keys, valid
// UTF-8). Writing: append to a string, since one encoding is made once and shared by everybody who
// gets it. Pure functions, any thread; hostile input costs time linear in its size.
#pragma once

#include "base/result.hpp"

#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace snug {

/// Parses one JSON object. Not an object, malformed, invalid UTF-8, a key twice in one object,
/// deeper than limits::json_depth_max: errc::bad_request. An escaped lone surrogate:
/// errc::invalid_content.
result<boost::json::object> parse_json_object(std::string_view text);

/// Reads typed fields out of an object; the first thing wrong is kept, later calls do nothing
/// harmful. A field that is absent or null is "not given".
class json_reader {
public:
    explicit json_reader(const boost::json::object& object) : object_(object) {}

    /// The text of a required field; "" and a kept refusal when it is missing or no string.
    std::string text(std::string_view name);
    std::optional<std::string> text_if(std::string_view name);
    std::int64_t number(std::string_view name);
    std::optional<std::int64_t> number_if(std::string_view name);
    std::optional<bool> flag_if(std::string_view name);
    /// An array of strings.
    std::optional<std::vector<std::string>> texts_if(std::string_view name);

    /// What was wrong first, if anything.
    result<void> done() const;

private:
    const boost::json::value* find(std::string_view name);
    void wrong(std::string_view name, std::string_view what);

    const boost::json::object& object_;
    std::optional<error> first_;
};

/// Appends `text` quoted and escaped. Invalid UTF-8 becomes U+FFFD, so the output is always valid
/// JSON; U+2028 and U+2029 and '<' are escaped as well, so that it may stand in a script or an
/// event.
void append_json_string(std::string& out, std::string_view text);

/// Writes one object or array to a string: commas are kept, nesting is the caller's.
class json_writer {
public:
    explicit json_writer(std::string& out) : out_(out) {}

    json_writer& begin_object();
    json_writer& end_object();
    json_writer& begin_array();
    json_writer& end_array();
    json_writer& key(std::string_view name);
    json_writer& value(std::string_view text);
    json_writer& value(const char* text) { return value(std::string_view(text)); }
    json_writer& value(std::int64_t number);
    json_writer& value(std::uint64_t number);
    json_writer& value(int number) { return value(static_cast<std::int64_t>(number)); }
    json_writer& value(bool flag);
    json_writer& null();
    /// Already encoded JSON, taken over as it is.
    json_writer& raw(std::string_view json);

private:
    void separate();

    std::string& out_;
    bool first_ = true;  // no comma before the next value
};

}  // namespace snug
