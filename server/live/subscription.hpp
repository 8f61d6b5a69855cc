// One open stream of one signed-in device. Owned by the hub, io thread only.
// While it replays it gets nothing live; `at` is the last position it was given or need not be
// given.
#pragma once

#include "domain/ids.hpp"
#include "live/outlet.hpp"

#include <memory>
#include <string>

namespace snug {

class subscription {
public:
    subscription(username who, std::string session, bool quiet, std::unique_ptr<outlet> out)
        : who_(std::move(who)), session_(std::move(session)), out_(std::move(out)), quiet_(quiet) {}

    const username& who() const { return who_; }
    const std::string& session() const { return session_; }
    bool is_quiet() const { return quiet_; }

    bool is_open() const { return !closed_; }
    bool is_live() const { return live_ && !closed_; }
    void go_live() { live_ = true; }

    position at() const { return at_; }
    void move_to(position at) { at_ = at; }

    /// True when this is the first push since the last flush.
    bool push(const shared_bytes& frame) {
        if (closed_) return false;
        if (!out_->push(frame)) closed_ = true;
        return !std::exchange(dirty_, true);
    }
    void flush() {
        if (std::exchange(dirty_, false) && !closed_) out_->flush();
    }
    void close() {
        if (!std::exchange(closed_, true)) out_->close();
    }
    std::size_t queued_bytes() const { return out_->queued_bytes(); }
    outlet& out() { return *out_; }

private:
    const username who_;
    const std::string session_;
    std::unique_ptr<outlet> out_;
    position at_ = 0;
    const bool quiet_;
    bool live_ = false;
    bool dirty_ = false;
    bool closed_ = false;
};

using subscription_ptr = std::shared_ptr<subscription>;

}  // namespace snug
