#include "app/voice_names.hpp"

#include <gtest/gtest.h>

namespace snug {
namespace {

using wishes = std::vector<voice::announce_wish>;

TEST(VoiceNames, StandInTheirPlaceWithEveryAddressOfTheirs) {
    voice_names names([](const std::string& name) -> result<std::vector<std::string>> {
        EXPECT_EQ(name, "chat.example.org");
        return std::vector<std::string>{"192.0.2.1", "2001:db8::1"};
    });
    EXPECT_EQ(
        names.resolve({{"198.51.100.1"}, {"chat.example.org", 5000}, {"2001:db8::2"}}),
        (wishes{{"198.51.100.1"}, {"192.0.2.1", 5000}, {"2001:db8::1", 5000}, {"2001:db8::2"}}));
    EXPECT_TRUE(names.unknown().empty());
}

// A router that began anew had no resolver for a minute, and friends outside were told of no
// address that reaches them.
TEST(VoiceNames, KeepTheirAddressWhileNobodyAnswersAndLoseItWhenTheyAreGone) {
    result<std::vector<std::string>> said = std::vector<std::string>{"192.0.2.1"};
    voice_names names([&](const std::string&) { return said; });
    const wishes wanted{{"home.example.org"}};
    EXPECT_EQ(names.resolve(wanted), (wishes{{"192.0.2.1"}}));
    said = refuse(errc::unavailable);
    EXPECT_EQ(names.resolve(wanted), (wishes{{"192.0.2.1"}}));
    EXPECT_TRUE(names.unknown().empty());
    said = std::vector<std::string>{"192.0.2.7"};
    EXPECT_EQ(names.resolve(wanted), (wishes{{"192.0.2.7"}}));
    said = refuse(errc::not_found);
    EXPECT_TRUE(names.resolve(wanted).empty());
    EXPECT_EQ(names.unknown(), std::vector<std::string>{"home.example.org"});
}

TEST(VoiceNames, SystemsResolverKnowsThisMachine) {
    const auto found = look_up("localhost");
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->empty());
    for (const std::string& each : *found)
        EXPECT_TRUE(each == "127.0.0.1" || each == "::1") << each;
}

}  // namespace
}  // namespace snug
