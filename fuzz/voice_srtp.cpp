// Hostile SRTP and SRTCP under keys nobody knows, and clear packets of any shape sealed and opened:
// forgeries are refused and leave no trace, and what was sealed opens to what it was.
#include "voice/core/srtp.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace snug::voice;

namespace {

void try_profile(srtp_profile profile, bytes_view data) {
    srtp_master master;
    master.key.fill(0x5A);
    srtp_sender sender(profile, master);
    srtp_receiver receiver(profile, master);
    std::vector<std::uint8_t> forged(data.begin(), data.end());
    if (receiver.unprotect_rtp(forged)) std::abort();
    forged.assign(data.begin(), data.end());
    if (receiver.unprotect_rtcp(forged)) std::abort();

    std::vector<std::uint8_t> buffer(data.begin(), data.end());
    buffer.resize(data.size() + snug::limits::srtp_trailer_bytes_max);
    replay_window stream;
    if (const auto size = sender.protect_rtp(buffer, data.size(), stream)) {
        const auto opened = receiver.unprotect_rtp(bytes_out(buffer).first(*size));
        if (opened != data.size() || !std::ranges::equal(data, bytes_view(buffer).first(*opened))) {
            std::abort();
        }
    }
    std::ranges::copy(data, buffer.begin());
    if (const auto size = sender.protect_rtcp(buffer, data.size())) {
        const auto opened = receiver.unprotect_rtcp(bytes_out(buffer).first(*size));
        if (opened != data.size() || !std::ranges::equal(data, bytes_view(buffer).first(*opened))) {
            std::abort();
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const bytes_view packet(data, std::min<std::size_t>(size, 1'500));
    try_profile(srtp_profile::aead_aes_128_gcm, packet);
    try_profile(srtp_profile::aes128_cm_sha1_80, packet);
    return 0;
}
