// Hostile RTP and RTCP, as they would be after decryption: views stay within the bytes, a header
// that is written anew says the same, and so does a bitrate.
#include "voice/core/datagram_kind.hpp"
#include "voice/core/rtcp.hpp"
#include "voice/core/rtp.hpp"
#include "voice/core/vp8.hpp"

#include <cstdlib>

using namespace snug::voice;

namespace {

void touch(bytes_view whole, bytes_view part) {
    if (part.empty()) return;
    if (part.data() < whole.data() || part.data() + part.size() > whole.data() + whole.size()) {
        std::abort();
    }
}

void read_rtp(bytes_view packet) {
    const auto read = parse_rtp(packet);
    if (!read) return;
    touch(packet, read->payload);
    touch(packet, read->extensions);
    if (rtp_header_size(packet) != read->header_bytes) std::abort();
    for (unsigned id = 0; id < 256; ++id) {
        const auto found = find_extension(*read, static_cast<std::uint8_t>(id));
        if (found) touch(packet, *found);
        if (found) (void)parse_audio_level(*found);
    }
    if (const auto picture = parse_vp8(read->payload)) {
        if (picture->descriptor_bytes >= read->payload.size()) std::abort();
        if (picture->is_key_frame && !picture->begins_frame) std::abort();
    }
    std::array<std::uint8_t, 64> out{};
    const std::size_t size = write_rtp_header(out, read->header, {});
    if (parse_rtp(bytes_view(out).first(size))->header != read->header) std::abort();
}

void read_remb(const rtcp_packet& packet) {
    const auto rate = parse_remb(packet);
    if (!rate) return;
    std::array<std::uint8_t, 20> out{};
    write_remb(out, 1, *rate, {});
    const auto again = parse_rtcp(out)->next();
    // Written in its shortest form, it may have lost the low bits that it never had.
    if (!again || parse_remb(*again) != *rate) std::abort();
}

void read_rtcp(bytes_view compound) {
    auto reader = parse_rtcp(compound);
    if (!reader) return;
    while (const auto packet = reader->next()) {
        touch(compound, packet->body);
        (void)parse_sender_report(*packet);
        (void)parse_pli(*packet);
        read_remb(*packet);
        for (std::size_t i = 0; i < 33; ++i) {
            (void)parse_report_block(*packet, i);
            (void)parse_bye(*packet, i);
            (void)parse_nack_pair(*packet, i);
            (void)parse_fir(*packet, i);
            (void)parse_remb_source(*packet, i);
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const bytes_view packet(data, size);
    (void)kind_of(packet);
    read_rtp(packet);
    read_rtcp(packet);
    return 0;
}
