// Datagrams on a TCP connection: each with two bytes of length before it (RFC 4571 section 2, as
// RFC 6544 section 3 has it for ICE). Without a socket: one end takes the bytes of a stream apart,
// the other puts frames together. Bounded; in the steady state neither allocates. One owner.
#pragma once

#include "base/voice_limits.hpp"
#include "voice/core/bits.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace snug::voice {

inline constexpr std::size_t frame_header_bytes = 2;

class frame_reader {
public:
    /// Where the stream's next bytes are to be read into; empty only once the stream is broken.
    /// What `next` gave out is invalid from here on.
    bytes_out space();
    /// `count` bytes were read there.
    void added(std::size_t count) { end_ += count; }

    /// The next whole frame, which may be changed in place; nullopt where bytes are missing. Frames
    /// of length 0, which RFC 4571 allows, are passed over.
    std::optional<bytes_out> next();

    /// A frame announced more than `limits::voice_datagram_bytes_max`: whoever speaks here does not
    /// speak our language, and the stream cannot be found again.
    bool is_broken() const { return broken_; }

private:
    // Some whole frames with one read.
    std::array<std::uint8_t, 4UL * 1024> buffer_{};
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool broken_ = false;
};

class frame_writer {
public:
    /// Takes all the memory it may ever need, so that no later `add` allocates. The kernel gives
    /// pages only as they are written to.
    void prepare() {
        buffer_.reserve(2 * limits::voice_tcp_pending_bytes_max + frame_header_bytes);
    }

    /// Puts a frame behind the others. False: it is dropped, for with it more than `waiting_max`
    /// bytes would wait.
    bool add(bytes_view datagram, std::size_t waiting_max = limits::voice_tcp_pending_bytes_max);

    /// What is to be sent next; valid until the next call that changes anything.
    bytes_view pending() const { return bytes_view(buffer_).subspan(begin_); }
    bool is_empty() const { return begin_ == buffer_.size(); }
    /// The first `count` bytes of `pending` are on their way.
    void sent(std::size_t count);

    /// Drops all frames but the rest of one that has begun. Returns how many.
    std::size_t drop_waiting();

private:
    std::size_t frame_bytes(std::size_t at) const;

    std::vector<std::uint8_t> buffer_;
    std::size_t begin_ = 0;
    std::size_t begun_ = 0;  // bytes at `begin_` that belong to a frame whose head is sent already
};

}  // namespace snug::voice
