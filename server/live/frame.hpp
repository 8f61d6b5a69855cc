// One event of the stream as the bytes that leave the socket. Made once per change, immutable,
// shared by every subscriber, the log tail and the queues of slow readers. Pure functions, any
// thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace snug {

/// Bytes that many send and nobody changes.
using shared_bytes = std::shared_ptr<const std::string>;

inline shared_bytes share(std::string bytes) {
    return std::make_shared<const std::string>(std::move(bytes));
}

/// The event `name` with one line of JSON as data. An empty name is the default event (a new
/// message), an empty `id` leaves the client's cursor where it is (ephemeral events).
shared_bytes make_frame(std::string_view name, std::string_view data, std::string_view id);

}  // namespace snug
