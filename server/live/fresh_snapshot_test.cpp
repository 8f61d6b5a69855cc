// The test that guards it all: old snapshot + events = fresh snapshot, for each of several people,
// over random intents, with streams that are cut and resumed at random.
#include "live/live_rig.hpp"
#include "store/sqlite/open.hpp"

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <map>
#include <random>

namespace snug {
namespace {

namespace bj = boost::json;

/// A client as small as can be: what it holds, keyed, and how events change it.
class small_client {
public:
    explicit small_client(const bj::object& snapshot) { load(snapshot); }

    void load(const bj::object& snapshot) {
        *this = small_client();
        me_ = snapshot.at("me").at("username").as_string();
        server_ = snapshot.at("server");
        for (const bj::value& one : snapshot.at("members").as_array())
            put_member(one.as_object());
        for (const bj::value& one : snapshot.at("channels").as_array())
            put_channel(one.as_object());
        for (const bj::value& one : snapshot.at("emoji").as_array())
            put_emoji(one.as_object());
        for (const bj::value& one : snapshot.at("messages").at("messages").as_array())
            put_message(one.as_object());
    }

    /// False: only a fresh snapshot helps.
    bool apply(const heard_event& event) {
        const bj::object& data = event.data.as_object();
        if (event.name == "resync") return false;
        if (event.name.starts_with("message")) put_message(data);
        if (event.name.starts_with("reaction")) put_reaction(event.name == "reaction_added", data);
        if (event.name == "member_joined" || event.name == "member_updated") put_member(data);
        if (event.name == "member_left")
            members_.erase(std::string(data.at("username").as_string()));
        if (event.name == "server_updated") server_ = data;
        if (event.name == "emoji_added") put_emoji(data);
        if (event.name == "emoji_removed") emoji_.erase(std::string(data.at("name").as_string()));
        if (event.name == "channel_visible") put_channel(data);
        if (event.name == "channel_hidden") channels_.erase(std::string(data.at("id").as_string()));
        if (event.name == "read") {
            channels_.at(std::string(data.at("channel").as_string())).read_seq =
                data.at("read_seq").to_number<std::uint64_t>();
        }
        if (event.name == "hello") {
            for (const bj::value& one : data.at("reads").as_array()) {
                const auto held = channels_.find(std::string(one.at("channel").as_string()));
                if (held != channels_.end())
                    held->second.read_seq = one.at("read_seq").to_number<std::uint64_t>();
            }
        }
        return true;
    }

    /// Everything that a snapshot would say too, in one text.
    std::string told() const {
        std::string text = bj::serialize(server_) + "\n";
        for (const auto& [name, who] : members_)
            text += bj::serialize(who) + "\n";
        for (const auto& [name, one] : emoji_)
            text += bj::serialize(one) + "\n";
        for (const auto& [id, where] : channels_) {
            text += id + " " + std::to_string(where.last_seq) + " " +
                    std::to_string(where.read_seq) + " " + std::to_string(unread(where)) + "\n";
        }
        if (channels_.empty()) return text;
        for (const auto& [seq, what] : messages_)
            text += bj::serialize(what) + "\n";
        return text;
    }

private:
    struct held_channel {
        std::uint64_t last_seq = 0;
        std::uint64_t read_seq = 0;
    };

    small_client() = default;

