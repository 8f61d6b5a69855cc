// Bytes that an answer sends without having them in memory: a file, or pieces of a store. Made by a
// handler for one answer, kept by the connection until that has gone, on the reactor's thread; what
// blocks is done elsewhere and awaited. The bytes never change.
#pragma once

#include "http/async.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>

namespace snug::http {

/// Why does not matter here: the length was promised, so the connection closes.
struct source_failure {};

class byte_source {
public:
    byte_source() = default;
    byte_source(const byte_source&) = delete;
    byte_source& operator=(const byte_source&) = delete;
    virtual ~byte_source() = default;

    /// An open regular file with the same bytes at the same places, from which a plain connection
    /// may send without asking `read`; -1 when there is none. Stays open as long as this lives.
    virtual int descriptor() const { return -1; }

    /// At least one byte and at most `size_max` (never 0) from `offset` on.
    virtual async<std::expected<std::string, source_failure>> read(std::uint64_t offset,
                                                                   std::size_t size_max) = 0;
};

/// What of a source is the body. All of it is there, or the connection is cut.
struct sourced_bytes {
    std::shared_ptr<byte_source> from;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

}  // namespace snug::http
