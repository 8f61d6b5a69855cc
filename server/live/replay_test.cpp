// Replays: what a stream is given that comes with a cursor.
#include "live/replay.hpp"

#include "live/live_rig.hpp"
#include "store/sqlite/open.hpp"

#include <gtest/gtest.h>

namespace snug {
namespace {

using names = std::vector<std::string>;

class Replay : public testing::Test {
protected:
    void SetUp() override {
        init_crypto();
        rig.emplace(open_sqlite({.folder = folder.path()}).value());
        rig->set_up();
        rig->add("tavi");
    }

    test_folder folder;
    std::optional<live_rig> rig;
};

TEST_F(Replay, AHelloWithACursorHasNoIdSoThatACutDuringReplayLosesNothing) {
    const std::string before = to_text(rig->state.seen().here());
    rig->say("ada", "missed");
    const auto events = rig->open("tavi", before)->take();
    ASSERT_EQ(names_of(events), (names{"hello", "message", "caught_up"}));
    EXPECT_EQ(events[0].id, "");
    EXPECT_EQ(events[2].id, to_text(rig->state.seen().here()));
}

TEST_F(Replay, ReplaysThingsAsTheyAreNow) {
    const std::string before = to_text(rig->state.seen().here());
    const message edited = rig->say("ada", "first words");
    const message deleted = rig->say("ada", "secret words");
    ASSERT_TRUE(rig->submit(
        edit_message{username("ada"), home_channel, edited.id, "second words", rig->wall()}));
    ASSERT_TRUE(
        rig->submit(delete_message{username("ada"), home_channel, deleted.id, rig->wall()}));
    const auto end = rig->open("tavi", before);
    EXPECT_FALSE(end->text.contains("first words"));
    EXPECT_FALSE(end->text.contains("secret words"));
    EXPECT_EQ(names_of(end->take()),
              (names{"hello",
                     "message",
                     "message_deleted",
                     "message_edited",
                     "message_deleted",
                     "caught_up"}));
}

TEST_F(Replay, ReplaysFromTheStoreWhatTheTailNoLongerHolds) {
    const std::string before = to_text(rig->state.seen().here());
    for (std::size_t i = 0; i < limits::log_tail_entries_max + 50; ++i) {
        send_message wanted;
        wanted.actor = username("ada");
        wanted.channel = home_channel;
        wanted.content = std::to_string(i);
        rig->kept->writer().submit(std::move(wanted), [](const result<outcome>&) {});
    }
    rig->say("ada", "last");
    const auto end = rig->open("tavi", before);
    end->stalls = false;
    rig->turn_until([&] {
        rig->rooms.tick();
        return end->text.contains("caught_up");
    });
    const auto events = end->take();
    std::int64_t expected = 2;  // 1 is the line that says tavi joined
    for (const heard_event& event : events) {
        if (event.name == "message") {
            EXPECT_EQ(event.data.at("seq").as_int64(), expected++);
        }
    }
    EXPECT_EQ(expected, static_cast<std::int64_t>(limits::log_tail_entries_max) + 53);
}

TEST_F(Replay, AReplayWaitsForAReaderWhoseQueueIsHalfFull) {
    const std::string before = to_text(rig->state.seen().here());
    const std::string words(3'900, 'x');
    for (int i = 0; i < 100; ++i)
        rig->say("ada", words);
    rig->prepare(username("tavi"));
    const auto end = std::make_shared<heard_stream>();
    end->stalls = true;
    rig->rooms.open({.who = username("tavi"),
                     .session = "s",
                     .quiet = false,
                     .cursor = before,
                     .start = find_start(rig->state.seen(), before)},
                    std::make_unique<listener_outlet>(end));
    EXPECT_FALSE(end->closed);
    EXPECT_LT(end->queued, limits::stream_queue_bytes_max);
    EXPECT_FALSE(end->text.contains("caught_up"));
    rig->say("ada", "while it waits");
    end->stalls = false;
    end->queued = 0;
    rig->rooms.tick();
    const auto events = end->take();
    ASSERT_EQ(events.size(), 103U);
    EXPECT_EQ(events[101].data.at("content"), "while it waits");
    EXPECT_EQ(events[102].name, "caught_up");
}

TEST_F(Replay, AnImpossibleCursorIsResyncWithTheHeadAsIdAndGoesOn) {
    const std::string epoch = rig->state.seen().epoch();
    for (const std::string& cursor : {std::string("garbage"), std::string("0123456789abcdef.1")}) {
        const auto end = rig->open("tavi", cursor);
        const auto events = end->take();
        ASSERT_EQ(names_of(events), (names{"hello", "resync", "caught_up"})) << cursor;
        EXPECT_EQ(events[1].id, to_text(rig->state.seen().here()));
        rig->say("ada", "still alive");
        EXPECT_EQ(names_of(end->take()), (names{"message"}));
    }
    EXPECT_EQ(find_start(rig->state.seen(), epoch + ".999999").how, stream_start::kind::ahead);
}

TEST_F(Replay, ARankThatChangedWhileAwayIsResync) {
    const std::string before = to_text(rig->state.seen().here());
    ASSERT_TRUE(rig->submit(set_role{username("ada"), username("tavi"), role::guest}));
    rig->say("ada", "not for guests");
    const auto end = rig->open("tavi", before);
    EXPECT_EQ(names_of(end->take()), (names{"hello", "resync", "caught_up"}));
    EXPECT_FALSE(end->text.contains("not for guests"));
}

// `hello` names the marks of a channel that a client who was away has not heard of yet, and what is
// replayed counts nothing: a channel made and talked in meanwhile looked as if all was read.
TEST_F(Replay, AChannelMadeWhileAwayComesWithItsMarks) {
    const std::string before = to_text(rig->state.seen().here());
    create_channel wanted{username("ada"), {}, rig->wall()};
    wanted.wanted.id = channel_id("abcdefghijkl");
    wanted.wanted.name = "kitchen";
    ASSERT_TRUE(rig->submit(wanted));
    send_message said;
    said.actor = username("ada");
    said.channel = wanted.wanted.id;
    said.content = "tea, @tavi?";
    said.at = rig->wall();
    ASSERT_TRUE(rig->submit(said));
    const auto events = rig->open("tavi", before)->take();
    ASSERT_EQ(names_of(events), (names{"hello", "channel_visible", "message", "caught_up"}));
    EXPECT_EQ(events[1].data.at("unread").as_int64(), 1);
    EXPECT_EQ(events[1].data.at("mentions").as_int64(), 1);
}

TEST_F(Replay, AChangedNameWhileAwayIsNoResync) {
    const std::string before = to_text(rig->state.seen().here());
    ASSERT_TRUE(
        rig->submit(update_profile{username("tavi"), "Tavi T", std::nullopt, std::nullopt}));
    EXPECT_EQ(names_of(rig->open("tavi", before)->take()),
              (names{"hello", "member_updated", "caught_up"}));
}

}  // namespace
}  // namespace snug
