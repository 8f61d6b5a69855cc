#include "voice/core/srtp.hpp"

#include "voice/core/rtcp.hpp"
#include "voice/core/rtp.hpp"

#include <algorithm>

namespace snug::voice {

namespace {

constexpr std::uint64_t roc_step = 0x1'0000;
constexpr std::uint64_t index_end = std::uint64_t{1} << 48U;
constexpr std::uint32_t rtcp_index_max = 0x7FFF'FFFF;
// Microphone, camera, screen and its sound, retransmissions, and SSRCs that only speak RTCP.
constexpr std::size_t sources_at_first = 16;

std::uint64_t index_in(const replay_window& stream, std::uint16_t sequence) {
    return stream.any() ? estimate_index(stream.highest(), sequence) : sequence;
}

}  // namespace

std::uint64_t estimate_index(std::uint64_t highest, std::uint16_t sequence) {
    const std::uint64_t here = (highest & ~(roc_step - 1)) | sequence;
    if (here + roc_step / 2 < highest) return here + roc_step;
    if (here > highest + roc_step / 2 && here >= roc_step) return here - roc_step;
    return here;
}

srtp_sender::srtp_sender(srtp_profile profile, const srtp_master& master)
    : cipher_(srtp_cipher::make(profile, master, cipher_direction::seal)) {}

srtp_size srtp_sender::protect_rtp(bytes_out buffer, std::size_t size, replay_window& stream) {
    const auto header = size <= buffer.size() ? rtp_header_size(buffer.first(size)) : std::nullopt;
    const std::size_t whole = size + cipher_->rtp_trailer();
    if (!header || buffer.size() < whole) return std::unexpected(srtp_refusal::malformed);
    const std::uint64_t index = index_in(stream, load16(buffer, 2));
    if (index >= index_end) return std::unexpected(srtp_refusal::used_up);
    if (!stream.is_fresh(index)) return std::unexpected(srtp_refusal::replayed);
    stream.mark(index);
    if (!cipher_->seal_rtp(buffer.first(whole), *header, index)) {
        return std::unexpected(srtp_refusal::malformed);
    }
    return whole;
}

srtp_size srtp_sender::protect_rtp_again(bytes_out buffer,
                                         std::size_t size,
                                         const replay_window& stream) {
    const auto header = size <= buffer.size() ? rtp_header_size(buffer.first(size)) : std::nullopt;
    const std::size_t whole = size + cipher_->rtp_trailer();
    if (!header || buffer.size() < whole) return std::unexpected(srtp_refusal::malformed);
    const std::uint64_t index = index_in(stream, load16(buffer, 2));
    if (stream.is_fresh(index) || !cipher_->seal_rtp(buffer.first(whole), *header, index))
        return std::unexpected(srtp_refusal::malformed);
    return whole;
}

srtp_size srtp_sender::protect_rtcp(bytes_out buffer, std::size_t size) {
    const std::size_t whole = size + cipher_->rtcp_trailer();
    if (size < rtcp_header_bytes || buffer.size() < whole) {
        return std::unexpected(srtp_refusal::malformed);
    }
    if (rtcp_index_ == rtcp_index_max) return std::unexpected(srtp_refusal::used_up);
    if (!cipher_->seal_rtcp(buffer.first(whole), ++rtcp_index_)) {
        return std::unexpected(srtp_refusal::malformed);
    }
    return whole;
}

srtp_receiver::srtp_receiver(srtp_profile profile, const srtp_master& master)
    : cipher_(srtp_cipher::make(profile, master, cipher_direction::open)) {
    sources_.reserve(sources_at_first);
}

srtp_receiver::source* srtp_receiver::find(std::uint32_t ssrc) {
    // What was ended long ago is behind what is sent now.
    const auto found = std::find_if(
        sources_.rbegin(), sources_.rend(), [&](const source& each) { return each.ssrc == ssrc; });
    return found == sources_.rend() ? nullptr : &*found;
}

srtp_receiver::source* srtp_receiver::add(std::uint32_t ssrc) {
    if (sources_.size() == limits::srtp_sources_max) return nullptr;
    return &sources_.emplace_back(source{.ssrc = ssrc, .rtp = {}, .rtcp = {}});
}

srtp_size srtp_receiver::unprotect_rtp(bytes_out packet) {
    const auto header = rtp_header_size(packet);
    const std::size_t trailer = cipher_->rtp_trailer();
    if (!header || packet.size() < *header + trailer) {
        return std::unexpected(srtp_refusal::malformed);
    }
    const std::uint32_t ssrc = load32(packet, 8);
    source* from = find(ssrc);
    const std::uint16_t sequence = load16(packet, 2);
    const std::uint64_t index = from != nullptr ? index_in(from->rtp, sequence) : sequence;
    if (index >= index_end || (from != nullptr && !from->rtp.is_fresh(index))) {
        return std::unexpected(srtp_refusal::replayed);
    }
    if (!cipher_->open_rtp(packet, *header, index)) return std::unexpected(srtp_refusal::forged);
    if (from == nullptr) from = add(ssrc);
    if (from == nullptr) return std::unexpected(srtp_refusal::crowded);
    from->rtp.mark(index);
    return packet.size() - trailer;
}

srtp_size srtp_receiver::unprotect_rtcp(bytes_out packet) {
    const std::size_t trailer = cipher_->rtcp_trailer();
    if (packet.size() < rtcp_header_bytes + trailer) {
        return std::unexpected(srtp_refusal::malformed);
    }
    const std::uint32_t ssrc = load32(packet, 4);
    const std::uint32_t index = cipher_->rtcp_index(packet);
    source* from = find(ssrc);
    if (from != nullptr && !from->rtcp.is_fresh(index)) {
        return std::unexpected(srtp_refusal::replayed);
    }
    if (!cipher_->open_rtcp(packet)) return std::unexpected(srtp_refusal::forged);
    if (from == nullptr) from = add(ssrc);
    if (from == nullptr) return std::unexpected(srtp_refusal::crowded);
    from->rtcp.mark(index);
    return packet.size() - trailer;
}

std::optional<std::uint64_t> srtp_receiver::highest_index(std::uint32_t ssrc) const {
    const auto found = std::find_if(
        sources_.rbegin(), sources_.rend(), [&](const source& each) { return each.ssrc == ssrc; });
    if (found == sources_.rend() || !found->rtp.any()) return std::nullopt;
    return found->rtp.highest();
}

}  // namespace snug::voice
