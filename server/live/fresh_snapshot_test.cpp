// The test that guards it all: old snapshot + events = fresh snapshot, for each of several people,
// over random intents, with streams that are cut and resumed at random.
#include "live/live_rig.hpp"
#include "store/sqlite/open.hpp"

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <array>
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
        for (const bj::value& one : snapshot.at("messages").at("messages").as_array())
            put_message(one.as_object());
    }

    /// False: only a fresh snapshot helps.
    bool apply(const heard_event& event) {
        const bj::object& data = event.data.as_object();
        if (event.name == "resync") return false;
        if (event.name.starts_with("message")) put_message(data);
        if (event.name == "member_joined" || event.name == "member_updated") put_member(data);
        if (event.name == "member_left")
            members_.erase(std::string(data.at("username").as_string()));
        if (event.name == "server_updated") server_ = data;
        if (event.name == "channel_visible") {
            put_channel(data);
            if (const auto* people = data.if_contains("people")) {
                for (const bj::value& one : people->as_array())
                    put_member(one.as_object());
            }
        }
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

/// Makes up what people might ask for, every kind of intent; often it is refused. Those whom the
/// test follows stay: others come, are kicked, leave and are brought back.
class walk {
public:
    walk(live_rig& rig, unsigned seed) : rig_(rig), random_(seed) {}

    void step() {
        using maker = intent (walk::*)();
        static constexpr std::array<maker, std::variant_size_v<intent>> makers = {
            &walk::setup_offered, &walk::setup_done, &walk::post,    &walk::edit,
            &walk::unsay,         &walk::mark,       &walk::offer,   &walk::revoke,
            &walk::join,          &walk::user_added, &walk::sign_in, &walk::touch,
            &walk::sign_out,      &walk::others_out, &walk::secret,  &walk::profile,
            &walk::rank,          &walk::remove,     &walk::link,    &walk::come_by_link};
        // A quarter is talk on top, or there would be little to be told of; a page holds all of it.
        const std::size_t kind = random_() % (makers.size() + makers.size() / 4);
        const auto made = rig_.submit((this->*makers[kind < makers.size() ? kind : 2])());
        if (made && made->message) said_.push_back(made->message->id);
        if (made) ++accepted_;
    }

    std::size_t accepted() const { return accepted_; }

private:
    username one_of(const std::vector<const char*>& of) {
        return username(of[random_() % of.size()]);
    }
    username somebody() { return one_of({"ada", "bo", "cy", "gus", "hid", "eve", "fay", "hal"}); }
    username passer_by() { return one_of({"eve", "fay", "hal"}); }
    std::string text() { return "w" + std::to_string(random_() % 1000); }
    std::string number(unsigned end) { return std::to_string(random_() % end); }
    message_id some_message() {
        return said_.empty() ? message_id() : said_[random_() % said_.size()];
    }
    session new_session(const username& whose) {
        session made;
        made.id = "session" + std::to_string(made_++);
        made.secret = hash_secret(made.id);
        made.user = whose;
        return made;
    }

    intent setup_offered() { return offer_setup{hash_secret("token")}; }
    intent setup_done() {
        return complete_setup{hash_secret("token"), "X", somebody(), "x", {}, {}};
    }
    intent post() {
        send_message wanted;
        wanted.actor = somebody();
        wanted.channel = home_channel;
        wanted.content = text();
        wanted.nonce = "n" + std::to_string(random_());
        wanted.at = rig_.wall();
        if (random_() % 4 == 0 && !said_.empty()) wanted.reply_to = some_message();
        return wanted;
    }
    intent edit() {
        return edit_message{somebody(), home_channel, some_message(), text(), rig_.wall()};
    }
    intent unsay() { return delete_message{somebody(), home_channel, some_message(), rig_.wall()}; }
    intent mark() { return mark_read{somebody(), home_channel, random_() % (said_.size() + 2)}; }
    intent offer() {
        create_invite wanted{username("ada"), {}, rig_.wall()};
        wanted.invite.code = hash_secret("invite" + std::to_string(offered_++));
        wanted.invite.role = random_() % 2 == 0 ? role::guest : role::member;
        wanted.invite.channels = {home_channel};
        wanted.invite.expires = wanted.at + std::chrono::hours(1);
        return wanted;
    }
    intent revoke() {
        return revoke_invite{somebody(), hash_secret("invite" + number(offered_ + 1))};
    }
    intent join() {
        accept_invite wanted;
        wanted.code = hash_secret("invite" + number(offered_ + 1));
        wanted.name = username("new" + number(30));
        wanted.password_hash = "x";
        wanted.at = rig_.wall();
        return wanted;
    }
    intent user_added() {
        const role as = random_() % 2 == 0 ? role::guest : role::member;
        return add_user{random_() % 2 == 0 ? passer_by() : username("cli" + number(30)),
                        "",
                        as,
                        "x",
                        rig_.wall()};
    }
    intent sign_in() { return open_session{new_session(somebody())}; }
    intent touch() { return touch_session{"session" + number(20), somebody(), rig_.wall()}; }
    intent sign_out() { return close_session{somebody(), "session" + number(20), "signed_out"}; }
    intent others_out() {
        return close_other_sessions{passer_by(), "session" + number(20), "revoked"};
    }
    intent secret() { return change_password{passer_by(), text(), "session" + number(20)}; }
    intent profile() { return update_profile{somebody(), "N" + text(), "bio " + text(), {}}; }
    intent rank() {
        // The two guests stay guests, of whom one sees home and the other nothing.
        const username whom = one_of({"bo", "cy", "eve", "fay", "hal"});
        return set_role{username("ada"), whom, random_() % 3 == 0 ? role::guest : role::member};
    }
    intent remove() {
        const username whom = random_() % 3 == 0 ? username("new" + number(30)) : passer_by();
        return remove_member{random_() % 3 == 0 ? whom : username("ada"), whom, rig_.wall()};
    }
    intent link() {
        create_link wanted{username("ada"), {}, rig_.wall()};
        wanted.link.code = hash_secret("link" + std::to_string(linked_++));
        wanted.link.user = passer_by();
        wanted.link.expires = wanted.at + std::chrono::hours(1);
        return wanted;
    }
    intent come_by_link() {
        use_link wanted;
        wanted.code = hash_secret("link" + number(linked_ + 1));
        wanted.at = rig_.wall();
        return wanted;
    }

    live_rig& rig_;
    std::mt19937 random_;
    std::vector<message_id> said_;
    std::size_t accepted_ = 0;
    unsigned made_ = 0;
    unsigned offered_ = 0;
    unsigned linked_ = 0;
};
static_assert(std::variant_size_v<intent> == 20, "a new kind of intent is walked too");

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
    for (const char* name : {"bo", "cy", "eve", "fay"})
        rig.add(name);
    rig.let_in("gus");            // a guest who sees home
    rig.add("hid", role::guest);  // and one who sees nothing
    std::vector<follower> followers;
    for (const char* name : {"ada", "bo", "cy", "gus", "hid"}) {
        followers.push_back({name, small_client(rig.snapshot(name)), rig.open(name), {}});
        followers.back().hear(rig);
    }
    walk way(rig, GetParam());
    std::mt19937 luck(GetParam() + 1);
    for (int step = 0; step < 100; ++step) {
        way.step();
        for (follower& one : followers) {
            if (luck() % 16 != 0) continue;
            // A cut at some moment: what was not heard by then comes again by the cursor.
            one.stream->hang_up();
            if (luck() % 2 == 0) one.hear(rig);
            one.stream->taken = one.stream->text.size();
            for (int missed = 0; missed < 3; ++missed)
                way.step();
            one.stream = rig.open(one.name, one.cursor);
        }
    }
    EXPECT_GT(way.accepted(), 60U);  // else the walk proves little
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
