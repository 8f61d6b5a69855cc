// What guests hear of people: of those in their channels everything, of others nothing.
#include "live/live_test.hpp"

#include <gtest/gtest.h>

namespace snug {
namespace {

using names = std::vector<std::string>;

class GuestSight : public LiveTest {
protected:
    void SetUp() override {
        LiveTest::SetUp();
        rig->let_in("gus");
    }

    void kick(const std::string& name) {
        ASSERT_TRUE(rig->submit(remove_member{username("ada"), username(name), rig->wall()}));
    }
    void rank(const std::string& name, role as) {
        ASSERT_TRUE(rig->submit(set_role{username("ada"), username(name), as}));
    }

    /// The attic, with ada and `people` in it.
    void make_private(const std::vector<const char*>& people) {
        if (rig->state.seen().find_member(username("hid")) == nullptr) rig->add("hid", role::guest);
        create_channel wanted{username("ada"), {}, rig->wall()};
        wanted.wanted.id = attic = channel_id("attic" + std::to_string(100'000 + made++));
        wanted.wanted.name = "attic";
        wanted.wanted.is_private = true;
        for (const char* name : people)
            let_in_to(wanted.wanted, username(name));
        ASSERT_TRUE(rig->submit(wanted));
    }

    channel_id attic{"attic9999999"};
    int made = 0;
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

TEST_F(GuestSight, WhoIsLetIntoAPrivateChannelIsIntroducedBeforeHisNameIsRead) {
    make_private({"gus"});
    rig->add("hal", role::guest);
    const auto guest = rig->open("gus");
    guest->take();
    ASSERT_TRUE(rig->submit(let_in{username("ada"), attic, username("hal"), rig->wall()}));
    auto events = guest->take();
    ASSERT_EQ(names_of(events), (names{"member_joined", "channel_updated"}));
    EXPECT_TRUE(events[0].id.empty()) << "a cut between the two must lose neither";
    EXPECT_FALSE(events[1].id.empty());
    ASSERT_TRUE(rig->submit(put_out{username("ada"), attic, username("hal"), rig->wall()}));
    events = guest->take();
    ASSERT_EQ(names_of(events), (names{"member_left", "channel_updated"}));
    EXPECT_EQ(events[0].data.at("reason"), "hidden");
}

TEST_F(GuestSight, WhoLosesAChannelsPeopleStartsAnewAndWhoLosesNobodyDoesNot) {
    make_private({"gus", "hid"});
    const auto sees_home = rig->open("gus");
    const auto sees_else_nothing = rig->open("hid");
    sees_home->take();
    sees_else_nothing->take();
    ASSERT_TRUE(rig->submit(delete_channel{username("ada"), attic, rig->wall()}));
    // ada gus meets in home too, hid he does not.
    EXPECT_EQ(names_of(sees_home->take()), (names{"channel_deleted", "resync"}));
    EXPECT_EQ(names_of(sees_else_nothing->take()), (names{"channel_deleted", "resync"}));
    make_private({"gus"});
    sees_home->take();
    ASSERT_TRUE(rig->submit(put_out{username("ada"), attic, username("gus"), rig->wall()}));
    EXPECT_EQ(names_of(sees_home->take()), (names{"channel_hidden"}));
}

TEST_F(GuestSight, ClosingAChannelTakesItsPeopleFromGuestsWhoStay) {
    create_channel wanted{username("ada"), {}, rig->wall()};
    wanted.wanted.id = attic;
    wanted.wanted.name = "attic";
    ASSERT_TRUE(rig->submit(wanted));
    rig->add("hid", role::guest);
    ASSERT_TRUE(rig->submit(let_in{username("ada"), attic, username("hid"), rig->wall()}));
    const auto guest = rig->open("hid");
    guest->take();
    update_channel closing;
    closing.actor = username("ada");
    closing.channel = attic;
    closing.is_private = true;
    closing.at = rig->wall();
    ASSERT_TRUE(rig->submit(closing));
    EXPECT_EQ(names_of(guest->take()).back(), "resync");
    EXPECT_EQ(rig->snapshot("hid").at("members").as_array().size(), 2U);  // ada and himself
}

// The world forgets where somebody was who goes; brought back, a cursor from before would have
// replayed what he missed into channels that he sees no longer.
TEST_F(GuestSight, WhoComesBackAcrossHisOwnLeavingStartsAnew) {
    const std::string before = to_text(rig->state.seen().here());
    kick("tavi");
    rig->bring_back("tavi");
    EXPECT_EQ(names_of(rig->open("tavi", before)->take()), (names{"hello", "resync", "caught_up"}));
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

// Whose words stay under a bare name concerns all who read them. A guest who sees nobody hears
// nothing of a return, so he starts anew, live and when he was away.
TEST_F(GuestSight, EveryGuestHearsWhoIsForgottenAndThatHeIsNoMore) {
    rig->add("hid", role::guest);
    const auto in_home = rig->open("gus");
    const auto nowhere = rig->open("hid");
    in_home->take();
    nowhere->take();
    const username tavi("tavi");
    ASSERT_TRUE(rig->submit(remove_member{tavi, tavi, rig->wall(), true}));
    for (const auto& guest : {in_home, nowhere}) {
        const auto events = guest->take();
        ASSERT_EQ(names_of(events), (names{"member_left"}));
        EXPECT_EQ(events[0].data.at("reason"), "deleted");
    }
    EXPECT_EQ(rig->snapshot("hid").at("forgotten"), boost::json::array({"tavi"}));
    const std::string before = to_text(rig->state.seen().here());
    rig->bring_back("tavi");
    EXPECT_EQ(names_of(in_home->take()), (names{"member_joined", "message"}));
    EXPECT_EQ(names_of(nowhere->take()), (names{"resync"}));
    EXPECT_TRUE(rig->snapshot("hid").at("forgotten").as_array().empty());
    EXPECT_EQ(names_of(rig->open("hid", before)->take()), (names{"hello", "resync", "caught_up"}));
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
