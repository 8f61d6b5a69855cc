#include "base/limits.hpp"
#include "domain/test_world.hpp"

namespace snug::testing_rules {

class reacting : public rules_test {
protected:
    reacting() : on(post("ada")) {}

    react with(const std::string& name, const std::string& emoji, bool add = true) const {
        return {named(name), home_channel, on.id, emoji, add, at};
    }
    const message& held() const { return known.messages.at(on.id); }

    message on;
};

TEST_F(reacting, IsToldOnceHoweverOftenItIsAsked) {
    const auto first = all_of<reaction_added>(ask(with("bob", "👍")));
    ASSERT_EQ(first.size(), 1U);
    EXPECT_GT(first[0].rev, on.rev);
    EXPECT_TRUE(ask(with("bob", "👍"))->changes.empty());
    ask(with("gil", "👍"));
    EXPECT_EQ(held().reactions, (std::vector{reaction{"👍", {named("bob"), named("gil")}, 2}}));
    EXPECT_EQ(all_of<reaction_removed>(ask(with("bob", "👍", false))).size(), 1U);
    EXPECT_TRUE(ask(with("bob", "👍", false))->changes.empty());
    EXPECT_EQ(held().reactions, (std::vector{reaction{"👍", {named("gil")}, 1}}));
}

TEST_F(reacting, HasRoomForTwentyKindsAndForMoreOfThose) {
    const auto kind = [](std::size_t i) { return "kind" + std::to_string(i); };
    for (std::size_t i = 0; i < limits::reaction_kinds_max; ++i)
        ASSERT_EQ(refusal(with("ada", kind(i))), std::nullopt);
    EXPECT_EQ(refusal(with("bob", "👍")), errc::too_many);
    EXPECT_EQ(refusal(with("bob", kind(3))), std::nullopt);
    ask(with("ada", kind(0), false));
    EXPECT_EQ(refusal(with("bob", "👍")), std::nullopt);
}

TEST_F(reacting, IsForThoseWhoSeeAndMaySpeak) {
    known.members.at(named("bob")).muted_until = at + std::chrono::hours(1);
    EXPECT_EQ(refusal(with("bob", "👍")), errc::muted);
    home().moderators_post = true;  // an announcement may be cheered
    EXPECT_EQ(refusal(with("gil", "👍")), std::nullopt);
    home().archived = true;
    EXPECT_EQ(refusal(with("ada", "👍")), errc::archived);
    home().archived = false;
    home().is_private = true;
    EXPECT_EQ(refusal(with("ada", "👍")), errc::not_found);
    EXPECT_EQ(refusal(with("nobody", "👍")), errc::not_signed_in);
}

TEST_F(reacting, ToWhatWasDeletedFindsNothingAndItsReactionsAreGone) {
    ask(with("bob", "👍"));
    ask(delete_message{named("ada"), home_channel, on.id, at});
    EXPECT_TRUE(held().reactions.empty());
    EXPECT_EQ(refusal(with("gil", "👍")), errc::not_found);
}

TEST_F(reacting, WithAnEmojiOfOursNeedsItToBeThere) {
    EXPECT_EQ(refusal(with("bob", ":cat:")), errc::invalid_field);
}

TEST_F(reacting, SurvivesAnEdit) {
    ask(with("bob", "👍"));
    const auto made = ask(edit_message{named("ada"), home_channel, on.id, "better", at});
    EXPECT_EQ(all_of<message_edited>(made)[0].message.reactions.size(), 1U);
}

}  // namespace snug::testing_rules
