#include "app/move_place.hpp"

#include <gtest/gtest.h>

#include <array>

namespace snug {

namespace {

command_line typed(std::vector<setting> settings) {
    command_line given;
    given.verb = "move";
    given.settings = std::move(settings);
    return given;
}

constexpr std::array<const char*, 1> nothing = {nullptr};

}  // namespace

TEST(move_place, IsAFolderOrADatabase) {
    const auto folder =
        read_move_place(typed({{"from", "sqlite:///var/snug"}}), nothing.data(), "from");
    ASSERT_TRUE(folder);
    EXPECT_EQ(shown(*folder), "/var/snug");
    const auto set = read_move_place(
        typed(
            {{"to", "mongodb://db1:27017/"}, {"to-database", "Talk"}, {"from-database", "Other"}}),
        nothing.data(),
        "to");
    ASSERT_TRUE(set) << set.error().detail;
    EXPECT_EQ(shown(*set), "the database Talk at db1:27017");
}

TEST(move_place, TakesAPasswordFromTheEnvironmentOnly) {
    const std::string address = "mongodb://snug:opensesame@db1:27017/";
    const auto refused = read_move_place(typed({{"to", address}}), nothing.data(), "to");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().detail.find("opensesame"), std::string::npos);
    const std::string variable = "SNUG_MOVE_TO=" + address;
    const std::array<const char*, 2> environment = {variable.c_str(), nullptr};
    const auto taken = read_move_place(typed({}), environment.data(), "to");
    ASSERT_TRUE(taken) << taken.error().detail;
    EXPECT_EQ(shown(*taken).find("opensesame"), std::string::npos);
}

TEST(move_place, HasToBeNamed) {
    const auto missing = read_move_place(typed({}), nothing.data(), "from");
    ASSERT_FALSE(missing);
    EXPECT_TRUE(missing.error().detail.starts_with("--from: "));
    for (const char* wrong : {"", "ftp://somewhere", "sqlite://", "/var/snug", "mongodb://"}) {
        EXPECT_FALSE(read_move_place(typed({{"from", wrong}}), nothing.data(), "from")) << wrong;
    }
}

}  // namespace snug
