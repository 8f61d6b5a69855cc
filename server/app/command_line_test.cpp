#include "app/command_line.hpp"

#include <gtest/gtest.h>

namespace snug {
namespace {

TEST(CommandLine, TakesVerbsOfOneAndOfTwoWords) {
    const auto serve =
        parse_command_line({"serve", "--listen", "127.0.0.1:0", "--limit=posts_per_s=0"});
    ASSERT_TRUE(serve);
    EXPECT_EQ(serve->verb, "serve");
    EXPECT_EQ(serve->value("listen"), "127.0.0.1:0");
    EXPECT_EQ(serve->value("limit"), "posts_per_s=0");
    const auto role = parse_command_line({"user", "role", "tavi", "guest", "--json"});
    ASSERT_TRUE(role);
    EXPECT_EQ(role->verb, "user role");
    EXPECT_EQ(role->words, (std::vector<std::string>{"tavi", "guest"}));
    EXPECT_TRUE(role->has("json"));
}

TEST(CommandLine, RefusesInOneLineWhatItDoesNotKnow) {
    using words = std::vector<std::string>;
    for (const words& wrong : {words{},
                               words{"dance"},
                               words{"user"},
                               words{"user", "dance"},
                               words{"serve", "--nonsense"},
                               words{"serve", "--listen"},
                               words{"serve", "--routes=yes"},
                               words{"session"},
                               words{"session", "a", "b"},
                               words{"doctor", "--listen", "x"},
                               words{"--listen", "x"}}) {
        const auto given = parse_command_line(wrong);
        ASSERT_FALSE(given);
        EXPECT_FALSE(given.error().detail.empty());
        EXPECT_FALSE(given.error().detail.contains('\n'));
    }
}

TEST(CommandLine, HelpsWhereverItIsAsked) {
    EXPECT_TRUE(parse_command_line({"--help"})->help);
    EXPECT_TRUE(parse_command_line({"user", "add", "--help"})->help);
    EXPECT_TRUE(parse_command_line({"--version"})->version);
    for (const verb_form& verb : verbs()) {
        const std::string text = help_text(verb.name);
        for (const option& one : verb.options)
            EXPECT_TRUE(text.contains("--" + std::string(one.name)));
    }
    EXPECT_EQ(parse_command_line({"help", "user", "add"})->verb, "user add");
    EXPECT_TRUE(parse_command_line({"help"})->help);
    EXPECT_TRUE(parse_command_line({"version"})->version);
}

// Each of these said that there was no verb user.
TEST(CommandLine, KnowsWhatStandsBehindUser) {
    for (const auto& given :
         {std::vector<std::string>{"user", "--help"}, std::vector<std::string>{"help", "user"}}) {
        const auto asked = parse_command_line(given);
        ASSERT_TRUE(asked);
        EXPECT_TRUE(asked->help);
        const std::string text = help_text(asked->verb);
        for (const char* verb : {"user add", "user list", "user link", "user role"})
            EXPECT_TRUE(text.contains(verb)) << text;
        EXPECT_FALSE(text.contains("invite")) << text;
    }
    for (const auto& given :
         {std::vector<std::string>{"user"}, std::vector<std::string>{"user", "bogus"}}) {
        EXPECT_EQ(parse_command_line(given).error().detail,
                  "snug user needs one of add, list, link or role");
    }
    EXPECT_FALSE(parse_command_line({"dance", "--help"}));
}

}  // namespace
}  // namespace snug
