// Datagrams with descriptors over a SOCK_SEQPACKET pair. Both ends use it; it knows nothing of what
// is said. Blocking calls: whoever must not wait polls first. Any thread, one at a time per end.
#pragma once

#include "base/descriptor.hpp"

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace snug::media {

struct message {
    std::string bytes;
    std::vector<descriptor> files;
};

enum class receive_end : std::uint8_t {
    closed,  // nobody holds the other end any more
    flawed,  // longer than a message may be, or with more descriptors
};

/// Both ends close on exec; nullopt-like empty descriptors when the process has none left.
std::pair<descriptor, descriptor> make_message_pair();

/// `files` stay the caller's. False when the other end is gone or `bytes` too long.
bool send_message(int socket, std::string_view bytes, std::span<const int> files = {});

/// Waits for the next message. At most `files_max` descriptors are taken (8 at most), which close
/// on exec; with 0 the kernel drops whatever is sent along.
std::expected<message, receive_end> receive_message(int socket, std::size_t files_max);

}  // namespace snug::media