    void put_member(const bj::object& who) {
        members_[std::string(who.at("username").as_string())] = who;
    }
    void put_emoji(const bj::object& one) { emoji_[std::string(one.at("name").as_string())] = one; }
    void put_channel(const bj::object& what) {
        held_channel& held = channels_[std::string(what.at("id").as_string())];
        held.last_seq = what.at("last_seq").to_number<std::uint64_t>();
        held.read_seq = what.at("read_seq").to_number<std::uint64_t>();
        counted_[std::string(what.at("id").as_string())] =
            what.at("unread").to_number<std::uint64_t>();
    }
    void put_message(bj::object what) {
        what.erase("nonce");
        const auto seq = what.at("seq").to_number<std::uint64_t>();
        const auto held = messages_.find(seq);
        if (held != messages_.end() && held->second.at("rev").to_number<std::uint64_t>() >=
                                           what.at("rev").to_number<std::uint64_t>()) {
            return;
        }
        messages_[seq] = what;
        const auto where = channels_.find(std::string(what.at("channel").as_string()));
        if (where != channels_.end())
            where->second.last_seq = std::max(where->second.last_seq, seq);
    }
    /// A set operation on the message that is held, if it is older.
    void put_reaction(bool added, const bj::object& data) {
        const auto held = messages_.find(data.at("seq").to_number<std::uint64_t>());
        if (held == messages_.end() || held->second.contains("deleted")) return;
        bj::object& on = held->second;
        if (on.at("rev").to_number<std::uint64_t>() >= data.at("rev").to_number<std::uint64_t>())
            return;
        on["rev"] = data.at("rev");
        bj::array& kinds = on.at("reactions").as_array();
        auto kind = std::ranges::find_if(
            kinds, [&](const bj::value& one) { return one.at("emoji") == data.at("emoji"); });
        if (kind == kinds.end()) {
            kinds.push_back(bj::object{
                {"emoji", data.at("emoji")}, {"users", bj::array()}, {"count", std::uint64_t{0}}});
            kind = std::prev(kinds.end());
        }
        bj::array& users = kind->at("users").as_array();
        const auto me = std::ranges::find(users, data.at("user"));
        if (added && me == users.end()) users.push_back(data.at("user"));
        if (!added && me != users.end()) users.erase(me);
        kind->as_object()["count"] = users.size();
        if (users.empty()) kinds.erase(kind);
    }
    std::uint64_t unread(const held_channel& where) const {
        std::uint64_t count = 0;
        for (const auto& [seq, what] : messages_) {
            if (seq <= where.read_seq || what.contains("deleted") || what.contains("system"))
                continue;
            if (what.at("author").as_string() != me_) ++count;
        }
        return std::min<std::uint64_t>(count, limits::unread_max);
    }

    std::string me_;
    bj::value server_;
    std::map<std::string, bj::object> members_;
    std::map<std::string, bj::object> emoji_;
    std::map<std::string, held_channel> channels_;
    std::map<std::string, std::uint64_t> counted_;
    std::map<std::uint64_t, bj::object> messages_;
};

/// What the snapshot counted must be what its own messages say.
void expect_counts_agree(const bj::object& snapshot, const small_client& fresh) {
    for (const bj::value& one : snapshot.at("channels").as_array()) {
        const std::string line =
            std::string(one.at("id").as_string()) + " " +
            std::to_string(one.at("last_seq").to_number<std::uint64_t>()) + " " +
            std::to_string(one.at("read_seq").to_number<std::uint64_t>()) + " " +
            std::to_string(one.at("unread").to_number<std::uint64_t>()) + "\n";
        EXPECT_TRUE(fresh.told().contains(line)) << line << fresh.told();
    }
}

class walk {
public:
    walk(live_rig& rig, unsigned seed) : rig_(rig), random_(seed) {}

    void step() {
        const std::string who = one_of({"ada", "bo", "cy", "dee"});
        switch (random_() % 16) {
            case 0:
            case 1:
            case 2:
            case 3:
                post(who);
                break;
            case 4:
                (void)rig_.submit(
                    edit_message{username(who), home_channel, some_message(), text(), rig_.wall()});
                break;
            case 5:
                (void)rig_.submit(
                    delete_message{username(who), home_channel, some_message(), rig_.wall()});
                break;
            case 6:
                (void)rig_.submit(
                    mark_read{username(who), home_channel, random_() % (said_.size() + 2)});
                break;
            case 7:
                (void)rig_.submit(
                    update_profile{username(who), "N" + text(), "bio " + text(), std::nullopt});
                break;
            case 8:
                (void)rig_.submit(set_role{username("ada"), username(who), one_role()});
                break;
            case 9:
            case 10:
            case 11:
                (void)rig_.submit(react{username(who),
                                        home_channel,
                                        some_message(),
                                        one_of({"👍", "🎉", "🕯️"}),
                                        random_() % 3 != 0,
                                        rig_.wall()});
                break;
            case 12:
                (void)rig_.submit(pin_message{username("ada"),
                                              home_channel,
                                              some_message(),
                                              random_() % 2 == 0,
                                              rig_.wall()});
                break;
            case 13:
                pass_on(who);
                break;
            case 14:
                draw(who);
                break;
            default:
                (void)rig_.submit(mark_read{username(who), home_channel, said_.size()});
        }
    }

private:
    std::string one_of(std::vector<std::string> of) { return of[random_() % of.size()]; }
    role one_role() { return random_() % 3 == 0 ? role::guest : role::member; }
    std::string text() { return "w" + std::to_string(random_() % 1000); }
    message_id some_message() {
        return said_.empty() ? message_id() : said_[random_() % said_.size()];
    }

