// Two servers on one store, as far as presence is concerned: each has a hub and people of its own,
// and letters are carried from one to the other by hand.
#include "live/neighbours.hpp"

#include "base/network_limits.hpp"
#include "live/live_rig.hpp"
#include "store/sqlite/open.hpp"

#include <gtest/gtest.h>

#include <deque>

namespace snug {
namespace {

using names = std::vector<std::string>;

class letter_box final : public mail {
public:
    std::string own_name() const override { return "other"; }
    void send(std::string body) override { letters.push_back({"other", std::move(body)}); }
    void on_letter(std::function<void(letter)>) override {}

    std::deque<letter> letters;
};

struct server_of_two {
    server_of_two() : rig(open_sqlite({.folder = folder.path()}).value()) {
        rig.set_up();
        rig.add("tavi");
        others.emplace(post, rig.rooms, [this] { return rig.now; });
    }

    void tick() {
        others->tick();
        rig.rooms.tick();
    }

    test_folder folder;
    live_rig rig;
    letter_box post;
    std::optional<neighbours> others;
};

class Neighbours : public testing::Test {
protected:
    void SetUp() override {
        init_crypto();
        a.emplace();
        b.emplace();
        exchange_letters();
        exchange_letters();
    }

    static void carry(server_of_two& from, server_of_two& to) {
        for (; !from.post.letters.empty(); from.post.letters.pop_front())
            to.others->hear(from.post.letters.front());
    }

    void exchange_letters() {
        a->tick();
        b->tick();
        carry(*a, *b);
        carry(*b, *a);
        a->rig.rooms.tick();
        b->rig.rooms.tick();
    }

    void wait(std::chrono::milliseconds time) {
        a->rig.now += time;
        b->rig.now += time;
    }

    /// How `name` is seen by the owner on that server.
    static std::string state_on(server_of_two& on, const char* name) {
        const auto seen = on.rig.snapshot("ada").at("presence").as_object();
        return seen.contains(name) ? std::string(seen.at(name).as_string()) : "offline";
    }

