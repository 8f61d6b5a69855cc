// For tests only: a blocking TLS client over a real socket, with what it takes to look at a
// handshake.
#pragma once

#include "http/test_support.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <string_view>

namespace snug::http::test {

class tls_client {
public:
    explicit tls_client(std::uint16_t port)
        : plain_(port), context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free) {
        SSL_CTX_set_verify(context_.get(), SSL_VERIFY_NONE, nullptr);
    }
    ~tls_client() {
        // OpenSSL would mark the session of a connection without goodbye as not to be resumed.
        if (tls_ != nullptr && SSL_is_init_finished(tls_) == 1) SSL_shutdown(tls_);
        SSL_free(tls_);
    }
    tls_client(const tls_client&) = delete;
    tls_client& operator=(const tls_client&) = delete;

    SSL_CTX* context() { return context_.get(); }
    SSL* tls() { return tls_; }

    bool shake_hands(SSL_SESSION* resumed = nullptr) {
        tls_ = SSL_new(context_.get());
        SSL_set_fd(tls_, plain_.fd());
        std::string name = "localhost";
        SSL_ctrl(tls_, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
        if (resumed != nullptr) SSL_set_session(tls_, resumed);
        return SSL_connect(tls_) == 1;
    }

    void send(std::string_view bytes) {
        SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size()));
    }

    std::string read_until(std::string_view mark) {
        while (held_.find(mark) == std::string::npos && read_more()) {
        }
        const std::size_t found = held_.find(mark);
        const std::size_t size = found == std::string::npos ? held_.size() : found + mark.size();
        std::string front = held_.substr(0, size);
        held_.erase(0, size);
        return front;
    }

    std::string read(std::size_t size) {
        while (held_.size() < size && read_more()) {
        }
        std::string front = held_.substr(0, size);
        held_.erase(0, front.size());
        return front;
    }

    /// True when the server said close_notify.
    bool is_closed() {
        while (read_more()) {
        }
        return (SSL_get_shutdown(tls_) & SSL_RECEIVED_SHUTDOWN) != 0;
    }

private:
    bool read_more() {
        char room[16384];
        const int got = SSL_read(tls_, room, sizeof room);
        if (got > 0) held_.append(room, static_cast<std::size_t>(got));
        return got > 0;
    }

    client plain_;
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
    SSL* tls_ = nullptr;
    std::string held_;
};

}  // namespace snug::http::test
