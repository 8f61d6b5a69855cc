#include "live/neighbour_letter.hpp"

#include <gtest/gtest.h>

namespace snug {

TEST(NeighbourLetter, ReadsAsItWasWritten) {
    neighbour_letter one;
    one.no = 7;
    EXPECT_EQ(parse_letter(to_text(one)), one);
    one.whole = true;
    one.asks = true;
    one.here = {username(std::string("ada")), username(std::string("bob"))};
    one.gone = {username(std::string("cy"))};
    one.types = {{username(std::string("ada")), home_channel}};
    one.chosen = {{username(std::string("bob")),
                   {presence_state::invisible, "a \"quoted\" word", "🍞"},
                   std::chrono::seconds(60)},
                  {username(std::string("cy")), {presence_state::idle, {}, {}}, {}}};
    one.films = {{home_channel, message_id{}, file_id(std::string("f")), 42}};
    one.spent = {{"changes", "ada", 12}, {"devices", "bob", -1}};
    EXPECT_EQ(parse_letter(to_text(one)), one);
}

TEST(NeighbourLetter, WhatIsNoneIsRefused) {
    for (const char* text : {"",
                             "[]",
                             "{}",
                             R"({"no":0})",
                             R"({"no":"1"})",
                             R"({"no":1,"types":["ada"]})",
                             R"({"no":1,"films":["home","0","f"]})",
                             R"({"no":1,"films":["home","0","f","42"]})",
                             R"({"no":1,"films":["home","000000000000000000000000","f","101"]})",
                             R"({"no":1,"films":["home","000000000000000000000000","f","-1"]})",
                             R"({"no":1,"here":"ada"})",
                             R"({"no":1,"spent":["changes","ada"]})",
                             R"({"no":1,"spent":["changes","ada","many"]})",
                             R"({"no":1,"spent":["changes","ada","99999999999"]})",
                             R"({"no":1,"chosen":{}})",
                             R"({"no":1,"chosen":[{"who":"ada","state":"offline"}]})",
                             R"({"no":1,"chosen":[{"who":"a","state":"idle","words_last_s":-1}]})"})
        EXPECT_FALSE(parse_letter(text)) << text;
}

}  // namespace snug
