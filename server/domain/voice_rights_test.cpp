#include "domain/voice_rights.hpp"

#include <gtest/gtest.h>

namespace snug {
namespace {

constexpr wall_time now{std::chrono::seconds(1'800'000'000)};

member person(std::string name, role rank = role::member) {
    member made;
    made.name = username(std::move(name));
    made.role = rank;
    return made;
}

channel room() {
    channel made;
    made.kind = channel_kind::voice;
    return made;
}

errc why_not(const member& who, const channel& where) {
    const auto fine = check_may_talk(who, where, now);
    EXPECT_FALSE(fine);
    return fine ? errc::internal : fine.error().code;
}

TEST(VoiceRights, MembersTalkInOpenRoomsAndGuestsWhereTheyWereLetIn) {
    EXPECT_TRUE(check_may_talk(person("anna"), room(), now));
    EXPECT_EQ(why_not(person("gast", role::guest), room()), errc::not_found);
    channel let_in = room();
    let_in.members = {username("gast")};
    EXPECT_TRUE(check_may_talk(person("gast", role::guest), let_in, now));
}

TEST(VoiceRights, PrivateRoomsAreForTheirMembersWhateverTheRank) {
    channel closed = room();
    closed.is_private = true;
    closed.members = {username("anna")};
    EXPECT_TRUE(check_may_talk(person("anna"), closed, now));
    EXPECT_EQ(why_not(person("otto", role::owner), closed), errc::not_found);
}

TEST(VoiceRights, NobodyTalksInTextRoomsOrArchives) {
    channel text = room();
    text.kind = channel_kind::text;
    EXPECT_EQ(why_not(person("anna"), text), errc::invalid_field);
    channel archived = room();
    archived.archived = true;
    EXPECT_EQ(why_not(person("otto", role::owner), archived), errc::archived);
}

TEST(VoiceRights, TimeOutLastsUntilItsEnd) {
    member anna = person("anna");
    anna.muted_until = now + std::chrono::seconds(1);
    EXPECT_EQ(why_not(anna, room()), errc::muted);
    anna.muted_until = now;
    EXPECT_TRUE(check_may_talk(anna, room(), now));
}

}  // namespace
}  // namespace snug
