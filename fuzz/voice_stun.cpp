// Hostile STUN: parsing stays within the bytes, and an agent answers nobody who does not know its
// password, nor ever with more than came. The fuzzer's bytes are tried as they are and with their
// fingerprint made right, since no fuzzer finds a CRC.
#include "voice/core/ice.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace snug::voice;

namespace {

std::uint32_t crc_of(bytes_view bytes) {
    std::uint32_t crc = ~0U;
    for (const auto byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? 0xEDB88320U ^ (crc >> 1U) : crc >> 1U;
    }
    return ~crc;
}

void answer(bytes_view datagram) {
    const auto message = parse_stun(datagram);
    if (!message) return;
    if (has_integrity(datagram, *message, "a password that nobody knows")) std::abort();
    ice_agent agent({"ours", "a password that nobody knows"}, "theirs", {});
    std::array<std::uint8_t, 600> reply{};
    const auto outcome = agent.check({}, {}, datagram, *message, reply);
    if (outcome.reply != 0 || outcome.proven || agent.path()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    answer({data, size});
    std::vector<std::uint8_t> closed(data, data + std::min<std::size_t>(size, 500));
    closed.resize(std::max<std::size_t>(20, (closed.size() + 3) / 4 * 4));
    store16(closed, 2, static_cast<std::uint16_t>(closed.size() - 12));
    store32(closed, 4, 0x2112A442);
    const std::uint32_t fingerprint = crc_of(closed) ^ 0x5354554EU;
    closed.resize(closed.size() + 8);
    store32(bytes_out(closed).last(8), 0, 0x80280004);
    store32(bytes_out(closed).last(4), 0, fingerprint);
    answer(closed);
    return 0;
}
