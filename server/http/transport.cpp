#include "http/transport.hpp"

#include "base/limits.hpp"
#include "base/transfer_limits.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <sys/sendfile.h>
#include <sys/socket.h>

namespace snug::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

// The payload of one TLS record (RFC 8446 section 5.1).
constexpr std::size_t tls_record_bytes_max = 16UL * 1024;
// Unsent bytes above which the kernel does not call a stream writable.
constexpr int stream_unsent_bytes_max = 16 * 1024;
// Unacknowledged data for this long: the peer is gone. With a heartbeat every 15 s that is 45 s at
// most.
constexpr int unacknowledged_ms_max = 30'000;

void set_option(int fd, int level, int name, int value) {
    // A unix socket refuses TCP options, which is as well.
    (void)::setsockopt(fd, level, name, &value, sizeof value);
}

std::size_t total(std::span<const iovec> pieces) {
    std::size_t size = 0;
    for (const iovec& piece : pieces)
        size += piece.iov_len;
    return size;
}

/// As much of the front of `pieces` as one record carries. The same front always gives the same
/// bytes, as a write that is tried again must.
std::string_view gather(std::span<const iovec> pieces, std::string& room) {
    const auto* first = static_cast<const char*>(pieces.front().iov_base);
    if (pieces.size() == 1 || pieces.front().iov_len >= tls_record_bytes_max) {
        return {first, pieces.front().iov_len};
    }
    room.clear();
    for (const iovec& piece : pieces) {
        const std::size_t part = std::min(piece.iov_len, tls_record_bytes_max - room.size());
        room.append(static_cast<const char*>(piece.iov_base), part);
        if (room.size() == tls_record_bytes_max) break;
    }
    return room;
}

/// What a system call that sends has said.
io_result written(ssize_t bytes) {
    if (bytes >= 0) return {io_status::done, static_cast<std::size_t>(bytes)};
    const bool again =
        errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ENOBUFS;
    return {again ? io_status::wants_write : io_status::failed};
}

}  // namespace

transport::transport(socket connected) : socket_(std::move(connected)) {
    error_code ignored;
    socket_.native_non_blocking(true, ignored);
}

transport::~transport() {
    if (tls_ != nullptr) SSL_free(tls_);
}

bool transport::begin_tls(const std::shared_ptr<SSL_CTX>& context) {
    tls_ = SSL_new(context.get());
    if (tls_ == nullptr || SSL_set_fd(tls_, socket_.native_handle()) != 1) return false;
    SSL_set_accept_state(tls_);
    return true;
}

io_status transport::handshake() {
    ERR_clear_error();
    const int returned = SSL_accept(tls_);
    return returned == 1 ? io_status::done : tls_result(returned).status;
}

io_result transport::tls_result(int returned) {
    switch (SSL_get_error(tls_, returned)) {
        case SSL_ERROR_WANT_READ:
            return {io_status::wants_read};
        case SSL_ERROR_WANT_WRITE:
            return {io_status::wants_write};
        case SSL_ERROR_ZERO_RETURN:
            return {io_status::ended};
        default:
            return {io_status::failed};
    }
}

io_result transport::read_some(std::span<char> room) {
    if (tls_ != nullptr) {
        ERR_clear_error();
        std::size_t bytes = 0;
        const int returned = SSL_read_ex(tls_, room.data(), room.size(), &bytes);
        return returned == 1 ? io_result{io_status::done, bytes} : tls_result(returned);
    }
    const ssize_t bytes = ::recv(socket_.native_handle(), room.data(), room.size(), 0);
    if (bytes > 0) return {io_status::done, static_cast<std::size_t>(bytes)};
    if (bytes == 0) return {io_status::ended};
    const bool again = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    return {again ? io_status::wants_read : io_status::failed};
}

