// The decoder of a chunked body (RFC 9112 section 7.1), fed as bytes arrive. One per body, owned by
// the connection. Trailer fields are refused: nobody we serve sends them and merged ones have
// forged cookies elsewhere. What surrounds the data may not outweigh it, so that a million one-byte
// chunks cost the sender more than us.
#pragma once

#include "http/refusal.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace snug::http {

class chunked_body {
public:
    explicit chunked_body(std::size_t body_max) : body_max_(body_max) {}

    /// Appends decoded bytes to `body` and says how many of `input` were used: all of them unless
    /// the body ended.
    std::expected<std::size_t, refusal> feed(std::string_view input, std::string& body);

    bool done() const { return state_ == state::done; }

private:
    enum class state : std::uint8_t {
        size,
        extension,
        size_lf,
        data,
        data_cr,
        data_lf,
        end_cr,
        end_lf,
        done
    };

    std::expected<void, refusal> step(char c);
    std::expected<void, refusal> step_size(char c);
    std::expected<void, refusal> step_extension(char c);
    std::expected<void, refusal> expect(char c, char wanted, state next);

    std::size_t body_max_;
    state state_ = state::size;
    std::uint64_t left_ = 0;  // of the present chunk
    std::size_t size_digits_ = 0;
    std::size_t extension_ = 0;  // bytes of extensions, of all chunks
    std::size_t decoded_ = 0;
    std::size_t overhead_ = 0;  // bytes that are not data
};

}  // namespace snug::http
