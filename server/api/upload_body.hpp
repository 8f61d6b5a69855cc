// The bytes of an upload on their way from a request to the disk.
#pragma once

#include "api/endpoint.hpp"
#include "api/services.hpp"
#include "api/tus_headers.hpp"
#include "http/body_source.hpp"

#include <optional>
#include <string>

namespace snug::api {

/// What has come of a body, and whether that was all.
struct taken_body {
    std::optional<http::body_failure> cut;
    bool is_elsewhere = false;  // somebody else sends the same
    std::string hash;           // if one is asked for
};

/// Bytes go to the disk as they come; `now` stands behind the last of them.
http::async<result<taken_body>> take_pieces(services& with,
                                            const request_ptr& asked,
                                            part_facts& now,
                                            const std::optional<body_checksum>& sum);

}  // namespace snug::api
