// Cuts a stream of server-sent events (HTML Standard section 9.2.6) into events. Owned by one
// reader; keeps only the event that is not yet complete, so that thousands of idle readers cost
// next to nothing.
#pragma once

#include <string>
#include <string_view>

namespace snug::bench {

/// Views are good during the callback only. Servers here write each event's data on one line.
struct stream_event {
    std::string_view id;
    std::string_view name;
    std::string_view data;
};

stream_event parse_event(std::string_view block);

class event_parser {
public:
    /// Calls `seen(const stream_event&)` for each event that `bytes` complete; comments alone make
    /// no event.
    template <typename Seen>
    void feed(std::string_view bytes, Seen seen) {
        if (!tail_.empty()) {
            tail_.append(bytes);
            const auto left = cut(tail_, seen);
            tail_.erase(0, tail_.size() - left.size());
        } else {
            tail_.assign(cut(bytes, seen));
        }
        if (tail_.empty()) std::string().swap(tail_);
    }

private:
    template <typename Seen>
    static std::string_view cut(std::string_view bytes, Seen& seen) {
        for (auto end = bytes.find("\n\n"); end != std::string_view::npos;
             end = bytes.find("\n\n")) {
            const auto event = parse_event(bytes.substr(0, end));
            if (!event.data.empty()) seen(event);
            bytes.remove_prefix(end + 2);
        }
        return bytes;
    }

    std::string tail_;
};

}  // namespace snug::bench
