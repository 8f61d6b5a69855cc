// Hostile DTLS datagrams (two bytes of length before each) to a server that waits for its first
// ClientHello, and to one whose handshake is over: no crash, no keys, no end of the call, and no
// more than a bounded number of answers.
#include "base/voice_limits.hpp"
#include "voice/core/dtls.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

using namespace snug::voice;

namespace {

const dtls_identity& identity() {
    static const dtls_identity made(std::chrono::sys_seconds{std::chrono::seconds(1'800'000'000)});
    return made;
}

/// With a peer that has gone silent since.
std::unique_ptr<dtls_session> connected(instant now) {
    const snug::digest& shown = identity().fingerprint();
    auto server = std::make_unique<dtls_session>(identity(), shown, dtls_role::passive, now);
    dtls_session client(identity(), shown, dtls_role::active, now);
    datagrams to_server;
    client.tick(now, to_server);
    while (!to_server.empty()) {
        datagrams to_client;
        for (const auto& each : to_server)
            server->receive(now, each, to_client);
        to_server.clear();
        for (const auto& each : to_client)
            client.receive(now, each, to_server);
    }
    if (server->state() != dtls_state::connected) std::abort();
    return server;
}

/// How much came back of what is in `rest`.
std::size_t talk_to(dtls_session& session, instant now, bytes_view rest) {
    datagrams out;
    while (rest.size() > 2) {
        const std::size_t wanted = load16(rest, 0) % 1'500;
        rest = rest.subspan(2);
        const bytes_view datagram = rest.first(std::min(wanted, rest.size()));
        rest = rest.subspan(datagram.size());
        session.receive(now, datagram, out);
        now += std::chrono::milliseconds(40);
        session.tick(now, out);
    }
    return out.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const instant now{};
    dtls_session fresh(identity(), {}, dtls_role::passive, now);
    talk_to(fresh, now, {data, size});
    if (fresh.keys()) std::abort();

    static const auto after = connected(now);
    static std::size_t answers = 0;
    answers += talk_to(*after, now, {data, size});
    if (after->state() != dtls_state::connected ||
        answers > snug::limits::dtls_last_flight_resends * snug::limits::dtls_flight_max)
        std::abort();
    return 0;
}