    void pass_on(const std::string& who) {
        send_message wanted;
        wanted.actor = username(who);
        wanted.channel = home_channel;
        wanted.forward = forward_source{home_channel, some_message()};
        wanted.at = rig_.wall();
        const auto made = rig_.submit(std::move(wanted));
        if (made && made->message) said_.push_back(made->message->id);
    }
    void draw(const std::string& who) {
        const std::string name = "cat_" + std::to_string(random_() % 4);
        if (random_() % 3 == 0) {
            (void)rig_.submit(remove_emoji{username(who), name});
            return;
        }
        snug::put_emoji wanted{username(who), {}, random_() % 3 != 0, rig_.wall()};
        wanted.emoji.name = name;
        wanted.emoji.aliases = {"kitty_" + std::to_string(random_() % 9)};
        (void)rig_.submit(std::move(wanted));
    }
    void post(const std::string& who) {
        send_message wanted;
        wanted.actor = username(who);
        wanted.channel = home_channel;
        wanted.content = text();
        wanted.nonce = "n" + std::to_string(random_());
        wanted.at = rig_.wall();
        if (random_() % 4 == 0 && !said_.empty()) wanted.reply_to = some_message();
        const auto made = rig_.submit(std::move(wanted));
        if (made && made->message) said_.push_back(made->message->id);
    }

    live_rig& rig_;
    std::mt19937 random_;
    std::vector<message_id> said_;
};

struct follower {
    std::string name;
    small_client client;
    listener_ptr stream;
    std::string cursor;

    void hear(live_rig& rig) {
        for (const heard_event& event : stream->take()) {
            if (!event.id.empty()) cursor = event.id;
            if (client.apply(event)) continue;
            // What else has come by now, the fresh snapshot holds already.
            const auto fresh = rig.snapshot(name);
            client.load(fresh);
            cursor = fresh.at("cursor").as_string();
            return;
        }
    }
};

class FreshSnapshot : public testing::TestWithParam<unsigned> {};

TEST_P(FreshSnapshot, EqualsTheOldOneAndItsEvents) {
    init_crypto();
    const test_folder folder;
    live_rig rig(open_sqlite({.folder = folder.path()}).value());
    rig.set_up();
    for (const char* name : {"bo", "cy", "dee"})
        rig.add(name);
    std::vector<follower> followers;
    for (const char* name : {"ada", "bo", "cy"}) {
        followers.push_back({name, small_client(rig.snapshot(name)), rig.open(name), {}});
        followers.back().hear(rig);
    }
    walk way(rig, GetParam());
    std::mt19937 luck(GetParam() + 1);
    for (int step = 0; step < 120; ++step) {
        way.step();
        for (follower& one : followers) {
            if (luck() % 10 != 0) continue;
            // A cut at some moment: what was not heard by then comes again by the cursor.
            one.stream->hang_up();
            if (luck() % 2 == 0) one.hear(rig);
            one.stream->taken = one.stream->text.size();
            for (int missed = 0; missed < 3; ++missed)
                way.step();
            one.stream = rig.open(one.name, one.cursor);
        }
    }
    for (follower& one : followers) {
        one.hear(rig);
        const auto fresh = rig.snapshot(one.name);
        const small_client expected(fresh);
        EXPECT_EQ(one.client.told(), expected.told()) << one.name;
        expect_counts_agree(fresh, expected);
    }
}

INSTANTIATE_TEST_SUITE_P(Walks, FreshSnapshot, testing::Range(1U, 13U));

}  // namespace
}  // namespace snug
