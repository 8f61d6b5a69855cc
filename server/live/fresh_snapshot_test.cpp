// The test that guards it all: old snapshot + events = fresh snapshot, for an owner, a moderator, a
// member and guests, over random intents of every kind, with streams that are cut and resumed and a
// server that is started anew at random.
#include "domain/permission.hpp"
#include "live/live_walk.hpp"
#include "live/small_client.hpp"
#include "store/sqlite/open.hpp"

#include <gtest/gtest.h>

#include <random>

namespace snug {
namespace {

/// What the snapshot counted must be what its own messages say.
void expect_counts_agree(const small_client::object& snapshot, const small_client& fresh) {
    for (const auto& one : snapshot.at("channels").as_array()) {
        const std::string id = small_client::text_of(one.at("id"));
        const std::string counted = small_client::count_line(
            small_client::number_of(one.at("unread")), small_client::number_of(one.at("mentions")));
        EXPECT_EQ(counted, fresh.count_line(id)) << id;
    }
}

/// Somebody who holds a snapshot and hears the stream.
struct follower {
    std::string name;
    small_client client{};
    listener_ptr stream{};
    std::string cursor{};

    void hear(live_rig& rig) {
        for (const heard_event& event : stream->take()) {
            if (!event.id.empty()) cursor = event.id;
            if (client.apply(event)) {
                read_wanted(rig);
                continue;
            }
            // What else has come by now, the fresh snapshot holds already.
            start_anew(rig);
            return;
        }
    }

    small_client::object start_anew(live_rig& rig) {
        const auto fresh = rig.snapshot(name);
        client.load(fresh);
        cursor = fresh.at("cursor").as_string();
        read_wanted(rig);
        return fresh;
    }

private:
    void read_wanted(live_rig& rig) {
        for (const std::string& id : client.take_wanted()) {
            const channel_id where(id);
            const channel* there = rig.state.seen().find_channel(where);
            const member* me = rig.state.seen().find_member(username(name));
            if (there != nullptr && may_see(*me, *there))
                client.read_messages(rig.snapshot(name, where));
        }
    }
};

class FreshSnapshot : public testing::TestWithParam<unsigned> {
protected:
    void SetUp() override {
        init_crypto();
        start();
        rig->set_up();
        for (const char* name : {"bo", "eve", "fay"})
            rig->add(name);
        rig->add("mo", role::moderator);
        rig->let_in("gus");            // a guest who sees home
        rig->add("hid", role::guest);  // and one who sees nothing
        for (const char* name : {"ada", "bo", "mo", "gus", "hid"})
            followers.push_back({name});
        for (follower& one : followers) {
            one.start_anew(*rig);
            one.stream = rig->open(one.name, one.cursor);
        }
    }

    void start() {
        rig.reset();
        rig.emplace(open_sqlite({.folder = folder.path()}).value());
    }

    /// A cut at some moment: what was not heard by then comes again by the cursor.
    void cut(follower& one) {
        one.stream->hang_up();
        if (luck() % 2 == 0) one.hear(*rig);
        one.stream->taken = one.stream->text.size();
    }

    void expect_all_know_all() {
        for (follower& one : followers) {
            one.hear(*rig);
            follower fresh{one.name};
            const auto snapshot = fresh.start_anew(*rig);
            EXPECT_EQ(one.client.told(), fresh.client.told()) << one.name;
            expect_counts_agree(snapshot, fresh.client);
        }
    }

    test_folder folder;
    std::optional<live_rig> rig;
    std::vector<follower> followers;
    std::mt19937 luck{GetParam() + 1};
};

TEST_P(FreshSnapshot, EqualsTheOldOneAndItsEvents) {
    live_walk way(GetParam());
    for (int step = 0; step < 200; ++step) {
        way.step(*rig);
        for (follower& one : followers) {
            if (luck() % 20 != 0) continue;
            cut(one);
            for (int missed = 0; missed < 3; ++missed)
                way.step(*rig);
            one.stream = rig->open(one.name, one.cursor);
        }
        if (luck() % 80 == 0) {
            for (follower& one : followers)
                cut(one);
            start();
            for (follower& one : followers)
                one.stream = rig->open(one.name, one.cursor);
        }
        if (step % 20 == 19) expect_all_know_all();
        if (HasFailure()) FAIL() << "after step " << step;
    }
    EXPECT_GT(way.accepted(), 60U);  // else the walk proves little

    // What was folded from the feed is what the store would say.
    start();
    for (const follower& one : followers) {
        follower fresh{one.name};
        fresh.start_anew(*rig);
        EXPECT_EQ(one.client.told(), fresh.client.told()) << one.name;
    }
}

INSTANTIATE_TEST_SUITE_P(Walks, FreshSnapshot, testing::Range(1U, 13U));

}  // namespace
}  // namespace snug
