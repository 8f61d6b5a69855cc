// The second half of the gate: one field line after the other, and what the few fields that decide
// about framing, routing and identity mean together. Lives on the stack of `read_head`. Everything
// else it only checks and notes.
#pragma once

#include "http/gate.hpp"

#include <cstdint>
#include <expected>
#include <string_view>

namespace snug::http {

enum class minor_version : std::uint8_t { zero, one };

class field_reader {
public:
    explicit field_reader(minor_version version) : version_(version) {}

    /// `line` is part of `head` and has no CRLF.
    std::expected<void, refusal> read(std::string_view head,
                                      std::string_view line,
                                      request_head& out);

    /// What can only be said when all fields are known.
    std::expected<void, refusal> finish(request_head& out) const;

private:
    std::expected<void, refusal> understand(std::string_view name,
                                            std::string_view value,
                                            request_head& out);
    std::expected<void, refusal> read_host(std::string_view value, request_head& out);
    std::expected<void, refusal> read_length(std::string_view value, request_head& out);
    std::expected<void, refusal> read_transfer_encoding(std::string_view value);
    std::expected<void, refusal> read_connection(std::string_view value);

    minor_version version_;
    bool has_host_ = false;
    bool has_length_ = false;
    bool has_transfer_encoding_ = false;
    bool asks_close_ = false;
    bool asks_keep_alive_ = false;
    std::uint32_t seen_single_ = 0;  // a bit for each field that may come once
};

}  // namespace snug::http
