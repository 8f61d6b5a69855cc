// What is somebody's own: his devices hear of it, nobody else does, and who was away is told by
// hello.
#include "live/live_test.hpp"

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

namespace snug {
namespace {

using names = std::vector<std::string>;

class PrivateNews : public LiveTest {
protected:
    void SetUp() override {
        LiveTest::SetUp();
        rig->add("bo");
    }

    bool block(const char* by, const char* whom, bool blocked = true) {
        return rig->submit(block_person{username(by), username(whom), blocked}).has_value();
    }
    static std::string text_of(const boost::json::value& of) { return boost::json::serialize(of); }
};

TEST_F(PrivateNews, ABlockIsToldToTheOwnDevicesAlone) {
    const auto mine = rig->open("ada");
    const auto his = rig->open("tavi");
    mine->take();
    his->take();
    ASSERT_TRUE(block("ada", "tavi"));
    const auto events = mine->take();
    ASSERT_EQ(names_of(events), names{"blocked"});
    EXPECT_EQ(text_of(events[0].data), R"({"user":"tavi","blocked":true})");
    EXPECT_TRUE(events[0].id.empty());
    EXPECT_TRUE(his->take().empty());
    EXPECT_EQ(text_of(rig->snapshot("ada").at("blocked")), R"(["tavi"])");
    EXPECT_EQ(text_of(rig->snapshot("tavi").at("blocked")), "[]");
}

TEST_F(PrivateNews, HelloSaysWhomAnotherDeviceHasBlockedMeanwhile) {
    const std::string before = to_text(rig->state.seen().here());
    ASSERT_TRUE(block("ada", "tavi"));
    ASSERT_TRUE(block("ada", "bo"));
    ASSERT_TRUE(block("ada", "bo", false));
    const auto events = rig->open("ada", before)->take();
    ASSERT_FALSE(events.empty());
    EXPECT_EQ(text_of(events[0].data.at("blocked")), R"(["tavi"])");
}

TEST_F(PrivateNews, ABlockEndsWithHimWhomItIsAbout) {
    ASSERT_TRUE(block("ada", "tavi"));
    const auto mine = rig->open("ada");
    mine->take();
    ASSERT_TRUE(rig->submit(remove_member{username("tavi"), username("tavi"), rig->wall(), true}));
    const auto events = mine->take();
    ASSERT_EQ(names_of(events), (names{"blocked", "member_left"}));
    EXPECT_EQ(text_of(events[0].data), R"({"user":"tavi","blocked":false})");
    EXPECT_EQ(text_of(rig->snapshot("ada").at("blocked")), "[]");
}

TEST_F(PrivateNews, WhatIsSavedIsToldToTheOwnDevicesAlone) {
    const message said = rig->say("ada", "a recipe");
    const auto mine = rig->open("tavi");
    const auto others = rig->open("ada");
    mine->take();
    others->take();
    ASSERT_TRUE(
        rig->submit(save_message{username("tavi"), home_channel, said.id, true, rig->wall()}));
    const auto events = mine->take();
    ASSERT_EQ(names_of(events), names{"saved"});
    EXPECT_EQ(events[0].data.at("_id").as_string(), to_hex(said.id));
    EXPECT_TRUE(others->take().empty());
}

TEST_F(PrivateNews, WhatComesOntoTheShelfAndGoesIsToldToAll) {
    const auto mine = rig->open("ada");
    const auto others = rig->open("tavi");
    mine->take();
    others->take();
    keep_file brought{username("ada"), {}, rig->wall()};
    brought.what.id = file_id("broughtbyada0000");
    brought.what.name = "cat.gif";
    brought.what.look.kind = file_kind::image;
    brought.what.look.animated = true;
    const file_id item("ontheshelf000000");
    ASSERT_TRUE(rig->submit(brought));
    ASSERT_TRUE(
        rig->submit(put_on_shelf{username("ada"), brought.what.id, item, {"cat"}, rig->wall()}));
    ASSERT_TRUE(rig->submit(set_favourite{username("ada"), item, true}));
    ASSERT_TRUE(rig->submit(tag_shelved{username("ada"), item, {"cat", "dance"}}));
    ASSERT_TRUE(rig->submit(take_off_shelf{username("ada"), item}));
    const auto events = mine->take();
    ASSERT_EQ(names_of(events), (names{"gif_added", "gif_added", "gif_removed"}));
    EXPECT_EQ(text_of(events[0].data.at("tags")), R"(["cat"])");
    EXPECT_EQ(text_of(events[1].data.at("tags")), R"(["cat","dance"])");
    EXPECT_FALSE(events[1].data.as_object().contains("favourite")) << "one frame serves all";
    EXPECT_EQ(text_of(events[2].data), R"({"id":"ontheshelf000000"})");
    EXPECT_EQ(names_of(others->take()), names_of(events));
}

// Who was away heard of an emoji that was gone again, if the news was still in memory; from the log
// he heard that it is gone.
TEST_F(PrivateNews, AReplayTellsOfOwnEmojiAsTheyAreNow) {
    const std::string before = to_text(rig->state.seen().here());
    put_emoji cat{username("ada"), {}, true, rig->wall()};
    cat.emoji.name = "cat";
    put_emoji dog = cat;
    dog.emoji.name = "dog";
    ASSERT_TRUE(rig->submit(cat));
    ASSERT_TRUE(rig->submit(dog));
    ASSERT_TRUE(rig->submit(remove_emoji{username("ada"), "dog"}));
    const auto events = rig->open("tavi", before)->take();
    EXPECT_EQ(names_of(events),
              (names{"hello", "emoji_added", "emoji_removed", "emoji_removed", "caught_up"}));
    EXPECT_EQ(events[1].data.at("name").as_string(), "cat");
    EXPECT_EQ(events[2].data.at("name").as_string(), "dog");
    EXPECT_EQ(text_of(rig->snapshot("tavi").at("emoji").at(0).at("name")), R"("cat")");
}

}  // namespace
}  // namespace snug
