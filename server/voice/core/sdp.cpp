#include "voice/core/sdp.hpp"

#include "base/voice_limits.hpp"
#include "voice/core/sdp_fields.hpp"

#include <algorithm>
#include <optional>

namespace snug::voice {

namespace {

constexpr std::string_view extension_mid = "urn:ietf:params:rtp-hdrext:sdes:mid";
constexpr std::string_view extension_level = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

std::unexpected<error> wrong(std::string detail) {
    return refuse(errc::invalid_field, std::move(detail), "sdp");
}

/// Sets `field` once; a second, different value is refused.
bool set_alike(std::string& field, std::string_view value) {
    if (!field.empty()) return field == value;
    field = value;
    return true;
}

sdp_feedback parse_feedback(std::string_view wanted) {
    return {.nack = wanted == "nack",
            .pli = wanted == "nack pli",
            .fir = wanted == "ccm fir",
            .remb = wanted == "goog-remb"};
}

sdp_feedback both(const sdp_feedback& a, const sdp_feedback& b) {
    return {.nack = a.nack || b.nack,
            .pli = a.pli || b.pli,
            .fir = a.fir || b.fir,
            .remb = a.remb || b.remb};
}

class offer_reader {
public:
    result<sdp_offer> read(std::string_view text) {
        if (text.size() > limits::sdp_bytes_max) return wrong("too long");
        std::size_t lines = 0;
        while (!text.empty()) {
            const auto line = take_line(text);
            if (!line || ++lines > limits::sdp_lines_max) return wrong("no SDP line");
            if (lines == 1 && *line != "v=0") return wrong("no SDP of version 0");
            if (const auto problem = take(*line); !problem.empty()) return wrong(problem);
        }
        if (const auto problem = close(); !problem.empty()) return wrong(problem);
        return std::move(offer_);
    }

private:
    /// Nullopt: not `x=…`, too long, or with a control character in it.
    static std::optional<std::string_view> take_line(std::string_view& text) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.size() < 2 || line.size() > limits::sdp_line_bytes_max || line[1] != '=') {
            return std::nullopt;
        }
        const bool printable =
            std::ranges::all_of(line, [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
        return printable ? std::optional(line) : std::nullopt;
    }

    /// What is wrong with the line, or nothing.
    std::string take(std::string_view line) {
        const std::string_view value = line.substr(2);
        if (line[0] == 'm') return begin_section(value);
        if (line[0] != 'a') return {};  // names, times, bandwidths: nobody's business
        const auto [name, rest] = split(value, ':');
        if (!take_transport(name, rest))
            return "two transports, or a broken one: " + std::string(name);
        if (offer_.sections.empty()) {
            if (const auto direction = parse_direction(name)) direction_ = *direction;
            if (name == "group" && rest.starts_with("BUNDLE ")) bundle_ = rest.substr(7);
            return {};
        }
        return take_attribute(offer_.sections.back(), name, rest)
                   ? std::string()
                   : "a broken attribute: " + std::string(name);
    }

    std::string begin_section(std::string_view value) {
        if (offer_.sections.size() == limits::sdp_sections_max) return "too many sections";
        if (auto problem = close_section(); !problem.empty()) return problem;
        const auto [kind, after_kind] = split(value, ' ');
        const auto [port, after_port] = split(after_kind, ' ');
        const auto [protocol, formats] = split(after_port, ' ');
        const auto number = parse_number(port, 65'535);
        if (!number || formats.empty()) return "a broken m= line";
        const bool audio = kind == "audio";
        if ((!audio && kind != "video") || protocol != "UDP/TLS/RTP/SAVPF") {
            return "neither audio nor video";
        }
        sdp_section section;
        section.kind = audio ? media_kind::audio : media_kind::video;
        section.rejected = *number == 0;
        section.direction = direction_;
        offer_.sections.push_back(std::move(section));
        rtcp_mux_ = false;
        for_all_codecs_ = {};
        return {};
    }

    /// ICE and DTLS, which stand in the session, in a section or in both.
    bool take_transport(std::string_view name, std::string_view value) {
        if (name == "ice-ufrag") {
            return value.size() >= limits::ice_ufrag_bytes_min &&
                   value.size() <= limits::ice_word_bytes_max && is_ice_word(value) &&
                   set_alike(offer_.ice_ufrag, value);
        }
        if (name == "setup") return value == "actpass" || value == "active";
        if (name != "fingerprint") return true;
        const auto read = parse_fingerprint(value);
        if (!read) return false;
        // Of several algorithms SHA-256 is the one that is compared (RFC 8122 section 5).
        if (!read->has_value()) return true;
        if (fingerprint_ && *fingerprint_ != **read) return false;
        fingerprint_ = **read;
        return true;
    }

    bool take_attribute(sdp_section& section, std::string_view name, std::string_view value) {
        if (name == "mid")
            return value.size() <= limits::mid_bytes_max && is_token(value) &&
                   set_alike(section.mid, value);
        if (name == "bundle-only") section.rejected = false;
        if (name == "rtcp-mux") rtcp_mux_ = true;
        if (const auto direction = parse_direction(name)) section.direction = *direction;
        if (name == "rtpmap") return take_rtpmap(section, value);
        if (name == "fmtp") return take_fmtp(section, value);
        if (name == "extmap") return take_extmap(section, value);
        if (name == "ssrc") return take_ssrc(section, value);
        if (name == "ssrc-group") return take_ssrc_group(section, value);
        if (name == "rtcp-fb") return take_feedback(section, value);
        return true;
    }

    /// The codec of a payload type, made where it is new: Firefox writes a=fmtp before a=rtpmap.
    /// Null when there are too many.
    static sdp_codec* codec_of(sdp_section& section, std::uint8_t payload_type) {
        const auto known =
            std::ranges::find(section.codecs, payload_type, &sdp_codec::payload_type);
        if (known != section.codecs.end()) return &*known;
        if (section.codecs.size() == limits::sdp_codecs_max) return nullptr;
        section.codecs.push_back({.payload_type = payload_type, .name = {}, .parameters = {}});
        return &section.codecs.back();
    }

    static bool take_rtpmap(sdp_section& section, std::string_view value) {
        auto read = parse_rtpmap(value);
        sdp_codec* const codec = read ? codec_of(section, read->payload_type) : nullptr;
        if (codec == nullptr || !codec->name.empty()) return false;
        read->parameters = std::move(codec->parameters);
        read->feedback = codec->feedback;
        *codec = std::move(*read);
        return true;
    }

    static bool take_fmtp(sdp_section& section, std::string_view value) {
        const auto [type, parameters] = split(value, ' ');
        const auto number = parse_number(type, 127);
        if (!number || parameters.size() > limits::sdp_fmtp_bytes_max) return false;
        sdp_codec* const codec = codec_of(section, static_cast<std::uint8_t>(*number));
        if (codec == nullptr || !codec->parameters.empty()) return false;
        codec->parameters = parameters;
        return true;
    }

    /// The id may bear a direction: `3/sendonly urn:…` (RFC 8285 section 5).
    static bool take_extmap(sdp_section& section, std::string_view value) {
        const auto [id_and_direction, uri_and_more] = split(value, ' ');
        const auto number = parse_number(split(id_and_direction, '/').first, 255);
        const std::string_view uri = split(uri_and_more, ' ').first;
        if (!number || *number == 0) return false;
        if (*number > 14) return true;  // needs the two-byte form, which we do not write
        const auto id = static_cast<std::uint8_t>(*number);
        if (uri == extension_mid) section.mid_extension = id;
        if (uri == extension_level) section.level_extension = id;
        return true;
    }

    static bool take_ssrc(sdp_section& section, std::string_view value) {
        const auto number = parse_number(split(value, ' ').first, 0xFFFF'FFFF);
        if (!number) return false;
        const auto ssrc = static_cast<std::uint32_t>(*number);
        if (std::ranges::find(section.ssrcs, ssrc) != section.ssrcs.end()) return true;
        if (section.ssrcs.size() == limits::sdp_ssrcs_max) return false;
        section.ssrcs.push_back(ssrc);
        return true;
    }

    /// `FID 1 2`: 2 repairs 1 (RFC 5576 section 4.2). The first group is that of the first source.
    static bool take_ssrc_group(sdp_section& section, std::string_view value) {
        const auto [semantics, sources] = split(value, ' ');
        if (semantics != "FID" || section.rtx_ssrc != 0) return true;
        const auto repairs = parse_number(split(sources, ' ').second, 0xFFFF'FFFF);
        if (!repairs) return false;
        section.rtx_ssrc = static_cast<std::uint32_t>(*repairs);
        return true;
    }

    /// `96 nack pli`, or `*` for all codecs.
    bool take_feedback(sdp_section& section, std::string_view value) {
        const auto [type, wanted] = split(value, ' ');
        const auto read = parse_feedback(wanted);
        if (type == "*") {
            for_all_codecs_ = both(for_all_codecs_, read);
            return true;
        }
        const auto number = parse_number(type, 127);
        if (!number) return false;
        if (read == sdp_feedback{}) return true;
        sdp_codec* const codec = codec_of(section, static_cast<std::uint8_t>(*number));
        if (codec == nullptr) return false;
        codec->feedback = both(codec->feedback, read);
        return true;
    }

    std::string close_section() {
        if (offer_.sections.empty()) return {};
        sdp_section& section = offer_.sections.back();
        for (sdp_codec& codec : section.codecs)
            codec.feedback = both(codec.feedback, for_all_codecs_);
        std::erase_if(section.codecs, [](const sdp_codec& codec) { return codec.name.empty(); });
        if (section.mid.empty()) return "a section without a mid";
        const bool known = std::ranges::count(offer_.sections, section.mid, &sdp_section::mid) > 1;
        if (known) return "a mid twice";
        if (!section.rejected && !rtcp_mux_) return "no rtcp-mux";
        return {};
    }

    std::string close() {
        if (auto problem = close_section(); !problem.empty()) return problem;
        if (offer_.sections.empty()) return "no section";
        if (offer_.ice_ufrag.empty()) return "no ICE credentials";
        if (!fingerprint_) return "no SHA-256 fingerprint";
        offer_.fingerprint = *fingerprint_;
        for (const auto& section : offer_.sections) {
            if (!section.rejected && !has_word(bundle_, section.mid)) return "not bundled";
        }
        return {};
    }

    sdp_offer offer_;
    std::optional<digest> fingerprint_;
    std::string bundle_;
    media_direction direction_ = media_direction::sendrecv;
    bool rtcp_mux_ = false;
    sdp_feedback for_all_codecs_{};
};

}  // namespace

result<sdp_offer> parse_sdp_offer(std::string_view text) {
    return offer_reader().read(text);
}

const sdp_codec* find_codec(const sdp_section& section,
                            std::string_view name,
                            std::uint32_t clock) {
    const auto found = std::ranges::find_if(section.codecs, [&](const sdp_codec& codec) {
        return codec.name == name && codec.clock_hz == clock;
    });
    return found == section.codecs.end() ? nullptr : &*found;
}

const sdp_codec* find_rtx(const sdp_section& section, std::uint8_t payload_type) {
    const std::string wanted = "apt=" + std::to_string(payload_type);
    const auto found = std::ranges::find_if(section.codecs, [&](const sdp_codec& codec) {
        return codec.name == "rtx" && split(codec.parameters, ';').first == wanted;
    });
    return found == section.codecs.end() ? nullptr : &*found;
}

}  // namespace snug::voice
