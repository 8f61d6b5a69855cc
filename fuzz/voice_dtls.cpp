// Hostile DTLS datagrams (two bytes of length before each) to a server that waits for its first
// ClientHello: no crash, no keys, and no more than a bounded number of answers.
#include "voice/core/dtls.hpp"

#include <algorithm>
#include <cstdlib>

using namespace snug::voice;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const dtls_identity identity(
        std::chrono::sys_seconds{std::chrono::seconds(1'800'000'000)});
    instant now{};
    dtls_session session(identity, {}, dtls_role::passive, now);
    datagrams out;
    bytes_view rest(data, size);
    while (rest.size() > 2) {
        const std::size_t wanted = load16(rest, 0) % 1'500;
        rest = rest.subspan(2);
        const bytes_view datagram = rest.first(std::min(wanted, rest.size()));
        rest = rest.subspan(datagram.size());
        session.receive(now, datagram, out);
        now += std::chrono::milliseconds(40);
        session.tick(now, out);
    }
    if (session.keys()) std::abort();
    return 0;
}
