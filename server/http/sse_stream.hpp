// One event stream: a socket, a queue of shared frames and nothing else while idle (no coroutine,
// no buffer). Shared by its reactor and the hub; every function is for the reactor's thread only.
// It never encodes, never filters, never drops a frame from the middle: a reader beyond its bound
// is closed, its cursor is good.
#pragma once

#include "http/connection_slot.hpp"
#include "http/response.hpp"
#include "http/timer_wheel.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace snug::http {

class reactor_core;
class transport;

class sse_stream : public std::enable_shared_from_this<sse_stream>, private wheel_entry {
public:
    /// Made by the reactor only, from a connection whose head has been sent.
    sse_stream(reactor_core& core,
               std::unique_ptr<transport> socket,
               connection_slot slot,
               std::chrono::steady_clock::duration heartbeat);
    ~sse_stream();
    sse_stream(const sse_stream&) = delete;
    sse_stream& operator=(const sse_stream&) = delete;

    /// Queues one complete event. False: it would be over limits::stream_queue_bytes_max, or the
    /// stream is closed already; then it is (being) closed and takes nothing more.
    bool push(shared_bytes frame);

    /// One writev of everything queued, straight on the socket; waits for writability only when the
    /// kernel says so. Call it once per batch of pushes.
    void flush();

    /// Ends the stream after what is queued, at an event boundary.
    void close();

    /// Called once, never from inside push, flush or close. Replaces an earlier one; an empty one
    /// takes it back.
    void on_closed(std::move_only_function<void()> closed);

    /// Called once when a queue that `flush` could not empty has gone out: time for the next batch
    /// of a replay. Never from inside flush; ask `queued_bytes` first.
    void on_drained(std::move_only_function<void()> drained);

    std::size_t queued_bytes() const { return queued_bytes_; }
    bool is_open() const { return state_ == state::open; }

private:
    friend class reactor_core;
    template <class T>
    friend class member_list;
    enum class state : unsigned char { open, closing, closed };

    void wait_readable();
    bool drain_input();
    void wait_writable();
    void written();
    bool write_batch();
    void pop_sent(std::size_t bytes);
    void finish();
    void tell_closed();
    void plan_next_look();
    void expired() override;

    reactor_core& core_;
    std::unique_ptr<transport> socket_;
    connection_slot slot_;
    std::vector<shared_bytes> queue_;
    std::size_t queue_head_ = 0;  // first frame not wholly sent
    std::size_t head_sent_ = 0;   // bytes of it that left
    std::size_t queued_bytes_ = 0;
    std::size_t ignored_input_ = 0;
    std::move_only_function<void()> closed_;
    std::move_only_function<void()> drained_;
    std::chrono::steady_clock::duration heartbeat_;
    std::chrono::steady_clock::time_point last_sent_;
    std::size_t member_index_ = 0;  // among the reactor's streams
    state state_ = state::open;
    bool waits_writable_ = false;
};

}  // namespace snug::http
