#include "floor/server.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>

namespace snug::bench {
namespace {

constexpr int backlog = 4096;
constexpr std::size_t newest_max = 2'000;
constexpr std::size_t page_size = 50;
constexpr std::string_view cursor_prefix = "floor.";

constexpr std::string_view stream_head =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n";

unique_fd listen_on(std::uint16_t port) {
    unique_fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd) throw std::system_error(errno, std::generic_category(), "socket");
    const int on = 1;
    ::setsockopt(fd.value(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    if (::bind(fd.value(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(fd.value(), backlog) != 0) {
        throw std::system_error(errno, std::generic_category(), "listen");
    }
    return fd;
}

/// What stands between `before` and `end`, or nothing.
std::string_view between(std::string_view text, std::string_view before, char end) {
    const auto at = text.find(before);
    if (at == std::string_view::npos) return {};
    const auto rest = text.substr(at + before.size());
    return rest.substr(0, rest.find(end));
}

std::uint64_t to_number(std::string_view digits) {
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

shared_bytes reply(std::string_view status, std::string_view body) {
    std::string text("HTTP/1.1 ");
    text.append(status).append("\r\nContent-Type: application/json\r\nContent-Length: ");
    text.append(std::to_string(body.size())).append("\r\n\r\n").append(body);
    return std::make_shared<const std::string>(std::move(text));
}

void append_frame(std::string& out, const stored_message& message) {
    out.append("id: ").append(cursor_prefix).append(std::to_string(message.seq));
    out.append("\ndata: ").append(message.json).append("\n\n");
}

}  // namespace

floor_server::floor_server(std::uint16_t port, floor_store& store)
    : listener_(listen_on(port)), store_(store), store_watcher_(*this) {
    events_.watch(listener_.value(), EPOLLIN, *this);
    events_.watch(store_.ready_fd(), EPOLLIN, store_watcher_);
}

void floor_server::run() {
    for (;;) {
        events_.turn(std::chrono::seconds(1));
        if (!wanted_.empty()) store_.submit(std::exchange(wanted_, {}));
        dropped_.clear();
    }
}

void floor_server::on_ready(std::uint32_t) {
    for (;;) {
        unique_fd fd(::accept4(listener_.value(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!fd) return;
        const int on = 1;
        ::setsockopt(fd.value(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const auto id = ++last_id_;
        auto made = std::make_unique<floor_connection>(*this, std::move(fd), id);
        events_.watch(made->fd(), EPOLLIN, *made);
        connections_.emplace(id, std::move(made));
    }
}

std::size_t floor_server::take_request(floor_connection& from, std::string_view bytes) {
    const auto head_end = bytes.find("\r\n\r\n");
    if (head_end == std::string_view::npos) return 0;
    const auto head = bytes.substr(0, head_end + 4);
    if (head.starts_with("POST ")) {
        const auto length = to_number(between(head, "Content-Length: ", '\r'));
        if (bytes.size() < head.size() + length) return 0;
        const auto body = bytes.substr(head.size(), length);
        wanted_.push_back({from.id(),
                           std::string(between(body, R"("content":")", '"')),
                           std::string(between(body, R"("nonce":")", '"'))});
        return head.size() + length;
    }
    if (head.starts_with("GET /api/messagestream")) {
        open_stream(from, head);
    } else {
        from.send(head.starts_with("GET /up") ? reply("200 OK", "{}") : newest_page());
    }
    return head.size();
}

void floor_server::open_stream(floor_connection& client, std::string_view head) {
    client.is_stream = true;
    streams_.push_back(&client);
    const auto known = between(head, "Last-Event-ID: ", '\r');
    std::string greeting(stream_head);
    const auto cursor = std::string(cursor_prefix) + std::to_string(last_seq_);
    if (known.empty()) greeting.append("id: ").append(cursor).append("\n");
    greeting.append("event: hello\ndata: {\"cursor\":\"")
        .append(cursor)
        .append("\",\"reads\":[]}\n\n");
    client.send(std::make_shared<const std::string>(std::move(greeting)));
    if (known.starts_with(cursor_prefix))
        client.send(replay_after(to_number(known.substr(cursor_prefix.size()))));
}

// Everybody who comes back after the same cut asks for the same bytes.
shared_bytes floor_server::replay_after(std::uint64_t seq) {
    if (!replay_ || replay_from_ != seq || replay_to_ != last_seq_) {
        std::string bytes;
        for (const auto& message : newest_) {
            if (message.seq > seq) append_frame(bytes, message);
        }
        bytes.append("event: caught_up\ndata: {}\n\n");
        replay_ = std::make_shared<const std::string>(std::move(bytes));
        replay_from_ = seq;
        replay_to_ = last_seq_;
    }
    return replay_;
}

shared_bytes floor_server::newest_page() {
    if (!page_ || page_at_ != last_seq_) {
        std::string body("{\"messages\":[");
        const auto count = std::min(page_size, newest_.size());
        for (std::size_t i = newest_.size() - count; i < newest_.size(); ++i) {
            if (!body.ends_with('[')) body.push_back(',');
            body.append(newest_[i].json);
        }
        page_ = reply("200 OK", body.append("]}"));
        page_at_ = last_seq_;
    }
    return page_;
}

void floor_server::answer_and_publish() {
    auto stored = store_.collect();
    if (stored.empty()) return;
    std::string frames;
    for (auto& message : stored) {
        const auto found = connections_.find(message.connection);
        if (found != connections_.end()) found->second->send(reply("201 Created", message.json));
        append_frame(frames, message);
        last_seq_ = message.seq;
        newest_.push_back(std::move(message));
    }
    while (newest_.size() > newest_max)
        newest_.pop_front();
    const auto batch = std::make_shared<const std::string>(std::move(frames));
    // By number, since a client that is gone takes itself off the list.
    for (std::size_t i = streams_.size(); i-- > 0;) {
        if (!streams_[i]->send(batch)) drop(*streams_[i]);
    }
}

void floor_server::drop(floor_connection& client) {
    const auto found = connections_.find(client.id());
    if (found == connections_.end()) return;
    events_.forget(client.fd());
    if (client.is_stream) std::erase(streams_, &client);
    dropped_.push_back(std::move(found->second));
    connections_.erase(found);
}

}  // namespace snug::bench
