#include "voice/core/dtls_bio.hpp"

#include "base/voice_limits.hpp"

#include <algorithm>
#include <memory>

namespace snug::voice {

namespace {

datagram_port& port_of(BIO* bio) {
    return *static_cast<datagram_port*>(BIO_get_data(bio));
}

/// What does not fit is cut off, as with recv on a socket.
int read_datagram(BIO* bio, char* out, int room) {
    BIO_clear_retry_flags(bio);
    datagram_port& port = port_of(bio);
    if (port.incoming.empty() || room <= 0) {
        BIO_set_retry_read(bio);
        return -1;
    }
    const std::size_t size = std::min(port.incoming.size(), static_cast<std::size_t>(room));
    std::copy_n(port.incoming.begin(), size, out);
    port.incoming = {};
    return static_cast<int>(size);
}

int write_datagram(BIO* bio, const char* bytes, int size) {
    BIO_clear_retry_flags(bio);
    if (size <= 0) return 0;
    port_of(bio).outgoing.emplace_back(bytes, bytes + size);
    return size;
}

long control(BIO*, int command, long, void*) {
    constexpr long ip_and_udp_bytes = 48;  // IPv6, the longer of the two
    switch (command) {
        case BIO_CTRL_FLUSH:
        case BIO_CTRL_DUP:
            return 1;
        case BIO_CTRL_DGRAM_QUERY_MTU:
        case BIO_CTRL_DGRAM_GET_FALLBACK_MTU:
            return limits::dtls_datagram_bytes_max;
        case BIO_CTRL_DGRAM_GET_MTU_OVERHEAD:
            return ip_and_udp_bytes;
        default:
            return 0;
    }
}

struct free_method {
    void operator()(BIO_METHOD* method) const { BIO_meth_free(method); }
};

std::unique_ptr<BIO_METHOD, free_method> make_method() {
    std::unique_ptr<BIO_METHOD, free_method> made(
        BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "datagrams in memory"));
    if (!made) return nullptr;
    BIO_meth_set_read(made.get(), read_datagram);
    BIO_meth_set_write(made.get(), write_datagram);
    BIO_meth_set_ctrl(made.get(), control);
    return made;
}

}  // namespace

BIO* make_datagram_bio(datagram_port& port) {
    static const auto method = make_method();
    BIO* const made = method ? BIO_new(method.get()) : nullptr;
    if (made == nullptr) return nullptr;
    BIO_set_data(made, &port);
    BIO_set_init(made, 1);
    return made;
}

}  // namespace snug::voice
