// The least that an HTTP server must do to take posts and fan them out: one epoll loop, just enough
// parsing, one shared buffer for each committed group that is written to every stream. Owned by
// main, on its thread. It checks nothing: no limits, no sign-in, no hostile input. Never put it
// where strangers are.
#pragma once

#include "floor/store.hpp"
#include "net/poller.hpp"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace snug::bench {

using shared_bytes = std::shared_ptr<const std::string>;

class floor_server;

/// A client, first a request connection, perhaps later a stream.
class floor_connection final : public poller::watcher {
public:
    floor_connection(floor_server& server, unique_fd fd, std::uint64_t id)
        : server_(server), fd_(std::move(fd)), id_(id) {}

    void on_ready(std::uint32_t events) override;
    /// Sends at once what the socket takes and keeps the rest; false when the client is gone or too
    /// far behind.
    bool send(const shared_bytes& bytes);

    int fd() const { return fd_.value(); }
    std::uint64_t id() const { return id_; }

    bool is_stream = false;

private:
    bool receive();
    bool flush();

    floor_server& server_;
    unique_fd fd_;
    std::uint64_t id_;
    std::string received_;
    std::deque<shared_bytes> queue_;
    std::size_t sent_of_first_ = 0;
    bool waits_for_room_ = false;
};

class floor_server final : poller::watcher {
public:
    floor_server(std::uint16_t port, floor_store& store);

    void run();

private:
    friend class floor_connection;

    class store_watcher final : public poller::watcher {
    public:
        explicit store_watcher(floor_server& server) : server_(server) {}
        void on_ready(std::uint32_t) override { server_.answer_and_publish(); }

    private:
        floor_server& server_;
    };

    void on_ready(std::uint32_t events) override;  // the listening socket
    /// Takes one request off the front of `bytes`; returns how long it was, 0 when it is not yet
    /// whole.
    std::size_t take_request(floor_connection& from, std::string_view bytes);
    void open_stream(floor_connection& client, std::string_view head);
    shared_bytes replay_after(std::uint64_t seq);
    shared_bytes newest_page();
    void answer_and_publish();
    void drop(floor_connection& client);

    poller events_;
    unique_fd listener_;
    floor_store& store_;
    store_watcher store_watcher_;
    std::uint64_t last_id_ = 0;
    std::unordered_map<std::uint64_t, std::unique_ptr<floor_connection>> connections_;
    std::vector<floor_connection*> streams_;
    std::vector<std::unique_ptr<floor_connection>> dropped_;  // destroyed after the turn
    std::vector<wanted_message> wanted_;                      // of this turn, submitted at its end

    std::uint64_t last_seq_ = 0;
    std::deque<stored_message> newest_;
    std::uint64_t replay_from_ =
        0;  // what `replay_` holds: everything after this, up to `replay_to_`
    std::uint64_t replay_to_ = 0;
    shared_bytes replay_;
    std::uint64_t page_at_ = 0;
    shared_bytes page_;
};

}  // namespace snug::bench
