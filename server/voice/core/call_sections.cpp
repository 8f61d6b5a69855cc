// What of an offer a call takes: its m-lines, what they are for, and what is answered.
#include "base/bytes.hpp"
#include "voice/core/call.hpp"

#include <algorithm>

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
    if (media_of(kind) == media_kind::video) {
        made.name = "VP8";  // as it is registered (RFC 7741 section 6.1); some look at the letters
        return made;
    }
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

/// Whether section `index` can be what it is called.
result<void> call::check_name(const sdp_section& section,
                              std::size_t index,
                              stream_kind name) const {
    const uplink* const known = uplink_at(index);
    const bool is_other = has_slot_at(index) || section.receives() ||
                          (known != nullptr && known->kind == stream_kind::mic);
    if (name == stream_kind::mic || media_of(name) != section.kind || is_other)
        return refuse(errc::invalid_field, "no such kind: " + section.mid, "sends");
    if (section.sends() && usable_codec(section) == nullptr)
        return refuse(errc::invalid_field, "neither Opus nor VP8: " + section.mid, "sdp");
    return {};
}

/// Whether the names fit the sections, and nobody sends two streams of one kind. Asked before an
/// offer changes anything, and of a call that is new.
result<void> call::check_names(const sdp_offer& offer, const sent_kinds& named) const {
    kind_set sent;
    std::size_t found = 0;
    for (std::size_t i = 0; i < offer.sections.size(); ++i) {
        const sdp_section& section = offer.sections[i];
        const uplink* const known = uplink_at(i);
        auto kind = name_in(named, section.mid);
        if (kind) {
            ++found;
            if (auto fine = check_name(section, i, *kind); !fine) return fine;
        } else if (known != nullptr) {
            kind = known->kind;
        }
        if (!section.sends() || !kind) continue;
        if (sent.test(place_of(*kind)))
            return refuse(errc::invalid_field, "two of a kind", "sends");
        sent.set(place_of(*kind));
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

}  // namespace snug::voice
