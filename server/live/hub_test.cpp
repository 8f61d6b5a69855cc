#include "live/hub.hpp"

#include "live/live_test.hpp"

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <algorithm>

namespace snug {
namespace {

using names = std::vector<std::string>;

class Hub : public LiveTest {};

TEST_F(Hub, SaysHelloThenCaughtUpThenWhatIsNew) {
    const auto end = rig->open("tavi");
    const auto first = end->take();
    EXPECT_EQ(names_of(first), (names{"hello", "caught_up"}));
    EXPECT_EQ(first[0].id, to_text(rig->state.seen().here()));
    const message said = rig->say("ada", "hello");
    const auto events = end->take();
    ASSERT_EQ(names_of(events), (names{"message"}));
    EXPECT_EQ(events[0].data.at("content"), "hello");
    EXPECT_EQ(events[0].id, to_text(cursor{rig->state.seen().epoch(), said.rev}));
}

TEST_F(Hub, SharesOneFrameAndOneEncodingAmongAll) {
    const auto one = rig->open("tavi");
    const auto two = rig->open("ada");
    const message said = rig->say("ada", "once");
    const shared_bytes json = rig->state.find_json(said);
    ASSERT_TRUE(json);
    EXPECT_TRUE(one->text.contains(*json));
    EXPECT_TRUE(two->text.contains(*json));
}

TEST_F(Hub, GroupsThatAreHeardBeforeThePlannedFlushLeaveTogether) {
    const auto end = rig->open("tavi");
    end->take();
    int planned = 0;
    rig->rooms.flush_later([&planned] { ++planned; });
    rig->say("ada", "one");
    rig->say("ada", "two");
    EXPECT_EQ(planned, 1);
    EXPECT_GT(end->queued, 0U);
    rig->rooms.flush();
    EXPECT_EQ(end->queued, 0U);
    EXPECT_EQ(names_of(end->take()), (names{"message", "message"}));
    rig->say("ada", "three");
    EXPECT_EQ(planned, 2);
}

// Five thousand sockets in one go took so long that the next post was not even read meanwhile.
TEST_F(Hub, FlushesManyStreamsInSlicesAndWhoStillWaitsGetsTheNextToo) {
    std::vector<std::shared_ptr<heard_stream>> ends;
    for (std::size_t i = 0; i < limits::flush_slice + 1; ++i) {
        ends.push_back(rig->open("tavi"));
        ends.back()->take();
    }
    int planned = 0;
    rig->rooms.flush_later([&planned] { ++planned; });
    rig->say("ada", "one");
    rig->rooms.flush_slice();
    EXPECT_EQ(planned, 2);
    const auto waiting =
        std::ranges::find_if(ends, [](const auto& end) { return end->queued > 0; });
    ASSERT_NE(waiting, ends.end());
    rig->say("ada", "two");
    EXPECT_EQ(planned, 2);
    rig->rooms.flush_slice();
    EXPECT_EQ(names_of((*waiting)->take()), (names{"message", "message"}));
    rig->rooms.flush_slice();
    for (const auto& end : ends)
        EXPECT_EQ(end->queued, 0U);
}

TEST_F(Hub, ASlowSubscriberIsCutAndOthersAreSpared) {
    const auto slow = rig->open("tavi");
    const auto healthy = rig->open("ada");
    slow->stalls = true;
    const std::string words(3'900, 'x');
    for (int i = 0; i < 80; ++i)
        rig->say("ada", words);
    EXPECT_TRUE(slow->closed);
    EXPECT_FALSE(healthy->closed);
    EXPECT_EQ(std::ranges::count(names_of(healthy->take()), "message"), 80);
}

TEST_F(Hub, AnEndedSessionIsSignedOutAndItsStreamCloses) {
    snug::session opened{
        .id = "abcdefghijkl", .secret = hash_secret("x"), .user = username("tavi"), .device = "d"};
    ASSERT_TRUE(rig->submit(open_session{opened}));
    const auto ended = rig->open("tavi", {}, "abcdefghijkl");
    const auto other = rig->open("tavi", {}, "another");
    ASSERT_TRUE(rig->submit(close_session{username("tavi"), "abcdefghijkl", "revoked"}));
    EXPECT_EQ(ended->take().back().name, "signed_out");
    EXPECT_TRUE(ended->closed);
    EXPECT_FALSE(other->closed);
}

TEST_F(Hub, WhoIsShownTheDoorHearsNothingLater) {
    const auto end = rig->open("tavi");
    const auto stays = rig->open("ada");
    ASSERT_TRUE(rig->submit(remove_member{username("ada"), username("tavi"), rig->wall()}));
    rig->say("ada", "now that he is gone");
    EXPECT_TRUE(end->closed);
    EXPECT_FALSE(end->text.contains("now that he is gone"));
    EXPECT_EQ(end->take().back().name, "signed_out");
    const auto events = names_of(stays->take());
    EXPECT_TRUE(std::ranges::find(events, "member_left") != events.end());
}

TEST_F(Hub, AFallInRankHidesChannelsAtOnce) {
    const auto end = rig->open("tavi");
    end->take();
    ASSERT_TRUE(rig->submit(set_role{username("ada"), username("tavi"), role::guest}));
    rig->say("ada", "not for guests");
    EXPECT_EQ(names_of(end->take()), (names{"channel_hidden", "member_updated", "resync"}));
    ASSERT_TRUE(rig->submit(set_role{username("ada"), username("tavi"), role::member}));
    const auto events = end->take();
    // What was said out of his sight is not unread to him.
    ASSERT_EQ(names_of(events), (names{"channel_visible", "member_updated", "resync", "read"}));
    EXPECT_EQ(events[0].data.at("id"), "home");
    EXPECT_EQ(events[0].data.at("unread").as_int64(), 0);
}

// The stream of somebody who was shown the door still drained when he was brought back and opened
// another; when it had drained at last, the new one was no longer counted and he was offline to
// all.
TEST_F(Hub, AQuietStreamCarriesOnlyWhatPhonesNeed) {
    rig->prepare(username("tavi"));
    const auto end = std::make_shared<heard_stream>();
    rig->rooms.open({.who = username("tavi"),
                     .session = "s",
                     .quiet = true,
                     .cursor = {},
                     .start = find_start(rig->state.seen(), "")},
                    std::make_unique<listener_outlet>(end));
    const message said = rig->say("ada", "hello");
    ASSERT_TRUE(
        rig->submit(edit_message{username("ada"), home_channel, said.id, "changed", rig->wall()}));
    ASSERT_TRUE(rig->submit(update_profile{username("ada"), "Ada L", std::nullopt, std::nullopt}));
    ASSERT_TRUE(rig->submit(delete_message{username("ada"), home_channel, said.id, rig->wall()}));
    EXPECT_EQ(names_of(end->take()), (names{"hello", "caught_up", "message", "message_deleted"}));
}

TEST_F(Hub, ReadMarksReachMyOtherDevicesOnly) {
    const auto mine = rig->open("tavi");
    const auto other = rig->open("ada");
    const message said = rig->say("ada", "read me");
    mine->take();
    other->take();
    ASSERT_TRUE(rig->submit(mark_read{username("tavi"), home_channel, said.seq}));
    const auto events = mine->take();
    ASSERT_EQ(names_of(events), (names{"read"}));
    EXPECT_EQ(events[0].data.at("unread").as_int64(), 0);
    EXPECT_EQ(events[0].id, "");
    EXPECT_TRUE(other->take().empty());
}

TEST_F(Hub, ReactionsAreSetOperationsThatShareTheWordsOfTheirMessage) {
    const message said = rig->say("ada", "well, \\,\"rev\":5,\"reactions\":[]?");
    const auto end = rig->open("tavi");
    end->take();
    const react like{username("tavi"), home_channel, said.id, "👍", true, rig->wall()};
    ASSERT_TRUE(rig->submit(like));
    ASSERT_TRUE(rig->submit(like));
    const auto events = end->take();
    ASSERT_EQ(names_of(events), (names{"reaction_added"}));
    EXPECT_EQ(events[0].data.at("user"), "tavi");
    const auto held = rig->snapshot("ada").at("messages").at("messages").as_array().back();
    EXPECT_EQ(held.at("content").as_string(), said.content);
    EXPECT_EQ(held.at("reactions").as_array().size(), 1U);
    EXPECT_EQ(held.at("rev"), events[0].data.at("rev"));
}

TEST_F(Hub, ABadgeFallsWhenTheMessageThatCalledIsDeletedOrEdited) {
    const auto end = rig->open("tavi");
    const auto other = rig->open("ada");
    const message first = rig->say("ada", "@tavi, quick");
    const message second = rig->say("ada", "@everyone, quick");
    EXPECT_EQ(rig->snapshot("tavi").at("channels").at(0).at("mentions").as_int64(), 2);
    end->take();
    other->take();
    ASSERT_TRUE(rig->submit(delete_message{username("ada"), home_channel, first.id, rig->wall()}));
    auto events = end->take();
    ASSERT_EQ(names_of(events), (names{"message_deleted", "read"}));
    EXPECT_EQ(events[1].data.at("mentions").as_int64(), 1);
    ASSERT_TRUE(rig->submit(
        edit_message{username("ada"), home_channel, second.id, "never mind", rig->wall()}));
    events = end->take();
    ASSERT_EQ(names_of(events), (names{"message_edited", "read"}));
    EXPECT_EQ(events[1].data.at("mentions").as_int64(), 0);
    EXPECT_EQ(names_of(other->take()), (names{"message_deleted", "message_edited"}));
}

// Do not disturb did nothing on the device that was in use: nobody told it.
TEST_F(Hub, WordsOfADeletedChannelAreToldToNobodyAgain) {
    const auto end = rig->open("tavi");
    const std::string before = to_text(rig->state.seen().here());
    create_channel wanted{username("ada"), {}, rig->wall()};
    wanted.wanted.id = channel_id(std::string("kitchen00001"));
    wanted.wanted.name = "kitchen";
    ASSERT_TRUE(rig->submit(wanted));
    send_message said;
    said.actor = username("ada");
    said.channel = wanted.wanted.id;
    said.content = "words that go";
    said.at = rig->wall();
    ASSERT_TRUE(rig->submit(said));
    ASSERT_TRUE(rig->submit(delete_channel{username("ada"), wanted.wanted.id, rig->wall()}));
    EXPECT_EQ(names_of(end->take()),
              (names{"hello", "caught_up", "channel_created", "message", "channel_deleted"}));
    const auto late = rig->open("tavi", before);
    EXPECT_FALSE(late->text.contains("words that go"));
    EXPECT_EQ(
        names_of(late->take()),
        (names{"hello", "channel_deleted", "channel_deleted", "channel_deleted", "caught_up"}));
}

// Whoever left a private room last was never told: with him it was deleted, and it has no members.
TEST_F(Hub, WhoLeftARoomThatEndedWithHimHearsOfItInAReplayToo) {
    create_channel wanted{username("tavi"), {}, rig->wall()};
    wanted.wanted.id = channel_id(std::string("kitchen00001"));
    wanted.wanted.name = "kitchen";
    wanted.wanted.is_private = true;
    ASSERT_TRUE(rig->submit(wanted));
    const std::string before = to_text(rig->state.seen().here());
    ASSERT_TRUE(
        rig->submit(put_out{username("tavi"), wanted.wanted.id, username("tavi"), rig->wall()}));
    ASSERT_EQ(rig->state.seen().find_channel(wanted.wanted.id), nullptr);
    for (const bool restarted : {false, true}) {
        if (restarted) {
            rig.reset();
            rig.emplace(open_sqlite({.folder = folder.path()}).value());
        }
        const auto late = rig->open("tavi", before);
        EXPECT_EQ(names_of(late->take()), (names{"hello", "channel_hidden", "caught_up"}));
    }
}

}  // namespace
}  // namespace snug
