#include "voice/core/call.hpp"

#include "base/bytes.hpp"

#include <algorithm>
#include <utility>

namespace snug::voice {

uplink* call::microphone() {
    const auto found = std::ranges::find(uplinks_, stream_kind::mic, &uplink::kind);
    return found == uplinks_.end() ? nullptr : &*found;
}

uplink* call::sending(stream_kind kind) {
    if (kind == stream_kind::mic) return microphone();
    const auto found = std::ranges::find_if(
        uplinks_, [&](const uplink& each) { return each.kind == kind && each.is_active; });
    return found == uplinks_.end() ? nullptr : &*found;
}

bool call::watches(const stream_id& what) const {
    if (what.kind == stream_kind::mic) return true;
    const auto& whom = what.kind == stream_kind::camera ? watched_.camera : watched_.screen;
    return std::ranges::find(whom, what.of) != whom.end();
}

void call::flush(datagrams& words, outbox& out) {
    if (!ice_.path()) return;
    const std::size_t count = std::min(words.size(), limits::voice_dtls_pending_max);
    for (std::size_t i = 0; i < count; ++i)
        out.send(*ice_.path(), words[i]);
}

void call::take_dtls(instant now, bytes_view datagram, outbox& out) {
    datagrams words;
    dtls_.receive(now, datagram, words);
    flush(words, out);
    if (sender_ || !dtls_.keys()) return;
    sender_.emplace(dtls_.keys()->profile, dtls_.keys()->ours);
    receiver_.emplace(dtls_.keys()->profile, dtls_.keys()->theirs);
    ice_.set_keyed();
    out.tell({.news = voice_news::connected, .call = id_, .other = {}});
}

std::optional<bytes_view> call::open_rtp(instant now,
                                         const transport_address& from,
                                         bytes_out packet) {
    if (!receiver_) return std::nullopt;
    const auto size = receiver_->unprotect_rtp(packet);
    if (!size) return std::nullopt;
    dtls_.confirm();
    ice_.heard(now, from);
    return packet.first(*size);
}

std::optional<bytes_view> call::open_rtcp(instant now,
                                          const transport_address& from,
                                          bytes_out packet) {
    if (!receiver_) return std::nullopt;
    const auto size = receiver_->unprotect_rtcp(packet);
    if (!size) return std::nullopt;
    dtls_.confirm();
    ice_.heard(now, from);
    return packet.first(*size);
}

uplink* call::find_sender(const rtp_packet& packet, repair is) {
    const auto type_of = [&](const uplink& each) {
        return is == repair::yes ? each.rtx_payload_type : each.payload_type;
    };
    const auto ssrc_of = [&](uplink& each) -> std::optional<std::uint32_t>& {
        return is == repair::yes ? each.rtx_ssrc : each.ssrc;
    };
    const rtp_header& header = packet.header;
    for (uplink& each : uplinks_) {
        if (ssrc_of(each) == header.ssrc && type_of(each) == header.payload_type) return &each;
    }
    for (uplink& each : uplinks_) {
        if (ssrc_of(each) || type_of(each) != header.payload_type) continue;
        const auto mid = find_extension(packet, each.mid_extension);
        if (!mid || as_view(*mid) != each.mid) continue;
        ssrc_of(each) = header.ssrc;
        return &each;
    }
    return nullptr;
}

std::uint64_t call::index_of(const rtp_header& header) const {
    const auto highest = receiver_ ? receiver_->highest_index(header.ssrc) : std::nullopt;
    return estimate_index(highest.value_or(header.sequence), header.sequence);
}

void call::send_rtp(instant now,
                    slot& into,
                    const rtp_packet& packet,
                    std::optional<audio_level> level,
                    outbox& out) {
    const bool unheard = state_.deafened && into.media == media_kind::audio;
    if (!sender_ || !ice_.path() || unheard) return;
    const bytes_out buffer = out.reserve();
    if (buffer.empty()) return;
    const auto header = into.numbers.rewrite(now, packet.header);
    if (!header) return;
    const std::size_t head = write_rtp_header(
        buffer,
        *header,
        {.mid_id = 0, .mid = {}, .level_id = into.level_extension, .level = level});
    const std::size_t size = head + packet.payload.size();
    if (head == 0 || size > limits::voice_payload_bytes_max) return;
    std::ranges::copy(packet.payload, buffer.begin() + static_cast<std::ptrdiff_t>(head));
    const auto sealed = sender_->protect_rtp(buffer, size, into.sealed);
    if (!sealed) return;
    ++into.packets;
    into.octets += static_cast<std::uint32_t>(packet.payload.size());
    const bool is_picture = into.media == media_kind::video;
    out.commit(*ice_.path(), *sealed, is_picture ? urgency::pictures : urgency::voice);
}

void call::send_again(slot& into, const rtp_packet& packet, outbox& out) {
    if (!sender_ || !ice_.path()) return;
    auto header = into.numbers.header_again(packet.header);
    const bytes_out buffer = header ? out.reserve() : bytes_out();
    if (buffer.empty()) return;
    const bool wrapped = into.rtx_payload_type != 0;
    const std::uint16_t original = header->sequence;
    if (wrapped) {
        header->payload_type = into.rtx_payload_type;
        header->ssrc = into.rtx_ssrc;
        header->sequence = into.rtx_sequence++;
    }
    std::size_t size = write_rtp_header(buffer, *header, {});
    if (wrapped) {
        store16(buffer, size, original);
        size += rtx_original_bytes;
    }
    std::ranges::copy(packet.payload, buffer.begin() + static_cast<std::ptrdiff_t>(size));
    size += packet.payload.size();
    const auto sealed = wrapped ? sender_->protect_rtp(buffer, size, into.rtx_sealed)
                                : sender_->protect_rtp_again(buffer, size, into.sealed);
    if (sealed) out.commit(*ice_.path(), *sealed, urgency::pictures);
}

void call::send_rtcp(bytes_out buffer, std::size_t size, outbox& out) {
    if (!sender_ || !ice_.path() || size == 0) return;
    const auto sealed = sender_->protect_rtcp(buffer, size);
    if (sealed) out.commit(*ice_.path(), *sealed);
}

bool call::tick(instant now, outbox& out) {
    if (now >= dtls_.next_tick()) {
        datagrams words;
        dtls_.tick(now, words);
        flush(words, out);
    }
    return !is_over() && now < ice_.consent_until();
}

bool call::changes_faltering(instant now) {
    const bool falters = now - ice_.last_heard() >= limits::voice_falters_after;
    return std::exchange(faltering_, falters) != falters;
}

bool call::changes_shown() {
    const shown_streams now{.camera = sending(stream_kind::camera) != nullptr,
                            .screen = sending(stream_kind::screen) != nullptr};
    return std::exchange(shown_, now) != now;
}

bool call::changes_missing(missing_slots now) {
    return std::exchange(missing_, now) != now;
}

call_facts call::facts() const {
    call_facts known{.reached = ice_.is_reached(), .connected = is_connected()};
    const auto microphone = std::ranges::find(uplinks_, stream_kind::mic, &uplink::kind);
    if (microphone != uplinks_.end()) {
        known.packets = microphone->received.packets();
        known.loudest = microphone->loud.loudest();
    }
    return known;
}

bool call::takes_rate(instant now) {
    if (now < rate_due_) return false;
    rate_due_ = now + limits::video_rate_asked_every;
    return true;
}

void call::close(outbox& out) {
    datagrams words;
    dtls_.close(words);
    flush(words, out);
}

bool call::is_over() const {
    return dtls_.state() == dtls_state::closed || dtls_.state() == dtls_state::failed;
}

}  // namespace snug::voice
