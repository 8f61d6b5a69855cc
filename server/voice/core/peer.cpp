#include "voice/core/peer.hpp"

#include "base/bytes.hpp"
#include "voice/core/datagram_kind.hpp"

#include <algorithm>
#include <charconv>

namespace snug::voice {

namespace {

using namespace std::chrono_literals;

// As Chromium does: quickly until it is answered, then as often as consent needs (RFC 7675).
constexpr auto first_checks_every = 100ms;
constexpr auto consent_checks_every = 2'500ms;

std::string hex_pairs(const digest& bytes) {
    std::string text{};
    for (const auto byte : bytes)
        text += to_hex({&byte, 1}) + ":";
    text.pop_back();
    return text;
}

std::string extensions_of(const browser_manner& manner, media_kind media) {
    std::string text = "a=extmap:" + std::to_string(manner.mid_extension) +
                       " urn:ietf:params:rtp-hdrext:sdes:mid\r\n";
    if (media == media_kind::video) return text;
    return text + "a=extmap:" + std::to_string(manner.level_extension) +
           " urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n";
}

std::string begin_section(const browser_manner& manner, media_kind media, std::size_t index) {
    const std::string end = "\r\na=rtcp-mux\r\na=mid:" + std::to_string(index) + "\r\na=rtpmap:";
    if (media == media_kind::audio) {
        const std::string type = std::to_string(manner.opus);
        return "m=audio 9 UDP/TLS/RTP/SAVPF " + type + end + type + " opus/48000/2\r\n" +
               extensions_of(manner, media);
    }
    const std::string type = std::to_string(manner.vp8);
    const std::string rtx = std::to_string(manner.rtx);
    const bool repairs = manner.rtx != 0;
    std::string text =
        "m=video 9 UDP/TLS/RTP/SAVPF " + type + (repairs ? " " + rtx : "") + end + type;
    text += " VP8/90000\r\n";
    if (repairs)
        text += "a=rtpmap:" + rtx + " rtx/90000\r\na=fmtp:" + rtx + " apt=" + type + "\r\n";
    for (const char* const wanted : {"goog-remb", "ccm fir", "nack", "nack pli"})
        text.append("a=rtcp-fb:").append(type).append(" ").append(wanted).append("\r\n");
    return text + extensions_of(manner, media);
}

std::string section_of(const peer_offer& offered, std::size_t index) {
    std::string text = begin_section(offered.manner, media_kind::audio, index);
    if (index != 0) return text + "a=recvonly\r\n";
    text += offered.speaks ? "a=sendonly\r\n" : "a=inactive\r\n";
    if (offered.manner.announces_ssrc)
        text += "a=ssrc:" + std::to_string(offered.ssrc) + " cname:x\r\n";
    return text;
}

std::string section_of(const browser_manner& manner, const peer_section& more, std::size_t index) {
    std::string text = begin_section(manner, more.media, index);
    text += "a=" + more.direction + "\r\n";
    if (more.ssrc == 0 || !manner.announces_ssrc) return text;
    const std::string ssrc = std::to_string(more.ssrc);
    const std::string rtx = std::to_string(more.rtx_ssrc);
    if (more.rtx_ssrc != 0) text += "a=ssrc-group:FID " + ssrc + " " + rtx + "\r\n";
    text += "a=ssrc:" + ssrc + " cname:x\r\n";
    if (more.rtx_ssrc != 0) text += "a=ssrc:" + rtx + " cname:x\r\n";
    return text;
}

/// The first candidate by UDP: `foundation component transport priority address port typ …` (RFC
/// 8839 section 5.1).
void read_candidate(std::string_view sdp, peer_answer& into) {
    constexpr std::string_view begin = "a=candidate:";
    for (auto at = sdp.find(begin); at != std::string_view::npos; at = sdp.find(begin, at + 1)) {
        std::array<std::string_view, 6> words{};
        std::string_view rest = sdp.substr(at + begin.size());
        for (auto& word : words) {
            word = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        }
        if (words[2] != "udp") continue;
        into.ip = words[4];
        std::from_chars(words[5].data(), words[5].data() + words[5].size(), into.port);
        return;
    }
}

}  // namespace

std::string write_peer_offer(const peer_offer& offered) {
    std::string text = "v=0\r\na=group:BUNDLE";
    const std::size_t sections = 1 + offered.slots + offered.more.size();
    for (std::size_t i = 0; i < sections; ++i)
        text += " " + std::to_string(i);
    text += "\r\na=ice-ufrag:" + offered.ufrag + "\r\na=setup:actpass\r\na=fingerprint:sha-256 " +
            hex_pairs(offered.shown) + "\r\n";
    for (std::size_t i = 0; i <= offered.slots; ++i)
        text += section_of(offered, i);
    for (std::size_t i = 0; i < offered.more.size(); ++i)
        text += section_of(offered.manner, offered.more[i], 1 + offered.slots + i);
    return text;
}

std::string line_of(std::string_view text, std::string_view begin) {
    const auto at = text.find(begin);
    if (at == std::string_view::npos) return {};
    const auto value = text.substr(at + begin.size());
    return std::string(value.substr(0, value.find('\r')));
}

std::optional<peer_answer> read_peer_answer(std::string_view sdp) {
    peer_answer found{
        .ice = {.ufrag = line_of(sdp, "a=ice-ufrag:"), .password = line_of(sdp, "a=ice-pwd:")}};
    std::string shown = line_of(sdp, "a=fingerprint:sha-256 ");
    std::erase(shown, ':');
    const auto bytes = parse_hex(shown);
    if (found.ice.ufrag.empty() || found.ice.password.empty() || !bytes ||
        bytes->size() != found.fingerprint.size())
        return std::nullopt;
    std::ranges::copy(*bytes, found.fingerprint.begin());
    read_candidate(sdp, found);
    return found;
}

std::size_t write_peer_check(bytes_out out,
                             const ice_credentials& to,
                             std::string_view ufrag,
                             const transaction_id& id,
                             bool nominate) {
    const std::string name = to.ufrag + ":" + std::string(ufrag);
    return write_stun_check(out,
                            {.id = id,
                             .username = name,
                             .priority = 1,
                             .controlling = 1,
                             .controlled = {},
                             .use_candidate = nominate},
                            to.password);
}

peer::peer(const dtls_identity& identity, peer_offer offered)
    : identity_(identity), offered_(std::move(offered)) {
    offered_.shown = identity.fingerprint();
}

bool peer::accept(std::string_view answer, instant now) {
    auto found = read_peer_answer(answer);
    if (!found) return false;
    server_ = std::move(*found);
    check_due_ = now;
    return true;
}

void peer::tick(instant now, datagrams& out) {
    if (server_.ice.ufrag.empty()) return;
    if (now >= check_due_) {
        check_due_ = now + (proven_ ? consent_checks_every : first_checks_every);
        transaction_id id{};
        store32(id, 0, offered_.ssrc);
        store32(id, 8, ++checks_);
        auto& check = out.emplace_back(limits::stun_bytes_max);
        check.resize(write_peer_check(check, server_.ice, offered_.ufrag, id, true));
    }
    if (dtls_ && now >= dtls_->next_tick()) dtls_->tick(now, out);
}

std::optional<rtp_packet> peer::receive(instant now, bytes_out datagram, datagrams& out) {
    const datagram_kind kind = kind_of(datagram);
    if (kind == datagram_kind::stun) {
        const auto message = parse_stun(datagram);
        if (!message || message->kind != stun_class::success) return std::nullopt;
        proven_ = true;
        if (dtls_) return std::nullopt;
        dtls_.emplace(identity_, server_.fingerprint, dtls_role::active, now);
        dtls_->tick(now, out);
    } else if (kind == datagram_kind::dtls && dtls_) {
        dtls_->receive(now, datagram, out);
        if (sender_ || !dtls_->keys()) return std::nullopt;
        sender_.emplace(dtls_->keys()->profile, dtls_->keys()->ours);
        receiver_.emplace(dtls_->keys()->profile, dtls_->keys()->theirs);
    } else if (kind == datagram_kind::rtp && receiver_) {
        const auto size = receiver_->unprotect_rtp(datagram);
        if (size) return parse_rtp(bytes_view(datagram).first(*size));
    }
    return std::nullopt;
}

std::size_t peer::speak(bytes_out packet, bytes_view payload, std::uint8_t level) {
    if (!sender_) return 0;
    const rtp_header header{.payload_type = static_cast<std::uint8_t>(offered_.manner.opus),
                            .sequence = sequence_++,
                            .timestamp = timestamp_,
                            .ssrc = offered_.ssrc};
    timestamp_ += 960;  // 20 ms at 48 kHz (RFC 7587 section 4.1)
    const std::size_t head =
        write_rtp_header(packet,
                         header,
                         {.mid_id = static_cast<std::uint8_t>(offered_.manner.mid_extension),
                          .mid = "0",
                          .level_id = static_cast<std::uint8_t>(offered_.manner.level_extension),
                          .level = audio_level{level, true}});
    const std::size_t size = head + payload.size();
    if (head == 0 || size + limits::srtp_trailer_bytes_max > packet.size()) return 0;
    std::ranges::copy(payload, packet.begin() + static_cast<std::ptrdiff_t>(head));
    return sender_->protect_rtp(packet, size, sealed_).value_or(0);
}

}  // namespace snug::voice
