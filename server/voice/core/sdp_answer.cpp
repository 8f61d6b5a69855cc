#include "voice/core/sdp_answer.hpp"

#include <initializer_list>

namespace snug::voice {

namespace {

constexpr std::string_view uri_audio_level = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
constexpr std::string_view uri_mid = "urn:ietf:params:rtp-hdrext:sdes:mid";

void append_line(std::string& out, std::initializer_list<std::string_view> parts) {
    for (const auto part : parts)
        out += part;
    out += "\r\n";
}

std::string fingerprint_text(const digest& fingerprint) {
    std::string text;
    for (const auto byte : fingerprint) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
        text += ':';
    }
    text.pop_back();
    return text;
}

std::string_view direction_text(media_direction direction) {
    switch (direction) {
        case media_direction::sendrecv:
            return "sendrecv";
        case media_direction::sendonly:
            return "sendonly";
        case media_direction::recvonly:
            return "recvonly";
        case media_direction::inactive:
            break;
    }
    return "inactive";
}

/// RFC 8445 section 5.1.2.1: host candidates, UDP before TCP (RFC 6544 section 4.2), each in the
/// order of the list.
void append_candidate(std::string& out, const announced_address& address, std::size_t index) {
    const bool udp = address.protocol == transport_protocol::udp;
    const std::uint32_t type_preference = udp ? 126 : 90;
    const auto local_preference = static_cast<std::uint32_t>(65'535 - index);
    const std::uint32_t priority = type_preference << 24U | local_preference << 8U | 255U;
    append_line(out,
                {"a=candidate:",
                 std::to_string(index + 1),
                 udp ? " 1 udp " : " 1 tcp ",
                 std::to_string(priority),
                 " ",
                 address.ip,
                 " ",
                 std::to_string(address.port),
                 " typ host",
                 udp ? "" : " tcptype passive"});
}

void append_transport(std::string& out, const sdp_answer& answer) {
    append_line(out, {"a=ice-ufrag:", answer.ice.ufrag});
    append_line(out, {"a=ice-pwd:", answer.ice.password});
    append_line(out, {"a=fingerprint:sha-256 ", fingerprint_text(answer.fingerprint)});
    append_line(out, {"a=setup:passive"});
    for (std::size_t i = 0; i < answer.addresses.size(); ++i) {
        append_candidate(out, answer.addresses[i], i);
    }
    append_line(out, {"a=end-of-candidates"});
}

void append_codec(std::string& out, const sdp_codec& codec) {
    const std::string type = std::to_string(codec.payload_type);
    append_line(out,
                {"a=rtpmap:",
                 type,
                 " ",
                 codec.name,
                 "/",
                 std::to_string(codec.clock_hz),
                 codec.channels > 1 ? "/" + std::to_string(codec.channels) : std::string()});
    if (!codec.parameters.empty()) append_line(out, {"a=fmtp:", type, " ", codec.parameters});
    if (codec.feedback.remb) append_line(out, {"a=rtcp-fb:", type, " goog-remb"});
    if (codec.feedback.fir) append_line(out, {"a=rtcp-fb:", type, " ccm fir"});
    if (codec.feedback.nack) append_line(out, {"a=rtcp-fb:", type, " nack"});
    if (codec.feedback.pli) append_line(out, {"a=rtcp-fb:", type, " nack pli"});
}

void append_rtx(std::string& out, const answer_section& section) {
    const std::string type = std::to_string(section.rtx_payload_type);
    append_line(out, {"a=rtpmap:", type, " rtx/", std::to_string(section.codec->clock_hz)});
    append_line(out, {"a=fmtp:", type, " apt=", std::to_string(section.codec->payload_type)});
}

/// Firefox goes by TIAS (RFC 3890), which counts bits without headers, others by AS (RFC 8866
/// section 5.8).
void append_bandwidth(std::string& out, int bits_per_s) {
    append_line(out, {"b=AS:", std::to_string(bits_per_s / 1'000)});
    append_line(out, {"b=TIAS:", std::to_string(bits_per_s)});
}

void append_sources(std::string& out, const answer_section& section) {
    const std::string ssrc = std::to_string(section.ssrc);
    append_line(out, {"a=msid:", section.stream, " ", section.stream});
    if (section.rtx_ssrc != 0) {
        const std::string rtx = std::to_string(section.rtx_ssrc);
        append_line(out, {"a=ssrc-group:FID ", ssrc, " ", rtx});
        append_line(out, {"a=ssrc:", ssrc, " cname:", section.stream});
        append_line(out, {"a=ssrc:", rtx, " cname:", section.stream});
        return;
    }
    append_line(out, {"a=ssrc:", ssrc, " cname:", section.stream});
}

void append_extension(std::string& out, std::uint8_t id, std::string_view uri) {
    if (id != 0) append_line(out, {"a=extmap:", std::to_string(id), " ", uri});
}

void append_section(std::string& out, const sdp_answer& answer, const answer_section& section) {
    const std::string_view kind = section.kind == media_kind::audio ? "audio" : "video";
    if (!section.codec) {
        append_line(out, {"m=", kind, " 0 UDP/TLS/RTP/SAVPF 0"});
        append_line(out, {"c=IN IP4 0.0.0.0"});
        append_line(out, {"a=mid:", section.mid});
        append_line(out, {"a=inactive"});
        return;
    }
    const std::string type = std::to_string(section.codec->payload_type);
    const bool rtx = section.rtx_payload_type != 0;
    append_line(out,
                {"m=",
                 kind,
                 " 9 UDP/TLS/RTP/SAVPF ",
                 type,
                 rtx ? " " + std::to_string(section.rtx_payload_type) : std::string()});
    append_line(out, {"c=IN IP4 0.0.0.0"});
    if (section.bits_per_s_max != 0) append_bandwidth(out, section.bits_per_s_max);
    append_line(out, {"a=mid:", section.mid});
    append_line(out, {"a=", direction_text(section.direction)});
    append_line(out, {"a=rtcp-mux"});
    append_line(out, {"a=rtcp-rsize"});
    append_transport(out, answer);
    append_extension(out, section.level_extension, uri_audio_level);
    append_extension(out, section.mid_extension, uri_mid);
    append_codec(out, *section.codec);
    if (rtx) append_rtx(out, section);
    if (section.ssrc != 0) append_sources(out, section);
}

}  // namespace

std::string write_sdp_answer(const sdp_answer& answer) {
    std::string out;
    append_line(out, {"v=0"});
    append_line(out,
                {"o=- ",
                 std::to_string(answer.session),
                 " ",
                 std::to_string(answer.version),
                 " IN IP4 0.0.0.0"});
    append_line(out, {"s=-"});
    append_line(out, {"t=0 0"});
    append_line(out, {"a=ice-lite"});
    out += "a=group:BUNDLE";
    for (const auto& section : answer.sections) {
        if (section.codec) out += " " + section.mid;
    }
    out += "\r\n";
    for (const auto& section : answer.sections)
        append_section(out, answer, section);
    return out;
}

}  // namespace snug::voice