    std::optional<server_of_two> a;
    std::optional<server_of_two> b;
};

TEST_F(Neighbours, WhoIsOnOneServerIsOnlineOnTheOtherUntilHeGoes) {
    const auto watcher = b->rig.open("ada");
    watcher->take();
    const auto end = a->rig.open("tavi");
    exchange_letters();
    EXPECT_EQ(state_on(*b, "tavi"), "online");
    EXPECT_EQ(names_of(watcher->take()), (names{"presence"}));
    end->hang_up();
    exchange_letters();
    wait(limits::presence_grace);
    exchange_letters();
    EXPECT_EQ(state_on(*b, "tavi"), "offline");
}

TEST_F(Neighbours, WhoMovesFromOneServerToTheOtherIsNeverSeenToGo) {
    const auto watcher = b->rig.open("ada");
    const auto first = a->rig.open("tavi");
    exchange_letters();
    watcher->take();
    first->hang_up();
    const auto second = b->rig.open("tavi");
    exchange_letters();
    wait(2 * limits::presence_grace);
    exchange_letters();
    EXPECT_EQ(state_on(*a, "tavi"), "online");
    EXPECT_EQ(names_of(watcher->take()), names{});
}

TEST_F(Neighbours, WhoTypesOnOneServerIsToldOnTheOther) {
    const auto watcher = b->rig.open("ada");
    const auto end = a->rig.open("tavi");
    exchange_letters();
    watcher->take();
    a->rig.rooms.type(username("tavi"), home_channel);
    exchange_letters();
    const auto events = watcher->take();
    ASSERT_EQ(names_of(events), (names{"typing"}));
    EXPECT_EQ(events[0].data.at("user"), "tavi");
    exchange_letters();
    EXPECT_EQ(names_of(watcher->take()), names{});
}

TEST_F(Neighbours, HowFarAFilmIsThatOneServerMakesIsToldOnTheOther) {
    const auto watcher = b->rig.open("ada");
    exchange_letters();
    watcher->take();
    a->rig.rooms.progress({home_channel, message_id{}, file_id("film"), 42});
    exchange_letters();
    const auto events = watcher->take();
    ASSERT_EQ(names_of(events), (names{"file_progress"}));
    EXPECT_EQ(events[0].data.at("file"), "film");
    EXPECT_EQ(events[0].data.at("percent"), 42);
    exchange_letters();
    EXPECT_EQ(names_of(watcher->take()), names{});
}

TEST_F(Neighbours, WhatSomebodyChoseCountsWhereverHeIs) {
    const auto end = a->rig.open("tavi");
    exchange_letters();
    b->rig.rooms.choose(username("tavi"), {presence_state::dnd, "baking", {}}, std::nullopt);
    exchange_letters();
    for (auto* each : {&*a, &*b})
        EXPECT_EQ(state_on(*each, "tavi"), "dnd");
}

TEST_F(Neighbours, ALostLetterIsMadeGood) {
    const auto end = a->rig.open("tavi");
    a->tick();
    a->post.letters.clear();
    exchange_letters();
    EXPECT_EQ(state_on(*b, "tavi"), "offline");
    wait(limits::neighbour_sign_every);
    for (int i = 0; i < 3; ++i)
        exchange_letters();
    EXPECT_EQ(state_on(*b, "tavi"), "online");
}

TEST_F(Neighbours, AServerThatFallsSilentTakesItsPeopleWithIt) {
    const auto end = a->rig.open("tavi");
    exchange_letters();
    wait(limits::neighbour_lifetime + limits::presence_grace + std::chrono::seconds(1));
    b->tick();
    wait(limits::presence_grace);
    b->tick();
    EXPECT_EQ(state_on(*b, "tavi"), "offline");
    exchange_letters();  // it is there again,
    exchange_letters();  // is asked who is with it,
    exchange_letters();  // and says so
    EXPECT_EQ(state_on(*b, "tavi"), "online");
}

TEST_F(Neighbours, AQuietServerWritesNoMoreThanASignOfLife) {
    for (int i = 0; i < 3; ++i)
        a->tick();
    EXPECT_TRUE(a->post.letters.empty());
    wait(limits::neighbour_sign_every);
    for (int i = 0; i < 3; ++i)
        a->tick();
    EXPECT_EQ(a->post.letters.size(), 1U);
}

class counted_limits final : public shared_limits {
public:
    std::vector<spending> take_spendings() override { return std::exchange(used, {}); }
    void spend(const spending& what) override { heard.push_back(what); }

    std::vector<spending> used;
    std::vector<spending> heard;
};

TEST_F(Neighbours, WhatSomebodyUsedOfHisLimitsIsToldToTheOthers) {
    counted_limits here;
    counted_limits there;
    a->others->share(here);
    b->others->share(there);
    here.used = {{"changes", "tavi", 3}};
    exchange_letters();
    exchange_letters();
    EXPECT_EQ(there.heard, (std::vector<spending>{{"changes", "tavi", 3}}));
    EXPECT_TRUE(here.heard.empty());
}

TEST_F(Neighbours, AServerThatIsAloneWritesNothingAboutLimits) {
    counted_limits here;
    server_of_two alone;
    alone.others->share(here);
    alone.tick();
    alone.post.letters.clear();
    here.used = {{"changes", "tavi", 3}};
    alone.tick();
    EXPECT_TRUE(alone.post.letters.empty());
}

TEST_F(Neighbours, WhatIsNoLetterIsIgnored) {
    for (const char* body : {"", "{}", R"({"no":0})", R"({"no":1,"chosen":[1]})", "[1]"})
        b->others->hear({"other", body});
    b->others->hear({"other", R"({"no":1,"chosen":[{"who":"tavi","state":"flying"}]})"});
    EXPECT_EQ(state_on(*b, "tavi"), "offline");
}

}  // namespace
}  // namespace snug
