// Hostile datagrams (two bytes of length before each, the lowest bit of it says from whom) at a
// switchboard with a call in it whose address is proven and one that is not: no crash, and nothing
// is sent to anybody who has not proven himself.
#include "voice/core/sdp_samples.hpp"
#include "voice/core/switchboard.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace snug::voice;
using snug::limits::stun_bytes_max;

namespace {

const dtls_identity& identity() {
    static const dtls_identity made(std::chrono::sys_seconds{std::chrono::seconds(1'800'000'000)});
    return made;
}

std::string line(const std::string& text, std::string_view begin) {
    const auto at = text.find(begin) + begin.size();
    return text.substr(at, text.find('\r', at) - at);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string offer = as_sdp(chromium_offer);
    static outbox out;
    out.clear();
    instant now{};
    switchboard server(identity(), {});
    const auto joined = server.join(now, room_id(1), offer, out);
    const transport_address friendly{.ip = {1}, .port = 1};
    const transport_address stranger{.ip = {2}, .port = 2};
    const std::string username = line(joined->answer, "a=ice-ufrag:") + ":C/t4";
    std::vector<std::uint8_t> check(stun_bytes_max);
    check.resize(write_stun_check(
        check, {.username = username, .use_candidate = true}, line(joined->answer, "a=ice-pwd:")));
    server.receive(now, friendly, check, out);
    if (out.sent().size() != 1) std::abort();

    bytes_view rest(data, size);
    while (rest.size() > 2) {
        const bool known = (rest[1] & 1U) != 0;
        const std::size_t wanted = (load16(rest, 0) >> 1U) % 1'500;
        rest = rest.subspan(2);
        const bytes_view piece = rest.first(std::min(wanted, rest.size()));
        rest = rest.subspan(piece.size());
        std::vector<std::uint8_t> datagram(piece.begin(), piece.end());
        out.clear();
        server.receive(now, known ? friendly : stranger, datagram, out);
        now += std::chrono::milliseconds(50);
        server.tick(now, out);
        for (const auto& each : out.sent()) {
            if (each.to != friendly) std::abort();
        }
    }
    return 0;
}
