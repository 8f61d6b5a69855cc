#include "live/voice_letter.hpp"

#include <gtest/gtest.h>

namespace snug {

TEST(VoiceLetter, ReadsAsItWasWritten) {
    voice_letter one;
    EXPECT_EQ(parse_voice_letter(to_text(one)), one);
    const channel_id porch(std::string("porch00000000"));
    one.wants_seats = true;
    one.tells_seats = true;
    one.seats = {{"s1", porch, 1'700'000'000'000, {.who = username(std::string("ada"))}},
                 {"s2",
                  porch,
                  7,
                  {.who = username(std::string("bo")),
                   .muted = true,
                   .deafened = true,
                   .camera = true,
                   .screen = true,
                   .reconnecting = true}}};
    one.asks = {{"attic",
                 "n1",
                 {.deed = voice_deed::offer,
                  .who = username(std::string("cy")),
                  .signed_in = "id",
                  .where = porch,
                  .seat = "s3",
                  .body = "{\"sdp\":\"v=0\\r\\n\"}"}}};
    for (const voice_deed deed :
         {voice_deed::join, voice_deed::state, voice_deed::watch, voice_deed::leave}) {
        one.asks.push_back(one.asks.front());
        one.asks.back().what.deed = deed;
    }
    one.answers = {{"attic", "n2", std::string("{}")},
                   {"attic", "n3", std::string()},
                   {"cellar",
                    "n4",
                    std::unexpected(error{.code = errc::too_many,
                                          .detail = "a \"full\" room",
                                          .field = "sdp",
                                          .retry_after = std::chrono::seconds(3)})}};
    one.events = {{{username(std::string("ada")), username(std::string("bo"))},
                   voice_speaking_event(porch, {username(std::string("cy"))})},
                  {{username(std::string("cy"))}, voice_ended_event("s3", "moved")},
                  {{}, voice_slots_event("s1", {.by_mid = {{"1", std::nullopt}}, .need = 2})}};
    EXPECT_TRUE(is_voice_letter(to_text(one)));
    EXPECT_EQ(parse_voice_letter(to_text(one)), one);
}

TEST(VoiceLetter, WhatIsNoneIsRefused) {
    for (const char* text :
         {"",
          "[]",
          "{}",
          R"({"voice":2})",
          R"({"voice":1,"seats":{}})",
          R"({"voice":1,"seats":["ada"]})",
          R"({"voice":1,"seats":[{"session":"s","where":"porch","who":"ada"}]})",
          R"({"voice":1,"asks":[{"to":"a","no":"1","deed":"sing","who":"ada","signed_in":"",)"
          R"("where":"","seat":"","body":""}]})",
          R"({"voice":1,"answers":[{"to":"a","no":"1"}]})",
          R"({"voice":1,"events":[{"event":"message_deleted","data":{},"whom":["ada"]}]})",
          R"({"voice":1,"events":[{"event":"voice_ended","data":"x\n\nid: 1","whom":["ada"]}]})"})
        EXPECT_FALSE(parse_voice_letter(text)) << text;
    EXPECT_FALSE(is_voice_letter(R"({"no":1})"));
}

// A newer server may refuse for a reason that has no word here yet.
TEST(VoiceLetter, ARefusalOfAnUnknownKindIsARefusal) {
    const auto read = parse_voice_letter(
        R"({"voice":1,"answers":[{"to":"a","no":"1","code":"tired","detail":"","field":"","retry_s":0}]})");
    ASSERT_TRUE(read);
    ASSERT_FALSE(read->answers.at(0).text);
    EXPECT_EQ(read->answers.at(0).text.error().code, errc::unavailable);
}

}  // namespace snug
