#include "live/log_tail.hpp"

#include "base/limits.hpp"
#include "live/wire_emoji.hpp"
#include "live/wire_event.hpp"

namespace snug {

void log_tail::append(live_event event) {
    if (event.pos != next_) {
        events_.clear();
        bytes_ = 0;
    }
    next_ = event.pos + 1;
    bytes_ += bytes_of(event);
    events_.push_back(std::move(event));
    while (events_.size() > limits::log_tail_entries_max || bytes_ > limits::log_tail_bytes_max) {
        drop_first();
    }
}

void log_tail::drop_first() {
    bytes_ -= bytes_of(events_.front());
    events_.pop_front();
}

void log_tail::renew(const message& now, const shared_bytes& json, const std::string& epoch) {
    for (live_event& event : events_) {
        if (event.about != now.id || event.pos >= now.rev) continue;
        const bool is_new = !event.frame->contains("\nevent: ");
        bytes_ -= bytes_of(event);
        event.frame = make_message_frame(now, json, {epoch, event.pos}, is_new);
        event.for_quiet = is_new || now.deleted;
        bytes_ += bytes_of(event);
    }
}

void log_tail::renew(const channel_deleted& what, const std::string& epoch) {
    for (live_event& event : events_) {
        if (event.channel != what.channel) continue;
        bytes_ -= bytes_of(event);
        const std::string id = to_text(cursor{epoch, event.pos});
        event.frame = deleted_channel_frame(what.channel, id);
        // Whoever lost sight of it before is not among those who are told that it is gone.
        const bool was_lost = event.sight == sight::put_out || event.sight == sight::closed;
        if (!was_lost) event.sight = sight::none;
        event.for_quiet = false;
        bytes_ += bytes_of(event);
    }
}

void log_tail::renew(const emoji_removed& what, const std::string& epoch) {
    for (live_event& event : events_) {
        if (event.emoji != what.name) continue;
        bytes_ -= bytes_of(event);
        event.frame = removed_emoji_frame(what.name, to_text(cursor{epoch, event.pos}));
        bytes_ += bytes_of(event);
    }
}

}  // namespace snug
