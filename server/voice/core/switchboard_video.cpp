// Pictures on their way: key frames, and what was lost.
#include "voice/core/switchboard.hpp"
#include "voice/core/vp8.hpp"

#include <algorithm>

namespace snug::voice {

namespace {

slot* slot_with(call& viewer, std::uint32_t ssrc) {
    const auto found = std::ranges::find_if(
        viewer.slots(), [&](const slot& each) { return each.numbers.ssrc() == ssrc; });
    return found == viewer.slots().end() ? nullptr : &*found;
}

}  // namespace

/// The pictures in the slot that sends as `ssrc`, or null.
uplink* switchboard::shown_in(call& viewer, std::uint32_t ssrc) {
    const slot* const into = slot_with(viewer, ssrc);
    if (into == nullptr || !into->source) return nullptr;
    uplink* const source = find_uplink(*into->source);
    return source != nullptr && source->picture ? source : nullptr;
}

void switchboard::receive_again(instant now, call& from, const rtp_packet& packet, outbox& out) {
    uplink* const source = from.find_sender(packet, call::repair::yes);
    if (source == nullptr || !source->picture || !source->budget.take(now)) return;
    if (const auto original = source->unwrap(packet))
        take_picture(now, from, *source, *original, out);
}

/// Each number once, whichever way it came: what goes out under it is always the same.
void switchboard::take_picture(
    instant now, call& from, uplink& picture, const rtp_packet& packet, outbox& out) {
    const auto index = picture.picture->history.keep(now, packet);
    if (!index) return;
    if (!picture.picture->missing.hear(now, *index)) picture.key_frame.want();
    forward_picture(now, from, picture, packet, out);
    ask_for_missing(now, from, picture, out);
}

/// A packet of nothing but padding goes on too: its number would be missed.
void switchboard::forward_picture(
    instant now, call& from, uplink& picture, const rtp_packet& packet, outbox& out) {
    member* const its = member_of(from);
    if (its == nullptr) return;
    const auto read = parse_vp8(packet.payload);
    const bool is_key_frame = read && read->is_key_frame;
    if (is_key_frame) picture.key_frame.begins();
    for (const auto& each : its->listeners_of(picture.kind)) {
        slot& into = each.to->slots()[each.slot];
        if (!each.to->is_connected() || (into.awaits_key_frame && !is_key_frame)) continue;
        into.awaits_key_frame = false;
        each.to->send_rtp(now, into, packet, {}, out);
    }
}

/// Whoever sees a picture may want it whole (RFC 4585 section 6.3.1, RFC 5104 section 4.3.1).
void switchboard::take_key_frame_wishes(instant now,
                                        call& from,
                                        const rtcp_packet& packet,
                                        outbox& out) {
    const auto wish = [&](std::uint32_t ssrc) {
        uplink* const source = shown_in(from, ssrc);
        if (source == nullptr) return;
        source->key_frame.want();
        ask_for_key_frame(now, *calls_.at(slot_with(from, ssrc)->source->of), *source, out);
    };
    if (const auto media = parse_pli(packet)) wish(*media);
    for (std::size_t i = 0; i < limits::rtcp_blocks_max; ++i) {
        const auto media = parse_fir(packet, i);
        if (!media) return;
        wish(*media);
    }
}

/// What was shown before somebody could see it has to begin again.
void switchboard::want_key_frames_of(call& viewer) {
    for (const slot& each : viewer.slots()) {
        uplink* const source = each.source ? find_uplink(*each.source) : nullptr;
        if (each.awaits_key_frame && source != nullptr) source->key_frame.want();
    }
}

void switchboard::ask_for_key_frame(instant now, call& sender, uplink& of, outbox& out) {
    if (media_of(of.kind) != media_kind::video || !of.is_active || !of.ssrc) return;
    if (!sender.is_connected() || !of.key_frame.take(now)) return;
    const bytes_out buffer = out.reserve();
    if (buffer.empty()) return;
    sender.send_rtcp(buffer, write_pli(buffer, sender.own_ssrc(), *of.ssrc), out);
}

void switchboard::ask_for_missing(instant now, call& sender, uplink& of, outbox& out) {
    if (!of.picture || !of.answers_nack || !of.ssrc) return;
    std::array<nack_pair, limits::rtcp_nacks_max> pairs{};
    const std::size_t used = of.picture->missing.ask(now, pairs);
    if (used == 0) return;
    const bytes_out buffer = out.reserve();
    if (buffer.empty()) return;
    const auto wanted = std::span(pairs).first(used);
    sender.send_rtcp(buffer, write_nack(buffer, sender.own_ssrc(), *of.ssrc, wanted), out);
}

void switchboard::take_losses(call& viewer, const rtcp_packet& report) {
    for (std::size_t i = 0; const auto block = parse_report_block(report, i); ++i) {
        if (uplink* const source = shown_in(viewer, block->ssrc))
            source->picture->rate.hear_loss(block->fraction_lost);
    }
}

/// One estimate for all (draft-alvestrand-rmcat-remb-03): browsers go by the last that came,
/// whichever sources it names. Said at once when pictures begin, for in their first two seconds
/// they jump to what they are told.
void switchboard::ask_for_rate(instant now, call& sender, outbox& out) {
    std::array<std::uint32_t, limits::remb_sources_max> sources{};
    std::size_t used = 0;
    for (const uplink& each : sender.uplinks()) {
        const bool counts = each.picture && each.answers_remb && each.received.packets() != 0;
        if (counts && used < sources.size()) sources[used++] = *each.ssrc;
    }
    if (used == 0 || !sender.is_connected() || !sender.takes_rate(now)) return;
    int all = limits::voice_bits_per_s;
    for (uplink& each : sender.uplinks()) {
        if (!each.picture) continue;
        each.picture->rate.step();
        all += each.picture->rate.bits_per_s();
    }
    const bytes_out buffer = out.reserve();
    if (buffer.empty()) return;
    const auto rate = static_cast<std::uint64_t>(all);
    const auto named = std::span(sources).first(used);
    sender.send_rtcp(buffer, write_remb(buffer, sender.own_ssrc(), rate, named), out);
}

/// What a viewer has missed (RFC 4585 section 6.2.1), as far as it is kept.
void switchboard::send_again(instant now, call& viewer, const rtcp_packet& wish, outbox& out) {
    const auto media = parse_nack_media(wish);
    if (!media) return;
    const uplink* const source = shown_in(viewer, *media);
    if (source == nullptr) return;
    slot* const into = slot_with(viewer, *media);
    std::size_t left = limits::video_resends_at_once;
    const auto send = [&](std::uint16_t sequence) {
        const auto original = into->numbers.original(sequence);
        const auto kept = original ? source->picture->history.find(now, *original) : std::nullopt;
        if (!kept || left == 0 || !into->takes_again(kept->header)) return;
        --left;
        viewer.send_again(*into, *kept, out);
    };
    for (std::size_t i = 0; const auto pair = parse_nack_pair(wish, i); ++i) {
        send(pair->first);
        for (unsigned bit = 0; bit < 16; ++bit) {
            if ((pair->following >> bit & 1U) != 0)
                send(static_cast<std::uint16_t>(pair->first + bit + 1));
        }
    }
}

}  // namespace snug::voice
