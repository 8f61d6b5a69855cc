#include "voice/core/sdp.hpp"

#include "base/voice_limits.hpp"
#include "voice/core/sdp_answer.hpp"
#include "voice/core/sdp_camera_samples.hpp"
#include "voice/core/sdp_samples.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

std::string replaced(std::string_view text, std::string_view what, std::string_view with) {
    std::string made(text);
    const auto at = made.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? made : made.replace(at, what.size(), with);
}

std::string problem_of(std::string_view text) {
    const auto read = parse_sdp_offer(text);
    if (read) return "none";
    EXPECT_EQ(read.error().code, errc::invalid_field);
    EXPECT_EQ(read.error().field, "sdp");
    return read.error().detail;
}

TEST(Sdp, OfferOfChromiumIsRead) {
    const auto offer = parse_sdp_offer(as_sdp(chromium_offer));
    ASSERT_TRUE(offer) << offer.error().detail;
    EXPECT_EQ(offer->ice_ufrag, "C/t4");
    EXPECT_EQ(to_hex(offer->fingerprint).substr(0, 8), "90958f4f");
    ASSERT_EQ(offer->sections.size(), 4U);
    const auto& microphone = offer->sections[0];
    EXPECT_TRUE(microphone.sends());
    EXPECT_EQ(microphone.mid, "0");
    EXPECT_EQ(microphone.level_extension, 1);
    EXPECT_EQ(microphone.mid_extension, 4);
    EXPECT_EQ(microphone.ssrcs, std::vector<std::uint32_t>{3605483974});
    const auto* opus = find_codec(microphone, "opus", 48'000);
    ASSERT_NE(opus, nullptr);
    EXPECT_EQ(*opus, (sdp_codec{111, "opus", 48'000, 2, "minptime=10;useinbandfec=1"}));
    EXPECT_TRUE(offer->sections[1].receives());
    EXPECT_EQ(offer->sections[3].kind, media_kind::video);
    ASSERT_NE(find_codec(offer->sections[3], "vp8", 90'000), nullptr);
}

TEST(Sdp, OfferInFirefoxesMannerIsRead) {
    const auto offer = parse_sdp_offer(as_sdp(firefox_offer));
    ASSERT_TRUE(offer) << offer.error().detail;
    ASSERT_EQ(offer->sections.size(), 3U);
    const auto* opus = find_codec(offer->sections[0], "opus", 48'000);
    ASSERT_NE(opus, nullptr);
    EXPECT_EQ(opus->payload_type, 109);
    EXPECT_EQ(opus->parameters, "maxplaybackrate=48000;stereo=1;useinbandfec=1");
    EXPECT_EQ(offer->sections[0].mid_extension, 3);
    EXPECT_TRUE(offer->sections[1].receives());
    EXPECT_FALSE(offer->sections[2].rejected);  // port 0, but bundle-only
}

TEST(Sdp, FeedbackAndRetransmissionsOfACodecAreRead) {
    const auto chromium = parse_sdp_offer(as_sdp(chromium_offer));
    ASSERT_TRUE(chromium);
    const auto* vp8 = find_codec(chromium->sections[3], "vp8", 90'000);
    EXPECT_EQ(vp8->feedback, (sdp_feedback{.nack = true, .pli = true, .fir = true, .remb = true}));
    EXPECT_EQ(find_rtx(chromium->sections[3], vp8->payload_type)->payload_type, 97);
    EXPECT_EQ(find_rtx(chromium->sections[3], 111), nullptr);
    const auto firefox = parse_sdp_offer(as_sdp(firefox_offer));
    ASSERT_TRUE(firefox);
    vp8 = find_codec(firefox->sections[2], "vp8", 90'000);
    EXPECT_EQ(vp8->feedback, (sdp_feedback{.pli = true}));
    EXPECT_EQ(find_rtx(firefox->sections[2], 120)->payload_type, 124);
    const auto all = parse_sdp_offer(as_sdp(replaced(
        firefox_offer, "a=rtcp-fb:120 nack pli", "a=rtcp-fb:* nack\na=rtcp-fb:* ccm fir")));
    ASSERT_TRUE(all);
    EXPECT_EQ(find_codec(all->sections[2], "vp8", 90'000)->feedback,
              (sdp_feedback{.nack = true, .fir = true}));
    EXPECT_EQ(find_codec(all->sections[1], "opus", 48'000)->feedback, sdp_feedback{});
    EXPECT_EQ(problem_of(as_sdp(replaced(chromium_offer, "rtcp-fb:96 nack", "rtcp-fb:999 nack"))),
              "a broken attribute: rtcp-fb");
}

TEST(Sdp, SourceThatRepairsAnotherIsRead) {
    const std::string both = "a=ssrc-group:SIM 5 6\na=ssrc-group:FID 5 7\na=ssrc:5 cname:x\n";
    const auto offer = parse_sdp_offer(as_sdp(std::string(chromium_offer) + both));
    ASSERT_TRUE(offer);
    EXPECT_EQ(offer->sections[3].ssrcs, std::vector<std::uint32_t>{5});
    EXPECT_EQ(offer->sections[3].rtx_ssrc, 7U);
    EXPECT_EQ(problem_of(as_sdp(std::string(chromium_offer) + "a=ssrc-group:FID 5\n")),
              "a broken attribute: ssrc-group");
}

TEST(Sdp, CamerasOfBothBrowsersAreRead) {
    const auto chromium = parse_sdp_offer(as_sdp(chromium_camera_offer));
    const auto firefox = parse_sdp_offer(as_sdp(firefox_camera_offer));
    ASSERT_TRUE(chromium) << chromium.error().detail;
    ASSERT_TRUE(firefox) << firefox.error().detail;
    constexpr sdp_feedback all{.nack = true, .pli = true, .fir = true, .remb = true};
    for (const auto* offer : {&*chromium, &*firefox}) {
        ASSERT_EQ(offer->sections.size(), 4U);
        EXPECT_TRUE(offer->sections[2].receives());
        const auto& camera = offer->sections[3];
        EXPECT_TRUE(camera.sends());
        const auto* vp8 = find_codec(camera, "vp8", 90'000);
        ASSERT_NE(vp8, nullptr);
        EXPECT_EQ(vp8->feedback, all);
        EXPECT_NE(find_rtx(camera, vp8->payload_type), nullptr);
        ASSERT_EQ(camera.ssrcs.size(), 2U);
        EXPECT_EQ(camera.rtx_ssrc, camera.ssrcs[1]);
    }
    EXPECT_EQ(chromium->sections[3].mid_extension, 4);
    EXPECT_EQ(firefox->sections[3].mid_extension, 3);
}

TEST(Sdp, PortZeroAloneIsARejection) {
    const auto offer =
        parse_sdp_offer(as_sdp(replaced(chromium_offer, "m=video 9 ", "m=video 0 ")));
    ASSERT_TRUE(offer);
    EXPECT_TRUE(offer->sections[3].rejected);
    EXPECT_FALSE(offer->sections[3].receives());
}

TEST(Sdp, WhatOneTransportNeedsHasToBeThere) {
    const auto with = [](std::string_view what, std::string_view instead) {
        return problem_of(as_sdp(replaced(chromium_offer, what, instead)));
    };
    EXPECT_EQ(with("BUNDLE 0 1 2 3", "BUNDLE 0 1 2"), "not bundled");
    EXPECT_EQ(with("a=rtcp-mux\n", ""), "no rtcp-mux");
    EXPECT_EQ(with("a=mid:0\n", ""), "a section without a mid");
    EXPECT_EQ(with("a=mid:1\n", "a=mid:0\n"), "a mid twice");
    EXPECT_EQ(with("a=setup:actpass", "a=setup:passive"), "two transports, or a broken one: setup");
    EXPECT_EQ(with("a=ice-ufrag:C/t4", "a=ice-ufrag:C/t5"),
              "two transports, or a broken one: ice-ufrag");
    EXPECT_EQ(with("sha-256 90", "sha-256 91"), "two transports, or a broken one: fingerprint");
    EXPECT_EQ(with("sha-256 90:", "sha-256 90"), "two transports, or a broken one: fingerprint");
    EXPECT_EQ(with("v=0", "v=1"), "no SDP of version 0");
    EXPECT_EQ(with("m=audio 9 UDP/TLS/RTP/SAVPF", "m=audio 9 RTP/AVP"), "neither audio nor video");
    EXPECT_EQ(problem_of("v=0\r\n"), "no section");
    EXPECT_EQ(problem_of(""), "no section");
}

TEST(Sdp, MegabytesAndTenThousandLinesAreRefused) {
    EXPECT_EQ(problem_of("v=0\r\ns=" + std::string(1'000'000, 'x') + "\r\n"), "too long");
    std::string lines = "v=0\n";
    for (int i = 0; i < 10'000; ++i)
        lines += "a=x\n";
    EXPECT_EQ(problem_of(lines), "no SDP line");
    EXPECT_EQ(problem_of("v=0\ns=" + std::string(1'023, 'x') + "\n"), "no SDP line");
    EXPECT_EQ(problem_of(std::string("v=0\na=\0\n", 8)), "no SDP line");
    std::string sections = as_sdp(chromium_offer);
    for (int i = 0; i < 40; ++i) {
        sections +=
            "m=audio 9 UDP/TLS/RTP/SAVPF 111\na=rtcp-mux\na=mid:x" + std::to_string(i) + "\n";
    }
    EXPECT_EQ(problem_of(sections), "too many sections");
    std::string codecs = as_sdp(chromium_offer);
    for (int i = 0; i < 128; ++i)
        codecs += "a=rtpmap:" + std::to_string(i) + " x/8000\n";
    EXPECT_EQ(problem_of(codecs), "a broken attribute: rtpmap");
    std::string ssrcs = as_sdp(chromium_offer);
    for (int i = 0; i < 9; ++i)
        ssrcs += "a=ssrc:" + std::to_string(i) + " cname:x\n";
    EXPECT_EQ(problem_of(ssrcs), "a broken attribute: ssrc");
}

TEST(Sdp, CandidatesOfThePeerAreNotEvenRead) {
    std::string offer = as_sdp(chromium_offer);
    for (int i = 0; i < 1'000; ++i) {
        offer += "a=candidate:1 1 udp 2113937151 127.0.0.1 22 typ host\r\n";
    }
    EXPECT_EQ(problem_of(offer), "too long");
    EXPECT_EQ(problem_of(as_sdp(chromium_offer) +
                         "a=candidate:1 1 udp 2113937151 secret.local 22 typ host\r\n"),
              "none");
}

sdp_answer some_answer() {
    sdp_answer answer{.session = 7, .version = 2, .ice = {"ours", "a password of 22 bytes"}};
    answer.addresses = {{.ip = "192.0.2.1", .port = 4991},
                        {.ip = "2001:db8::1", .family = ip_family::v6, .port = 4991},
                        {.ip = "192.0.2.1", .port = 4991, .protocol = transport_protocol::tcp}};
    const sdp_codec opus{111, "opus", 48'000, 2, "minptime=10;useinbandfec=1;usedtx=1"};
    answer.sections = {{.mid = "0",
                        .direction = media_direction::recvonly,
                        .codec = opus,
                        .mid_extension = 4,
                        .level_extension = 1,
                        .stream = {}},
                       {.mid = "1",
                        .direction = media_direction::sendonly,
                        .codec = opus,
                        .ssrc = 99,
                        .stream = "slot1"},
                       {.mid = "2", .kind = media_kind::video, .codec = {}, .stream = {}}};
    return answer;
}

TEST(Sdp, AnswerIsLitePassiveAndBundled) {
    const std::string text = write_sdp_answer(some_answer());
    for (const std::string_view line : {"o=- 7 2 IN IP4 0.0.0.0",
                                        "a=ice-lite",
                                        "a=group:BUNDLE 0 1",
                                        "a=setup:passive",
                                        "a=rtcp-mux",
                                        "a=end-of-candidates",
                                        "a=candidate:1 1 udp 2130706431 192.0.2.1 4991 typ host",
                                        "a=candidate:3 1 tcp 1526726143 192.0.2.1 4991 typ host "
                                        "tcptype passive",
                                        "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                                        "a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1",
                                        "a=ssrc:99 cname:slot1",
                                        "m=video 0 UDP/TLS/RTP/SAVPF 0"}) {
        EXPECT_NE(text.find("\r\n" + std::string(line) + "\r\n"), std::string::npos) << line;
    }
    EXPECT_EQ(text.find("transport-cc"), std::string::npos);
    EXPECT_EQ(text.find("transport-wide-cc"), std::string::npos);
}

TEST(Sdp, AnswerSaysOfPicturesWhatIsAskedAndRepairedAndHowMuchIsTaken) {
    sdp_answer answer{.session = 7, .version = 2, .ice = {"ours", "a password of 22 bytes"}};
    const sdp_codec vp8{.payload_type = 96,
                        .name = "vp8",
                        .clock_hz = 90'000,
                        .parameters = {},
                        .feedback = {.nack = true, .pli = true, .fir = true, .remb = true}};
    answer.sections = {{.mid = "0",
                        .kind = media_kind::video,
                        .direction = media_direction::recvonly,
                        .codec = vp8,
                        .rtx_payload_type = 97,
                        .bits_per_s_max = 1'200'000,
                        .stream = {}},
                       {.mid = "1",
                        .kind = media_kind::video,
                        .direction = media_direction::sendonly,
                        .codec = vp8,
                        .rtx_payload_type = 97,
                        .ssrc = 99,
                        .stream = "slot1",
                        .rtx_ssrc = 98}};
    const std::string text = write_sdp_answer(answer);
    for (const std::string_view lines : {"m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\nc=IN IP4 0.0.0.0\r\n"
                                         "b=AS:1200\r\nb=TIAS:1200000\r\n",
                                         "a=rtcp-fb:96 goog-remb\r\na=rtcp-fb:96 ccm fir\r\n"
                                         "a=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\n"
                                         "a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n",
                                         "a=ssrc-group:FID 99 98\r\na=ssrc:99 cname:slot1\r\n"
                                         "a=ssrc:98 cname:slot1\r\n"}) {
        EXPECT_NE(text.find(lines), std::string::npos) << lines;
    }
    EXPECT_EQ(text.find("b=AS"), text.rfind("b=AS"));
}

TEST(Sdp, AnswerIsItselfSdpThatTheStrictReaderTakes) {
    const std::string text = replaced(write_sdp_answer(some_answer()), "a=ice-lite\r\n", "");
    std::string active;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at) + 1;
        const std::string line = text.substr(at, end - at);
        active += line == "a=setup:passive\r\n" ? "a=setup:active\r\n" : line;
        at = end;
    }
    const auto read = parse_sdp_offer(active);
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->sections[0].level_extension, 1);
    EXPECT_EQ(read->sections[1].ssrcs, std::vector<std::uint32_t>{99});
    EXPECT_TRUE(read->sections[2].rejected);
}

}  // namespace
}  // namespace snug::voice
