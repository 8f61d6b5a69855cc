#include "voice/core/call.hpp"

#include "base/bytes.hpp"

#include <algorithm>
#include <utility>

namespace snug::voice {

namespace {

// In-band FEC against loss, and nothing sent in silence.
constexpr std::string_view opus_parameters = "minptime=10;useinbandfec=1;usedtx=1";
// Music has two sides, and its silence is part of it (RFC 7587 section 6.1).
constexpr std::string_view music_parameters = "minptime=10;useinbandfec=1;stereo=1;sprop-stereo=1";

std::uint32_t random_ssrc() {
    std::array<std::uint8_t, 4> bytes{};
    random_fill(bytes);
    // Never 0, which means "none" in an answer.
    return load32(bytes, 0) | 1U;
}

/// What a section is named, nullopt where it has no name.
std::optional<stream_kind> name_in(const sent_kinds& named, std::string_view mid) {
    const auto found = named.find(mid);
    return found == named.end() ? std::nullopt : std::optional(found->second);
}

/// The codec as an answer has it: only what we do, and what Opus is to do for us.
sdp_codec answered(const sdp_codec& offered, stream_kind kind) {
    sdp_codec made = offered;
    made.parameters.clear();
    if (media_of(kind) == media_kind::video) return made;
    made.parameters = kind == stream_kind::screen_audio ? music_parameters : opus_parameters;
    made.feedback = {};
    return made;
}

}  // namespace

result<std::unique_ptr<call>> call::make(call_id id,
                                         room_id room,
                                         const sdp_offer& offer,
                                         const sent_kinds& named,
                                         const dtls_identity& identity,
                                         instant now) {
    std::unique_ptr<call> made(new call(id, room, offer, named, identity, now));
    if (auto fine = made->check_names(offer, named); !fine) return std::unexpected(fine.error());
    if (made->uplinks_.empty() && made->slots_.empty()) {
        return refuse(errc::invalid_field, "neither a microphone nor a slot with Opus", "sdp");
    }
    return made;
}

call::call(call_id id,
           room_id room,
           const sdp_offer& offer,
           const sent_kinds& named,
           const dtls_identity& identity,
           instant now)
    : id_(id),
      room_(room),
      peer_ufrag_(offer.ice_ufrag),
      peer_fingerprint_(offer.fingerprint),
      ice_(random_ice_credentials(), offer.ice_ufrag, now),
      dtls_(identity, offer.fingerprint, dtls_role::passive, now),
      own_ssrc_(random_ssrc()) {
    add_sections(offer, named);
}

/// Whether the names fit the sections, and nobody sends two streams of one kind. Asked before an
/// offer changes anything, and of a call that is new.
result<void> call::check_names(const sdp_offer& offer, const sent_kinds& named) const {
    kind_set sent;
    std::size_t found = 0;
    for (std::size_t i = 0; i < offer.sections.size(); ++i) {
        const sdp_section& section = offer.sections[i];
        const auto name = name_in(named, section.mid);
        const uplink* const known = uplink_at(i);
        if (name) {
            ++found;
            const bool is_other = has_slot_at(i) || section.receives() ||
                                  (known != nullptr && known->kind == stream_kind::mic);
            if (*name == stream_kind::mic || media_of(*name) != section.kind || is_other)
                return refuse(errc::invalid_field, "no such kind: " + section.mid, "sends");
            if (section.sends() && usable_codec(section) == nullptr)
                return refuse(errc::invalid_field, "neither Opus nor VP8: " + section.mid, "sdp");
        }
        if (!section.sends() || (!name && known == nullptr)) continue;
        const auto place = place_of(name ? *name : known->kind);
        if (sent.test(place)) return refuse(errc::invalid_field, "two of a kind", "sends");
        sent.set(place);
    }
    if (found != named.size()) return refuse(errc::invalid_field, "no such mid", "sends");
    return {};
}

void call::add_sections(const sdp_offer& offer, const sent_kinds& named) {
    for (std::size_t i = sections_.size(); i < offer.sections.size(); ++i) {
        const sdp_section& section = offer.sections[i];
        sections_.push_back(accept_section(section, i, name_in(named, section.mid)));
    }
}

answer_section call::accept_section(const sdp_section& section,
                                    std::size_t index,
                                    std::optional<stream_kind> named) {
    answer_section made{.mid = section.mid, .kind = section.kind, .codec = {}, .stream = {}};
    if (usable_codec(section) == nullptr || section.rejected) return made;
    const bool is_microphone =
        !named && section.kind == media_kind::audio && section.sends() && microphone() == nullptr;
    if (named && media_of(*named) == section.kind && !section.receives()) {
        add_uplink(section, index, *named, made);
    } else if (is_microphone) {
        add_uplink(section, index, stream_kind::mic, made);
    } else if (section.receives()) {
        add_slot(section, index, made);
    }
    return made;
}

void call::add_uplink(const sdp_section& section,
                      std::size_t index,
                      stream_kind kind,
                      answer_section& made) {
    uplink& added = uplinks_.emplace_back(kind, index, section);
    made.codec = answered(*usable_codec(section), kind);
    made.direction = section.sends() ? media_direction::recvonly : media_direction::inactive;
    made.rtx_payload_type = added.rtx_payload_type;
    made.bits_per_s_max = bits_per_s_max(kind);
    made.mid_extension = section.mid_extension;
    if (kind == stream_kind::mic) made.level_extension = section.level_extension;
}

void call::add_slot(const sdp_section& section, std::size_t index, answer_section& made) {
    const bool is_video = section.kind == media_kind::video;
    made.codec =
        answered(*usable_codec(section), is_video ? stream_kind::camera : stream_kind::mic);
    made.codec->feedback.remb = false;  // what is too much for a viewer his reports tell
    made.direction = media_direction::sendonly;
    made.level_extension = is_video ? std::uint8_t{0} : section.level_extension;
    made.ssrc = random_ssrc();
    const std::uint32_t rtx_ssrc = random_ssrc();
    const slot& added = slots_.emplace_back(index, made.ssrc, rtx_ssrc, section);
    made.stream = added.stream;
    made.rtx_payload_type = added.rtx_payload_type;
    made.rtx_ssrc = added.rtx_ssrc;
}

uplink* call::uplink_at(std::size_t section) {
    const auto found = std::ranges::find(uplinks_, section, &uplink::section);
    return found == uplinks_.end() ? nullptr : &*found;
}

const uplink* call::uplink_at(std::size_t section) const {
    const auto found = std::ranges::find(uplinks_, section, &uplink::section);
    return found == uplinks_.end() ? nullptr : &*found;
}

bool call::has_slot_at(std::size_t section) const {
    return std::ranges::find(slots_, section, &slot::section) != slots_.end();
}

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

/// What an offer may change of a section: one that we had no use for becomes useful, directions
/// and names follow, and whoever swaps microphones may send from another source (RFC 3550 section
/// 8.2).
kind_set call::change_section(const sdp_section& section,
                              std::size_t index,
                              std::optional<stream_kind> named) {
    answer_section& known = sections_[index];
    if (!known.codec) {
        known = accept_section(section, index, named);
        return {};
    }
    uplink* const its = uplink_at(index);
    if (its == nullptr) {
        known.direction =
            section.receives() ? media_direction::sendonly : media_direction::inactive;
        return {};
    }
    known.direction = section.sends() ? media_direction::recvonly : media_direction::inactive;
    const bool begins = !its->is_active && section.sends() && its->kind != stream_kind::mic;
    const bool renamed = named && *named != its->kind;
    const bool another = !section.ssrcs.empty() && its->ssrc != section.ssrcs.front();
    if (section.sends()) {
        its->is_active = true;
    } else {
        its->end();
    }
    if (renamed) its->kind = *named;
    if (renamed) known.bits_per_s_max = bits_per_s_max(*named);
    if (!begins && !renamed && !another) return {};
    its->begin_anew(section);
    return kind_set().set(place_of(its->kind));
}

result<void> call::check_sections(const sdp_offer& offer) const {
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
    return {};
}

result<kind_set> call::renegotiate(const sdp_offer& offer, const sent_kinds& named) {
    if (auto fine = check_sections(offer); !fine) return std::unexpected(fine.error());
    if (auto fine = check_names(offer, named); !fine) return std::unexpected(fine.error());
    kind_set anew;
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        const sdp_section& section = offer.sections[i];
        anew |= change_section(section, i, name_in(named, section.mid));
    }
    add_sections(offer, named);
    if (offer.ice_ufrag != peer_ufrag_) {
        peer_ufrag_ = offer.ice_ufrag;
        ice_.restart(random_ice_credentials(), offer.ice_ufrag);
    }
    return anew;
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
