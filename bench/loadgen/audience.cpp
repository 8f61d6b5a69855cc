#include "loadgen/audience.hpp"

#include "loadgen/clock.hpp"

#include <chrono>
#include <stdexcept>
#include <string>

namespace snug::bench {
namespace {

constexpr std::size_t opening_max = 256;
constexpr nanos open_timeout = 60 * second;

}  // namespace

audience::audience(poller& events, target& server, stream_reader::listener& heard_by)
    : events_(events), server_(server), heard_by_(heard_by) {}

void audience::open(std::size_t count, std::string_view last_event_id) {
    const auto give_up = now() + open_timeout;
    const auto wanted = readers_.size() + count;
    readers_.reserve(wanted);
    stream_reader::listener& self = *this;
    while (opened_ < wanted) {
        while (readers_.size() < wanted && readers_.size() - opened_ < opening_max) {
            const auto index = readers_.size();
            readers_.push_back(
                std::make_unique<stream_reader>(events_,
                                                server_.connect_stream(),
                                                index,
                                                server_.open_stream(index, last_event_id),
                                                self));
        }
        events_.turn(std::chrono::milliseconds(10));
        if (now() > give_up) throw std::runtime_error("the streams did not open in time");
    }
}

void audience::hang_up() {
    readers_.clear();
    opened_ = 0;
}

void audience::on_opened(stream_reader& reader, int status) {
    if (status != 200)
        throw std::runtime_error("a stream was refused with status " + std::to_string(status));
    ++opened_;
    heard_by_.on_opened(reader, status);
}

void audience::on_event(stream_reader& reader, const stream_event& event) {
    heard_by_.on_event(reader, event);
}

void audience::on_closed(stream_reader& reader) {
    ++closed_;
    heard_by_.on_closed(reader);
}

}  // namespace snug::bench
