#include "domain/outside.hpp"

#include "domain/test_world.hpp"

namespace snug::testing_rules {

class outside : public rules_test {
protected:
    outside() {
        message put = post("bob");
        put.outside = true;
        id = put.id;
        fold(message_edited{put});
    }

    message_id id;
};

TEST_F(outside, WordsUnderAFriendsNameAreNotHisToChange) {
    EXPECT_EQ(refusal(edit_message{named("bob"), home_channel, id, "changed", at}),
              errc::forbidden);
    EXPECT_EQ(refusal(delete_message{named("bob"), home_channel, id, at}), errc::forbidden);
    EXPECT_EQ(refusal(delete_message{named("mo"), home_channel, id, at}), std::nullopt);
}

TEST_F(outside, WordsUnderAnOwnersNameAreDeletedByModeratorsToo) {
    message put = post("ada");
    put.outside = true;
    fold(message_edited{put});
    EXPECT_EQ(refusal(delete_message{named("mo"), home_channel, put.id, at}), std::nullopt);
}

TEST_F(outside, WordsAreNotPassedOn) {
    send_message wanted = to_send("mo", "");
    wanted.forward = forward_source{home_channel, id};
    EXPECT_EQ(refusal(wanted), errc::forbidden);
}

TEST_F(outside, WordsAreAnsweredLikeOthers) {
    send_message wanted = to_send("mo");
    wanted.reply_to = id;
    EXPECT_EQ(refusal(wanted), std::nullopt);
}

TEST_F(outside, WordsCallThoseTheyNameAndNotEverybodyAtOnce) {
    const auto called =
        called_from_outside(known, home(), "@bob @nobody @everyone @here @mo and @bob");
    EXPECT_EQ(called, (std::vector<std::string>{"bob", "mo"}));
    home().is_private = true;
    EXPECT_TRUE(called_from_outside(known, home(), "@bob").empty());
}

}  // namespace snug::testing_rules
