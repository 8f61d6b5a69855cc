#include "app/voice_doctor.hpp"

#include "voice/media_loop.hpp"

#include <gtest/gtest.h>

#include <gmock/gmock.h>

namespace snug {
namespace {

using enum voice::transport_protocol;

voice::announced_address at(const std::string& ip, voice::transport_protocol by) {
    return {.ip = ip, .port = 4991, .protocol = by};
}

/// Both ways of each address, by UDP before by TCP.
voice_look look(const std::vector<std::string>& ips, std::vector<bool> answered) {
    voice_look made{.answered = std::move(answered), .local = {"192.168.1.5"}};
    for (const auto by : {udp, tcp}) {
        for (const std::string& ip : ips)
            made.announced.push_back(at(ip, by));
    }
    return made;
}

TEST(VoiceDoctor, IsContentWithAddressesThatAnswerBothWays) {
    const auto found =
        voice_findings(look({"203.0.113.5", "192.168.1.5"}, {true, true, true, true}));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(found[0].fine && found[1].fine);
    EXPECT_EQ(found[0].check + " " + found[0].detail,
              "203.0.113.5 port 4991 answers by UDP and TCP");
}

TEST(VoiceDoctor, SaysWhatToForwardAndThatTalkGoesOnMeanwhile) {
    const auto found =
        voice_findings(look({"203.0.113.5", "192.168.1.5"}, {false, true, true, true}));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_FALSE(found[0].fine);
    EXPECT_FALSE(found[0].is_grave);  // a router may only be unwilling to turn round
    EXPECT_TRUE(found[0].detail.starts_with(
        "UDP 4991 does not answer: forward it in your router to this machine."))
        << found[0].detail;
    EXPECT_TRUE(found[0].detail.ends_with("Talk goes over TCP meanwhile")) << found[0].detail;
    EXPECT_TRUE(found[1].fine);
}

TEST(VoiceDoctor, BlamesTheFirewallForAnAddressOfThisMachine) {
    const auto found =
        voice_findings(look({"203.0.113.5", "192.168.1.5"}, {true, false, true, false}));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(found[1].is_grave && !found[1].fine);
    EXPECT_EQ(found[1].detail,
              "UDP and TCP 4991 does not answer: a firewall of this machine refuses it, so let it "
              "in");
}

TEST(VoiceDoctor, MissesAnAddressForFriendsOutsideAndNamesThatNobodyKnows) {
    voice_look seen = look({"192.168.1.5", "fd00::1"}, {true, true, true, true});
    seen.nameless = {"home.example.org"};
    const auto found = voice_findings(seen);
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[2].check, "home.example.org");
    EXPECT_TRUE(found[2].is_grave && !found[2].fine);
    EXPECT_EQ(found[3].check, "friends outside");
    EXPECT_FALSE(found[3].fine);
}

TEST(VoiceDoctor, AsksARunningServerAtEveryAddressThatItAnnounces) {
    auto media = voice::media_loop::open({.ip = "0.0.0.0"}, [](auto) {});
    ASSERT_TRUE(media);
    const std::uint16_t port = (*media)->port();
    std::vector<voice::announced_address> addresses;
    for (const auto by : {udp, tcp}) {
        for (const auto* const ip : {"127.0.0.1", "127.0.0.2"})
            addresses.push_back({.ip = ip, .port = port, .protocol = by});
    }
    addresses.push_back({.ip = "127.0.0.1", .port = 1, .protocol = udp});
    (*media)->announce(addresses);
    const auto found = examine_voice(media->get(), {});
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0].check, "127.0.0.1 port " + std::to_string(port));
    EXPECT_TRUE(found[0].fine && found[1].fine);
    EXPECT_FALSE(found[2].fine);
    EXPECT_EQ(found[3].check, "other machines");
}

TEST(VoiceDoctor, KnowsVoiceThatIsOffFromVoiceThatHasNoPort) {
    config off;
    off.voice_is_off = true;
    EXPECT_TRUE(examine_voice(nullptr, off).at(0).fine);
    EXPECT_FALSE(examine_voice(nullptr, {}).at(0).fine);
    config proxied;
    proxied.listen = http::unix_path{"/run/snug.sock"};
    EXPECT_THAT(examine_voice(nullptr, proxied).at(0).detail,
                testing::HasSubstr("--voice [::]:4991"));
}

}  // namespace
}  // namespace snug
