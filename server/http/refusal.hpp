// Why a request was not even read to its end: a status and a stable word. Returned by the gate and
// the body decoder, answered by the connection, which closes afterwards. Static text only, so that
// refusing allocates nothing.
#pragma once

#include <expected>
#include <string_view>

namespace snug::http {

struct refusal {
    int status = 400;
    std::string_view code = "bad_request";
    std::string_view detail;
};

inline std::unexpected<refusal> bad_request(std::string_view detail) {
    return std::unexpected(refusal{400, "bad_request", detail});
}

}  // namespace snug::http
