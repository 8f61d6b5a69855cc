#include "domain/search_rank.hpp"

#include <gtest/gtest.h>

namespace snug {

namespace {

std::vector<message> all_saying(const std::vector<std::string>& lines) {
    std::vector<message> made;
    for (const std::string& line : lines) {
        message one;
        one.content = line;
        made.push_back(std::move(one));
    }
    return made;
}

std::vector<std::string> best_of(const std::string& asked,
                                 const std::vector<std::string>& lines,
                                 std::size_t count = 10) {
    std::vector<std::string> told;
    for (const message& one : take_best(parse_search(asked).value(), all_saying(lines), count))
        told.push_back(one.content);
    return told;
}

}  // namespace

TEST(search_rank, WholeWordsComeBeforeBeginningsAndThoseBeforeParts) {
    EXPECT_EQ(best_of("oven", {"the coven met", "the ovens are hot", "the oven is hot"}),
              (std::vector<std::string>{"the oven is hot", "the ovens are hot", "the coven met"}));
}

TEST(search_rank, OfEqualsWhatSaysLittleElse) {
    EXPECT_EQ(best_of("oven", {"so much else, and an oven at last", "oven!"}),
              (std::vector<std::string>{"oven!", "so much else, and an oven at last"}));
}

TEST(search_rank, EqualsKeepTheirOrder) {
    EXPECT_EQ(best_of("oven", {"oven 1", "oven 2", "oven 3"}, 2),
              (std::vector<std::string>{"oven 1", "oven 2"}));
    EXPECT_EQ(best_of("from:tavi", {"bb", "a"}), (std::vector<std::string>{"bb", "a"}));
}

TEST(search_rank, AllWordsCountInAnyScript) {
    EXPECT_EQ(best_of("hot oven", {"hotels and ovens", "a hot oven"}),
              (std::vector<std::string>{"a hot oven", "hotels and ovens"}));
    EXPECT_EQ(best_of("猫", {"黒猫が好き", "猫"}), (std::vector<std::string>{"猫", "黒猫が好き"}));
}

TEST(search_rank, WhatStandsAcrossMarksCountsAsAPart) {
    EXPECT_EQ(best_of("oven", {"ov**en**", "an oven, and so much more than that"}),
              (std::vector<std::string>{"an oven, and so much more than that", "ov**en**"}));
}

}  // namespace snug
