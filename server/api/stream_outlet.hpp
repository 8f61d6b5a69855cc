// An event stream of HTTP as the outlet of a subscription. Owned by its subscription, io thread
// only. Holds the place that the stream takes up in its address's allowance.
#pragma once

#include "http/sse_stream.hpp"
#include "live/outlet.hpp"

#include <memory>

namespace snug::api {

class stream_outlet final : public outlet {
public:
    stream_outlet(std::shared_ptr<http::sse_stream> stream, std::shared_ptr<void> place)
        : stream_(std::move(stream)), place_(std::move(place)) {}
    ~stream_outlet() override { stream_->on_closed({}); }
    stream_outlet(const stream_outlet&) = delete;
    stream_outlet& operator=(const stream_outlet&) = delete;

    bool push(const shared_bytes& frame) override { return stream_->push(frame); }
    void flush() override { stream_->flush(); }
    void close() override { stream_->close(); }
    std::size_t queued_bytes() const override { return stream_->queued_bytes(); }
    void on_closed(std::move_only_function<void()> closed) override {
        stream_->on_closed(std::move(closed));
    }

private:
    std::shared_ptr<http::sse_stream> stream_;
    std::shared_ptr<void> place_;
};

}  // namespace snug::api
