// How a refusal looks on the wire: errc → status, words, problem document (RFC 9457). The only
// place that knows. Pure functions, any thread.
#pragma once

#include "base/result.hpp"
#include "http/response.hpp"

namespace snug::api {

int to_status(const error& refusal);

/// What it says to a person: its own detail, or the usual sentence for its code.
std::string to_sentence(const error& refusal);

/// With Retry-After where waiting helps. The longer of `retry_after` and the refusal's own.
http::response to_response(const error& refusal,
                           std::chrono::seconds retry_after = std::chrono::seconds(0));

}  // namespace snug::api
