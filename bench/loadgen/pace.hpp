// When the next request is due and whose turn it is: flat out each sender goes on as soon as it is
// answered, by the clock the next idle one takes what is due. Owned by one measurement, on the
// poller's thread.
#pragma once

#include "loadgen/clock.hpp"
#include "loadgen/requester.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace snug::bench {

class pace {
public:
    using begin_one = std::function<void(requester& sender, nanos due)>;

    /// `rate` requests a second over all senders; 0 is flat out.
    pace(poller& events, std::uint64_t rate, begin_one begin)
        : events_(events), rate_(rate), begin_(std::move(begin)) {}

    std::vector<std::unique_ptr<requester>>& senders() { return senders_; }
    bool running() const { return running_; }

    void start();
    void stop() { running_ = false; }
    /// `sender` was answered: flat out it begins again.
    void go_on(requester& sender);
    /// Serves the connections until then.
    void turn_until(nanos end);

private:
    void begin_what_is_due();

    poller& events_;
    std::uint64_t rate_;
    begin_one begin_;
    std::vector<std::unique_ptr<requester>> senders_;
    bool running_ = false;
    nanos next_due_ = 0;
    std::size_t next_sender_ = 0;
};

}  // namespace snug::bench
