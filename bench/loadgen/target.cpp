#include "loadgen/target.hpp"

#include "loadgen/clock.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <system_error>

namespace snug::bench {
namespace {

std::vector<std::string> read_lines(const std::string& path) {
    std::vector<std::string> lines;
    if (path.empty()) return lines;
    std::ifstream file(path);
    if (!file) throw usage_error("cannot read " + path);
    for (std::string line; std::getline(file, line);) {
        if (!line.empty()) lines.push_back(line);
    }
    return lines;
}

sockaddr_in loopback(std::uint32_t last_byte, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(0x7f000000U | last_byte);
    address.sin_port = htons(port);
    return address;
}

void set_option(int fd, int level, int name) {
    const int on = 1;
    ::setsockopt(fd, level, name, &on, sizeof on);
}

std::string hex(std::uint64_t value, int digits) {
    std::array<char, 24> text{};
    const int size = std::snprintf(
        text.data(), text.size(), "%0*llx", digits, static_cast<unsigned long long>(value));
    return {text.data(), static_cast<std::size_t>(size)};
}

}  // namespace

target::target(options& from)
    : port_(static_cast<std::uint16_t>(from.number("port", 8080, 65535))),
      stream_port_(static_cast<std::uint16_t>(from.number("stream-port", port_, 65535))),
      host_("127.0.0.1:" + std::to_string(port_)),
      tokens_(read_lines(from.text("tokens", ""))),
      sources_(static_cast<std::uint32_t>(from.number("sources", 8, 250))),
      run_id_(hex(static_cast<std::uint64_t>(now()) & 0xffffffffULL, 8)) {
    const auto dialect = from.text("dialect", "snug");
    nchan_ = dialect == "nchan";
    numbered_ = dialect == "snug";
    if (!nchan_ && !numbered_ && dialect != "unnumbered")
        throw usage_error("--dialect is snug, nchan or unnumbered");
    stream_path_ = from.text("stream-path", nchan_ ? "/stream" : "/api/messagestream");
    post_path_ = from.text("post-path", nchan_ ? "/publish" : "/api/sendmessage");
}

unique_fd target::connect_to(std::uint16_t port) {
    unique_fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd) throw std::system_error(errno, std::generic_category(), "socket");
    set_option(fd.value(), IPPROTO_TCP, TCP_NODELAY);
    // The port is chosen at connect, so that it need be unique only together with the server's.
    set_option(fd.value(), IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT);
    const auto source = loopback(1 + next_source_++ % sources_, 0);
    if (::bind(fd.value(), reinterpret_cast<const sockaddr*>(&source), sizeof source) != 0) {
        throw std::system_error(errno, std::generic_category(), "bind");
    }
    const auto server = loopback(1, port);
    if (::connect(fd.value(), reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0 &&
        errno != EINPROGRESS) {
        throw std::system_error(errno, std::generic_category(), "connect");
    }
    return fd;
}

std::string target::authorization(std::size_t person) const {
    if (tokens_.empty()) return {};
    return "Authorization: Bearer " + tokens_[person % tokens_.size()] + "\r\n";
}

std::string target::get(std::string_view path,
                        std::size_t person,
                        std::string_view more_headers) const {
    std::string text("GET ");
    text.append(path).append(" HTTP/1.1\r\nHost: ").append(host_).append("\r\n");
    return text.append(authorization(person)).append(more_headers).append("\r\n");
}

std::string target::open_stream(std::size_t person, std::string_view last_event_id) const {
    std::string headers("Accept: text/event-stream\r\n");
    if (!last_event_id.empty())
        headers.append("Last-Event-ID: ").append(last_event_id).append("\r\n");
    return get(stream_path_, person, headers);
}

std::string target::ready_made(std::string_view content, std::uint64_t number) const {
    std::string body(R"({"_id":"65f1c2d3)");
    body.append(hex(number, 16)).append(R"(","content":")").append(content);
    body.append(R"(","timestamp":"2026-03-01T09:30:00.000Z","author":"person)");
    body.append(std::to_string(number % 64)).append(R"(","channel":"home","seq":)");
    body.append(std::to_string(number)).append(R"(,"rev":)").append(std::to_string(number));
    body.append(R"(,"nonce":")").append(run_id_).append("-").append(hex(number, 10));
    return body.append(R"(","attachments":[],"reactions":[],"mentions":[]})");
}

std::string target::post(std::string_view content, std::uint64_t number, std::size_t person) const {
    std::string body;
    if (nchan_) {
        body = ready_made(content, number);
    } else {
        body.append(R"({"content":")").append(content).append(R"(","nonce":")");
        body.append(run_id_).append("-").append(hex(number, 10)).append("\"}");
    }
    return send("POST", post_path_, body, person);
}

std::string target::send(std::string_view method,
                         std::string_view path,
                         std::string_view body,
                         std::size_t person) const {
    std::string text(method);
    text.append(" ").append(path).append(" HTTP/1.1\r\nHost: ").append(host_).append("\r\n");
    text.append(authorization(person)).append("Content-Type: application/json\r\nContent-Length: ");
    return text.append(std::to_string(body.size())).append("\r\n\r\n").append(body);
}

}  // namespace snug::bench
