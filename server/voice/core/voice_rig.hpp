// For tests: people with real ICE, DTLS and SRTP of their own at a switchboard, on a path without
// loss, in a time that only the test moves.
#pragma once

#include "voice/core/peer.hpp"
#include "voice/core/rtcp.hpp"
#include "voice/core/switchboard.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace snug::voice {

struct heard_packet {
    rtp_header header;
    std::string text{};
    std::optional<audio_level> level{};
};

inline const dtls_identity& test_identity() {
    static const dtls_identity made(std::chrono::sys_seconds{std::chrono::seconds(1'800'000'000)});
    return made;
}

/// What somebody sends beside his microphone: a section of his offer and its numbers.
struct sent_stream {
    std::size_t section = 0;  // among `person::more`
    std::uint16_t sequence = 1'000;
    std::uint32_t timestamp = 5'000;
    replay_window sealed{};
    std::uint16_t rtx_sequence = 1;
    replay_window rtx_sealed{};
};

/// A VP8 payload (RFC 7741): a whole frame of one packet.
inline std::string key_frame(std::string_view text) {
    return "\x10\x50" + std::string(text);
}
inline std::string later_frame(std::string_view text) {
    return "\x10\x51" + std::string(text);
}

/// One browser: its offer, its transport, what it heard.
struct person {
    std::string ufrag{};
    browser_manner manner{};
    bool speaks = true;  // has a microphone at all
    std::size_t slots = 8;
    std::uint32_t ssrc = 0;
    std::vector<peer_section> more{};
    sent_kinds sends{};
    transport_address address{};
    digest shown = test_identity().fingerprint();

    call_id call{};
    ice_credentials server{};
    std::unique_ptr<dtls_session> dtls{};
    std::optional<srtp_sender> sender{};
    std::optional<srtp_receiver> receiver{};
    replay_window sealed{};
    std::uint16_t sequence = 1'000;
    std::uint32_t timestamp = 5'000;
    std::uint8_t checks = 0;
    std::vector<heard_packet> heard{};
    std::vector<sender_report> reports{};
    std::vector<report_block> blocks{};
    std::vector<std::unique_ptr<sent_stream>> streams{};
    std::vector<std::uint32_t> key_frames_wanted{};  // of which sources
    std::vector<nack_pair> missed{};                 // what it is asked to send again
    std::vector<std::uint64_t> rates{};              // that it is asked for
    std::size_t loses = 0;                           // so many datagrams that come for it next
    std::vector<std::uint8_t> last_check{};

    std::string offer() const {
        return write_peer_offer({.ufrag = ufrag,
                                 .shown = shown,
                                 .manner = manner,
                                 .speaks = speaks,
                                 .slots = slots,
                                 .ssrc = ssrc,
                                 .more = more});
    }
    client_offer wanted() const { return {offer(), sends}; }

    std::string mid_of(std::size_t section) const { return std::to_string(1 + slots + section); }
    /// An m-line more that sends `kind`, with numbers of its own.
    sent_stream& show(stream_kind kind) {
        const auto number = static_cast<std::uint32_t>(more.size());
        sends[mid_of(more.size())] = kind;
        more.push_back({.media = media_of(kind),
                        .direction = "sendonly",
                        .ssrc = 10'000U + ssrc * 100 + number * 2,
                        .rtx_ssrc = media_of(kind) == media_kind::video
                                        ? 10'001U + ssrc * 100 + number * 2
                                        : 0});
        return *streams.emplace_back(std::make_unique<sent_stream>(sent_stream{number}));
    }
};

/// What `who` heard, in order.
inline std::vector<std::string> texts(const person& who) {
    std::vector<std::string> all;
    for (const auto& each : who.heard)
        all.push_back(each.text);
    return all;
}

class voice_rig {
public:
    instant now{std::chrono::seconds(1'000)};
    switchboard server{test_identity(), {{.ip = "192.0.2.1", .port = 4991}}};
    outbox out;
    std::vector<std::unique_ptr<person>> people;
    std::vector<voice_event> events{};
    std::size_t bytes_in = 0;
    std::size_t bytes_out_sent = 0;

    /// Somebody whose offer was answered, before any packet.
    person& invited(std::uint64_t room = 1, person made = {}) {
        auto& added = *people.emplace_back(std::make_unique<person>(std::move(made)));
        const auto number = static_cast<std::uint8_t>(people.size());
        added.ufrag = "peer" + std::to_string(number);
        added.ssrc = 1'000U + number;
        added.address = {.ip = {10, 0, 0, number}, .port = 5'000};
        const auto joined = server.join(now, room_id(room), added.wanted(), out);
        EXPECT_TRUE(joined) << joined.error().detail;
        if (!joined) return added;
        added.call = joined->call;
        added.server = read_peer_answer(joined->answer).value().ice;
        deliver();
        return added;
    }

    /// Somebody who can talk.
    person& joined(std::uint64_t room = 1, person made = {}) {
        person& added = invited(room, std::move(made));
        check(added);
        shake_hands(added);
        return added;
    }

    void check(person& from, bool nominate = true) {
        make_check(from, nominate);
        inject(from.address, from.last_check);
    }

    static void make_check(person& from, bool nominate = true) {
        from.last_check.resize(limits::stun_bytes_max);
        from.last_check.resize(
            write_peer_check(from.last_check,
                             from.server,
                             from.ufrag,
                             {static_cast<std::uint8_t>(from.ssrc), ++from.checks},
                             nominate));
    }

    void shake_hands(person& with) {
        with.dtls = std::make_unique<dtls_session>(
            test_identity(), test_identity().fingerprint(), dtls_role::active, now);
        datagrams words;
        with.dtls->tick(now, words);
        send_words(with, words);
        take_keys(with);
    }

    static void take_keys(person& with) {
        if (!with.dtls->keys()) return;
        with.sender.emplace(with.dtls->keys()->profile, with.dtls->keys()->ours);
        with.receiver.emplace(with.dtls->keys()->profile, with.dtls->keys()->theirs);
    }

    /// One packet of 20 ms.
    void say(person& who, std::string_view text, std::optional<std::uint8_t> level = 20) {
        inject(who.address, spoken(who, text, level));
    }

    static std::vector<std::uint8_t> spoken(person& who,
                                            std::string_view text,
                                            std::optional<std::uint8_t> level = 20) {
        const rtp_header header{.payload_type = static_cast<std::uint8_t>(who.manner.opus),
                                .sequence = who.sequence++,
                                .timestamp = who.timestamp,
                                .ssrc = who.ssrc};
        who.timestamp += 960;
        const rtp_extensions with{static_cast<std::uint8_t>(who.manner.mid_extension),
                                  "0",
                                  static_cast<std::uint8_t>(who.manner.level_extension),
                                  level ? std::optional(audio_level{*level, true}) : std::nullopt};
        return sealed(who, header, text, with);
    }

    static std::vector<std::uint8_t> sealed(person& who,
                                            const rtp_header& header,
                                            std::string_view text,
                                            const rtp_extensions& with) {
        return sealed(who, header, text, with, who.sealed);
    }

    static std::vector<std::uint8_t> sealed(person& who,
                                            const rtp_header& header,
                                            std::string_view text,
                                            const rtp_extensions& with,
                                            replay_window& stream) {
        std::vector<std::uint8_t> packet(limits::voice_datagram_bytes_max);
        std::size_t size = write_rtp_header(packet, header, with);
        std::ranges::copy(text, packet.begin() + static_cast<std::ptrdiff_t>(size));
        size += text.size();
        packet.resize(who.sender->protect_rtp(packet, size, stream).value_or(0));
        return packet;
    }

    /// One packet of what `who` shows; pictures 33 ms apart, sound 20 ms.
    void show(person& who, sent_stream& stream, std::string_view payload) {
        inject(who.address, shown(who, stream, payload));
    }

    static std::vector<std::uint8_t> shown(person& who,
                                           sent_stream& stream,
                                           std::string_view payload) {
        const peer_section& section = who.more[stream.section];
        const bool is_video = section.media == media_kind::video;
        const int type = is_video ? who.manner.vp8 : who.manner.opus;
        const rtp_header header{.marker = is_video,
                                .payload_type = static_cast<std::uint8_t>(type),
                                .sequence = stream.sequence++,
                                .timestamp = stream.timestamp,
                                .ssrc = section.ssrc};
        stream.timestamp += is_video ? 3'000 : 960;
        const std::string mid = who.mid_of(stream.section);
        const rtp_extensions with{
            static_cast<std::uint8_t>(who.manner.mid_extension), mid, 0, std::nullopt};
        return sealed(who, header, payload, with, stream.sealed);
    }

    /// The packet of `who` with that number, which had `payload`, once more (RFC 4588).
    static std::vector<std::uint8_t> shown_again(person& who,
                                                 sent_stream& stream,
                                                 std::uint16_t sequence,
                                                 std::string_view payload) {
        const rtp_header header{.payload_type = static_cast<std::uint8_t>(who.manner.rtx),
                                .sequence = stream.rtx_sequence++,
                                .timestamp = stream.timestamp,
                                .ssrc = who.more[stream.section].rtx_ssrc};
        std::string wrapped(rtx_original_bytes, 0);
        wrapped[0] = static_cast<char>(sequence >> 8U);
        wrapped[1] = static_cast<char>(sequence);
        return sealed(who, header, wrapped.append(payload), {}, stream.rtx_sealed);
    }

    /// What `who` offers from now on is answered.
    std::string offer_anew(person& who) {
        const auto answer = server.renegotiate(who.call, who.wanted(), out);
        EXPECT_TRUE(answer) << answer.error().detail;
        deliver();
        return answer.value_or("");
    }

    void watch(person& who, std::vector<call_id> cameras, std::vector<call_id> screens = {}) {
        server.set_watched(who.call, {std::move(cameras), std::move(screens)}, out);
        deliver();
    }

    void say_rtcp(person& who, std::vector<std::uint8_t> compound) {
        const std::size_t size = compound.size();
        compound.resize(size + limits::srtp_trailer_bytes_max);
        compound.resize(who.sender->protect_rtcp(compound, size).value_or(0));
        inject(who.address, compound);
    }

    void inject(const transport_address& from, std::vector<std::uint8_t> datagram) {
        bytes_in += datagram.size();
        server.receive(now, from, datagram, out);
        deliver();
    }

    void pass(std::chrono::milliseconds time) {
        const instant end = now + time;
        while (now < end) {
            now += std::min<instant::duration>(limits::voice_tick_every, end - now);
            server.tick(now, out);
            deliver();
        }
    }

    bool was_told(voice_news news, call_id call) const {
        return std::ranges::any_of(events, [&](const voice_event& each) {
            return each.news == news && each.call == call;
        });
    }

    static std::string line(const std::string& text, std::string_view begin) {
        return line_of(text, begin);
    }

    void deliver() {
        std::vector<std::pair<transport_address, std::vector<std::uint8_t>>> sent;
        for (const auto& each : out.sent()) {
            bytes_out_sent += each.datagram.size();
            sent.push_back({each.to, {each.datagram.begin(), each.datagram.end()}});
        }
        events.insert(events.end(), out.events().begin(), out.events().end());
        out.clear();
        for (auto& [to, datagram] : sent) {
            for (auto& each : people) {
                if (each->address != to) continue;
                if (each->loses == 0) {
                    take(*each, std::move(datagram));
                } else {
                    --each->loses;
                }
            }
        }
    }

private:
    void send_words(person& from, datagrams& words) {
        datagrams sending;
        sending.swap(words);
        for (auto& each : sending)
            inject(from.address, std::move(each));
    }

    void take(person& by, std::vector<std::uint8_t> datagram) {
        if (!datagram.empty() && datagram[0] >= 20 && datagram[0] <= 63 && by.dtls) {
            datagrams words;
            by.dtls->receive(now, datagram, words);
            send_words(by, words);
            return;
        }
        hear(by, datagram);
    }

public:
    /// Opens what came for `by` under its keys.
    static void hear(person& by, std::vector<std::uint8_t>& datagram) {
        if (datagram.size() < 12 || datagram[0] < 128 || !by.receiver) return;
        if ((datagram[1] & 127U) >= 64 && (datagram[1] & 127U) <= 95)
            return take_rtcp(by, datagram);
        const auto size = by.receiver->unprotect_rtp(datagram);
        ASSERT_TRUE(size);
        const auto packet = parse_rtp(bytes_view(datagram).first(*size));
        ASSERT_TRUE(packet);
        const auto level =
            find_extension(*packet, static_cast<std::uint8_t>(by.manner.level_extension));
        by.heard.push_back({packet->header,
                            std::string(as_view(packet->payload)),
                            level ? parse_audio_level(*level) : std::nullopt});
    }

private:
    static void take_rtcp(person& by, std::vector<std::uint8_t>& datagram) {
        const auto size = by.receiver->unprotect_rtcp(datagram);
        ASSERT_TRUE(size);
        auto reader = parse_rtcp(bytes_view(datagram).first(*size));
        ASSERT_TRUE(reader);
        while (const auto packet = reader->next()) {
            if (const auto report = parse_sender_report(*packet)) by.reports.push_back(*report);
            if (const auto block = parse_report_block(*packet, 0)) by.blocks.push_back(*block);
            for (std::size_t i = 0; const auto pair = parse_nack_pair(*packet, i); ++i)
                by.missed.push_back(*pair);
            if (const auto rate = parse_remb(*packet)) by.rates.push_back(*rate);
            if (const auto media = parse_pli(*packet)) by.key_frames_wanted.push_back(*media);
        }
    }
};

}  // namespace snug::voice
