// Many stream readers, opened with a bound on how many are on their way at once so that the
// kernel's accept queue does not overflow (a dropped SYN costs a second). Owned by one measurement,
// on the poller's thread.
#pragma once

#include "loadgen/stream_reader.hpp"
#include "loadgen/target.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace snug::bench {

class audience final : stream_reader::listener {
public:
    /// Events and closings go on to `heard_by`; so does each opening, after it was counted.
    audience(poller& events, target& server, stream_reader::listener& heard_by);

    /// Opens `count` more and returns when all of them are open. Throws when one is refused or they
    /// take too long.
    void open(std::size_t count, std::string_view last_event_id = {});

    /// Ends all of them at once, as when a line is cut.
    void hang_up();

    std::size_t size() const { return readers_.size(); }
    std::size_t closed_by_server() const { return closed_; }

private:
    void on_opened(stream_reader& reader, int status) override;
    void on_event(stream_reader& reader, const stream_event& event) override;
    void on_closed(stream_reader& reader) override;

    poller& events_;
    target& server_;
    stream_reader::listener& heard_by_;
    std::vector<std::unique_ptr<stream_reader>> readers_;
    std::size_t opened_ = 0;
    std::size_t closed_ = 0;
};

}  // namespace snug::bench
