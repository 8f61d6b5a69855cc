// The desk on a real store, with real streams of events and real media on the loopback: who sits
// where, who is told, and what a lost right does to sound.
#include "api/voice_desk.hpp"

#include "base/voice_limits.hpp"
#include "live/live_rig.hpp"
#include "store/sqlite/open.hpp"
#include "voice/loop_rig.hpp"

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

namespace snug::api {
namespace {

using voice::remote_person;
using voice::transport_protocol;

class VoiceDesk : public testing::Test {
protected:
    void SetUp() override {
        init_crypto();
        rig.emplace(open_sqlite({.folder = folder.path()}).value());
        rig->set_up();
        rig->add("tavi");
        rig->add("bo");
        porch = make_room("porch");
        desk.emplace(
            rig->state,
            rig->rooms,
            rig->mailbox,
            [this] { return rig->wall(); },
            [this] { return rig->now; });
        rig->also_hears = [this](const committed_group& group) { desk->hear(group); };
        ASSERT_TRUE(desk->open({.ip = "127.0.0.1", .port = 0}));
    }
    void TearDown() override {
        if (desk) desk->close();
        rig->also_hears = {};
    }

    channel_id make_room(const std::string& id, std::vector<username> members = {}) {
        create_channel wanted{username("ada"), {}, rig->wall()};
        wanted.wanted.id = channel_id(id + "00000000");
        wanted.wanted.kind = channel_kind::voice;
        wanted.wanted.name = id;
        wanted.wanted.is_private = !members.empty();
        wanted.wanted.members = std::move(members);
        EXPECT_TRUE(rig->submit(wanted));
        return wanted.wanted.id;
    }

    result<voice_desk::joined> join(const std::string& who,
                                    const channel_id& where,
                                    const voice::client_offer& offer) {
        std::optional<result<voice_desk::joined>> answer;
        desk->join({username(who), "s of " + who}, where, offer, [&](auto made) {
            answer = std::move(made);
        });
        EXPECT_FALSE(answer);  // never in the same turn
        rig->turn_until([&] { return answer.has_value(); });
        return *answer;
    }
    /// With media.
    std::unique_ptr<remote_person> talker(const std::string& who, const channel_id& where) {
        auto made = std::make_unique<remote_person>(desk->media()->port(), transport_protocol::udp);
        const auto joined = join(who, where, made->self.offer());
        EXPECT_TRUE(joined);
        if (joined) sessions[who] = joined->session;
        EXPECT_TRUE(joined && made->enters(joined->sdp));
        return made;
    }
    /// A seat without media.
    result<voice_desk::joined> sit(const std::string& who,
                                   const channel_id& where,
                                   std::size_t slots = 8) {
        voice::person silent;
        silent.ufrag = "quiet";
        silent.slots = slots;
        silent.ssrc = 5;
        return join(who, where, silent.offer());
    }

    std::string roster(const std::string& viewer = "ada") { return rig->voice_roster(viewer); }

    /// The newest event of that name, when one comes that fits.
    boost::json::object told(const listener_ptr& whom,
                             std::string_view name,
                             const std::function<bool(const boost::json::object&)>& fits) {
        boost::json::object found;
        rig->turn_until([&] {
            for (const heard_event& each : whom->take()) {
                if (each.name == name && fits(each.data.as_object())) found = each.data.as_object();
            }
            return !found.empty();
        });
        return found;
    }

