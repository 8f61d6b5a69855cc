// What people show of themselves, and what else is told and kept nowhere.
#include "live/hub.hpp"
#include "live/live_test.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace snug {
namespace {

using names = std::vector<std::string>;

class SignsOfLife : public LiveTest {
protected:
    /// Streams that have heard all that there was; the guest sees no channel.
    auto open_for_ada_and_a_guest() {
        rig->add("gus", role::guest);
        auto streams = std::pair(rig->open("ada"), rig->open("gus"));
        rig->rooms.tick();
        streams.first->take();
        streams.second->take();
        return streams;
    }
};

TEST_F(SignsOfLife, PresenceIsToldToOthersAndAShortAbsenceIsNot) {
    const auto watcher = rig->open("ada");
    const auto end = rig->open("tavi");
    rig->rooms.tick();
    EXPECT_EQ(names_of(watcher->take()), (names{"hello", "caught_up", "presence"}));
    EXPECT_EQ(rig->snapshot("ada").at("presence").as_object().at("tavi"), "online");
    end->hang_up();
    rig->rooms.tick();
    EXPECT_TRUE(watcher->take().empty());
    rig->now += limits::presence_grace;
    rig->rooms.tick();
    const auto events = watcher->take();
    ASSERT_EQ(names_of(events), (names{"presence"}));
    EXPECT_EQ(events[0].data.at("state"), "offline");
}

TEST_F(SignsOfLife, WhoComesBackIsOnlineThoughHisOldStreamStillDrains) {
    const auto old = rig->open("tavi");
    ASSERT_TRUE(rig->submit(remove_member{username("ada"), username("tavi"), rig->wall()}));
    EXPECT_EQ(rig->rooms.streams_of(username("tavi")), 0U);
    create_link link{username("ada"), {}, rig->wall()};
    link.link.code = hash_secret("back");
    link.link.user = username("tavi");
    link.link.expires = rig->wall() + std::chrono::hours(1);
    ASSERT_TRUE(rig->submit(link));
    use_link back;
    back.code = link.link.code;
    back.at = rig->wall();
    ASSERT_TRUE(rig->submit(back));
    const auto fresh = rig->open("tavi");
    rig->rooms.tick();
    old->hang_up();
    rig->now += 2 * limits::presence_grace;
    rig->rooms.tick();
    EXPECT_EQ(rig->rooms.stream_count(), 1U);
    EXPECT_EQ(rig->snapshot("ada").at("presence").as_object().at("tavi"), "online");
}

TEST_F(SignsOfLife, TypingIsToldOnceATickToThoseWhoSeeTheChannel) {
    const auto [end, guest] = open_for_ada_and_a_guest();
    for (int i = 0; i < 5; ++i)
        rig->rooms.type(username("tavi"), home_channel);
    EXPECT_TRUE(end->take().empty());
    rig->rooms.tick();
    EXPECT_EQ(names_of(end->take()), (names{"typing"}));
    EXPECT_TRUE(guest->take().empty());
    rig->rooms.tick();
    EXPECT_TRUE(end->take().empty());
}

TEST_F(SignsOfLife, HowFarAFilmIsIsToldToThoseWhoSeeItsChannel) {
    const auto [end, guest] = open_for_ada_and_a_guest();
    rig->rooms.progress({home_channel, message_id{}, file_id("film"), 7});
    EXPECT_EQ(names_of(end->take()), (names{"file_progress"}));
    EXPECT_TRUE(guest->take().empty());
    rig->rooms.progress({channel_id(std::string("gone")), message_id{}, file_id("film"), 8});
    EXPECT_TRUE(end->take().empty());
}

TEST_F(SignsOfLife, WhoIsInvisibleLooksOfflineAndWordsEndWithTheirTime) {
    const auto watcher = rig->open("ada");
    const auto end = rig->open("tavi");
    rig->rooms.present().choose(username("tavi"),
                                {presence_state::dnd, "baking", "🍞"},
                                rig->now + std::chrono::minutes(1));
    rig->rooms.tick();
    auto events = watcher->take();
    ASSERT_EQ(names_of(events), (names{"hello", "caught_up", "presence"}));
    EXPECT_EQ(events[2].data.at("state"), "dnd");
    EXPECT_EQ(events[2].data.at("text"), "baking");
    EXPECT_EQ(rig->snapshot("ada").at("statuses").at("tavi").at("emoji"), "🍞");
    rig->now += std::chrono::minutes(1);
    rig->rooms.tick();
    events = watcher->take();
    ASSERT_EQ(names_of(events), (names{"presence"}));
    EXPECT_FALSE(events[0].data.as_object().contains("text"));
    rig->rooms.present().choose(
        username("tavi"), {presence_state::invisible, "hidden", {}}, std::nullopt);
    rig->rooms.tick();
    events = watcher->take();
    ASSERT_EQ(names_of(events), (names{"presence"}));
    EXPECT_EQ(events[0].data.at("state"), "offline");
    EXPECT_FALSE(rig->snapshot("ada").at("presence").as_object().contains("tavi"));
    EXPECT_FALSE(watcher->text.contains("hidden"));
}

TEST_F(SignsOfLife, OnesOwnDevicesHearHowOneChoseToBeSeen) {
    const auto phone = rig->open("tavi");
    const auto watcher = rig->open("ada");
    rig->rooms.tick();
    EXPECT_FALSE(phone->text.contains("\"tavi\""));  // that he is here he knows
    phone->take();
    watcher->take();
    rig->rooms.choose(username("tavi"),
                      {presence_state::invisible, "hidden", {}},
                      rig->now + std::chrono::minutes(1));
    auto events = phone->take();
    ASSERT_EQ(names_of(events), (names{"presence"}));
    EXPECT_EQ(events[0].data.at("state"), "invisible");
    EXPECT_EQ(events[0].data.at("text"), "hidden");
    EXPECT_EQ(rig->snapshot("tavi").at("my_presence").at("state"), "invisible");
    EXPECT_EQ(rig->snapshot("ada").at("my_presence").at("state"), "online");
    EXPECT_FALSE(watcher->text.contains("invisible"));
}

TEST_F(SignsOfLife, OnesOwnDevicesHearThatWordsHaveEnded) {
    const auto phone = rig->open("tavi");
    rig->rooms.tick();
    rig->rooms.choose(
        username("tavi"), {presence_state::dnd, "baking", {}}, rig->now + std::chrono::minutes(1));
    rig->rooms.tick();
    phone->take();
    rig->now += std::chrono::minutes(1);
    rig->rooms.tick();
    const auto events = phone->take();
    ASSERT_EQ(names_of(events), (names{"presence"}));
    EXPECT_EQ(events[0].data.at("state"), "dnd");
    EXPECT_FALSE(events[0].data.as_object().contains("text"));
}

TEST_F(SignsOfLife, RemembersHowPeopleChoseToBeSeenWithoutWordsThatHaveEnded) {
    rig->add("mo");
    const wall_time now = rig->wall();
    const auto in = [now](int minutes) { return now + std::chrono::minutes(minutes); };
    rig->rooms.remember({{username("mo"), {presence_state::dnd, "at work", {}}, in(-1)},
                         {username("ada"), {presence_state::idle, "baking", "🍞"}, in(2)},
                         {username("tavi"), {presence_state::invisible, "hid", {}}, {}}},
                        now);
    const auto watcher = rig->open("mo");
    const auto baker = rig->open("ada");
    const auto hidden = rig->open("tavi");
    rig->rooms.tick();
    auto snapshot = rig->snapshot("mo");
    EXPECT_EQ(boost::json::serialize(snapshot.at("presence")), R"({"ada":"idle","mo":"dnd"})");
    EXPECT_EQ(boost::json::serialize(snapshot.at("statuses")),
              R"({"ada":{"text":"baking","emoji":"🍞"}})");
    EXPECT_EQ(boost::json::serialize(snapshot.at("my_presence")), R"({"state":"dnd"})");
    EXPECT_FALSE(watcher->text.contains("tavi"));
    EXPECT_EQ(rig->snapshot("tavi").at("my_presence").at("state"), "invisible");
    rig->now += std::chrono::minutes(2);
    rig->rooms.tick();
    snapshot = rig->snapshot("mo");
    EXPECT_EQ(snapshot.at("presence").at("ada"), "idle");
    EXPECT_TRUE(snapshot.at("statuses").as_object().empty());
}

}  // namespace
}  // namespace snug
