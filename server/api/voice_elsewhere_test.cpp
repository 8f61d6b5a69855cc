// Servers with desks, people, streams and media of their own; letters are carried from one to the
// others by hand, so that they can be late or lost.
#include "api/voice_elsewhere.hpp"

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

class post_box final : public mail {
public:
    explicit post_box(std::string name) : name_(std::move(name)) {}
    std::string own_name() const override { return name_; }
    void send(std::string body) override { letters.push_back({name_, std::move(body)}); }
    void on_letter(std::function<void(letter)>) override {}

    std::deque<letter> letters;

private:
    std::string name_;
};

/// One server. Every server of a test has the same people and the room `porch`.
struct voice_server {
    explicit voice_server(const std::string& name)
        : post(name),
          rig(open_sqlite({.folder = folder.path()}).value()),
          desk(
              rig.state,
              rig.rooms,
              rig.mailbox,
              [this] { return rig.wall(); },
              [this] { return rig.now; }),
          rooms(desk, rig.rooms, rig.mailbox, [this] { return rig.now; }) {
        rig.set_up();
        rig.add("tavi");
        rig.add("bo");
        for (const char* const each : {"porch", "attic"}) {
            create_channel wanted{username("ada"), {}, rig.wall()};
            wanted.wanted.id = channel_id(std::string(each) + "00000000");
            wanted.wanted.kind = channel_kind::voice;
            wanted.wanted.name = each;
            EXPECT_TRUE(rig.submit(wanted));
        }
        EXPECT_TRUE(desk.open({.ip = "127.0.0.1", .port = 0}));
        rooms.meet(post);
    }
    ~voice_server() { desk.close(); }
    voice_server(const voice_server&) = delete;
    voice_server& operator=(const voice_server&) = delete;

    std::string roster() { return rig.voice_roster("ada"); }

    test_folder folder;
    post_box post;
    live_rig rig;
    voice_desk desk;
    voice_elsewhere rooms;
};

const channel_id porch(std::string("porch00000000"));
const channel_id attic(std::string("attic00000000"));

class VoiceElsewhere : public testing::Test {
protected:
    void SetUp() override {
        init_crypto();
        a.emplace("a");
        b.emplace("b");
        settle();
    }

    std::vector<voice_server*> living() {
        std::vector<voice_server*> all;
        for (auto* const each : {&a, &b, &c}) {
            if (*each) all.push_back(&**each);
        }
        return all;
    }
    void carry() {
        for (voice_server* const from : living()) {
            for (; !from->post.letters.empty(); from->post.letters.pop_front()) {
                for (voice_server* const to : living()) {
                    if (to != from) to->rooms.hear(from->post.letters.front());
                }
            }
        }
    }
    void turn() {
        for (voice_server* const each : living()) {
            each->rig.io.restart();
            each->rig.io.run_one_for(std::chrono::milliseconds(2));
        }
        carry();
    }
    /// Everybody has told and heard everything.
    void settle() {
        for (int i = 0; i < 4; ++i) {
            for (voice_server* const each : living())
                each->rooms.tick();
            turn();
        }
    }
    bool turn_until(const std::function<bool()>& reached) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (!reached() && std::chrono::steady_clock::now() < deadline)
            settle();
        return reached();
    }

    result<std::string> ask(voice_server& at, voice_ask what) {
        std::optional<result<std::string>> answer;
        at.rooms.ask(std::move(what), [&](auto said) { answer = std::move(said); });
        EXPECT_FALSE(answer);  // never in the same turn
        EXPECT_TRUE(turn_until([&] { return answer.has_value(); }));
        return answer.value_or(refuse(errc::internal));
    }
    static voice_ask join_of(const std::string& who, const channel_id& where, std::string offer) {
        boost::json::object body{{"sdp", std::move(offer)}};
        return {.deed = voice_deed::join,
                .who = username(who),
                .signed_in = "s of " + who,
                .where = where,
                .seat = {},
                .body = boost::json::serialize(body)};
    }
    voice_ask about(voice_deed deed, const std::string& who, const channel_id& where) {
        return {.deed = deed,
                .who = username(who),
                .signed_in = "s of " + who,
                .where = where,
                .seat = sessions[who],
                .body = "{}"};
    }
    /// The offer of somebody who never sends.
    static std::string silent_offer() {
        voice::person silent;
        silent.ufrag = "quiet";
        silent.slots = 8;
        silent.ssrc = 5;
        return silent.offer();
    }
    /// Lets somebody in on a server that nobody else hears of yet; `seats` are taken there then.
    void sit_unheard(voice_server& at,
                     const std::string& who,
                     const channel_id& where,
                     std::size_t seats) {
        at.rooms.ask(join_of(who, where, silent_offer()), [](auto) {});
        at.rig.turn_until([&] { return at.desk.seats() == seats; });
    }
    /// A seat without media. Its name.
    std::string sit(voice_server& at, const std::string& who, const channel_id& where = porch) {
        const auto made = ask(at, join_of(who, where, silent_offer()));
        EXPECT_TRUE(made) << (made ? "" : made.error().detail);
        if (!made) return {};
        sessions[who] = boost::json::parse(*made).at("session").as_string();
        return sessions[who];
    }
    /// With media, which goes to the server that has the room.
    std::unique_ptr<remote_person> talker(voice_server& at,
                                          voice_server& there,
                                          const std::string& who) {
        auto made =
            std::make_unique<remote_person>(there.desk.media()->port(), transport_protocol::udp);
        const auto joined = ask(at, join_of(who, porch, made->self.offer()));
        EXPECT_TRUE(joined);
        if (!joined) return made;
        const auto body = boost::json::parse(*joined);
        sessions[who] = body.at("session").as_string();
        EXPECT_TRUE(made->enters(std::string(body.at("sdp").as_string())));
        return made;
    }

    boost::json::object told(const listener_ptr& whom,
                             std::string_view name,
                             const std::function<bool(const boost::json::object&)>& fits) {
        boost::json::object found;
        EXPECT_TRUE(turn_until([&] {
            for (const heard_event& each : whom->take()) {
                if (each.name == name && fits(each.data.as_object())) found = each.data.as_object();
            }
            return !found.empty();
        })) << name;
        return found;
    }
    void pass(std::chrono::milliseconds time) {
        for (voice_server* const each : living())
            each->rig.now += time;
    }

    std::optional<voice_server> a;
    std::optional<voice_server> b;
    std::optional<voice_server> c;
    std::map<std::string, std::string> sessions;
};

