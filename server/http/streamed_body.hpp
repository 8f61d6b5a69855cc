// A request's body read off the socket piece by piece, in both framings of RFC 9112 section 6.
// Owned by the connection while the handler runs; takes no byte that lies behind the body, so that
// a pipelined request stays where it is. Holds two buffers.
#pragma once

#include "http/body_source.hpp"
#include "http/chunked_body.hpp"
#include "http/gate.hpp"
#include "http/input_buffer.hpp"
#include "http/paced_socket.hpp"

#include <array>
#include <memory>
#include <span>
#include <string>

namespace snug::http {

class streamed_body final : public body_source {
public:
    /// `input` holds what came along with the head. `socket` and `input` outlive it.
    streamed_body(reactor_core& core,
                  transport& socket,
                  input_buffer& input,
                  const request_head& head,
                  std::size_t body_max);

    std::optional<std::uint64_t> length() const override { return length_; }
    async<std::expected<std::string_view, body_failure>> next() override;

    /// All of it was read: the connection may go on with the next request.
    bool is_done() const { return length_ ? left_ == 0 : decoder_.done(); }

private:
    using piece = std::expected<std::string_view, body_failure>;

    bool go_ahead();
    async<piece> next_of_length();
    async<piece> next_of_chunks();
    async<io_result> read(std::span<char> room);
    io_result read_what_is_there(std::span<char> room);
    piece fail(body_failure why);
    body_failure why_not() const;

    paced_socket line_;
    input_buffer& input_;
    std::optional<std::uint64_t> length_;
    std::uint64_t left_ = 0;  // of length_
    chunked_body decoder_;
    // By turns: the piece before stays as it is while the next one comes.
    std::array<std::unique_ptr<char[]>, 2> rooms_;  // raw room for recv
    std::array<std::string, 2> decoded_;
    std::size_t turn_ = 0;
    std::size_t room_size_ = 0;
    std::optional<body_failure> failure_;
    bool awaits_go_ahead_;
};

}  // namespace snug::http
