// The way of a packet: from whom it is, whether he may, and to whom it goes. What pictures need
// beyond that is in switchboard_video.cpp.
#include "voice/core/datagram_kind.hpp"
#include "voice/core/switchboard.hpp"

#include <algorithm>
#include <utility>

namespace snug::voice {

namespace {

constexpr std::uint64_t opus_ticks_per_ms = 48;  // RFC 7587 section 4.1, whatever is sampled

}  // namespace

void switchboard::receive(instant now,
                          const transport_address& from,
                          bytes_out datagram,
                          outbox& out) {
    const datagram_kind kind = kind_of(datagram);
    if (kind == datagram_kind::stun) return receive_stun(now, from, datagram, out);
    const auto found = by_address_.find(from);
    // An address may have been pushed out by newer ones (`limits::ice_addresses_max`).
    if (found == by_address_.end() || !found->second->ice().is_proven(from)) return;
    call& of = *found->second;
    if (kind == datagram_kind::dtls) {
        const bool was_connected = of.is_connected();
        of.take_dtls(now, datagram, out);
        if (!was_connected && of.is_connected()) want_key_frames_of(of);
        if (of.is_over()) remove(of.id(), out);
    } else if (kind == datagram_kind::rtp) {
        if (const auto clear = of.open_rtp(now, from, datagram)) receive_rtp(now, of, *clear, out);
    } else if (kind == datagram_kind::rtcp) {
        if (const auto clear = of.open_rtcp(now, from, datagram))
            receive_rtcp(now, of, *clear, out);
    }
}

void switchboard::receive_stun(instant now,
                               const transport_address& from,
                               bytes_view datagram,
                               outbox& out) {
    const auto message = parse_stun(datagram);
    if (!message) return;
    const auto found = by_ufrag_.find(own_ufrag_of(message->username));
    if (found == by_ufrag_.end()) return;
    call& of = *found->second;
    // An address belongs to the call that proved it first: nobody takes another's by forging it.
    const auto holder = by_address_.find(from);
    const bool held = holder != by_address_.end() && holder->second->ice().is_proven(from);
    if (held && holder->second != &of) return;
    const bytes_out reply = out.reserve();
    if (reply.empty()) return;
    const auto outcome = of.ice().check(now, from, datagram, *message, reply);
    if (outcome.reply != 0) out.commit(from, outcome.reply);
    if (!outcome.proven || held) return;
    by_address_[from] = &of;
    // What the agent has forgotten for it is forgotten here too.
    std::erase_if(by_address_, [&](const auto& entry) {
        return entry.second == &of && !of.ice().is_proven(entry.first);
    });
}

void switchboard::receive_rtp(instant now, call& from, bytes_view clear, outbox& out) {
    const auto packet = parse_rtp(clear);
    if (!packet) return;
    uplink* const source = from.find_sender(*packet, call::repair::no);
    if (source == nullptr) return receive_again(now, from, *packet, out);
    source->received.hear(now, from.index_of(packet->header), packet->header.timestamp);
    if (source->kind == stream_kind::mic) return receive_voice(now, from, *source, *packet, out);
    // What was on its way when its sender ended it is not shown any more.
    if (!source->is_active || !source->budget.take(now)) return;
    if (source->kind == stream_kind::screen_audio)
        return forward_music(now, from, *source, *packet, out);
    take_picture(now, from, *source, *packet, out);
}

void switchboard::receive_voice(
    instant now, call& from, uplink& microphone, const rtp_packet& packet, outbox& out) {
    if (from.state().muted) return;
    const auto element = find_extension(packet, microphone.level_extension);
    const auto level = element ? parse_audio_level(*element) : std::nullopt;
    microphone.loud.hear(now, level ? level->level : std::uint8_t{limits::level_unsaid});
    tell_speaking(now, from, out);
    member* const speaker = member_of(from);
    if (speaker == nullptr || !microphone.heard || packet.payload.empty()) return;
    if (!microphone.budget.take(now)) return;
    for (const auto& each : speaker->listeners_of(stream_kind::mic)) {
        each.to->send_rtp(now, each.to->slots()[each.slot], packet, level, out);
    }
}

void switchboard::forward_music(
    instant now, call& from, uplink& music, const rtp_packet& packet, outbox& out) {
    member* const its = member_of(from);
    if (its == nullptr || packet.payload.empty()) return;
    for (const auto& each : its->listeners_of(music.kind))
        each.to->send_rtp(now, each.to->slots()[each.slot], packet, {}, out);
}

void switchboard::receive_rtcp(instant now, call& from, bytes_view clear, outbox& out) {
    auto reader = parse_rtcp(clear);
    if (!reader) return;
    // A BYE says nothing that DTLS does not say authentically for every source; for sound there is
    // nothing that PLI or NACK could ask.
    while (const auto packet = reader->next()) {
        take_sender_report(now, from, *packet, out);
        take_key_frame_wishes(now, from, *packet, out);
        send_again(now, from, *packet, out);
        take_losses(from, *packet);
    }
}

void switchboard::take_sender_report(instant now,
                                     call& from,
                                     const rtcp_packet& packet,
                                     outbox& out) {
    const auto report = parse_sender_report(packet);
    if (!report) return;
    for (uplink& each : from.uplinks()) {
        if (each.ssrc != report->ssrc) continue;
        each.received.hear_report(now, *report);
        const bool is_hushed = each.kind == stream_kind::mic && from.state().muted;
        if (is_hushed || !each.is_active || now < each.report_pass_due) continue;
        each.report_pass_due = now + limits::voice_report_passed_every;
        forward_report(from, each, *report, out);
    }
}

void switchboard::forward_report(call& from,
                                 const uplink& of,
                                 const sender_report& report,
                                 outbox& out) {
    member* const speaker = member_of(from);
    if (speaker == nullptr) return;
    for (const auto& each : speaker->listeners_of(of.kind)) {
        const slot& into = each.to->slots()[each.slot];
        if (each.to->state().deafened && into.media == media_kind::audio) continue;
        const auto time = into.numbers.rewrite_time(report.rtp_time);
        const bytes_out buffer = out.reserve();
        if (!time || buffer.empty()) continue;
        std::size_t size = write_sender_report(buffer,
                                               {.ssrc = into.numbers.ssrc(),
                                                .ntp = report.ntp,
                                                .rtp_time = *time,
                                                .packets = into.packets,
                                                .octets = into.octets});
        size += write_cname(buffer.subspan(size), into.numbers.ssrc(), into.stream);
        each.to->send_rtcp(buffer, size, out);
    }
}

void switchboard::report_to(instant now, call& sender, uplink& about, outbox& out) {
    // Each in its own time: all at once would be more than an outbox holds.
    if (!about.is_active || !about.ssrc || now < about.report_due) return;
    const auto block = about.received.report(now, *about.ssrc);
    const bytes_out buffer = out.reserve();
    if (!block || buffer.empty()) return;
    const bool is_video = media_of(about.kind) == media_kind::video;
    about.report_due = now + (is_video ? limits::video_report_every : limits::voice_report_every);
    if (about.kind == stream_kind::mic) {
        out.tell({.news = voice_news::quality,
                  .call = sender.id(),
                  .other = {},
                  .quality = {.fraction_lost = block->fraction_lost,
                              .jitter_us = static_cast<std::uint32_t>(std::uint64_t{block->jitter} *
                                                                      1'000 / opus_ticks_per_ms)}});
    }
    std::size_t size = write_receiver_report(buffer, sender.own_ssrc(), std::span(&*block, 1));
    size += write_cname(buffer.subspan(size), sender.own_ssrc(), "snug");
    sender.send_rtcp(buffer, size, out);
}

void switchboard::tell_speaking(instant now, call& of, outbox& out) {
    uplink* const microphone = of.microphone();
    if (microphone == nullptr) return;
    const bool speaks = microphone->loud.is_speaking(now);
    if (speaks == microphone->speaking) return;
    microphone->speaking = speaks;
    out.tell(
        {.news = speaks ? voice_news::speaks : voice_news::silent, .call = of.id(), .other = {}});
    const auto in = rooms_.find(of.room());
    if (!speaks || in == rooms_.end()) return;
    give_slots_to_speaker(in->second, of, out);
    // Nobody's first words wait for the next round.
    if (!microphone->heard) choose_loudest(now, in->second);
}

void switchboard::set_state(instant now, call_id id, call_state wanted, outbox& out) {
    const auto found = calls_.find(id);
    if (found == calls_.end()) return;
    call& of = *found->second;
    const call_state before = std::exchange(of.state(), wanted);
    // A pause that was asked for is none of the network's: no packets are missing behind it.
    if (before.deafened && !wanted.deafened) {
        for (slot& each : of.slots()) {
            if (each.media == media_kind::audio) each.begin_anew();
        }
    }
    if (before.muted && !wanted.muted) join_anew(of, kind_set().set(place_of(stream_kind::mic)));
    if (!wanted.muted || of.microphone() == nullptr) return;
    of.microphone()->loud = {};
    tell_speaking(now, of, out);
}

void switchboard::set_heard(member& of, bool heard) {
    const bool before = std::exchange(of.of->microphone()->heard, heard);
    if (before || !heard) return;
    // To the listeners the pause is none of the network's: no packets are missing.
    for (const auto& each : of.listeners_of(stream_kind::mic))
        each.to->slots()[each.slot].begin_anew();
}

void switchboard::choose_loudest(instant now, room& in) {
    in.chosen_at = now;
    in.talkers.clear();
    for (std::size_t i = 0; i < in.members.size(); ++i) {
        const uplink* const microphone = in.members[i].of->microphone();
        if (microphone == nullptr || !microphone->loud.is_active(now)) continue;
        in.talkers.push_back(
            {.who = i, .level = microphone->loud.level(), .heard = microphone->heard});
    }
    const std::size_t heard = choose_heard(in.talkers);
    for (std::size_t i = 0; i < in.talkers.size(); ++i)
        set_heard(in.members[in.talkers[i].who], i < heard);
    if (in.talkers.size() >= limits::voice_heard_max) return;
    // There is room for whoever begins.
    for (auto& each : in.members) {
        if (each.of->microphone()) set_heard(each, true);
    }
}

}  // namespace snug::voice