io_result transport::write_some(std::span<const iovec> pieces) {
    if (total(pieces) == 0) return {io_status::done, 0};
    if (tls_ != nullptr) {
        thread_local std::string room;
        const std::string_view record = gather(pieces, room);
        ERR_clear_error();
        std::size_t bytes = 0;
        const int returned = SSL_write_ex(tls_, record.data(), record.size(), &bytes);
        return returned == 1 ? io_result{io_status::done, bytes} : tls_result(returned);
    }
    if (pieces.size() == 1) {  // the usual frame; the kernel has less to look at
        const iovec& one = pieces.front();
        return written(::send(socket_.native_handle(), one.iov_base, one.iov_len, MSG_NOSIGNAL));
    }
    msghdr message{};
    message.msg_iov = const_cast<iovec*>(pieces.data());  // sendmsg does not write there
    message.msg_iovlen = std::min<std::size_t>(pieces.size(), IOV_MAX);
    return written(::sendmsg(socket_.native_handle(), &message, MSG_NOSIGNAL));
}

io_result transport::send_file(int file, std::uint64_t offset, std::size_t size) {
    auto at = static_cast<off_t>(offset);
    const io_result sent = written(::sendfile(socket_.native_handle(), file, &at, size));
    return sent.status == io_status::done && sent.bytes == 0 ? io_result{io_status::failed} : sent;
}

unsigned char transport::peek() {
    unsigned char first = 0;
    const ssize_t bytes = ::recv(socket_.native_handle(), &first, 1, MSG_PEEK);
    return bytes == 1 ? first : 0;
}

async<bool> transport::wait_for(io_status what) {
    if (what != io_status::wants_read && what != io_status::wants_write) co_return false;
    const auto kind = what == io_status::wants_read ? socket::wait_read : socket::wait_write;
    error_code problem;
    co_await socket_.async_wait(kind, asio::redirect_error(asio::use_awaitable, problem));
    co_return !problem;
}

async<io_result> transport::read(std::span<char> room) {
    if (tls_ == nullptr) {
        error_code problem;
        const std::size_t bytes =
            co_await socket_.async_read_some(asio::buffer(room.data(), room.size()),
                                             asio::redirect_error(asio::use_awaitable, problem));
        if (!problem) co_return io_result{io_status::done, bytes};
        co_return io_result{problem == asio::error::eof ? io_status::ended : io_status::failed};
    }
    io_result got = read_some(room);
    while (got.status == io_status::wants_read || got.status == io_status::wants_write) {
        if (!co_await wait_for(got.status)) co_return io_result{io_status::failed};
        got = read_some(room);
    }
    co_return got;
}

void transport::on_readable(std::move_only_function<void(bool)> ready) {
    socket_.async_wait(socket::wait_read,
                       [ready = std::move(ready)](error_code problem) mutable { ready(!problem); });
}

void transport::on_writable(std::move_only_function<void(bool)> ready) {
    socket_.async_wait(socket::wait_write,
                       [ready = std::move(ready)](error_code problem) mutable { ready(!problem); });
}

void transport::tune_for_requests() {
    const int fd = socket_.native_handle();
    set_option(fd, IPPROTO_TCP, TCP_NODELAY, 1);
    set_option(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, unacknowledged_ms_max);
}

void transport::tune_for_sources() {
    set_option(
        socket_.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, limits::source_unsent_bytes_max);
}

void transport::tune_for_stream() {
    const int fd = socket_.native_handle();
    set_option(fd, SOL_SOCKET, SO_SNDBUF, limits::stream_send_buffer_bytes);
    set_option(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, stream_unsent_bytes_max);
}

void transport::cancel() {
    error_code ignored;
    socket_.cancel(ignored);
}

void transport::shut_down() {
    if (tls_ != nullptr && SSL_is_init_finished(tls_) == 1) {
        ERR_clear_error();
        SSL_shutdown(tls_);
    }
    error_code ignored;
    socket_.shutdown(socket::shutdown_send, ignored);
}

void transport::close() {
    error_code ignored;
    socket_.close(ignored);
}

}  // namespace snug::http
