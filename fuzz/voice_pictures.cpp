// Hostile packets of pictures and hostile misses, as they would be after decryption: what is kept
// is what came, each number once, and what is asked for stays within its bounds.
#include "voice/core/missing_packets.hpp"
#include "voice/core/packet_history.hpp"
#include "voice/core/stream_rewriter.hpp"
#include "voice/core/vp8.hpp"

#include <array>
#include <cstdlib>

using namespace snug::voice;
namespace limits = snug::limits;

namespace {

struct stream {
    instant now{std::chrono::seconds(10)};
    packet_history history{};
    missing_packets missing{};
    stream_rewriter numbers{7, 96, media_kind::video};

    void take(std::uint16_t sequence, bytes_view payload) {
        rtp_packet packet;
        packet.header = {.payload_type = 96, .sequence = sequence, .timestamp = 0, .ssrc = 5};
        packet.payload = payload;
        const auto index = history.keep(now, packet);
        if (!index) return;
        if (history.keep(now, packet)) std::abort();
        const auto kept = history.find(now, sequence);
        if (!kept || kept->payload.size() != payload.size()) std::abort();
        (void)missing.hear(now, *index);
        if (const auto out = numbers.rewrite(now, packet.header)) {
            if (numbers.original(out->sequence).value_or(sequence) != sequence) std::abort();
        }
        (void)parse_vp8(payload);
        std::array<nack_pair, 4> pairs{};
        if (missing.ask(now, pairs) > pairs.size()) std::abort();
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    stream of;
    bytes_view rest(data, size);
    // Four bytes for each: what to do, how much time has passed, the number of the packet.
    while (rest.size() >= 4) {
        const std::uint8_t what = rest[0];
        of.now += std::chrono::milliseconds(rest[1]);
        const std::uint16_t sequence = load16(rest, 2);
        rest = rest.subspan(4);
        if (what == 0) of.numbers.restart();
        if (what == 1) (void)of.history.find(of.now, sequence);
        if (what == 2) (void)of.numbers.original(sequence);
        if (what > 2) of.take(sequence, rest.first(std::min<std::size_t>(what, rest.size())));
    }
    return 0;
}
