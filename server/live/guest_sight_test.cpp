// What guests hear of people: of those in their channels everything, of others nothing.
#include "live/live_rig.hpp"
#include "store/sqlite/open.hpp"

#include <gtest/gtest.h>

namespace snug {
namespace {

using names = std::vector<std::string>;

class GuestSight : public testing::Test {
protected:
    void SetUp() override {
        init_crypto();
        rig.emplace(open_sqlite({.folder = folder.path()}).value());
        rig->set_up();
        rig->add("tavi");
        rig->let_in("gus");
    }

    void kick(const std::string& name) {
        ASSERT_TRUE(rig->submit(remove_member{username("ada"), username(name), rig->wall()}));
    }
    void rank(const std::string& name, role as) {
        ASSERT_TRUE(rig->submit(set_role{username("ada"), username(name), as}));
    }

    test_folder folder;
    std::optional<live_rig> rig;
};

// A guest in home saw tavi because members are in every open channel. When tavi became a guest
// himself he was gone from the guest's fresh snapshot, but the guest's stream said nothing: who may
// hear was asked only after the change.
TEST_F(GuestSight, WhoFallsOutOfSightHasLeftAndWhoComesBackIsTold) {
    const auto guest = rig->open("gus");
    const auto owner = rig->open("ada");
    guest->take();
    owner->take();
    rank("tavi", role::guest);
    auto events = guest->take();
    ASSERT_EQ(names_of(events), (names{"member_left"}));
    EXPECT_EQ(events[0].data.at("username"), "tavi");
    EXPECT_EQ(events[0].data.at("reason"), "hidden");
    EXPECT_EQ(events[0].id, to_text(rig->state.seen().here()));
    EXPECT_EQ(names_of(owner->take()), (names{"member_updated"}));
    rank("tavi", role::member);
    events = guest->take();
    ASSERT_EQ(names_of(events), (names{"member_joined"}));
    EXPECT_EQ(events[0].data.at("role"), "member");
}

// Kicking a guest who is in no channel told his name to every guest in home: whoever saw any open
// channel was taken for somebody who had seen him.
TEST_F(GuestSight, WhomNoGuestSawLeavesWithoutTheirHearingOfHim) {
    rig->add("hidden", role::guest);
    const auto guest = rig->open("gus");
    const auto owner = rig->open("ada");
    guest->take();
    owner->take();
    kick("hidden");
    EXPECT_TRUE(guest->take().empty());
    EXPECT_EQ(names_of(owner->take()), (names{"member_left"}));
}

TEST_F(GuestSight, GuestsOfOneChannelHearOfEachOther) {
    const auto guest = rig->open("gus");
    guest->take();
    rig->let_in("hal");
    EXPECT_EQ(names_of(guest->take()), (names{"member_joined", "message"}));
    kick("hal");
    const auto events = guest->take();
    ASSERT_EQ(names_of(events), (names{"member_left"}));
    EXPECT_EQ(events[0].data.at("reason"), "kicked");
}

TEST_F(GuestSight, AGuestWhoWasAwayHearsTheSame) {
    rig->add("hidden", role::guest);
    const std::string before = to_text(rig->state.seen().here());
    rank("tavi", role::guest);
    kick("hidden");
    rig->let_in("hal");
    EXPECT_EQ(
        names_of(rig->open("gus", before)->take()),
        (names{"hello", "member_left", "member_joined", "member_joined", "message", "caught_up"}));
}

TEST_F(GuestSight, AfterARestartNobodyKnowsWhomAGuestSawSoHeStartsAnew) {
    rig->add("hidden", role::guest);
    const std::string before = to_text(rig->state.seen().here());
    kick("hidden");
    rig.reset();
    rig.emplace(open_sqlite({.folder = folder.path()}).value());
    const auto guest = rig->open("gus", before);
    EXPECT_EQ(names_of(guest->take()), (names{"hello", "resync", "caught_up"}));
    EXPECT_FALSE(guest->text.contains("hidden"));
    EXPECT_EQ(names_of(rig->open("ada", before)->take()),
              (names{"hello", "member_left", "caught_up"}));
}

}  // namespace
}  // namespace snug
