// A connected socket, plain or TLS, that never blocks: it tries, and says what to wait for. Owned
// by a connection and then perhaps by its stream; the reactor's thread only. OpenSSL works straight
// on the descriptor, so an idle TLS connection keeps no buffers (SSL_MODE_RELEASE_BUFFERS). It has
// no time-outs: its owner cancels it.
#pragma once

#include "http/async.hpp"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <sys/uio.h>

using SSL = struct ssl_st;  // as OpenSSL declares them
using SSL_CTX = struct ssl_ctx_st;

namespace snug::http {

enum class io_status : unsigned char { done, wants_read, wants_write, ended, failed };

struct io_result {
    io_status status = io_status::done;
    std::size_t bytes = 0;
};

class transport {
public:
    using socket = boost::asio::basic_stream_socket<boost::asio::generic::stream_protocol,
                                                    boost::asio::io_context::executor_type>;

    explicit transport(socket connected);
    ~transport();
    transport(const transport&) = delete;
    transport& operator=(const transport&) = delete;

    /// From now on TLS; then `handshake` until it is done.
    bool begin_tls(const std::shared_ptr<SSL_CTX>& context);
    io_status handshake();
    bool is_tls() const { return tls_ != nullptr; }

    io_result read_some(std::span<char> room);
    /// One writev. On TLS small pieces leave as one record.
    io_result write_some(std::span<const iovec> pieces);
    /// One sendfile(2) of at most `size` bytes from `offset` of an open file. Plain sockets only. A
    /// file that ends before is a failure.
    io_result send_file(int file, std::uint64_t offset, std::size_t size);
    /// The first byte to come, without taking it; 0 when there is none.
    unsigned char peek();

    /// False when cancelled or broken.
    async<bool> wait_for(io_status what);
    /// Waits for bytes and reads them, with one system call where the kernel has them.
    async<io_result> read(std::span<char> room);

    void on_readable(std::move_only_function<void(bool)> ready);
    void on_writable(std::move_only_function<void(bool)> ready);

    /// Small kernel buffers, so that what a slow reader has not taken is counted here and not
    /// there.
    void tune_for_stream();
    void tune_for_requests();
    /// A slow reader is seen to move before the whole send buffer has gone.
    void tune_for_sources();

    /// What is waited for ends with false.
    void cancel();
    /// No more will be sent (FIN, and close_notify on TLS).
    void shut_down();
    void close();

private:
    io_result tls_result(int returned);

    socket socket_;
    SSL* tls_ = nullptr;
};

}  // namespace snug::http