TEST_F(VoiceElsewhere, WhoAsksAnotherServerIsInTheRoomThatIsThere) {
    const auto tavi = talker(*a, *a, "tavi");
    ASSERT_TRUE(turn_until([&] { return b->roster() == "porch: tavi"; }));
    const auto bos = b->rig.open("bo");
    const auto bo = talker(*b, *a, "bo");
    EXPECT_EQ(a->desk.seats(), 2U);
    EXPECT_EQ(b->desk.seats(), 0U);
    EXPECT_TRUE(turn_until([&] { return b->roster() == "porch: tavi bo"; }));
    bo->say("through the other door");
    EXPECT_TRUE(tavi->hears("through the other door"));
    // What concerns him comes by his stream, which is there.
    const auto slots = told(bos, "voice_slots", [](const auto& data) {
        return data.at("slots").as_object().contains("1");
    });
    EXPECT_EQ(slots.at("session").as_string(), sessions["bo"]);
    EXPECT_EQ(boost::json::serialize(slots.at("slots")), R"({"1":{"user":"tavi","kind":"mic"}})");
    for (int i = 0; i < 5; ++i)
        tavi->say("hello");
    const auto speaking = told(bos, "voice_speaking", [](const auto& data) {
        return data.at("users") == boost::json::array{"tavi"};
    });
    EXPECT_FALSE(speaking.empty());

    voice_ask mute = about(voice_deed::state, "bo", porch);
    mute.body = R"({"muted":true})";
    EXPECT_TRUE(ask(*b, mute));
    told(bos, "voice_state", [](const auto& data) {
        return data.at("members").as_array().size() == 2 &&
               data.at("members").at(1).at("muted").as_bool();
    });
    voice_ask offer = about(voice_deed::offer, "bo", porch);
    offer.body = boost::json::serialize(boost::json::object{{"sdp", bo->self.offer()}});
    EXPECT_TRUE(ask(*b, offer));
    EXPECT_TRUE(ask(*b, about(voice_deed::leave, "bo", porch)));
    EXPECT_EQ(b->roster(), "porch: tavi");
    EXPECT_TRUE(bo->sees_goodbye());
}

TEST_F(VoiceElsewhere, RefusalsComeBackAsTheyAre) {
    ASSERT_FALSE(sit(*a, "tavi").empty());
    const auto nonsense = ask(*b, join_of("bo", porch, "v=0"));
    ASSERT_FALSE(nonsense);
    EXPECT_EQ(nonsense.error().code, ask(*a, join_of("bo", porch, "v=0")).error().code);
    voice_ask stranger = about(voice_deed::leave, "tavi", porch);
    stranger.who = username(std::string("bo"));
    EXPECT_EQ(ask(*b, stranger).error().code, errc::not_found);
    EXPECT_EQ(b->roster(), "porch: tavi");
    voice_ask empty = join_of("bo", porch, "");
    empty.body = "{}";
    EXPECT_EQ(ask(*b, empty).error().code, errc::bad_request);
}

TEST_F(VoiceElsewhere, OnePersonHasOneSeatOnAllServers) {
    const auto tavis = a->rig.open("tavi");
    const std::string first = sit(*a, "tavi", porch);
    voice_ask mute = about(voice_deed::state, "tavi", porch);
    mute.body = R"({"muted":true})";
    ASSERT_TRUE(ask(*a, mute));
    ASSERT_TRUE(turn_until([&] { return b->roster() == "porch: tavi"; }));
    ASSERT_FALSE(sit(*b, "tavi", attic).empty());
    const auto ended =
        told(tavis, "voice_ended", [](const auto& data) { return data.at("reason") == "moved"; });
    EXPECT_EQ(ended.at("session").as_string(), first);
    EXPECT_EQ(a->desk.seats(), 0U);
    EXPECT_EQ(a->roster(), "attic: tavi");
    EXPECT_EQ(b->roster(), "attic: tavi");
    // He is as quiet as he was.
    EXPECT_TRUE(b->desk.all_seats().at(0).how.muted);
    EXPECT_EQ(ask(*a, about(voice_deed::leave, "tavi", porch)).error().code, errc::not_found);
}