    test_folder folder;
    std::optional<live_rig> rig;
    std::optional<voice_desk> desk;
    channel_id porch;
    std::map<std::string, std::string> sessions;
};

TEST_F(VoiceDesk, EverybodyWhoSeesTheRoomIsToldWhoIsInIt) {
    const auto adas = rig->open("ada");
    adas->take();
    ASSERT_TRUE(sit("tavi", porch));
    const auto state = told(adas, "voice_state", [](const auto&) { return true; });
    EXPECT_EQ(boost::json::serialize(state),
              R"({"channel":"porch00000000","members":[{"username":"tavi","muted":false,)"
              R"("deafened":false,"camera":false,"screen":false,"reconnecting":false}]})");
    EXPECT_EQ(roster(), "porch: tavi");
    const auto late = rig->open("bo")->take();
    ASSERT_EQ(late.at(0).name, "hello");
    EXPECT_EQ(late.at(0).data.at("voice").as_array().size(), 1U);
}

TEST_F(VoiceDesk, ClosedRoomsAreToldToTheirMembersAlone) {
    const channel_id den = make_room("den", {username("tavi")});
    const auto bos = rig->open("bo");
    bos->take();
    ASSERT_TRUE(sit("tavi", den));
    EXPECT_EQ(roster("tavi"), "den: tavi");
    EXPECT_EQ(roster("bo"), "");
    EXPECT_TRUE(bos->take().empty());
    EXPECT_EQ(sit("bo", den).error().code, errc::not_found);
    // Who is let in learns who is there.
    ASSERT_TRUE(rig->submit(let_in{username("ada"), den, username("bo"), rig->wall()}));
    const auto state = told(bos, "voice_state", [](const auto&) { return true; });
    EXPECT_EQ(state.at("members").as_array().size(), 1U);
}

TEST_F(VoiceDesk, TwoHearEachOtherAndKnowWhoIsInWhichSlot) {
    const auto tavis = rig->open("tavi");
    const auto tavi = talker("tavi", porch);
    const auto bo = talker("bo", porch);
    const auto slots = told(tavis, "voice_slots", [](const auto& data) {
        return data.at("slots").as_object().contains("1");
    });
    EXPECT_EQ(boost::json::serialize(slots.at("slots")), R"({"1":{"user":"bo","kind":"mic"}})");
    EXPECT_EQ(slots.at("session").as_string(), sessions["tavi"]);
    for (int i = 0; i < 5; ++i)
        bo->say("hello");
    EXPECT_TRUE(tavi->hears("hello"));
    const auto speaking = told(tavis, "voice_speaking", [](const auto& data) {
        return !data.at("users").as_array().empty();
    });
    EXPECT_EQ(boost::json::serialize(speaking.at("users")), R"(["bo"])");
    ASSERT_TRUE(desk->leave(username("bo"), porch, sessions["bo"]));
    const auto freed = told(
        tavis, "voice_slots", [](const auto& data) { return data.at("slots").at("1").is_null(); });
    EXPECT_EQ(freed.at("need").as_int64(), 0);
    EXPECT_EQ(freed.at("need_video").as_int64(), 0);
    EXPECT_TRUE(bo->sees_goodbye());
}

TEST_F(VoiceDesk, WhoHasTooFewSlotsIsAskedForMoreUntilThereAreEnough) {
    const auto tavis = rig->open("tavi");
    const auto seat = sit("tavi", porch, 1);
    ASSERT_TRUE(seat);
    ASSERT_TRUE(sit("bo", porch));
    ASSERT_TRUE(sit("ada", porch));
    told(tavis, "voice_slots", [](const auto& data) { return data.at("need") == 1; });
    voice::person more;
    more.ufrag = "quiet";
    more.slots = 2;
    more.ssrc = 5;
    std::optional<result<std::string>> answer;
    desk->renegotiate(username("tavi"), porch, seat->session, more.offer(), [&](auto made) {
        answer = std::move(made);
    });
    const auto enough = told(tavis, "voice_slots", [](const auto& data) {
        return data.at("need") == 0 && data.at("slots").as_object().size() == 2;
    });
    EXPECT_FALSE(enough.empty());
    ASSERT_TRUE(answer && *answer);
}

TEST_F(VoiceDesk, PicturesAreToldToAllAndSentToWhoWatchesUntilTheirSenderIsKicked) {
    const auto tavis = rig->open("tavi");
    remote_person tavi(desk->media()->port(), transport_protocol::udp);
    tavi.self.more.resize(1);
    const auto hers = join("tavi", porch, tavi.self.wanted());
    ASSERT_TRUE(hers && tavi.enters(hers->sdp));
    remote_person bo(desk->media()->port(), transport_protocol::udp);
    voice::sent_stream& camera = bo.self.show(voice::stream_kind::camera);
    ASSERT_TRUE(desk->watch(username("tavi"), porch, hers->session, {{username("bo")}, {}}));
    const auto his = join("bo", porch, bo.self.wanted());
    ASSERT_TRUE(his && bo.enters(his->sdp));
    const auto slots = told(tavis, "voice_slots", [](const auto& data) {
        return data.at("slots").as_object().contains("9");
    });
    EXPECT_EQ(boost::json::serialize(slots.at("slots").at("9")),
              R"({"user":"bo","kind":"camera"})");
    EXPECT_EQ(slots.at("need_video").as_int64(), 0);
    const auto seen = rig->snapshot("ada");
    const auto& shown = seen.at("voice").at(0).at("members").at(1);
    EXPECT_TRUE(shown.at("camera").as_bool());
    EXPECT_FALSE(shown.at("screen").as_bool());
    const auto show = [&](std::string_view text) {
        bo.send(voice::voice_rig::shown(bo.self, camera, voice::key_frame(text)));
    };
    show("before");
    EXPECT_TRUE(tavi.hears(voice::key_frame("before")));
    ASSERT_TRUE(rig->submit(remove_member{username("ada"), username("bo"), rig->wall()}));
    EXPECT_TRUE(bo.sees_goodbye());
    show("after");
    told(tavis, "voice_slots", [](const auto& data) { return data.at("slots").at("9").is_null(); });
    tavi.listen();
    EXPECT_EQ(std::ranges::count(voice::texts(tavi.self), voice::key_frame("after")), 0);
}

TEST_F(VoiceDesk, KickEndsSoundAndSeatBeforeTheNextWord) {
    const auto tavi = talker("tavi", porch);
    const auto bo = talker("bo", porch);
    bo->say("before");
    EXPECT_TRUE(tavi->hears("before"));
    ASSERT_TRUE(rig->submit(remove_member{username("ada"), username("bo"), rig->wall()}));
    EXPECT_EQ(roster(), "porch: tavi");
    EXPECT_TRUE(bo->sees_goodbye());
    bo->say("after");
    const auto ada = talker("ada", porch);
    ada->say("behind it");
    EXPECT_TRUE(tavi->hears("behind it"));
    EXPECT_EQ(std::ranges::count(voice::texts(tavi->self), "after"), 0);
}

TEST_F(VoiceDesk, EveryLostRightTakesTheSeat) {
    const auto takes = [&](const std::string& name, const std::function<void(channel_id)>& act) {
        const channel_id room = make_room(name, {username("ada"), username("bo")});
        ASSERT_TRUE(sit("bo", room)) << name;
        EXPECT_EQ(roster(), name + ": bo");
        act(room);
        EXPECT_EQ(roster(), "") << name;
        EXPECT_EQ(desk->seats(), 0U) << name;
    };
    takes("putout", [&](const channel_id& room) {
        ASSERT_TRUE(rig->submit(put_out{username("ada"), room, username("bo"), rig->wall()}));
    });
    takes("archive", [&](const channel_id& room) {
        update_channel wanted;
        wanted.actor = username("ada");
        wanted.channel = room;
        wanted.at = rig->wall();
        wanted.archived = true;
        ASSERT_TRUE(rig->submit(wanted));
        EXPECT_EQ(sit("ada", room).error().code, errc::archived);
    });
    takes("deleted", [&](const channel_id& room) {
        ASSERT_TRUE(rig->submit(delete_channel{username("ada"), room, rig->wall()}));
    });
    takes("session", [&](const channel_id&) {
        session opened;
        opened.id = "s of bo";
        opened.secret = hash_secret("secret of bo");
        opened.user = username("bo");
        ASSERT_TRUE(rig->submit(open_session{opened}));
        EXPECT_EQ(desk->seats(), 1U);
        ASSERT_TRUE(rig->submit(close_session{username("bo"), "s of bo", "revoked"}));
    });
}

TEST_F(VoiceDesk, OnePersonHasOneSeatAndItsNameIsASecretOfHis) {
    const channel_id attic = make_room("attic");
    const auto bos = rig->open("bo");
    const auto first = sit("bo", porch);
    const auto second = sit("bo", attic);
    ASSERT_TRUE(first && second);
    const auto ended = told(bos, "voice_ended", [](const auto&) { return true; });
    EXPECT_EQ(ended.at("session").as_string(), first->session);
    EXPECT_EQ(ended.at("reason").as_string(), "moved");
    EXPECT_EQ(roster(), "attic: bo");
    EXPECT_EQ(desk->leave(username("bo"), porch, first->session).error().code, errc::not_found);
    EXPECT_EQ(desk->leave(username("tavi"), attic, second->session).error().code, errc::not_found);
    EXPECT_EQ(desk->leave(username("bo"), porch, second->session).error().code, errc::not_found);
    ASSERT_TRUE(desk->set_state(
        username("bo"), attic, second->session, {.muted = true, .deafened = false}));
    const auto state = told(bos, "voice_state", [](const auto& data) {
        return data.at("channel") == "attic00000000" &&
               data.at("members").at(0).at("muted").as_bool();
    });
    EXPECT_FALSE(state.empty());
    EXPECT_TRUE(desk->leave(username("bo"), attic, second->session));
    EXPECT_EQ(roster(), "");
}

TEST_F(VoiceDesk, WhoIsMutedOrDeafenedIsSoWhateverHisBrowserSends) {
    const auto tavi = talker("tavi", porch);
    auto bo = talker("bo", porch);
    const auto mute = [&](const std::string& who, voice_desk::self_state wanted) {
        return desk->set_state(username(who), porch, sessions[who], wanted);
    };
    ASSERT_TRUE(mute("bo", {.muted = true}));
    const auto ada = talker("ada", porch);  // whose offer is answered behind that
    const auto times_heard = [&](remote_person& by, std::string_view text) {
        by.listen();
        return std::ranges::count(voice::texts(by.self), text);
    };
    bo->say("secret");
    ada->say("behind it");
    EXPECT_TRUE(tavi->hears("behind it"));
    EXPECT_EQ(times_heard(*tavi, "secret"), 0);
    // Who moves has not said that he wants to be heard.
    bo = talker("bo", porch);
    bo->say("secret");
    ada->say("behind that");
    EXPECT_TRUE(tavi->hears("behind that"));
    EXPECT_EQ(times_heard(*tavi, "secret"), 0);
    ASSERT_TRUE(mute("tavi", {.deafened = true}));
    ASSERT_TRUE(mute("bo", {}));
    rig->turn_until([&] {
        bo->say("open");
        return times_heard(*ada, "open") != 0;
    });
    EXPECT_EQ(times_heard(*tavi, "open"), 0);
}

TEST_F(VoiceDesk, WhoIsGoneWithStreamAndMediaIsGoneAndOneOfBothKeepsTheSeat) {
    const auto tavis = rig->open("tavi");
    ASSERT_TRUE(sit("tavi", porch));      // a stream, and no media yet
    const auto bo = talker("bo", porch);  // media, and no stream
    rig->turn_until([&] {
        rig->now += std::chrono::seconds(1);
        desk->tick();
        return rig->now.time_since_epoch() >= 2 * limits::voice_stream_grace;
    });
    EXPECT_EQ(roster(), "porch: tavi bo");
    tavis->hang_up();
    desk->tick();
    rig->now += limits::voice_stream_grace - std::chrono::seconds(1);
    desk->tick();
    EXPECT_EQ(roster(), "porch: tavi bo");
    rig->now += std::chrono::seconds(1);
    desk->tick();
    EXPECT_EQ(roster(), "porch: bo");
}

TEST_F(VoiceDesk, WithoutSocketsNobodyJoinsAndNothingBreaks) {
    ASSERT_TRUE(sit("bo", porch));
    desk->close();
    EXPECT_EQ(sit("tavi", porch).error().code, errc::unavailable);
    desk->tick();
    EXPECT_EQ(roster(), "");
}

}  // namespace
}  // namespace snug::api
