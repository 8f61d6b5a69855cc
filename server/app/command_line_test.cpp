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
        const std::string text = help_text(&verb);
        for (const option& one : verb.options)
            EXPECT_TRUE(text.contains("--" + std::string(one.name)));
    }
}

}  // namespace
}  // namespace snug
