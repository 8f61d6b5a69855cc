#include "http/sse_stream.hpp"

#include "http/pieces.hpp"
#include "http/reactor_core.hpp"
#include "http/transport.hpp"

#include <boost/asio/post.hpp>

#include <array>

namespace snug::http {

namespace {

// Frames in one writev; more would not fit the kernel's buffer anyway.
constexpr std::size_t batch_frames_max = 64;
// Nobody has anything to say on a stream; a little is a proxy's habit, more is an attack.
constexpr std::size_t ignored_input_max = 16UL * 1024;
// Memory of a drained queue that is worth giving back.
constexpr std::size_t idle_queue_frames_max = 16;

const shared_bytes& heartbeat_comment() {
    static const shared_bytes comment = std::make_shared<const std::string>(":\n\n");
    return comment;
}

}  // namespace

sse_stream::sse_stream(reactor_core& core,
                       std::unique_ptr<transport> socket,
                       connection_slot slot,
                       std::chrono::steady_clock::duration heartbeat)
    : core_(core),
      socket_(std::move(socket)),
      slot_(std::move(slot)),
      heartbeat_(heartbeat),
      last_sent_(core.coarse_now()) {}

sse_stream::~sse_stream() = default;

bool sse_stream::push(shared_bytes frame) {
    if (state_ != state::open) return false;
    // Many long messages in one batch are no sign of a slow reader: the kernel takes what it can
    // first.
    if (queued_bytes_ + frame->size() > limits::stream_queue_bytes_max) flush();
    if (state_ != state::open) return false;
    if (queued_bytes_ + frame->size() > limits::stream_queue_bytes_max) {
        core_.counts.lagged_streams.fetch_add(1, std::memory_order_relaxed);
        finish();
        return false;
    }
    queued_bytes_ += frame->size();
    queue_.push_back(std::move(frame));
    return true;
}

void sse_stream::flush() {
    if (state_ == state::closed || waits_writable_) return;
    while (queued_bytes_ > 0) {
        if (!write_batch()) return;
    }
    if (state_ == state::closing) {
        socket_->shut_down();
        finish();
    }
}

/// False when the kernel is full or the stream broke: somebody else goes on.
bool sse_stream::write_batch() {
    std::array<iovec, batch_frames_max> pieces;  // NOLINT(*-member-init): filled below, hot
    std::size_t count = 0;
    for (std::size_t i = queue_head_; i < queue_.size() && count < pieces.size(); ++i, ++count) {
        const std::size_t sent = i == queue_head_ ? head_sent_ : 0;
        pieces[count] = to_piece(std::string_view(*queue_[i]).substr(sent));
    }
    const io_result written = socket_->write_some({pieces.data(), count});
    if (written.status == io_status::done) {
        pop_sent(written.bytes);
        return true;
    }
    if (written.status == io_status::wants_write) {
        wait_writable();
    } else {
        finish();
    }
    return false;
}

void sse_stream::pop_sent(std::size_t bytes) {
    last_sent_ = core_.coarse_now();
    queued_bytes_ -= bytes;
    while (bytes > 0) {
        const std::size_t left = queue_[queue_head_]->size() - head_sent_;
        if (bytes < left) {
            head_sent_ += bytes;
            return;
        }
        bytes -= left;
        head_sent_ = 0;
        queue_[queue_head_++].reset();
    }
    if (queue_head_ < queue_.size()) return;
    queue_head_ = 0;
    queue_.clear();
    if (queue_.capacity() > idle_queue_frames_max) queue_.shrink_to_fit();
}

void sse_stream::wait_writable() {
    waits_writable_ = true;
    plan_next_look();
    socket_->on_writable([self = shared_from_this()](bool ready) {
        self->waits_writable_ = false;
        if (self->state_ == state::closed) return;
        if (!ready) return self->finish();
        self->written();
    });
}

void sse_stream::written() {
    flush();
    if (state_ == state::closed || queued_bytes_ > 0 || !drained_) return;
    std::exchange(drained_, nullptr)();
}

void sse_stream::wait_readable() {
    socket_->on_readable([self = shared_from_this()](bool ready) {
        if (self->state_ == state::closed) return;
        if (!ready || !self->drain_input()) return self->finish();
        self->wait_readable();
    });
}

/// False when the peer has gone or talks too much.
bool sse_stream::drain_input() {
    std::array<char, 512> room;  // NOLINT(*-member-init): only written to
    while (ignored_input_ <= ignored_input_max) {
        const io_result got = socket_->read_some(room);
        if (got.status == io_status::wants_read || got.status == io_status::wants_write)
            return true;
        if (got.status != io_status::done) return false;
        ignored_input_ += got.bytes;
    }
    return false;
}

void sse_stream::close() {
    if (state_ != state::open) return;
    state_ = state::closing;
    flush();
}

void sse_stream::finish() {
    if (state_ == state::closed) return;
    state_ = state::closed;
    const auto self = shared_from_this();  // whoever drops us meanwhile is not the last
    cancel();
    socket_->close();
    socket_.reset();
    slot_.give_back();
    queue_ = {};
    queued_bytes_ = 0;
    drained_ = nullptr;
    if (closed_) tell_closed();
    core_.left(*this);  // last: the reactor may stop behind what has been posted by now
}

void sse_stream::on_closed(std::move_only_function<void()> closed) {
    closed_ = std::move(closed);
    if (state_ == state::closed && closed_) tell_closed();
}

/// Later, and only if nobody has taken the callback back by then.
void sse_stream::tell_closed() {
    boost::asio::post(core_.context, [self = shared_from_this()] {
        if (self->closed_) std::exchange(self->closed_, nullptr)();
    });
}

void sse_stream::on_drained(std::move_only_function<void()> drained) {
    drained_ = std::move(drained);
}

void sse_stream::plan_next_look() {
    const std::chrono::steady_clock::duration silence_max =
        waits_writable_ ? core_.options.write_timeout : heartbeat_;
    core_.set_deadline(*this, last_sent_ + silence_max - core_.coarse_now());
}

void sse_stream::expired() {
    const auto silent = core_.coarse_now() - last_sent_;
    if (waits_writable_) {
        if (silent >= core_.options.write_timeout) return finish();
    } else if (silent >= heartbeat_ && push(heartbeat_comment())) {
        flush();
    }
    if (state_ != state::closed && !is_set()) plan_next_look();
}

}  // namespace snug::http