// Each has let somebody in before it heard of the other.
TEST_F(VoiceElsewhere, ARoomThatTwoServersOpenedAtOnceIsOneAgain) {
    const auto bos = b->rig.open("bo");
    sit_unheard(*a, "tavi", porch, 1);
    sit_unheard(*b, "bo", porch, 1);
    EXPECT_EQ(b->roster(), "porch: bo");
    told(bos, "voice_ended", [](const auto& data) { return data.at("reason") == "lost"; });
    EXPECT_TRUE(turn_until([&] { return b->roster() == "porch: tavi"; }));
    EXPECT_EQ(a->desk.seats(), 1U);
    // His browser comes again.
    sit(*b, "bo");
    EXPECT_EQ(a->desk.seats(), 2U);
    EXPECT_EQ(b->desk.seats(), 0U);
}

TEST_F(VoiceElsewhere, TheSamePersonOnTwoServersAtOnceSitsOnOne) {
    sit_unheard(*a, "bo", porch, 1);
    sit_unheard(*b, "bo", attic, 1);
    EXPECT_TRUE(turn_until([&] { return a->desk.seats() + b->desk.seats() == 1; }));
    settle();
    EXPECT_EQ(a->desk.seats() + b->desk.seats(), 1U);
    EXPECT_EQ(a->roster(), b->roster());
}

TEST_F(VoiceElsewhere, ASilentServerLosesItsRoomsAndTheyOpenOnAnother) {
    const auto bos = b->rig.open("bo");
    ASSERT_FALSE(sit(*a, "tavi").empty());
    const std::string session = sit(*b, "bo");
    ASSERT_EQ(a->desk.seats(), 2U);
    ASSERT_TRUE(turn_until([&] { return b->roster() == "porch: tavi bo"; }));
    a.reset();
    // Until it is given up, its room is asked for there.
    std::optional<result<std::string>> answer;
    b->rooms.ask(about(voice_deed::leave, "bo", porch), [&](auto said) { answer = said; });
    pass(limits::voice_ask_patience);
    ASSERT_TRUE(turn_until([&] { return answer.has_value(); }));
    EXPECT_EQ(answer->error().code, errc::unavailable);
    pass(limits::voice_server_lifetime);
    const auto ended =
        told(bos, "voice_ended", [](const auto& data) { return data.at("reason") == "lost"; });
    EXPECT_EQ(ended.at("session").as_string(), session);
    EXPECT_EQ(b->roster(), "");
    sit(*b, "bo");
    EXPECT_EQ(b->desk.seats(), 1U);
}

TEST_F(VoiceElsewhere, WhoSaysGoodbyeIsGivenUpAtOnce) {
    ASSERT_FALSE(sit(*a, "tavi").empty());
    ASSERT_TRUE(turn_until([&] { return b->roster() == "porch: tavi"; }));
    a->rooms.say_goodbye();
    carry();
    EXPECT_EQ(b->roster(), "");
}

TEST_F(VoiceElsewhere, LostLettersAreMadeGoodAndALateServerLearnsEverything) {
    ASSERT_FALSE(sit(*a, "tavi").empty());
    settle();
    // The letter that tells of bo is lost.
    sit_unheard(*a, "bo", porch, 2);
    a->rooms.tick();
    a->post.letters.clear();
    settle();
    EXPECT_EQ(b->roster(), "porch: tavi");
    pass(limits::voice_sign_every);
    settle();
    EXPECT_EQ(b->roster(), "porch: tavi bo");
    c.emplace("c");
    settle();
    EXPECT_EQ(c->roster(), "porch: tavi bo");
}

TEST_F(VoiceElsewhere, WhoHasAStreamOnAnotherServerIsNotGone) {
    ASSERT_FALSE(sit(*a, "tavi").empty());
    const auto look = [&] {
        a->rig.now += limits::voice_stream_grace;
        a->desk.tick();
    };
    // As the presence of neighbours has it.
    a->rig.rooms.present().connected(username(std::string("tavi")));
    look();
    look();
    EXPECT_EQ(a->desk.seats(), 1U);
    a->rig.rooms.present().disconnected(username(std::string("tavi")), a->rig.now);
    look();
    look();
    EXPECT_EQ(a->desk.seats(), 0U);
}

TEST_F(VoiceElsewhere, WhatIsNoLetterChangesNothing) {
    ASSERT_FALSE(sit(*a, "tavi").empty());
    settle();
    for (const char* const text :
         {"", R"({"voice":1,"seats":7})", R"({"voice":1,"answers":[{"to":"b"}]})"})
        b->rooms.hear({"a", text});
    EXPECT_EQ(b->roster(), "porch: tavi");
}

}  // namespace
}  // namespace snug::api
