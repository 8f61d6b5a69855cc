#include "voice/core/call.hpp"

#include "base/bytes.hpp"

#include <algorithm>
#include <utility>

namespace snug::voice {

namespace {

// In-band FEC against loss, and nothing sent in silence.
constexpr std::string_view opus_parameters = "minptime=10;useinbandfec=1;usedtx=1";

std::uint32_t random_ssrc() {
    std::array<std::uint8_t, 4> bytes{};
    random_fill(bytes);
    // Never 0, which means "none" in an answer.
    return load32(bytes, 0) | 1U;
}

}  // namespace

slot::slot(std::size_t section_index, std::uint32_t ssrc, const sdp_section& offered)
    : section(section_index),
      mid(offered.mid),
      stream("slot-" + offered.mid),
      level_extension(offered.level_extension),
      numbers(ssrc, find_codec(offered, "opus", 48'000)->payload_type) {}

result<std::unique_ptr<call>> call::make(
    call_id id, room_id room, const sdp_offer& offer, const dtls_identity& identity, instant now) {
    std::unique_ptr<call> made(new call(id, room, offer, identity, now));
    if (!made->microphone_ && made->slots_.empty()) {
        return refuse(errc::invalid_field, "neither a microphone nor a slot with Opus", "sdp");
    }
    return made;
}

call::call(
    call_id id, room_id room, const sdp_offer& offer, const dtls_identity& identity, instant now)
    : id_(id),
      room_(room),
      peer_ufrag_(offer.ice_ufrag),
      peer_fingerprint_(offer.fingerprint),
      ice_(random_ice_credentials(), offer.ice_ufrag, now),
      dtls_(identity, offer.fingerprint, dtls_role::passive, now),
      own_ssrc_(random_ssrc()) {
    add_sections(offer);
}

void call::add_sections(const sdp_offer& offer) {
    for (std::size_t i = sections_.size(); i < offer.sections.size(); ++i) {
        sections_.push_back(accept_section(offer.sections[i], i));
    }
}

answer_section call::accept_section(const sdp_section& section, std::size_t index) {
    answer_section made{.mid = section.mid, .kind = section.kind, .codec = {}, .stream = {}};
    const sdp_codec* const opus =
        section.kind == media_kind::audio ? find_codec(section, "opus", 48'000) : nullptr;
    const bool microphone = opus != nullptr && section.sends() && !microphone_;
    const bool hears = opus != nullptr && section.receives();
    if (microphone || hears) {
        made.codec = *opus;
        made.codec->parameters = opus_parameters;
        made.level_extension = section.level_extension;
    }
    if (microphone) {
        made.direction = media_direction::recvonly;
        made.mid_extension = section.mid_extension;
        microphone_ = uplink{.section = index,
                             .mid = section.mid,
                             .payload_type = opus->payload_type,
                             .mid_extension = section.mid_extension,
                             .level_extension = section.level_extension,
                             .ssrc = {},
                             .received = {},
                             .loud = {},
                             .budget = {}};
        if (!section.ssrcs.empty()) microphone_->ssrc = section.ssrcs.front();
    } else if (hears) {
        made.direction = media_direction::sendonly;
        made.ssrc = random_ssrc();
        slots_.emplace_back(index, made.ssrc, section);
        made.stream = slots_.back().stream;
    }
    return made;
}

/// What an offer may change of a section: one that we had no use for becomes useful, directions
/// follow, and whoever swaps microphones may send from another source (RFC 3550 section 8.2).
call::source call::change_section(const sdp_section& section, std::size_t index) {
    answer_section& known = sections_[index];
    if (!known.codec) {
        known = accept_section(section, index);
        return source::same;
    }
    if (!microphone_ || microphone_->section != index) {
        known.direction =
            section.receives() ? media_direction::sendonly : media_direction::inactive;
        return source::same;
    }
    known.direction = section.sends() ? media_direction::recvonly : media_direction::inactive;
    if (section.ssrcs.empty() || microphone_->ssrc == section.ssrcs.front()) return source::same;
    microphone_->ssrc = section.ssrcs.front();
    microphone_->received = {};
    return source::another;
}

result<call::source> call::renegotiate(const sdp_offer& offer) {
    if (offer.fingerprint != peer_fingerprint_) {
        return refuse(errc::invalid_field, "another certificate", "sdp");
    }
    if (offer.sections.size() < sections_.size()) {
        return refuse(errc::invalid_field, "sections are gone", "sdp");
    }
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        if (offer.sections[i].mid != sections_[i].mid) {
            return refuse(errc::invalid_field, "another mid", "sdp");
        }
    }
    source after = source::same;
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        if (change_section(offer.sections[i], i) == source::another) after = source::another;
    }
    add_sections(offer);
    if (offer.ice_ufrag != peer_ufrag_) {
        peer_ufrag_ = offer.ice_ufrag;
        ice_.restart(random_ice_credentials(), offer.ice_ufrag);
    }
    return after;
}

sdp_answer call::answer(std::span<const announced_address> addresses, const digest& fingerprint) {
    return {.session = id_.value(),
            .version = ++answers_,
            .ice = ice_.own(),
            .fingerprint = fingerprint,
            .addresses = {addresses.begin(), addresses.end()},
            .sections = sections_};
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

bool call::is_microphone(const rtp_packet& packet) {
    if (!microphone_ || packet.header.payload_type != microphone_->payload_type) return false;
    if (microphone_->ssrc) return *microphone_->ssrc == packet.header.ssrc;
    const auto mid = find_extension(packet, microphone_->mid_extension);
    if (!mid || as_view(*mid) != microphone_->mid) return false;
    microphone_->ssrc = packet.header.ssrc;
    return true;
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
    if (!sender_ || !ice_.path() || state_.deafened) return;
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
    out.commit(*ice_.path(), *sealed);
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

call_facts call::facts() const {
    call_facts known{.reached = ice_.is_reached(), .connected = is_connected()};
    if (microphone_) {
        known.packets = microphone_->received.packets();
        known.loudest = microphone_->loud.loudest();
    }
    return known;
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
