// One person's event stream. Owned by an audience; lives on the poller's thread. It reports what
// comes and, when the server closes it, that; it never reconnects by itself, so that nothing lost
// is hidden.
#pragma once

#include "loadgen/event_parser.hpp"
#include "loadgen/reply_reader.hpp"
#include "net/poller.hpp"

#include <string>
#include <string_view>

namespace snug::bench {

class stream_reader final : poller::watcher {
public:
    class listener {
    public:
        /// The reply's head has come; `status` tells whether events will follow.
        virtual void on_opened(stream_reader& reader, int status) = 0;
        virtual void on_event(stream_reader& reader, const stream_event& event) = 0;
        virtual void on_closed(stream_reader& reader) = 0;

    protected:
        ~listener() = default;
    };

    stream_reader(poller& events,
                  unique_fd connecting,
                  std::size_t index,
                  std::string request,
                  listener& heard_by);

    std::size_t index() const { return index_; }

private:
    enum class state { connecting, head, open, closed };

    void on_ready(std::uint32_t events) override;
    void send_request();
    void take_head(std::string_view bytes);
    void take_body(std::string_view bytes);
    void close();

    poller& events_;
    unique_fd fd_;
    std::size_t index_;
    state state_ = state::connecting;
    bool chunked_ = false;
    std::string pending_;  // the request, then the head, while they are not complete
    chunk_decoder chunks_;
    event_parser parser_;
    listener& heard_by_;
};

}  // namespace snug::bench
