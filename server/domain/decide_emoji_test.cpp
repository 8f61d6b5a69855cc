#include "base/limits.hpp"
#include "domain/test_world.hpp"

namespace snug {

using namespace testing_rules;

class emoji_rules : public rules_test {
protected:
    put_emoji to_add(const std::string& who,
                     const std::string& name,
                     std::vector<std::string> aliases = {}) const {
        put_emoji wanted{named(who), {}, true, at};
        wanted.emoji.name = name;
        wanted.emoji.aliases = std::move(aliases);
        return wanted;
    }
    put_emoji to_change(const std::string& who,
                        const std::string& name,
                        std::vector<std::string> aliases) const {
        put_emoji wanted = to_add(who, name, std::move(aliases));
        wanted.is_new = false;
        return wanted;
    }
};

TEST_F(emoji_rules, MembersAddThemAndGuestsDoNot) {
    const auto made = ask(to_add("bob", "party_cat", {"dance", "dance"}));
    ASSERT_TRUE(made);
    const own_emoji added = all_of<emoji_added>(made).at(0).emoji;
    EXPECT_EQ(added.by, named("bob"));
    EXPECT_EQ(added.aliases, std::vector<std::string>{"dance"});
    EXPECT_EQ(refusal(to_add("gil", "guest_cat")), errc::forbidden);
}

TEST_F(emoji_rules, NoNameLeadsToTwo) {
    ASSERT_TRUE(ask(to_add("bob", "cat", {"kitty"})));
    EXPECT_EQ(refusal(to_add("ada", "cat")), errc::name_taken);
    EXPECT_EQ(refusal(to_add("ada", "kitty")), errc::name_taken);
    EXPECT_EQ(refusal(to_add("ada", "dog", {"cat"})), errc::name_taken);
    EXPECT_EQ(refusal(to_add("ada", "dog", {"dog"})), errc::name_taken);
    EXPECT_EQ(refusal(to_change("bob", "cat", {"kitty", "puss"})), std::nullopt);
}

TEST_F(emoji_rules, NamesAreShortAndPlain) {
    for (const char* name : {"x", "Cat", "two words", ":cat:", "caté", ""})
        EXPECT_EQ(refusal(to_add("bob", name)), errc::invalid_field) << name;
    EXPECT_EQ(refusal(to_add("bob", "cat", {"a", "b"})), errc::invalid_field);
    EXPECT_EQ(refusal(to_add("bob", "cat", {"a1", "a2", "a3", "a4", "a5", "a6"})),
              errc::invalid_field);
}

TEST_F(emoji_rules, ItsMakerAndModeratorsTendIt) {
    add("cy", role::member);
    ASSERT_TRUE(ask(to_add("bob", "cat")));
    EXPECT_EQ(refusal(to_change("cy", "cat", {"kitty"})), errc::forbidden);
    EXPECT_EQ(refusal(remove_emoji{named("cy"), "cat"}), errc::forbidden);
    ASSERT_TRUE(ask(to_change("mo", "cat", {"kitty"})));
    EXPECT_EQ(known.emoji.at("cat").by, named("bob"));
    EXPECT_EQ(refusal(remove_emoji{named("bob"), "cat"}), std::nullopt);
    EXPECT_EQ(refusal(remove_emoji{named("bob"), "cat"}), errc::not_found);
    EXPECT_EQ(refusal(to_change("mo", "cat", {})), errc::not_found);
}

TEST_F(emoji_rules, ThereIsAnEndToThem) {
    for (std::size_t i = 0; i < limits::own_emoji_max; ++i)
        ASSERT_TRUE(ask(to_add("ada", "cat_" + std::to_string(i))));
    EXPECT_EQ(refusal(to_add("ada", "one_more")), errc::too_many);
}

TEST_F(emoji_rules, OneReactsWithThoseThatAreThere) {
    const message said = post("ada");
    react wanted{named("bob"), home_channel, said.id, ":cat:", true, at};
    EXPECT_EQ(refusal(wanted), errc::invalid_field);
    ASSERT_TRUE(ask(to_add("ada", "cat", {"kitty"})));
    EXPECT_EQ(refusal(wanted), std::nullopt);
    react by_alias = wanted;
    by_alias.emoji = ":kitty:";
    EXPECT_EQ(refusal(by_alias), errc::invalid_field) << "two kinds for one emoji";
    ASSERT_TRUE(ask(remove_emoji{named("ada"), "cat"}));
    wanted.add = false;
    EXPECT_EQ(ask(wanted)->changes.size(), 1U) << "what is gone can be taken back";
}

}  // namespace snug
