#include "app/voice_doctor.hpp"

#include "app/voice_names.hpp"
#include "app/voice_setup.hpp"
#include "base/voice_limits.hpp"
#include "http/tls_context.hpp"
#include "voice/reach.hpp"
#include "voice/socket_address.hpp"

#include <algorithm>
#include <charconv>
#include <future>
#include <memory>

namespace snug {

namespace {

using voice::announced_address;
using voice::transport_protocol;

constexpr std::string_view doctors_ufrag = "doctor";

/// Of a browser that only wants to hear: what is needed for being answered at all.
std::string doctors_offer() {
    std::string text =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\n"
        "a=ice-ufrag:" +
        std::string(doctors_ufrag) +
        "\r\na=ice-pwd:nobody-checks-with-this-one\r\n"
        "a=setup:actpass\r\na=fingerprint:sha-256 00";
    for (int i = 1; i < 32; ++i)
        text += ":00";
    return text +
           "\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\na=rtcp-mux\r\na=mid:0\r\n"
           "a=recvonly\r\na=rtpmap:111 opus/48000/2\r\n";
}

std::string line_of(const std::string& sdp, std::string_view begin) {
    const auto at = sdp.find(begin);
    if (at == std::string::npos) return {};
    return sdp.substr(at + begin.size(), sdp.find('\r', at) - at - begin.size());
}

/// The candidates of our own answer: `F 1 udp PRIORITY IP PORT typ host`.
std::vector<announced_address> candidates_of(const std::string& sdp) {
    constexpr std::string_view begin = "a=candidate:";
    std::vector<announced_address> all;
    for (auto at = sdp.find(begin); at != std::string::npos; at = sdp.find(begin, at + 1)) {
        std::vector<std::string> words;
        const std::string line = sdp.substr(at, sdp.find('\r', at) - at);
        for (std::size_t from = 0; from < line.size();) {
            const std::size_t end = std::min(line.find(' ', from), line.size());
            words.push_back(line.substr(from, end - from));
            from = end + 1;
        }
        if (words.size() < 6) continue;
        announced_address made{.ip = words[4]};
        std::from_chars(words[5].data(), words[5].data() + words[5].size(), made.port);
        made.protocol = words[2] == "tcp" ? transport_protocol::tcp : transport_protocol::udp;
        all.push_back(std::move(made));
    }
    return all;
}

/// Of a home network, of a provider's own, or of this machine (RFC 1918, 6598, 3927, 4193).
bool is_private(const std::string& ip) {
    const auto address = voice::parse_ip(ip);
    if (!address) return false;
    const auto& bytes = address->ip;
    if (address->family == voice::ip_family::v6)
        return (bytes[0] & 0xFEU) == 0xFC || (bytes[0] == 0xFE && bytes[1] == 0x80) || ip == "::1";
    return bytes[0] == 10 || bytes[0] == 127 || (bytes[0] == 172 && (bytes[1] & 0xF0U) == 16) ||
           (bytes[0] == 192 && bytes[1] == 168) || (bytes[0] == 169 && bytes[1] == 254) ||
           (bytes[0] == 100 && (bytes[1] & 0xC0U) == 64);
}

/// "UDP", "TCP" or "UDP and TCP", of those of the two that were (not) answered.
std::string ways_that(bool wanted, bool by_udp, bool by_tcp) {
    if (by_udp == wanted && by_tcp == wanted) return "UDP and TCP";
    return by_udp == wanted ? "UDP" : "TCP";
}

finding about(const announced_address& at, bool by_udp, bool by_tcp, bool is_ours) {
    const std::string port = std::to_string(at.port);
    finding made{at.ip + " port " + port, true, {}, false};
    if (by_udp && by_tcp) {
        made.detail = "answers by UDP and TCP";
        return made;
    }
    const std::string silent = ways_that(false, by_udp, by_tcp);
    made.fine = false;
    made.is_grave = is_ours;
    made.detail = silent + " " + port + " does not answer: ";
    made.detail +=
        is_ours ? "a firewall of this machine refuses it, so let it in"
                : "forward it in your router to this machine. Some routers let nobody inside reach "
                  "their outside address; then only a browser outside can tell (Settings, Voice, "
                  "Test the connection)";
    if (by_tcp) made.detail += ". Talk goes over TCP meanwhile";
    return made;
}

bool is_loopback(const std::string& ip) {
    return ip.starts_with("127.") || ip == "::1";
}

/// What keeps everybody elsewhere from talking, if anything does.
std::optional<finding> about_outside(const std::vector<announced_address>& announced) {
    const auto all = [&](auto is_so) {
        return std::ranges::all_of(announced, is_so, &announced_address::ip);
    };
    if (all(is_loopback)) {
        return finding{
            "other machines",
            false,
            "are told no way here: calls are taken at this machine's own address alone. Say "
            "--voice [::]:4991, or where people find the server with --public-url",
            false};
    }
    if (!all(is_private)) return std::nullopt;
    return finding{"friends outside",
                   false,
                   "are told no address that reaches this machine from outside: say it with "
                   "--voice-announce or "
                   "--public-url",
                   false};
}

}  // namespace

std::vector<finding> voice_findings(const voice_look& seen) {
    std::vector<finding> found;
    const auto answers = [&](const announced_address& at, transport_protocol by) {
        for (std::size_t i = 0; i < seen.announced.size(); ++i) {
            const announced_address& each = seen.announced[i];
            const bool is_it = each.ip == at.ip && each.port == at.port && each.protocol == by;
            if (is_it) return bool{seen.answered[i]};
        }
        return false;
    };
    for (const announced_address& each : seen.announced) {
        if (each.protocol != transport_protocol::udp) continue;
        const bool is_ours = std::ranges::find(seen.local, each.ip) != seen.local.end();
        found.push_back(about(each,
                              answers(each, transport_protocol::udp),
                              answers(each, transport_protocol::tcp),
                              is_ours));
    }
    for (const std::string& each : seen.nameless) {
        found.push_back({each,
                         false,
                         "has no address: look at its DNS entry, or announce the address itself",
                         true});
    }
    if (auto missing = about_outside(seen.announced)) found.push_back(std::move(*missing));
    return found;
}

std::vector<finding> examine_voice(voice::media_loop* media, const config& chosen) {
    if (chosen.voice_is_off) return {{"voice", true, "is off: --voice off", false}};
    if (!voice_sockets(chosen))
        return {{"voice", false, "has no address: say one with --voice [::]:4991", true}};
    if (media == nullptr)
        return {{"voice", false, "has no port: the log says why, and --voice names another", true}};
    using joined = result<voice::switchboard::joined>;
    const auto answer = std::make_shared<std::promise<joined>>();
    auto answered = answer->get_future();
    const voice::room_id alone(~std::uint64_t{0});  // no channel has it
    const auto take = [answer](joined made) { answer->set_value(std::move(made)); };
    if (!media->join(alone, doctors_offer(), take) ||
        answered.wait_for(limits::voice_doctor_patience) != std::future_status::ready) {
        return {{"voice", false, "does not answer: too much is asked of it at this moment", true}};
    }
    const joined made = answered.get();
    if (!made) return {{"voice", false, "takes nobody in: " + made.error().detail, true}};
    voice_look seen{.announced = candidates_of(made->answer),
                    .answered = {},
                    .local = http::local_names(),
                    .nameless = {}};
    seen.answered =
        voice::answers_at(seen.announced,
                          line_of(made->answer, "a=ice-ufrag:") + ":" + std::string(doctors_ufrag),
                          line_of(made->answer, "a=ice-pwd:"),
                          limits::voice_doctor_patience);
    media->leave(made->call);
    voice_names names;
    (void)names.resolve(voice_wishes(chosen));
    seen.nameless = names.unknown();
    return voice_findings(seen);
}

}  // namespace snug
