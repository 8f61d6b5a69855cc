// Where a subscription's frames go: an event stream of HTTP in the server, a list in tests.
// Owned by its subscription, io thread only. It bounds what is queued and never drops a frame from
// the middle.
#pragma once

#include "live/frame.hpp"

#include <cstddef>
#include <functional>

namespace snug {

class outlet {
public:
    virtual ~outlet() = default;

    /// False: over the bound or closed already; nothing will be taken any more.
    virtual bool push(const shared_bytes& frame) = 0;
    /// Sends what was pushed. Once per batch.
    virtual void flush() = 0;
    /// Ends after what is queued.
    virtual void close() = 0;
    virtual std::size_t queued_bytes() const = 0;
    /// Called once when the other side is gone or after `close`; never from inside the calls above,
    /// and never after the outlet was destroyed.
    virtual void on_closed(std::move_only_function<void()> closed) = 0;
};

}  // namespace snug
