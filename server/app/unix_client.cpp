#include "app/unix_client.hpp"

#include "base/unix_address.hpp"

#include <array>
#include <charconv>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace snug {

namespace {

constexpr time_t patience_s = 30;  // a password hash on a small machine, behind others

class file_descriptor {
public:
    explicit file_descriptor(int value) : value_(value) {}
    ~file_descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    file_descriptor(const file_descriptor&) = delete;
    file_descriptor& operator=(const file_descriptor&) = delete;
    int value() const { return value_; }

private:
    int value_;
};

bool send_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string receive_all(int fd) {
    std::string bytes;
    std::array<char, 16384> chunk{};
    while (true) {
        const ssize_t got = ::recv(fd, chunk.data(), chunk.size(), 0);
        if (got <= 0) return bytes;
        bytes.append(chunk.data(), static_cast<std::size_t>(got));
    }
}

/// The reply of our own server, which always sends a Content-Length and closes as it was asked to.
result<std::optional<unix_reply>> parse_reply(const std::string& text) {
    constexpr std::string_view version = "HTTP/1.1 ";
    const std::size_t head_end = text.find("\r\n\r\n");
    unix_reply reply;
    if (text.starts_with(version) && head_end != std::string::npos) {
        const char* digits = text.data() + version.size();
        std::from_chars(digits, digits + 3, reply.status);
    }
    if (reply.status == 0) return refuse(errc::unavailable, "The running server does not answer.");
    reply.body = text.substr(head_end + 4);
    return std::optional(std::move(reply));
}

}  // namespace

result<std::optional<unix_reply>> ask_server(const std::filesystem::path& socket,
                                             const std::string& path,
                                             const std::string& body) {
    const file_descriptor fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (fd.value() < 0 || unix_address(socket.string()).connect(fd.value()) != 0)
        return std::optional<unix_reply>();
    const timeval patience{patience_s, 0};
    ::setsockopt(fd.value(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const std::string request = "POST " + path +
                                " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                "Content-Type: application/json\r\nContent-Length: " +
                                std::to_string(body.size()) + "\r\n\r\n" + body;
    if (!send_all(fd.value(), request))
        return refuse(errc::unavailable, "The running server does not answer.");
    return parse_reply(receive_all(fd.value()));
}

}  // namespace snug
