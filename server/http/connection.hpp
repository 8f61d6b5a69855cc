// One HTTP/1.1 connection: reads a head, passes it through the gate, reads the body (or leaves
// it to a handler that streams it), runs the handler, sends the answer, in that order and one at a
// time, so that pipelined requests are answered in order. One coroutine, kept alive by itself, the
// reactor's thread only. It ends when the socket does, or when the socket becomes an event stream.
#pragma once

#include "http/gate.hpp"
#include "http/input_buffer.hpp"
#include "http/reactor_core.hpp"
#include "http/streamed_body.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace snug::http {

struct head_context;

class connection final : private wheel_entry {
public:
    static void start(reactor_core& core,
                      const site& served,
                      transport::socket accepted,
                      connection_slot slot,
                      std::string peer);
    ~connection() override;

    /// The reactor stops: no further request, an idle connection ends now.
    void stop();

private:
    template <class T>
    friend class member_list;
    enum class after : unsigned char { go_on, close, close_gently, moved_on };

    connection(reactor_core& core,
               const site& served,
               transport::socket accepted,
               connection_slot slot,
               std::string peer);

    static async<void> serve(std::shared_ptr<connection> self);
    async<bool> shake_hands();
    async<after> serve_one();
    async<after> await_head();
    bool take_body(std::size_t body_max);
    async<after> await_body(std::size_t body_max);
    async<after> await_chunked_body(std::size_t body_max);
    async<bool> receive(std::size_t room);
    async<after> open_body(std::size_t body_max);
    void close_body();
    async<after> refuse(refusal why);
    async<after> answer();
    async<reply> run_handler(const router::route* route);
    async<after> send_response();
    async<after> send_stream_head();
    bool send_now();
    async<bool> send_blocked(std::uint64_t size);
    async<bool> send_source();
    async<void> part();

    bool fill_request();
    void believe_proxy(request& asked) const;
    response ready_answer() const;
    void note(int status, std::string_view code);
    static std::chrono::milliseconds time_to_move(std::chrono::milliseconds least,
                                                  std::uint64_t bytes);
    void allow(std::chrono::milliseconds span);
    void expired() override;

    reactor_core& core_;
    const site& served_;
    std::unique_ptr<transport> socket_;
    connection_slot slot_;
    std::string peer_;
    input_buffer input_;
    request_head head_;
    std::size_t head_size_ = 0;
    std::shared_ptr<request> request_;
    router::match matched_;
    std::unique_ptr<streamed_body> incoming_;  // while a handler runs that streams it
    reply reply_;                // here and not in a coroutine's parameters, see async.hpp
    std::string unsent_head_;    // what the kernel did not take at once
    std::vector<iovec> unsent_;  // the same, with the pieces of the body
    std::chrono::steady_clock::time_point began_;
    std::size_t member_index_ = 0;
    bool is_idle_ = true;  // nothing of a request has arrived
    bool is_first_ = true;
    bool timed_out_ = false;
    bool keep_alive_ = true;
};

}  // namespace snug::http
